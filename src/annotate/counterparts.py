"""Facts compared with their counterparts wherever they stand in the sentence.

edits   -"$2 billion" … +"to billions"        edits   "$ 50" → "15", ∅ → "dollar"
after   "$2 billion" → "billions", +"to"      after   "$50 billion" → "15 billion dollar"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from annotate.align.anchors import anchors_of
from annotate.diff import Edit
from annotate.facts.dates import compatible
from annotate.facts.fact import Fact
from annotate.facts.figures import Amount
from annotate.facts.names import Usage
from annotate.facts.sounds import likeness
from annotate.language import Language
from annotate.lexicon import lexicon
from annotate.line import Line

ATOMIC_NAME = 3  # words from which a name is one thing that is compared whole ("Institute for the Study of War")
NAMES = ("name", "term")


@dataclass(frozen=True, slots=True)
class Difference:
    """An edit that has been given its place: a pair of facts, one fact alone, words that moved, or plain words."""

    edit: Edit
    facts: tuple[Fact | None, Fact | None] = (None, None)
    moved: bool = False


def differences(
    reference: Line, copy: Line, edits: Sequence[Edit], used: Usage, language: Language
) -> list[Difference]:
    """The edits of a sentence pair with facts kept whole and paired, in the order of the copy."""
    whole = grown(edits, reference, copy)
    pairs = paired(whole, reference, copy, used, language)
    return sorted(carved(whole, pairs), key=lambda d: (d.edit.c0, d.edit.r0))


def grown(edits: Sequence[Edit], reference: Line, copy: Line) -> list[Edit]:
    """Edits that cut a fact extended over the whole of it, on both sides, until none does."""
    spans = [wholes(side) for side in (reference, copy)]
    ends = Edit(len(reference.words), 0, len(copy.words), 0)
    current = list(edits)
    while True:
        after = [*current[1:], ends]
        room = [
            (edit.r0 - last.r1, next_.r0 - edit.r1)
            for last, edit, next_ in zip([ends, *current], current, after, strict=False)
        ]
        wider = merge_touching([widen(edit, spans, *space) for edit, space in zip(current, room, strict=True)])
        if wider == current:
            return current
        current = wider


def wholes(side: Line) -> list[tuple[int, int]]:
    """The runs of words that are compared whole: facts, names of bodies, offices of several words."""
    facts = [(f.start, f.end) for f in side.facts if f.kind != "name" or f.end - f.start >= ATOMIC_NAME]
    return facts + [(s.start, s.end) for s in side.signals["roles"] if s.end - s.start > 1]


def widen(edit: Edit, spans: list[list[tuple[int, int]]], before: int, after: int) -> Edit:
    """The edit with as many of the equal words before and after it as the facts it cuts need."""
    left, right = 0, 0
    for (start, end), side in zip(((edit.r0, edit.r1), (edit.c0, edit.c1)), spans, strict=True):
        for a, b in side:
            if (a < end and start < b) or (start == end and a < start < b):
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


Pair = tuple[Fact, Fact]
Match = Callable[[Fact, Fact], float]


def paired(edits: Sequence[Edit], reference: Line, copy: Line, used: Usage, language: Language) -> list[Pair]:
    """Facts inside edits paired with their counterparts: same value first, then in the same edit, then anywhere."""
    left = [part for f in reference.facts for e in edits if (part := clipped(f, e.r0, e.r1))]
    right = [part for f in copy.facts for e in edits if (part := clipped(f, e.c0, e.c1))]
    place = {**{id(f): edit_of(f, edits, 0) for f in left}, **{id(f): edit_of(f, edits, 1) for f in right}}

    def together(match: Match) -> Match:
        return lambda a, b: match(a, b) if place[id(a)] == place[id(b)] else 0.0

    exact = together(replaced(edits, place))
    pairs: list[Pair] = []
    for match in (
        together(same_value(language)),
        exact,
        same_value(language),
        together(alike),
        alike,
        together(in_order),
    ):
        pairs += best_pairs(left, right, match)
        left, right = [f for f in left if not held(f, pairs, 0)], [f for f in right if not held(f, pairs, 1)]
    return pairs + lone_pairs(left, right, place, used)


def clipped(fact: Fact, start: int, end: int) -> Fact | None:
    """The fact as far as it stands in an edit: whole, or the part of a name that differs ("Mark [Carne]")."""
    if start <= fact.start and fact.end <= end:
        return fact
    if fact.kind != "name" or fact.start >= end or start >= fact.end:
        return None
    a, b = max(start, fact.start), min(end, fact.end)
    keys = fact.keys[a - fact.start : b - fact.start]
    return Fact("name", a, b, keys, keys=keys)


def edit_of(fact: Fact, edits: Sequence[Edit], side: int) -> int:
    """The number of the edit a fact stands in."""
    return next(n for n, e in enumerate(edits) if e[2 * side] <= fact.start and fact.end <= e[2 * side + 1])


def held(fact: Fact, pairs: Iterable[Pair], side: int) -> bool:
    """Whether a fact has its counterpart (side 0 reference, 1 copy)."""
    return any(pair[side] is fact for pair in pairs)


def best_pairs(left: Sequence[Fact], right: Sequence[Fact], match: Match) -> list[Pair]:
    """Pairs by falling score, each fact once; equal scores go to those that stand earlier."""
    scored = [(-score, i, j) for i, a in enumerate(left) for j, b in enumerate(right) if (score := match(a, b)) > 0]
    rows, columns, pairs = set(), set(), []
    for _, i, j in sorted(scored, key=lambda s: (s[0], abs(s[1] - s[2]), s[1])):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((left[i], right[j]))
    return pairs


def replaced(edits: Sequence[Edit], place: Mapping[int, int]) -> Match:
    """1 for a figure or date that stands exactly in the place of another: values that were swapped are not the same."""

    def match(a: Fact, b: Fact) -> float:
        edit = edits[place[id(a)]]
        whole = (a.start, a.end, b.start, b.end) == tuple(edit)
        return float(whole and a.kind == b.kind and a.kind in ("date", "figure"))

    return match


def same_value(language: Language) -> Match:
    """1 for two facts of the same value, or a country and its people's name."""
    demonyms = lexicon(language).demonyms

    def match(a: Fact, b: Fact) -> float:
        if a.kind == b.kind and a.value == b.value:
            return 1.0
        if a.kind not in NAMES or b.kind not in NAMES:
            return 0.0
        values = [demonyms.get(f.value, " ".join(f.value)) if isinstance(f.value, tuple) else f.value for f in (a, b)]
        return float(values[0] == values[1])

    return match


