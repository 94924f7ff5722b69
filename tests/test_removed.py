"""removed.yml and the pages it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.build import build
from annotate.check import check
from annotate.source.removed import Removal, parse
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
        ("A b: {removed: 2026-01-01}", (1, 1, "“A b” should be named with lower-case letters a to z, digits and")),
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
    assert any(found[:2] == (line, column) and found[2].startswith(message[:20]) for found in faults), faults


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
