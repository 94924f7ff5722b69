"""The data of all comparisons."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from across import records, summary
from annotate.write.across.bulk import COLUMNS, comparison_lines, error_lines, table_head, table_rows
from annotate.write.across.store import Store, open_store


def test_corrections() -> None:
    """A row for each correction, with its comparison; cells that a spreadsheet would calculate are text."""
    table = (
        table_head()
        + table_rows(summary("a"), records(("=1+1", 'say "x"\nand y', "figure"), ("Carne", "Carney", "name")))
        + table_rows(summary("b", sample=True), records(("Kiv", "Kyiv", "name")))
    )
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(r["comparison"], r["sample"], r["copy"]) for r in rows] == [
        ("a", "false", "'=1+1"),
        ("a", "false", "Carne"),
        ("b", "true", "Kiv"),
    ]
    assert rows[0]["reference"] == 'say "x"\nand y'


def test_comparisons_are_lines_of_json() -> None:
    """Each line is a comparison of its own, in the order of the addresses, also with line separators in a title."""
    lines = "".join(comparison_lines([summary("b", title="x\u2028y"), summary("a")])).splitlines()
    made = [json.loads(line) for line in lines]
    assert [one["comparison"] for one in made] == ["a", "b"]
    assert made[1]["title"] == "x\u2028y"
    assert made[0]["findings"] == {"total": 1, "critical": 0, "kind": {"name": 1}}
    assert made[0]["copy"]["publisher"] == "The Mirror"


def test_the_error_index_is_json_and_comes_in_pieces() -> None:
    """Every form with every place, in pieces no longer than one place needs."""
    with open_store() as store:
        for n in range(30):
            store.add(summary(f"s{n:02}"), records(("Carne", "Carney", "name"), ("1", "2", "figure")))
        store.finish(samples=True)
        pieces: Iterator[str] = error_lines(store)
        parts = list(pieces)
    made = json.loads("".join(parts))
    assert max(map(len, parts)) < 200
    assert made["names"][0]["forms"][0]["places"] == [f"s{n:02}/#c-00000001" for n in range(30)]
    assert (made["figures"][0]["corrections"], made["dates"]) == (30, [])


def test_an_empty_store() -> None:
    """Without comparisons the files are whole and empty."""
    with open_store() as store:
        assert isinstance(store, Store)
        store.finish(samples=True)
        assert json.loads("".join(error_lines(store))) == {"contract": 1, "names": [], "figures": [], "dates": []}
    assert list(comparison_lines([])) == []
