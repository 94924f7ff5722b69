"""Where each paragraph stands when the texts are side by side: rows of a grid, shared by what belongs together.

copy        reference        row
A           A                1        one to one
B1          B                2  3     a split paragraph: the reference spans two rows
B2
            omitted          4
C           C                5
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from annotate.model import Comparison, Passage, Span, Text

Link = tuple[int, int]
"""A paragraph of the copy and one of the reference that say the same."""


@dataclass(frozen=True, slots=True)
class Row:
    """The grid rows of one paragraph: `first` counts from 1, `count` is how many it spans; `relation` may be empty."""

    first: int
    count: int
    relation: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of all paragraphs, in the order of each text."""

    copy: tuple[Row, ...]
    reference: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring paragraphs of both texts that belong together: `copy` and `reference` are ranges."""

    copy: range
    reference: range

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return max(len(self.copy), len(self.reference))


def starts(text: Text) -> list[int]:
    """Where the paragraphs of `text` start."""
    return [paragraph.start for paragraph in text.paragraphs]


def paragraph_of(starts: Sequence[int], offset: int) -> int:
    """The index of the paragraph that holds `offset`, or of the one before it; the first for what is before it."""
    return max(bisect_right(starts, offset) - 1, 0)


def inside(text: Text, starts: Sequence[int], offset: int) -> bool:
    """Whether a paragraph of `text`, which start at `starts`, has characters on both sides of `offset`."""
    near = text.paragraphs[paragraph_of(starts, offset)] if starts else Span(0, 0)
    return near.start < offset < near.end


def blocks(comparison: Comparison) -> list[Block]:
    """The paragraphs of both texts by what belongs together, in order; each paragraph is in one block."""
    copies, references = starts(comparison.copy), starts(comparison.reference)
    chain = _longest_chain(_links(comparison, copies, references))
    return _fill(_blocks(chain), len(copies), len(references))


def grid(comparison: Comparison) -> Grid:
    """Rows for every paragraph. Paragraphs that only one side has, or that moved, have rows of their own."""
    copies, references = starts(comparison.copy), starts(comparison.reference)
    copy_relations = _relations(comparison.passages, copies, "copy")
    reference_relations = _relations(comparison.passages, references, "reference")
    copy_rows, reference_rows, first = [], [], 1
    for block in blocks(comparison):
        copy_rows += _place(block.copy, first, block.rows, len(block.reference), copy_relations, "split")
        reference_rows += _place(block.reference, first, block.rows, len(block.copy), reference_relations, "merged")
        first += block.rows
    return Grid(tuple(copy_rows), tuple(reference_rows))


def _links(comparison: Comparison, copies: Sequence[int], references: Sequence[int]) -> dict[Link, int]:
    """Each pair of paragraphs that share a passage, with how much text they share; moved passages link nothing."""
    if not comparison.related:
        return {(n, n): 1 for n in range(min(len(copies), len(references)))}
    links: dict[Link, int] = {}
    for passage in comparison.passages:
        if passage.relation == "moved":
            continue
        for copy in passage.copy:
            for reference in passage.reference:
                link = paragraph_of(copies, copy.start), paragraph_of(references, reference.start)
                links[link] = links.get(link, 0) + min(len(copy), len(reference))
    return links


def _longest_chain(links: dict[Link, int]) -> list[Link]:
    """The heaviest run of links that never cross, in order.

    A stair of ends is kept: the further a run reaches, the more it weighs.
    """
    ordered = sorted(links)
    if all(a[1] <= b[1] for a, b in pairwise(ordered)):
        return ordered
    stair: list[tuple[int, int, int]] = []  # where a run ends in the reference, its weight, its last link
    before: list[int] = []
    for here, link in enumerate(ordered):
        step = bisect_right(stair, link[1], key=itemgetter(0))
        before.append(stair[step - 1][2] if step else -1)
        total = links[link] + (stair[step - 1][1] if step else 0)
        start = step - (step > 0 and stair[step - 1][0] == link[1])
        end = step
        while end < len(stair) and stair[end][1] <= total:
            end += 1
        stair[start:end] = [(link[1], total, here)]
    chain, at = [], stair[-1][2] if stair else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _blocks(chain: Sequence[Link]) -> list[Block]:
    """Links that share a paragraph become one block, with whatever lies between them."""
    joined: list[Block] = []
    for copy, reference in chain:
        last = joined[-1] if joined else None
        if last and (copy < last.copy.stop or reference < last.reference.stop):
            joined[-1] = Block(range(last.copy.start, copy + 1), range(last.reference.start, reference + 1))
        else:
            joined.append(Block(range(copy, copy + 1), range(reference, reference + 1)))
    return joined


def _fill(linked: Sequence[Block], copies: int, references: int) -> list[Block]:
    """`linked` with a block for every paragraph that is in none, at its place."""
    filled: list[Block] = []
    copy = reference = 0
    for block in (*linked, Block(range(copies, copies), range(references, references))):
        filled += [Block(range(0), range(n, n + 1)) for n in range(reference, block.reference.start)]
        filled += [Block(range(n, n + 1), range(0)) for n in range(copy, block.copy.start)]
        filled.append(block)
        copy, reference = block.copy.stop, block.reference.stop
    return filled


def _place(paragraphs: range, first: int, rows: int, others: int, relations: Sequence[str], together: str) -> list[Row]:
    """One row for each paragraph of a block; the last takes the rows that are left."""
    placed = []
    for number, paragraph in enumerate(paragraphs):
        last = number == len(paragraphs) - 1
        relation = relations[paragraph] or (together if len(paragraphs) > 1 and others == 1 else "")
        placed.append(Row(first + number, rows - number if last else 1, relation))
    return placed


def _relations(passages: Sequence[Passage], paragraphs: Sequence[int], side: str) -> list[str]:
    """For each paragraph the relation that sets all of it apart (omitted, added, moved, boilerplate), or none."""
    found: list[set[str]] = [set() for _ in paragraphs]
    for passage in passages:
        for stretch in passage.copy if side == "copy" else passage.reference:
            found[paragraph_of(paragraphs, stretch.start)].add(passage.relation)
    apart = {"omitted", "added", "moved", "boilerplate"}
    return [min(relations) if len(relations) == 1 and relations <= apart else "" for relations in found]
