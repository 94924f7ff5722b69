"""align/beads.py: the best way to pair sentences in order."""

from __future__ import annotations

import tracemalloc

from annotate.align.anchors import band
from annotate.align.beads import Bead, beads, loose, worth
from annotate.align.features import features

A = ["the", "council", "approved", "the", "new", "tram", "line", "on", "monday"]
B = ["opponents", "fear", "for", "the", "lime", "trees", "along", "the", "river"]
C = ["half", "of", "the", "sum", "comes", "from", "a", "european", "fund"]
D = ["a", "lawyer", "announced", "a", "complaint", "to", "the", "regional", "court"]


def paired(reference: list[list[str]], copy: list[list[str]]) -> list[tuple[int, int, int, int]]:
    """The beads of two lists of sentences."""
    found = features(reference, copy, frozenset({"the", "a", "to", "of"}))
    return [(bead.i, bead.a, bead.j, bead.b) for bead in beads(found, band([], len(reference), len(copy)))]


def test_one_to_one() -> None:
    """Equal sentences in the same order are paired one by one."""
    assert paired([A, B, C], [A, B, C]) == [(0, 1, 0, 1), (1, 1, 1, 1), (2, 1, 2, 1)]


def test_a_sentence_only_one_side_has() -> None:
    """A sentence without a counterpart is in no bead, and the ones around it are paired."""
    assert paired([A, B, C], [A, C]) == [(0, 1, 0, 1), (2, 1, 1, 1)]
    assert paired([A, C], [A, B, C]) == [(0, 1, 0, 1), (1, 1, 2, 1)]


def test_two_sentences_made_one() -> None:
    """Two sentences that the other text has as one are one bead."""
    assert paired([A, B, C, D], [A, B + C, D]) == [(0, 1, 0, 1), (1, 2, 1, 1), (3, 1, 2, 1)]
    assert paired([A, B + C, D], [A, B, C, D]) == [(0, 1, 0, 1), (1, 1, 1, 2), (2, 1, 3, 1)]


def test_a_short_sentence_beside_a_pair() -> None:
    """A few words that the other text does not have are not drawn into the pair beside them."""
    for short in (["more"], ["tram", "news"]):
        assert paired([A, short, B, C], [A, B, C]) == [(0, 1, 0, 1), (2, 1, 1, 1), (3, 1, 2, 1)], short


def test_a_loose_sentence_costs() -> None:
    """A group is worth less when one of its sentences shares no stem with the other side."""
    found = features([A, B, C], [A + C, A + B], frozenset({"the", "a", "to", "of"}))
    assert loose(found, Bead(0, 2, 1, 1)) == 0
    assert loose(found, Bead(0, 2, 0, 1)) == 1
    assert worth(found, Bead(0, 2, 1, 1)) > worth(found, Bead(0, 2, 0, 1))


def test_a_worth_out_of_reach_is_less() -> None:
    """What cannot reach the least asked for is less than it, and what can is measured alike."""
    found = features([A, B, C], [A, B + C], frozenset())
    for bead in (Bead(0, 1, 0, 1), Bead(1, 1, 1, 1), Bead(1, 2, 1, 1), Bead(0, 2, 0, 2)):
        full = worth(found, bead)
        assert worth(found, bead, full - 0.01) == full
        assert worth(found, bead, full + 0.01) < full + 0.01


def test_nothing_on_a_side() -> None:
    """With no sentences on a side there are no beads."""
    assert paired([], [A]) == paired([A], []) == paired([], []) == []


def test_an_alignment_keeps_no_number_for_each_cell() -> None:
    """What a long alignment holds is a byte for each cell it looked at; totals far behind are let go."""
    sentences = [[f"w{n % 7}", f"v{n % 5}"] for n in range(1500)]
    found, window = features(sentences, sentences[::-1], frozenset()), band([], 1500, 1500)
    cells = sum(high - low + 1 for low, high in window)
    tracemalloc.start()
    beads(found, window)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * cells
