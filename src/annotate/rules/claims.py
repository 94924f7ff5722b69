"""Negation, attribution, role and modality, by the lists of the language."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.dictionary import lemma
from annotate.language import Language, Phrase
from annotate.lexicon import lexicon
from annotate.line import Line
from annotate.rules.case import Case, Verdict
from annotate.rules.meaning import denied_once, forms, prefixed
from annotate.rules.wording import same_family

PHRASE = 4  # content words of a side beyond which a phrase is said anew, and a modal in it is no evidence


def negation(case: Case) -> Verdict | None:
    """A word that denies, on one side only and not made good in the sentence."""
    if case.clause:
        return None
    gone, come = case.changed("negators")
    counts = case.total("negators")
    if counts[0] == counts[1] or not (gone if counts[0] > counts[1] else come):
        return None
    if denied_once(case) and prefixed(*forms(case), case.language):
        return None
    return Verdict("negation", "critical", f"words that deny, on the language's list: {said(gone)} | {said(come)}")


def attribution(case: Case) -> Verdict | None:
    """Who says so: words that attribute, where the other side has none and says nothing else instead."""
    if beside_saying(case):
        return Verdict("attribution", "major", "other words stand for who says so")
    gone, come = case.changed("attribution")
    if bool(gone) == bool(come):
        return None
    if case.one_sided and not all(whole(words, case) for words in gone + come):
        return None  # "According" without its "to": the sentence is broken, and still names who says so
    counts = case.total("attribution")
    if counts[0] == counts[1]:
        return None
    phrase = any(" " in words or case.language.has("attribution_phrases", words) for words in gone + come)
    silent = case.one_sided or not case.content(1 if gone else 0) or (phrase and not min(counts))
    if not silent or (not phrase and (case.clause or not names_speaker(case, 0 if gone else 1))):
        return None
    return Verdict("attribution", "major", f"only one side says who says so: {said(gone)} | {said(come)}")


def whole(words: str, case: Case) -> bool:
    """Whether all words of a phrase are among those that differ."""
    return not set(words.split()).difference(*case.words)


def names_speaker(case: Case, side: int) -> bool:
    """Whether a verb that says has someone who says it beside it, or what is said after it ("that")."""
    verbs = {key for words in case.signals("attribution", side) for key in words}
    names = ("pronouns", "conjunctions")
    told = any(case.language.has(name, key) for name in names for key in case.words[side])
    return told or any(key not in verbs for key in case.content(side))


def beside_saying(case: Case) -> bool:
    """Whether the words that differ name who says so: right before "said" or after "according to" on both sides."""
    if not (case.reference.signals["attribution"] and case.copy.signals["attribution"]):
        return False
    if case.one_sided or not all(case.contents):
        return False
    edit = case.difference.edit
    ends = ((case.reference, edit.r0, edit.r1), (case.copy, edit.c0, edit.c1))
    if all(follows_phrase(line, a, case.language) for line, a, _ in ends):
        whole = names_someone(case) or not any(goes_on(line, b, case.language) for line, _, b in ends)
        return whole and not synonymous(case)
    before_verb = all(any(s.start == b for s in line.touching("attribution", b, b + 1)) for line, _, b in ends)
    someone = before_verb and (names_someone(case) or all(opens(line, a, case.language) for line, a, _ in ends))
    return someone and not same_person(case) and not synonymous(case) and not one_family(case)


def same_person(case: Case) -> bool:
    """Whether the words that differ hold the same names on both sides, with other words around them."""
    edit = case.difference.edit
    left = {f.keys for f in case.reference.within(edit.r0, edit.r1) if f.kind in ("name", "term")}
    return bool(left) and left == {f.keys for f in case.copy.within(edit.c0, edit.c1) if f.kind in ("name", "term")}


def follows_phrase(line: Line, at: int, language: Language) -> bool:
    """Whether a phrase such as "according to" stands right before a word, articles aside."""
    while at and language.has("articles", line.words[at - 1].key):
        at -= 1
    ends = (s for s in line.touching("attribution", at - 1, at) if s.end == at)
    return any(s.end - s.start > 1 or language.has("attribution_phrases", s.words[0]) for s in ends)


def goes_on(line: Line, at: int, language: Language) -> bool:
    """Whether a word that carries more than grammar stands at a place: what precedes it only describes it."""
    return at < len(line.words) and line.words[at].word and not language.has("function_words", line.keys[at])


def opens(line: Line, at: int, language: Language) -> bool:
    """Whether a word opens a sentence or clause, articles aside, so that it is who does what follows."""
    while at and language.has("articles", line.words[at - 1].key):
        at -= 1
    return at == 0 or not line.words[at - 1].word


def names_someone(case: Case) -> bool:
    """Whether a name or an office is among the words that differ."""
    edit = case.difference.edit
    ends = ((case.reference, edit.r0, edit.r1), (case.copy, edit.c0, edit.c1))
    named = any(f.kind in ("name", "term") for line, a, b in ends for f in line.within(a, b))
    return named or bool(case.signals("roles", 0) or case.signals("roles", 1))


def synonymous(case: Case) -> bool:
    """Whether every content word has a listed synonym, or itself, on the other side."""
    entries = lexicon(case.language)
    return not case.long and all(
        any(a == b or entries.equal((a,), (b,)) or (b,) in entries.synonyms.get((a,), ()) for b in case.content(1))
        for a in case.content(0)
    )


def one_family(case: Case) -> bool:
    """Whether one word stands on each side, and one is the other in another form ("statement", "state")."""
    return len(case.content(0)) == len(case.content(1)) == 1 and derived(case.content(0)[0], case.content(1)[0], case)


def role(case: Case) -> Verdict | None:
    """An office or title replaced by another."""
    gone, come = case.changed("roles") if not case.one_sided else ([], [])
    if not (apart(gone, case.copy) or apart(come, case.reference)) or (
        gone and come and all_synonyms(gone, come, case)
    ):
        return None
    general = gone and come and any(case.language.has("general_roles", words) for words in gone + come)
    if general and qualifiers(gone, case.language) == qualifiers(come, case.language):
        return None
    if one_family(case):
        return None
    return Verdict("role", "major", f"offices on the language's list: {said(gone)} | {said(come)}")


def apart(offices: list[str], other: Line) -> list[str]:
    """The offices without those whose words all stand in another sentence ("deputy transport minister")."""
    return [words for words in offices if not set(words.split()) <= set(other.keys)]


def in_family(phrases: list[str], side: int, case: Case) -> bool:
    """Whether each of some phrases has a word of which a side has another form ("presidential", "president")."""
    code, there = case.language.word_list, case.content(side)
    words = [[w for w in phrase.split() if not case.language.has("function_words", w)] for phrase in phrases]
    return bool(words) and all(any(same_family(a, b, code) for a in some for b in there) for some in words)


def derived(a: str, b: str, case: Case) -> bool:
    """Whether two words are forms of one, or one is the other with an ending ("president", "presidential")."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) or lemma(a, case.language.word_list) == lemma(b, case.language.word_list)


