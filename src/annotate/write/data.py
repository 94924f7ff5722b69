"""A comparison as data: the contract's JSON and a table for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from annotate.entry import Entry
from annotate.model import Comparison, Correction
from annotate.write.quote import first_words

# What a terminal obeys and JSON allows unescaped: C1 controls, line separators, text direction.
STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
COLUMNS = (
    "number", "kind", "severity", "operation", "copy", "reference", "copy_start", "copy_end",
    "reference_start", "reference_end", "passage", "note", "dismissed", "finding", "id",
)  # fmt: skip


def entry_json(entry: Entry) -> str:
    """The JSON that is published with a comparison's page: without the texts unless `publish: full`."""
    content = entry.comparison.to_dict()
    return dump(content if entry.metadata.publish == "full" else excerpt(content))


def excerpt(content: dict[str, Any]) -> dict[str, Any]:
    """`content` (Comparison.to_dict) with the texts taken out and every quotation cut to a few words."""
    texts = {name: content[name] | {"text": None} for name in ("reference", "copy")}
    corrections = [c | {name: shortened(c[name]) for name in ("reference", "copy")} for c in content["corrections"]]
    return content | texts | {"corrections": corrections}


def shortened(quote: dict[str, Any] | None) -> dict[str, Any] | None:
    """A quotation's dictionary with at most a dozen words; its offsets stay those of all its words."""
    return quote and quote | {"text": few_words(quote["text"])}


def few_words(text: str) -> str:
    """The first words of `text`, as many as a page shows, with an ellipsis where something was cut."""
    end = first_words(text)
    return text if end >= len(text) else f"{text[:end].rstrip()} …"


def comparison_json(comparison: Comparison, *, explain: bool = False) -> str:
    """The contract's JSON; with `explain` each correction also says which rule named it, and why."""
    content = comparison.to_dict()
    if explain:
        for said, correction in zip(content["corrections"], comparison.corrections, strict=True):
            said |= {"rule": correction.rule, "evidence": correction.evidence}
    return dump(content)


def dump(content: dict[str, Any]) -> str:
    """`content` as JSON that is safe to print: what could steer a terminal is escaped."""
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return STEERING.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def comparison_csv(comparison: Comparison) -> str:
    """The corrections as CSV, one a row; a cell that a spreadsheet would calculate gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for correction in comparison.corrections:
        writer.writerow([cell(value) for value in row(correction)])
    return out.getvalue()


def row(c: Correction) -> tuple[object, ...]:
    """The values of COLUMNS for one correction."""
    return (
        c.number, c.kind, c.severity, c.operation, c.copy.text, c.reference.text, c.copy.start, c.copy.end,
        c.reference.start, c.reference.end, c.passage, c.note, str(c.dismissed).lower(), c.finding, c.id,
    )  # fmt: skip


def cell(value: object) -> object:
    """`value`, as text when a spreadsheet would calculate it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
