"""A comparison in every format there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from annotate.entry import Entry
from annotate.write.data import entry_json
from annotate.write.downloads import DOWNLOADS
from annotate.write.page import comparison_document
from annotate.write.spreadsheet import entry_csv
from annotate.write.tei import entry_tei
from annotate.write.webannotation import entry_annotations

WRITERS: Mapping[str, Callable[[Entry], str]] = {
    "json": entry_json,
    "csv": entry_csv,
    "tei": entry_tei,
    "webannotation": entry_annotations,
    "markdown": comparison_document,
}


def exports(entry: Entry) -> dict[str, str]:
    """The files that lie beside the page of `entry`: name to content."""
    return {download.file: WRITERS[download.format](entry) for download in DOWNLOADS}
