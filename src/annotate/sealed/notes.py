"""People's notes on a sealed comparison: each belongs to the correction it made, or whose quoted words it gives.

Without the texts no new correction can be made, so a note on words outside of all corrections is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from annotate.entry import Note, Problem
from annotate.model import Comparison, Correction, Quote, Span
from annotate.notes import SEVERITY_OF
from annotate.notes.find import Place, UnplacedError, find
from annotate.source.paths import shown


def apply(comparison: Comparison, notes: Sequence[Note], path: Path) -> tuple[Comparison, list[Problem]]:
    """`comparison` numbered, with the notes of the comparison.yml at `path`, and a problem for each that fails."""
    problems: list[Problem] = []
    noted: dict[str, tuple[Note, Correction]] = {}
    for note in notes:
        try:
            correction = _made_by(comparison, note) or _touched(comparison, find(comparison, note))
            if correction.id in noted:
                line = noted[correction.id][0].line
                raise UnplacedError(f"this note and the one on line {line} are about the same words; join them")
            noted[correction.id] = note, _noted(correction, note)
        except UnplacedError as error:
            problems.append(Problem(shown(path), note.line, note.column, str(error)))
    corrections = (noted[c.id][1] if c.id in noted else c for c in comparison.corrections)
    return replace(comparison, corrections=_numbered(corrections)), problems


def _made_by(comparison: Comparison, note: Note) -> Correction | None:
    """The correction that `note` made before it was sealed, whether or not its words are shown."""
    return next((c for c in comparison.corrections if c.rule == "note" and c.evidence == note.key), None)


def _touched(comparison: Comparison, place: Place) -> Correction:
    """The one correction whose words stand at `place`. Raises UnplacedError."""
    found = [
        c
        for c in comparison.corrections
        if c.passage == place.passage and (_meets(c.copy, place.copy) or _meets(c.reference, place.reference))
    ]
    if len(found) != 1:
        many = "no correction" if not found else f"{len(found)} corrections"
        raise UnplacedError(
            f"these words touch {many}; a note on a sealed comparison gives the words of one correction"
        )
    return found[0]


def _meets(quote: Quote, span: Span | None) -> bool:
    return span is not None and quote.start < span.end and span.start < quote.end


def _noted(correction: Correction, note: Note) -> Correction:
    kind = note.kind or correction.kind
    severity = correction.severity if kind == correction.kind else SEVERITY_OF[kind]
    return replace(
        correction,
        kind=kind,
        severity=note.severity or severity,
        note=note.note,
        sources=note.sources,
        dismissed=note.dismiss,
        rule="note",
        evidence=note.key,
    )


def _numbered(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Serious findings numbered from 1. A note makes a place a finding of its own, apart from those it was one with."""
    first: dict[tuple[object, ...], str] = {}
    numbers: dict[str, int] = {}
    out = []
    for c in corrections:
        finding = first.setdefault((c.finding, c.kind, c.severity, c.note, c.dismissed), c.id)
        number = numbers.setdefault(finding, len(numbers) + 1) if c.serious else None
        out.append(replace(c, finding=finding, number=number))
    return tuple(out)
