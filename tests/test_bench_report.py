"""The page of the benchmarks: which columns its tables have."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench"


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The benchmarks are scripts, which find each other beside them."""
    monkeypatch.syspath_prepend(str(BENCH))
    for name in ("report", "results"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_bars_stand_only_where_there_are_two_to_compare() -> None:
    """A table with fewer than two bars in it has no column for them, and each row has as many cells as the head."""
    section, results = import_module("report").section, import_module("results")
    Figure, Part = results.Figure, results.Part  # noqa: N806 - they are classes
    ours, asked = Figure("ours", 1.0, "s", ours=True), Figure("asked", 2.0, "s", 3.0, ours=True)
    peak, theirs = Figure("ours: peak memory", 5.0, "MB", 9.0), Figure("theirs", 2.0, "s")
    for figures, head in (
        ((ours, asked), "| measured | value |"),
        ((ours, asked, peak), "| measured | value | peak memory |"),
        ((ours, asked, theirs), "| measured | value | beside others |"),
        ((ours, theirs, peak), "| measured | value | beside others | peak memory |"),
    ):
        table = [line for line in section(Part("A table", "Measured.", figures)) if line.startswith("|")]
        assert table[0] == head
        assert {line.count("|") for line in table} == {head.count("|")}
        assert sum("an-chart-bar" in line for line in table) == (2 if "beside" in head else 0)
