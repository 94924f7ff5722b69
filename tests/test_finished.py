"""plugins/mkdocs_annotate/finished.py: pages from the cache are the pages that would be rendered."""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from mkdocs_annotate import finished as module
from mkdocs_annotate.finished import FinishedPages, can_keep, site_key
from sample import CONFIG, COPY, FULL, Add
from test_plugin import build_site


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site but the search index, which is made of the same pages."""
    found = (p for p in sorted(folder.rglob("*")) if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found if "pagefind" not in p.parts}


def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of our pages that are rendered from now on."""
    paths: list[str] = []
    keep = FinishedPages.keep

    def counted(self: FinishedPages, path: str, html: str) -> None:
        if path in self.keys:
            paths.append(path)
        keep(self, path, html)

    monkeypatch.setattr(FinishedPages, "keep", counted)
    return paths


@pytest.fixture
def site_of_three(add: Add, site: Path) -> Path:
    """A site with an address and three comparisons, each of its own day."""
    (site / "mkdocs.yml").write_text(CONFIG + "site_url: https://example.org/\n", encoding="utf-8")
    for day, name in enumerate("abc", start=1):
        add(name, FULL.replace("2026-11-21", f"2026-11-0{day}"))
    return site


def test_nothing_is_rendered_again(site_of_three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build renders no page of ours outside of the navigation, and gives the same bytes, sitemap included."""
    first = tree(build_site(site_of_three))
    paths = rendered(monkeypatch)
    assert tree(build_site(site_of_three)) == first
    assert paths == []
    assert b"comparisons/b/" in first["sitemap.xml"]


def test_only_what_changed_is_rendered(site_of_three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit its page and the lists that tell of it are rendered, and the site is that of a clean build."""
    build_site(site_of_three)
    copy = site_of_three / "docs/comparisons/b/copy.txt"
    copy.write_text(COPY.replace("Sunday", "Monday"), encoding="utf-8")
    paths = rendered(monkeypatch)
    warm = tree(build_site(site_of_three))
    assert "comparisons/b/index.md" in paths
    assert not {"comparisons/a/index.md", "comparisons/c/index.md"} & set(paths)
    shutil.rmtree(site_of_three / ".cache")
    assert tree(build_site(site_of_three)) == warm


@pytest.mark.parametrize(
    "change",
    [
        ("mkdocs.yml", "site_name: A site", "site_name: Another"),
        ("mkdocs.yml", "font: false", "font: false\n  language: de"),
        ("mkdocs.yml", "site_url: https://example.org/", "site_url: https://example.org/x/"),
        ("docs/index.md", "# Home", "# Start"),
    ],
)
def test_what_pages_share(site_of_three: Path, change: tuple[str, str, str]) -> None:
    """What shows on every page (name, language, address, titles in the navigation) makes all of them new."""
    build_site(site_of_three)
    path, old, new = change
    file = site_of_three / path
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new), encoding="utf-8")
    warm = tree(build_site(site_of_three))
    shutil.rmtree(site_of_three / ".cache")
    assert tree(build_site(site_of_three)) == warm


def test_a_page_that_was_tampered_with_is_rendered(site_of_three: Path) -> None:
    """HTML in the cache that is not what was written there is not believed."""
    first = tree(build_site(site_of_three))
    for page in (site_of_three / ".cache/annotate/html").glob("*.html"):
        page.write_text("<script>alert(1)</script>")
    assert tree(build_site(site_of_three)) == first


def test_plugins_that_are_not_known(site_of_three: Path) -> None:
    """With a hook or a plugin that may change pages, nothing is kept."""
    assert can_keep(load_config(str(site_of_three / "mkdocs.yml")))
    (site_of_three / "hook.py").write_text("")
    (site_of_three / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n", encoding="utf-8")
    assert not can_keep(load_config(str(site_of_three / "mkdocs.yml")))
    (site_of_three / "mkdocs.yml").write_text(CONFIG.replace("- annotate", "- annotate\n  - tags"), encoding="utf-8")
    assert not can_keep(load_config(str(site_of_three / "mkdocs.yml")))


def test_installed_packages() -> None:
    """Every package counts with its version, whatever it does."""
    told = module._installed().splitlines()
    for name in ("mkdocs", "markdown", "pymdown_extensions"):
        assert any(line.lower() == f"{name}-{metadata.version(name)}.dist-info" for line in told)


def test_the_key_of_a_site(site_of_three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is the same in another folder, and another with other packages or another theme folder."""
    moved = site_of_three.parent / "moved"
    shutil.copytree(site_of_three, moved)

    def key(folder: Path) -> str:
        config = load_config(str(folder / "mkdocs.yml"))
        return site_key(config, get_files(config))

    assert key(site_of_three) == key(moved)
    (moved / "theme").mkdir()
    (moved / "theme" / "main.html").write_text("{% extends 'base.html' %}")
    text = (moved / "mkdocs.yml").read_text()
    (moved / "mkdocs.yml").write_text(text.replace("font: false", "font: false\n  custom_dir: theme"))
    with_theme = key(moved)
    (moved / "theme" / "main.html").write_text("{% extends 'base.html' %}\n")
    assert len({key(site_of_three), with_theme, key(moved)}) == 3
    monkeypatch.setattr(module, "_installed", lambda: "another")
    assert key(site_of_three) != key(moved)


def test_unused_pages_go(site_of_three: Path) -> None:
    """The cache holds the pages of the last build and no more."""
    build_site(site_of_three)
    before = len(list((site_of_three / ".cache/annotate/html").iterdir()))
    shutil.rmtree(site_of_three / "docs/comparisons/c")
    build_site(site_of_three)
    assert len(list((site_of_three / ".cache/annotate/html").iterdir())) < before
