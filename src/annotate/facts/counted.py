"""Figures of a script without spaces: scales, units and counters are glued behind the digits.

"1万2千人"       "三人"     "1.2億円"
12,000 persons   3 persons  120 million yen
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from annotate.facts.amounts import Amount, meanings, measured
from annotate.facts.fact import Fact
from annotate.facts.tables import of_one
from annotate.language import Language
from annotate.words import Token


def counted(words: Sequence[Token], value: Decimal, end: int, language: Language) -> tuple[int, Amount]:
    """Without spaces: where the figure ends and its amount, with scales and unit glued behind it ("1万2千人")."""
    total = Decimal(0)
    while True:
        behind = words[end].key if end < len(words) else ""
        value, rest = times_scales(value, behind, language)
        total += value
        more = rest == "" != behind and end + 1 < len(words) and words[end + 1].key.isdecimal()
        if not more:
            break
        value, end = Decimal(words[end + 1].key), end + 2
    table = next((name for name in ("units", "currencies") if longest_start(rest, language, name)), None)
    unit = str(of_one(language, table, longest_start(rest, language, table))) if table else ""
    unit = unit or (rest if language.has("counters", rest) else "")
    return end + bool(rest != behind or unit), measured(total, meanings(unit)[0])


def times_scales(value: Decimal, behind: str, language: Language) -> tuple[Decimal, str]:
    """A number times the scales a text starts with, and the rest of the text."""
    while scale := longest_start(behind, language, "scales"):
        value, behind = value * Decimal(of_one(language, "scales", scale)), behind[len(scale) :]
    return value, behind


def numeral(words: Sequence[Token], at: int, language: Language) -> Fact | None:
    """Without spaces: number characters before a counter ("三人" in one token)."""
    rest, total = words[at].key, Decimal(0)
    while (sign := longest_start(rest, language, "number_words")) and total < 10**6:
        total, rest = total * 10 + Decimal(str(of_one(language, "number_words", sign))), rest[len(sign) :]
    if rest == words[at].key or not any(rest.startswith(c) for c in sorted(language.words.get("counters", ()))):
        return None
    return Fact("figure", at, at + 1, measured(total, str(of_one(language, "units", rest) or rest)))


def longest_start(text: str, language: Language, table: str) -> str:
    """The longest entry of one word in a table that a text starts with, or nothing."""
    entries = language.values.get(table, {})
    return next((text[:n] for n in range(min(6, len(text)), 0, -1) if (text[:n],) in entries), "")
