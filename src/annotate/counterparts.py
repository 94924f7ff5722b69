"""Facts paired with their counterparts wherever they stand in the sentence.

edits   -"$2 billion" … +"to billions"       pair   $2 billion – billions
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from annotate.diff import Edit
from annotate.facts.dates import compatible
from annotate.facts.fact import Fact
from annotate.facts.figures import Amount
from annotate.facts.names import Usage
from annotate.facts.sounds import likeness
from annotate.language import Language
from annotate.lexicon import lexicon
from annotate.line import Line

NAMES = ("name", "term")
SHORT = 8  # words of an edit up to which names in it are counterparts by their order
MOST = 10_000  # pairs of facts that are all looked at …
NEARBY = 20  # … else this many either side


class Placed(NamedTuple):
    """A fact, or the part of a name that differs, and the number of the edit it stands in."""

    fact: Fact
    edit: int


Pair = tuple[Fact, Fact]
Match = Callable[[Placed, Placed], float]


def paired(edits: Sequence[Edit], reference: Line, copy: Line, used: Usage, language: Language) -> list[Pair]:
    """Facts inside edits paired with their counterparts: same value first, then in the same edit, then anywhere."""
    left = in_edits(reference.facts, [(e.r0, e.r1) for e in edits])
    right = in_edits(copy.facts, [(e.c0, e.c1) for e in edits])
    same, nearby = same_value(language), in_order(edits)
    pairs: list[Pair] = []
    for match in (together(same), replaced(edits), same, together(alike), far(alike), together(nearby), None):
        if not (left and right):
            break
        rows, columns = best_pairs(left, right, match or lone(left, right, used))
        pairs += [(left[i].fact, right[j].fact) for i, j in zip(rows, columns, strict=True)]
        left, right = remaining(left, frozenset(rows)), remaining(right, frozenset(columns))
    return pairs


def remaining(side: Sequence[Placed], taken: frozenset[int]) -> list[Placed]:
    """The facts of a side whose numbers are not taken."""
    return [placed for n, placed in enumerate(side) if n not in taken]


def in_edits(facts: Sequence[Fact], runs: Sequence[tuple[int, int]]) -> list[Placed]:
    """The facts, or parts of names, that stand in edits; both are in order, so one walk finds them."""
    found, first = [], 0
    for number, (start, end) in enumerate(runs):
        while first < len(facts) and facts[first].end <= start:
            first += 1
        at = first
        while at < len(facts) and facts[at].start < end:
            if part := clipped(facts[at], start, end):
                found.append(Placed(part, number))
            at += 1
    return found


def clipped(fact: Fact, start: int, end: int) -> Fact | None:
    """The fact as far as it stands in an edit: whole, or the part of a name that differs ("Mark [Carne]")."""
    if start <= fact.start and fact.end <= end:
        return fact
    a, b = max(start, fact.start), min(end, fact.end)
    if fact.kind != "name" or a >= b:
        return None
    keys = fact.keys[a - fact.start : b - fact.start]
    return Fact("name", a, b, keys, keys=keys)


def best_pairs(left: Sequence[Placed], right: Sequence[Placed], match: Match) -> tuple[list[int], list[int]]:
    """The numbers of what is paired on each side, by falling score; equal scores go to those that stand earlier."""
    near = len(left) * len(right) > MOST  # so many facts are looked for nearby only
    scored = [
        (-score, i, j) for i, a in enumerate(left) for j, b in window(right, i, near) if (score := match(a, b)) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored, key=lambda s: (s[0], abs(s[1] - s[2]), s[1])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs), list(pairs.values())


def window(side: Sequence[Placed], at: int, near: bool) -> Iterator[tuple[int, Placed]]:
    """All facts of a side with their numbers, or those around a number."""
    start, end = (max(0, at - NEARBY), at + NEARBY) if near else (0, len(side))
    return ((n, side[n]) for n in range(start, min(end, len(side))))


def together(match: Match) -> Match:
    """The same, for facts in one edit only."""
    return lambda a, b: match(a, b) if a.edit == b.edit else 0.0


def replaced(edits: Sequence[Edit]) -> Match:
    """1 for a figure or date exactly in the place of another: values that were swapped are not the same."""

    def match(a: Placed, b: Placed) -> float:
        whole = a.edit == b.edit and (a.fact.start, a.fact.end, b.fact.start, b.fact.end) == tuple(edits[a.edit])
        return float(whole and a.fact.kind == b.fact.kind and a.fact.kind in ("date", "figure"))

    return match


def same_value(language: Language) -> Match:
    """1 for two facts of the same value, or a country and its people's name."""
    demonyms = lexicon(language).demonyms

    def match(a: Placed, b: Placed) -> float:
        if a.fact.kind == b.fact.kind and a.fact.value == b.fact.value:
            return 1.0
        if a.fact.kind not in NAMES or b.fact.kind not in NAMES:
            return 0.0
        left, right = (demonyms.get(f.keys, " ".join(f.keys)) for f in (a.fact, b.fact))
        return float(left == right)

    return match


