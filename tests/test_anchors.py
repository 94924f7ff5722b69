"""align/anchors.py: pairs that surely belong together, and the band they set."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations

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


def test_the_heaviest_run() -> None:
    """With weights the run that weighs most is the chain, though another has more pairs."""
    pairs = [(0, 3), (1, 0), (2, 1), (3, 2)]
    assert anchors_of(pairs, [9, 2, 3, 3]) == [(0, 3)]
    assert anchors_of(pairs, [7, 2, 3, 3]) == pairs[1:]


def test_the_heaviest_of_all_runs() -> None:
    """The chain weighs as much as the heaviest of all increasing runs."""
    weights = [3.0, 1.0, 4.0, 1.0, 5.0]
    for places in permutations(range(5)):
        pairs = list(enumerate(places))
        runs = [run for size in range(6) for run in combinations(pairs, size)]
        best = max(sum(weights[i] for i, _ in run) for run in runs if all(a[1] < b[1] for a, b in pairwise(run)))
        assert sum(weights[i] for i, _ in anchors_of(pairs, weights)) == best


def test_parts_of_a_sentence_are_no_rivals() -> None:
    """Two sentences that the other text has as one do not make it ambiguous, unless they say the same."""
    first, second = ["harbour", "opened", "in", "spring"], ["ships", "came", "from", "norway"]
    assert clear_pairs(features([first, second], [first + second], frozenset())) == [(1, 0)]
    assert clear_pairs(features([first, first], [first], frozenset())) == []


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


@pytest.mark.parametrize("chain", [[], [(4, 4), (5, 90)], [(4, 4), (9, 5)], [(4, 4), (5, 5), (6, 100)]])
def test_the_band_is_whole(chain: list[tuple[int, int]]) -> None:
    """A path that pairs every anchor finds its way: right after an anchor the band holds the next corner."""
    found = band(chain, 10, 101)
    assert all(a[1] >= b[0] for a, b in pairwise(found))
    assert all(found[i][0] <= j <= found[i][1] and found[i + 1][0] <= j + 1 <= found[i + 1][1] for i, j in chain)


def test_the_band_follows_the_anchors() -> None:
    """At an anchor the band holds its place."""
    chain = [(2, 8), (6, 9)]
    found = band(chain, 10, 12)
    assert all(found[i][0] <= j <= found[i][1] for i, j in chain)
