"""One side of a group of sentences as it is compared: its words, the facts in them, and what is quoted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from annotate.facts.dates import dates
from annotate.facts.fact import Fact
from annotate.facts.figures import figures
from annotate.facts.names import Usage, names
from annotate.facts.terms import terms
from annotate.keys import DOUBLE_QUOTES
from annotate.language import Language
from annotate.signals import Signal, signals
from annotate.words import Token

OPENERS, CLOSERS = "“„«「『", "”»」』"


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one text with what is found among them; `quoted` says which words stand in quotation marks."""

    text: str
    words: Sequence[Token]
    keys: Sequence[str]
    facts: Sequence[Fact]
    signals: Mapping[str, Sequence[Signal]]
    quoted: Sequence[bool]

    def surface(self, start: int, end: int) -> str:
        """The characters from word start to word end, as they stand in the text."""
        return self.text[self.words[start].start : self.words[end - 1].end] if end > start else ""


def line(text: str, words: Sequence[Token], keys: Sequence[str], used: Usage, language: Language) -> Line:
    """The Line of some words; facts are found in the order term, date, figure, name and never overlap."""
    taken = [False] * len(words)
    facts: list[Fact] = []
    finders: tuple[Callable[[], list[Fact]], ...] = (
        lambda: terms(words, text, taken, language),
        lambda: dates(words, text, taken, language),
        lambda: figures(words, taken, language),
        lambda: names(words, text, taken, used, language),
    )
    for finder in finders:
        found = finder()
        facts += found
        for fact in found:
            taken[fact.start : fact.end] = [True] * (fact.end - fact.start)
    named = {n for fact in facts if fact.kind == "name" for n in range(fact.start, fact.end)}
    facts.sort(key=lambda fact: fact.start)
    return Line(
        text,
        words,
        keys,
        facts,
        signals(["" if n in named else word.key for n, word in enumerate(words)], language),
        quoted(text, words),
    )


def quoted(text: str, words: Sequence[Token]) -> list[bool]:
    """Which words stand between an opening and a closing quotation mark (a straight mark opens where none is open)."""
    marks = [at for at, word in enumerate(words) if text[word.start] in DOUBLE_QUOTES]
    out = [False] * len(words)
    opened: int | None = None
    for at in marks:
        mark = text[words[at].start]
        if opened is None and mark not in CLOSERS:
            opened = at
        elif opened is not None and mark not in OPENERS:
            out[opened : at + 1] = [True] * (at + 1 - opened)
            opened = None
    return out
