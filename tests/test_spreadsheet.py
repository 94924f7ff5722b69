"""write/spreadsheet.py: CSV that every reader reads alike, and no spreadsheet calculates."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotate.write.spreadsheet import COLUMNS, corrections_csv, entry_csv, guarded, unguarded
from pages import comparison, entry

MADE = comparison(
    "Carne, of \"Kiev\", came.", "Carney, of \"Kyiv\", came.",
    [("Carne", "Carney", "name", "major"), ('"Kiev"', '"Kyiv"', "variant", "neutral")],
)  # fmt: skip
FIELD = r'(?:"(?:[^"]|"")*"|[^",\r\n]*)'
RECORD = re.compile(rf"{FIELD}(?:,{FIELD}){{{len(COLUMNS) - 1}}}\r\n", re.DOTALL)


def strict(text: str) -> list[list[str]]:
    """The records of `text` by the grammar of RFC 4180 alone; fails where it does not hold."""
    rows, at = [], 0
    while at < len(text):
        record = RECORD.match(text, at)
        assert record, text[at : at + 80]
        fields = re.findall(rf"({FIELD})(?:,|\r\n)", record[0])
        rows.append([f[1:-1].replace('""', '"') if f.startswith('"') else f for f in fields])
        at = record.end()
    return rows


def rows(text: str) -> list[dict[str, str]]:
    """The same as Python reads it, strictly."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_one_row_a_correction() -> None:
    """Each correction is a row with its words, offsets and kind, in the order of the columns."""
    first, second = rows(entry_csv(entry(MADE)))
    assert (first["copy"], first["reference"]) == ("Carne", "Carney")
    assert (first["copy_start"], first["copy_end"], first["kind"], first["number"]) == ("0", "5", "name", "1")
    assert second["copy"] == '"Kiev"'
    assert second["number"] == ""


def test_notes_and_sources() -> None:
    """A person's note may have lines and quotes; sources are separated by spaces."""
    noted = replace(
        MADE.corrections[0], note='Two\nlines, "quoted"', sources=("https://a.example/", "https://b.example/")
    )
    text = corrections_csv([noted])
    assert rows(text)[0]["note"] == 'Two\nlines, "quoted"'
    assert rows(text)[0]["sources"] == "https://a.example/ https://b.example/"
    assert strict(text)[1] == list(rows(text)[0].values())


@given(st.text(), st.text("=+-@'\"\t\r\n, x＝"))
def test_property_every_cell_comes_back(plain: str, signs: str) -> None:
    """Any words, formulas too, come back from the cell through a strict reader and one apostrophe less."""
    if "\0" in plain or any("\ud800" <= c <= "\udfff" for c in plain):
        return
    made = replace(MADE.corrections[0], note=signs, copy=replace(MADE.corrections[0].copy, text=plain))
    text = corrections_csv([made])
    cells = dict(zip(COLUMNS, strict(text)[1], strict=True))
    assert (unguarded(cells["copy"]), unguarded(cells["note"])) == (plain, signs)
    assert rows(text)[0] == cells


@given(st.text(" \t=+-@＠'x", min_size=1))
def test_property_no_cell_is_a_formula(text: str) -> None:
    """What is left of a cell without leading blanks begins with no sign of a formula."""
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@", "＠", "\t"))
