"""Pages wait in a file for their template, and come back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from mkdocs_annotate.waiting import WaitingPages
from sample import FULL, Add


def page_at(path: str) -> Page:
    """A page with Markdown and metadata."""
    page = Page(path, File(path, None, "site", False), MkDocsConfig())
    page.markdown, page.meta = "# Words", {"title": "Kyiv", "jsonld": '{"a": "é"}'}
    return page


def test_a_page_comes_back_as_it_was() -> None:
    """HTML and long metadata are gone from a page that waits, and come back, whatever characters they hold."""
    waiting, pages = WaitingPages(), [page_at("a.md"), page_at("b.md")]
    for page in pages:
        page.content = waiting.put(page, f"<p>{page.file.src_uri} \U0001f600 \ud800</p>")
        assert (page.content, page.markdown, page.meta) == ("", "", {"title": "Kyiv", "jsonld": ""})
    for page in reversed(pages):
        waiting.give_back(page)
        assert page.content == f"<p>{page.file.src_uri} \U0001f600 \ud800</p>"
        assert page.meta["jsonld"] == '{"a": "é"}'
        waiting.done(page)
        assert page.content == ""
    waiting.close()


def test_other_pages_are_left_alone() -> None:
    """A page that does not wait keeps what it has."""
    waiting, page = WaitingPages(), page_at("a.md")
    page.content = "<p>here</p>"
    waiting.give_back(page)
    waiting.done(page)
    assert (page.content, page.markdown) == ("<p>here</p>", "# Words")
    waiting.close()


def test_no_page_of_ours_stays_in_memory(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When all pages are rendered, those of comparisons wait in the file, and each is written whole."""
    add("visit", FULL)
    held: list[int] = []
    give_back = WaitingPages.give_back

    def counted(waiting: WaitingPages, page: Page) -> None:
        held.append(len(page.content or ""))
        give_back(waiting, page)

    monkeypatch.setattr(WaitingPages, "give_back", counted)
    config = load_config(str(site / "mkdocs.yml"), site_dir=str(site / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    assert held.count(0) >= len(held) - 2
    assert "Kiev" in (site / "site/comparisons/visit/index.html").read_text("utf-8")
