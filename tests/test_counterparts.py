"""counterparts.py and group.py: facts beside their counterparts, and words gathered to phrases."""

from __future__ import annotations

import pytest

from annotate.counterparts import Placed, best_pairs, clipped
from annotate.diff import Edit
from annotate.differences import Difference, without
from annotate.facts.fact import Fact
from annotate.wholes import merge_touching
from found import found


def found_between(reference: str, copy: str) -> list[tuple[str, str]]:
    """The differences of two English sentences as words, in the order of the copy."""
    return [(left, right) for _, _, left, right in found(reference, copy)]


def test_a_figure_is_compared_whole() -> None:
    """A figure that was cut by the diff is compared as one thing, with its unit."""
    assert found_between("It cost $50 billion then.", "It cost 15 billion dollar then.") == [
        ("$50 billion", "15 billion dollar")
    ]


def test_facts_of_one_value_are_paired_first() -> None:
    """A figure that stands elsewhere in the copy is paired with its equal, not with its neighbour."""
    pairs = found_between("They sold 300 ships and 45 trains.", "They sold 45 trains and 310 ships.")
    assert ("300", "310") in pairs


def test_one_weak_word_between_two_replacements() -> None:
    """Two replacements with one small word between them are one phrase."""
    assert found_between("He spoke of peace and quiet there.", "He spoke of war and noise there.") == [
        ("peace and quiet", "war and noise")
    ]


def test_equal_sentences_have_no_differences() -> None:
    """Two equal sentences, or two empty ones, have no differences."""
    assert found_between("The harbour opened.", "The harbour opened.") == []
    assert found_between("", "") == []


def test_touching_edits_become_one() -> None:
    """Edits that meet or overlap on both sides are one edit, others stay apart."""
    assert merge_touching([Edit(0, 2, 0, 2), Edit(2, 3, 2, 4)]) == [Edit(0, 3, 0, 4)]
    assert len(merge_touching([Edit(0, 1, 0, 1), Edit(3, 4, 3, 4)])) == 2


def test_each_fact_is_paired_once() -> None:
    """The best pairs come first and no fact is in two of them."""
    left = [Placed(Fact("figure", 0, 1, "a"), 0), Placed(Fact("figure", 1, 2, "b"), 0)]
    right = [Placed(Fact("figure", 0, 1, "b"), 0), Placed(Fact("figure", 1, 2, "c"), 0)]
    rows, columns = best_pairs(left, right, lambda a, b: 1.0 if a.fact.value == b.fact.value else 0.5)
    assert (rows, columns) == ([1, 0], [0, 1])


def test_a_name_is_clipped_to_what_differs() -> None:
    """The part of a name inside of an edit is compared; a figure is never cut."""
    part = clipped(Fact("name", 2, 4, ("mark", "carney")), 3, 5)
    assert part is not None
    assert (part.kind, part.start, part.end) == ("name", 3, 4)
    assert clipped(Fact("figure", 2, 4, "x"), 3, 5) is None
    assert clipped(Fact("figure", 2, 4, "x"), 0, 9) is not None


def test_what_facts_leave_over() -> None:
    """The parts of a run that no fact covers, in order."""
    assert without(0, 6, [Fact("name", 2, 3, ())]) == [(0, 2), (3, 6)]
    assert without(0, 2, [Fact("name", 0, 2, ())]) == []
    assert without(3, 3, []) == []


@pytest.mark.parametrize(
    ("reference", "copy"),
    [
        ("They met in the town hall on Friday.", "On Friday they met in the town hall."),
        ("Exports and imports fell.", "Imports and exports fell."),
        ("Slowly the river rose.", "The river rose slowly."),
    ],
)
def test_words_elsewhere_are_order(reference: str, copy: str) -> None:
    """Words that only changed places are never something left out or added."""
    assert not {"omission", "addition", "date", "name"} & {said[0] for said in found(reference, copy)}


def test_differences_without_facts_have_none() -> None:
    """A plain difference has no facts and has not moved."""
    plain = Difference(Edit(0, 1, 0, 1))
    assert plain.facts == (None, None)
    assert not plain.moved


def test_a_figure_takes_no_small_word_after_it() -> None:
    """The word or two told with a changed figure say what is counted or how nearly, not how the sentence goes on."""
    said = found(
        "It spent 6 billion kroner approved by Parliament.", "It spent billions of crowns that Parliament approved."
    )
    assert ("6 billion kroner", "billions of crowns") in {(reference, copy) for _, _, reference, copy in said}
    more = found("He kicked 3,412 balls.", "He kicked nearly 3,500 balls.")
    assert ("3,412", "nearly 3,500") in {(reference, copy) for _, _, reference, copy in more}
