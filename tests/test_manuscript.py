"""manuscript.py: a text cut up, its furniture and its spellings."""

from __future__ import annotations

import pytest

from annotate.manuscript import Manuscript, manuscripts


def cut(reference: str, copy: str, language: str | None = "en") -> tuple[Manuscript, Manuscript]:
    """Both texts cut up."""
    left, right, _ = manuscripts(reference, copy, language)
    return left, right


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "Subscribe to our newsletter",
        "https://example.org/a/b?c=d",
        "www.example.org",
        "example.org",
        "https://example.org/picture.jpg",
    ],
)
def test_furniture(line: str) -> None:
    """Share lines, addresses and bare domains are page furniture."""
    assert cut(f"The bridge fell.\n{line}", "x")[0].furniture == {1}


@pytest.mark.parametrize(
    "line",
    [
        "They share a house on the hill.",
        "He asked readers to subscribe to the old idea of progress and liberty.",
        "...",
        "e.g.",
        "3.5",
    ],
)
def test_no_furniture(line: str) -> None:
    """Sentences that only use such words are no furniture."""
    assert cut(f"The bridge fell.\n{line}", "x")[0].furniture == frozenset()


def test_language_is_guessed_from_both() -> None:
    """Without a tag the language is guessed; with one the tag counts."""
    text = "The council said that it would not be able to pay for the bridge in the spring."
    assert manuscripts(text, text, None)[2].code == "en"
    assert manuscripts(text, text, "fr")[2].code == "fr"
    assert manuscripts("", "", None)[2].code == ""


def test_words_glued_in_one_text() -> None:
    """Two words that one text has glued together are two words."""
    left, right = cut("They gave guarantees. As before it rained.", "They gave guaranteesAs before it rained.")
    assert "guarantees" in right.vocabulary() & left.vocabulary()


def test_other_spellings_share_a_key() -> None:
    """A word the copy spells otherwise is compared by the reference's spelling."""
    left, right = cut("The colour of the harbour.", "The color of the harbor.")
    assert left.sentence_keys() == right.sentence_keys()
