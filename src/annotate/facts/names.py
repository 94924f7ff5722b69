"""Names of people, places and bodies: runs of capitalised words that are not capitalised for another reason.

"met President Volodymyr Zelenskyy at the Institute for the Study of War"
     (role)    └─────── name ────┘        └────────── name ───────────┘
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from annotate.dictionary import known, lemma, proper
from annotate.facts.fact import Fact
from annotate.language import Language
from annotate.words import Token

SHORTEST_NAME = 2  # characters of a name before an office in a script without spaces
SHORT = 3  # letters up to which a place has to be written in capitals ("US", not "Us")
HEADLINE = 0.6  # share of capitals from which a sentence is set like a headline
KATAKANA = ("\u30a1", "\u30ff")
NOT_NAMES = ("function_words", "titles", "roles", "vague_amounts", "auxiliaries", "relative_dates")


@dataclass(frozen=True, slots=True)
class Usage:
    """How the words of both texts are written (with a capital inside sentences, or small), and which text has which."""

    capital: frozenset[str]
    small: frozenset[str]
    reference: frozenset[str]
    copy: frozenset[str]


Sentences = Sequence[tuple[Sequence[Token], str]]


def usage(reference: Sentences, copy: Sentences) -> Usage:
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
    keys = [frozenset(word.key for words, _ in side for word in words) for side in (reference, copy)]
    return Usage(frozenset(capital), frozenset(small), keys[0], keys[1])


def is_headline(words: Sequence[Token], text: str) -> bool:
    """Whether most longer words of a sentence are capitalised, so that a capital says nothing."""
    if words and text[words[-1].start] in ".!?":
        return False
    longer = [text[word.start] for word in words if word.word and word.end - word.start > 3]
    return len(longer) >= 3 and sum(c.isupper() for c in longer) >= HEADLINE * len(longer)


def names(words: Sequence[Token], text: str, taken: Sequence[bool], used: Usage, language: Language) -> list[Fact]:
    """The names among the tokens that no other fact has taken; their value is the tuple of their keys."""
    headline = is_headline(words, text)
    flags = [
        not (taken[n] or text[word.start].islower()) and is_name(words, text, n, headline, used, language)
        for n, word in enumerate(words)
    ]
    found, at = [], 0
    while at < len(words):
        end = run_end(words, text, flags, at, language) if flags[at] else at
        if end > at:
            keys = tuple(word.key for word in words[at:end])
            found.append(Fact("name", at, end, keys, keys=keys))
        at = max(end, at + 1)
    return found


def is_name(words: Sequence[Token], text: str, at: int, headline: bool, used: Usage, language: Language) -> bool:
    """Whether one token is (part of) a name."""
    word = words[at]
    if not word.word or text[word.start].islower():
        return False
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
        return not known(text[word.start : word.end], language.word_list) or beside_capital(words, text, at)
    doubtful = headline or at == 0 or not words[at - 1].word
    if doubtful and word.key not in used.capital and known(word.key, language.word_list):
        return False
    return word.key not in used.small


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


def beside_capital(words: Sequence[Token], text: str, at: int) -> bool:
    """Whether the word before or after is capitalised too, as first and last names are."""
    return any(
        0 <= n < len(words) and words[n].word and text[words[n].start].isupper() and n > 0 for n in (at - 1, at + 1)
    )


def run_end(words: Sequence[Token], text: str, flags: Sequence[bool], at: int, language: Language) -> int:
    """Where the name that starts at a token ends: over further name words and the small words inside a body's name."""
    end = at + 1
    while end < len(words):
        if flags[end] and words[end - 1].word:
            end += 1
            continue
        after = end
        while after < len(words) and after - end < 2 and language.has("name_connectors", words[after].key):
            after += 1
        if not (end < after < len(words) and flags[after] and common(words[end - 1].key, language)):
            return end
        end = after + 1
    return end


def common(key: str, language: Language) -> bool:
    """Whether the word is a common noun used in a body's name ("Institute"), not a name in itself ("Russia")."""
    return known(key, language.word_list) and lemma(key, language.word_list)[:1].islower()
