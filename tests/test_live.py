"""live.py: live reload shows what a new start would show, and does little for it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from annotate import memory
from mkdocs_annotate.finished import FinishedPages
from mkdocs_annotate.live import Live
from sample import COPY, FULL, Add
from test_cache import tree

ADDRESS = "http://127.0.0.1:8000/"


def serve(site: Path, live: Live, into: str = "served") -> dict[str, bytes]:
    """What `mkdocs serve` has after a build in a process that remembers `live`; without the search."""
    config = load_config(str(site / "mkdocs.yml"), site_dir=str(site / into), site_url=ADDRESS)
    config.plugins.on_startup(command="serve", dirty=False)
    config.plugins["annotate"].live = live  # type: ignore[attr-defined]
    build(config, serve_url=ADDRESS)
    return {path: data for path, data in tree(site / into).items() if not path.startswith("pagefind/")}


@pytest.fixture
def served(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of three comparisons, of three references, whose changes count as old enough to be believed."""
    monkeypatch.setattr(memory, "SETTLED", 0)
    for day, name in enumerate("abc", start=1):
        reference = f"The minister arrived in Kyiv on Sunday, {name}.\n"
        add(name, FULL.replace("2026-11-21", f"2026-11-0{day}"), reference, reference.replace("Kyiv", "Kiev"))
    return site


def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """The paths of our pages that are rendered, and of all files that are copied, from now on."""
    rendered: list[str] = []
    copied: list[str] = []
    keep, copy_file = FinishedPages.keep, File.copy_file

    def kept(self: FinishedPages, path: str, html: str) -> None:
        rendered.append(path)
        keep(self, path, html)

    def copying(self: File, dirty: bool = False) -> None:
        copied.append(self.src_uri)
        copy_file(self, dirty)

    monkeypatch.setattr(FinishedPages, "keep", kept)
    monkeypatch.setattr(File, "copy_file", copying)
    return rendered, copied


def test_only_what_changed_is_rendered_and_copied(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit of one comparison nothing of the others is rendered or copied, from the first edit on."""
    live = Live()
    serve(served, live)
    rendered, copied = counted(monkeypatch)
    for word in ("Monday", "Tuesday"):
        text = served / "docs/comparisons/b/copy.txt"
        text.write_text(f"The minister arrived in Kiev on {word}, b.\n", encoding="utf-8")
        rendered.clear()
        copied.clear()
        found = serve(served, live)
        assert "comparisons/b/index.md" in rendered
        assert not [path for path in (*rendered, *copied) if path.startswith(("comparisons/a/", "comparisons/c/"))]
        assert word.encode() in found["comparisons/b/index.html"]
        assert found == serve(served, Live(), into=f"new-{word}")


def test_what_is_gone_is_gone(served: Path) -> None:
    """A comparison that was taken away, and the pages that only it had, are no longer served."""
    live = Live()
    serve(served, live)
    (served / "docs/comparisons/c/comparison.yml").write_text(FULL + "tags: [only]\n", encoding="utf-8")
    assert "comparisons/by/tag/only/index.html" in serve(served, live)
    shutil.rmtree(served / "docs/comparisons/c")
    found = serve(served, live)
    assert not [path for path in found if "/c/" in path or "only" in path]
    assert found == serve(served, Live(), into="new")
    assert not (served / "served/comparisons/c").exists()


def test_another_process_that_builds_meanwhile(served: Path) -> None:
    """`mkdocs build` beside `mkdocs serve`, after an edit and before live reload has seen it, hides nothing."""
    live = Live()
    serve(served, live)
    text = served / "docs/comparisons/a/comparison.yml"
    text.write_text(text.read_text().replace("A visit", "Another title"), encoding="utf-8")
    other = load_config(str(served / "mkdocs.yml"))
    other.plugins.on_startup(command="build", dirty=False)
    build(other)
    found = serve(served, live)
    assert b"Another title" in found["comparisons/index.html"]
    assert found == serve(served, Live(), into="new")


def test_after_a_build_that_failed(served: Path) -> None:
    """After a build that failed everything is made new, and nothing hidden is left."""
    live = Live()
    first = serve(served, live)
    (served / "docs/comparisons/linked").symlink_to(served / "docs")
    with pytest.raises((PluginError, SystemExit)):
        serve(served, live)
    (served / "docs/comparisons/linked").unlink()
    config = (served / "mkdocs.yml").read_text()
    (served / "mkdocs.yml").write_text(config.replace("  - annotate", "  - annotate:\n      cache_dir: docs/x"))
    with pytest.raises((PluginError, SystemExit)):
        serve(served, live)
    (served / "mkdocs.yml").write_text(config)
    assert serve(served, live) == first
    assert not [path.name for path in (served / "served").iterdir() if path.name.startswith(".")]


def test_another_configuration(served: Path) -> None:
    """What shows on every page makes all of them new."""
    live = Live()
    serve(served, live)
    config = (served / "mkdocs.yml").read_text()
    (served / "mkdocs.yml").write_text(config.replace("font: false", "font: false\n  language: de"))
    assert serve(served, live) == serve(served, Live(), into="new")


def test_what_was_tampered_with_is_not_copied(served: Path) -> None:
    """Finished pages in the cache that are torn between two builds never come into the site."""
    live = Live()
    serve(served, live)
    first = serve(served, live)
    for page in (served / ".cache/annotate/served").glob("*.html"):
        page.write_text("<script>alert(1)</script>", encoding="utf-8")
    assert serve(served, live) == first


def test_the_index_stays(served: Path) -> None:
    """The search index of the first build is there after the next one, and is not made again."""
    live = Live()
    serve(served, live)
    index = served / "served/pagefind"
    if not index.is_dir():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("pagefind is not installed")
    before = tree(index)
    (served / "docs/comparisons/a/copy.txt").write_text(COPY, encoding="utf-8")
    serve(served, live)
    assert tree(index) == before
    assert live.searched
