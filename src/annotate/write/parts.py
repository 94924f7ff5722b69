"""A long comparison in parts: consecutive ranges of both texts, each a comparison of its own, for a page of its own.

    copy        A  B   C | D  E  M | F          cut only between paragraphs of both texts, where no passage lies on
    reference   A  B1 B2 C | M' D  E | F        both sides of the cut; a moved passage (M) may
                part 1       part 2    part 3

A passage that moved from one part to another is in both, each time with the side that is there. The texts of all parts,
joined, are the whole texts; each part is lossless by itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from annotate.lossless import LossError, assert_lossless
from annotate.model import Comparison, Correction, Passage, Quote, Span, Text
from annotate.write import cuts
from annotate.write.cuts import Size
from annotate.write.rows import blocks


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `comparison` holds its own texts, with offsets in these.

    `passages` are the numbers its passages have in the whole, `before` how many paragraphs of copy and reference stand
    before it, `own` the corrections of the whole that are told here: those whose copy is here.
    """

    number: int
    comparison: Comparison
    passages: tuple[int, ...]
    before: tuple[int, int]
    own: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class _Range:
    """Where one part lies in one text: its paragraphs, and its characters."""

    paragraphs: range
    start: int
    end: int


Homes = Sequence[tuple[int, int]]
"""Of each passage the part (from 0) that has its reference, and the one that has its copy."""


def parts(comparison: Comparison, size: Size) -> tuple[Part, ...]:
    """The parts of `comparison`, none for what fits into one. Raises LossError when they are not all of it."""
    if size.fits(comparison):
        return ()
    made = tuple(cut(comparison, size))
    if len(made) > 1 and not comparison.copy.sealed:
        prove(comparison, made)
    return made if len(made) > 1 else ()


def cut(comparison: Comparison, size: Size) -> Iterator[Part]:
    """The parts of `comparison`, at least one."""
    together = [block for block in blocks(comparison) if block.copy or block.reference]
    ends = list(cuts.ends(comparison, together, size))
    copies = _ranges(comparison.copy, _stops([block.copy for block in together], ends))
    references = _ranges(comparison.reference, _stops([block.reference for block in together], ends))
    homes = _homes(comparison, references, copies)
    passages: list[list[int]] = [[] for _ in ends]
    for number, home in enumerate(homes):
        for part in sorted({*home}):
            passages[part].append(number)
    own, guests = _corrections(comparison, homes, copies)
    for part, (reference, copy) in enumerate(zip(references, copies, strict=True)):
        made = _slice(comparison, (reference, copy), passages[part], [*own[part], *guests[part]], homes, part)
        before = copy.paragraphs.start, reference.paragraphs.start
        yield Part(part + 1, made, tuple(passages[part]), before, tuple(own[part]))


def away(passage: Passage) -> bool:
    """Whether one side of a moved passage is in another part."""
    return passage.relation == "moved" and not (passage.reference and passage.copy)


def homes_of(made: Iterable[Part]) -> Mapping[str, int]:
    """The number of the part that tells each correction, by its id."""
    return {correction.id: part.number for part in made for correction in part.own}


# --- what each part holds ---


def _stops(paragraphs: Iterable[range], ends: Iterable[int]) -> list[int]:
    """How many paragraphs of one text lie before the end of each part, from those of each block."""
    before = [0, *accumulate(map(len, paragraphs))]
    return [before[end] for end in ends]


def _ranges(text: Text, stops: Sequence[int]) -> list[_Range]:
    """The range of each part, from the number of paragraphs before its end."""
    firsts = [0, *stops[:-1]]
    offsets = [text.paragraphs[n].start if n < len(text.paragraphs) else len(text.text) for n in firsts[1:]]
    bounds = pairwise((0, *offsets, len(text.text)))
    return [_Range(range(a, b), *bound) for a, b, bound in zip(firsts, stops, bounds, strict=True)]


def _homes(comparison: Comparison, references: Sequence[_Range], copies: Sequence[_Range]) -> Homes:
    """For a passage that one text alone has, both are the same part."""
    left, right = ([part.start for part in ranges] for ranges in (references, copies))
    found = []
    for passage in comparison.passages:
        reference = bisect_right(left, passage.reference[0].start) - 1 if passage.reference else -1
        copy = bisect_right(right, passage.copy[0].start) - 1 if passage.copy else reference
        found.append((reference if passage.reference else copy, copy))
    return found


