"""The article in a web page, for `annotate compare` and `annotate new`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.source.encoding import decode
from annotate.source.page import Page, PageError
from annotate.source.paths import unusable
from annotate.source.text import FORBIDDEN, read_bytes, read_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_PAGE = 20_000_000
MAX_TAGS = 100_000  # lxml and trafilatura take minutes on a page of nothing but tags
MAX_DEPTH = 250  # tags inside each other: from 255 on, lxml drops what stands there without a word
ENDINGS = (".html", ".htm", ".xhtml")
BEGINNING = 2_000  # characters of an article in which its headline would stand
REPLACED = "\ufffd"  # what `decode` puts for bytes without a meaning


@dataclass(frozen=True, slots=True)
class Article:
    """The main text of a page, a paragraph a line; and the page itself as characters and as tags."""

    text: str
    source: str
    tree: HtmlElement


def read_version(path: Path) -> str:
    """The text of a version given on the command line: .txt and .md as they stand, .html its main text."""
    if path.suffix.lower() not in ENDINGS:
        return read_text(path)
    page = Page(read_bytes(path, MAX_PAGE))
    try:
        return read_article(page).text
    except PageError as error:
        raise unusable(path, str(error)) from None


def read_article(page: Page) -> Article:
    """The article in a page. Raises PageError when none is found, or when it cannot be read for certain."""
    if page.data.count(b"<") > MAX_TAGS:
        raise PageError(f"holds more than {MAX_TAGS:,} tags; save the article as text instead")
    source, whole = decode(page)
    source = FORBIDDEN.sub("", source)
    tree = tree_of(source)
    import trafilatura  # noqa: PLC0415 - takes half a second, and most runs compare texts

    found = trafilatura.extract(tree, include_comments=False, include_tables=False) or ""
    text = FORBIDDEN.sub("", found)
    if not text.strip():
        raise nothing_found()
    if not whole and REPLACED in text:
        raise PageError("has bytes in the article that are not in its encoding; save the article as text in UTF-8")
    return Article(headed(text, tree), source, tree)


def headed(text: str, tree: HtmlElement) -> str:
    """`text` with the headline of the page as its first line.

    trafilatura keeps the headline of some pages and drops that of others, by their markup, and the difference would
    be found between the two texts. A headline is an h1 that the title of the page begins with and is half made of.
    """
    title = " ".join(tree.xpath("string(//head/title)").split())
    for element in tree.xpath("//h1"):
        line = FORBIDDEN.sub("", " ".join(element.text_content().split()))
        if line and title.startswith(line) and 2 * len(line) >= len(title) and line not in text[:BEGINNING]:
            return f"{line}\n{text}"
    return text


def tree_of(source: str) -> HtmlElement:
    """The tags of a page. Raises PageError when there are none, or too many inside each other to be read whole."""
    import trafilatura  # noqa: PLC0415 - see read_article

    tree = trafilatura.load_html(source)
    if tree is None:
        raise nothing_found()
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise PageError(f"has more than {MAX_DEPTH} tags inside each other; save the article as text instead")
        level = [child for element in level for child in element]
    return tree


def nothing_found() -> PageError:
    """The error for a page without an article."""
    return PageError("no article was found in this page; save its text as a .txt file instead")
