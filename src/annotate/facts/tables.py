"""Looking up words of a sentence in the tables of a language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from annotate.language import Language
from annotate.lexicon import lengths
from annotate.words import Token

LONGEST = 4  # words in an entry ("percentage points", "a quarter of a")


def lookup(words: Sequence[Token], at: int, language: Language, table: str) -> tuple[Any, int]:
    """The longest entry of a table at a token and where it ends; None where there is none."""
    sizes = sizes_of(language, table).get(words[at].key) if at < len(words) else None
    if sizes is None:
        return None, at
    entries = language.values[table]
    for size in sizes:
        value = entries.get(tuple([word.key for word in words[at : at + size]])) if at + size <= len(words) else None
        if value is not None:
            return value, at + size
    return None, at


@cache
def sizes_of(language: Language, table: str) -> dict[str, tuple[int, ...]]:
    """For each first word of a table's entries how long they are, longest first."""
    return lengths(form for form in language.values.get(table, {}) if len(form) <= LONGEST)


@cache
def first_words(language: Language, table: str) -> frozenset[str]:
    """The words the entries of a table start with."""
    return frozenset(form[0] for form in language.values.get(table, {}))


def of_one(language: Language, table: str, key: str) -> Any:  # noqa: ANN401 - tables hold numbers and names
    """What a table says of one word; None where it says nothing."""
    return language.values.get(table, {}).get((key,))


def adjacent(words: Sequence[Token], at: int) -> bool:
    """Whether nothing stands between a token and the one before it."""
    return 0 < at < len(words) and words[at].start == words[at - 1].end
