"""Names of people, places and bodies: runs of capitalised words that are not capitalised for another reason.

"met President Volodymyr Zelenskyy at the Institute for the Study of War"
     (role)    └─────── name ────┘        └────────── name ───────────┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from annotate.dictionary import known, lemma, proper
from annotate.facts.fact import Fact
from annotate.facts.offices import office_runs
from annotate.facts.sameness import is_common
from annotate.facts.usage import Usage, is_headline
from annotate.language import Language
from annotate.words import Token

SHORTEST_NAME = 2  # characters of a name before an office in a script without spaces
INSIDE = frozenset(",;-/&")  # marks after which no sentence begins
CLOSING = frozenset("\"')]")
SHORT = 3  # letters up to which a place has to be written in capitals ("US", not "Us")
COMPOUND = re.compile(r"[-‐‑][a-zà-öø-ÿ]")
KATAKANA = ("\u30a1", "\u30ff")
NOT_NAMES = ("function_words", "titles", "roles", "vague_amounts", "auxiliaries", "relative_dates")


def names(words: Sequence[Token], text: str, taken: Sequence[bool], used: Usage, language: Language) -> list[Fact]:
    """The names among the tokens that no other fact has taken; their value is the tuple of their keys."""
    headline = is_headline(words, text)
    field = set() if headline else {n for run in office_runs(words, text, language) for n in range(*run)}
    flags = [False] * len(words)
    possible = [n for n, word in enumerate(words) if word.word and not (taken[n] or text[word.start].islower())]
    possible = [n for n in possible if n not in field]
    for n in possible:
        flags[n] = is_name(words, text, n, headline, used, language)
    for n in () if headline else possible:
        if n and flags[n - 1] and not flags[n]:
            flags[n] = capital_inside(words, text, n, language)
    found, free = list(perhaps(words, text, taken, flags, used, language)), 0
    for at in possible:
        if flags[at] and at >= free:
            free = run_end(words, text, flags, at, language)
            keys = tuple([word.key for word in words[at:free]])
            found.append(Fact("name", at, free, keys, keys=keys))
    return found


def capital_inside(words: Sequence[Token], text: str, at: int, language: Language) -> bool:
    """Whether a word after one of a name has a capital too, though it is written small elsewhere."""
    word, before = words[at], (words[at - 1].key,)
    people = before in language.values.get("demonyms", {})  # "Russian Security Council", "security council"
    return not people and text[word.start].isupper() and word.key not in never_names(language)


def perhaps(
    words: Sequence[Token], text: str, taken: Sequence[bool], flags: Sequence[bool], used: Usage, language: Language
) -> Iterator[Fact]:
    """Weak names: words with a capital that may be names, in their base form ("Congress voted", not "Members voted").

    That is the first word of a sentence, and where nouns have capitals any that has no article.
    """
    for at in range(len(words) if language.capitalised_nouns else min(1, len(words))):
        beside = taken[at] or flags[at] or flags[at + 1 : at + 2] == [True]
        if not beside and is_perhaps(words, text, at, used, language):
            yield Fact("name", at, at + 1, (words[at].key,), weak=True, keys=(words[at].key,))


def is_perhaps(words: Sequence[Token], text: str, at: int, used: Usage, language: Language) -> bool:
    """Whether a word with a capital may be a name."""
    word, surface = words[at], text[words[at].start : words[at].end]
    if not word.word or len(word.key) <= SHORT or not surface[0].isupper() or word.key in used.small:
        return False
    article = at > 0 and language.has("articles", words[at - 1].key)
    return (
        not article
        and word.key not in never_names(language)
        and lemma(surface, language.word_list).casefold() == surface.casefold()
    )


def is_name(words: Sequence[Token], text: str, at: int, headline: bool, used: Usage, language: Language) -> bool:
    """Whether a word that is not written small is (part of) a name."""
    word = words[at]
    if word.key in never_names(language):
        return homograph(words, text, at, headline, language)
    surface = text[word.start : word.end]
    cased = surface[0].lower() != surface[0].upper()
    capital = surface.isupper() if len(surface) <= SHORT else surface[0].isupper()
    if is_place(words, at, language) and (capital or not cased):
        return True
    if cased:
        return surface[0].isupper() and capital_names(words, text, at, headline, used, language)
    return (KATAKANA[0] <= surface[0] <= KATAKANA[1] and len(surface) > 2) or ends_in_office(word.key, language)


def ends_in_office(key: str, language: Language) -> bool:
    """Whether a word of a script without spaces is a name with an office or title behind it ("村上市長")."""
    return not language.script.spaced and any(
        key.endswith(office) and len(key) >= len(office) + SHORTEST_NAME for office in offices(language)
    )


@cache
def offices(language: Language) -> tuple[str, ...]:
    """The offices and titles of one word, sorted."""
    return tuple(sorted(language.words.get("roles", frozenset()) | language.words.get("titles", frozenset())))


def capital_names(words: Sequence[Token], text: str, at: int, headline: bool, used: Usage, language: Language) -> bool:
    """Whether a capital says that a word is a name, and not that a sentence or headline begins or that it is a noun."""
    word = words[at]
    if language.capitalised_nouns:
        unlisted = word.key in used.surnames or not known(text[word.start : word.end], language.word_list)
        return unlisted or beside_capital(words, text, at, language)
    doubtful = headline or at == 0 or not goes_on(words, at)
    if doubtful and word.key not in used.capital and listed(words, text, at, language):
        return not headline and first_name(words, text, at, language)
    return word.key not in used.small


def listed(words: Sequence[Token], text: str, at: int, language: Language) -> bool:
    """Whether the dictionary has a word, or all parts of a compound ("Above-average")."""
    surface = text[words[at].start : words[at].end]
    if known(words[at].key, language.word_list) or len(surface) == len(words[at].key):
        return known(words[at].key, language.word_list)
    parts = [part for part in re.split("[-‐‑]", surface.casefold()) if part]  # a part cut off keeps its hyphen
    named = any(proper(part, language.word_list) or language.has("places", part) for part in parts)
    return not named and all(known(part, language.word_list) for part in parts)


def goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether a word stands inside a sentence: after a word, a comma or the like, or what closes behind a space."""
    before = words[at - 1]
    return before.word or before.key in INSIDE or (before.key in CLOSING and before.end < words[at].start)


