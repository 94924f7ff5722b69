"""Pages between their rendering and their template, in a temporary file instead of in memory.

MkDocs renders all pages before it fills the first template, and keeps the Markdown and the HTML of each to the end: a
quarter of a megabyte for every comparison.
"""

from __future__ import annotations

import tempfile

from mkdocs.structure.pages import Page

BULKY = "jsonld"
"""The one value of our pages' metadata that is as long as an article."""


class WaitingPages:
    """What pages are made of, by their paths, until each is written."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this object
        self._places: dict[str, tuple[tuple[int, int], ...]] = {}

    def put(self, page: Page, html: str) -> str:
        """Takes over the HTML of a page that is rendered, and lets go of its Markdown. Returns what stays."""
        parts = (html, str(page.meta.get(BULKY, "")))
        self._places[page.file.src_uri] = tuple(map(self._write, parts))
        page.markdown = ""
        if BULKY in page.meta:
            page.meta[BULKY] = ""
        return ""

    def _write(self, text: str) -> tuple[int, int]:
        data = text.encode("utf-8", "surrogatepass")
        start = self._file.seek(0, 2)
        self._file.write(data)
        return start, len(data)

    def give_back(self, page: Page) -> None:
        """Gives a page what it is made of, before its template is filled."""
        places = self._places.get(page.file.src_uri)
        if places:
            page.content, bulky = map(self._read, places)
            if bulky:
                page.meta[BULKY] = bulky

    def _read(self, place: tuple[int, int]) -> str:
        self._file.seek(place[0])
        return self._file.read(place[1]).decode("utf-8", "surrogatepass")

    def done(self, page: Page) -> None:
        """Lets go of a page that is written."""
        if self._places.pop(page.file.src_uri, None):
            page.content = ""
            page.meta.pop(BULKY, None)

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()
