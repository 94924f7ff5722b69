"""How two texts write their words: with a capital inside sentences, or small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.language import Language
from annotate.words import Token

HEADLINE = 0.6  # share of capitals from which a sentence is set like a headline


@dataclass(frozen=True, slots=True)
class Usage:
    """How the words of both texts are written (with a capital inside sentences, or small), and which text has which.

    `surnames` are the words after a first name, in a language whose nouns all have capitals.
    """

    capital: frozenset[str]
    small: frozenset[str]
    reference: frozenset[str]
    copy: frozenset[str]
    surnames: frozenset[str] = frozenset()


Sentences = Sequence[tuple[Sequence[Token], str]]


def usage(reference: Sentences, copy: Sentences, language: Language) -> Usage:
    """The Usage of two texts, given as sentences: their tokens and the text these are in."""
    capital: set[str] = set()
    small: set[str] = set()
    for words, text in (*reference, *copy):
        headline = is_headline(words, text)
        for number, word in enumerate(words):
            first = text[word.start]
            if first.islower():
                small.add(word.key)
            elif first.isupper() and number and not headline and words[number - 1].word:
                capital.add(word.key)
    keys = [frozenset({word.key for words, _ in side for word in words}) for side in (reference, copy)]
    both = (*reference, *copy) if language.capitalised_nouns else ()
    return Usage(frozenset(capital), frozenset(small), keys[0], keys[1], frozenset(surnames(both, language)))


def surnames(sentences: Sentences, language: Language) -> Iterator[str]:
    """The words with a capital that follow a listed first name, and their genitives."""
    for words, text in sentences:
        for before, word in pairwise(words):
            if language.has("given_names", before.key) and word.word and text[word.start].isupper():
                yield word.key
                yield from (word.key + ending for ending in language.genitive_endings)


def is_headline(words: Sequence[Token], text: str) -> bool:
    """Whether most longer words of a sentence are capitalised, so that a capital says nothing."""
    if words and text[words[-1].start] in ".!?":
        return False
    longer = [text[word.start] for word in words if word.word and word.end - word.start > 3]
    return len(longer) >= 3 and sum(c.isupper() for c in longer) >= HEADLINE * len(longer)
