"""Whatever the texts are, a comparison with its page and exports costs no more than their length allows.

The short form counts calls; with ANNOTATE_TORTURE=1 also CPU and memory at 8, 32 and 128 kB, and of 100,000 words.
"""

from __future__ import annotations

import os
from itertools import pairwise

import pytest

from torture.effort import LONG, calls, made, measured
from torture.patterns import PAIRS, PATTERNS, TEXTS

TORTURE = os.environ.get("ANNOTATE_TORTURE") == "1"
torture = pytest.mark.skipif(not TORTURE, reason="make torture PART=bounds")

FIXED, EACH = 200_000, 2500  # calls for the page of an empty text, and for a character of the reference
TWICE = 2.6  # what twice the text may cost
SIZES = (1000, 4000) if TORTURE else (250, 1000)
SHORT = [*(f"{name}, changed often" for name in PATTERNS), *TEXTS]
LONGEST = [(name, 20_000 if "unrelated" in name else 100_000) for name in LONG]  # words
MEMORY = 500  # MB
QUICK = 0.5  # seconds below which a difference of times says nothing


def test_the_patterns_are_those_that_are_known() -> None:
    """There are 39 patterns, each with a copy that differs in two places and one that differs everywhere."""
    assert len(PATTERNS) == 39
    assert len(PAIRS) == 2 * 39 + len(TEXTS)


@pytest.mark.parametrize("name", PAIRS if TORTURE else SHORT)
def test_calls_are_bounded_and_grow_with_the_text(name: str) -> None:
    """Two texts cost no more calls than a sum for each character, and four times the text no more than 2.6² times."""
    small, large = (PAIRS[name](size) for size in SIZES)
    assert made(*large).html  # loads what is loaded once, and meets the words of both: their keys are kept
    counts = [calls(lambda pair=pair: made(*pair)) for pair in (small, large)]  # type: ignore[misc]
    assert counts[1] <= FIXED + EACH * SIZES[1]
    assert counts[1] <= TWICE**2 * counts[0]


@torture
@pytest.mark.parametrize("name", PAIRS if TORTURE else ["all pairs"])
def test_cpu_and_memory_are_bounded(name: str) -> None:
    """At 8, 32 and 128 kB a pair stays under 500 MB, and four times the text takes no more than 2.6² times the CPU.

    What has more differences than a page shows is refused with the line that says so, under 500 MB too.
    """
    costs = [measured(name, size * 1000) for size in (8, 32, 128)]
    assert max(cost.memory for cost in costs) <= MEMORY
    assert all("places; a page shows" in cost.refusal for cost in costs if not cost.page)
    for before, after in pairwise(costs):
        assert not after.page or after.cpu <= max(QUICK, TWICE**2 * before.cpu)


@torture
@pytest.mark.parametrize(("name", "words"), LONGEST if TORTURE else [("all", 0)])
def test_long_texts_are_bounded(name: str, words: int) -> None:
    """100,000 words of which one in seven is changed, and 20,000 unrelated words, make a page under 500 MB."""
    costs = [measured(name, size) for size in (words // 2, words)]
    assert [cost.refusal for cost in costs] == ["", ""]
    assert max(cost.memory for cost in costs) <= MEMORY
    assert costs[1].cpu <= max(QUICK, TWICE * costs[0].cpu)
