"""Style and script of our pages: their size, their parts, and what a linter says."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest
from served import ROOT, lacking

from annotate.write.assets import assets, without_comments
from annotate.write.config import CSS, SCRIPT, SEARCH_CSS, SEARCH_SCRIPT

JOINED = dict(assets())
ASSETS = ROOT / "plugins" / "mkdocs_annotate" / "assets"
PARTS = sorted(path for folder in ("style", "script", "search") for path in (ASSETS / folder).iterdir())
MOST = 15_000
LONGEST = 300


@pytest.mark.parametrize("paths", [(CSS, SEARCH_CSS), (SCRIPT, SEARCH_SCRIPT)])
def test_small(paths: tuple[str, ...]) -> None:
    """Gzipped, all styles and all scripts that a page loads are at most 15 kB each."""
    sizes = [len(gzip.compress(JOINED[path].encode())) for path in paths]
    assert min(sizes) > 500
    assert sum(sizes) <= MOST


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_parts_are_short_and_all_there(part: Path) -> None:
    """No part is longer than a person can hold in the head, and each is in what pages load."""
    text = part.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    style, script = (SEARCH_CSS, SEARCH_SCRIPT) if part.parent.name == "search" else (CSS, SCRIPT)
    assert without_comments(text) in JOINED[style if part.suffix == ".css" else script]


def test_nothing_asks_other_hosts() -> None:
    """Neither style nor script names another host; what is fetched is the index, and where corrections are."""
    assert not [text for text in JOINED.values() if re.search(r"https?://|url\(|@import|XMLHttp", text)]
    fetched = [line.strip() for text in JOINED.values() for line in text.splitlines() if re.search(r"\bfetch\b", line)]
    assert fetched == [
        "const answer = await fetch(new URL(`places/c-${own.slice(2, 2 + Number(dataset.digits))}.json`, home));",
        "const get = ON_DISK ? self.annotateFetch : fetch;",
    ]


@pytest.mark.browser
def test_lint(tmp_path: Path) -> None:
    """The linter has nothing against what pages load, nor against the scripts of these tests."""
    command = ROOT / "node_modules" / ".bin" / "biome"
    if not command.exists():
        lacking("the npm packages of package.json in node_modules")
    for path, text in JOINED.items():
        (tmp_path / Path(path).name).write_text(text, encoding="utf-8")
    scripts = [str(path) for path in sorted([*Path(__file__).parent.glob("*.mjs"), *(ASSETS / "disk").glob("*.js")])]
    done = subprocess.run(
        [command, "lint", "--error-on-warnings", f"--config-path={ROOT}", str(tmp_path), *scripts],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
