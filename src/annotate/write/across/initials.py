"""Where a word stands in an index: its initial, in any script, and its order, numbers by their value."""

from __future__ import annotations

import re
import unicodedata

DIGITS, HAN, OTHER = "0", "漢", ""
"""Initials that stand for many: words that begin with a digit, with a Han character, with no letter."""

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d{3})*")
_WIDTH = 18


def initial_of(word: str) -> str:
    """The letter under which `word` stands: in capitals, without accents; Hangul by its first sound."""
    for char in word:
        if char.isdigit():
            return DIGITS
        if char.isalpha():
            return _letter(char)
    return OTHER


def _letter(char: str) -> str:
    name = unicodedata.name(char, "")
    if name.startswith("CJK"):
        return HAN
    base = unicodedata.normalize("NFKD", char)[0].upper()
    return base if len(base) == 1 else base[0]


def initial_slug(initial: str) -> str:
    """The address of an initial: the letter itself if it is one of a to z, else its code point."""
    special = {DIGITS: "digits", HAN: "han", OTHER: "other"}
    if initial in special:
        return special[initial]
    return initial.lower() if initial.isascii() else f"u{ord(initial):04x}"


def order_of(key: str, *, figure: bool = False) -> str:
    """A text whose order by code points puts `key` (see slugs.key_of) where a reader looks for it.

    Accents and marks before the first letter are put aside, numbers count by their value. What stands before the
    first digit of a `figure` is put aside too, and figures in letters come last.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    start = next((i for i, c in enumerate(bare) if c.isalnum()), 0)
    if figure:
        start = next((i for i, c in enumerate(bare) if c.isdecimal()), start)
    return _NUMBER.sub(_padded, bare[start:])[:200]


def _padded(match: re.Match[str]) -> str:
    digits = "".join(str(unicodedata.digit(c)) for c in match[0] if c.isdecimal())
    return digits.zfill(_WIDTH)
