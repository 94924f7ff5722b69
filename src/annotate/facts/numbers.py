"""Numbers in digits and in words.

"1,234.5"  "40 000"   "two hundred and fifty"   "mil quinientos"   "twenty-five"   "third"
 1234.5     40000      250                       1500               25              3, a rank
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from annotate.facts.amounts import is_time
from annotate.facts.tables import adjacent, first_words, lookup, of_one
from annotate.language import Language
from annotate.words import Token

DOZEN, HUNDRED, THOUSAND = 12, 100, 1000
GROUP = 3  # digits


class Number(NamedTuple):
    """A value up to token `end`; `weak` is a lone small word ("one"), `rank` an ordinal.

    `other` is the other value that digits in a group of three may have ("272.000").
    """

    value: Decimal
    end: int
    weak: bool = False
    rank: bool = False
    other: Decimal | None = None


def number(words: Sequence[Token], at: int, language: Language) -> Number | None:
    """The number that starts at a token."""
    if at >= len(words):
        return None
    if words[at].key[:1].isdecimal():
        return in_digits(words, at, language)
    found = in_words(words, at, language) or ordinal(words, at, language)
    return part(words, at, language) or found or single(words, at, language)


def part(words: Sequence[Token], at: int, language: Language) -> Number | None:
    """A part of the scale or unit that follows ("half a billion", "half an hour")."""
    if words[at].key not in first_words(language, "parts"):
        return None
    value, end = lookup(words, at, language, "parts")
    measures = value is not None and any(lookup(words, end, language, t)[0] is not None for t in ("scales", "units"))
    return Number(Decimal(str(value)), end) if measures else None


def single(words: Sequence[Token], at: int, language: Language) -> Number | None:
    """The article before a unit of time, which counts one ("a year")."""
    if not language.has("singles", words[at].key):
        return None
    unit, _ = lookup(words, at + 1, language, "units")
    return Number(Decimal(1), at + 1, weak=True) if unit is not None and is_time(str(unit)) else None


def in_digits(words: Sequence[Token], at: int, language: Language) -> Number:
    """A number in digits, with groups of three after spaces and an ordinal ending taken in."""
    digits, end = words[at].key, at + 1
    while end < len(words) and thousands(words, end):
        digits, end = digits + words[end].key, end + 1
    value = parse(digits, language.decimal, language.grouping)
    stop = adjacent(words, end + 1) and words[end].key == "."  # "3.ª"
    suffix = end + stop
    if adjacent(words, end) and adjacent(words, suffix) and language.has("ordinal_suffixes", words[suffix].key):
        return Number(value, suffix + 1, rank=True)
    return Number(value, end, other=ambiguous(digits, value))


def ambiguous(digits: str, value: Decimal) -> Decimal | None:
    """The other value of digits with one mark before the last three, as a decimal or a group."""
    head, mark, tail = digits[:-4], digits[-4:-3], digits[-3:]
    if mark not in {".", ","} or not (head.isdecimal() and tail.isdecimal()) or not 0 < len(head) <= GROUP:
        return None
    whole, part = Decimal(head + tail), Decimal(f"{head}.{tail}")
    return None if head == "0" else part if value == whole else whole


def thousands(words: Sequence[Token], at: int) -> bool:
    """Whether a token is three digits, one space after at most three digits ("40 000")."""
    first, second = words[at - 1], words[at]
    grouped = len(second.key) == 3 and second.key.isdecimal() and first.key.isdecimal() and len(first.key) <= 3
    return grouped and second.start == first.end + 1


def in_words(words: Sequence[Token], at: int, language: Language) -> Number | None:
    """A number in words: units and tens add up, hundreds and thousands multiply what stands before them."""
    total, current, end = Decimal(0), Decimal(0), at
    while (step := next_word(words, end, at, current, language)) is not None:
        key, end = step
        value, scale = of_one(language, "number_words", key), of_one(language, "scales", key)
        if value is not None:
            current += Decimal(str(value))
        elif scale <= HUNDRED:
            current = (current or Decimal(1)) * scale
        elif scale > total:
            total, current = (total + current or Decimal(1)) * Decimal(scale), Decimal(0)
        else:
            total, current = total + (current or Decimal(1)) * Decimal(scale), Decimal(0)
    return Number(total + current, end, weak=end == at + 1 and total + current < 2) if end > at else None


def next_word(
    words: Sequence[Token], end: int, at: int, current: Decimal, language: Language
) -> tuple[str, int] | None:
    """The next word that goes on with a number, and the place after it ("and" between two of them is passed)."""
    if end > at and end + 1 < len(words) and language.has("number_joiners", words[end].key):
        end += 1
    if end >= len(words):
        return None
    key = words[end].key
    value, scale = of_one(language, "number_words", key), of_one(language, "scales", key)
    fits = value is not None and (current == 0 or current % HUNDRED == 0 or (current % 10 == 0 and 0 < value < 10))
    multiplies = value is None and scale is not None and scale >= DOZEN and (end > at or scale <= THOUSAND)
    return (key, end + 1) if fits or multiplies else None


def ordinal(words: Sequence[Token], at: int, language: Language) -> Number | None:
    """A rank in one word ("third")."""
    rank = of_one(language, "ordinal_words", words[at].key)
    return None if rank is None else Number(Decimal(rank), at + 1, weak=True, rank=True)


@lru_cache(maxsize=1 << 12)
def parse(digits: str, decimal: str, grouping: str) -> Decimal:
    """The value of digits with separators: groups of three where the language groups so, else a decimal mark."""
    marks = [c for c in digits if not c.isdecimal()]
    if not marks:
        return Decimal(digits)
    last = marks[-1]
    head, _, tail = digits.rpartition(last)
    plain = "".join(c for c in head if c.isdecimal())
    foreign = last != decimal and last in grouping
    grouped = len(tail) == 3 and (marks.count(last) > 1 or foreign or last in "\u00a0\u202f'’")
    if grouped or marks.count(last) > 1 or last not in ".,٫":
        return Decimal(plain + tail)
    return Decimal(f"{plain}.{tail}")