def qualifiers(offices: list[str], language: Language) -> list[str]:
    """What is said of who holds some offices ("deputy", "former")."""
    return [word for office in offices for word in office.split() if language.has("office_qualifiers", word)]


def all_synonyms(gone: list[str], come: list[str], case: Case) -> bool:
    """Whether the offices on both sides are listed as the same."""
    entries = lexicon(case.language)
    pairs = [(tuple(a.split()), tuple(b.split())) for a, b in zip(gone, come, strict=False)]
    return len(gone) == len(come) and all(entries.equal(a, b) or b in entries.synonyms.get(a, ()) for a, b in pairs)


def modality(case: Case) -> Verdict | None:
    """Certainty or obligation, or the time of the verb where the verb itself stays."""
    if case.clause or max(map(len, case.contents)) > PHRASE:
        return None
    gone, come = case.changed("modality")
    if not gone and not come:
        return tense(case)
    if reported(gone, come, case):
        return None
    if planned(gone, come, case):
        return Verdict("grammar", "minor", "the time of what is planned for a date, in the present or the future form")
    gone, come = unanswered(gone, 1, case), unanswered(come, 0, case)
    if (not gone and not come) or (gone and come and not any(is_modal(words, case) for words in gone + come)):
        return None
    return Verdict("modality", "major", f"certainty or obligation, by the language's list: {said(gone)} | {said(come)}")


