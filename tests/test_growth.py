"""What a comparison costs grows with the length of its texts, not with its square; counted in calls, not by a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from annotate import compare
from bench import texts

SHAPES: dict[Callable[[int], texts.Pair], int] = {
    texts.article: 2000,
    texts.one_sentence: 1000,
    texts.one_paragraph: 1000,
    texts.unlike: 1000,
    texts.shuffled: 800,
    texts.figures: 300,
    texts.sayings: 300,
    texts.marks: 200,
    texts.letters: 5000,
    texts.stops: 2000,
    texts.one_word: 2000,
    texts.modals: 200,
}
TWICE = 2.8  # what twice the text may cost: a square would be four


def calls(reference: str, copy: str) -> int:
    """How many functions are called, in Python and in C, to compare two texts."""
    count = 0

    def counted(_frame: object, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        compare(reference, copy, language="en")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_twice_the_text_costs_about_twice(shape: Callable[[int], texts.Pair]) -> None:
    """Twice the size of a text, of the shapes that cost the most too, makes no more than 2.8 times the calls."""
    once, twice = shape(SHAPES[shape]), shape(2 * SHAPES[shape])
    for pair in (once, twice):
        compare(*pair, language="en")  # loads what is loaded once, and meets the words of both: their keys are kept
    assert calls(*twice) <= TWICE * calls(*once)
