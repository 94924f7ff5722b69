"""lossless.py: the proof fails where something is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate import Comparison, Quote, Span, compare
from annotate.lossless import LossError, assert_lossless, problems
from oracle import complaints

REFERENCE = "The old bridge fell. Nobody was hurt.\nWork begins in spring."
COPY = "The old tower fell. Nobody was hurt.\nWork begins in May."


def result() -> Comparison:
    """A comparison that holds."""
    return compare(REFERENCE, COPY, language="en")


def test_a_true_comparison_passes() -> None:
    """The proof and the second opinion agree that nothing is lost."""
    assert list(problems(result())) == []
    assert list(complaints(result().to_dict())) == []


def broken() -> list[Comparison]:
    """Comparisons from which something was lost, each in another way."""
    good = result()
    first, *others = good.corrections
    passage, *passages = good.passages
    shifted = replace(first, copy=Quote(first.copy.start + 1, first.copy.end + 1, first.copy.text))
    longer = replace(passage, copy=(Span(0, 60),))
    shorter = replace(passage, reference=(Span(0, 10),))
    return [
        replace(good, corrections=tuple(others)),
        replace(good, corrections=(shifted, *others)),
        replace(good, corrections=(first, first, *others)),
        replace(good, passages=tuple(passages)),
        replace(good, passages=(longer, *passages)),
        replace(good, passages=(shorter, *passages)),
        replace(good, passages=()),
    ]


@pytest.mark.parametrize("case", range(7))
def test_every_loss_is_an_error(case: int) -> None:
    """A missing, shifted or doubled correction, and a missing, long or short stretch, are each found."""
    try:
        lost = list(problems(broken()[case]))
    except IndexError:
        lost = ["a correction of no passage"]
    assert lost
    with pytest.raises((LossError, IndexError)):
        assert_lossless(broken()[case])


def test_unrelated_texts_have_nothing_to_lose() -> None:
    """Unrelated texts are not aligned, and the proof asks for nothing."""
    assert list(problems(compare("Bread is baked at dawn.", "The vote failed again.", language="en"))) == []
