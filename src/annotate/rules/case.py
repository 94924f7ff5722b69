"""What a rule looks at, and what it answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from annotate.differences import Difference
from annotate.language import Language, Phrase
from annotate.line import Line
from annotate.model import Kind, Severity
from annotate.signals import Signal

QUOTE = '"'  # the key of every style of quotation mark
LONG = 200  # words of a side up to which each is held against each of the other
CLAUSE = 6  # words from which something left out or added is a clause


class Verdict(NamedTuple):
    """The kind and severity of a difference, and on what evidence."""

    kind: Kind
    severity: Severity
    evidence: str = ""


Sides = tuple[Sequence[str], Sequence[str]]  # of the reference, of the copy


class Case(NamedTuple):
    """One difference with the sentences it stands in.

    `sides` are the keys of both sides, marks included; `words` those without marks; `contents` those that carry more
    than grammar, or belong to a fact ("US"); `surfaces` the characters. Unless `signalled`, no signal is near.
    """

    difference: Difference
    reference: Line
    copy: Line
    language: Language
    sides: Sides
    words: tuple[Phrase, Phrase]
    contents: Sides
    surfaces: tuple[str, str]
    signalled: bool

    @property
    def one_sided(self) -> bool:
        """Whether only one side has words."""
        return not (self.words[0] and self.words[1])

    @property
    def clause(self) -> bool:
        """Whether a whole clause stands on one side only: what it says is left out or added, not changed."""
        return self.one_sided and len(self.words[0]) + len(self.words[1]) >= CLAUSE

    @property
    def quoted(self) -> bool:
        """Whether words of either side stand inside quotation marks, and are not a whole quotation."""
        r0, r1, c0, c1 = self.difference.edit
        return in_quotation(self.reference, r0, r1) or in_quotation(self.copy, c0, c1)

    @property
    def long(self) -> bool:
        """Whether so much differs that no word of one side is held against each of the other."""
        return max(map(len, self.words)) > LONG

    def content(self, side: int) -> Sequence[str]:
        """The words of a side (0 reference, 1 copy) that carry more than grammar."""
        return self.contents[side]

    def signals(self, family: str, side: int) -> list[Phrase]:
        """The signals of a family in the words of a side: whole, or with a word that carries more than grammar."""
        edit, line = self.difference.edit, (self.reference, self.copy)[side]
        start, end = edit.side(side)
        return [s.words for s in line.touching(family, start, end) if self.touches(s, line, start, end)]

    def touches(self, signal: Signal, line: Line, start: int, end: int) -> bool:
        """Whether the words start to end hold a signal, or the part of it that matters."""
        if signal.family == "negators" or (start <= signal.start and signal.end <= end):
            return True
        inside = range(max(start, signal.start), min(end, signal.end))
        return any(not self.language.has("function_words", line.keys[n]) for n in inside)

    def changed(self, family: str) -> tuple[list[str], list[str]]:
        """The signals of a family that one side has and whose sentence has them more often than the other."""
        if not self.signalled or not (self.reference.signals[family] or self.copy.signals[family]):
            return [], []
        here = [self.signals(family, side) for side in (0, 1)]
        if not here[0] and not here[1]:
            return [], []
        lines = self.reference, self.copy
        return surplus(family, here[0], lines), surplus(family, here[1], lines[::-1])

    def total(self, family: str) -> tuple[int, int]:
        """How many signals of a family the two sentences have."""
        return len(self.reference.signals[family]), len(self.copy.signals[family])


def in_quotation(line: Line, start: int, end: int) -> bool:
    """Whether a run of words stands inside quotation marks, and is not a whole quotation."""
    if True not in line.quoted[start:end] or line.keys[start:end].count(QUOTE) > 1:
        return False
    return any(line.quoted[n] and line.words[n].word for n in range(start, end))


def surplus(family: str, here: Sequence[Phrase], lines: tuple[Line, Line]) -> list[str]:
    """Signals in some words of the first of two lines, each as often as that line has it more often than the other."""
    more = {words: lines[0].often.get((family, words), 0) - lines[1].often.get((family, words), 0) for words in here}
    return sorted(" ".join(words) for words, n in Counter(here).items() for _ in range(min(n, more[words])))


def case_of(difference: Difference, reference: Line, copy: Line, language: Language) -> Case:
    """The Case of a difference between two lines."""
    edit = difference.edit
    sides = reference.keys[edit.r0 : edit.r1], copy.keys[edit.c0 : edit.c1]
    words = spoken(reference, edit.r0, edit.r1), spoken(copy, edit.c0, edit.c1)
    contents = telling(reference, edit.r0, edit.r1, language), telling(copy, edit.c0, edit.c1, language)
    surfaces = reference.surface(edit.r0, edit.r1), copy.surface(edit.c0, edit.c1)
    signalled = reference.signalled(edit.r0, edit.r1) or copy.signalled(edit.c0, edit.c1)
    return Case(difference, reference, copy, language, sides, words, contents, surfaces, signalled)


def spoken(line: Line, start: int, end: int) -> Phrase:
    """The keys of a run of words, marks left out."""
    return tuple([token.key for token in line.words[start:end] if token.word])


def telling(line: Line, start: int, end: int, language: Language) -> list[str]:
    """The keys of a run of words that carry more than grammar, or belong to a fact."""
    grammar = language.words.get("function_words", frozenset())
    run = enumerate(line.words[start:end], start)
    return [token.key for n, token in run if token.word and (token.key not in grammar or n in line.in_facts)]
