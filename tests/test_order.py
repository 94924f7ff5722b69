"""Words that only changed places."""

from __future__ import annotations

import pytest

from annotate import compare


def moved(reference: str, copy: str) -> list[str]:
    """The words that moved from one text to the other."""
    return [c.copy.text for c in compare(reference, copy, language="en").corrections if c.operation == "move"]


def test_a_phrase_moves_whole() -> None:
    """A phrase that stands elsewhere is one move, not one for each word of it."""
    reference = "The ferry sank near the northern lighthouse on Tuesday, harbour officials in the town said."
    copy = "On Tuesday the ferry sank near the northern lighthouse, harbour officials in the town said."
    assert moved(reference, copy) == ["On Tuesday"]


def test_a_word_in_two_long_edits_has_not_moved() -> None:
    """One word that two quite different clauses share is no move: neither of them stands elsewhere."""
    reference = "Fishermen with old nets hauled the catch ashore, and buyers paid."
    copy = "Buyers paid, since a catch of that size had never been seen on these shores by anyone."
    assert "catch" not in moved(reference, copy)


def test_words_left_of_two_edits_move_too() -> None:
    """After a telling word has moved, the small word that went with it has moved as well."""
    assert moved("The mayor spoke slowly and loudly.", "The mayor spoke loudly and slowly.")


@pytest.mark.parametrize(
    ("reference", "copy"),
    [
        ("Nuco met Rugu Lavu met Fobo", "Lavu met Nuco met Fobo met Rugu"),
        ("Friday of June 2020 to 3 May 2024 said Monday.", "June 2020 to Friday to Monday told 3 May 2024."),
    ],
)
def test_no_word_moves_twice(reference: str, copy: str) -> None:
    """However often words changed places, each belongs to one correction: compare() proves it, or would raise."""
    assert moved(reference, copy) is not None
    assert moved(copy, reference) is not None
