"""Edits that cut a fact, extended over the whole of it.

edits   "$" → ∅, "50" → "15", ∅ → "dollar"      after   "$50 billion" → "15 billion dollar"
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from annotate.diff import Edit
from annotate.facts.amounts import TIMES
from annotate.line import Line

ATOMIC_NAME = 3  # words from which a name is one thing that is compared whole ("Institute for the Study of War")


def grown(edits: Sequence[Edit], reference: Line, copy: Line) -> list[Edit]:
    """Edits that cut a fact extended over the whole of it, on both sides, until none does."""
    spans = [wholes(reference, copy), wholes(copy, reference)]
    longest = max((end - start for side in spans for start, end in side), default=0)
    inner = [frozenset({n for start, end in side for n in range(start + 1, end)}) for side in spans]
    ends = Edit(len(reference.words), 0, len(copy.words), 0)
    current = list(edits)
    while True:
        after = [*current[1:], ends]
        room = [
            (edit.r0 - last.r1, next_.r0 - edit.r1)
            for last, edit, next_ in zip([ends, *current], current, after, strict=False)
        ]
        wider = merge_touching(
            [
                widen(edit, spans, longest, *space) if cuts(edit, inner) else edit
                for edit, space in zip(current, room, strict=True)
            ]
        )
        if wider == current:
            return current
        current = wider


def cuts(edit: Edit, inner: Sequence[frozenset[int]]) -> bool:
    """Whether an edit starts or ends inside a fact: at one of the numbers of the reference or of the copy."""
    return not (inner[0].isdisjoint((edit.r0, edit.r1)) and inner[1].isdisjoint((edit.c0, edit.c1)))


def wholes(side: Line, other: Line) -> list[tuple[int, int]]:
    """The runs of words that are compared whole, in order: facts, names of bodies, offices of several words.

    A length of time is not, where the other sentence has the bare number: its unit was left out or mistyped.
    """
    bare = {f.value.said for f in other.facts if f.kind == "figure" and not f.value.unit}
    facts = [
        (f.start, f.end)
        for f in side.facts
        if (f.kind != "name" or f.end - f.start >= ATOMIC_NAME)
        and not (bare and f.kind == "figure" and f.value.unit in TIMES and f.value.said in bare)
    ]
    return sorted(facts + [(s.start, s.end) for s in side.signals["roles"] if s.end - s.start > 1])


def widen(edit: Edit, spans: list[list[tuple[int, int]]], longest: int, before: int, after: int) -> Edit:
    """The edit with as many of the equal words before and after it as the facts it cuts need.

    `spans` are in order, and none has more words than `longest`: so those of one edit are found without the others.
    """
    left, right = 0, 0
    for (start, end), side in zip(((edit.r0, edit.r1), (edit.c0, edit.c1)), spans, strict=True):
        for a, b in side[bisect_left(side, (start - longest,)) : bisect_left(side, (end,))]:
            if a < end and start < b:
                left, right = max(left, start - a), max(right, b - end)
    left, right = min(left, before), min(right, after)
    return Edit(edit.r0 - left, edit.r1 + right, edit.c0 - left, edit.c1 + right)


def merge_touching(edits: Iterable[Edit]) -> list[Edit]:
    """Edits that touch or overlap made one; the words they share are equal on both sides."""
    out: list[Edit] = []
    for edit in edits:
        if out and edit.r0 <= out[-1].r1 and edit.c0 <= out[-1].c1:
            last = out.pop()
            out.append(Edit(last.r0, max(last.r1, edit.r1), last.c0, max(last.c1, edit.c1)))
        else:
            out.append(edit)
    return out
