"""The closing table of the long tests adds up what each test counted."""

from __future__ import annotations

import pytest
from closing import closing


def report(nodeid: str, outcome: str = "passed", when: str = "call", **counted: object) -> pytest.TestReport:
    """A phase of a test that took 30 seconds."""
    properties = list(counted.items())
    return pytest.TestReport(nodeid, ("", 0, ""), {}, outcome, None, when, (), 30.0, 0, 0, properties)  # type: ignore[arg-type]


def test_counts_of_one_function_are_added_up() -> None:
    """Tests of one function are one row: counts and times are added, of peaks the highest is told."""
    path = "tests/torture/test_bounds.py::test_memory"
    reports = [
        report(f"{path}[a]", pairs=3, peak=100, counts={"exact": 2}),
        report(f"{path}[b]", "failed", pairs=4, peak=40, counts={"exact": 5}, name="no number"),
        report(f"{path}[b]", when="setup", pairs=9),
    ]
    head, row = closing(reports)
    assert head.split() == ["test", "passed", "failed", "skipped", "time", "counted"]
    assert " ".join(row.split()) == "bounds memory 1 1 0 1:30 pairs 7, peak 100, exact 7"


def test_other_tests_are_left_out() -> None:
    """Without a test of tests/torture there is no table."""
    assert closing([report("tests/test_diff.py::test_words")]) == []


def test_a_skip_is_told() -> None:
    """A test that skipped before it began is counted as skipped."""
    skipped = report("tests/torture/test_same.py::test_it", "skipped", "setup")
    assert "  0      0       1" in closing([skipped])[1]
