"""Statements that became questions."""

from __future__ import annotations

import pytest

from annotate import compare


def said(reference: str, copy: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Kind, severity and the copy's words of each correction."""
    result = compare(reference, copy, language=language)
    return [(c.kind, c.severity, c.copy.text) for c in result.corrections]


@pytest.mark.parametrize(
    ("reference", "copy", "language"),
    [
        ("The minister has resigned.", "The minister has resigned?", "en"),
        ("Der Minister ist zurückgetreten.", "Der Minister ist zurückgetreten?", "de"),
        ("استقال الوزير.", "استقال الوزير؟", "ar"),
    ],
)
def test_a_question_mark_makes_a_claim_a_question(reference: str, copy: str, language: str) -> None:
    """A claim that is only asked in the copy is a change of certainty, not of punctuation."""
    assert [(kind, severity) for kind, severity, _ in said(reference, copy, language)] == [("modality", "major")]


def test_the_auxiliary_tells_it_once() -> None:
    """With an auxiliary of its own the question is told there, and the mark stays a mark."""
    found = said("The bridge opened in May.", "Did the bridge open in May?")
    assert ("modality", "major", "Did") in found
    assert ("punctuation", "neutral", "?") in found


def test_a_mark_inside_a_sentence_is_only_a_mark() -> None:
    """A stray question mark before a comma asks nothing."""
    found = said("On the 25th, the festival opened.", "On the 25th?, the festival opened.")
    assert [kind for kind, _, _ in found] == ["punctuation"]


def test_an_auxiliary_may_go_far() -> None:
    """An auxiliary that went before its subject has moved, however long the subject is."""
    found = said("The old bridge over the northern canal is open.", "Is the old bridge over the northern canal open?")
    assert ("order", "minor", "Is") in found
