"""Which part of each side a note's correction covers, so that the rest of its passage stays equal.

Outside of the corrections the two sides of a passage are the same characters, white space aside. Counting
these kept characters says which part of one side stands for which part of the other:

    copy       He pledged [15 billion dollar] in aid      kept  0…8  [ ]  9…13
    reference  He pledged [$50 billion] in aid            kept  0…8  [ ]  9…13

A note's correction covers its own words and the corrections they touch, and then grows until it covers the
same kept characters on both sides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from annotate.model import Comparison, Correction, Passage, Quote, Span
from annotate.notes.find import SIDES, Place, Side


class Rest:
    """One passage seen as its corrections and the kept characters between them."""

    def __init__(self, comparison: Comparison, passage: Passage, corrections: Sequence[Correction]) -> None:
        self.corrections = corrections
        self.passage = passage
        self.kept: dict[Side, list[int]] = {side: self._kept(comparison, side) for side in SIDES}

    def _kept(self, comparison: Comparison, side: Side) -> list[int]:
        """Offsets of the characters of one side that no correction covers, white space aside."""
        text: str = getattr(comparison, side).text
        taken = {i for c in self.corrections for i in range(getattr(c, side).start, getattr(c, side).end)}
        stretches: tuple[Span, ...] = getattr(self.passage, side)
        return [i for s in stretches for i in range(s.start, s.end) if i not in taken and not text[i].isspace()]

    def hull(self, place: Place) -> tuple[Span, Span, list[Correction]]:
        """The reference span, the copy span and the corrections that the note at `place` replaces."""
        own: dict[Side, Span | None] = {"reference": place.reference, "copy": place.copy}
        touched = [c for c in self.corrections if any(touches(getattr(c, s), own[s]) for s in SIDES)]
        if not touched:
            touched = [c for c in self.corrections if any(adjoins(getattr(c, s), own[s]) for s in SIDES)]
            touched = touched if len(touched) == 1 and None in own.values() else []
        while True:
            spans = self.grown({side: self.over(side, own[side], touched) for side in SIDES})
            wider = [
                c for c in self.corrections if c in touched or any(touches(getattr(c, s), spans[s]) for s in SIDES)
            ]
            if wider == touched:
                return spans["reference"], spans["copy"], touched
            own, touched = dict(spans), wider

    def over(self, side: Side, own: Span | None, touched: Sequence[Correction]) -> Span | None:
        """The span of one side that covers the note's own words and the words of the touched corrections."""
        quotes: list[Quote] = [getattr(c, side) for c in touched]
        spans = [Span(q.start, q.end) for q in quotes if q] or [Span(q.start, q.end) for q in quotes[:1]]
        spans += [own] if own is not None else []
        return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None

    def grown(self, spans: dict[Side, Span | None]) -> dict[Side, Span]:
        """`spans` made to cover the same kept characters on both sides."""
        ranges = [self.covered(side, span) for side in SIDES if (span := spans[side]) is not None]
        filled = [r for r in ranges if r]
        low, high = (min(r.start for r in filled), max(r.stop for r in filled)) if filled else (0, 0)
        out: dict[Side, Span] = {}
        for side in SIDES:
            kept, own = self.kept[side][low:high], spans[side]
            parts = [own] if own is not None and (own or not kept) else []
            parts += [Span(kept[0], kept[-1] + 1)] if kept else []
            at = parts or [Span(self.passage_start(side), self.passage_start(side))]
            out[side] = Span(min(s.start for s in at), max(s.end for s in at))
        return out

    def covered(self, side: Side, span: Span) -> range:
        """Which kept characters `span` covers, counted from the first of the passage."""
        return range(bisect_left(self.kept[side], span.start), bisect_left(self.kept[side], span.end))

    def passage_start(self, side: Side) -> int:
        """Where the passage begins on `side`."""
        stretches: tuple[Span, ...] = getattr(self.passage, side)
        return stretches[0].start if stretches else 0


def touches(quote: Quote, span: Span | None) -> bool:
    """Whether they share a character; an empty side is touched when it stands inside."""
    if span is None:
        return False
    if quote:
        return quote.start < span.end and span.start < quote.end
    return span.start < quote.start < span.end


def adjoins(quote: Quote, span: Span | None) -> bool:
    """Whether an empty side stands right before or behind `span`, a space between them at most."""
    return span is not None and not quote and (span.start - 1 <= quote.start <= span.end + 1)
