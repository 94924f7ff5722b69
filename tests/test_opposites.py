"""opposites.py: words that say the opposite, in any form or joined to another word."""

from __future__ import annotations

import pytest

from annotate.language import load
from annotate.opposites import opposite


@pytest.mark.parametrize(
    ("one", "two", "language"),
    [
        ("rose", "fell", "en"),
        ("soared", "slumping", "en"),
        ("shortlived", "longlived", "en"),
        ("wahlsieg", "wahlniederlage", "de"),
        ("hausse", "baisse", "fr"),
    ],
)
def test_opposites_are_known_in_any_form(one: str, two: str, language: str) -> None:
    """A pair of the lists, a word of each side of one, and compounds of such."""
    assert opposite(one, two, load(language))
    assert opposite(two, one, load(language))


def test_other_words_are_no_opposites() -> None:
    """Two words that are on no lists, or on one side of them, are none; nor is any without a language."""
    assert not opposite("rose", "climbed", load("en"))
    assert not opposite("kitchen", "light", load("en"))
    assert not opposite("rose", "fell", load(None))


def test_a_giant_word_is_no_compound() -> None:
    """Of two words of a million letters no parts are looked at, which would take hours."""
    assert not opposite("a" * 10**6 + "b", "a" * 10**6 + "c", load("en"))
