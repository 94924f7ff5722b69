"""The closing table of the long tests: for each promise what was counted and how long it took.

test                                    passed  failed     time  counted
test_roundtrip  public vectors               1       0     7:12  exact 37012, refused 470
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pytest

PEAK = "peak"  # begins the name of what is not added up: the largest counts
ROW = "{:<62}{:>7}{:>7}{:>8}{:>8}  {}"
HEAD = ("test", "passed", "failed", "skipped", "time", "counted")


@dataclass(slots=True)
class Row:
    """What is known of the tests of one function: how they ended, their seconds, and what they counted."""

    ended: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    counted: dict[str, int] = field(default_factory=dict)

    def add(self, report: pytest.TestReport) -> None:
        """One more of them, or one phase of it."""
        self.seconds += report.duration
        if report.when == "call" or report.outcome != "passed":
            self.ended[report.outcome] += 1
        if report.when == "call":
            for name, number in numbers(report.user_properties):
                before = self.counted.get(name, 0)
                self.counted[name] = max(before, number) if name.startswith(PEAK) else before + number


def numbers(properties: Iterable[tuple[str, object]]) -> Iterator[tuple[str, int]]:
    """The whole numbers among what a test recorded, those in a dictionary by its keys."""
    for name, value in properties:
        if isinstance(value, dict):
            yield from ((key, number) for key, number in value.items() if isinstance(number, int))
        elif isinstance(value, int):
            yield name, value


def closing(reports: Iterable[pytest.TestReport]) -> list[str]:
    """The lines of the table, one for each function of a test in tests/torture."""
    rows: dict[str, Row] = {}
    for report in reports:
        path, _, name = report.nodeid.partition("::")
        if PurePosixPath(path).parent.name == "torture":
            label = f"{PurePosixPath(path).stem} {name.partition('[')[0].removeprefix('test_').replace('_', ' ')}"
            rows.setdefault(label, Row()).add(report)
    return [ROW.format(*HEAD), *(line(label, row) for label, row in rows.items())] if rows else []


def line(label: str, row: Row) -> str:
    """One row as it is printed."""
    minutes, seconds = divmod(round(row.seconds), 60)
    counted = ", ".join(f"{name} {number}" for name, number in row.counted.items())
    ends = (row.ended[end] for end in ("passed", "failed", "skipped"))
    return ROW.format(label.removeprefix("test_"), *ends, f"{minutes}:{seconds:02}", counted).rstrip()
