"""facts/names.py: names of people, places and bodies, and what becomes of them in a copy."""

from __future__ import annotations

import pytest

from annotate.facts.names import is_headline, names
from found import found, usage_in, verdicts, words


def named(text: str, language: str = "en") -> list[str]:
    """The names in a sentence, as they are written."""
    tokens, speech = words(text, language)
    used = usage_in(text, language)
    return [
        text[tokens[fact.start].start : tokens[fact.end - 1].end]
        for fact in names(tokens, text, [False] * len(tokens), used, speech)
        if not fact.weak
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("", "en", []),
        ("...", "en", []),
        ("the harbour opened", "en", []),
        ("They met Jana Horak in the old harbour of Ostrava before lunch.", "en", ["Jana Horak", "Ostrava"]),
        ("They met Jana Horak in Ostrava.", "en", ["Jana Horak", "Ostrava"]),
        ("Later, President Volodymyr Zelenskyy spoke.", "en", ["Volodymyr Zelenskyy"]),
        ("Work begins at once.", "en", []),
        ("ゼレンスキーが来た。", "ja", ["ゼレンスキー"]),
    ],
)
def test_names(text: str, language: str, expected: list[str]) -> None:
    """Capitalised words are names unless they start a sentence or are titles."""
    assert named(text, language) == expected


def test_a_body_with_small_words() -> None:
    """Small words inside the name of a body belong to it."""
    assert "Institute for the Study of War" in " | ".join(
        named("They had asked the experts at the Institute for the Study of War about it.")
    )


def test_headlines_prove_nothing() -> None:
    """In a line where most words are capitalised, a capital says nothing."""
    text = "Council Approves New Tram Line After Debate"
    tokens, _ = words(text)
    assert is_headline(tokens, text)
    assert named(text) == []


GARBLED = [
    ("He met Mark Carney in Lviv.", "He met Mark Carne in Lviv.", "en"),
    ("He met Volodymyr Zelenskyy in Lviv.", "He met Folodimir Zellinski in Lviv.", "en"),
    ("Der Minister Karl Brandt sprach.", "Der Minister Karl Brand sprach.", "de"),
    ("Le ministre Paul Girard est venu.", "Le ministre Paul Gérard est venu.", "fr"),
    ("ゼレンスキー大統領が訪問した。", "ゼレンスキ大統領が訪問した。", "ja"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), GARBLED)
def test_a_garbled_name_is_major(reference: str, copy: str, language: str) -> None:
    """A name that only lost its spelling is major."""
    assert verdicts(reference, copy, language) == {("name", "major")}


ANOTHER = [
    ("He met Mark Carney in Lviv.", "He met Mark Rutte in Lviv.", "en"),
    ("The talks in Nice went well.", "The talks in Cannes went well.", "en"),
    ("A spokesman for Apple declined.", "A spokesman for Google declined.", "en"),
    ("Le ministre est venu à Lyon.", "Le ministre est venu à Lille.", "fr"),
    ("トヨタが発表した。", "ホンダが発表した。", "ja"),
    ("Grad je vodio Zadar protiv suše.", "Grad je vodio Split protiv suše.", "hr"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), ANOTHER)
def test_another_name_is_critical(reference: str, copy: str, language: str) -> None:
    """Another person, place or body is critical."""
    assert ("name", "critical") in verdicts(reference, copy, language)


ACCEPTED = [
    ("Troops left Kyiv on Sunday.", "Troops left Kiev on Sunday."),
    ("They asked the United States for help.", "They asked the U.S. for help."),
    ("The United States sent help.", "The U.S. sent help."),
    ("The UK sent help to Burma.", "The United Kingdom sent help to Myanmar."),
]


@pytest.mark.parametrize(("reference", "copy"), ACCEPTED)
def test_accepted_names_are_variants(reference: str, copy: str) -> None:
    """Listed names of one place are variants, and neutral."""
    assert verdicts(reference, copy) == {("variant", "neutral")}


def test_a_country_and_its_people() -> None:
    """A country before its army and the adjective of the country are no two names."""
    assert "name" not in {
        said[0] for said in found("Ukraine's army held the town.", "The Ukrainian army held the town.")
    }


def test_names_are_paired_across_the_sentence() -> None:
    """A name that moved and was garbled on the way is compared with its own counterpart."""
    said = found(
        "After lunch Jana Horakova met the engineers of the tram company.",
        "The engineers of the tram company met Jana Korakova after lunch.",
    )
    assert [(kind, severity) for kind, severity, *_ in said if kind == "name"] == [("name", "major")]
