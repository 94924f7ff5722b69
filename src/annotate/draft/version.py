"""One version as somebody has it: a text, a saved page, a page in a WARC, or an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from annotate.source import rules, warc
from annotate.source.about import Found, about
from annotate.source.html import ENDINGS, MAX_PAGE, read_article
from annotate.source.page import PLAIN, Page, PageError
from annotate.source.paths import unusable
from annotate.source.text import FORBIDDEN, MAX_BYTES, read_bytes, read_text

Fetch: TypeAlias = Callable[[str], Page]
"""From an address to the page there; raises PageError."""

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
TEXTS = (".txt", ".md")
GIVEN = "should be a text (.txt, .md), a saved page (.html), a page in a WARC (file.warc.gz#https://…) or an address"


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a version, and what is known of it, each with its origin.

    `ending` is that of the file it is written to; `retrieved` the day it was had, with its origin.
    """

    text: str
    ending: str
    retrieved: Found
    found: Mapping[str, Found] = field(default_factory=dict)


def read_draft(given: str, today: str, fetch: Fetch) -> Draft:
    """The version that was `given` on the command line.

    Raises UnusableError for what is wrong with a file, PageError (one line) for an address or a page in a WARC.
    """
    if ADDRESS.match(given):
        return from_page(fetch(given), today)
    if archive := warc.split(given):
        return from_page(warc.read_page(*archive), today)
    path = Path(given)
    if path.suffix.lower() in TEXTS:
        return Draft(read_text(path), path.suffix.lower(), Found(today, "today"))
    if path.suffix.lower() in ENDINGS:
        try:
            return from_page(Page(read_bytes(path, MAX_PAGE)), today)
        except PageError as error:
            raise unusable(path, str(error)) from None
    raise unusable(path, GIVEN)


def from_page(page: Page, today: str) -> Draft:
    """The version in a page: the article it holds, or the plain text it is."""
    retrieved = Found(page.retrieved, "WARC-Date") if page.retrieved else Found(today, "today")
    if page.media == PLAIN:
        url = {"url": Found(page.address, "where it was had")} if page.address and not rules.url(page.address) else {}
        return Draft(checked(plain_text(page)), ".txt", retrieved, url)
    article = read_article(page)
    return Draft(checked(article.text), ".txt", retrieved, about(article, page.address))


def plain_text(page: Page) -> str:
    """The characters of a page that is plain text."""
    from annotate.source.encoding import decode  # noqa: PLC0415 - rarely needed

    text, whole = decode(page)
    if not whole:
        raise PageError("has bytes that are not in its encoding; save it as a text file in UTF-8")
    return text


def checked(text: str) -> str:
    """`text` as it is kept: no control characters, lines ending in LF. Raises PageError when nothing is left."""
    text = FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    if not text.strip():
        raise PageError("is empty")
    if len(text.encode()) >= MAX_BYTES:
        raise PageError(f"holds a text longer than {MAX_BYTES:,} bytes, the most that is read")
    return text + "\n"
