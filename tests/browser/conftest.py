"""Fixtures of the browser tests: where Chromium is, and the address of a served site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from served import See, built, find_chromium, look, serving


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium, after looking that node and the npm packages are here too."""
    return find_chromium()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return built(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the site."""
    with serving(site) as address:
        yield address


@pytest.fixture
def see(base: str, chromium: str, request: pytest.FixtureRequest) -> See:
    """`look` at this site with the script that is named like the test's module: test_reading.py, reading.mjs."""
    script = request.path.stem.removeprefix("test_")
    return partial(look, base=base, chromium=chromium, script=script)
