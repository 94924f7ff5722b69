"""Moments told by how far away they are, and those that are told in other words in reported speech.

"two years ago"   "il y a deux ans"     "the previous year"
24 months before  the same              last year
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from annotate.facts.amounts import TIMES
from annotate.facts.fact import Fact
from annotate.facts.tables import LONGEST, lookup
from annotate.language import Language, Phrase
from annotate.words import Token


def ago(words: Sequence[Token], fact: Fact, taken: Sequence[bool], language: Language) -> Fact:
    """A length of time with "ago" or the like beside it as a date; any other figure as it is."""
    if fact.value.unit not in TIMES:
        return fact
    start, end = fact.start, fact.end
    turn, end = lookup(words, end, language, "ago")
    for before in range(max(0, start - LONGEST), start) if turn is None else ():
        turn, after = lookup(words, before, language, "ago_before")
        if turn is not None and after == start:
            start = before
            break
        turn = None
    if turn is None or any(taken[start:end]):
        return fact
    return Fact("date", start, end, (("relative", f"{fact.value.value * turn:f} {fact.value.unit}"),), weak=fact.weak)


def moment(phrase: Phrase, language: Language) -> str:
    """The name of a time told from the day of writing: one for all that do not contradict each other."""
    short = phrase[1:] if len(phrase) > 1 and language.has("articles", phrase[0]) else phrase
    return " ".join(same(language).get(short, phrase))


@cache
def same(language: Language) -> dict[Phrase, Phrase]:
    """For each time in the language's groups the first of its group."""
    return {form: group[0] for group in language.groups.get("same_times", ()) for form in group}