def unanswered(phrases: list[str], side: int, case: Case) -> list[str]:
    """The phrases that a side (0 reference, 1 copy) has nothing as strong for, nor another form of the same word."""
    there = strengths([*((key,) for key in case.words[side]), *case.signals("modality", side)], case.language)

    def answered(phrase: str) -> bool:
        words = phrase.split()
        parts = [(word,) for word in words if len(words) == 1 or not case.language.has("function_words", word)]
        return not there.isdisjoint(strengths([tuple(words), *parts], case.language)) or in_family([phrase], side, case)

    return [phrase for phrase in phrases if not answered(phrase)]


def strengths(phrases: Iterable[Phrase], language: Language) -> set[int]:
    """The numbers of the language's groups of equally strong words that some phrases are in."""
    groups = lexicon(language).strengths
    return {number for phrase in phrases for number in groups.get(phrase, ())}


def reported(gone: list[str], come: list[str], case: Case) -> bool:
    """Whether a modal only follows the tense of reported speech ("said it will", "said it would")."""
    pairs = case.language.groups.get("backshift", ())
    shifted = len(gone) == len(come) == 1 and any({(gone[0],), (come[0],)} == set(pair) for pair in pairs)
    return shifted and all(line.signals["attribution"] for line in (case.reference, case.copy))


def planned(gone: list[str], come: list[str], case: Case) -> bool:
    """Whether one text says in the present what the other says in the future of an event with a date ("opens in May").

    The verb must be seen in both forms, so that "opened" or "may open" is no other form of "will open".
    """
    future = strengths(((word,) for word in case.language.words.get("future_auxiliaries", ())), case.language)
    said = [tuple(phrase.split()) for phrase in gone + come]
    if bool(gone) == bool(come) or not all(strengths([phrase], case.language) & future for phrase in said):
        return False
    lines = (case.reference, case.copy)
    now, then = (1, 0) if gone else (0, 1)
    dated = all(any(fact.kind == "date" for fact in line.facts) for line in lines)
    return dated and present(lines[now], lines[then], case.difference.edit.side(now), case.language)


def present(now: Line, then: Line, place: tuple[int, int], language: Language) -> bool:
    """Whether a word of a place, or where it is empty the next, is the present of an infinitive in the other text."""
    infinitives, start, end = set(then.keys), place[0], max(place[1], place[0] + 1)
    return any(
        key.endswith(ending) and key[: len(key) - len(ending)] + infinitive in infinitives
        for key in now.keys[start:end]
        if not language.has("function_words", key)
        for infinitive, ending in language.presents
    )


def is_modal(words: str, case: Case) -> bool:
    """Whether a signal is a modal verb: another one says another thing, while one hedge is much like the next."""
    return case.language.has("modals", words) or " " in words


def tense(case: Case) -> Verdict | None:
    """Future against past or present, said by auxiliaries only."""
    future, grammar = (case.language.words.get(name, frozenset()) for name in ("future_auxiliaries", "function_words"))
    if case.one_sided or future.isdisjoint(case.words[0]) == future.isdisjoint(case.words[1]):
        return None
    only = all(grammar.issuperset(side) for side in case.words)
    return Verdict("modality", "major", "the time of the verb") if only else None


def said(words: list[str]) -> str:
    """Words for the evidence."""
    return ", ".join(words) or "nothing"
