"""diff.py: the edits between two runs of keys."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.diff import (
    ENGINE,
    Edit,
    bit_diff,
    bounded_diff,
    chunks,
    joined,
    meeting,
    raw_diff,
    windowed_diff,
    word_diff,
)


def applied(reference: list[str], copy: list[str]) -> list[str]:
    """The reference with the edits carried out."""
    return carried_out(word_diff(reference, copy), reference, copy)


def carried_out(edits: list[Edit], reference: list[str], copy: list[str]) -> list[str]:
    """The reference with some edits carried out."""
    out, at = [], 0
    for r0, r1, c0, c1 in edits:
        out += reference[at:r0] + copy[c0:c1]
        at = r1
    return out + reference[at:]


@pytest.mark.parametrize(
    ("reference", "copy"),
    [
        ("", ""),
        ("", "a b"),
        ("a b", ""),
        ("a b c", "a x c"),
        ("a b c", "c b a"),
        ("a a a a", "a a"),
        ("a b", "b a b a"),
    ],
)
def test_edits_give_the_copy(reference: str, copy: str) -> None:
    """The reference with the edits carried out is the copy, and no edit is empty or touches the next."""
    left, right = reference.split(), copy.split()
    assert applied(left, right) == right
    edits = word_diff(left, right)
    assert all(e.r1 > e.r0 or e.c1 > e.c0 for e in edits)
    assert all(a.r1 < b.r0 and a.c1 < b.c0 for a, b in pairwise(edits))


def test_equal_runs_have_no_edits() -> None:
    """Two equal runs have no edits."""
    assert word_diff(["a", "b"], ["a", "b"]) == []


def test_long_runs() -> None:
    """Runs far beyond the length that is diffed at once give a right result too, and always the same."""
    chance = random.Random(7)  # noqa: S311 - no secret: a reproducible text
    left = [f"w{chance.randint(0, 900)}" for _ in range(3000)]
    right = [w for w in left if chance.random() > 0.1]
    right[100:100] = left[2000:2050]
    assert applied(left, right) == right
    assert word_diff(left, right) == word_diff(left, right)


def test_more_words_than_one_plane_of_characters() -> None:
    """More different words than the private use area has characters are told apart."""
    left = [f"w{n}" for n in range(7000)]
    right = [*left[:3500], "new", *left[3501:]]
    assert word_diff(left, right) == [(3500, 3501, 3500, 3501)]


def test_large_runs_are_bounded() -> None:
    """Runs too large for the word diff are still told apart, by bits."""
    left = ["a", *(f"x{n % 7}" for n in range(1500)), "b"]
    right = ["a", *(f"y{n % 7}" for n in range(1500)), "b"]
    assert word_diff(left, right) == [Edit(1, 1501, 1, 1501)]


def test_long_runs_are_cut_at_words_that_stand_once() -> None:
    """From 400 words of the shorter side on, both are cut at words unique to each, and only there."""
    left = [f"w{n}" for n in range(400)]
    assert list(chunks(left[:399], left)) == [Edit(0, 399, 0, 400)]
    assert [cut.r0 for cut in chunks(left, left)] == [0, *range(400)]
    left[10] = left[20] = "twice"
    right = [*left, "w30"]
    cuts = [(cut.r0, cut.c0) for cut in chunks(left, right)][1:]
    assert cuts == [(n, n) for n in range(400) if n not in (10, 20, 30)]
    assert all(a[1] == b[0] and a[3] == b[2] for a, b in pairwise(chunks(left, right)))
    assert list(chunks(left, right))[-1] == Edit(399, 400, 399, 401)


@pytest.mark.parametrize(
    ("left", "right", "way"),
    [(1000, 1000, "raw"), (1001, 1000, "bits"), (20_000, 20_000, "bits"), (20_001, 20_000, "windows")],
)
def test_the_way_goes_by_the_size(monkeypatch: pytest.MonkeyPatch, left: int, right: int, way: str) -> None:
    """diff-match-patch up to a million pairs of words, bits up to four hundred million, then windows; all bounded."""
    marks = {"raw": Edit(1, 1, 1, 2), "windows": Edit(2, 2, 2, 3)}
    monkeypatch.setattr("annotate.diff.raw_diff", lambda *_: iter([marks["raw"]]))
    monkeypatch.setattr("annotate.diff.windowed_diff", lambda *_: iter([marks["windows"]]))
    found = list(bounded_diff(["a"] * left, ["a"] * right))
    assert [name for name, mark in marks.items() if mark in found] == [way] * (way in marks)


def test_the_clock_decides_nothing() -> None:
    """diff-match-patch has no deadline."""
    assert ENGINE.Diff_Timeout == 0


def test_sides() -> None:
    """Side 0 of an edit is the reference's, side 1 the copy's."""
    assert [Edit(1, 2, 3, 4).side(n) for n in (0, 1)] == [(1, 2), (3, 4)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("a b", "b", [(0, 1, 0, 0)]),
        ("b", "a b", [(0, 0, 0, 1)]),
        ("b", "b a", [(1, 1, 1, 2)]),
        ("b a", "b", [(1, 2, 1, 1)]),
        ("a b c d", "x b y d z", [(0, 1, 0, 1), (2, 3, 2, 3), (4, 4, 4, 5)]),
    ],
)
def test_edits_stand_where_words_differ(left: str, right: str, expected: list[tuple[int, int, int, int]]) -> None:
    """Each edit has its exact place, at the beginning, inside and at the end, also where one side has nothing."""
    assert [tuple(edit) for edit in raw_diff(left.split(), right.split())] == expected


def test_edits_that_touch_become_one() -> None:
    """Only edits that touch on both sides are joined."""
    assert joined([Edit(0, 1, 0, 0), Edit(1, 1, 0, 2)]) == [Edit(0, 1, 0, 2)]
    for apart in ([Edit(0, 1, 0, 1), Edit(1, 2, 2, 3)], [Edit(0, 1, 0, 1), Edit(2, 3, 1, 2)]):
        assert joined(apart) == apart


def test_the_largest_runs_are_looked_at_in_windows() -> None:
    """Two small changes in a run of 25,000 words of which none is rare are two small edits."""
    left = ["a", "b", "c", "a", "c"] * 5000
    right = [*left[:9000], "d", *left[9000:20_000], *left[20_002:]]
    edits = word_diff(left, right)
    assert sum(e.r1 - e.r0 + e.c1 - e.c0 for e in edits) == 3


words = st.lists(st.sampled_from("abcd"), max_size=30)


@given(words, words, st.integers(1, 12))
def test_windows_of_any_size_give_the_copy(left: list[str], right: list[str], size: int) -> None:
    """However small the windows are, the edits carried out give the copy, and each has words on one side at least."""
    edits = list(windowed_diff(left, right, size))
    assert carried_out(joined(edits), left, right) == right
    assert all(e.r0 <= e.r1 and e.c0 <= e.c1 and (e.r0, e.c0) != (e.r1, e.c1) for e in edits)


@given(words, words)
def test_one_window_loses_nothing(left: list[str], right: list[str]) -> None:
    """Where a window holds both runs whole, the edits are those of the two runs."""
    size = max(len(left), len(right), 1)
    assert list(windowed_diff(left, right, size)) == joined(list(bit_diff(left, right)))


def test_a_window_leaves_words_for_the_next() -> None:
    """What one side has more of does not use up the words of the other, which stand further on."""
    assert list(windowed_diff([*"abcdef"], [*"abcXYZdef"], 6)) == [Edit(3, 3, 3, 6)]
    assert list(windowed_diff([*"abcXYZdef"], [*"abcdef"], 6)) == [Edit(3, 6, 3, 3)]


@given(words, words)
def test_where_windows_meet(left: list[str], right: list[str]) -> None:
    """They meet at the first of the words held equal that is not before the middle of both, else at the middles."""
    edits = list(bit_diff(left, right))
    kept = [
        [n for n in range(len(side)) if not any(e.side(k)[0] <= n < e.side(k)[1] for e in edits)]
        for k, side in enumerate((left, right))
    ]
    pairs = zip(*kept, strict=True)
    behind = [(i, j) for i, j in pairs if i >= len(left) / 2 or j >= len(right) / 2]
    middle = (len(left) - len(left) // 2, len(right) - len(right) // 2)
    assert meeting(edits, len(left), len(right)) == (behind[0] if behind else middle)
