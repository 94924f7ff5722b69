"""Summaries and records made by hand for the tests of what is shown across comparisons."""

from __future__ import annotations

from dataclasses import replace

from annotate.model import Kind
from annotate.write.across.records import Record
from annotate.write.lists import Summary

SUMMARY = Summary(
    slug="visit",
    title="A visit",
    date="2026-11-21",
    copy="The Mirror",
    reference="The Original",
    language="en",
    tags=("translation",),
    counts={"name": 1},
    sample=False,
    related=True,
    publishers=("The Mirror", "The Original"),
    sources=("sha256:a",),
)
RECORD = Record(
    id="c-00000000",
    finding="c-00000000",
    number=1,
    kind="name",
    severity="major",
    operation="replace",
    copy="Zellinski",
    reference="Zelenskyy",
    note="",
    anchor="c-00000000",
    variant=False,
)


def summary(slug: str, **values: object) -> Summary:
    """A summary with the given values."""
    return replace(SUMMARY, slug=slug, **values)  # type: ignore[arg-type]


def records(*changes: tuple[str, str, Kind], variant: bool = False) -> list[Record]:
    """A serious record for each (copy's words, reference's words, kind), numbered from 1; or accepted variants."""
    made = []
    for n, (copy, reference, kind) in enumerate(changes, start=1):
        name = f"c-{n:08x}"
        number = None if variant else n
        values = {"id": name, "finding": name, "anchor": name, "number": number, "kind": kind, "variant": variant}
        made.append(replace(RECORD, copy=copy, reference=reference, **values))  # type: ignore[arg-type]
    return made
