"""review.py: rules about a whole comparison, each with its own test."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from annotate.check import check, examine
from annotate.cli import main
from annotate.entry import Problem
from annotate.review import runs_of, too_different
from sample import COPY, DESCRIPTION, FULL, REFERENCE, Add

OTHER = "Take four eggs and beat them well with sugar and butter. " * 30
RIGHTS = DESCRIPTION.replace("  label:", "  rights: licensed\n  label:")


def warnings(folder: Path) -> list[str]:
    """The warnings about a comparison that is published all the same."""
    entry, problems = examine(folder)
    assert entry is not None, problems
    return [problem.message for problem in problems if problem.level == "warning"]


def test_identical(add: Add) -> None:
    """Two identical texts are a warning."""
    assert warnings(add(copy=REFERENCE))[0].startswith("is the same as the reference")
    assert warnings(add("other")) == []


def test_unrelated(add: Add) -> None:
    """Two texts that are no versions of one article are a warning, and the comparison stays."""
    assert warnings(add(copy=OTHER, reference=(REFERENCE + "\n") * 6))[0].startswith("does not look like a version")


def test_warnings_are_no_failure(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    """With warnings alone `annotate check` names them and ends with 0, in each format."""
    add(copy=REFERENCE)
    assert main(["check"]) == 0
    assert "copy.txt:1:1: warning: is the same" in capsys.readouterr().out
    assert main(["check", "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::warning file=docs/comparisons/visit/copy.txt")


@pytest.mark.parametrize(("retrieved", "wrong"), [("2026-11-19", True), ("2026-11-20", False), ("2026-11-21", False)])
def test_in_order(add: Add, retrieved: str, wrong: bool) -> None:  # parameters
    """A version that was retrieved before it was published is refused, at the day it was retrieved."""
    dates = f"  published: 2026-11-20\n  retrieved: {retrieved}\n"
    found = examine(add(description=DESCRIPTION + dates))[1]
    assert [(p.line, "is before published" in p.message) for p in found] == ([(11, True)] if wrong else [])


def test_borrowed(add: Add) -> None:
    """Under excerpts a summary or note may repeat twelve words of a text in a row, and not thirteen."""
    words = COPY.split()
    for number, refused in ((12, False), (13, True)):
        folder = add(f"visit-{number}", f'{DESCRIPTION}summary: "{" ".join(words[:number])}"\n')
        assert bool(examine(folder)[1]) is refused
    full = f'{FULL}summary: "{" ".join(words[:20])}"\n'
    assert not examine(add("full", full))[1]


def test_runs_are_one_word_longer_than_a_quotation() -> None:
    """A run has thirteen words, whatever their case."""
    assert list(runs_of("a B " * 6)) == []
    assert list(runs_of("a B " * 6 + "c")) == [("a", "b") * 6 + ("c",)]


@pytest.mark.parametrize(
    ("config", "description", "wrong"),
    [
        ("repo_url: https://example.org/repo\n", DESCRIPTION, True),
        ("", DESCRIPTION, False),
        ("repo_url: https://example.org/repo\n", RIGHTS, False),
        ("repo_url: https://example.org/repo\n", DESCRIPTION + "sample: true\n", False),
        ("repo_url: https://example.org/repo\n", FULL, False),
    ],
)
def test_open_rights(add: Add, site: Path, config: str, description: str, wrong: bool) -> None:  # parameters
    """Texts under excerpts do not lie in a public repository, unless somebody said what allows that."""
    (site / "mkdocs.yml").write_text(f"site_name: A site\n{config}", encoding="utf-8")
    add(description=description)
    problems: list[Problem] = check([site / "docs"])[1]
    assert ["annotate seal visit" in p.message for p in problems] == ([True] if wrong else [])


@pytest.mark.parametrize(("count", "told"), [(20_000, False), (20_001, True)])
def test_how_many_differences_a_page_shows(add: Add, count: int, told: bool) -> None:
    """Twenty thousand differences are shown; of more, the problem is told at the start of comparison.yml."""
    folder = add()
    entry = examine(folder)[0]
    assert entry is not None
    many = entry.comparison.corrections[:1] * count
    found = too_different(
        folder, dataclasses.replace(entry, comparison=dataclasses.replace(entry.comparison, corrections=many))
    )
    start = (
        "docs/comparisons/visit/comparison.yml:1:1: "
        f"the texts differ in {count:,} places that cannot be shown apart; a page shows 20,000 at most"
    )
    assert [str(problem).startswith(start) for problem in found] == [True] * told


def test_a_text_that_was_changed_since(add: Add) -> None:
    """A version with another SHA-256 than was recorded is told at the recorded one, with the one it has."""
    recorded = f"  sha256: {'0' * 64}\n"
    (problem,) = examine(add(description=DESCRIPTION + recorded))[1]
    assert (problem.line, problem.column) == (10, 11)
    assert "copy.txt has been changed since; if that is right, write " in problem.message
    (problem,) = examine(add("other", DESCRIPTION.replace("copy:\n", f"{recorded}copy:\n")))[1]
    assert (problem.line, problem.message[:13]) == (7, "reference.txt")


def test_where_rights_are_missing(add: Add, site: Path) -> None:
    """The first version without `rights` is named with its place, and all of them in words."""
    (site / "mkdocs.yml").write_text("site_name: A site\nrepo_url: https://example.org/repo\n", encoding="utf-8")
    for slug, description, line, words in (
        ("both", DESCRIPTION, 4, "for the reference and the copy"),
        ("copy", DESCRIPTION.replace("copy:\n", "  rights: licensed\ncopy:\n"), 8, "for the copy;"),
    ):
        (problem,) = check([add(slug, description)])[1]
        assert problem.line == line
        assert words in problem.message
