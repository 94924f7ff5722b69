"""Content words with a sign that they do not mean the same: opposites, or two members of one class."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.dictionary import lemma
from annotate.language import Language, Phrase
from annotate.lexicon import Lexicon, lexicon
from annotate.opposites import Forms, opposed, shown
from annotate.rules.case import Case, Verdict
from annotate.wordnet import opposites

NEAR = 12  # words either side of a place in which the opposite of a word missing there is looked for
SHORT = 3  # letters of a word up to which a prefix before it is none ("im-age", "mis-ery")


def meaning(case: Case) -> Verdict | None:
    """An opposite, a negative prefix, or another member of a class on the other side."""
    if case.long:
        return None
    if case.one_sided and (case.clause or not (case.content(0) or case.content(1))):
        return None
    if found := reversing(case):
        return Verdict("meaning", "major", f"what is said with it does not happen, by the language's list: {found}")
    left, right = forms(case)
    return compared(left, right, case) if left and right else None


def compared(left: Forms, right: Forms, case: Case) -> Verdict | None:
    """The verdict on what only the one side and only the other says."""
    if found := prefixed(left, right, case.language):
        if denied_once(case):
            return Verdict("wording", "minor", f"denied by a word on one side and by a prefix on the other: {found}")
        return Verdict("meaning", "major", f"a prefix that denies: {found}")
    if found := opposed(left, right, case.language):
        return Verdict("meaning", "major", f"{found}{', near by' if case.one_sided else ''}")
    if not case.one_sided and (found := classed(left, right, lexicon(case.language))):
        return Verdict("meaning", "major", f"two of one class in the language's list: {found}")
    return None


def reversing(case: Case) -> str:
    """A word such as "stopped" or "prevented" that only one side has, where the rest is the same; "" without one."""
    code, listed = case.language.word_list, case.language.words.get("reversers", frozenset())
    found = [[key for key in case.content(side) if key in listed or lemma(key, code) in listed] for side in (0, 1)]
    if bool(found[0]) == bool(found[1]):
        return ""
    rest = [{lemma(key, code) for key in case.content(side) if key not in found[side]} for side in (0, 1)]
    return ", ".join(found[0] + found[1]) if rest[0] == rest[1] else ""


def forms(case: Case) -> tuple[Forms, Forms]:
    """What only the one side and only the other says.

    Where a side has no words, those around its place count that the other sentence does not have around there.
    """
    left, right = case.words
    if not case.one_sided:
        return only(left, right, case), only(right, left, case)
    if not opposable(left or right, case.language):
        return {}, {}
    here, there = around(case, 0), around(case, 1)
    return only(left or here, there, case), only(right or there, here, case)


def only(words: Phrase, other: Phrase, case: Case) -> Forms:
    """The words that some others do not hold, their base forms, and listed phrases with an opposite."""
    code, there = case.language.word_list, frozenset(other)
    own = [key for key in words if key not in there]
    single = [(form,) for key in own for form in (key, lemma(key, code)) if form not in there]
    phrases = listed_phrases(words, lexicon(case.language))
    others = listed_phrases(other, lexicon(case.language)) if phrases else []
    return dict.fromkeys([*single, *(phrase for phrase in phrases if phrase not in others)])


def opposable(words: Phrase, language: Language) -> bool:
    """Whether any of some words, or a phrase that starts with one, has an opposite."""
    entries, more = lexicon(language), opposites(language.code)
    for key in words:
        for form in (key, lemma(key, language.word_list)):
            if (
                form in more
                or (form,) in entries.opposites
                or (form,) in entries.poles
                or key in entries.opposite_lengths
            ):
                return True
    return False


def around(case: Case, side: int) -> Phrase:
    """The words of a sentence around the place of a difference."""
    line = (case.reference, case.copy)[side]
    start, end = case.difference.edit.side(side)
    return tuple(word.key for word in line.words[max(0, start - NEAR) : end + NEAR] if word.word)


def listed_phrases(words: Sequence[str], entries: Lexicon) -> list[Phrase]:
    """The runs of several words that the language lists with an opposite."""
    if entries.opposite_lengths.keys().isdisjoint(words):
        return []
    starts = [
        (at, size)
        for at, key in enumerate(words)
        if key in entries.opposite_lengths
        for size in entries.opposite_lengths[key]
    ]
    runs = [tuple(words[at : at + size]) for at, size in starts]
    return [run for run in runs if run in entries.opposites or run in entries.poles]


def classed(left: Forms, right: Forms, entries: Lexicon) -> str:
    """Two words of one class that are not listed as synonyms."""
    members: dict[int, Phrase] = {}
    for phrase in [phrase for phrase in right if phrase in entries.classes]:
        for number in sorted(entries.classes[phrase]):
            members.setdefault(number, phrase)
    for phrase in [phrase for phrase in left if members and phrase in entries.classes]:
        for number in sorted(entries.classes[phrase]):
            other = members.get(number)
            if other and other != phrase and other not in entries.synonyms.get(phrase, ()):
                return shown(phrase, other)
    return ""


def prefixed(left: Forms, right: Forms, language: Language) -> str:
    """A word and the same with a negative prefix on the other side ("clear", "unclear")."""
    for one, two, turn in ((left, right, 1), (right, left, -1)):
        for longer in two:
            if len(longer) == 1 and longer[0].startswith(language.negative_prefixes):
                for prefix in language.negative_prefixes:
                    short = (longer[0].removeprefix(prefix),)
                    if short in one and len(short[0]) > SHORT and short != longer:
                        return shown(*(short, longer)[::turn])
    return ""


def denied_once(case: Case) -> bool:
    """Whether one side has a word that denies and the other has not, so that a negative prefix says no other thing."""
    counts = [len(case.signals("negators", side)) for side in (0, 1)]
    return abs(counts[0] - counts[1]) == 1
