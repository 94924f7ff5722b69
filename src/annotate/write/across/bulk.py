"""Data of all comparisons in three files, written as it comes: nothing here holds more than one comparison.

comparisons/comparisons.jsonl   one JSON object a line for each comparison
comparisons/corrections.csv     one row for each correction that counts
comparisons/error-index.json    the error index, with every place
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from annotate.model import CONTRACT
from annotate.write.across.errors import PARTS
from annotate.write.across.records import Record
from annotate.write.across.store import Group, Store
from annotate.write.data import STEERING
from annotate.write.lists import HOME, Summary
from annotate.write.spreadsheet import guarded

COMPARISONS = f"{HOME}/comparisons.jsonl"
CORRECTIONS = f"{HOME}/corrections.csv"
ERRORS = f"{HOME}/error-index.json"
COLUMNS = (
    "comparison", "date", "language", "sample", "number", "kind", "severity", "operation", "copy", "reference", "note",
    "finding", "id",
)  # fmt: skip


def table_head() -> str:
    """The first row of the table of corrections."""
    return _csv([COLUMNS])


def table_rows(entry: Summary, records: Iterable[Record]) -> str:
    """The rows of one comparison in the table of corrections."""
    first = (entry.slug, entry.date, entry.language, str(entry.sample).lower())
    return _csv(
        [guarded(value) if isinstance(value, str) else value for value in row]
        for r in records
        for row in [(*first, r.number, r.kind, r.severity, r.operation, r.copy, r.reference, r.note, r.finding, r.id)]
    )


def _csv(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def comparison_lines(entries: Iterable[Summary]) -> Iterator[str]:
    """A line of JSON for each comparison, in the order of their addresses."""
    for entry in sorted(entries, key=lambda entry: entry.slug):
        yield _line(_comparison(entry)) + "\n"


def _comparison(entry: Summary) -> dict[str, object]:
    versions = zip(("copy", "reference"), (entry.copy, entry.reference), entry.publishers, entry.sha256, strict=True)
    sides = {name: {"label": label, "publisher": who, "sha256": digest} for name, label, who, digest in versions}
    return {
        "contract": CONTRACT,
        "comparison": entry.slug,
        "title": entry.title,
        "summary": entry.summary,
        "date": entry.date,
        "language": entry.language,
        "tags": list(entry.tags),
        "sample": entry.sample,
        "related": entry.related,
        **sides,
        "findings": {"total": entry.total, "critical": entry.critical, "kind": dict(entry.counts)},
    }


def error_lines(store: Store) -> Iterator[str]:
    """The error index as JSON, one reference form a line."""
    yield f'{{"contract": {CONTRACT}'
    for part in PARTS:
        yield f',\n"{part}": ['
        between = "\n"
        for initial, _ in store.initials(part):
            for group in store.groups(part, initial, forms=0, places=0):
                yield between
                yield from _group(group, store)
                between = ",\n"
        yield "\n]"
    yield "\n}\n"


def _group(group: Group, store: Store) -> Iterator[str]:
    """One reference form, its forms one by one, so that a form in very many places is no trouble."""
    yield f'{{"reference": {_line(group.reference)}, "corrections": {group.count}, "variants": {group.variants}'
    yield ', "forms": ['
    forms = groupby(store.places(group), key=lambda place: place[:2])
    for number, ((copy, variant), places) in enumerate(forms):
        yield f'{", " if number else ""}{{"copy": {_line(copy)}, "variant": {_line(variant)}, "places": ['
        for place, (_, _, slug, address) in enumerate(places):
            yield f"{', ' if place else ''}{_line(f'{slug}/{address}')}"
        yield "]}"
    yield "]}"


def _line(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return STEERING.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
