"""Axe on every kind of page, driven by axe.mjs, and what checkers of HTML say."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from kinds import FOREIGN, KINDS
from served import ROOT, built, lacking, look, serving

pytestmark = pytest.mark.browser
PARTS = [KINDS[i::4] for i in range(4)]


@pytest.mark.parametrize("paths", PARTS, ids=range(4))
def test_axe(base: str, chromium: str, paths: list[str]) -> None:
    """Light, dark, wide, narrow, with and without JavaScript, folded and unfolded, axe finds nothing on any page.

    That is AA and best practice. Nothing sticks out either, nothing is asked of other hosts, and no error is logged.
    """
    found = look("pages", base, chromium, script="axe", paths=paths)["found"]
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert list(found) == paths


@pytest.fixture(scope="session", params=["de", "fr"])
def foreign(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The folder of the site in another language of the interface."""
    return built(tmp_path_factory.mktemp(str(request.param)), str(request.param))


def test_other_languages(foreign: Path, chromium: str) -> None:
    """Axe finds nothing, and html-validate nothing, where our own words are German or French and longer."""
    with serving(foreign) as address:
        found = look("pages", address, chromium, script="axe", paths=FOREIGN, schemes=["light"], scripts=[True])[
            "found"
        ]
        assert {path: wrong for path, wrong in found.items() if wrong} == {}
        assert validated([address + path for path in FOREIGN]) == []


def test_html_is_valid(base: str, chromium: str) -> None:
    """html-validate finds nothing in what we write of a page: the article; the theme's frame is the theme's."""
    del chromium  # only so that the test skips with the others
    assert validated([base + path for path in KINDS]) == []


def validated(addresses: list[str]) -> list[str]:
    """What html-validate has against the pages at these addresses."""
    command = ["node", str(Path(__file__).with_name("valid.mjs")), json.dumps(addresses)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


def test_every_page_is_valid(site: Path) -> None:
    """The Nu checker finds no error in any page of the site but one: the theme's boxes that say `autocomplete`."""
    jar = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if shutil.which("java") is None or not jar.is_file():
        lacking("java, and vnu-jar in node_modules")
    pages = [str(page) for page in sorted(site.rglob("*.html")) if "pagefind" not in page.parts]
    command = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--errors-only", "--exit-zero-always", *pages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    found = [f"{m['url']}:{m['lastLine']}: {m['message']}" for m in json.loads(done.stderr)["messages"]]
    assert [fault for fault in found if "“autocomplete” is only allowed" not in fault] == []
    assert len(pages) > len(KINDS)
