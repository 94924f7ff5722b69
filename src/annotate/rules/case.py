"""What a rule looks at, and what it answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from annotate.counterparts import Difference
from annotate.facts.names import Usage
from annotate.language import Language
from annotate.line import Line
from annotate.model import Kind, Severity


class Verdict(NamedTuple):
    """The kind and severity of a difference, and on what evidence."""

    kind: Kind
    severity: Severity
    evidence: str = ""


@dataclass(frozen=True)
class Case:
    """One difference with the sentences it stands in. (Not slots: the views below are computed once, when asked.)"""

    difference: Difference
    reference: Line
    copy: Line
    used: Usage
    language: Language

    @cached_property
    def sides(self) -> tuple[Sequence[str], Sequence[str]]:
        """The keys of both sides, marks included."""
        edit = self.difference.edit
        return self.reference.keys[edit.r0 : edit.r1], self.copy.keys[edit.c0 : edit.c1]

    @cached_property
    def words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The keys of both sides without marks."""
        edit = self.difference.edit
        runs = (self.reference.words[edit.r0 : edit.r1], self.copy.words[edit.c0 : edit.c1])
        left, right = (tuple(token.key for token in run if token.word) for run in runs)
        return left, right

    @cached_property
    def surfaces(self) -> tuple[str, str]:
        """The characters of both sides."""
        edit = self.difference.edit
        return self.reference.surface(edit.r0, edit.r1), self.copy.surface(edit.c0, edit.c1)

    @property
    def one_sided(self) -> bool:
        """Whether only one side has words."""
        return not (self.words[0] and self.words[1])

    def content(self, side: int) -> list[str]:
        """The words of a side (0 reference, 1 copy) that carry more than grammar."""
        return [key for key in self.words[side] if not self.language.has("function_words", key)]

    def listed(self, names: Iterable[str], side: int, *, whole: bool = False) -> Counter[str]:
        """The words and phrases of a side that are on any of the lists; `whole` looks at the sentence instead."""
        line = (self.reference, self.copy)[side]
        keys = tuple(token.key for token in line.words if token.word) if whole else self.words[side]
        found: Counter[str] = Counter()
        for name in names:
            found.update(key for key in keys if self.language.has(name, key))
            for phrase in sorted(self.language.phrases.get(name, ())):
                size = len(phrase)
                found[" ".join(phrase)] += sum(keys[at : at + size] == phrase for at in range(len(keys) - size + 1))
        return +found

    def changed(self, *names: str) -> tuple[Counter[str], Counter[str]]:
        """What of the lists is on one side of the difference only and not made good elsewhere in the sentence."""
        here = [self.listed(names, side) for side in (0, 1)]
        there = [self.listed(names, side, whole=True) for side in (0, 1)]
        gone, come = there[0] - there[1], there[1] - there[0]
        return here[0] & gone, here[1] & come
