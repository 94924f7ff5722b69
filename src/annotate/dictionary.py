"""Which words a language has, and their base forms, from simplemma's word lists (loaded when first asked)."""

from __future__ import annotations

from functools import lru_cache

import simplemma

COVERED = frozenset({"en", "de", "fr", "es"})  # languages whose list is full enough that an unlisted word is news


@lru_cache(maxsize=1 << 16)
def known(word: str, code: str) -> bool:
    """Whether the word is in the language's list; True where there is no list, so that absence means something."""
    return code not in COVERED or (encodable(word) and simplemma.is_known(word, lang=code))


@lru_cache(maxsize=1 << 16)
def lemma(word: str, code: str) -> str:
    """The base form of a word ("strikes" → "strike"); the word itself where there is no list."""
    return simplemma.lemmatize(word, lang=code) if code in COVERED and encodable(word) else word


def proper(word: str, code: str) -> bool:
    """Whether the list has the word, written small, only as a name ("russia" → "Russia")."""
    return code in COVERED and lemma(word, code)[:1].isupper()


def encodable(word: str) -> bool:
    """Whether the word can be looked up at all: a lone surrogate is in no list."""
    return not any("\ud800" <= letter <= "\udfff" for letter in word)
