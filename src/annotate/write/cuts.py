"""Where a long comparison is cut: between paragraphs of both texts, so that the parts are about as large as each other.

copy        A  B   C | D  E  M | F
reference   A  B1 B2 C | M' D  E | F        a cut has nothing on both sides of it but what moved
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotate.model import Comparison, Correction, Quote, Text
from annotate.write.rows import Block, inside, paragraph_of, starts


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
        return sum(map(self.counts, corrections))

    def counts(self, correction: Correction) -> bool:
        """Whether `correction` is one of those that count."""
        return correction.serious or not self.serious


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
    copies, references = _both(comparison, together)
    for c in filter(size.counts, comparison.corrections):
        corrections[copies.block(c.copy.start) if c.copy else references.block(c.reference.start)] += 1
    for block, differences in zip(together, corrections, strict=True):
        copy = sum(len(comparison.copy.paragraphs[n]) for n in block.copy)
        reference = sum(len(comparison.reference.paragraphs[n]) for n in block.reference)
        characters = 0 if size.serious else max(copy, reference) * size.differences
        yield max(characters, differences * size.characters)


class _Places:
    """In which block the characters of one text stand, from its paragraphs in each block."""

    def __init__(self, text: Text, paragraphs: Iterable[range]) -> None:
        self._text, self._starts = text, starts(text)
        self._blocks = [n for n, own in enumerate(paragraphs) for _ in own]

    def block(self, offset: int) -> int:
        """The block of a character."""
        return self._blocks[paragraph_of(self._starts, offset)] if self._blocks else 0

    def of(self, quote: Quote) -> list[int]:
        """The block of some words, or of an empty place inside a paragraph; none for a place between two."""
        return [self.block(quote.start)] if quote or inside(self._text, self._starts, quote.start) else []


def _both(comparison: Comparison, together: Sequence[Block]) -> tuple[_Places, _Places]:
    """The places of the copy and of the reference."""
    copies = _Places(comparison.copy, (block.copy for block in together))
    return copies, _Places(comparison.reference, (block.reference for block in together))


def _tied(comparison: Comparison, together: Sequence[Block]) -> list[bool]:
    """Of each place between two blocks whether something lies on both sides of it."""
    change = [0] * (len(together) + 2)
    for blocks in _ties(comparison, *_both(comparison, together)):
        if blocks:
            change[min(blocks) + 1] += 1
            change[max(blocks) + 1] -= 1
    return [depth > 0 for depth in accumulate(change)]


def _ties(comparison: Comparison, copies: _Places, references: _Places) -> Iterator[list[int]]:
    """The blocks of each thing that has to stay together: passages, and corrections with their places."""
    moved = {number for number, passage in enumerate(comparison.passages) if passage.relation == "moved"}
    for number, passage in enumerate(comparison.passages):
        copy = [copies.block(stretch.start) for stretch in passage.copy]
        reference = [references.block(stretch.start) for stretch in passage.reference]
        yield from (copy, reference) if number in moved else ([*copy, *reference],)
    for c in comparison.corrections:
        if c.passage not in moved:
            yield [*copies.of(c.copy), *references.of(c.reference)]
