"""Where Chromium is, and the table that the long tests close with."""

from __future__ import annotations

import pytest
from closing import closing
from hostile import LONG
from served import find_chromium


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium, after looking that node and the npm packages are here too."""
    return find_chromium()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the closing table."""
    reports = [each for some in terminalreporter.stats.values() for each in some if isinstance(each, pytest.TestReport)]
    lines = closing(reports) if LONG else []
    if lines:
        terminalreporter.section("what was counted")
        terminalreporter.write_line("\n".join(lines))
