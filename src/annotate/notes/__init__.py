"""People's notes: found again by their words, and put in place of the corrections these words touch."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from annotate.entry import Note, Problem
from annotate.findings import numbered
from annotate.lossless import assert_lossless
from annotate.model import SEVERITIES, Comparison, Correction, Kind, Quote, Severity, Span, operation_of
from annotate.notes.find import UnplacedError, find
from annotate.notes.hull import Rest
from annotate.source.paths import shown

# The severity of a kind that a person gives without one (the contract's table).
SEVERITY_OF: dict[Kind, Severity] = {
    "figure": "critical",
    "date": "critical",
    "negation": "critical",
    "quotation": "critical",
    "name": "major",
    "attribution": "major",
    "role": "major",
    "modality": "major",
    "meaning": "major",
    "omission": "major",
    "addition": "major",
    "misspelling": "minor",
    "wording": "minor",
    "grammar": "minor",
    "order": "minor",
    "variant": "neutral",
    "punctuation": "neutral",
    "formatting": "neutral",
    "boilerplate": "neutral",
}


def apply(comparison: Comparison, notes: Sequence[Note], path: Path) -> tuple[Comparison, list[Problem]]:
    """`comparison` with the notes in it, numbered anew, and a problem for each note that has no place.

    `path` is the comparison.yml the notes are from.
    """
    problems: list[Problem] = []
    made: dict[Correction, Note] = {}
    corrections = list(comparison.corrections)
    for note in notes:
        try:
            corrections = attach(comparison, corrections, note, made)
        except UnplacedError as error:
            problems.append(Problem(shown(path), note.line, note.column, str(error)))
    if not made:
        return comparison, problems
    done = numbered(corrections, comparison.reference, comparison.copy)
    noted = dataclasses.replace(comparison, corrections=done)
    assert_lossless(noted)
    return noted, problems


def attach(
    comparison: Comparison, corrections: list[Correction], note: Note, made: dict[Correction, Note]
) -> list[Correction]:
    """`corrections` with one for those the note's words touch, added to `made`. Raises UnplacedError."""
    place = find(comparison, note)
    passage = comparison.passages[place.passage]
    rest = Rest(comparison, passage, [c for c in corrections if c.passage == place.passage])
    reference, copy, touched = rest.hull(place)
    for correction in touched:
        if correction in made:
            line = made[correction].line
            raise UnplacedError(f"this note and the one on line {line} are about the same words; join them")
    if (copy and not inside(passage.copy, copy)) or (reference and not inside(passage.reference, reference)):
        raise UnplacedError("the words lie in more than one sentence or paragraph; write a note for each")
    sides = (quote(comparison.reference.text, reference), quote(comparison.copy.text, copy))
    new = merged(note, place.passage, sides, touched)
    made[new] = note
    return [*(c for c in corrections if c not in touched), new]


def inside(stretches: Sequence[Span], span: Span) -> bool:
    """Whether `span` lies in one of `stretches`."""
    return any(s.start <= span.start and span.end <= s.end for s in stretches)


def merged(note: Note, passage: int, sides: tuple[Quote, Quote], touched: Sequence[Correction]) -> Correction:
    """The correction of `sides` (reference, copy) in place of `touched`; id and numbers come later."""
    worst = min(touched, key=lambda c: SEVERITIES.index(c.severity), default=None)
    kind: Kind = note.kind or (worst.kind if worst else "meaning")
    severity = note.severity or (worst.severity if worst and worst.kind == kind else SEVERITY_OF[kind])
    only = touched[0] if len(touched) == 1 else None
    unchanged = only is not None and (only.reference, only.copy) == sides
    return Correction(
        id="",
        finding="",
        number=None,
        kind=kind,
        severity=severity,
        operation=only.operation if only and unchanged else operation_of(*sides),
        reference=sides[0],
        copy=sides[1],
        passage=passage,
        note=note.note,
        sources=note.sources,
        dismissed=note.dismiss,
        rule="note",
        evidence=note.key,
    )


def quote(text: str, span: Span) -> Quote:
    """The words of `text` in `span`."""
    return Quote(span.start, span.end, text[span.start : span.end])
