"""wordnet: the list of opposites and the notice that belongs to it."""

from __future__ import annotations

from importlib.resources import files

from annotate.wordnet import opposites


def test_opposites_are_found_from_both_words() -> None:
    """A pair stands on one line of the file and is found from either word."""
    assert "decelerate" in opposites("en")["accelerate"]
    assert "accelerate" in opposites("en")["decelerate"]


def test_a_language_without_a_list_has_no_opposites() -> None:
    """Neither a language without a file nor a tag that is no language is an error."""
    assert opposites("xx") == opposites("") == opposites("../en") == {}


def test_the_list_is_sorted_and_small() -> None:
    """One line a word in alphabetical order, so that a change of the list can be read as a diff."""
    words = [line.split()[0] for line in (files("annotate.wordnet") / "en.txt").read_text("utf-8").splitlines()]
    assert words == sorted(set(words))
    assert len(words) < 3000


def test_the_licence_stands_beside_the_list() -> None:
    """WordNet's licence asks that its notice goes with every copy."""
    assert "Copyright 2011 by Princeton University" in (files("annotate.wordnet") / "LICENSE").read_text("utf-8")
