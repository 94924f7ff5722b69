"""The corrections of a comparison as CSV (RFC 4180, UTF-8), one a row, for spreadsheets and programs.

A spreadsheet calculates a cell that begins with a sign such as `=`, and an article can hold one. Such a cell gets an
apostrophe before it, and so does a cell that begins with an apostrophe itself. So nothing is lost: whoever takes one
leading apostrophe away, where there is one, has the words as they were (`unguarded`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from annotate.entry import Entry
from annotate.model import Correction
from annotate.write.excerpts import published

COLUMNS = (
    "id", "finding", "number", "kind", "severity", "operation", "copy", "reference", "copy_start", "copy_end",
    "reference_start", "reference_end", "passage", "note", "sources", "dismissed",
)  # fmt: skip
GUARD = "'"
# The signs a formula begins with, also in full width, and white space before which spreadsheets skip it.
_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠", GUARD)


def entry_csv(entry: Entry) -> str:
    """The CSV that is published with a comparison's page, with the words its other outputs show."""
    return corrections_csv(published(entry))


def corrections_csv(corrections: Iterable[Correction]) -> str:
    """`corrections` as CSV: a row of COLUMNS, then one a correction; lines end with CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for correction in corrections:
        writer.writerow([guarded(value) if isinstance(value, str) else value for value in row(correction)])
    return out.getvalue()


def row(c: Correction) -> tuple[object, ...]:
    """The values of COLUMNS for one correction. Where one side has nothing, both its offsets say its place."""
    return (
        c.id, c.finding, c.number, c.kind, c.severity, c.operation, c.copy.text, c.reference.text, c.copy.start,
        c.copy.end, c.reference.start, c.reference.end, c.passage, c.note, " ".join(c.sources),
        str(c.dismissed).lower(),
    )  # fmt: skip


def guarded(text: str) -> str:
    """`text` as it may stand in a cell: never a formula."""
    bare = text.lstrip()
    return GUARD + text if bare.startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n") else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made the cell from."""
    return cell.removeprefix(GUARD)
