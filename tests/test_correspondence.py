"""Which equal words correspond."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotate.correspondence import heaviest, settled, slid
from annotate.diff import Edit, word_diff
from annotate.language import load

ENGLISH = load("en")
WORDS = st.lists(st.sampled_from(["the", "of", ",", "boat", "harbour", "sank"]), max_size=12)


def test_a_telling_word_outweighs_a_small_one() -> None:
    """Where either can be held equal, it is the word that says something."""
    left, right = ["harbour", "the"], ["the", "harbour"]
    assert heaviest(Edit(0, 2, 0, 2), left, right, ENGLISH) == [Edit(0, 0, 0, 1), Edit(1, 2, 2, 2)]


def test_a_small_word_between_two_edits_is_given_up() -> None:
    """A lone "the" that keeps two edits apart makes room for the word that both have."""
    left, right = ["sank", "the", "harbour", "off"], ["harbour", "the", "quay"]
    assert settled([Edit(0, 1, 0, 1), Edit(2, 4, 2, 3)], left, right, ENGLISH) == [Edit(0, 2, 0, 0), Edit(3, 4, 1, 3)]


def test_an_inserted_phrase_starts_with_its_conjunction() -> None:
    """What was added to "boats and rods" is told as "and nets", not as "nets and", wherever the diff put it."""
    left, right = ["boats", "and", "rods"], ["boats", "and", "nets", "and", "rods"]
    assert slid([Edit(2, 2, 2, 4)], left, right, ENGLISH) == [Edit(1, 1, 1, 3)]


def test_an_edit_does_not_cut_brackets() -> None:
    """Where an edit may stand in several places, each bracket that it opens is closed in it."""
    left, right = ["(", "a", ")", "sank"], ["(", "b", ")", "(", "a", ")", "sank"]
    assert slid([Edit(1, 1, 1, 4)], left, right, ENGLISH) == [Edit(0, 0, 0, 3)]


def test_a_replacement_stays_where_it_is() -> None:
    """Only what one side has alone may stand in several places."""
    left, right = ["a", "and", "b", "and", "c"], ["a", "and", "d", "and", "c"]
    assert slid([Edit(2, 3, 2, 3)], left, right, ENGLISH) == [Edit(2, 3, 2, 3)]


@given(WORDS, WORDS)
def test_property_what_is_not_edited_is_equal(left: list[str], right: list[str]) -> None:
    """Outside the settled edits both sides are the same words, in order, and edits never touch."""
    edits = settled(word_diff(left, right), left, right, ENGLISH)
    kept = [
        [key for n, key in enumerate(side) if not any(e.side(k)[0] <= n < e.side(k)[1] for e in edits)]
        for k, side in enumerate((left, right))
    ]
    assert kept[0] == kept[1]
    assert all(a.r1 < b.r0 or a.c1 < b.c0 for a, b in pairwise(edits))
