"""Which words a language has, and their base forms, from simplemma's word lists (loaded when first asked).

`code` is Language.word_list: empty where the list is not full enough that an unlisted word would be news.
"""

from __future__ import annotations

from functools import lru_cache

import simplemma


@lru_cache(maxsize=1 << 16)
def known(word: str, code: str) -> bool:
    """Whether the word is in the language's list; True where there is no list, so that absence means something."""
    return not code or (encodable(word) and simplemma.is_known(word, lang=code))


@lru_cache(maxsize=1 << 16)
def lemma(word: str, code: str) -> str:
    """The base form of a word ("strikes" → "strike"); the word itself where there is no list."""
    return simplemma.lemmatize(word, lang=code) if code and encodable(word) else word


def proper(word: str, code: str) -> bool:
    """Whether the list has the word, written small, only as a name ("russia" → "Russia")."""
    return bool(code) and lemma(word, code)[:1].isupper()


def encodable(word: str) -> bool:
    """Whether the word can be looked up at all: a lone surrogate is in no list."""
    return not any("\ud800" <= letter <= "\udfff" for letter in word)
