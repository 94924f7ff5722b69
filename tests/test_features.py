"""align/features.py: how much sentences are alike."""

from __future__ import annotations

import pytest

from annotate.align.features import features

ONE = ["the", "council", "approved", "the", "new", "tram", "line"]
TWO = ["opponents", "fear", "for", "the", "old", "lime", "trees"]
SMALL = frozenset({"the", "for"})


def test_equal_sentences_are_wholly_alike() -> None:
    """A sentence is as much like itself as can be, and less like another."""
    found = features([ONE, TWO], [ONE, TWO], SMALL)
    assert found.likeness(0, 1, 0, 1) == pytest.approx(1.0)
    assert found.cosine(0, 1, 0, 1) == pytest.approx(1.0)
    assert found.likeness(0, 1, 1, 1) < 0.5


def test_small_words_link_nothing() -> None:
    """Sentences that share only words of grammar have no shared weight."""
    assert features([ONE], [TWO], SMALL).shared == {}


def test_inflected_words_link() -> None:
    """The first letters of a word count: "approved" and "approves" are one stem."""
    found = features([["council", "approved"]], [["mayor", "approves"]], frozenset())
    assert 0 in found.shared[0]


def test_groups_are_measured_together() -> None:
    """Two sentences together are more like the one that says both than each is alone."""
    found = features([ONE, TWO], [ONE + TWO], SMALL)
    together = found.likeness(0, 2, 0, 1)
    assert together > max(found.likeness(0, 1, 0, 1), found.likeness(1, 1, 0, 1))


@pytest.mark.parametrize("side", [[], [[]], [["the"]]])
def test_empty_sentences(side: list[list[str]]) -> None:
    """Sentences without words, or no sentences at all, are measured without an error."""
    found = features(side, side, SMALL)
    assert all(0.0 <= found.likeness(0, 1, 0, 1) <= 1.0 for _ in side)


def test_the_order_of_addition_is_fixed() -> None:
    """The same sentences give the same numbers, to the last bit."""
    one, other = (features([ONE, TWO], [TWO, ONE], SMALL) for _ in range(2))
    assert one.shared == other.shared
    assert list(one.shared) == list(other.shared)
