"""What a language needs, read from `languages/CODE.toml`. Without a file everything works, with fewer kinds."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from annotate.keys import key
from annotate.words import Script, tokens

Words = frozenset[str]
Phrase = tuple[str, ...]
SAMPLE = 20_000  # code points looked at when a language is guessed
LEAST_SHARE = 0.12  # share of function words that makes a guess


@dataclass(frozen=True, slots=True, eq=False)  # one object a language, so that lookups can be cached by it
class Language:
    """Word lists of one language, all in the normalised form of `keys.key`; phrases are tuples of such keys.

    `word_list` is the code of its dictionary, empty where none is full enough to be relied on.
    """

    code: str = ""
    word_list: str = ""
    script: Script = field(default_factory=Script)
    capitalised_nouns: bool = False
    ordinal_stop: bool = False
    decimal: str = "."
    grouping: str = ","
    words: Mapping[str, Words] = field(default_factory=dict)
    phrases: Mapping[str, frozenset[Phrase]] = field(default_factory=dict)
    values: Mapping[str, Mapping[Phrase, Any]] = field(default_factory=dict)
    groups: Mapping[str, tuple[tuple[Phrase, ...], ...]] = field(default_factory=dict)
    poles: tuple[tuple[tuple[Phrase, ...], tuple[Phrase, ...]], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    presents: tuple[tuple[str, str], ...] = ()
    negative_prefixes: tuple[str, ...] = ()
    demonym_endings: tuple[str, ...] = ()
    genitive_endings: tuple[str, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()
    inward_quotes: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Words = frozenset()
    abbreviations_of_numbers: Words = frozenset()

    def has(self, name: str, word: str) -> bool:
        """Whether the list `name` holds the word."""
        return word in self.words.get(name, ())


LISTS = (
    "function_words", "articles", "prepositions", "pronouns", "conjunctions", "auxiliaries", "negators", "modals",
    "hedges", "attribution_verbs", "attribution_phrases", "roles", "titles", "relative_dates",
    "vague_amounts", "boilerplate", "ordinal_suffixes", "name_connectors", "number_joiners", "places", "counters",
    "reversers", "general_roles", "office_qualifiers", "given_names", "name_particles", "per_words", "singles",
    "adjective_roles",
)  # fmt: skip
TABLES = (
    "months", "weekdays", "number_words", "scales", "ordinal_words", "vague_values", "currencies", "units",
    "demonyms", "date_marks", "day_halves", "clock_words", "fractions", "multiples", "pairs", "halves", "glued_scales",
    "parts", "bounds", "eras", "ago", "ago_before",
)  # fmt: skip
GROUPS = (
    "variants", "spelling_words", "antonyms", "classes", "synonyms", "backshift", "equal_strength", "nicknames",
    "same_times",
)  # fmt: skip


def parse(data: Mapping[str, Any]) -> Language:
    """The Language of one data file's contents; what the file leaves out is empty."""
    articles = frozenset(data.get("articles", ()))
    script = Script(
        data.get("spaced", True), tuple(data.get("clitics_after", ())), tuple(data.get("clitics_before", ()))
    )
    split = lists(data, script)
    return Language(
        code=data["code"],
        word_list=data["code"] if data.get("word_list") else "",
        script=script,
        capitalised_nouns=data.get("capitalised_nouns", False),
        ordinal_stop=data.get("ordinal_stop", False),
        decimal=data.get("decimal", "."),
        grouping=data.get("grouping", ","),
        words={name: frozenset(e[0] for e in entries if len(e) == 1) for name, entries in split.items()},
        phrases={name: frozenset(e for e in entries if len(e) > 1) for name, entries in split.items()},
        values={name: table(data.get(name, {}), script) for name in TABLES} | {"number_words": numerals(data, script)},
        groups={name: groups(data.get(name, ()), script, articles) for name in GROUPS},
        poles=tuple((side(pair[0], script), side(pair[1], script)) for pair in data.get("opposite_sides", ())),
        endings=tuple((a, b) for a, b in data.get("spelling_endings", ())),
        presents=tuple((a, b) for a, b in data.get("present_endings", ())),
        negative_prefixes=tuple(data.get("prefixes_negative", ())),
        letters=tuple((a, b) for a, b in data.get("letters", ())),
        demonym_endings=tuple(data.get("demonym_endings", ())),
        genitive_endings=tuple(data.get("genitive_endings", ())),
        inward_quotes=dict(data.get("inward_quotes", {})),
        abbreviations=frozenset(data.get("abbreviations", ())),
        abbreviations_of_numbers=frozenset(data.get("abbreviations_of_numbers", ())),
    )


