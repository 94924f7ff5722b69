"""From edits to differences: facts apart, with their counterparts, and what is left of the edits around them.

edit    "announced a $50 billion drone deal" → "agreed a 15 billion dollar drone deal"
after   announced → agreed    $50 billion → 15 billion dollar
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
from annotate.swaps import swaps
from annotate.wholes import grown

COUNTED = 2  # words beside a figure that are told with it

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
    turned = sorted(swap.edit for swap in swapped)
    plain = [edit for edit in whole if not inside(edit, turned)]
    same = {edit for edit in plain if same_letters(edit, reference, copy)}
    plain = [edit for edit in plain if edit not in same]
    pairs = with_bounds(paired(plain, reference, copy, used, language), plain, reference, copy, language)
    found = [Difference(swap.edit, swap.facts, swapped=True) for swap in swapped]
    found += [*map(Difference, same), *carved(plain, pairs, (reference, copy), language)]
    return sorted(found, key=lambda d: (d.edit.c0, d.edit.r0))


def same_letters(edit: Edit, reference: Line, copy: Line) -> bool:
    """Whether an edit only cuts its letters into words otherwise ("Tokyo-based", "Tokyo based")."""
    sides = reference.keys[edit.r0 : edit.r1], copy.keys[edit.c0 : edit.c1]
    return all(sides) and "".join(sides[0]) == "".join(sides[1])


def inside(edit: Edit, wholes: Sequence[Edit]) -> bool:
    """Whether an edit is a part of one of some edits, which are in order and share no word."""
    n = bisect_right(wholes, edit.r0, key=lambda whole: whole.r0)
    near = wholes[max(0, n - 2) : n]  # of two that touch, an insertion between them is a part of either
    return any(w.r0 <= edit.r0 and edit.r1 <= w.r1 and w.c0 <= edit.c0 and edit.c1 <= w.c1 for w in near)


def carved(
    edits: Sequence[Edit], pairs: Sequence[Pair], lines: tuple[Line, Line], language: Language
) -> Iterator[Difference]:
    """Each pair of facts as a difference of its own, and what is left of the edits around them."""
    if not pairs:
        yield from map(Difference, edits)
        return
    ordered = sorted(pairs, key=lambda pair: pair[0].start), sorted(pairs, key=lambda pair: pair[1].start)
    counts = {edit: pair for edit in edits if (pair := counted(edit, ordered, lines, language))}
    yield from (Difference(edit, pair) for edit, pair in counts.items())
    told = set(counts.values())
    for a, b in (pair for pair in pairs if pair not in told):
        yield Difference(Edit(a.start, a.end, b.start, b.end), (a, b))
    for edit in edits:
        if edit not in counts:
            yield from left_over(edit, ordered)


def counted(edit: Edit, pairs: Ordered, lines: tuple[Line, Line], language: Language) -> Pair | None:
    """The only figures of an edit that hardly holds more: a small word or two beside them say what is counted."""
    own = within(pairs[0], edit, 0), within(pairs[1], edit, 1)
    if len(own[0]) != 1 or own[0] != own[1] or own[0][0][0].kind != "figure":
        return None
    pair, rest = own[0][0], []
    for fact, line, (start, end) in zip(pair, lines, (edit.side(0), edit.side(1)), strict=True):
        beside = [line.words[n] for n in (*range(start, fact.start), *range(fact.end, end))]
        rest.append(len(beside))
        ends_small = end > fact.end and language.has("function_words", line.words[end - 1].key)  # "billions that"
        if fact.end > end or ends_small or not all(line.text[word.start].islower() for word in beside):
            return None
    return pair if pair[0].value != pair[1].value and 0 < max(rest) <= COUNTED else None


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
