"""Words that only changed places."""

from __future__ import annotations

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
