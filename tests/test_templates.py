"""The theme's templates: what link previews and machines read in the head of the built pages."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotate.build import build as build_tree
from sample import CONFIG, FULL, Add

ATTACK = "</script><script>alert(1)</script> \" ' & {{ 7*7 }} <!--"
ADDRESS = "https://example.org/news/"


class Head(HTMLParser):
    """The meta elements and scripts of a page, as a browser reads them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.data: list[str] = []
        self.scripts = 0
        self.inside = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        found = dict(attrs)
        self.scripts += tag == "script"
        self.inside = tag == "script" and found.get("type") == "application/ld+json"
        name = found.get("property") or found.get("name")
        if tag == "meta" and name:
            self.meta.setdefault(name, []).append(found.get("content") or "")

    def handle_data(self, data: str) -> None:
        """Notes what a script of data holds."""
        if self.inside:
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Notes the end of an element."""
        self.inside = False


def built(site: Path, config: Path, address: str = ADDRESS) -> dict[str, Head]:
    """The heads of the pages of a site."""
    made = load_config(str(config), site_url=address, site_dir=str(site / "site"))
    made.plugins.on_startup(command="build", dirty=False)
    try:
        build(made)
    finally:
        made.plugins.on_shutdown()
    pages = (site / "site").rglob("index.html")
    return {p.parent.relative_to(site / "site").as_posix(): Head(p.read_text("utf-8")) for p in pages}


def hostile(add: Add) -> None:
    """A comparison whose title tries to leave every place it comes to."""
    quoted = ATTACK.replace("'", "''")
    add(description=FULL.replace("title: A visit", f"title: '{quoted}'\nsummary: '{quoted}'"))


@pytest.mark.parametrize("generator", ["plugin", "tree"])
def test_the_built_page_tells_machines(add: Add, site: Path, generator: str) -> None:
    """With our plugin and without it, the page has one JSON-LD element that parses, and hostile words stay in it."""
    hostile(add)
    add("plain")
    config = site / "mkdocs.yml"
    if generator == "tree":
        build_tree(site / "docs", site / "tree")
        config = site / "tree" / "mkdocs.yml"
    heads = built(site, config)
    (source,) = heads["comparisons/visit"].data
    graph = json.loads(source)["@graph"]
    assert graph[0]["headline"] == ATTACK
    types = [thing["@type"] for thing in graph]
    assert types == ["Article", "NewsArticle", "NewsArticle", "Dataset"]
    assert [c["@type"] for c in graph[1]["correction"]] == ["CorrectionComment"] * len(graph[1]["correction"])
    assert heads["comparisons/visit"].scripts == heads["comparisons/plain"].scripts
    assert not heads["."].data


def test_link_previews(add: Add, site: Path) -> None:
    """Title, description, address and image are there once, escaped once."""
    hostile(add)
    heads = built(site, site / "mkdocs.yml")
    meta = heads["comparisons/visit"].meta
    assert meta["og:title"] == meta["og:description"] == meta["description"] == [ATTACK]
    assert meta["og:type"] == ["article"]
    assert meta["og:url"] == [f"{ADDRESS}comparisons/visit/"]
    assert meta["og:image"] == [f"{ADDRESS}assets/annotate/preview.png"]
    assert (site / "site/assets/annotate/preview.png").read_bytes().startswith(b"\x89PNG")
    assert heads["."].meta["og:type"] == ["website"]
    assert heads["."].meta["og:title"] == ["A site"]


def test_signs_in_the_titles_of_own_pages(site: Path) -> None:
    """A page of the site's own with signs in its heading has them escaped once too."""
    (site / "docs" / "about.md").write_text('# Tom & "Jerry"\n', encoding="utf-8")
    assert built(site, site / "mkdocs.yml")["about"].meta["og:title"] == ['Tom & "Jerry"']


def test_without_an_address_there_is_no_image(site: Path) -> None:
    """Previews need a whole address; a site that has none names no image."""
    (site / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    meta = built(site, site / "mkdocs.yml", "")["."].meta
    assert "og:image" not in meta
    assert "og:url" not in meta
