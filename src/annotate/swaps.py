"""Facts that exchanged places, so that each is now said of the other.

reference  won 12 to 5        Russia attacked Ukraine      sold 300 ships and 45 trains
copy       won 5 to 12        Ukraine attacked Russia      sold 45 trains and 300 ships
           swapped            swapped                      not swapped: each kept its noun
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotate.diff import Edit
from annotate.facts.fact import Fact
from annotate.language import Language
from annotate.line import Line
from annotate.order import enumerated

NEAR = 4  # facts of the reference between which a swap is looked for
STEM = 4  # first letters by which words are compared
LONGEST = 16  # words of a side beyond which a swap is no single difference


class Swap(NamedTuple):
    """The edit that covers two facts on both sides, and the first fact of the reference with that of the copy."""

    edit: Edit
    facts: tuple[Fact, Fact]


def swaps(edits: Sequence[Edit], reference: Line, copy: Line, language: Language) -> list[Swap]:
    """The swaps of a sentence pair; they do not overlap."""
    found: list[Swap] = []
    rows: set[int] = set()
    columns: set[int] = set()
    facts = list(matched(reference, copy))
    neighbours = ((one, two) for n, one in enumerate(facts) for two in facts[n + 1 : n + 1 + NEAR])
    for (a, x), (b, y) in neighbours:
        if group(a) != group(b) or x.start < y.start or not exchanged((a, x), (b, y), reference, copy, language):
            continue
        hull = covering([*holding(edits, 0, (a, b)), *holding(edits, 1, (x, y))])
        if hull and group(a) == "name" and not only_those(hull, (a, b), (y, x), reference, copy, language):
            continue
        if hull and rows.isdisjoint(range(*hull.side(0))) and columns.isdisjoint(range(*hull.side(1))):
            found.append(Swap(hull, (a, y)))
            rows.update(range(*hull.side(0)))
            columns.update(range(*hull.side(1)))
    return found


def matched(reference: Line, copy: Line) -> Iterator[tuple[Fact, Fact]]:
    """The facts that both sentences state once, in the order of the reference."""
    here, there = (Counter((f.kind, f.value) for f in line.facts) for line in (reference, copy))
    places = {(f.kind, f.value): f for f in copy.facts}
    for fact in reference.facts:
        said = (fact.kind, fact.value)
        if here[said] == there[said] == 1 and not fact.weak:
            yield fact, places[said]


def exchanged(one: tuple[Fact, Fact], two: tuple[Fact, Fact], reference: Line, copy: Line, language: Language) -> bool:
    """Whether two facts that stand in another order left behind what was said of them."""
    lines = (reference, copy)
    if any(listed(lines[n], one[n], two[n], language) for n in (0, 1)):
        return False
    if any(after(reference, f[0], language) == after(copy, f[1], language) != "" for f in (one, two)):
        return False
    turned = any(before(reference, f[0], language) != before(copy, f[1], language) for f in (one, two))
    return not (group(one[0]) == "name" and turned)


def only_those(
    hull: Edit, here: tuple[Fact, Fact], there: tuple[Fact, Fact], reference: Line, copy: Line, language: Language
) -> bool:
    """Whether two names (in the order of each side) are all that is turned round: what joins them is said in both.

    "Russia attacked Ukraine" is, with "Ukraine attacked Russia"; "the Tay in Perth" is not, with "Perth on the Tay".
    """
    ends = (*hull.side(0), *hull.side(1)) == (here[0].start, here[1].end, there[0].start, there[1].end)
    between = [telling(line, *pair, language) for line, pair in ((reference, here), (copy, there))]
    return ends and (between[0] == between[1] or not between[0].isdisjoint(between[1]))


def telling(line: Line, first: Fact, second: Fact, language: Language) -> set[str]:
    """The first letters of the words between two facts that carry more than grammar."""
    words = line.words[first.end : second.start]
    return {word.key[:STEM] for word in words if word.word and not language.has("function_words", word.key)}


def group(fact: Fact) -> str:
    """The kind of a fact; a term is a name too."""
    return "name" if fact.kind == "term" else fact.kind


def listed(line: Line, a: Fact, b: Fact, language: Language) -> bool:
    """Whether only commas, conjunctions and articles stand between two facts: the order of a list says nothing."""
    first, second = sorted((a, b), key=lambda f: f.start)
    return enumerated([word.key for word in line.words[first.end : second.start]], language)


def after(line: Line, fact: Fact, language: Language) -> str:
    """The next word after a fact, when it carries more than grammar."""
    word = line.words[fact.end] if fact.end < len(line.words) else None
    return word.key if word and word.word and not language.has("function_words", word.key) else ""


def before(line: Line, fact: Fact, language: Language) -> str:
    """The preposition right before a fact ("attacked by Russia"), or nothing."""
    word = line.words[fact.start - 1] if fact.start else None
    return word.key if word and language.has("prepositions", word.key) else ""


def holding(edits: Sequence[Edit], side: int, facts: Iterable[Fact]) -> Iterator[Edit]:
    """The edits, of some in order, that hold the start of a fact of the reference (0) or of the copy (1)."""
    for fact in facts:
        n = bisect_right(edits, fact.start, key=lambda edit: edit.side(side)[0]) - 1
        if n >= 0 and fact.start < edits[n].side(side)[1]:
            yield edits[n]


def covering(edits: Sequence[Edit]) -> Edit | None:
    """The edit from the first to the last of some edits, when it is short enough for one difference."""
    if not edits:
        return None
    first, last = min(edits), max(edits)
    hull = Edit(first.r0, last.r1, first.c0, last.c1)
    return hull if max(hull.r1 - hull.r0, hull.c1 - hull.c0) <= LONGEST else None
