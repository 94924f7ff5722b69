"""Amounts, counts and shares, with their unit, as values.

"$50 billion"  "15 billion dollar"  "two per cent"  "24th"     "billions"   "half"       "-5 degrees"
50e9 USD        15e9 USD             2 percent       24, rank   vague 1e9    50 percent    -5 degrees
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from annotate.facts.amounts import Amount, each, is_time, meanings, measured
from annotate.facts.compounds import compound, joined
from annotate.facts.counted import counted, numeral
from annotate.facts.fact import Fact
from annotate.facts.moments import ago
from annotate.facts.numbers import Number, number, part
from annotate.facts.tables import adjacent, first_words, lookup, of_one
from annotate.language import Language
from annotate.words import Token

MILLION = 1_000_000  # from here on a preposition may stand before the unit ("millones de euros")
SHARES = {"fractions": "percent", "multiples": "times", "pairs": ""}  # tables of words that are amounts by themselves


def figures(words: Sequence[Token], text: str, taken: Sequence[bool], language: Language) -> list[Fact]:
    """The figures among the tokens that no other fact has taken, left to right."""
    found, free = [], 0
    for at in places(words, language):
        if at >= free and not taken[at] and (fact := figure_of(words, text, at, taken, language)):
            free = fact.end
            if not any(taken[fact.start : fact.end]):
                found.append(fact)
    return found


def places(words: Sequence[Token], language: Language) -> Sequence[int]:
    """Where a figure may start: at digits, a listed word, a compound (whose key has lost its hyphens)."""
    if not language.script.spaced:
        return range(len(words))
    starts = openings(language)
    return [
        n
        for n, (start, end, key, _) in enumerate(words)
        if key in starts or key[:1].isdecimal() or end - start > len(key)
    ]


def figure_of(words: Sequence[Token], text: str, at: int, taken: Sequence[bool], language: Language) -> Fact | None:
    """The figure that starts at a word, with the rest of its compound; or the one in a compound ("six-point")."""
    key = words[at].key
    begins = key in openings(language) and not is_verb(words[at], text, language)
    possible = begins or key[:1].isdecimal() or not language.script.spaced
    if possible and (fact := figure_at(words, at, language)):
        return ago(words, rated(words, joined(words, text, fact, language), taken, language), taken, language)
    return compound(words, text, at, language) if words[at].end - words[at].start > len(key) > 0 else None


@cache
def shares(language: Language) -> frozenset[str]:
    """The words an amount without a number can start with ("half", "twice", "both")."""
    return frozenset().union(*(first_words(language, table) for table in SHARES))


def is_verb(word: Token, text: str, language: Language) -> bool:
    """Whether a currency is written small and out, so that it stands behind its number ("won 6 seats")."""
    return len(word.key) > 2 and text[word.start].islower() and of_one(language, "currencies", word.key) is not None


@cache
def openings(language: Language) -> frozenset[str]:
    """The words and marks a figure can start with, digits aside."""
    tables = ("currencies", "number_words", "ordinal_words", "vague_values", "scales", "parts", *SHARES)
    singles = language.words.get("singles", frozenset())
    return frozenset().union({"-"}, singles, *(first_words(language, table) for table in tables))


def figure_at(words: Sequence[Token], at: int, language: Language) -> Fact | None:
    """The figure that starts at a token, of whichever form."""
    if is_minus(words, at):
        rest = amount(words, at + 1, language)
        return rest and negative(rest, at)
    if part(words, at, language) is not None:
        return amount(words, at, language)
    for table, unit in SHARES.items() if words[at].key in shares(language) else ():
        share, end = lookup(words, at, language, table)
        if share is not None:
            return part_of(at, end, Decimal(str(share)), unit)
    if not language.script.spaced and not words[at].key[:1].isdecimal():
        return numeral(words, at, language)
    return vague(words, at, language) or amount(words, at, language)


def part_of(start: int, end: int, share: Decimal, unit: str) -> Fact:
    """A share or multiple; a third may be read as 33 per cent too."""
    whole = share.to_integral_value()
    readings = (measured(whole, unit),) if whole != share and unit == "percent" else ()
    return Fact("figure", start, end, measured(share, unit), weak=unit != "percent", readings=readings)


def is_minus(words: Sequence[Token], at: int) -> bool:
    """Whether a dash is the sign of the number right after it ("-5", not "3-5")."""
    return words[at].key == "-" and adjacent(words, at + 1) and not adjacent(words, at)


def negative(fact: Fact, at: int) -> Fact:
    """A figure below zero, with its sign."""
    return fact._replace(start=at, value=measured(-fact.value.said, fact.value.named), readings=())


def amount(words: Sequence[Token], at: int, language: Language) -> Fact | None:
    """[currency] number [scales] [unit]."""
    currency, start = lookup(words, at, language, "currencies")
    found = number(words, start, language)
    apart = start > at + 1 and not words[start - 1].word and not adjacent(words, start - 1)  # "a $5 note", not "A$5"
    if found is None or apart or (currency is not None and not words[start].key[:1].isdecimal()):
        return None
    if not language.script.spaced:
        return Fact("figure", at, *counted(words, found.value, found.end, language))
    if found.rank:
        return Fact("figure", at, found.end, measured(found.value, "rank"), found.weak)
    value, end = scaled(words, found, language, glued=currency is not None)
    unit, end = (
        (currency, end)
        if currency is not None
        else unit_after(words, end, language, of=is_large(words, value, end, language))
    )
    units = meanings(str(unit or ""))
    said = measured(value, units[0])
    readings = (*other_readings(said, found), *(measured(value, other) for other in units[1:]))
    return Fact("figure", at, end, said, found.weak and (end == found.end or is_time(units[0])), readings=readings)


def rated(words: Sequence[Token], fact: Fact, taken: Sequence[bool], language: Language) -> Fact:
    """An amount with what it is paid or counted for ("$190 a tonne"); any other figure as it is."""
    at, said = fact.end, fact.value
    if at >= len(words) or not said.unit or said.unit == "rank" or not language.has("per_words", words[at].key):
        return fact
    unit, end = lookup(words, at + 1, language, "units")
    if unit is None or any(taken[at:end]):
        return fact
    readings = tuple(each(other, str(unit)) for other in fact.readings)
    return fact._replace(end=end, value=each(said, str(unit)), readings=readings)


def other_readings(said: Amount, found: Number) -> tuple[Amount, ...]:
    """The other way to read "272.000": three digits behind a mark may be decimals or thousands.

    A scale decides it, and so does a unit unless the digits end in zeros, which nobody measures.
    """
    other = found.other
    if other is None or said.said != found.value or (said.unit and other.as_tuple().digits[-2:] != (0, 0)):
        return ()
    return (measured(other, said.named),)


def scaled(words: Sequence[Token], found: Number, language: Language, *, glued: bool) -> tuple[Decimal, int]:
    """A number times the scale words after it; `glued` allows a letter right behind the digits ("$2m")."""
    value, end = found.value, found.end
    letter = of_one(language, "glued_scales", words[end].key) if glued and adjacent(words, end) else None
    if letter is not None:
        return value * Decimal(letter), end + 1
    value, end = with_half(words, value, end, language)
    while end < len(words) and (factor := of_one(language, "scales", words[end].key)) is not None:
        value, end = with_half(words, value * Decimal(factor), end + 1, language)
    stopped = end > found.end and end + 1 < len(words) and words[end].key == "."
    if stopped and unit_after(words, end + 1, language, of=False)[0]:
        end += 1  # the full stop of an abbreviated scale ("Mrd. Euro")
    return value, end


def with_half(words: Sequence[Token], value: Decimal, end: int, language: Language) -> tuple[Decimal, int]:
    """A number with the half of its scale that may follow ("two and a half million", "tres millones y medio")."""
    half, after = lookup(words, end, language, "halves")
    step = of_one(language, "scales", words[end - 1].key) or 1
    return (value, end) if half is None else (value + Decimal(step) * Decimal(str(half)), after)


def is_large(words: Sequence[Token], value: Decimal, end: int, language: Language) -> bool:
    """Whether a number is a million or more, or counts in millions ("medio millón de euros")."""
    return value >= MILLION or (of_one(language, "scales", words[end - 1].key) or 0) >= MILLION


def unit_after(words: Sequence[Token], end: int, language: Language, *, of: bool) -> tuple[str | None, int]:
    """The unit or currency after a number, and where it ends; `of` passes a preposition ("millones de euros")."""
    for start in (end, end + 1) if of and is_preposition(words, end, language) else (end,):
        for table in ("units", "currencies"):
            unit, after = lookup(words, start, language, table)
            letter = table == "units" and after == start + 1 and is_scale(words, start, language)
            if unit is not None and not letter:
                return str(unit), after
    return None, end


def is_scale(words: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a letter right behind the digits may stand for a scale ("3m"); with a space it is a unit ("300 m")."""
    return adjacent(words, at) and of_one(language, "glued_scales", words[at].key) is not None


def is_preposition(words: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a preposition stands at a token."""
    return at < len(words) and language.has("prepositions", words[at].key)


def vague(words: Sequence[Token], at: int, language: Language) -> Fact | None:
    """A figure that names only a size ("billions of dollars", "dozens")."""
    size, end = lookup(words, at, language, "vague_values")
    if size is None:
        return None
    unit, end = unit_after(words, end, language, of=True)
    units = meanings(unit or "")
    readings = tuple(measured(Decimal(size), other, vague=True) for other in units[1:])
    return Fact("figure", at, end, measured(Decimal(size), units[0], vague=True), readings=readings)
