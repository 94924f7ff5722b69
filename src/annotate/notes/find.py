"""Where a note's words stand in the texts: exactly once, or the note says how to find them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from annotate.entry import Note
from annotate.model import Comparison, Span, Text
from annotate.source.rules import quoted
from annotate.source.text import position

Side = Literal["reference", "copy"]
SIDES: tuple[Side, Side] = ("reference", "copy")


class UnplacedError(Exception):
    """A note that cannot be put in place; its message says why and what would help."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note's words stand: the passage, and a span on each side that has words."""

    passage: int
    reference: Span | None
    copy: Span | None


def find(comparison: Comparison, note: Note) -> Place:
    """The one place of the note's words. Raises UnplacedError when there is none or more than one."""
    if not comparison.related:
        raise UnplacedError("the two texts are not versions of one article, so there is no correction to note")
    context: Side = "copy" if note.copy else "reference"
    spans: dict[Side, list[Span]] = {}
    for side, words in zip(SIDES, (note.reference, note.copy), strict=True):
        if words:
            spans[side] = found(comparison, side, words, note if side == context else None)
    places = list(pairs(comparison, spans))
    if len(places) == 1:
        return places[0]
    if not places:
        raise UnplacedError(apart(comparison, spans))
    raise UnplacedError(ambiguous(comparison, places, context))


def found(comparison: Comparison, side: Side, words: str, context: Note | None) -> list[Span]:
    """Where `words` stand on one side, with the prefix and suffix of `context`. Raises UnplacedError."""
    text = text_of(comparison, side).text
    prefix, suffix = (context.prefix, context.suffix) if context else ("", "")
    spans = occurrences(text, words, prefix, suffix)
    if not spans:
        raise UnplacedError(gone(text, words, side, bool(prefix or suffix)))
    return spans


def text_of(comparison: Comparison, side: Side) -> Text:
    """One of the two texts."""
    return comparison.copy if side == "copy" else comparison.reference


def pairs(comparison: Comparison, spans: dict[Side, list[Span]]) -> Iterator[Place]:
    """The places where all the words of a note stand in one passage."""
    for i, passage in enumerate(comparison.passages):
        references = begin_in(passage.reference, spans.get("reference"))
        copies = begin_in(passage.copy, spans.get("copy"))
        yield from (Place(i, reference, copy) for reference in references for copy in copies)


def begin_in(stretches: Sequence[Span], spans: Sequence[Span] | None) -> Sequence[Span | None]:
    """Those of `spans` that begin in one of `stretches` ; [None] when there are no words."""
    if spans is None:
        return [None]
    return [span for span in spans if any(s.start <= span.start < s.end for s in stretches)]


def occurrences(text: str, words: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Where exactly `words` stand in `text` between `prefix` and `suffix`; a space is any white space.

    Whole words are preferred: “Carne” is not found in “Carney” where it also stands alone.
    """
    before, middle, after = (r"\s+".join(map(re.escape, part.split())) for part in (prefix, words, suffix))
    if not middle:
        return []
    lead, follow = (rf"{before}\s*" if before else ""), (rf"(?=\s*{after})" if after else "")
    pattern = f"{lead}(?P<words>{middle}){follow}"
    spans = [Span(*m.span("words")) for m in re.finditer(pattern, text)]
    whole = [s for s in spans if is_whole(text, s)]
    return whole or spans


def is_whole(text: str, span: Span) -> bool:
    """Whether no word of `text` goes on beyond the ends of `span`."""
    ends = (text[span.start - 1 : span.start] + text[span.start], text[span.end - 1 : span.end + 1])
    return not any(len(pair) == 2 and pair.isalnum() for pair in ends)


def gone(text: str, words: str, side: Side, with_context: bool) -> str:
    """The message for words that do not stand in `text`: the nearest ones, with their line."""
    if with_context and occurrences(text, words):
        return f"{quoted(words)} stands in the {side}, but not between this prefix and suffix"
    message = f"{quoted(words)} does not stand in the {side}"
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=50)
    if found is None:
        return f"{message}, nor anything like it"
    start, end = widened(text, found.dest_start, found.dest_end)
    return f"{message}; the nearest is {quoted(text[start:end])} on line {position(text, start)[0]}"


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved outwards to the ends of the words they stand in."""
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end - 1].isspace():
        end += 1
    return start, end


def apart(comparison: Comparison, spans: dict[Side, list[Span]]) -> str:
    """The message for words of both sides that no passage holds together."""
    lines = [f"{side} line {position(text_of(comparison, side).text, spans[side][0].start)[0]}" for side in spans]
    return f"these sentences were not paired ({', '.join(lines)}); write a note for each side"


def ambiguous(comparison: Comparison, places: Sequence[Place], context: Side) -> str:
    """The message for words that stand more than once."""
    text = text_of(comparison, context).text
    lines = [str(position(text, getattr(place, context).start)[0]) for place in places[:5]]
    more = " …" if len(places) > 5 else ""
    where = f"{len(places)} times (lines {', '.join(lines)}{more})"
    return f"these words stand {where}; tell them apart with prefix: or suffix:"
