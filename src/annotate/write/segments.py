"""Both texts as one stream of segments, for formats that set readings side by side at one place.

    reference  He came to |Kyiv| on Sunday. |And left.|
    copy       He came to |Kiev| on Sunday. |         |
               both        both  both         reference only

All the reference sides joined are the reference, all the copy sides the copy, character for character. What stands
in another order in the copy (moved passages, words that changed places) can be in one stream only twice: once
where the reference has it and once where the copy has it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.model import Comparison, Correction, Quote, Span

AT_ONCE = 1000  # characters held against each other at once: where white space differs, they are looked at again
_SOLID = re.compile(r"\S+")
_Stretch = tuple[int, int]


class Segment(NamedTuple):
    """What stands at one place in each text; `correction` is what differs, if the engine says so.

    Without a correction the sides are equal, or white space, or words that stand elsewhere in the other text.
    """

    reference: str
    copy: str
    correction: Correction | None = None


class _Block(NamedTuple):
    """Equal characters: `length` of them from `reference` and from `copy`."""

    reference: int
    copy: int
    length: int


class _Piece(NamedTuple):
    """A part of one text between two blocks: a side of a correction, or what none covers."""

    text: str
    correction: Correction | None


def segments(comparison: Comparison) -> Iterator[Segment]:
    """The segments of both texts in the order of the reference, neighbouring equal ones joined."""
    equal = ""
    for segment in _all(comparison):
        if segment.correction is None and segment.reference == segment.copy:
            equal += segment.copy
            continue
        if equal:
            yield Segment(equal, equal)
        equal = ""
        if segment.reference or segment.copy:
            yield segment
    if equal:
        yield Segment(equal, equal)


def _all(comparison: Comparison) -> Iterator[Segment]:
    reference, copy = comparison.reference.text, comparison.copy.text
    quotes = _quotes(comparison, "reference"), _quotes(comparison, "copy")
    r = c = 0
    for block in (*_blocks(comparison), _Block(len(reference), len(copy), 0)):
        left = list(_pieces(reference, r, block.reference, quotes[0]))
        right = list(_pieces(copy, c, block.copy, quotes[1]))
        yield from _beside(left, right)
        r, c = block.reference + block.length, block.copy + block.length
        yield Segment(reference[block.reference : r], copy[block.copy : c])


def _quotes(comparison: Comparison, side: str) -> list[tuple[Quote, Correction]]:
    """The words of all corrections in one text, in its order."""
    found = [(quote, c) for c in comparison.corrections if (quote := _side(c, side))]
    return sorted(found, key=lambda pair: pair[0].start)


def _side(correction: Correction, side: str) -> Quote:
    return correction.reference if side == "reference" else correction.copy


# --- what is equal ---


def _blocks(comparison: Comparison) -> list[_Block]:
    """Equal runs outside the corrections, increasing in both texts, with the white space that is equal between them."""
    passages = [p for p in comparison.passages if p.reference and p.copy and p.relation != "moved"]
    passages.sort(key=lambda p: p.reference[0].start)
    quotes = _quotes(comparison, "reference"), _quotes(comparison, "copy")
    blocks: list[_Block] = []
    for passage in (passages[i] for i in longest_increasing([p.copy[0].start for p in passages])):
        left = _runs(comparison.reference.text, passage.reference, quotes[0])
        right = _runs(comparison.copy.text, passage.copy, quotes[1])
        for block in _equal(comparison, left, right):
            last = blocks[-1] if blocks else _Block(0, 0, 0)
            r, c = last.reference + last.length, last.copy + last.length
            if block.reference < r or block.copy < c:
                continue
            space = comparison.reference.text[r : block.reference]
            if blocks and space.isspace() and space == comparison.copy.text[c : block.copy]:
                blocks[-1] = _Block(last.reference, last.copy, block.reference + block.length - last.reference)
            else:
                blocks.append(block)
    return blocks


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """The indices of a longest run of increasing numbers (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(numbers):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1], ends[at : at + 1] = [value], [index]
    run, index = [], ends[-1] if ends else -1
    while index >= 0:
        run.append(index)
        index = before[index]
    return run[::-1]


