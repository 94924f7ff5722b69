"""A comparison in every format there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from annotate.entry import Entry
from annotate.write.data import entry_json
from annotate.write.downloads import DOWNLOADS
from annotate.write.page import comparison_document
from annotate.write.phrases import DEFAULT
from annotate.write.spreadsheet import entry_csv
from annotate.write.tei import entry_tei
from annotate.write.webannotation import entry_annotations

WRITERS: Mapping[str, Callable[[Entry, str], str]] = {
    "json": lambda entry, language: entry_json(entry),
    "csv": lambda entry, language: entry_csv(entry),
    "tei": entry_tei,
    "webannotation": lambda entry, language: entry_annotations(entry),
    "markdown": comparison_document,
}
"""Each is given the comparison and the language of our own words."""


def exports(entry: Entry, language: str = DEFAULT) -> dict[str, str]:
    """The files that lie beside the page of `entry`: name to content. Our own words are in `language`."""
    return {download.file: WRITERS[download.format](entry, language) for download in DOWNLOADS}
