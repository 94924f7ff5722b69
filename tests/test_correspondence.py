"""Which equal words correspond."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.correspondence import gain, heaviest, runs, settled, slid, weight
from annotate.diff import Edit, word_diff
from annotate.language import load

ENGLISH = load("en")
WORDS = st.lists(st.sampled_from(["the", "of", ",", "boat", "harbour", "sank"]), max_size=12)


def test_a_telling_word_outweighs_a_small_one() -> None:
    """Where either can be held equal, it is the word that says something."""
    left, right = ["harbour", "the"], ["the", "harbour"]
    assert heaviest(Edit(0, 2, 0, 2), left, right, ENGLISH) == [Edit(0, 0, 0, 1), Edit(1, 2, 2, 2)]


def test_a_small_word_between_two_edits_is_given_up() -> None:
    """A lone "the" that keeps two edits apart makes room for the word that both have."""
    left, right = ["sank", "the", "harbour", "off"], ["harbour", "the", "quay"]
    assert settled([Edit(0, 1, 0, 1), Edit(2, 4, 2, 3)], left, right, ENGLISH) == [Edit(0, 2, 0, 0), Edit(3, 4, 1, 3)]


def test_an_inserted_phrase_starts_with_its_conjunction() -> None:
    """What was added to "boats and rods" is told as "and nets", not as "nets and", wherever the diff put it."""
    left, right = ["boats", "and", "rods"], ["boats", "and", "nets", "and", "rods"]
    assert slid([Edit(2, 2, 2, 4)], left, right, ENGLISH) == [Edit(1, 1, 1, 3)]


def test_an_edit_does_not_cut_brackets() -> None:
    """Where an edit may stand in several places, each bracket that it opens is closed in it."""
    left, right = ["(", "a", ")", "sank"], ["(", "b", ")", "(", "a", ")", "sank"]
    assert slid([Edit(1, 1, 1, 4)], left, right, ENGLISH) == [Edit(0, 0, 0, 3)]


def test_a_replacement_stays_where_it_is() -> None:
    """Only what one side has alone may stand in several places."""
    left, right = ["a", "and", "b", "and", "c"], ["a", "and", "d", "and", "c"]
    assert slid([Edit(2, 3, 2, 3)], left, right, ENGLISH) == [Edit(2, 3, 2, 3)]


@given(WORDS, WORDS)
def test_property_what_is_not_edited_is_equal(left: list[str], right: list[str]) -> None:
    """Outside the settled edits both sides are the same words, in order, and edits never touch."""
    edits = settled(word_diff(left, right), left, right, ENGLISH)
    kept = [
        [key for n, key in enumerate(side) if not any(e.side(k)[0] <= n < e.side(k)[1] for e in edits)]
        for k, side in enumerate((left, right))
    ]
    assert kept[0] == kept[1]
    assert all(a.r1 < b.r0 or a.c1 < b.c0 for a, b in pairwise(edits))


def most(left: list[str], right: list[str], i: int = 0, j: int = 0) -> int:
    """What the words from i and from j on can weigh together at most, by trying everything."""
    if i == len(left) or j == len(right):
        return 0
    best = max(most(left, right, i + 1, j), most(left, right, i, j + 1))
    if left[i] == right[j]:
        best = max(best, pair(left, right, i, j) + most(left, right, i + 1, j + 1))
    return best


def pair(left: list[str], right: list[str], i: int, j: int) -> int:
    """What the words i and j weigh together, by the words of the module's own docstrings."""
    known = {",": 3, "(": 3, ")": 3, "the": 6, "of": 6, "and": 6}
    return known.get(left[i], 10) + (2 if left[i + 1 : i + 2] == right[j + 1 : j + 2] != [] else 0)


@given(st.lists(st.sampled_from(["the", ",", "boat", "sank"]), max_size=6), WORDS.filter(lambda w: len(w) < 7))
def test_property_the_heaviest_words_stay(left: list[str], right: list[str]) -> None:
    """Of all ways to hold words equal it is one of those that weigh most, wherever the run stands in its texts."""
    before, after = ["a", "b"], ["c"]
    edits = heaviest(Edit(2, 2 + len(left), 1, 1 + len(right)), before + left, after + right, ENGLISH)
    kept = [
        [n for n in range(len(side)) if not any(e.side(k)[0] <= n + at < e.side(k)[1] for e in edits)]
        for k, (side, at) in enumerate(((left, 2), (right, 1)))
    ]
    assert [left[i] for i in kept[0]] == [right[j] for j in kept[1]]
    assert sum(pair(left, right, i, j) for i, j in zip(*kept, strict=True)) == most(left, right)
    assert all(a.r1 < b.r0 and a.c1 < b.c0 for a, b in pairwise(edits))


