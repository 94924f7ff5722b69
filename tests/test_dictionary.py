"""dictionary.py: which words there are, and their base forms."""

from __future__ import annotations

import pytest

from annotate.dictionary import known, lemma, proper
from annotate.language import load


def test_known_words() -> None:
    """A listed word is known and a misspelt one is not."""
    assert known("received", "en")
    assert not known("recieved", "en")


@pytest.mark.parametrize("tag", ["ja", "xx", ""])
def test_no_list_proves_nothing(tag: str) -> None:
    """Where a language has no list every word counts as known, is its own base form and no name."""
    code = load(tag).word_list
    assert known("qwrtz", code)
    assert lemma("qwrtz", code) == "qwrtz"
    assert not proper("qwrtz", code)


@pytest.mark.parametrize(
    ("word", "code", "base"), [("strikes", "en", "strike"), ("Häuser", "de", "Haus"), ("îles", "fr", "île")]
)
def test_base_forms(word: str, code: str, base: str) -> None:
    """An inflected word has the base form its language's list gives."""
    assert lemma(word, code) == base


def test_names_in_the_list() -> None:
    """A word the list has only with a capital is a name."""
    assert proper("russia", "en")
    assert not proper("harbour", "en")
