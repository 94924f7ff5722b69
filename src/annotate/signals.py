"""Words and phrases that deny, hedge, attribute or name an office, found once in a line by language data."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
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
        entries = {(word,) for name in names for word in language.words.get(name, ())}
        entries |= {phrase for name in names for phrase in language.phrases.get(name, ())}
        for phrase in sorted(entries, key=lambda p: (-len(p), p)):
            out.setdefault(phrase[0], []).append((phrase, family))
    return out


def signals(keys: Sequence[str], language: Language) -> tuple[Signal, ...]:
    """The signals in a line, left to right; of one family the longest at each place."""
    entries, found = index(language), []
    ends = dict.fromkeys(FAMILIES, 0)
    for at, key in enumerate(keys):
        for phrase, family in entries.get(key, ()):
            if at >= ends[family] and tuple(keys[at : at + len(phrase)]) == phrase:
                found.append(Signal(family, at, at + len(phrase), phrase))
                ends[family] = at + len(phrase)
    return tuple(found)
