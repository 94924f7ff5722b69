"""align/passages.py and align/moves.py: groups as the passages a reader meets."""

from __future__ import annotations

from annotate.align.features import features
from annotate.align.moves import credible, free, moved
from annotate.align.passages import Group, merged, ordered, shape, stretches
from annotate.model import Span
from annotate.segment import Unit

# Two paragraphs of two sentences each, ten characters long.
UNITS = [Unit(0, 10, 0), Unit(11, 21, 0), Unit(23, 33, 1), Unit(34, 44, 1)]
SPAN = (Span(0, 10),)
TWO = (Span(0, 10), Span(23, 33))


def test_neighbours_of_one_paragraph_pair_join() -> None:
    """Pairs that follow each other in one paragraph on both sides are one passage; a paragraph break ends it."""
    groups = [Group((n,), (n,)) for n in range(4)]
    assert [len(passage) for passage in merged(groups, UNITS, UNITS)] == [2, 2]


def test_a_group_of_several_sentences_stays_alone() -> None:
    """A group that is not one to one is a passage of its own."""
    groups = [Group((0,), (0, 1)), Group((1,), (2,))]
    assert [len(passage) for passage in merged(groups, UNITS, UNITS)] == [1, 1]


def test_stretches_never_cross_a_paragraph_break() -> None:
    """Neighbouring sentences of a paragraph make one stretch, and every paragraph starts another."""
    assert stretches((0, 1, 2), UNITS) == (Span(0, 21), Span(23, 33))
    assert stretches((), UNITS) == ()


def test_order_of_the_copy() -> None:
    """Groups stand in the order of the copy; an omitted one follows the sentence it followed in the reference."""
    omitted, first, last = Group((1,), (), "omitted"), Group((0,), (0,)), Group((2,), (1,))
    assert ordered([omitted, last, first]) == [first, omitted, last]


def test_an_omission_at_the_beginning_comes_first() -> None:
    """What the copy leaves out before everything else stands before everything else."""
    omitted, rest = Group((0,), (), "omitted"), Group((1,), (0,))
    assert ordered([rest, omitted]) == [omitted, rest]


def test_relations_from_shapes() -> None:
    """One stretch against several is a split, the reverse a merge, and a move stays a move."""
    assert shape("changed", SPAN, SPAN, changed=False) == "same"
    assert shape("changed", SPAN, SPAN, changed=True) == "changed"
    assert shape("changed", SPAN, TWO, changed=False) == "split"
    assert shape("changed", TWO, SPAN, changed=True) == "merged"
    assert shape("moved", SPAN, TWO, changed=True) == "moved"


def test_only_long_likenesses_are_moves() -> None:
    """A short sentence recurs by chance and is never said to have moved; a long equal one is."""
    long, short = ["the", "council", "approved", "the", "new", "tram", "line", "on", "monday"], ["yes"]
    found = features([long, short], [short, long], frozenset())
    assert credible(found, 0, 1)
    assert not credible(found, 1, 0)
    assert moved(found, [(0, 1), (1, 0)], [(1, 0)]) == [(0, 1)]


def test_sentences_that_are_free() -> None:
    """A sentence number outside of the text or already taken is not free."""
    found = features([["a"], ["b"]], [["a"], ["b"]], frozenset())
    assert free(found, 0, 1, (1,), (0,))
    assert not free(found, 1, 1, (1,), (0,))
    assert not free(found, -1, 0, (), ())
    assert not free(found, 0, 2, (), ())
