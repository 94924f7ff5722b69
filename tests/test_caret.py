"""commands/caret.py: the line a problem is about, for people at a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.commands.caret import BEFORE, WIDTH, caret, width
from annotate.entry import Problem


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in the current directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "a.yml"


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("date: yesterday", 7, "    date: yesterday\n          ^"),
        ("\tdate: x", 2, "     date: x\n     ^"),
        ("日本: x", 5, "    日本: x\n          ^"),
        ("a\x1b[31mb", 2, "    a\\x1b[31mb\n     ^"),
    ],
)
def test_the_mark_stands_below_the_place(here: Path, line: str, column: int, shown: str) -> None:
    """The mark stands below the column also after tabs and wide characters, and nothing steers the terminal."""
    here.write_text(f"first\n{line}\n", encoding="utf-8")
    assert caret(Problem("a.yml", 2, column, "m")) == shown


def test_nothing_to_show(here: Path) -> None:
    """A missing file, a line beyond the end and a problem of the whole file show nothing."""
    assert caret(Problem("a.yml", 1, 2, "m")) == ""
    here.write_text("a\n", encoding="utf-8")
    assert caret(Problem("a.yml", 9, 2, "m")) == ""
    assert caret(Problem("a.yml", 1, 1, "m")) == ""


@given(st.text(min_size=1, max_size=300), st.integers(1, 300))
def test_property_it_fits(line: str, column: int) -> None:
    """Property: a line of any length is cut around the place, and the mark is inside what is shown."""
    path = Path("long.yml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("annotate.commands.caret.read_bytes", lambda *_: line.encode("utf-8", "replace"))
        shown = caret(Problem(str(path), 1, column, "m"))
    if shown:
        source, mark = shown.split("\n")
        assert source.isprintable()
        assert mark.strip() == "^"
        assert len(mark) <= 5 + 12 * BEFORE
        assert width(source) <= 6 + 12 * WIDTH
