"""The files that lie beside a comparison's page: their names, and the list of them that the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotate.write.escape import attribute
from annotate.write.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Download:
    """One format: its name (as `annotate compare --format` knows it), its file and its media type.

    `saved` ends the name under which a browser saves it.
    """

    format: str
    file: str
    media: str
    saved: str


DATA = "comparison.json"
MARKDOWN = "comparison.md.txt"
# A file that ends in .md would become a page of the site.
DOWNLOADS = (
    Download("json", DATA, "application/json", ".json"),
    Download("csv", "comparison.csv", "text/csv", ".csv"),
    Download("tei", "comparison.tei.xml", "application/tei+xml", ".tei.xml"),
    Download("webannotation", "comparison.jsonld", "application/ld+json", ".jsonld"),
    Download("markdown", MARKDOWN, "text/markdown", ".md"),
)


def download_list(slug: str, sizes: Mapping[str, int], say: Phrases) -> str:
    """Markdown of the links to all files; `sizes` in bytes by file name, where they are known."""
    return "\n".join(f"- {_link(slug, download, sizes.get(download.file), say)}" for download in DOWNLOADS)


def _link(slug: str, download: Download, size: int | None, say: Phrases) -> str:
    saved = attribute(f"{slug}{download.saved}")
    words = f"{say(f'downloads.{download.format}')}"
    link = f'<a href="{download.file}" type="{download.media}" download="{saved}">{words}</a>'
    return link if size is None else f"{link}, {say('downloads.size', count=say.number(max(1, round(size / 1000))))}"
