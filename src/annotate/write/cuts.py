"""Where a long comparison is cut: between paragraphs of both texts, so that the parts are about as large as each other.

copy        A  B   C | D  E  M | F
reference   A  B1 B2 C | M' D  E | F        a cut has nothing on both sides of it but what moved
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotate.model import Comparison, Correction, Text
from annotate.write.rows import Block, paragraph_of, starts


@dataclass(frozen=True, slots=True)
class Size:
    """How much one part holds: characters of either text and differences, whichever comes first, and a paragraph more.

    Differences are counted that are shown: all of them, or with `serious` those that readers are asked to read.
    """

    characters: int
    differences: int
    serious: bool = False

    def fits(self, comparison: Comparison) -> bool:
        """Whether all of `comparison` is one part."""
        longest = max(len(comparison.copy.text), len(comparison.reference.text))
        return (self.serious or longest <= self.characters) and self.count(comparison.corrections) <= self.differences

    def count(self, corrections: Iterable[Correction]) -> int:
        """How many of `corrections` count."""
        return sum(1 for c in corrections if c.serious or not self.serious)


WHOLE = Size(60_000, 500)
"""A part of texts that are shown: about 10,000 words. A browser lays it out at once."""
EXCERPTS = Size(60_000, 500, serious=True)
"""A part of texts that are not shown, but for the words of their findings."""


def ends(comparison: Comparison, together: Sequence[Block], size: Size) -> Iterator[int]:
    """How many blocks lie before the end of each part. Parts are about as large as each other."""
    costs = list(accumulate(_costs(comparison, together, size)))
    tied = _tied(comparison, together)
    total = costs[-1] if costs else 0
    count = max(1, -(-total // (size.characters * size.differences)))
    step = 1
    for end, cost in enumerate(costs[:-1], start=1):
        if cost * count >= step * total and not tied[end]:
            yield end
            step = cost * count // total + 1
    yield len(together)


def _costs(comparison: Comparison, together: Sequence[Block], size: Size) -> Iterator[int]:
    """What each block takes of a part, whose room is `characters` times `differences`."""
    corrections = [0] * len(together)
    at = _Places(comparison, together)
    for c in comparison.corrections:
        if c.serious or not size.serious:
            corrections[at.copy(c.copy.start) if c.copy else at.reference(c.reference.start)] += 1
    for block, differences in zip(together, corrections, strict=True):
        copy = sum(len(comparison.copy.paragraphs[n]) for n in block.copy)
        reference = sum(len(comparison.reference.paragraphs[n]) for n in block.reference)
        characters = 0 if size.serious else max(copy, reference) * size.differences
        yield max(characters, differences * size.characters)


class _Places:
    """In which block a character of either text stands."""

    def __init__(self, comparison: Comparison, together: Sequence[Block]) -> None:
        self._copies, self._references = starts(comparison.copy), starts(comparison.reference)
        self._in_copy = [n for n, block in enumerate(together) for _ in block.copy]
        self._in_reference = [n for n, block in enumerate(together) for _ in block.reference]

    def copy(self, offset: int) -> int:
        """The block of a character of the copy."""
        return self._in_copy[paragraph_of(self._copies, offset)] if self._in_copy else 0

    def reference(self, offset: int) -> int:
        """The block of a character of the reference."""
        return self._in_reference[paragraph_of(self._references, offset)] if self._in_reference else 0


def _tied(comparison: Comparison, together: Sequence[Block]) -> list[bool]:
    """Of each place between two blocks whether something lies on both sides of it."""
    change = [0] * (len(together) + 2)
    for first, last in _ties(comparison, _Places(comparison, together)):
        change[first + 1] += 1
        change[last + 1] -= 1
    return [depth > 0 for depth in accumulate(change)]


def _ties(comparison: Comparison, at: _Places) -> Iterator[tuple[int, int]]:
    """The first and the last block of what has to stay together: passages, and corrections with their places."""
    for passage in comparison.passages:
        copy = [at.copy(stretch.start) for stretch in passage.copy]
        reference = [at.reference(stretch.start) for stretch in passage.reference]
        for found in (copy, reference) if passage.relation == "moved" else ([*copy, *reference],):
            if found:
                yield min(found), max(found)
    for c in comparison.corrections:
        if c.passage < len(comparison.passages) and comparison.passages[c.passage].relation == "moved":
            continue
        copy = [at.copy(c.copy.start)] if c.copy or _inside(comparison.copy, c.copy.start) else []
        reference = (
            [at.reference(c.reference.start)] if c.reference or _inside(comparison.reference, c.reference.start) else []
        )
        if found := [*copy, *reference]:
            yield min(found), max(found)


def _inside(text: Text, offset: int) -> bool:
    """Whether a paragraph of `text` has characters on both sides of `offset`."""
    at = bisect_right(text.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1
    return at >= 0 and text.paragraphs[at].start < offset < text.paragraphs[at].end
