"""What is left: words only one side has, misspellings, inflection, other words."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from annotate.dictionary import known, lemma
from annotate.facts.sameness import one_stem
from annotate.language import Language
from annotate.lexicon import lexicon
from annotate.line import statement
from annotate.rules.case import Case, Verdict

PARTS = (("articles", "pronouns"), ("prepositions",), ("conjunctions",), ("auxiliaries",))
NO_SIGN = "no sign of another sense"
SPELLED_ALIKE = 70  # letters in common, per cent, between a misspelling and its word


def moved(case: Case) -> Verdict | None:
    """Words, or a fact in the same words, found again elsewhere in the sentence."""
    fact = case.difference.facts[0] is not None and list(case.sides[0]) == list(case.sides[1])
    if case.difference.moved or fact:
        return Verdict("order", "minor", "the same words elsewhere in the sentence")
    return None


def order(case: Case) -> Verdict | None:
    """The same words in another order."""
    if sorted(case.words[0]) == sorted(case.words[1]) and len(case.words[0]) > 1:
        return Verdict("order", "minor", "the same words in another order")
    return None


def one_sided(case: Case) -> Verdict | None:
    """An omission or addition: major from a clause upwards, or when it holds a name, figure or date."""
    if not case.one_sided:
        return None
    side = 0 if case.words[0] else 1
    if not case.content(side) and all(is_grammar(key, case.language) for key in case.words[side]):
        return Verdict("grammar", "minor", "only words of grammar")
    held = fact_in(case, side)
    major = held or case.clause
    count = len(case.words[side])
    size = f"{count} word{'s' * (count > 1)}, {'a clause or more' if case.clause else 'less than a clause'}"
    evidence = f"holds {held}, which the other sentence does not state" if held else size
    return Verdict("addition" if side else "omission", "major" if major else "minor", evidence)


GRAMMAR = ("articles", "prepositions", "conjunctions", "auxiliaries")


def is_grammar(key: str, language: Language) -> bool:
    """Whether a word only holds others together; a pronoun ("she") and other small words ("only") say something."""
    clitics = language.script.clitics_after + language.script.clitics_before
    return key in clitics or any(language.has(name, key) for name in GRAMMAR)


def fact_in(case: Case, side: int) -> str:
    """A fact in the words of a side that the other sentence does not state, for people; "" without one."""
    lines, edit = (case.reference, case.copy), case.difference.edit
    start, end = edit.side(side)
    here = (fact for fact in lines[side].within(start, end) if not fact.weak)
    elsewhere = lines[1 - side].statements
    new = next((fact for fact in here if statement(fact, case.language) not in elsewhere), None)
    return f"the {new.kind} “{lines[side].surface(new.start, new.end)}”" if new else ""


def misspelling(case: Case) -> Verdict | None:
    """A word that is no word, beside the word it was meant to be; in a name or a quotation it is a matter of these."""
    left, right = case.words
    if len(left) != 1 or len(right) != 1 or case.difference.facts != (None, None) or case.quoted:
        return None
    if any(len(surface) > len(side[0]) for surface, side in zip(case.surfaces, case.words, strict=True)):
        return None  # a compound ("pre-pandemic"), whose key has lost its hyphen and is in no list
    lists = [known(side[0], case.language.word_list) for side in case.words]
    if lost_letter(left[0], right[0], case.language):
        return Verdict("misspelling", "minor", f"a letter lost in a word of grammar: {left[0]} | {right[0]}")
    unknown, meant = (right[0], left[0]) if lists[0] else (left[0], right[0])
    denied = any(unknown == prefix + meant for prefix in case.language.negative_prefixes)
    if lists[0] == lists[1] or not unknown.isalpha() or denied or not slip(unknown, meant):
        return None
    return Verdict("misspelling", "minor", f"{unknown} is in no list of words, and is spelled like {meant}")


def lost_letter(a: str, b: str, language: Language) -> bool:
    """Whether two words of grammar differ by one letter that one of them lacks, and are different parts of speech."""
    short, long = sorted((a, b), key=len)
    if len(long) != len(short) + 1 or not language.script.spaced:
        return False
    parts = [{part for part in PARTS if any(language.has(name, word) for name in part)} for word in (a, b)]
    denied = any(language.has("negators", word) for word in (a, b))
    if denied or not all(parts) or not parts[0].isdisjoint(parts[1]):
        return False
    return any(short == long[:n] + long[n + 1 :] for n in range(len(long)))


def slip(unknown: str, meant: str) -> bool:
    """Whether one word may be the other mistyped: most letters in common, or two neighbours exchanged."""
    return ratio(unknown, meant) >= SPELLED_ALIKE or sorted(unknown) == sorted(meant)


def grammar(case: Case) -> Verdict | None:
    """Inflection, articles, prepositions, pronouns."""
    left, right = (case.content(side) for side in (0, 1))
    code = case.language.word_list
    if any(case.changed("negators")):
        return None  # "not" and "never" deny in other words
    if len(left) == len(right) and all(
        same_family(a, b, code) for a, b in zip(sorted(left), sorted(right), strict=True)
    ):
        return Verdict("grammar", "minor", "inflection or words of grammar")
    return None


def same_family(a: str, b: str, code: str) -> bool:
    """Whether two words are forms of one base word."""
    return a == b or lemma(a, code) == lemma(b, code) or one_stem(a, b)


def wording(case: Case) -> Verdict:
    """Other words, no sign of another sense."""
    synonyms = lexicon(case.language).synonyms
    listed = ((a, *b) for a in case.words[0] if (a,) in synonyms for b in synonyms[(a,)] if len(b) == 1)
    other = set(case.words[1])
    pair = min((pair for pair in listed if pair[1] in other), default=None)
    return Verdict("wording", "minor", f"synonyms in the language's list: {' | '.join(pair)}" if pair else NO_SIGN)
