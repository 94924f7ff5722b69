"""One side of a group of sentences as it is compared: its words, the facts in them, and what is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from operator import attrgetter

from annotate.facts.dates import dates
from annotate.facts.fact import Fact
from annotate.facts.figures import figures
from annotate.facts.names import names
from annotate.facts.offices import office_runs
from annotate.facts.terms import is_term, terms
from annotate.facts.usage import Usage
from annotate.keys import DOUBLE_QUOTES
from annotate.language import Language, Phrase
from annotate.lexicon import lexicon
from annotate.signals import FAMILIES, Signal, signals
from annotate.words import Token

# Which marks close what another opens. A closing mark of one language opens in another, so each is told its own.
PAIRS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "‘": "’", '"': '"', "＂": "＂"}
MARKS = frozenset(DOUBLE_QUOTES + "‘’")


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one text with what is found among them; `quoted` has a flag for each word.

    `often` says how often each signal stands there, `in_signals` and `in_facts` are the numbers of the words in
    signals and in facts, `statements` what these facts say.
    """

    text: str
    words: Sequence[Token]
    keys: Sequence[str]
    facts: Sequence[Fact]
    signals: Mapping[str, Sequence[Signal]]
    often: Mapping[tuple[str, Phrase], int]
    in_signals: frozenset[int]
    quoted: Sequence[bool]
    in_facts: frozenset[int]
    statements: frozenset[Hashable]

    def within(self, start: int, end: int) -> Iterator[Fact]:
        """The facts that stand wholly between two words."""
        first = bisect_left(self.facts, start, key=lambda fact: fact.start)
        return takewhile(lambda fact: fact.end <= end, islice(self.facts, first, None))

    def touching(self, family: str, start: int, end: int) -> Sequence[Signal]:
        """The signals of a family that stand between two words, or reach in."""
        found = self.signals[family]
        if not found:
            return ()
        first = bisect_right(found, start, key=attrgetter("end"))
        return found[first : bisect_left(found, end, lo=first, key=attrgetter("start"))]

    def signalled(self, start: int, end: int) -> bool:
        """Whether a signal of any family may stand between two words, or reach in."""
        return not self.in_signals.isdisjoint(range(start, max(end, start + 1)))

    def surface(self, start: int, end: int) -> str:
        """The characters from word start to word end, as they stand in the text."""
        return self.text[self.words[start].start : self.words[end - 1].end] if end > start else ""


def line(text: str, words: Sequence[Token], keys: Sequence[str], used: Usage, language: Language) -> Line:
    """The Line of some words."""
    facts = sorted(facts_of(text, words, used, language), key=lambda fact: fact.start)
    unnamed = [word.key for word in words]
    for fact in facts:
        if fact.kind == "date" or (fact.kind == "name" and not fact.weak):
            unnamed[fact.start : fact.end] = [""] * (fact.end - fact.start)
    stated = frozenset([n for fact in facts if not fact.weak for n in range(fact.start, fact.end)])
    said = frozenset([statement(fact, language) for fact in facts])
    found = signals(unnamed, language)
    offices = with_fields(found["roles"], unnamed, office_runs(words, text, language))
    found["roles"] = [qualified(office, unnamed, language) for office in offices]
    all_found = [signal for run in found.values() for signal in run]
    often = Counter([(signal.family, signal.words) for signal in all_found])
    signalled = frozenset([n for signal in all_found for n in range(signal.start, signal.end)])
    return Line(
        text, words, keys, facts, found, often, signalled, quoted(text, words, language.inward_quotes), stated, said
    )


def with_fields(roles: Sequence[Signal], keys: Sequence[str], runs: Sequence[tuple[int, int]]) -> list[Signal]:
    """The offices of a line, those with a field as wide as it ("Transport Minister")."""
    runs = [(a, b) for a, b in runs if all(keys[a:b])]
    apart = [s for s in roles if not any(a <= s.start and s.end <= b for a, b in runs)]
    wide = [Signal("roles", a, b, tuple(keys[a:b])) for a, b in runs]
    return sorted([*apart, *wide], key=lambda s: (s.start, s.end))


def qualified(office: Signal, keys: Sequence[str], language: Language) -> Signal:
    """An office with what is said right before it of who holds it ("deputy head", "former minister")."""
    start = office.start
    while start and language.has("office_qualifiers", keys[start - 1]):
        start -= 1
    return office._replace(start=start, words=(*keys[start : office.start], *office.words))


def bare_line(text: str, words: Sequence[Token], keys: Sequence[str]) -> Line:
    """The Line of some words in which nothing was looked for."""
    none = dict.fromkeys(FAMILIES, ())
    return Line(text, words, keys, (), none, {}, frozenset(), [False] * len(words), frozenset(), frozenset())


def statement(fact: Fact, language: Language) -> Hashable:
    """What a fact says: its value, a people's name being that of its country."""
    return lexicon(language).demonyms.get(fact.keys, " ".join(fact.keys)) if fact.kind == "name" else fact.value


def facts_of(text: str, words: Sequence[Token], used: Usage, language: Language) -> Iterator[Fact]:
    """The facts among some words; they never overlap.

    Terms of several words come first. A term of one word comes last, since it may be a part of a name
    ("Volodymyr Zelenskyy"); a name that is nothing but a term is one.
    """
    taken = [False] * len(words)
    finders: tuple[Callable[[], list[Fact]], ...] = (
        lambda: terms(words, text, taken, language, least=2),
        lambda: dates(words, text, taken, language),
        lambda: figures(words, text, taken, language),
        lambda: [name for name in names(words, text, taken, used, language) if not alone(name, words, text, language)],
        lambda: terms(words, text, taken, language),
    )
    for finder in finders:
        for fact in finder():
            taken[fact.start : fact.end] = [True] * (fact.end - fact.start)
            yield fact


def alone(name: Fact, words: Sequence[Token], text: str, language: Language) -> bool:
    """Whether a name is a single word that is an accepted term by itself."""
    return len(name.keys) == 1 and is_term(words, text, name.start, 1, language)


def quoted(text: str, words: Sequence[Token], inward: Mapping[str, str]) -> list[bool]:
    """Which words stand between an opening and a closing quotation mark; a straight mark opens where none is open.

    `inward` has the marks that the language also turns the other way ("»so«").
    """
    pairs = {**PAIRS, **inward}
    marks = [at for at, word in enumerate(words) if text[word.start] in MARKS]
    out = [False] * len(words)
    opened: int | None = None
    for at in marks:
        mark = text[words[at].start]
        if opened is None and mark in pairs:
            opened = at
        elif opened is not None and mark in pairs[text[words[opened].start]]:
            out[opened : at + 1] = [True] * (at + 1 - opened)
            opened = None
    return out
