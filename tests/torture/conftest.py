"""Fixtures of the long tests: where Chromium is."""

from __future__ import annotations

import pytest
from served import find_chromium


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium, after looking that node and the npm packages are here too."""
    return find_chromium()
