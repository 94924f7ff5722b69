"""facts/sounds.py and facts/terms.py: names that sound alike, and names with accepted other forms."""

from __future__ import annotations

import pytest

from annotate.facts.sounds import garbled, likeness, sound
from annotate.facts.terms import terms
from found import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("carney", "carne"),
        ("zelenskyy", "zellinski"),
        ("volodymyr", "folodimir"),
        ("rutte", "roti"),
        ("horakova", "horakowa"),
        ("müller", "mueller"),
        ("girard", "gérard"),
    ],
)
def test_garbled(one: str, other: str) -> None:
    """A name written by ear or with a slip is the same name garbled, in both directions."""
    assert garbled([one], [other])
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("carney", "rutte"), ("lyon", "lille"), ("zadar", "split"), ("brandt", "okafor")]
)
def test_other_names(one: str, other: str) -> None:
    """Two names are not one garbled."""
    assert not garbled([one], [other])


@pytest.mark.parametrize("name", ["", "'", "東京", "123", "😀", "aeiou", "\u0301"])
def test_odd_names_have_a_sound(name: str) -> None:
    """Names without consonants, or in other scripts, are compared without an error, and are like themselves."""
    assert isinstance(sound(name), str)
    assert 0.0 <= likeness(name, "carney") <= 1.0


def test_a_giant_name_is_compared_by_its_beginning() -> None:
    """Of names of millions of letters the first are compared: all of them would take time with their square."""
    assert likeness("ab" * 10**6, "ba" * 10**6) == likeness("ab" * 500, "ba" * 500)


def surfaces(text: str) -> list[str]:
    """The accepted terms in a sentence."""
    tokens, speech = words(text)
    found = terms(tokens, text, [False] * len(tokens), speech)
    return [text[tokens[fact.start].start : tokens[fact.end - 1].end] for fact in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("They told us to go.", []),
        ("Troops left for the United Kingdom.", ["United Kingdom"]),
        ("Troops left Kyiv.", ["Kyiv"]),
        ("Later the US sent help.", ["US"]),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    """Listed names are found by their capital; the pronoun "us" is none."""
    assert surfaces(text) == expected


def test_forms_of_one_name_have_one_value() -> None:
    """Two accepted forms of a name are one value, two names are two."""
    values = []
    for text in ("in the United Kingdom", "in United Kingdom", "in the European Union"):
        tokens, speech = words(text)
        values += [fact.value for fact in terms(tokens, text, [False] * len(tokens), speech)]
    assert len(values) == 3
    assert values[0] == values[1] != values[2]