def _runs(text: str, stretches: Sequence[Span], quotes: Sequence[tuple[Quote, Correction]]) -> list[_Stretch]:
    """The runs of characters in some stretches that no correction covers."""
    found: list[_Stretch] = []
    for stretch in sorted(stretches, key=lambda s: s.start):
        found += _uncovered(stretch.start, stretch.end, quotes)
    return found


def _uncovered(start: int, end: int, quotes: Sequence[tuple[Quote, Correction]]) -> Iterator[tuple[int, int]]:
    at = start
    for n in range(bisect_left(quotes, start, key=lambda pair: pair[0].start), len(quotes)):
        quote = quotes[n][0]
        if quote.start >= end:
            break
        yield at, quote.start
        at = quote.end
    yield at, end


def _equal(comparison: Comparison, left: Sequence[_Stretch], right: Sequence[_Stretch]) -> Iterator[_Block]:
    """Blocks of equal characters from the runs of both sides of a passage, which differ in white space only.

    A run that is the same on both sides is one block, without the white space at its ends; else each word is one.
    """
    reference, copy = comparison.reference.text, comparison.copy.text
    rows, columns = iter(left), iter(right)
    a, r = _next_word(reference, (0, 0), rows)
    b, c = _next_word(copy, (0, 0), columns)
    while a < r and b < c:
        length = min(r - a, c - b, AT_ONCE)
        if reference[a : a + length] == copy[b : b + length]:
            block = len(reference[a : a + length].rstrip())
        else:
            block = length = min(_end_of_word(reference, a, r) - a, _end_of_word(copy, b, c) - b)
            if reference[a : a + length] != copy[b : b + length]:  # never in what the engine makes
                return
        yield _Block(a, b, block)
        a, r = _next_word(reference, (a + length, r), rows)
        b, c = _next_word(copy, (b + length, c), columns)


def _next_word(text: str, run: _Stretch, others: Iterator[_Stretch]) -> _Stretch:
    """What is left of a run, or of the others after it, from the first word on; nothing where there is no word."""
    found = _SOLID.search(text, *run)
    while found is None:
        run = next(others, (len(text), len(text)))
        if run[0] == len(text):
            return run
        found = _SOLID.search(text, *run)
    return found.start(), run[1]


def _end_of_word(text: str, start: int, end: int) -> int:
    """Where the word that starts at `start` ends, at most `end`."""
    found = _SOLID.match(text, start, end)
    return found.end() if found else start


# --- what stands between equal blocks ---


def _pieces(text: str, start: int, end: int, quotes: Sequence[tuple[Quote, Correction]]) -> Iterator[_Piece]:
    """The parts of `text` from `start` to `end`: words of corrections, and what lies between them."""
    at = start
    for n in range(bisect_left(quotes, start, key=lambda pair: pair[0].start), len(quotes)):
        quote, correction = quotes[n]
        if quote.start >= end:
            break
        if quote.start > at:
            yield _Piece(text[at : quote.start], None)
        yield _Piece(quote.text, correction)
        at = quote.end
    if at < end:
        yield _Piece(text[at:end], None)


def _beside(left: Sequence[_Piece], right: Sequence[_Piece]) -> Iterator[Segment]:
    """Segments of the pieces between two blocks: corrections with both sides here are together."""
    places = {piece.correction.id: n for n, piece in enumerate(right) if piece.correction}
    shared = [(i, places[p.correction.id]) for i, p in enumerate(left) if p.correction and p.correction.id in places]
    together = [shared[n] for n in longest_increasing([j for _, j in shared])]
    r = c = 0
    for i, j in (*together, (len(left), len(right))):
        yield from _apart(left[r:i], right[c:j])
        if i < len(left):
            yield Segment(left[i].text, right[j].text, left[i].correction)
        r, c = i + 1, j + 1


def _apart(left: Sequence[_Piece], right: Sequence[_Piece]) -> Iterator[Segment]:
    """Segments of pieces that have no counterpart here; white space on both sides has."""
    if left and right and left[0].correction is None and right[0].correction is None:
        yield Segment(left[0].text, right[0].text)
        left, right = left[1:], right[1:]
    tail = []
    if left and right and left[-1].correction is None and right[-1].correction is None:
        tail = [Segment(left[-1].text, right[-1].text)]
        left, right = left[:-1], right[:-1]
    yield from (Segment(piece.text, "", piece.correction) for piece in left)
    yield from (Segment("", piece.text, piece.correction) for piece in right)
    yield from tail
