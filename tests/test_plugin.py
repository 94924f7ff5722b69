"""The MkDocs plugin: real builds of small sites, strict, and what live reload sees."""

from __future__ import annotations

import gzip
import logging
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from annotate.build import build as build_tree
from sample import CONFIG, COPY, DESCRIPTION, REFERENCE, Add


def build_site(site: Path, *, strict: bool = True) -> Path:
    """Builds the site as `mkdocs build` does and gives the folder it wrote."""
    config = load_config(str(site / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return site / "site"


def names(folder: Path) -> set[str]:
    """The files below `folder`."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_strict_build(add: Add, site: Path) -> None:
    """A good comparison is built without a warning: page, data, list, style and script."""
    add()
    files = names(build_site(site))
    assert {
        "comparisons/visit/index.html",
        "comparisons/visit/comparison.json",
        "comparisons/index.html",
        "assets/annotate/annotate.css",
        "assets/annotate/annotate.js",
    } <= files


def test_texts_are_not_published(add: Add, site: Path) -> None:
    """No file of a comparison's folder reaches the site, whatever it is called."""
    folder = add(description=DESCRIPTION)
    (folder / "notes.md").write_text("# private")
    with pytest.raises(Abort):
        build_site(site)
    files = names(site / "site")
    assert not [
        f for f in files if f.startswith("comparisons/") and f.endswith(("copy.txt", "reference.txt", ".yml", ".md"))
    ]
    assert "comparisons/visit/notes/index.html" not in files


def test_problems_are_warnings(add: Add, site: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A broken comparison is a warning with its place; strict writes the site all the same and fails."""
    add("bad", copy=b"\xff")
    add("good")
    with caplog.at_level(logging.WARNING), pytest.raises(Abort):
        build_site(site)
    assert "docs/comparisons/bad/copy.txt:1:1: byte 0xFF is not UTF-8" in caplog.text
    assert "comparisons/good/index.html" in names(site / "site")
    assert "comparisons/bad/index.html" not in names(site / "site")
    build_site(site, strict=False)


@pytest.mark.parametrize(
    ("reference", "copy"),
    [(REFERENCE, REFERENCE), (REFERENCE, "Take four eggs and beat them well with sugar and butter. " * 30)],
    ids=["identical", "unrelated"],
)
def test_nothing_to_compare(add: Add, site: Path, reference: str, copy: str) -> None:
    """Identical and unrelated texts are pages that say so, not warnings."""
    add(reference=reference, copy=copy)
    assert (build_site(site) / "comparisons/visit/index.html").is_file()


def test_navigation_holds_no_comparison(add: Add, site: Path) -> None:
    """The navigation of a page names the list and not the comparisons, with and without a nav of its own."""
    for i in range(3):
        add(f"visit-{i}")
    for config in (CONFIG, CONFIG[: CONFIG.index("nav:")]):
        (site / "mkdocs.yml").write_text(config)
        home = (build_site(site) / "index.html").read_text(encoding="utf-8")
        assert "comparisons/visit-" not in home
        assert 'href="comparisons/"' in home


def test_hostile_title(add: Add, site: Path) -> None:
    """A title, label or summary that is markup stays text on every page."""
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ config }} [x](javascript:alert(3))"
    description = DESCRIPTION.replace("A visit", f"'{attack}'").replace("The Mirror", f"'{attack}'")
    add(description=description + f"summary: '{attack}'\ntags: ['{attack}']\n")
    built = build_site(site)
    for page in built.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text, page
        assert "<img src=x" not in text, page
        assert 'href="javascript:' not in text, page


def test_search(add: Add, site: Path) -> None:
    """The site has a search page and its index, and every page a plain form that leads there."""
    add()
    built = build_site(site)
    assert {"search/index.html", "pagefind/pagefind-worker.js", "assets/annotate/search.js"} <= names(built)
    for page, action in (("index.html", "search/"), ("comparisons/visit/index.html", "../../search/")):
        form = (built / page).read_text(encoding="utf-8").partition('<form class="an-seek"')[2].partition("</form>")[0]
        assert f'method="get" action="{action}"' in form
        assert 'name="q"' in form
        assert "__search" not in (built / page).read_text(encoding="utf-8").replace('id="__search"', "")


@pytest.mark.parametrize("why", ["option", "missing"])
def test_no_search(
    why: str, add: Add, site: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Without Pagefind, or when it is switched off, the site is built without a form that leads nowhere."""
    add()
    if why == "option":
        (site / "mkdocs.yml").write_text(CONFIG.replace("  - annotate\n", "  - annotate:\n      search: false\n"))
    else:
        monkeypatch.setattr("mkdocs_annotate.plugin.available", lambda: False)
    with caplog.at_level(logging.INFO):
        built = build_site(site)
    assert not [name for name in names(built) if name.startswith(("search/", "pagefind/"))]
    assert "an-seek" not in (built / "index.html").read_text(encoding="utf-8")
    assert caplog.text.count("this site has no search") == (why == "missing")


def test_language(add: Add, site: Path) -> None:
    """The words of our pages are in the language of the theme, the quotations keep theirs."""
    add()
    (site / "mkdocs.yml").write_text(CONFIG.replace("font: false", "font: false\n  language: de"))
    page = (build_site(site) / "comparisons/visit/index.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    for words in ("Die Kopie sagt", "Nebeneinander", "Vergleiche durchsuchen", 'aria-label="Korrektur 1: Zahl"'):
        assert words in page
    assert "The copy says" not in page
    assert 'bdi class="an-copy" lang="en">„' in page


def test_language_of_the_tree(add: Add, site: Path) -> None:
    """The tree of `annotate build` gives the same article in another language as the plugin."""
    add()
    (site / "mkdocs.yml").write_text(CONFIG.replace("font: false", "font: false\n  language: fr"))
    with_plugin = (build_site(site) / "comparisons/visit/index.html").read_text(encoding="utf-8")
    build_tree(site / "docs", site / "tree")
    without = (build_site(site / "tree") / "comparisons/visit/index.html").read_text(encoding="utf-8")
    articles = [text[text.index("<article") : text.index("</article>")] for text in (with_plugin, without)]
    assert articles[0] == articles[1]
    assert "Côte à côte" in articles[0]
    assert "Rechercher dans les comparaisons" in without


def test_unknown_language(add: Add, site: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A language we have no words for gets English ones, and the build says so once, without failing."""
    add()
    (site / "mkdocs.yml").write_text(CONFIG.replace("font: false", "font: false\n  language: es"))
    with caplog.at_level(logging.INFO):
        page = (build_site(site) / "comparisons/visit/index.html").read_text(encoding="utf-8")
    assert "The copy says" in page
    assert caplog.text.count("there are no words for the language 'es'; the pages speak English") == 1


@pytest.mark.parametrize("jobs", ["0", "-3", "257", "true", "many"])
def test_numbers_of_processes(site: Path, caplog: pytest.LogCaptureFixture, jobs: str) -> None:
    """A number of processes that is none ends the build with one line."""
    (site / "mkdocs.yml").write_text(CONFIG.replace("- annotate", f"- annotate: {{jobs: {jobs}}}"), encoding="utf-8")
    with pytest.raises(Abort):
        load_config(str(site / "mkdocs.yml"))
    [line] = [record.message for record in caplog.records if "jobs" in record.message]
    assert "should be a number from 1 to 256" in line or "Expected type" in line


def test_page_for_edit(add: Add, site: Path) -> None:
    """The page of a comparison is edited by its comparison.yml."""
    add()
    (site / "mkdocs.yml").write_text(CONFIG + "repo_url: https://example.org/r\nedit_uri: edit/main/docs/\n")
    config = (site / "mkdocs.yml").read_text().replace("font: false", "font: false\n  features: [content.action.edit]")
    (site / "mkdocs.yml").write_text(config)
    page = (build_site(site) / "comparisons/visit/index.html").read_text(encoding="utf-8")
    assert "comparisons/visit/comparison.yml" in page
    assert "comparisons/visit/index.md" not in page


def test_cache_below_docs(add: Add, site: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A cache below docs would start a new build with every build; it is refused."""
    add()
    (site / "mkdocs.yml").write_text(CONFIG.replace("  - annotate\n", "  - annotate:\n      cache_dir: docs/cache\n"))
    with pytest.raises(Abort):
        build_site(site)
    assert "cache_dir docs/cache lies below docs" in caplog.text


def test_foreign_cache(add: Add, site: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A cache folder that holds somebody's files is refused in one line."""
    add()
    (site / "mine").mkdir()
    (site / "mine" / "a").write_text("b")
    (site / "mkdocs.yml").write_text(CONFIG.replace("  - annotate\n", "  - annotate:\n      cache_dir: mine\n"))
    with pytest.raises(Abort):
        build_site(site)
    assert "mine:1:1: is not empty" in caplog.text


def test_tree_without_plugin(add: Add, site: Path) -> None:
    """The tree of `annotate build` is built by MkDocs without our plugin, with the same article."""
    add()
    with_plugin = (build_site(site) / "comparisons/visit/index.html").read_text(encoding="utf-8")
    build_tree(site / "docs", site / "tree")
    assert "annotate" not in (site / "tree/mkdocs.yml").read_text().split("plugins:")[1].split("markdown_")[0]
    without = (build_site(site / "tree") / "comparisons/visit/index.html").read_text(encoding="utf-8")
    articles = [text[text.index("<article") : text.index("</article>")] for text in (with_plugin, without)]
    assert articles[0] == articles[1]
    assert "assets/annotate/annotate.css" in without


def test_same_site(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds of the same folder give the same bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    add()
    first = {p: p.read_bytes() for p in sorted(build_site(site).rglob("*")) if p.is_file()}
    second = {p: p.read_bytes() for p in sorted(build_site(site).rglob("*")) if p.is_file()}
    assert first == second


def test_own_templates_come_first(add: Add, site: Path) -> None:
    """A template of the site's own wins over ours."""
    add()
    (site / "mine").mkdir()
    (site / "mine" / "404.html").write_text("mine")
    (site / "mkdocs.yml").write_text(CONFIG.replace("font: false", "font: false\n  custom_dir: mine"))
    assert (build_site(site) / "404.html").read_text() == "mine"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """`mkdocs serve` on a free port, as a process of its own; gives its address."""
    root = Path(__file__).parent.parent
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "src"), str(root / "plugins")])}
    import socket  # noqa: PLC0415 - only here

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, "--quiet"]
    process = subprocess.Popen(command, cwd=site, env=env, stdin=subprocess.DEVNULL)
    try:
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(url: str, words: str, seconds: float = 60) -> None:
    """Waits until the page at `url` holds `words`."""
    end = time.monotonic() + seconds
    text = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server
                text = answer.read().decode()
        except OSError:
            text = ""
        if words in text:
            return
        time.sleep(0.2)
    pytest.fail(f"{url} did not come to hold {words!r}")


def test_serve_sees_edits(add: Add, site: Path) -> None:
    """`mkdocs serve` alone shows an edited comparison.yml and an edited text."""
    folder = add()
    with served(site) as address:
        page = f"{address}/comparisons/visit/"
        wait_for(page, "A visit")
        description = (folder / "comparison.yml").read_text()
        (folder / "comparison.yml").write_text(description.replace("A visit", "Another title"))
        wait_for(page, "Another title")
        (folder / "copy.txt").write_text(COPY.replace("parliaments", "chambers"))
        wait_for(page, "chambers")


def test_the_day_is_not_in_the_sitemap(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sitemap names every page without the day of the build, and so does its packed form."""
    add()
    (site / "mkdocs.yml").write_text(CONFIG + "site_url: https://example.org/\n")
    found = []
    for seconds in ("1700000000", "1800000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        built = build_site(site)
        found.append(((built / "sitemap.xml").read_bytes(), (built / "sitemap.xml.gz").read_bytes()))
    assert found[0] == found[1]
    assert gzip.decompress(found[0][1]) == found[0][0]
    root = ElementTree.fromstring(found[0][0])  # noqa: S314 - our own
    places = [element.text for element in root.iter() if element.tag.endswith("}loc")]
    assert "https://example.org/comparisons/visit/" in places
    assert b"lastmod" not in found[0][0]


def test_a_link_ends_the_build_first(add: Add, site: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A comparison that is a link to a folder is named before MkDocs walks through it."""
    (add().parent / "x").symlink_to("/")
    with pytest.raises(Abort):
        build_site(site)
    assert "docs/comparisons/x:1:1: is a symbolic link; the folder itself has to be here" in caplog.text
    assert not (site / "site").exists()