def first_name(words: Sequence[Token], text: str, at: int, language: Language) -> bool:
    """Whether a listed first name stands before another capital ("Mark Carney")."""
    listed = language.has("given_names", words[at].key) and at + 1 < len(words)
    return listed and words[at + 1].word and text[words[at + 1].start].isupper()


def is_place(words: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a word is, or belongs to, a listed place, or a word the dictionary has only as a name."""
    key = words[at].key
    if language.has("places", key) or (not language.capitalised_nouns and proper(key, language.word_list)):
        return True
    pairs = language.phrases.get("places", frozenset())
    keys = [word.key for word in words[max(0, at - 1) : at + 2]]
    return any(tuple(keys[n : n + 2]) in pairs for n in range(len(keys) - 1))


@cache
def never_names(language: Language) -> frozenset[str]:
    """Words that are capitalised for another reason than being a name."""
    return frozenset().union(*(language.words.get(name, frozenset()) for name in NOT_NAMES))


def homograph(words: Sequence[Token], text: str, at: int, headline: bool, language: Language) -> bool:
    """Whether a word of grammar is a first name here ("Will Trevaskis"): a capital before another capital."""
    inside = 0 < at < len(words) - 1 and not headline and words[at - 1].word and words[at + 1].word
    if (
        not inside
        or language.capitalised_nouns
        or words[at].end - words[at].start < 3
        or not language.has("function_words", words[at].key)
    ):
        return False
    return all(text[words[n].start].isupper() for n in (at, at + 1)) and not known(
        words[at + 1].key, language.word_list
    )


def beside_capital(words: Sequence[Token], text: str, at: int, language: Language) -> bool:
    """Whether a capital before or after makes a name of two nouns ("Olaf Scholz", not "Liter Wasser")."""
    return any(
        n > 0
        and n + 1 < len(words)
        and all(begins_capital(words[m], text) for m in (n, n + 1))
        and leads(words[n], text, language)
        for n in (at - 1, at)
    )


def begins_capital(word: Token, text: str) -> bool:
    """Whether a token is a word with a capital."""
    return word.word and text[word.start].isupper()


def leads(word: Token, text: str, language: Language) -> bool:
    """Whether a word with a capital is a first name, an adjective or in no list, so that it begins a name."""
    surface = text[word.start : word.end]
    listed = language.has("given_names", word.key) or not known(surface, language.word_list)
    people = (word.key,) in language.values.get("demonyms", {})  # "Deutsche Bank": as an adjective it has no capital
    return listed or people or lemma(surface, language.word_list)[:1].islower()


def describes(words: Sequence[Token], text: str, at: int, language: Language) -> bool:
    """Whether a word is a compound with a small second part before a name that is whole without it.

    "Liberian-flagged Aurelia Star"; a common word needs what stands before it: "Washington-based Institute".
    """
    compound = COMPOUND.search(text, words[at].start, words[at].end) is not None
    return compound and not is_common(words[at + 1].key, language)


def particles(words: Sequence[Token], text: str, flags: Sequence[bool], at: int, language: Language) -> bool:
    """Whether a small word inside a person's name stands there ("Lope de Vega")."""
    small = language.has("name_particles", words[at].key) and text[words[at].start].islower()
    return small and at + 1 < len(words) and flags[at + 1]


def run_end(words: Sequence[Token], text: str, flags: Sequence[bool], at: int, language: Language) -> int:
    """Where the name that starts at a token ends: over further name words and the small words inside a body's name."""
    end = at + 1
    while end < len(words):
        if flags[end] and words[end - 1].word and not describes(words, text, end - 1, language):
            end += 1
            continue
        after = end
        while after < len(words) and after - end < 2 and language.has("name_connectors", words[after].key):
            after += 1
        if particles(words, text, flags, end, language):
            end += 2
            continue
        if not (end < after < len(words) and flags[after] and is_common(words[end - 1].key, language)):
            return end
        end = after + 1
    return end
