"""Pages between their rendering and their template, in a temporary file instead of in memory.

MkDocs renders all pages before it fills the first template, and keeps the Markdown and the HTML of each to the end: a
quarter of a megabyte for every comparison.
"""

from __future__ import annotations

import tempfile
from os import SEEK_END
from typing import IO

from mkdocs.structure.pages import Page

BULKY = "jsonld"
"""The one value of our pages' metadata that is as long as an article."""


class WaitingPages:
    """What pages are made of, by their paths, until each is written."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._places: dict[str, tuple[tuple[int, int], ...]] = {}

    def put(self, page: Page, html: str) -> str:
        """Takes over the HTML of a page that is rendered, and lets go of its Markdown. Returns what stays."""
        file = self._file = self._file or tempfile.TemporaryFile()  # noqa: SIM115 - open until the last page is written
        parts = (html, str(page.meta.get(BULKY, "")))
        self._places[page.file.src_uri] = tuple(_written(file, part) for part in parts)
        page.markdown = ""
        if BULKY in page.meta:
            page.meta[BULKY] = ""
        return ""

    def give_back(self, page: Page) -> None:
        """Gives a page what it is made of, before its template is filled."""
        places = self._places.get(page.file.src_uri)
        if self._file and places:
            page.content, bulky = (_read(self._file, place) for place in places)
            if bulky:
                page.meta[BULKY] = bulky

    def done(self, page: Page) -> None:
        """Lets go of a page that is written."""
        if self._places.pop(page.file.src_uri, None):
            page.content = ""
            page.meta.pop(BULKY, None)

    def close(self) -> None:
        """Lets go of all pages."""
        if self._file:
            self._file.close()
        self._file, self._places = None, {}


def _written(file: IO[bytes], text: str) -> tuple[int, int]:
    """Where `text` is now in `file`: the first byte, and how many they are."""
    data = text.encode("utf-8", "surrogatepass")
    start = file.seek(0, SEEK_END)
    file.write(data)
    return start, len(data)


def _read(file: IO[bytes], place: tuple[int, int]) -> str:
    file.seek(place[0])
    return file.read(place[1]).decode("utf-8", "surrogatepass")
