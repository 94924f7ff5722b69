"""Opposites, by the pairs and two-sided lists of a language's data and by WordNet.

pairs       rise | fall        two sides    soar, climb, gain … | tumble, shrink, lose …        WordNet    hot | cold
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from annotate.dictionary import lemma
from annotate.language import Language, Phrase
from annotate.lexicon import Lexicon, lexicon
from annotate.wordnet import opposites
from annotate.words import LONGEST

COMMON = 4  # letters that two compounds share at least
Forms = dict[Phrase, None]  # words and phrases in the order they stand in


def opposite(a: str, b: str, language: Language) -> bool:
    """Whether two words are opposites, in any of their forms."""
    left: Forms = {(a,): None, (lemma(a, language.word_list),): None}
    right: Forms = {(b,): None, (lemma(b, language.word_list),): None}
    return bool(opposed(left, right, language))


def opposed(left: Forms, right: Forms, language: Language) -> str:
    """Two opposites, by the pairs of the language's list, by two of its sides, or by WordNet; "" without any."""
    entries = lexicon(language)
    for phrase in left:
        listed = entries.opposites.get(phrase)
        found = next((other for other in right if other in listed), None) if listed else None
        if found:
            return f"opposites in the language's list: {shown(phrase, found)}"
    if pair := meeting(poles(left, entries), poles(right, entries)):
        return f"opposite sides in the language's list: {shown(*pair)}"
    if pair := next(of_wordnet(left, right, language), None):
        return f"opposites in WordNet: {shown(*pair)}"
    pair = next(joined(left, right, entries), None)
    return f"opposites joined to one word: {shown(*pair)}" if pair else ""


def of_wordnet(left: Forms, right: Forms, language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Words that carry more than grammar, with their opposites on the other side by WordNet."""
    listed = opposites(language.code)
    for phrase in left:
        for word in listed.get(phrase[0], ()) if len(phrase) == 1 else ():
            if (word,) in right and not (
                language.has("function_words", phrase[0]) or language.has("function_words", word)
            ):
                yield phrase, (word,)


def joined(left: Forms, right: Forms, entries: Lexicon) -> Iterator[tuple[Phrase, Phrase]]:
    """Compounds of which one part is listed as the opposite of the other's ("left-leaning", "Wahlsieg")."""
    for one, other in product(compounds(left), compounds(right)):
        near = one[-COMMON:] == other[-COMMON:] or one[:COMMON] == other[:COMMON]
        if near and any(b in entries.opposites.get(a, ()) for a, b in parts(one, other)):
            yield (one,), (other,)


def compounds(side: Forms) -> list[str]:
    """The words that may have a part in common with another: of some letters, but no longer than words are.

    Their parts are looked at in time with the square of their letters.
    """
    return [phrase[0] for phrase in side if len(phrase) == 1 and COMMON < len(phrase[0]) <= LONGEST]


def parts(a: str, b: str) -> Iterator[tuple[Phrase, Phrase]]:
    """What two words leave when as much of them is equal, at the end or at the start, as a word has letters."""
    for shared in range(COMMON, min(len(a), len(b))):
        if a[-shared:] == b[-shared:]:
            yield (a[:-shared],), (b[:-shared],)
        if a[:shared] == b[:shared]:
            yield (a[shared:],), (b[shared:],)


Pole = tuple[int, int]


def poles(side: Forms, entries: Lexicon) -> dict[Pole, Phrase]:
    """For each of the language's two-sided lists the first word of a side that is on it, by list and list side."""
    out: dict[Pole, Phrase] = {}
    for phrase in [phrase for phrase in side if phrase in entries.poles]:
        for pole in sorted(entries.poles[phrase]):
            out.setdefault(pole, phrase)
    return out


def meeting(left: Mapping[Pole, Phrase], right: Mapping[Pole, Phrase]) -> tuple[Phrase, Phrase] | None:
    """A word of the one and a word of the other that stand on two sides of one list, and on none of them together."""
    together = {number for number, end in left if (number, end) in right}
    pairs = (
        (left[n, end], right[n, 1 - end]) for n, end in sorted(left) if n not in together and (n, 1 - end) in right
    )
    return next(pairs, None)


def shown(a: Phrase, b: Phrase) -> str:
    """Two phrases for people."""
    return f"{' '.join(a)} | {' '.join(b)}"
