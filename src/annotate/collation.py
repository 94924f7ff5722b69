"""Groups of sentences into passages, and each passage into its corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from annotate.align.passages import Group, merged, shape, stretches
from annotate.corrections import Sides, as_furniture, corrections, one_sided_correction, spacing_of
from annotate.facts.usage import Usage, usage
from annotate.language import Language
from annotate.line import bare_line, line
from annotate.manuscript import Manuscript
from annotate.model import Correction, Passage
from annotate.words import Token


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The two texts as they are collated: cut up, in one language, with how their words are used."""

    reference: Manuscript
    copy: Manuscript
    language: Language
    used: Usage


@dataclass(frozen=True, slots=True)
class Place:
    """How far a walk through the passages has come in both texts: where a one-sided passage would stand."""

    reference: int = 0
    copy: int = 0

    def after(self, passage: Passage) -> Place:
        """The place after a passage; one that moved is met at its place in the copy only."""
        kept = passage.relation == "moved" or not passage.reference
        reference = self.reference if kept else passage.reference[-1].end
        return Place(reference, passage.copy[-1].end if passage.copy else self.copy)


def witnesses(reference: Manuscript, copy: Manuscript, language: Language) -> Witnesses:
    """The Witnesses of two manuscripts."""
    return Witnesses(reference, copy, language, usage(reference.sentences(), copy.sentences(), language))


def collate(groups: Sequence[Group], both: Witnesses) -> tuple[tuple[Passage, ...], list[Correction]]:
    """The passages of some groups, in the order of the copy, and their corrections in no order."""
    passages: list[Passage] = []
    found: list[Correction] = []
    place = Place()
    for gathered in merged(groups, both.reference.units, both.copy.units):
        whole = joined(gathered)
        number = len(passages)
        two = whole.reference and whole.copy
        made = two_sided(gathered, both, number) if two else [one_sided(whole, both, number, place)]
        sides = stretches(whole.reference, both.reference.units), stretches(whole.copy, both.copy.units)
        passages.append(Passage(shape(whole.relation, *sides, bool(made)), *sides))
        found += made
        place = place.after(passages[-1])
    return tuple(passages), found


def joined(gathered: Sequence[Group]) -> Group:
    """The groups of one passage as one."""
    reference = tuple(n for group in gathered for n in group.reference)
    return Group(reference, tuple(n for group in gathered for n in group.copy), gathered[0].relation)


def two_sided(gathered: Sequence[Group], both: Witnesses, passage: int) -> list[Correction]:
    """The corrections of a passage both texts have: of each group of sentences, and of the spaces between them."""
    found = [c for g in gathered for c in corrections(sides_of(g, both), both.used, both.language, passage)]
    for a, b in pairwise(gathered):
        gaps = both.reference.gap(a.reference[-1], b.reference[0]), both.copy.gap(a.copy[-1], b.copy[0])
        space = spacing_of(gaps, both.reference.text, both.copy.text, passage)
        found += [space] if space else []
    return as_furniture(found) if gathered[0].relation == "boilerplate" else found


def one_sided(whole: Group, both: Witnesses, passage: int, place: Place) -> Correction:
    """The one correction of a passage only one text has."""
    at = place.copy if whole.reference else place.reference
    return one_sided_correction(sides_of(whole, both), both.language, passage, whole.relation, at)


def sides_of(group: Group, both: Witnesses) -> Sides:
    """Both sides of a group of sentences, ready to be diffed; where no word differs, nothing is looked for in them."""
    spans = stretches(group.reference, both.reference.units), stretches(group.copy, both.copy.units)
    reference, copy = words_of(both.reference, group.reference), words_of(both.copy, group.copy)
    keys = keys_of(both.reference, reference), keys_of(both.copy, copy)
    make = bare_line if keys[0] == keys[1] else partial(line, used=both.used, language=both.language)
    lines = make(both.reference.text.text, reference, keys[0]), make(both.copy.text.text, copy, keys[1])
    return Sides(*lines, both.reference.text, both.copy.text, spans)


def words_of(text: Manuscript, numbers: Sequence[int]) -> list[Token]:
    """The words of some sentences of a text."""
    return [token for n in numbers for token in text.words[n]]


def keys_of(text: Manuscript, words: Sequence[Token]) -> list[str]:
    """The keys some words are compared by; a word takes the key of its other spelling."""
    return [text.same_as.get(token.key, token.key) for token in words]
