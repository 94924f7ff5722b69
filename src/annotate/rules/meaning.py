"""Content words with a sign that they do not mean the same: opposites, or two members of one class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotate.dictionary import lemma
from annotate.language import Language, Phrase
from annotate.lexicon import Lexicon, lexicon
from annotate.rules.case import Case, Verdict
from annotate.wordnet import against

NEAR = 12  # words either side of a place in which the opposite of a word missing there is looked for
Forms = dict[Phrase, None]  # words and phrases in the order they stand in


def meaning(case: Case) -> Verdict | None:
    """An opposite, a negative prefix, or another member of a class on the other side."""
    if found := reversing(case):
        return Verdict("meaning", "major", f"what follows is made not to happen, by the language's list: {found}")
    left, right = forms(case, 0), forms(case, 1)
    if not left or not right:
        return None
    if found := prefixed(left, right, case.language):
        if denied_once(case):
            return Verdict("wording", "minor", f"denied by a word on one side and by a prefix on the other: {found}")
        return Verdict("meaning", "major", f"a prefix that denies: {found}")
    if found := opposed(left, right, case.language):
        return Verdict("meaning", "major", f"{found}{', near by' if case.one_sided else ''}")
    if not case.one_sided and (found := classed(left, right, lexicon(case.language))):
        return Verdict("meaning", "major", f"two of one class in the list of the language: {found}")
    return None


def reversing(case: Case) -> str:
    """A word such as "stopped" or "prevented" that only one side has, where the rest is the same; "" without one."""
    language = case.language
    sides = [[(key, lemma(key, language.word_list)) for key in case.content(side)] for side in (0, 1)]
    found = [[key for key, base in side if is_reverser(key, base, language)] for side in sides]
    if bool(found[0]) == bool(found[1]) or case.clause:
        return ""
    rest = [{base for key, base in side if not is_reverser(key, base, language)} for side in sides]
    return ", ".join(found[0] + found[1]) if rest[0] == rest[1] else ""


def is_reverser(key: str, base: str, language: Language) -> bool:
    """Whether a word, or its base form, makes what follows not happen."""
    return language.has("reversers", key) or language.has("reversers", base)


def forms(case: Case, side: int) -> Forms:
    """What only this side says: its words, their base forms, and phrases that the language lists with an opposite.

    Where the side has no words, those around its place count that the other sentence does not have around there.
    """
    words, other = case.words[side], case.words[1 - side]
    if not words:
        words, other = around(case, side), around(case, 1 - side)
    there = set(other)
    own = (key for key in words if key not in there)
    single = ((form,) for key in own for form in (key, lemma(key, case.language.word_list)) if form not in there)
    phrases, others = (listed_phrases(run, lexicon(case.language)) for run in (words, other))
    return dict.fromkeys([*single, *(phrase for phrase in phrases if phrase not in set(others))])


def around(case: Case, side: int) -> Phrase:
    """The words of a sentence around the place of a difference."""
    line = (case.reference, case.copy)[side]
    start, end = case.difference.edit.side(side)
    return tuple(word.key for word in line.words[max(0, start - NEAR) : end + NEAR] if word.word)


def listed_phrases(words: Sequence[str], entries: Lexicon) -> list[Phrase]:
    """The runs of several words that the language lists with an opposite."""
    starts = ((at, size) for at, key in enumerate(words) for size in entries.opposite_lengths.get(key, ()))
    runs = (tuple(words[at : at + size]) for at, size in starts)
    return [run for run in runs if run in entries.opposites or run in entries.poles]


def opposed(left: Forms, right: Forms, language: Language) -> str:
    """Two opposites, by the pairs of the language's list, by two of its sides, or by WordNet; "" without any."""
    entries = lexicon(language)
    for phrase in left:
        found = next((other for other in right if other in entries.opposites.get(phrase, ())), None)
        if found:
            return f"opposites in the list of the language: {shown(phrase, found)}"
    if pair := meeting(poles(left, entries), poles(right, entries)):
        return f"opposite sides in the list of the language: {shown(*pair)}"
    for one, two, turn in ((left, right, 1), (right, left, -1)):
        for phrase, found in of_wordnet(one, two, language):
            return f"opposites in WordNet: {shown(*(phrase, found)[::turn])}"
    return ""


def of_wordnet(one: Forms, two: Forms, language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Words that carry more than grammar, with their opposites among some others by WordNet."""
    for phrase in one:
        if len(phrase) == 1 and not language.has("function_words", phrase[0]):
            for word in against(phrase[0], language.code):
                if (word,) in two and not language.has("function_words", word):
                    yield phrase, (word,)


Pole = tuple[int, int]


def poles(side: Forms, entries: Lexicon) -> dict[Pole, Phrase]:
    """For each of the language's two-sided lists the first word of a side that is on it, by list and list side."""
    out: dict[Pole, Phrase] = {}
    for phrase in side:
        for pole in sorted(entries.poles.get(phrase, ())):
            out.setdefault(pole, phrase)
    return out


def meeting(left: Mapping[Pole, Phrase], right: Mapping[Pole, Phrase]) -> tuple[Phrase, Phrase] | None:
    """A word of the one and a word of the other that stand on two sides of one list, and on none of them together."""
    together = {number for number, end in left if (number, end) in right}
    pairs = (
        (left[n, end], right[n, 1 - end]) for n, end in sorted(left) if n not in together and (n, 1 - end) in right
    )
    return next(pairs, None)


def classed(left: Forms, right: Forms, entries: Lexicon) -> str:
    """Two words of one class that are not listed as synonyms."""
    members: dict[int, Phrase] = {}
    for phrase in right:
        for number in sorted(entries.classes.get(phrase, ())):
            members.setdefault(number, phrase)
    for phrase in left:
        for number in sorted(entries.classes.get(phrase, ())):
            other = members.get(number)
            if other and other != phrase and other not in entries.synonyms.get(phrase, ()):
                return shown(phrase, other)
    return ""


def prefixed(left: Forms, right: Forms, language: Language) -> str:
    """A word and the same with a negative prefix on the other side ("clear", "unclear")."""
    for one, two, turn in ((left, right, 1), (right, left, -1)):
        for phrase in one:
            for prefix in language.negative_prefixes:
                longer = (prefix + phrase[0],)
                if len(phrase) == 1 and len(phrase[0]) > 3 and longer in two:
                    return shown(*(phrase, longer)[::turn])
    return ""


def denied_once(case: Case) -> bool:
    """Whether one side has a word that denies and the other has not, so that a negative prefix says no other thing."""
    counts = [len(case.signals("negators", side)) for side in (0, 1)]
    return abs(counts[0] - counts[1]) == 1


def shown(a: Phrase, b: Phrase) -> str:
    """Two phrases for people."""
    return f"{' '.join(a)} | {' '.join(b)}"
