"""corrections.py: spans, operations and white space."""

from __future__ import annotations

import pytest

from annotate import compare
from found import found


@pytest.mark.parametrize(
    ("reference", "copy", "operation"),
    [
        ("The old bridge fell.", "The old tower fell.", "replace"),
        ("The old bridge fell.", "The bridge fell.", "delete"),
        ("The bridge fell.", "The old bridge fell.", "insert"),
    ],
)
def test_operations(reference: str, copy: str, operation: str) -> None:
    """What is on one side only is a deletion or an insertion, what is on both a replacement."""
    assert [c.operation for c in compare(reference, copy, language="en").corrections] == [operation]


def test_moved_words_are_moves() -> None:
    """Words that changed places are one correction with both places, of the operation move."""
    result = compare("The mayor spoke slowly and loudly.", "The mayor spoke loudly and slowly.", language="en")
    moves = [c for c in result.corrections if c.operation == "move"]
    assert all(c.kind == "order" and c.reference and c.copy for c in moves)
    assert all(c.operation in ("move", "replace") for c in result.corrections)


@pytest.mark.parametrize(
    ("reference", "copy"),
    [
        ("The old bridge fell.", "The old  bridge fell."),
        ("The old bridge fell.", "The old\u00a0bridge fell."),
        ("The old bridge fell .", "The old bridge fell."),
        ("The old bridge\tfell.", "The old bridge fell."),
        ("It rained. The old bridge fell.", "It rained.  The old bridge fell."),
    ],
)
def test_white_space_is_formatting(reference: str, copy: str) -> None:
    """A difference of white space inside of a stretch is one formatting correction."""
    assert [said[:2] for said in found(reference, copy)] == [("formatting", "neutral")]


def test_white_space_around_a_text_is_none() -> None:
    """White space before, after and between stretches belongs to none."""
    assert found("\n  One bridge fell.\n\n", "One bridge fell.") == []


def test_a_line_break_of_a_wrapped_file_is_a_space() -> None:
    """Where a file is hard-wrapped, its line breaks are no differences."""
    text = "The council of the old town approved the new tram line after a debate of six hours on Monday evening. " * 3
    wrapped = "\n".join(" ".join(text.split()[n : n + 9]).ljust(50, "x") for n in range(0, 54, 9))
    assert {said[0] for said in found(wrapped.replace("\n", " "), wrapped)} <= {"formatting"}


def test_no_correction_crosses_a_paragraph_break() -> None:
    """A difference over the end of a paragraph is cut there."""
    reference = "The council approved the tram line, and residents of the old town cheered in the square."
    copy = "The council approved the tram line at noon.\nLater residents of the old town cheered in the square."
    assert all("\n" not in words for said in found(reference, copy) for words in said[2:])


def test_invisible_characters_are_formatting() -> None:
    """A word that differs only by a character nobody sees is formatting."""
    assert [said[:2] for said in found("The parliament met.", "The par\u200bliament met.")] == [
        ("formatting", "neutral")
    ]


def test_a_side_without_words_has_a_place() -> None:
    """A correction's side that has nothing is null in the JSON, with the place where it would stand."""
    data = compare("The old bridge fell.", "The bridge fell.", language="en").to_dict()
    correction = data["corrections"][0]
    assert correction["copy"] is None
    assert correction["reference"]["text"] == "old"
    assert 3 <= correction["at"] <= 4