def _corrections(
    comparison: Comparison, homes: Homes, copies: Sequence[_Range]
) -> tuple[list[list[Correction]], list[list[Correction]]]:
    """The corrections that each part tells, and those of which it has the reference's words alone."""
    own: list[list[Correction]] = [[] for _ in copies]
    guests: list[list[Correction]] = [[] for _ in copies]
    begin = [part.start for part in copies]
    for correction in comparison.corrections:
        if correction.passage >= len(homes):
            own[bisect_right(begin, correction.copy.start) - 1].append(correction)
            continue
        reference, copy = homes[correction.passage]
        own[copy].append(correction)
        if reference != copy:
            guests[reference].append(correction)
    return own, guests


def _slice(
    comparison: Comparison,
    ranges: tuple[_Range, _Range],
    passages: Sequence[int],
    corrections: Iterable[Correction],
    homes: Homes,
    part: int,
) -> Comparison:
    """The part of `comparison` in `ranges` (reference, copy)."""
    reference, copy = ranges
    index = {number: n for n, number in enumerate(passages)}

    def moved(c: Correction) -> Correction:
        home = homes[c.passage] if c.passage < len(homes) else (part, part)
        sides = _quote(c.reference, reference, home[0] == part), _quote(c.copy, copy, home[1] == part)
        return replace(c, reference=sides[0], copy=sides[1], passage=index.get(c.passage, c.passage))

    def passage(number: int) -> Passage:
        whole, home = comparison.passages[number], homes[number]
        left = tuple(_span(span, reference) for span in whole.reference) if home[0] == part else ()
        right = tuple(_span(span, copy) for span in whole.copy) if home[1] == part else ()
        return replace(whole, reference=left, copy=right)

    return replace(
        comparison,
        reference=_text(comparison.reference, reference),
        copy=_text(comparison.copy, copy),
        passages=tuple(map(passage, passages)),
        corrections=tuple(sorted(map(moved, corrections), key=lambda c: (c.copy.start, c.copy.end))),
    )


def _text(text: Text, part: _Range) -> Text:
    paragraphs = tuple(_span(text.paragraphs[n], part) for n in part.paragraphs)
    return replace(text, text=text.text[part.start : part.end], paragraphs=paragraphs)


def _span(span: Span, part: _Range) -> Span:
    return Span(span.start - part.start, span.end - part.start)


def _quote(quote: Quote, part: _Range, here: bool) -> Quote:
    """The words where they stand in the part; words of another part, and places beside it, stand at its edge."""
    if not (here and quote):
        place = min(max(quote.start, part.start), part.end) - part.start
        return Quote(place, place, quote.text)
    return Quote(quote.start - part.start, quote.end - part.start, quote.text)


# --- the proof ---


def prove(whole: Comparison, made: Sequence[Part]) -> None:
    """Raise LossError unless the parts are all of both texts, each is lossless, and each correction is told once."""
    for side in ("reference", "copy"):
        if "".join(getattr(part.comparison, side).text for part in made) != getattr(whole, side).text:
            raise LossError(f"the parts of the {side}, joined, are not the {side}")
    told = sorted(c.id for part in made for c in part.own)
    if told != sorted(c.id for c in whole.corrections):
        raise LossError("a correction is told in no part, or in two")
    for part in made:
        assert_lossless(closed(part.comparison))


def closed(comparison: Comparison) -> Comparison:
    """`comparison` of a part, in which a passage whose other side is in another part is one that only it has."""
    apart = {number for number, passage in enumerate(comparison.passages) if away(passage)}
    kept = [c for c in comparison.corrections if c.passage not in apart]
    for number in sorted(apart):
        passage = comparison.passages[number]
        kept += [_all_of(span, comparison.reference, number, "reference") for span in passage.reference]
        kept += [_all_of(span, comparison.copy, number, "copy") for span in passage.copy]
    return replace(comparison, corrections=tuple(kept))


def _all_of(span: Span, text: Text, passage: int, side: str) -> Correction:
    """A correction over a whole stretch that one text has."""
    words, nothing = Quote(span.start, span.end, text.text[span.start : span.end]), Quote(0, 0, "")
    sides = (words, nothing) if side == "reference" else (nothing, words)
    return Correction("", "", None, "order", "neutral", "move", *sides, passage)
