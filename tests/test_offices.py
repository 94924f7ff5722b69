"""facts/offices.py and rules/offices.py: an office, its field, and the names beside it."""

from __future__ import annotations

import pytest

from annotate.facts.offices import office_runs
from found import found, verdicts, words


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("It met Transport Minister Ola Berg.", ["Transport Minister"]),
        ("It met Deputy Minister of Infrastructure Ola Berg.", ["Deputy Minister of Infrastructure"]),
        ("It met President Bush.", []),
        ("It met the Consulate General.", []),
        ("It met the transport minister.", []),
    ],
)
def test_a_field_belongs_to_its_office(text: str, runs: list[str]) -> None:
    """Capitalised common words beside an office are its field; names, adjectives and small words are none."""
    tokens, speech = words(text, "en")
    assert [text[tokens[a].start : tokens[b - 1].end] for a, b in office_runs(tokens, text, speech)] == runs


def test_another_field_is_another_office() -> None:
    """An office of another field is a role, no name."""
    said = verdicts("Former Prime Minister Ola Berg left.", "Former Transport Minister Ola Berg left.")
    assert said == {("role", "major")}


def test_one_office_in_another_order() -> None:
    """The words of one office, otherwise joined, say the same."""
    one, other = "It met Deputy Minister of Infrastructure Ola Berg.", "It met Deputy Infrastructure Minister Ola Berg."
    assert {severity for _, severity in verdicts(one, other)} == {"minor"}


def test_a_person_is_paired_with_the_person() -> None:
    """A field without its office is no part of the name after it."""
    said = found(
        "He met Deputy Minister of Infrastructure Jon Bergen.", "He met Deputy Infrastructure Minister Jon Bergin."
    )
    assert ("name", "major", "Bergen", "Bergin") in said


@pytest.mark.parametrize(
    ("reference", "copy", "language"),
    [
        ("The deputy head of the council resigned.", "The head of the council resigned.", "en"),
        ("Former president Amina Dar spoke.", "President Amina Dar spoke.", "en"),
        ("Der stellvertretende Bürgermeister sprach.", "Der Bürgermeister sprach.", "de"),
        ("L'ancien ministre a parlé.", "Le ministre a parlé.", "fr"),
    ],
)
def test_a_deputy_is_another_office(reference: str, copy: str, language: str) -> None:
    """What is said of who holds an office belongs to it: without it the office is another one."""
    assert ("role", "major") in verdicts(reference, copy, language)
