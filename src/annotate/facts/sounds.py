"""Whether two names are one name garbled: by sound and by letters.

The key is Soundex (Russell 1918) with the first letter coded too: "Folodimir" and "Volodymyr" are both 14356.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

CLOSE = 0.85  # Jaro-Winkler from which letters alone are enough
SOUNDING = 0.60  # and with the same sound
HALF_SOUNDING = 0.72  # and with nearly the same sound
LONGEST = 1000  # letters that are compared, which takes time with their square; no name has more

CODES = {c: str(n) for n, letters in enumerate(("bfpvw", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for c in letters}


@lru_cache(maxsize=1 << 14)
def sound(name: str) -> str:
    """The consonant classes of a name, doubled ones once."""
    plain = unicodedata.normalize("NFD", name.casefold())
    codes, last = [], ""
    for letter in plain:
        code = CODES.get(letter, "" if letter in "aeiouyh" or not letter.isalpha() else letter)
        if code and code != last:
            codes.append(code)
        if letter.isalpha() and letter != "h":
            last = code
    return "".join(codes)


@lru_cache(maxsize=1 << 14)
def likeness(a: str, b: str) -> float:
    """How much two names are alike in letters and sound, 0 to 1; above 0.5 one is the other garbled."""
    letters, sounding = shares(a, b)
    if letters >= CLOSE or (sounding == 1 and letters >= SOUNDING) or (sounding >= CLOSE and letters >= HALF_SOUNDING):
        return 0.5 + (letters + sounding) / 4
    return (letters + sounding) / 4


def shares(a: str, b: str) -> tuple[float, float]:
    """How much two names are alike in letters, and how much in sound, 0 to 1 each (Jaro-Winkler)."""
    a, b = a[:LONGEST], b[:LONGEST]
    left, right = sound(a), sound(b)
    return JaroWinkler.similarity(bare(a), bare(b)), JaroWinkler.similarity(left, right) if left and right else 0.0


def bare(name: str) -> str:
    """Letters without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))


def garbled(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names (as word keys) are one name garbled."""
    return likeness(" ".join(a), " ".join(b)) > 0.5
