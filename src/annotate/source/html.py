"""The article in a saved web page, for `annotate compare`."""

from __future__ import annotations

from pathlib import Path

from annotate.source.paths import unusable
from annotate.source.text import FORBIDDEN, read_bytes, read_text

MAX_PAGE = 20_000_000
MAX_TAGS = 100_000  # lxml and trafilatura take minutes on a page of nothing but tags


def read_version(path: Path) -> str:
    """The text of a version given on the command line: .txt and .md as they stand, .html its main text."""
    return main_text(path) if path.suffix.lower() in (".html", ".htm", ".xhtml") else read_text(path)


def main_text(path: Path) -> str:
    """The article in the page at `path`, a paragraph a line. Raises UnusableError when none is found."""
    page = read_bytes(path, MAX_PAGE)
    if page.count(b"<") > MAX_TAGS:
        raise unusable(path, f"holds more than {MAX_TAGS:,} tags; save the article as text instead")
    import trafilatura  # noqa: PLC0415 - takes half a second, and most runs compare texts

    text = trafilatura.extract(page, include_comments=False, include_tables=False, favor_precision=False)
    if not text or not text.strip():
        raise unusable(path, "no article was found in this page; save its text as a .txt file instead")
    return FORBIDDEN.sub("", text)
