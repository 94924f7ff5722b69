"""Names with accepted other forms, from the language's list of variants ("U.K.", "United Kingdom")."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.facts.fact import Fact
from annotate.language import Language, Phrase
from annotate.lexicon import lexicon
from annotate.words import Token

SHORT = 3  # letters up to which a term has to be written in capitals ("us", "un")


def terms(words: Sequence[Token], text: str, taken: Sequence[bool], language: Language, least: int = 1) -> list[Fact]:
    """The accepted terms among the tokens that no other fact has taken; their value is the number of the list entry.

    `least` is how many words a term has at least.
    """
    entries, found, free = lexicon(language), [], 0
    sizes_of = entries.lengths
    for at in [n for n, word in enumerate(words) if word.key in sizes_of and not text[word.start].islower()]:
        sizes = sizes_of[words[at].key]
        if at < free or sizes[0] < least or taken[at]:
            continue
        fitting = (n for n in sizes if n >= least and at + n <= len(words) and not any(taken[at : at + n]))
        size = next((n for n in fitting if is_term(words, text, at, n, language)), 0)
        if size:
            phrase = tuple(word.key for word in words[at : at + size])
            found.append(Fact("term", at, at + size, min(entries.variants[phrase]), keys=phrase))
            free = at + size
    return found


def is_term(words: Sequence[Token], text: str, at: int, size: int, language: Language) -> bool:
    """Whether a listed phrase stands there that is more than grammar, a name by its capital."""
    phrase = tuple(word.key for word in words[at : at + size])
    if (
        phrase not in lexicon(language).variants
        or is_office(phrase, language)
        or (len(phrase) > 1 and all(language.has("function_words", key) for key in phrase))
    ):
        return False
    surface = text[words[at].start : words[at].end]
    capital = surface.isupper() if len(phrase[0]) <= SHORT and size == 1 else surface[:1].isupper()
    return capital or (surface[:1].isalpha() and surface.lower() == surface.upper())


def is_office(phrase: Phrase, language: Language) -> bool:
    """Whether the phrase is an office or title, which is compared as one."""
    return phrase in language.phrases.get("roles", ()) or (len(phrase) == 1 and language.has("roles", phrase[0]))
