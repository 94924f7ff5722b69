"""Figures in compounds: what is counted stands behind a hyphen.

"six-point"   "6-point"   "19-year-old"
 6, of points  the same    19 years of age
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from annotate.facts.amounts import measured
from annotate.facts.fact import Fact
from annotate.facts.tables import adjacent, of_one
from annotate.language import Language
from annotate.words import Token

COUNTS = 2  # from here on a number word in a compound is a figure ("one-sided" is none)
HYPHEN = re.compile("[-‐‑]")


def compound(words: Sequence[Token], text: str, at: int, language: Language) -> Fact | None:
    """A number word with what it counts behind a hyphen, in one word ("six-point")."""
    head, joint, tail = HYPHEN.sub("-", text[words[at].start : words[at].end]).partition("-")
    value = of_one(language, "number_words", head.casefold()) if joint else None
    if value is None or value < COUNTS:
        return None
    unit, thing = counts(tail.casefold(), language)
    return Fact("figure", at, at + 1, measured(Decimal(str(value)), unit, thing=thing), weak=not unit)


def joined(words: Sequence[Token], text: str, fact: Fact, language: Language) -> Fact:
    """A figure in digits with what it counts behind a hyphen ("6-point"); any other figure as it is."""
    at, value = fact.end, fact.value
    glued = at + 1 < len(words) and words[at].key == "-" and adjacent(words, at) and adjacent(words, at + 1)
    if not glued or value.unit or value.vague or not text[words[at + 1].start].islower():
        return fact
    unit, thing = counts(HYPHEN.sub("-", text[words[at + 1].start : words[at + 1].end]).casefold(), language)
    return fact._replace(end=at + 2, value=measured(value.said, unit, thing=thing), readings=())


def counts(tail: str, language: Language) -> tuple[str, str]:
    """What stands behind the hyphen of a compound, as a unit, or else as a thing that is counted."""
    unit = of_one(language, "units", tail.replace("-", ""))
    return (str(unit), "") if unit is not None else ("", tail)