def alike(a: Fact, b: Fact) -> float:
    """How surely one fact is the other changed: a name garbled, dates that agree in part, amounts of one unit."""
    if isinstance(a.value, Amount) and isinstance(b.value, Amount):
        return 0.4 + 0.3 * (a.value.unit == b.value.unit != "")
    if a.kind == b.kind == "date":
        return 0.4 + 0.3 * compatible(a.value, b.value)
    if a.kind in NAMES and b.kind in NAMES:
        score = likeness(" ".join(a.keys), " ".join(b.keys))
        return score if score > 0.5 else 0.0
    return 0.0


def in_order(a: Fact, b: Fact) -> float:
    """Names in the same edit are counterparts in the order they stand in."""
    return 0.1 if a.kind in NAMES and b.kind in NAMES and not (is_initial(a) or is_initial(b)) else 0.0


def is_initial(fact: Fact) -> bool:
    """Whether a name is a single letter, which says too little."""
    return len("".join(fact.keys)) < 2


def lone_pairs(left: Sequence[Fact], right: Sequence[Fact], place: Mapping[int, int], used: Usage) -> list[Pair]:
    """The only name left over on each side of a sentence pair, unless both texts know both names."""
    names = [[f for f in side if f.kind in NAMES] for side in (left, right)]
    if not len(names[0]) == len(names[1]) == 1:
        return []
    a, b = names[0][0], names[1][0]
    news = not (set(a.keys) <= used.copy and set(b.keys) <= used.reference)
    return [(a, b)] if place[id(a)] == place[id(b)] or news else []


def carved(edits: Sequence[Edit], pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Each pair of facts as a difference of its own, and what is left of the edits around them."""
    for a, b in pairs:
        yield Difference(Edit(a.start, a.end, b.start, b.end), (a, b))
    for edit in edits:
        yield from left_over(edit, pairs)


def left_over(edit: Edit, pairs: Sequence[Pair]) -> Iterator[Difference]:
    """What remains of an edit when the paired facts are taken out: the runs between those that stand in order."""
    inside = [(a, b) for a, b in pairs if edit.r0 <= a.start < edit.r1 and edit.c0 <= b.start < edit.c1]
    inside.sort(key=lambda pair: pair[0].start)
    chain = set(anchors_of([(a.start, b.start) for a, b in inside]))
    r, c = edit.r0, edit.c0
    for a, b in [pair for pair in inside if (pair[0].start, pair[1].start) in chain]:
        yield from rest(Edit(r, a.start, c, b.start), pairs)
        r, c = a.end, b.end
    yield from rest(Edit(r, edit.r1, c, edit.c1), pairs)


def rest(edit: Edit, pairs: Sequence[Pair]) -> Iterator[Difference]:
    """A run of an edit without the facts whose counterpart stands elsewhere."""
    rows = without(edit.r0, edit.r1, [a for a, _ in pairs])
    columns = without(edit.c0, edit.c1, [b for _, b in pairs])
    for row, column in zip_longest(rows, columns):
        r = row or (edit.r1, edit.r1)
        c = column or (edit.c1, edit.c1)
        yield Difference(Edit(*r, *c))


def without(start: int, end: int, facts: Iterable[Fact]) -> list[tuple[int, int]]:
    """The parts of a run of tokens that no fact covers."""
    parts, at = [], start
    for fact in sorted((f for f in facts if start <= f.start < end), key=lambda f: f.start):
        if fact.start > at:
            parts.append((at, fact.start))
        at = fact.end
    return [*parts, (at, end)] if end > at else parts
