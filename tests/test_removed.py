"""removed.yml and the pages it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.build import build
from annotate.check import check
from annotate.source.removed import Removal, parse, read_removed
from annotate.write.across.removed import removed_page
from annotate.write.phrases import phrases
from sample import Add


def test_moved_and_removed() -> None:
    """An entry says where a comparison went, or when and why it was removed."""
    removals, faults = parse("b: {removed: 2026-11-21, reason: Why.}\na: {moved_to: visit}\n", ["visit"])
    assert faults == []
    assert removals == (Removal("a", moved_to="visit"), Removal("b", removed="2026-11-21", reason="Why."))


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n"])
def test_nothing_removed(text: str) -> None:
    """An empty file, or one of comments, names nothing."""
    assert parse(text, []) == ((), [])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("visit: {removed: 2026-01-01}", (1, 1, "“visit” is still a comparison; remove its folder, or this line")),
        ("a: {moved_to: visti}", (1, 5, "moved_to names “visti”, which is no comparison; did you mean “visit”?")),
        ("a: {reason: x}", (1, 1, "an entry needs `moved_to:` (a comparison's name) or `removed:` (a date)")),
        ("a: {moved_to: visit, removed: 2026-01-01}", (1, 22, "an entry is either moved_to or removed; keep one")),
        ("A b: {removed: 2026-01-01}", (1, 1, "“A b” should be named with lower-case letters a to z, digits and ")),
        ("a: {removed: 2026-02-30}", (1, 14, "removed “2026-02-30” is no day of the calendar")),
        ("a: {gone: 2026-01-01}", (1, 5, "unknown key “gone”")),
        ("a: x", (1, 4, "an entry should be a list of `key: value` lines")),
        ("- a", (1, 1, "the file should be a list of `name: {…}` lines")),
        ("a: {removed: 2026-01-01}\na: {removed: 2026-01-02}", (2, 1, "“a” stands twice")),
    ],
)
def test_faults_have_a_place(text: str, fault: tuple[int, int, str]) -> None:
    """What is wrong is told with line and column, and what would be right."""
    _, faults = parse(text, ["visit"])
    line, column, message = fault
    assert any(found[:2] == (line, column) and found[2].startswith(message) for found in faults), faults


@given(st.text())
def test_any_text_property(text: str) -> None:
    """Whatever the file holds, it gives removals and faults, never an error."""
    removals, faults = parse(text, ["visit"])
    assert faults or all(removal.moved_to or removal.removed for removal in removals)


def test_pages() -> None:
    """The page says so, is kept out of search engines, and links on; the reason is text."""
    path, page = removed_page(Removal("old", moved_to="visit"), phrases())
    assert path == "comparisons/old/index.md"
    assert 'robots: "noindex"' in page
    assert "[Go to the comparison](../visit/index.md)" in page
    _, page = removed_page(Removal("gone", removed="2026-11-21", reason="<b>[x](y)"), phrases())
    assert "was removed on 21 November 2026" in page
    assert "<b>" not in page
    assert "(y)" not in page


def test_check_and_build(add: Add, site: Path) -> None:
    """`annotate check` names what is wrong in the file; the build makes the pages that are right."""
    add()
    path = site / "docs/comparisons/removed.yml"
    path.write_text("old: {moved_to: visit}\nbad: {moved_to: nowhere}\n")
    for where in ("docs", "docs/comparisons", "docs/comparisons/removed.yml"):
        _, problems = check([Path(where)])
        assert [str(problem).partition(" ")[0] for problem in problems] == ["docs/comparisons/removed.yml:2:7:"]
    assert len(build(site / "docs", site / "tree")) == 1
    assert (site / "tree/docs/comparisons/old/index.md").is_file()
    assert not (site / "tree/docs/comparisons/bad").exists()


@pytest.mark.parametrize("count", [2, 3])
def test_the_most_that_are_named(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """So many comparisons may be named, and of more the problem is told once, at the start."""
    monkeypatch.setattr("annotate.source.removed.MAX_ITEMS", 2)
    removals, faults = parse("".join(f"a{n}: {{removed: 2026-01-01}}\n" for n in range(count)), [])
    assert len(removals) == (2 if count == 2 else 0)
    assert faults == [(1, 1, "names more than 2 comparisons")] * (count == 3)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """No file names nothing, a link to nowhere is a problem, and a comparisons folder that is a link is not read."""
    root = tmp_path / "comparisons"
    root.mkdir()
    assert read_removed(root) == ((), [])
    (root / "removed.yml").symlink_to("nowhere")
    assert [problem.message for problem in read_removed(root)[1]] == ["is a symbolic link; put the file itself here"]
    (tmp_path / "link").symlink_to(root)
    assert read_removed(tmp_path / "link") == ((), [])


def test_a_comparison_is_a_folder(tmp_path: Path) -> None:
    """An entry may bear the name of a file or hidden folder, and not that of a comparison."""
    (tmp_path / "visit").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "removed.yml").write_text("visit: {removed: 2026-01-01}\nfile: {moved_to: visit}\n")
    removals, problems = read_removed(tmp_path)
    assert [removal.slug for removal in removals] == ["file"]
    assert [(problem.line, problem.column) for problem in problems] == [(1, 1)]


def test_where_to_without_a_near_name() -> None:
    """A comparison that is not there and like none is told with what would be right."""
    assert parse("a: {moved_to: zzz}", ["visit"])[1] == [
        (1, 5, "moved_to names “zzz”, which is no comparison; name a folder of this one")
    ]