def lists(data: Mapping[str, Any], script: Script) -> dict[str, list[Phrase]]:
    """The word lists of the data with their entries cut into words."""
    found = {name: data.get(name, ()) for name in LISTS} | data.get("tense", {})
    return {name: [phrase(entry, script) for entry in entries] for name, entries in found.items()}


def groups(entries: Iterable[Iterable[str]], script: Script, articles: Words) -> tuple[tuple[Phrase, ...], ...]:
    """Groups of forms cut into words; an article before a name of several words is no part of it."""
    return tuple(tuple(bare(phrase(form, script), articles) for form in group) for group in entries)


def side(forms: Iterable[str], script: Script) -> tuple[Phrase, ...]:
    """One side of a two-sided list, cut into words."""
    return tuple(phrase(form, script) for form in forms)


def bare(form: Phrase, articles: Words) -> Phrase:
    """A phrase without its leading article ("the u.s." is listed as "u.s.")."""
    return form[1:] if len(form) > 1 and form[0] in articles else form


def table(entries: Mapping[str, Any], script: Script) -> dict[Phrase, Any]:
    """A table of the data with its forms cut into words."""
    return {phrase(form, script): value for form, value in entries.items()}


def numerals(data: Mapping[str, Any], script: Script) -> dict[Phrase, Any]:
    """The number words, and tens with units written as one word or with a hyphen ("twenty-five")."""
    words = table(data.get("number_words", {}), script)
    tens = {form[0]: value for form, value in words.items() if len(form) == 1 and value in range(20, 100, 10)}
    units = {form[0]: value for form, value in words.items() if len(form) == 1 and value in range(1, 10)}
    return {(a + b,): tens[a] + units[b] for a in tens for b in units} | words


def phrase(form: str, script: Script) -> Phrase:
    """The keys of a phrase of the data, cut into words as article text is."""
    if form in script.clitics_after or form in script.clitics_before:
        return (key(form)[0],)
    return tuple(token.key for token in tokens(form, script, kana=not script.spaced)) or (key(form)[0],)


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages with data, sorted."""
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in files("annotate.languages").iterdir() if f.name.endswith(".toml"))
    )


def load(tag: str | None) -> Language:
    """The Language of a BCP 47 tag, by its first subtag; one without word lists where there is no data."""
    return read((tag or "").replace("_", "-").split("-")[0].casefold())


@cache
def read(code: str) -> Language:
    """The Language of a subtag in small letters: the same object for "en-GB" and "en-US"."""
    if code not in available():
        return Language(code=code)
    return parse(tomllib.loads((files("annotate.languages") / f"{code}.toml").read_text("utf-8")))


def guess(keys: Iterable[str]) -> str | None:
    """The language with data whose function words make up the most of these words; None where none stands out."""
    seen = Counter(keys)
    total = sum(seen.values())
    if any("\u3041" <= key[:1] <= "\u30ff" for key in seen):
        return next((code for code in available() if not load(code).script.spaced), None)
    shares = {code: sum(seen[w] for w in load(code).words["function_words"]) / max(1, total) for code in available()}
    best = max(shares, key=lambda code: (shares[code], code), default="")
    return best if best and shares[best] >= LEAST_SHARE else None
