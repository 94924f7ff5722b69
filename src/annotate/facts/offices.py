"""Offices with their field: capitalised common words beside an office belong to it and are no person's name.

"Deputy Infrastructure Minister Ola Berg"     "Minister of Infrastructure"
 └────────── office ──────────┘ └ name ┘       └──────── office ────────┘
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.facts.sameness import is_common
from annotate.language import Language
from annotate.words import Token

CONNECTED = 2  # small words between an office and its field at most ("de la")


def office_runs(words: Sequence[Token], text: str, language: Language) -> list[tuple[int, int]]:
    """The runs of words that are an office written with capitals and its field, in order."""
    if language.capitalised_nouns or not language.script.spaced:
        return []
    found: list[tuple[int, int]] = []
    roles = language.words.get("roles", frozenset())
    for at in [n for n, word in enumerate(words) if word.key in roles and heads(word, text, language)]:
        start, end = field_before(words, text, at, language), field_after(words, text, at + 1, language)
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return [(start, end) for start, end in found if has_field(words, start, end, language)]


def heads(word: Token, text: str, language: Language) -> bool:
    """Whether a word is an office with a capital that can have a field ("Minister", not "General")."""
    return text[word.start].isupper() and not language.has("adjective_roles", word.key)


def has_field(words: Sequence[Token], start: int, end: int, language: Language) -> bool:
    """Whether a run of words holds more than offices and small words."""
    return any(not language.has("roles", word.key) and is_common(word.key, language) for word in words[start:end])


def field_before(words: Sequence[Token], text: str, at: int, language: Language) -> int:
    """Where the field starts that stands before an office; the first word of a sentence has its capital anyway."""
    while at > 1 and is_field(words, text, at - 1, language):
        at -= 1
    return at


def field_after(words: Sequence[Token], text: str, at: int, language: Language) -> int:
    """Where the field ends that a small word joins to an office."""
    end = at
    while end < len(words) and end - at < CONNECTED and language.has("name_connectors", words[end].key):
        end += 1
    if end == at or end >= len(words) or not is_field(words, text, end, language):
        return at
    while end < len(words) and is_field(words, text, end, language):
        end += 1
    return end


def is_field(words: Sequence[Token], text: str, at: int, language: Language) -> bool:
    """Whether a word is a common one with a capital, no listed name or people, so that it may be a field."""
    word = words[at]
    surface = text[word.start : word.end]
    if not word.word or not surface[0].isupper() or surface.isupper() or not is_common(word.key, language):
        return False
    listed = any(language.has(name, word.key) for name in ("function_words", "places", "given_names", "titles"))
    return not listed and (word.key,) not in language.values.get("demonyms", {})
