"""check.py: every problem of every comparison, and what a path stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.check import check, examine
from annotate.write.cuts import Size
from sample import FULL, Add

NOTE = 'notes:\n  - copy: "15 billions"\n    note: n\n'


def test_good_comparison(add: Add) -> None:
    """A good folder gives an entry and no problem."""
    entry, problems = examine(add())
    assert not problems
    assert entry is not None
    assert entry.slug == "visit"
    assert entry.comparison.corrections


def test_note_without_place(add: Add) -> None:
    """A note whose words are gone is a problem of the line it stands on, and there is no entry."""
    entry, problems = examine(add(description=FULL + NOTE))
    assert entry is None
    (problem,) = problems
    assert str(problem).startswith("docs/comparisons/visit/comparison.yml:14:5: “15 billions” does not stand")
    assert "“15 billion" in problem.message


def test_all_comparisons(add: Add, site: Path) -> None:
    """The problems of all comparisons come in the order of their folders."""
    add("a", copy=None)
    add("b")
    add("c", reference=b"\0")
    count, problems = check([site / "docs"])
    assert count == 3
    assert [p.path for p in problems] == ["docs/comparisons/a/comparison.yml", "docs/comparisons/c/reference.txt"]


@pytest.mark.parametrize(
    "path", ["docs", "docs/comparisons", "docs/comparisons/a", "docs/comparisons/a/comparison.yml"]
)
def test_what_a_path_stands_for(add: Add, path: str) -> None:
    """A docs folder, the comparisons folder, a comparison and a file of it are all accepted."""
    add("a", copy=None)
    assert len(check([Path(path)])[1]) == 1


def test_missing_path(site: Path) -> None:
    """A path that does not exist is a problem, not silence."""
    assert [str(p) for p in check([site / "nowhere"])[1]] == ["nowhere:1:1: is missing"]


def test_our_own_failure(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of this program in one comparison is told as one and leaves the others alone."""

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("annotate.compare", fail)
    entry, (problem,) = examine(add())
    assert entry is None
    assert "this program failed on this comparison (ZeroDivisionError)" in problem.message


def test_more_differences_than_a_page_shows_are_refused(monkeypatch: pytest.MonkeyPatch, add: Add) -> None:
    """Two texts that differ in more places than a page shows are an error that says both numbers."""
    monkeypatch.setattr("annotate.review.MOST", 1)
    problems = examine(add())[1]
    assert any("places that cannot be shown apart; a page shows 1 at most" in str(each) for each in problems)


def test_only_what_cannot_be_cut_is_too_much(monkeypatch: pytest.MonkeyPatch, add: Add) -> None:
    """Texts with more differences than a page shows are fine where their parts have fewer; a paragraph is no parts."""
    monkeypatch.setattr("annotate.review.MOST", 1)
    monkeypatch.setattr("annotate.review.WHOLE", Size(1, 1))
    lines = [f"The mayor of town number {n} spoke about the harbour for an hour on Monday." for n in range(9)]
    other = [line.replace("Monday", "Tuesday") for line in lines]
    assert examine(add("lines", reference="\n".join(lines), copy="\n".join(other)))[1] == ()
    (problem,) = examine(add("one", reference=" ".join(lines), copy=" ".join(other)))[1]
    assert "differ in 9 places that cannot be shown apart; a page shows 1 at most, so break" in problem.message
