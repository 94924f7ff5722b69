"""What the word lists of a language say of two words or phrases: accepted variants, synonyms, opposites, classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from annotate.language import Language, Phrase

WORDIEST = 60  # words of both sides beyond which phrases are not compared as variants
LONGEST_ENDING = 12  # letters; no spelling ending is longer
LEAST_STEM = 3  # letters that must be equal before two spelling endings

Endings = Mapping[str, Sequence[str]]  # a spelling ending and the others that may stand in its place


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lookups made once from a Language; `lengths` says how long the variants are that start with a word.

    `poles` has two-sided lists (all that goes up, all that goes down) by number and side.
    """

    variants: dict[Phrase, frozenset[int]]
    opposites: dict[Phrase, frozenset[Phrase]]
    synonyms: dict[Phrase, frozenset[Phrase]]
    opposite_lengths: dict[str, tuple[int, ...]]
    poles: dict[Phrase, frozenset[tuple[int, int]]]
    classes: dict[Phrase, frozenset[int]]
    strengths: dict[Phrase, frozenset[int]]
    demonyms: dict[Phrase, str]
    endings: Endings
    lengths: dict[str, tuple[int, ...]]

    def same(self, a: Sequence[str], b: Sequence[str]) -> bool:
        """Whether two runs of keys are accepted variants of each other, word for word or phrase for phrase."""
        return agree(tuple(a), tuple(b), self)

    def equal(self, a: Phrase, b: Phrase) -> bool:
        """Whether two phrases are the same, in one list of variants, or spellings of one word."""
        if a == b or self.variants.get(a, frozenset()) & self.variants.get(b, frozenset()):
            return True
        return len(a) == len(b) == 1 and spelled_alike(a[0], b[0], self.endings)


def agree(a: Phrase, b: Phrase, lexicon: Lexicon) -> bool:
    """Whether a and b can be cut into phrases that are equal one by one (a small search, memory of failures kept)."""
    failed: set[tuple[int, int]] = set()

    def rest(i: int, j: int) -> bool:
        if i == len(a) and j == len(b):
            return True
        if i == len(a) or j == len(b) or (i, j) in failed:
            return False
        if lexicon.equal(a[i : i + 1], b[j : j + 1]) and rest(i + 1, j + 1):
            return True
        for m, n in product(lexicon.lengths.get(a[i], ()), lexicon.lengths.get(b[j], ())):
            inside = i + m <= len(a) and j + n <= len(b)
            if inside and lexicon.equal(a[i : i + m], b[j : j + n]) and rest(i + m, j + n):
                return True
        failed.add((i, j))
        return False

    return len(a) + len(b) <= WORDIEST and rest(0, 0)


def spelled_alike(a: str, b: str, endings: Endings) -> bool:
    """Whether two words are one in two accepted spellings: equal stems with endings of one pair (colour, color)."""
    return a[:LEAST_STEM] == b[:LEAST_STEM] and b in respelled(a, endings)


def respelled(word: str, endings: Endings) -> set[str]:
    """The other spellings of a word by its ending ("colour": "color")."""
    first = max(LEAST_STEM, len(word) - LONGEST_ENDING)
    return {word[:at] + other for at in range(first, len(word)) for other in endings.get(word[at:], ())}


@cache
def lexicon(language: Language) -> Lexicon:
    """The Lexicon of a language (an empty one for a language without data)."""
    groups = language.groups
    variants = numbered((*groups.get("variants", ()), *groups.get("spelling_words", ())))
    opposites, poles = linked(groups.get("antonyms", ())), ends(language.poles)
    return Lexicon(
        variants=variants,
        opposites=opposites,
        opposite_lengths=lengths(phrase for phrase in (*opposites, *poles) if len(phrase) > 1),
        poles=poles,
        synonyms=linked(groups.get("synonyms", ())),
        classes=numbered(groups.get("classes", ())),
        strengths=numbered(as_found(groups.get("equal_strength", ()), language)),
        demonyms={form: str(country) for form, country in language.values.get("demonyms", {}).items()},
        endings=other_endings(language.endings),
        lengths=lengths(variants),
    )


def other_endings(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """For each spelling ending those that may stand in its place."""
    out: dict[str, list[str]] = defaultdict(list)
    for one, two in pairs:
        out[one].append(two)
        out[two].append(one)
    return dict(out)


def as_found(groups: Sequence[Sequence[Phrase]], language: Language) -> Sequence[Sequence[Phrase]]:
    """The groups with their forms as signals give them: in a script without spaces each is one string."""
    if language.script.spaced:
        return groups
    return [[("".join(form),) for form in group] for group in groups]


def lengths(phrases: Iterable[Phrase]) -> dict[str, tuple[int, ...]]:
    """For each first word how long the phrases are that start with it, longest first."""
    out: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        out[phrase[0]].add(len(phrase))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in out.items()}


def numbered(groups: Sequence[Sequence[Phrase]]) -> dict[Phrase, frozenset[int]]:
    """For each phrase the numbers of the groups it is in."""
    out: dict[Phrase, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for form in group:
            out[form].add(number)
    return {form: frozenset(numbers) for form, numbers in out.items()}


def ends(pairs: Sequence[tuple[Sequence[Phrase], Sequence[Phrase]]]) -> dict[Phrase, frozenset[tuple[int, int]]]:
    """For each phrase of two-sided lists the numbers of its lists, each with the side (0 or 1) it stands on."""
    out: dict[Phrase, set[tuple[int, int]]] = defaultdict(set)
    for number, pair in enumerate(pairs):
        for side, group in enumerate(pair):
            for form in group:
                out[form].add((number, side))
    return {form: frozenset(places) for form, places in out.items()}


def linked(groups: Sequence[Sequence[Phrase]]) -> dict[Phrase, frozenset[Phrase]]:
    """For each phrase the others of its groups."""
    out: dict[Phrase, set[Phrase]] = defaultdict(set)
    for group in groups:
        for form in group:
            out[form].update(other for other in group if other != form)
    return {form: frozenset(others) for form, others in out.items()}
