"""Numbers, amounts and shares, with their unit, as values.

"$50 billion"  "15 billion dollar"  "two per cent"  "24th"    "billions"
50e9 USD        15e9 USD             2 percent       24 (rank)  vague 1e9
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from annotate.facts.fact import Fact
from annotate.language import Language
from annotate.words import Token

LONGEST = 3  # words in a unit ("percentage points", "us dollars")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its unit; a vague one ("billions") states only its size."""

    value: Decimal
    unit: str = ""
    vague: bool = False


def figures(words: Sequence[Token], taken: Sequence[bool], language: Language) -> list[Fact]:
    """The figures among the tokens that no other fact has taken, left to right."""
    starts = first_words(language)
    found, at = [], 0
    while at < len(words):
        key = words[at].key
        possible = not taken[at] and (key in starts or key[:1].isdecimal())
        fact = figure_at(words, at, language) if possible else None
        if fact is not None and not any(taken[fact.start : fact.end]):
            found.append(fact)
        at = fact.end if fact is not None else at + 1
    return found


@cache
def first_words(language: Language) -> frozenset[str]:
    """The words and marks a figure can start with, digits aside."""
    tables = ("currencies", "number_words", "ordinal_words", "vague_values")
    return frozenset(form[0] for name in tables for form in language.values.get(name, {}))


def figure_at(words: Sequence[Token], at: int, language: Language) -> Fact | None:
    """The figure that starts at a token: [currency] number [scales] [unit]."""
    currency, number_at = lookup(words, at, language, "currencies") if not words[at].word else (None, at)
    value, end, weak = number(words, number_at, language)
    if value is None:
        return vague(words, at, language)
    value, end, scaled = scale(words, value, end, language)
    if scaled and end + 1 < len(words) and words[end].key == "." and unit_after(words, end + 1, language)[0]:
        end += 1  # the full stop of an abbreviated scale ("Mrd. Euro")
    if not language.script.spaced:
        return Fact("figure", at, *counted(words, value, end, language))
    if (
        end < len(words)
        and words[end].key in language.words.get("ordinal_suffixes", ())
        and words[end].start == words[end - 1].end
    ):
        return Fact("figure", at, end + 1, Amount(value, "rank"))
    unit, end = unit_after(words, end, language) if currency is None else (currency, end)
    return Fact("figure", at, end, Amount(value, str(unit or "")), weak and not scaled and not unit)


def counted(words: Sequence[Token], value: Decimal, end: int, language: Language) -> tuple[int, Amount]:
    """Without spaces: where the figure ends and its amount, with the scale and unit glued behind it ("億円")."""
    rest = words[end].key if end < len(words) else ""
    scales = sorted((form[0] for form in language.values.get("scales", {})), key=len, reverse=True)
    start = rest
    while found := next((s for s in scales if rest.startswith(s)), None):
        value, rest = value * Decimal(of_one(language, "scales", found)), rest[len(found) :]
    units = {**language.values.get("units", {}), **language.values.get("currencies", {})}
    form = next(
        (u for u in sorted(units, key=lambda u: (-len(u[0]), u)) if len(u) == 1 and rest.startswith(u[0])),
        None,
    )
    return (end + (rest != start or form is not None), Amount(value, str(units[form]) if form else ""))


def vague(words: Sequence[Token], at: int, language: Language) -> Fact | None:
    """A figure that names only a size ("billions of dollars", "dozens")."""
    size, end = lookup(words, at, language, "vague_values")
    if size is None or (len(words[at].key) and not words[at].word):
        return None
    unit, after = unit_after(
        words, end + 1 if end < len(words) and language.has("prepositions", words[end].key) else end, language
    )
    return Fact("figure", at, after if unit else end, Amount(Decimal(size), unit or "", vague=True))


def number(words: Sequence[Token], at: int, language: Language) -> tuple[Decimal | None, int, bool]:
    """The number at a token in digits or words, where it ends, and whether it is weak (a lone small word)."""
    if at >= len(words):
        return None, at, False
    if words[at].key[:1].isdecimal():
        end = at + 1
        digits = words[at].key
        while " " in language.grouping and end < len(words) and thousands(words, end):
            digits, end = digits + words[end].key, end + 1
        return parse(digits, language.decimal, language.grouping), end, False
    return spelled(words, at, language)


def thousands(words: Sequence[Token], at: int) -> bool:
    """Whether a token is three digits, one space after at most three digits ("40 000")."""
    first, second = words[at - 1], words[at]
    grouped = len(second.key) == 3 and second.key.isdecimal() and first.key.isdecimal() and len(first.key) <= 3
    return grouped and second.start == first.end + 1


def spelled(words: Sequence[Token], at: int, language: Language) -> tuple[Decimal | None, int, bool]:
    """A number in words: tens and units add up, ranks stand alone."""
    total, end = Decimal(0), at
    while end < len(words) and end - at < LONGEST:
        value = of_one(language, "number_words", words[end].key)
        if value is None or (end > at and not 0 < value < 10):
            break
        total, end = total + Decimal(str(value)), end + 1
        if total % 10:
            break
    if end == at:
        rank = of_one(language, "ordinal_words", words[at].key)
        return (None, at, False) if rank is None else (Decimal(rank), at + 1, True)
    return total, end, total < 2


def scale(words: Sequence[Token], value: Decimal, end: int, language: Language) -> tuple[Decimal, int, bool]:
    """The number times the scale words after it ("2", "thousand", "million")."""
    start = end
    while end < len(words) and (factor := of_one(language, "scales", words[end].key)) is not None:
        value, end = value * Decimal(factor), end + 1
    return value, end, end > start


def unit_after(words: Sequence[Token], end: int, language: Language) -> tuple[str | None, int]:
    """The unit or currency after a number, and where it ends."""
    for table in ("units", "currencies"):
        unit, after = lookup(words, end, language, table)
        if unit is not None:
            return str(unit), after
    return None, end


def lookup(words: Sequence[Token], at: int, language: Language, table: str) -> tuple[Any, int]:
    """The longest entry of a table at a token and where it ends; None where there is none."""
    entries = language.values.get(table, {})
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        value = entries.get(tuple(word.key for word in words[at : at + size]))
        if value is not None:
            return value, at + size
    return None, at


def of_one(language: Language, table: str, key: str) -> Any:  # noqa: ANN401 - tables hold numbers and names
    """What a table says of one word; None where it says nothing."""
    return language.values.get(table, {}).get((key,))


@cache
def parse(digits: str, decimal: str, grouping: str) -> Decimal:
    """The value of digits with separators: groups of three where the language groups so, else a decimal mark."""
    marks = [c for c in digits if not c.isdecimal()]
    if not marks:
        return Decimal(digits)
    last = marks[-1]
    head, _, tail = digits.rpartition(last)
    plain = "".join(c for c in head if c.isdecimal())
    grouped = len(tail) == 3 and (
        marks.count(last) > 1 or (last != decimal and last in grouping) or last in "\u00a0\u202f'’"
    )
    if grouped or marks.count(last) > 1:
        return Decimal(plain + tail)
    try:
        return Decimal(f"{plain}.{tail}") if last in ".,٫" else Decimal(plain + tail)
    except InvalidOperation:
        return Decimal(0)
