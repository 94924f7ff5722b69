"""Initials and order of an index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.write.across.initials import DIGITS, HAN, OTHER, initial_of, initial_slug, order_of
from annotate.write.across.slugs import key_of


@pytest.mark.parametrize(
    ("word", "initial"),
    [
        ("zelenskyy", "Z"),
        ("élysée", "E"),
        ("“nato”", "N"),
        ("зеленський", "З"),
        ("άλφα", "Α"),
        ("صدى", "ص"),
        ("가온", "\u1100"),
        ("が", "か"),
        ("村上", HAN),
        ("7 august", DIGITS),
        ("$50", DIGITS),
        ("…", OTHER),
        ("ß", "S"),
    ],
)
def test_initials(word: str, initial: str) -> None:
    """The first letter counts, in capitals and without accents, in its own script."""
    assert initial_of(word) == initial


def test_addresses() -> None:
    """The Latin letters are their own address; the others have their code point."""
    assert [initial_slug(i) for i in ("Z", "З", DIGITS, HAN, OTHER)] == ["z", "u0417", "digits", "han", "other"]


@given(st.text(min_size=1))
def test_every_word_has_a_place_property(word: str) -> None:
    """Any text has an initial of at most one character, with an address that can be a folder's name."""
    initial = initial_of(key_of(word))
    assert len(initial) <= 1
    assert initial_slug(initial).isascii()
    assert initial_slug(initial).isalnum()


def test_numbers_by_value() -> None:
    """Figures stand in the order of their first number, grouped or not; words after them."""
    figures = ["£2.6 million", "9 metres", "$50 billion", "1,140", "12 000", "seven"]
    assert sorted(sorted(figures), key=lambda figure: order_of(key_of(figure), figure=True)) == figures
