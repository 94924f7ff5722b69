"""Entries made by hand for the tests of the page, with only what a test is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotate.entry import Entry, Metadata, Version
from annotate.model import SERIOUS, Comparison, Correction, Kind, Passage, Quote, Relation, Severity, Span, Text

Change = tuple[str, str, Kind, Severity]
"""Words of the copy, words of the reference, kind, severity; one of the words may be empty."""


def text(source: str) -> Text:
    """A text with one paragraph per line."""
    return Text(source, tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", source)))


def quote(source: str, words: str, at: int | None = None) -> Quote:
    """The first occurrence of `words`, or nothing at `at`."""
    start = source.index(words) if words else at or 0
    return Quote(start, start + len(words), words)


def comparison(copy: str, reference: str, changes: Sequence[Change] = ()) -> Comparison:
    """Paragraphs paired in order, and the changes as corrections in the order of the copy."""
    left, right = text(copy), text(reference)
    pairs = zip(left.paragraphs, right.paragraphs, strict=False)
    passages = tuple(Passage("changed", (theirs,), (ours,)) for ours, theirs in pairs)
    corrections: list[Correction] = []
    number = 0
    for index, (ours, theirs, kind, severity) in enumerate(changes):
        serious = severity in SERIOUS
        number += serious
        made = f"c-{index:08x}"
        sides = quote(reference, theirs), quote(copy, ours)
        corrections.append(
            Correction(made, made, number if serious else None, kind, severity, "replace", *sides, passage=0)
        )
    corrections.sort(key=lambda correction: (correction.copy.start, correction.copy.end))
    return Comparison(right, left, "en", True, 0.9, passages, tuple(corrections))


def entry(made: Comparison, **metadata: object) -> Entry:
    """An entry that publishes both texts in full, with the given metadata."""
    plain = Metadata(
        title="A title",
        date="2026-11-21",
        reference=Version("reference.txt", "The Original"),
        copy=Version("copy.txt", "The Mirror"),
        language="en",
        publish="full",
    )
    return Entry("a-title", replace(plain, **metadata), made)  # type: ignore[arg-type]


def one_sided(copy: str, reference: str, relation: Relation, correction: Correction) -> Comparison:
    """A comparison whose last passage is on one side only."""
    made = comparison(copy, reference)
    passage = Passage(
        relation,
        (Span(correction.reference.start, correction.reference.end),) if correction.reference else (),
        (Span(correction.copy.start, correction.copy.end),) if correction.copy else (),
    )
    return replace(made, passages=(*made.passages, passage), corrections=(correction,))