SAID = st.sampled_from(["(", ")", "and", "in", "a", ","])


@given(st.lists(SAID, max_size=5), st.lists(SAID, min_size=1, max_size=4), st.lists(SAID, max_size=5), st.booleans())
def test_property_the_best_place(before: list[str], run: list[str], after: list[str], added: bool) -> None:
    """Of the places where a run says the same: one with whole brackets, the best beginning, the nearest."""
    short, long, at, size = before + after, before + run + after, len(before), len(run)
    places = [n for n in range(-at, len(after) + 1) if long[: at + n] + long[at + n + size :] == short]
    starts = {"(": 3, ",": 3, "and": 2, "in": 1}

    def likeness(n: int) -> tuple[bool, int, int]:
        words = " ".join(long[at + n : at + n + size])
        for _ in range(size):
            words = " ".join(word for word in words.split() if word in "()").replace("( )", "")
        return not words.strip(), starts.get(long[at + n], 0), -abs(n)

    edit = Edit(at, at, at, at + size) if added else Edit(at, at + size, at, at)
    (found,) = slid([edit], *((short, long) if added else (long, short)), ENGLISH)
    n = found.r0 - at
    assert found == Edit(*(place + n for place in edit))
    assert n in places
    assert likeness(n) == max(map(likeness, places))


def test_edits_slide_only_up_to_each_other() -> None:
    """An edit that may stand in several places stays a word away from its neighbours."""
    left, right = ["x", "a", "a", "a", "y"], ["z", "a", "a", "a", "a", "v"]
    assert slid([Edit(0, 1, 0, 1), Edit(2, 2, 2, 3), Edit(4, 5, 5, 6)], left, right, ENGLISH)[1] == Edit(2, 2, 2, 3)
    commas = ["x", ",", "a", ",", "y"], ["z", ",", "a", ",", "a", ",", "v"]
    assert slid([Edit(0, 1, 0, 1), Edit(3, 3, 3, 5), Edit(4, 5, 6, 7)], *commas, ENGLISH)[1] == Edit(3, 3, 3, 5)
    ands = ["x", "and", "a", "q"], ["z", "and", "a", "and", "a", "q"]
    assert slid([Edit(0, 1, 0, 1), Edit(3, 3, 3, 5)], *ands, ENGLISH)[1] == Edit(3, 3, 3, 5)


def test_what_words_weigh() -> None:
    """A mark weighs less than a word of grammar, and that less than any other; a point makes no mark of a word."""
    assert [weight(key, ENGLISH) for key in (",", "the", "boat", "7", "u.s.")] == [3, 6, 10, 10, 10]


def test_what_holds_a_run_together() -> None:
    """Two marks or a word of grammar between edits hold nothing apart; a mark more does, or one word that says much."""
    for between, together in (([",", ","], True), (["the"], True), (["the", ","], False), (["boat"], False)):
        reference, n = ["x", *between, "y"], len(between)
        edits = [Edit(0, 1, 0, 1), Edit(n + 1, n + 2, n + 1, n + 2)]
        assert len(list(runs(edits, reference, ENGLISH))) == (1 if together else 2)


@pytest.mark.parametrize("most_words", [11, 12])
def test_a_run_too_large_stays(monkeypatch: pytest.MonkeyPatch, most_words: int) -> None:
    """Up to so many words times words a run is settled anew, and beyond it stays as it was."""
    monkeypatch.setattr("annotate.correspondence.MOST", most_words)
    left, right = ["and", "sank", "the", "harbour", "off"], ["z", "harbour", "the", "quay"]
    edits = [Edit(1, 2, 1, 2), Edit(3, 5, 3, 4)]
    assert (settled(edits, left, right, ENGLISH) != edits) == (most_words == 12)


@pytest.mark.parametrize(("rows", "columns", "anew"), [(50, 50, True), (41, 61, False)])
def test_how_large_a_run_is_settled(rows: int, columns: int, anew: bool) -> None:
    """A run of 2,500 pairs of words is settled anew, wherever it stands in its texts; one of more stays."""
    before = ["ship"] * 70
    left = [*before, "sank", "the", "harbour", *"x" * (rows - 3)]
    right = [*before, "harbour", "the", "quay", *"y" * (columns - 3)]
    edits = [Edit(70, 71, 70, 71), Edit(72, 70 + rows, 72, 70 + columns)]
    settled_anew = [Edit(70, 72, 70, 70), Edit(73, 70 + rows, 71, 70 + columns)]
    assert settled(edits, left, right, ENGLISH) == (settled_anew if anew else edits)


