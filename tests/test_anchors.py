"""align/anchors.py: pairs that surely belong together, and the band they set."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotate.align.anchors import anchors_of, band, clear_pairs
from annotate.align.features import features


@pytest.mark.parametrize(
    ("pairs", "length"),
    [
        ([], 0),
        ([(0, 0)], 1),
        ([(0, 0), (1, 1), (2, 2)], 3),
        ([(0, 2), (1, 1), (2, 0)], 1),
        ([(0, 3), (1, 0), (2, 1), (3, 2)], 3),
        ([(0, 1), (1, 0), (2, 3), (3, 2)], 2),
    ],
)
def test_the_longest_increasing_run(pairs: list[tuple[int, int]], length: int) -> None:
    """The chain is as long as an increasing run can be, and increases on both sides."""
    chain = anchors_of(pairs)
    assert len(chain) == length
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))
    assert set(chain) <= set(pairs)


def test_clear_pairs_are_each_others_best() -> None:
    """Sentences that say the same are a pair; one that is said twice is ambiguous and is none."""
    once, twice = ["harbour", "opened"], ["vote", "failed"]
    found = features([once, twice], [twice, once, twice], frozenset())
    assert clear_pairs(found) == [(0, 1)]


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (1, 1), (5, 5), (3, 9), (9, 3), (200, 150)])
def test_the_band_reaches_both_corners(rows: int, columns: int) -> None:
    """The band has a range for each boundary of the reference, from the first corner to the last."""
    found = band([], rows, columns)
    assert len(found) == rows + 1
    assert found[0][0] == 0
    assert found[-1][1] == columns
    assert all(0 <= low <= high <= columns for low, high in found)


def test_the_band_follows_the_anchors() -> None:
    """At an anchor the band holds its place."""
    chain = [(2, 8), (6, 9)]
    found = band(chain, 10, 12)
    assert all(found[i][0] <= j <= found[i][1] for i, j in chain)
