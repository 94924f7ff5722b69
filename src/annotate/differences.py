"""From edits to differences: facts apart, with their counterparts, and what is left of the edits around them.

edit    "announced a $50 billion drone deal" → "agreed a 15 billion dollar drone deal"
after   announced → agreed    $50 billion → 15 billion dollar
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from annotate.align.anchors import anchors_of
from annotate.bounds import with_bounds
from annotate.counterparts import Pair, paired
from annotate.diff import Edit
from annotate.facts.fact import Fact
from annotate.facts.usage import Usage
from annotate.language import Language
from annotate.line import Line
from annotate.swaps import Swap, swaps
from annotate.wholes import grown

Ordered = tuple[Sequence[Pair], Sequence[Pair]]  # the same pairs of facts in the order of the reference and of the copy


class Difference(NamedTuple):
    """An edit that has been given its place: a pair of facts, facts that were swapped, words that moved, or words."""

    edit: Edit
    facts: tuple[Fact | None, Fact | None] = (None, None)
    moved: bool = False
    swapped: bool = False


def differences(
    reference: Line, copy: Line, edits: Sequence[Edit], used: Usage, language: Language
) -> list[Difference]:
    """The edits of a sentence pair with facts kept whole and paired, in the order of the copy."""
    whole = grown(edits, reference, copy)
    swapped = swaps(whole, reference, copy, language)
    plain = [edit for edit in whole if not any(inside(edit, swap) for swap in swapped)]
    pairs = with_bounds(paired(plain, reference, copy, used, language), plain, reference, copy, language)
    found = [Difference(swap.edit, swap.facts, swapped=True) for swap in swapped]
    return sorted([*found, *carved(plain, pairs)], key=lambda d: (d.edit.c0, d.edit.r0))


def inside(edit: Edit, swap: Swap) -> bool:
    """Whether an edit is a part of a swap."""
    return swap.edit.r0 <= edit.r0 and edit.r1 <= swap.edit.r1 and swap.edit.c0 <= edit.c0 and edit.c1 <= swap.edit.c1


def carved(edits: Sequence[Edit], pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Each pair of facts as a difference of its own, and what is left of the edits around them."""
    for a, b in pairs:
        yield Difference(Edit(a.start, a.end, b.start, b.end), (a, b))
    if not pairs:
        yield from map(Difference, edits)
        return
    ordered = sorted(pairs, key=lambda pair: pair[0].start), sorted(pairs, key=lambda pair: pair[1].start)
    for edit in edits:
        yield from left_over(edit, ordered)


def within(pairs: Sequence[Pair], edit: Edit, side: int) -> Sequence[Pair]:
    """The pairs, in the order of a side, whose fact on that side starts in an edit."""
    first, last = (bisect_left(pairs, at, key=lambda pair: pair[side].start) for at in edit.side(side))
    return pairs[first:last]


def left_over(edit: Edit, pairs: Ordered) -> Iterator[Difference]:
    """What remains of an edit when the paired facts are taken out: the runs between those that stand in order."""
    held = within(pairs[0], edit, 0)
    if not held and not within(pairs[1], edit, 1):
        yield Difference(edit)
        return
    own = [(a, b) for a, b in held if edit.c0 <= b.start < edit.c1]
    chain = set(anchors_of([(a.start, b.start) for a, b in own]))
    r, c = edit.r0, edit.c0
    for a, b in [pair for pair in own if (pair[0].start, pair[1].start) in chain]:
        yield from rest(Edit(r, a.start, c, b.start), pairs)
        r, c = a.end, b.end
    yield from rest(Edit(r, edit.r1, c, edit.c1), pairs)


def rest(edit: Edit, pairs: Ordered) -> Iterator[Difference]:
    """A run of an edit without the facts whose counterpart stands elsewhere."""
    rows = without(edit.r0, edit.r1, [a for a, _ in within(pairs[0], edit, 0)])
    columns = without(edit.c0, edit.c1, [b for _, b in within(pairs[1], edit, 1)])
    for row, column in zip_longest(rows, columns):
        r = row or (edit.r1, edit.r1)
        c = column or (edit.c1, edit.c1)
        yield Difference(Edit(*r, *c))


def without(start: int, end: int, facts: Iterable[Fact]) -> list[tuple[int, int]]:
    """The parts of a run of tokens that none of the facts in it, given in order, covers."""
    parts, at = [], start
    for fact in facts:
        if fact.start > at:
            parts.append((at, fact.start))
        at = fact.end
    return [*parts, (at, end)] if end > at else parts
