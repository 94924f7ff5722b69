"""Reading both texts back from what is published, without any of the code that wrote it."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from syntaxes import EXTENSIONS, SETTINGS

SITE = ["attr_list", "md_in_html", "tables", "toc", "footnotes"]
"""The extensions of this site's mkdocs.yml, without ours."""


class Sections(HTMLParser):
    """The paragraphs of both texts in the HTML of an annotated document, footnote references left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[str]] = {"copy": [], "reference": []}
        self.side = ""
        self.inside = self.left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes where a text, a paragraph of it, or a footnote reference begins."""
        classes = (dict(attrs).get("class") or "").split()
        if tag == "section" and "an-text" in classes:
            self.side = "copy" if "an-copy" in classes else "reference"
        elif tag == "p" and self.side:
            self.found[self.side].append("")
            self.inside = 1
        elif tag == "sup":
            self.left_out += 1

    def handle_endtag(self, tag: str) -> None:
        """Notes where they end."""
        if tag == "section":
            self.side = ""
        elif tag == "p":
            self.inside = 0
        elif tag == "sup":
            self.left_out -= 1

    def handle_data(self, data: str) -> None:
        """Adds characters to the paragraph."""
        if self.side and self.inside and not self.left_out:
            self.found[self.side][-1] += data

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self.handle_data(chr(int(name[1:], 16) if name[0] in "xX" else int(name)))

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        self.handle_data({"lt": "<", "gt": ">", "amp": "&", "quot": '"'}[name])


def by_python_markdown(source: str) -> dict[str, str]:
    """Both texts as Python-Markdown shows them, with our extension nowhere near."""
    return _texts(markdown.markdown(source, extensions=["md_in_html", "footnotes", "tables"]))


def by_commonmark(source: str) -> dict[str, str]:
    """Both texts as a CommonMark reader shows them."""
    return _texts(MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin).render(source))


def _texts(html: str) -> dict[str, str]:
    parser = Sections()
    parser.feed(html)
    parser.close()
    return {side: "\n".join(filter(None, found)) for side, found in parser.found.items()}


def html_of(page: str, *, greedy: bool) -> str:
    """The body of a page under this site's extensions or under as many as there are, ours included."""
    body = page.partition("\n---\n")[2]
    if greedy:
        return markdown.markdown(body, extensions=[*EXTENSIONS, "annotate"], extension_configs=SETTINGS)
    return markdown.markdown(
        body, extensions=[*SITE, "annotate"], extension_configs={"footnotes": SETTINGS["footnotes"]}
    )
