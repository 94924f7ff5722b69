"""Facts paired with their counterparts wherever they stand in the sentence.

edits   -"$2 billion" … +"to billions"       pair   $2 billion – billions
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from annotate.diff import Edit
from annotate.facts.amounts import Amount, counted_unit
from annotate.facts.dates import compatible
from annotate.facts.fact import Fact
from annotate.facts.sameness import dress
from annotate.facts.sounds import likeness
from annotate.facts.usage import Usage
from annotate.language import Language
from annotate.line import Line

NAMES = ("name", "term")
SAME_NAME = 0.9
SHORT = 6  # other words of an edit up to which names in it are counterparts by their order
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
    same = same_value(language)
    surely = (together(same), replaced(edits), same, together(alike), far(alike))
    perhaps = (in_place(edits, reference, copy, language), together(in_order(edits)), None)
    pairs: list[Pair] = []
    for match in (*surely, *perhaps):
        if not (left and right):
            break
        if match is None:
            left, right = unsaid(left, copy, language), unsaid(right, reference, language)
        rows, columns = best_pairs(left, right, match or lone(left, right, used))
        chosen = ((left[i], right[j]) for i, j in zip(rows, columns, strict=True))
        pairs += [(a.fact, b.fact) for a, b in chosen if not carried((a, b), reference, copy)]
        left, right = remaining(left, frozenset(rows)), remaining(right, frozenset(columns))
    return pairs


def carried(pair: tuple[Placed, Placed], reference: Line, copy: Line) -> bool:
    """Whether a fact in two edits, or a weak one, has the same words: it went with its phrase, and is no difference."""
    a, b = pair
    left, right = reference.keys[a.fact.start : a.fact.end], copy.keys[b.fact.start : b.fact.end]
    return (a.edit != b.edit or a.fact.weak) and list(left) == list(right)


def remaining(side: Sequence[Placed], taken: frozenset[int]) -> list[Placed]:
    """The facts of a side whose numbers are not taken."""
    return [placed for n, placed in enumerate(side) if n not in taken]


def unsaid(side: Sequence[Placed], other: Line, language: Language) -> list[Placed]:
    """The facts of a side without names that the other sentence has too, in whatever dress."""
    names = [fact.keys for fact in other.facts if fact.kind in NAMES]
    if len(side) * len(names) > MOST:
        return list(side)
    return [p for p in side if not (is_name(p) and any(dress(p.fact.keys, keys, language) for keys in names))]


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


def in_place(edits: Sequence[Edit], reference: Line, copy: Line, language: Language) -> Match:
    """1 for a name exactly in the place of another, articles aside; one of the two may only perhaps be a name."""

    def match(a: Placed, b: Placed) -> float:
        if a.edit != b.edit or not (is_name(a) and is_name(b)) or (a.fact.weak and b.fact.weak):
            return 0.0
        if is_letter(a.fact) or is_letter(b.fact):
            return 0.0
        r0, r1, c0, c1 = edits[a.edit]
        starts = past_articles(reference, r0, language), past_articles(copy, c0, language)
        return float((a.fact.start, a.fact.end, b.fact.start, b.fact.end) == (starts[0], r1, starts[1], c1))

    return match


def past_articles(line: Line, at: int, language: Language) -> int:
    """The place after the articles at a word."""
    while at < len(line.words) and language.has("articles", line.words[at].key):
        at += 1
    return at


def same_value(language: Language) -> Match:
    """1 for two facts of the same value; a little less for one name in another dress."""

    def match(a: Placed, b: Placed) -> float:
        if a.fact.kind == b.fact.kind and a.fact.says(b.fact):
            return 1.0
        return SAME_NAME if is_name(a) and is_name(b) and dress(a.fact.keys, b.fact.keys, language) else 0.0

    return match


def alike(a: Placed, b: Placed) -> float:
    """How surely one fact is the other changed: a name garbled, dates that agree in part, amounts of one unit."""
    left, right = a.fact, b.fact
    if isinstance(left.value, Amount) and isinstance(right.value, Amount):
        if left.value.said == right.value.said and left.value.thing != right.value.thing:
            return 0.0  # "19-year-old" and "19 years old" are a phrase said otherwise
        if left.weak and right.weak and left.value.unit != right.value.unit:
            return 0.0  # "one" and "a day"
        return 0.4 + 0.3 * (counted_unit(left.value) == counted_unit(right.value) != "")
    if left.kind == right.kind == "date":
        return 0.4 + 0.3 * compatible(left.value, right.value)
    if left.kind in NAMES and right.kind in NAMES and not (left.weak or right.weak):
        score = likeness(" ".join(left.keys), " ".join(right.keys))
        return score if score > 0.5 else 0.0
    return 0.0


def far(match: Match) -> Match:
    """The same, for facts anywhere; numbers of different things are no counterparts there."""

    def distant(a: Placed, b: Placed) -> float:
        left, right = a.fact.value, b.fact.value
        if isinstance(left, Amount) and isinstance(right, Amount):
            kindred = counted_unit(left) == counted_unit(right) != "" or left.vague != right.vague
            return match(a, b) if kindred else 0.0
        return match(a, b)

    return distant


def in_order(edits: Sequence[Edit]) -> Match:
    """A little for names in one short edit, in the order they stand in; a long one says something else altogether."""

    def match(a: Placed, b: Placed) -> float:
        r0, r1, c0, c1 = edits[a.edit]
        names = is_name(a) and is_name(b) and not (is_unclear(a.fact) or is_unclear(b.fact))
        others = max(r1 - r0 - (a.fact.end - a.fact.start), c1 - c0 - (b.fact.end - b.fact.start))
        return 0.1 if names and others <= SHORT else 0.0

    return match


def is_unclear(fact: Fact) -> bool:
    """Whether a name is a single letter, which says too little, or perhaps no name."""
    return fact.weak or is_letter(fact)


def is_letter(fact: Fact) -> bool:
    """Whether a name is a single letter."""
    return len("".join(fact.keys)) < 2


def lone(left: Sequence[Placed], right: Sequence[Placed], used: Usage) -> Match:
    """1 for figures, or names, of which each is the only one left on its side; names that neither text shares."""
    figures, names = ((the_one(left, named), the_one(right, named)) for named in (False, True))

    def match(a: Placed, b: Placed) -> float:
        if (a, b) != names:
            return float((a, b) == figures and alike(a, b) > 0)
        known = set(a.fact.keys) <= used.copy or set(b.fact.keys) <= used.reference
        return float(not (known or is_unclear(a.fact) or is_unclear(b.fact)))

    return match


def the_one(side: Sequence[Placed], named: bool) -> Placed | None:
    """The one name, or else the one figure, of a side; one that is only perhaps a fact where there is no other."""
    facts = [p for p in side if is_name(p) == named and p.fact.kind != "date"]
    facts = [p for p in facts if not p.fact.weak] or facts
    return facts[0] if len(facts) == 1 else None


def is_name(placed: Placed) -> bool:
    """Whether a fact is a name or an accepted term."""
    return placed.fact.kind in NAMES
