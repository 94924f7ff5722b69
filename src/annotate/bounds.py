"""The words before a figure that say on which side of it the true value lies.

"more than 9,400"   "almost 9,400"   "some 9,400"   "500人以上"
 above               below            about          above
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.diff import Edit
from annotate.facts.fact import Fact
from annotate.facts.tables import LONGEST, lookup
from annotate.language import Language
from annotate.line import Line


def direction(line: Line, start: int, end: int, language: Language) -> int | None:
    """What a run of words that is a bound says: above (1), below (-1) or about (0); None where it is no bound."""
    found, after = lookup(line.words, start, language, "bounds")
    return int(found) if found is not None and after == end else None


def opening(line: Line, fact: Fact, language: Language) -> int:
    """Where the bound starts that stands right before a figure; the figure's own start where there is none."""
    for start in range(max(0, fact.start - LONGEST), fact.start):
        if direction(line, start, fact.start, language) is not None:
            return start
    return fact.start


def stated(line: Line, fact: Fact, language: Language) -> int | None:
    """The bound of a figure, whether it stands before it, at its beginning or is glued behind it."""
    if not language.script.spaced:
        entries = language.values.get("bounds", {})
        behind = (entries.get((line.keys[fact.end - 1][-size:],)) for size in (2, 1))
        found = next((bound for bound in behind if bound is not None), None)
        if found is not None:
            return int(found)
    start = opening(line, fact, language)
    if start < fact.start:
        return direction(line, start, fact.start, language)
    found, _ = lookup(line.words, fact.start, language, "bounds")
    return None if found is None else int(found)


def with_bounds(
    pairs: Sequence[tuple[Fact, Fact]], edits: Sequence[Edit], reference: Line, copy: Line, language: Language
) -> list[tuple[Fact, Fact]]:
    """Pairs of facts, figures with the bounds before them where both have one that stands in an edit with them."""
    return [extended(pair, edits, (reference, copy), language) for pair in pairs]


def extended(
    pair: tuple[Fact, Fact], edits: Sequence[Edit], lines: tuple[Line, Line], language: Language
) -> tuple[Fact, Fact]:
    """One pair of figures with their bounds, or as it is."""
    if pair[0].kind != "figure" or not language.values.get("bounds"):
        return pair
    starts = [opening(line, fact, language) for line, fact in zip(lines, pair, strict=True)]
    if any(start == fact.start for start, fact in zip(starts, pair, strict=True)):
        return pair
    held = any(
        edit.r0 <= starts[0] < pair[0].end <= edit.r1 and edit.c0 <= starts[1] < pair[1].end <= edit.c1
        for edit in edits
    )
    return (pair[0]._replace(start=starts[0]), pair[1]._replace(start=starts[1])) if held else pair
