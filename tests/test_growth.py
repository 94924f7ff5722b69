"""What a comparison costs grows with the length of its texts, not with its square; counted in calls, not by a clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotate import compare
from bench import texts
from torture.effort import calls

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
TWICE = 2.6  # what twice the text may cost: a square would be four


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_twice_the_text_costs_about_twice(shape: Callable[[int], texts.Pair]) -> None:
    """Twice the size of a text, of the shapes that cost the most too, makes no more than 2.6 times the calls."""
    once, twice = shape(SHAPES[shape]), shape(2 * SHAPES[shape])
    for pair in (once, twice):
        compare(*pair, language="en")  # loads what is loaded once, and meets the words of both: their keys are kept
    counts = [calls(lambda pair=pair: compare(*pair, language="en")) for pair in (once, twice)]  # type: ignore[misc]
    assert counts[1] <= TWICE * counts[0]
