"""Whether two names, as word keys, are one name in another dress.

"World Food Programme" – "WFP"   "Kenya" – "Kenyan"   "Berlin" – "Berlins"    "University of Lima" – "Lima University"
 initials                         a people             genitive (German)       the same words
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from annotate.dictionary import known, lemma
from annotate.facts.sounds import bare
from annotate.language import Language, Phrase
from annotate.lexicon import lexicon, numbered

Dress = Literal["accents", "initials", "people", "genitive", "nickname", "order", "part", "translation"]
FEWEST_INITIALS = 3  # letters: two are the initials of too much
LONG = 3  # words from which a name is that of a body, whose common words may be translated otherwise
STEM = 4  # first letters that words of one family share at least
FAMILY = 0.65  # and the share of the longer word they make up


@lru_cache(maxsize=1 << 12)
def dress(left: Phrase, right: Phrase, language: Language) -> Dress | None:
    """In what two names differ that are one name; None when they may be two."""
    if bare(" ".join(left)) == bare(" ".join(right)):
        return "accents"
    if are_initials(left, right, language) or are_initials(right, left, language):
        return "initials"
    demonyms = lexicon(language).demonyms
    if demonyms.get(left, " ".join(left)) == demonyms.get(right, " ".join(right)):
        return "people"
    if len(left) == len(right) == 1:
        return of_one_word(left[0], right[0], language)
    return of_several_words(left, right, language)


def of_one_word(a: str, b: str, language: Language) -> Dress | None:
    """The same for two names of one word."""
    short, long = sorted((a, b), key=len)
    if long[: len(short)] == short and long[len(short) :] in language.genitive_endings:
        return "genitive"
    if long.startswith(short) and short + "." in language.abbreviations:
        return "initials"
    groups = nicknames(language)
    return "nickname" if groups.get(a, frozenset()) & groups.get(b, frozenset()) else None


@cache
def nicknames(language: Language) -> dict[str, frozenset[int]]:
    """For each first name the numbers of the groups of long and short forms it is in."""
    return {form[0]: ids for form, ids in numbered(language.groups.get("nicknames", ())).items()}


def of_several_words(a: Sequence[str], b: Sequence[str], language: Language) -> Dress | None:
    """The same for two names of which one has several words."""
    left, right = telling(a, language), telling(b, language)
    if set(left) == set(right):
        return "order"
    if is_part(left, right, language) or is_part(right, left, language):
        return "part"
    pairs = list(zip(left, right, strict=False))
    alike = len(a) >= LONG and len(left) == len(right) and all(x == y or one_family(x, y, language) for x, y in pairs)
    return "translation" if alike else None


def telling(name: Sequence[str], language: Language) -> list[str]:
    """The words of a name that are more than grammar."""
    kept = [key for key in name if not language.has("name_connectors", key) and not language.has("articles", key)]
    return kept or list(name)


def are_initials(short: Sequence[str], name: Sequence[str], language: Language) -> bool:
    """Whether one word is made of the first letters of another name, its small words counted or not."""
    if len(short) != 1 or len(short[0]) < FEWEST_INITIALS or len(name) < FEWEST_INITIALS:
        return False
    return short[0] in ("".join(key[0] for key in words) for words in (name, telling(name, language)))


def is_part(short: list[str], long: list[str], language: Language) -> bool:
    """Whether one name is the beginning or end of the other ("Lopez" – "Maria Lopez") and no place ("York")."""
    size = len(short)
    if not 0 < size < len(long) or not (list(short) in (long[:size], long[-size:]) or shortened(short, long)):
        return False
    phrase = tuple(short)
    return not (size == 1 and language.has("places", short[0])) and phrase not in language.phrases.get("places", ())


def shortened(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether some words in the middle or at the end of a body's name are left out ("China Railway Group")."""
    rest = iter(long)
    return len(short) > 1 and short[0] == long[0] and all(word in rest for word in short)


def one_family(a: str, b: str, language: Language) -> bool:
    """Whether two words are common nouns or adjectives of one stem ("culture", "cultural")."""
    return is_common(a, language) and is_common(b, language) and one_stem(a, b)


def one_stem(a: str, b: str) -> bool:
    """Whether two words begin alike, as far as forms of one word do."""
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= STEM and shared >= FAMILY * max(len(a), len(b))


def is_common(key: str, language: Language) -> bool:
    """Whether the word is a common noun or adjective used in a body's name ("Institute"), not a name in itself."""
    return known(key, language.word_list) and lemma(key, language.word_list)[:1].islower()
