"""Words and phrases that deny, hedge, attribute or name an office, found once in a line by language data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from annotate.language import Language, Phrase

FAMILIES = {
    "negators": ("negators",),
    "modality": ("modals", "hedges"),
    "attribution": ("attribution_verbs", "attribution_phrases"),
    "roles": ("roles",),
}


class Signal(NamedTuple):
    """Tokens `start` to `end` (exclusive) that are on a list of the family."""

    family: str
    start: int
    end: int
    words: Phrase


@cache
def index(language: Language) -> dict[str, list[tuple[Phrase, str]]]:
    """For each first word the phrases that start with it, longest first, and their family."""
    out: dict[str, list[tuple[Phrase, str]]] = {}
    for family, names in FAMILIES.items():
        entries: set[Phrase] = {(word,) for name in names for word in language.words.get(name, ())}
        entries |= {phrase for name in names for phrase in language.phrases.get(name, ())}
        for phrase in sorted(entries, key=lambda p: (-len(p), p)):
            out.setdefault(phrase[0], []).append((phrase, family))
    return out


def signals(keys: Sequence[str], language: Language) -> dict[str, list[Signal]]:
    """The signals in a line by family, left to right; of one family the longest at each place."""
    found = among_words(keys, language) if language.script.spaced else among_letters(keys, language)
    out: dict[str, list[Signal]] = {family: [] for family in FAMILIES}
    for signal in sorted(found, key=lambda signal: (signal.start, signal.end)):
        out[signal.family].append(signal)
    return out


def among_words(keys: Sequence[str], language: Language) -> Iterator[Signal]:
    """Signals that are whole words or runs of words."""
    entries, ends = index(language), dict.fromkeys(FAMILIES, 0)
    for at, key in enumerate(keys):
        if key not in entries:
            continue
        for phrase, family in entries[key]:
            if at >= ends[family] and tuple(keys[at : at + len(phrase)]) == phrase:
                yield Signal(family, at, at + len(phrase), phrase)
                ends[family] = at + len(phrase)


@cache
def strings(language: Language) -> list[tuple[str, str]]:
    """The entries as strings, for scripts without spaces; single kana are too common to mean anything."""
    joined = {("".join(phrase), family) for entries in index(language).values() for phrase, family in entries}
    return sorted((s for s in joined if len(s[0]) > 1 or s[0] > "\u30ff"), key=lambda s: (-len(s[0]), s))


def among_letters(keys: Sequence[str], language: Language) -> Iterator[Signal]:
    """Signals anywhere in the letters of a script without spaces, where a word and its ending are one token.

    A negator inside a longer word for certainty denies nothing ("かもしれない", perhaps).
    """
    text, starts = "".join(keys), [0, *accumulate(map(len, keys))]
    taken: set[tuple[str, int]] = set()
    for form, family in strings(language):
        at = text.find(form)
        while at >= 0:
            idiom = family == "negators" and all(("modality", n) in taken for n in range(at, at + len(form)))
            if not idiom and not any((family, n) in taken for n in range(at, at + len(form))):
                taken |= {(family, n) for n in range(at, at + len(form))}
                yield Signal(family, bisect_right(starts, at) - 1, bisect_right(starts, at + len(form) - 1), (form,))
            at = text.find(form, at + 1)