def test_a_lone_edit_is_not_taken_apart() -> None:
    """Where nothing light is held between two edits, there is nothing to settle."""
    edit = Edit(0, 2, 0, 2)
    assert settled([edit], ["boat", "sank"], ["sank", "ship"], ENGLISH) == [edit]


def test_of_two_ways_that_weigh_the_same() -> None:
    """Where two ways weigh the same, what only the reference has comes first."""
    assert heaviest(Edit(0, 2, 0, 2), ["boat", "ship"], ["ship", "boat"], ENGLISH) == [
        Edit(0, 1, 0, 0),
        Edit(2, 2, 1, 2),
    ]


@pytest.mark.parametrize(("better", "worse"), [(",", "and"), ("and", "in"), ("in", "boat")])
def test_how_a_phrase_starts(better: str, worse: str) -> None:
    """Rather with a mark than with a conjunction, with that than with a preposition, with that than with a word."""
    for left in (["ship", better, worse, "ship"], ["ship", worse, better, "ship"]):
        right = [*left[:3], *left[1:]]
        (found,) = slid([Edit(3, 3, 3, 5)], left, right, ENGLISH)
        assert right[found.c0] == better


@pytest.mark.parametrize(("closing", "moved"), [(59, 0), (60, -1)])
def test_how_far_brackets_are_looked_for(closing: int, moved: int) -> None:
    """A bracket that closes within the first sixty words of an edit holds it in place, one further on does not."""
    run = ["boat", "(", *(f"w{n}" for n in range(2, closing)), ")", "sank", ","]
    left, right = ["ship", ",", "ship"], ["ship", ",", *run, "ship"]
    edit = Edit(2, 2, 2, 2 + len(run))
    assert slid([edit], left, right, ENGLISH) == [Edit(2 + moved, 2 + moved, 2 + moved, 2 + moved + len(run))]


@pytest.mark.parametrize(("i", "j", "weighs"), [(0, 0, 12), (1, 1, 10), (1, 3, 12), (2, 0, 10), (0, 4, 10)])
def test_what_a_pair_weighs(i: int, j: int, weighs: int) -> None:
    """A pair weighs more where the next two words are equal as well, and only there."""
    assert gain([*"abac"], [*"abxbax"], i, j, [10] * 4) == weighs
    assert gain(["a"], ["a", "b"], 0, 0, [10]) == gain(["a", "b"], ["a"], 0, 0, [10] * 2) == 10


@pytest.mark.parametrize("added", [True, False])
def test_an_edit_may_begin_or_end_a_text(added: bool) -> None:
    """An edit slides as far as the first word of a text, and as far as the last."""
    for short, long, start, best in (([","], [",", "boat", ","], 1, 0), (["boat"], ["boat", ",", "boat"], 0, 1)):
        edit, moved = ((n, n, n, n + 2) if added else (n, n + 2, n, n) for n in (start, best))
        assert slid([Edit(*edit)], *((short, long) if added else (long, short)), ENGLISH) == [Edit(*moved)]


@pytest.mark.parametrize("added", [True, False])
def test_an_edit_stays_a_word_away_from_the_next(added: bool) -> None:
    """An edit does not slide up to its neighbour, before or behind it, even where it would begin best."""
    for short, long, edits in (
        (["x", ",", "q"], ["z", ",", "boat", ",", "q"], [(0, 1, 0, 1), (2, 2, 2, 4)]),
        (["q", "boat", "x"], ["q", "boat", ",", "boat", "z"], [(1, 1, 1, 3), (2, 3, 4, 5)]),
    ):
        turned = [Edit(*edit) if added else Edit(*edit[2:], *edit[:2]) for edit in edits]
        assert slid(turned, *((short, long) if added else (long, short)), ENGLISH) == turned


def test_an_edit_slides_several_words() -> None:
    """An edit slides on for as long as the words say the same, forwards and backwards."""
    left, right = ["q", "boat", "ship"], ["q", "boat", "ship", ",", "boat", "ship"]
    assert slid([Edit(1, 1, 1, 4)], left, right, ENGLISH) == [Edit(3, 3, 3, 6)]
    left, right = [",", "boat", "q"], [",", "boat", "ship", ",", "boat", "q"]
    assert slid([Edit(2, 2, 2, 5)], left, right, ENGLISH) == [Edit(0, 0, 0, 3)]