def alike(a: Placed, b: Placed) -> float:
    """How surely one fact is the other changed: a name garbled, dates that agree in part, amounts of one unit."""
    left, right = a.fact, b.fact
    if isinstance(left.value, Amount) and isinstance(right.value, Amount):
        return 0.4 + 0.3 * (left.value.unit == right.value.unit != "")
    if left.kind == right.kind == "date":
        return 0.4 + 0.3 * compatible(left.value, right.value)
    if left.kind in NAMES and right.kind in NAMES:
        score = likeness(" ".join(left.keys), " ".join(right.keys))
        return score if score > 0.5 else 0.0
    return 0.0


def far(match: Match) -> Match:
    """The same, for facts anywhere; numbers of different things are no counterparts there."""

    def distant(a: Placed, b: Placed) -> float:
        left, right = a.fact.value, b.fact.value
        if isinstance(left, Amount) and isinstance(right, Amount):
            kindred = left.unit == right.unit != "" or left.vague != right.vague
            return match(a, b) if kindred else 0.0
        return match(a, b)

    return distant


def in_order(edits: Sequence[Edit]) -> Match:
    """A little for names in one short edit, in the order they stand in; a long one says something else altogether."""

    def match(a: Placed, b: Placed) -> float:
        r0, r1, c0, c1 = edits[a.edit]
        names = a.fact.kind in NAMES and b.fact.kind in NAMES and not (is_initial(a.fact) or is_initial(b.fact))
        return 0.1 if names and max(r1 - r0, c1 - c0) <= SHORT else 0.0

    return match


def is_initial(fact: Fact) -> bool:
    """Whether a name is a single letter, which says too little."""
    return len("".join(fact.keys)) < 2


def lone(left: Sequence[Placed], right: Sequence[Placed], used: Usage) -> Match:
    """1 for figures, or names, of which each is the only one left on its side; names unless both texts know both."""
    alone = only(left), only(right)

    def match(a: Placed, b: Placed) -> float:
        if a not in alone[0] or b not in alone[1] or is_name(a) != is_name(b) or "date" in (a.fact.kind, b.fact.kind):
            return 0.0
        known = set(a.fact.keys) <= used.copy and set(b.fact.keys) <= used.reference
        unclear = known or is_initial(a.fact) or is_initial(b.fact)
        return float(not (is_name(a) and unclear))

    return match


def only(side: Sequence[Placed]) -> list[Placed]:
    """The one name, and the one figure or date, of a side, where there is no other."""
    groups = [[placed for placed in side if is_name(placed) == named] for named in (True, False)]
    return [group[0] for group in groups if len(group) == 1]


def is_name(placed: Placed) -> bool:
    """Whether a fact is a name or an accepted term."""
    return placed.fact.kind in NAMES
