"""From the characters of a file to a Text: line ends made one, and the layout told from the lengths of the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from annotate.model import Sealed, Span, Text

NARROWEST_WRAP, WIDEST_WRAP = 20, 120  # code points: no one wraps plain text narrower or wider than this
FEWEST_BREAKS = 3  # fewer line breaks than this prove no layout
TIGHT = 0.8  # share of line breaks where the next word would not have fitted

WHOLE = 0.5  # share of lines that end a sentence from which each line is one, however even their lengths
ENDS = ".!?…。！？؟۔।"

LINE = re.compile(r"[^\n]*\S[^\n]*")
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")  # Thai, kana, Chinese
BLOCK = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|\Z))[^\n]*)*")


def read(raw: str) -> Text:
    """The Text of decoded characters: byte-order mark dropped, CRLF and CR turned to LF, otherwise unchanged."""
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    wrapped = is_wrapped(text)
    return Text(text, tuple(paragraphs(text, wrapped)), wrapped)


def measured(text: Text) -> Sealed:
    """What is known of `text` without its words."""
    words = text.text.split()
    characters = sum(map(len, words))
    unspaced = len(UNSPACED.findall(text.text))
    return Sealed(text.sha256, None if 3 * unspaced > characters else len(words), characters)


def is_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width.

    Then nearly no line would have had room for the next line's first word, and most break inside a sentence.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    breaks = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP or len(breaks) < FEWEST_BREAKS:
        return False
    tight = sum(len(a) + len(first_word(b)) >= width - 1 for a, b in breaks)
    ended = sum(a[-1] in ENDS for a, _ in breaks)
    return tight >= TIGHT * len(breaks) and ended < WHOLE * len(breaks)


def first_word(line: str) -> str:
    """What a wrapper could not have split: a word with its space, or one letter of a script without spaces."""
    word = line.split(None, 1)[0]
    return word[:1] if ord(word[0]) >= 0x2E80 else word + " "


def paragraphs(text: str, wrapped: bool) -> Iterator[Span]:
    """Spans of the paragraphs, trimmed: blocks between blank lines where lines are wrapped, else every line."""
    for found in (BLOCK if wrapped else LINE).finditer(text):
        start, end = found.span()
        block = text[start:end]
        yield Span(end - len(block.lstrip()), start + len(block.rstrip()))
