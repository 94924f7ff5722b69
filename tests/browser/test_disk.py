"""A site on a disk, opened in Chromium without any server, under the policy of its pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from served import ROOT, find_chromium, look

pytestmark = pytest.mark.browser
CONFIG = """\
site_name: A site
use_directory_urls: {directories}
theme: {{name: material, font: false}}
plugins: [annotate]
"""


def built(home: Path, *, directories: bool) -> str:
    """The address of a site with one of our samples on the disk."""
    sample = "comparisons/state-visit-kyiv"
    shutil.copytree(ROOT / "docs" / sample, home / "docs" / sample)
    (home / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (home / "mkdocs.yml").write_text(CONFIG.format(directories=str(directories).lower()), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=home, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    assert "Content-Security-Policy" in (home / "site" / "search" / "index.html").read_text("utf-8")
    return (home / "site").as_uri()


@pytest.mark.parametrize(("word", "side"), [("Kiev", "copy"), ("Kyiv", "reference")])
def test_search_without_a_server(tmp_path: Path, word: str, side: str) -> None:
    """A question asked in the header finds both forms, and its answer leads to the words on the article's page."""
    base = built(tmp_path, directories=False)
    seen = look("followed", base, find_chromium(), "search", home="/index.html", word=word)
    assert seen["trouble"] == []
    assert seen["url"].startswith(f"{base}/comparisons/state-visit-kyiv/index.html?q={word}#")
    assert seen["inView"]
    facets = look("opened", base, find_chromium(), "search", path=f"/search/index.html?q={word}&kind=figure")
    assert facets["trouble"] == []
    assert len(facets["results"]) == 1
    assert {line["whose"] for line in facets["results"][0]["lines"]} <= {side.title(), "Correction"}


def test_links_to_folders(tmp_path: Path) -> None:
    """Where addresses are those of folders, a link leads to the page in the folder, as it does on a server."""
    base = built(tmp_path, directories=True)
    seen = look(
        "folder", base, find_chromium(), "search", path="/comparisons/index.html", link="article a[href$='kyiv/']"
    )
    assert seen["url"] == f"{base}/comparisons/state-visit-kyiv/index.html"
    assert "A state visit" in seen["title"]
    assert seen["trouble"] == []


def test_an_index_for_servers_only(tmp_path: Path) -> None:
    """Where the index was not made for a disk, the search page says that it cannot search, and names the lists."""
    base = built(tmp_path, directories=True)
    seen = look("unserved", base, find_chromium(), "search", path="/search/index.html?q=Kiev")
    assert seen["says"]
    assert seen["lists"]
    assert seen["results"] == []
