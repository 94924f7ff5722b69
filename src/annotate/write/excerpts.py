"""What may be shown of two texts that are not published: the one place where excerpts are decided.

Of one quotation at most `WORDS_A_SIDE` words, and of either text at most `SHARE` of its characters and of its words,
all outputs of a comparison together. First come the words of serious corrections, then a few words around them,
then the words of the others, so that the least serious lose their words first: once one had to go without,
no less serious one has any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotate.entry import Entry
from annotate.excerpt import Excerpt, Shown
from annotate.model import KINDS, SEVERITIES, Comparison, Correction, Quote, Text
from annotate.write.phrases import Phrases
from annotate.write.quote import (
    WORD,
    WORDS_A_SIDE,
    Words,
    between,
    brief,
    first_words,
    last_words,
    leading_words,
    pair,
    window,
)

SHARE = 0.15
WITHHELD = "…"
"""What stands for words that may not be shown."""
_FEWER = (WORDS_A_SIDE, 6, 3)
_AROUND = (6, WORDS_A_SIDE)  # a few words around each correction before many around any


def is_full(entry: Entry) -> bool:
    """Whether both texts are published whole."""
    return entry.metadata.publish == "full" and entry.sealed is None


def published(entry: Entry) -> tuple[Correction, ...]:
    """The corrections with the words that every output of `entry` may show; what is cut ends with an ellipsis."""
    if is_full(entry):
        return entry.comparison.corrections
    shown = excerpts(entry)
    return tuple(
        replace(c, reference=_cut(c.reference, shown[c.id].reference), copy=_cut(c.copy, shown[c.id].copy))
        for c in entry.comparison.corrections
    )


def excerpts(entry: Entry) -> Mapping[str, Excerpt]:
    """What may be shown of each correction, by its id: what was sealed, or what both texts allow."""
    return allowance(entry.comparison) if entry.sealed is None else entry.sealed


def decided(entry: Entry) -> Entry:
    """`entry` with what may be shown decided, so that its many outputs need not do it again; in full as it is."""
    return entry if is_full(entry) else replace(entry, sealed=excerpts(entry))


def allowance(comparison: Comparison) -> Mapping[str, Excerpt]:
    """The most serious words first, then words around them, then the others, while both texts have any left."""
    rations = _Ration(comparison.reference), _Ration(comparison.copy)
    serious = [c for c in _by_weight(comparison.corrections) if c.serious]
    others = [c for c in _by_weight(comparison.corrections) if not c.serious]
    shown, lost = _own_words(serious, rations)
    if not lost:
        first = [c for c in serious if c.id == c.finding]
        for words in _AROUND:
            for c in sorted(first, key=_clear):
                shown[c.id] = _with_words_around(c, shown[c.id], comparison, rations, words)
    return shown | _own_words(others, rations, lost)[0]


class _Ration:
    """What is left to show of one text."""

    def __init__(self, text: Text) -> None:
        self.hidden = bytearray(b"\1" * len(text.text))
        self.words = bytearray(len(text.text))
        for match in WORD.finditer(text.text):
            self.words[match.start()] = 1
        self.left = (int(len(text.text) * SHARE), int(self.words.count(1) * SHARE))

    def after(self, start: int, end: int) -> tuple[int, int]:
        """How many characters and words are left when `start` to `end` is shown."""
        return self.left[0] - self.hidden.count(1, start, end), self.left[1] - self.words.count(1, start, end)

    def affords(self, start: int, end: int) -> bool:
        """Whether `start` to `end` may be shown."""
        return min(self.after(start, end)) >= 0

    def take(self, start: int, end: int) -> None:
        """Shows `start` to `end`."""
        self.left = self.after(start, end)
        self.hidden[start:end] = self.words[start:end] = bytes(end - start)


def _by_weight(corrections: Iterable[Correction]) -> list[Correction]:
    """The most serious first; of one finding the first place before the others; dismissed ones last."""
    return sorted(
        corrections,
        key=lambda c: (c.dismissed, SEVERITIES.index(c.severity), c.id != c.finding, KINDS.index(c.kind)),
    )


def _own_words(
    corrections: Iterable[Correction], rations: tuple[_Ration, _Ration], lost: object = None
) -> tuple[dict[str, Excerpt], object]:
    """What is shown of the corrections' own words, and how serious one was that had to go without (None: none).

    Those that are less serious than `lost` have nothing.
    """
    shown: dict[str, Excerpt] = {}
    for c in corrections:
        allowed = lost is None or lost == (c.dismissed, c.severity)
        found = _afforded(c, rations) if allowed else None
        if found is None:
            lost = lost or (c.dismissed, c.severity)
        shown[c.id] = found or Excerpt(*(_shown(quote, quote.start) for quote in (c.reference, c.copy)))
    return shown, lost


def _afforded(correction: Correction, rations: tuple[_Ration, _Ration]) -> Excerpt | None:
    """As many of its words as both texts allow; None where not even a few."""
    quotes = correction.reference, correction.copy
    for words in _FEWER:
        ends = [q.start + (first_words(q.text, words=words) if q.text else 0) for q in quotes]
        sides = list(zip(rations, quotes, ends, strict=True))
        if all(ration.affords(quote.start, end) for ration, quote, end in sides):
            for ration, quote, end in sides:
                ration.take(quote.start, end)
            return Excerpt(*map(_shown, quotes, ends))
    return None


def _shown(quote: Quote, end: int) -> Shown:
    """The words of `quote` up to `end`, and none around them."""
    return Shown(quote.start, quote.start, end, end, end >= quote.end)


def _clear(correction: Correction) -> bool:
    """Whether its own words say what they are about."""
    return bool(correction.copy and correction.reference) and not brief(correction)


def _with_words_around(
    correction: Correction, excerpt: Excerpt, comparison: Comparison, rations: tuple[_Ration, _Ration], words: int
) -> Excerpt:
    """`excerpt` with the words around each side, `words` together with its own, where they are left."""
    return Excerpt(
        _widened(comparison.reference, correction.reference, excerpt.reference, rations[0], words),
        _widened(comparison.copy, correction.copy, excerpt.copy, rations[1], words),
    )


def _widened(text: Text, quote: Quote, shown: Shown, ration: _Ration, words: int) -> Shown:
    found = window(text, quote, words) if shown.whole else None
    if found is None or not ration.affords(*found):
        return shown
    ration.take(*found)
    return replace(shown, first=found[0], last=found[1])


def _cut(quote: Quote, shown: Shown) -> Quote:
    """`quote` with the words that may be shown; its offsets stay those of all its words."""
    if shown.whole:
        return quote
    words = quote.text[: shown.end - shown.start].rstrip()
    return replace(quote, text=f"{words} {WITHHELD}".lstrip())


def few(
    comparison: Comparison, correction: Correction, excerpt: Excerpt, say: Phrases, *, whole: bool = False
) -> tuple[Words, Words]:
    """Both sides of a correction (copy, reference) as a page shows them that does not hold the texts.

    With `whole` among all the words around them that may be shown; else among few, where they need them.
    """
    quotes = _cut(correction.copy, excerpt.copy), _cut(correction.reference, excerpt.reference)
    copy, reference = pair(*(quote.text for quote in quotes), say)
    if not (copy.named or reference.named) and (whole or not _clear(correction)):
        copy = _among(copy, comparison.copy, correction.copy, excerpt.copy, whole, say)
        reference = _among(reference, comparison.reference, correction.reference, excerpt.reference, whole, say)
    return _or_withheld(copy, say), _or_withheld(reference, say)


def _among(words: Words, text: Text, quote: Quote, shown: Shown, whole: bool, say: Phrases) -> Words:
    if (shown.first, shown.last) == (shown.start, shown.end):
        return words
    before, own, after = between(text, quote, shown.first, shown.last, say)
    if not whole:
        before, after = last_words(before), leading_words(after)
    return Words(own, before=before, after=after)


def _or_withheld(words: Words, say: Phrases) -> Words:
    return Words(say("excerpts.withheld"), named=True) if words.text == WITHHELD else words
