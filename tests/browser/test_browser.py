"""The built site in Chromium, driven by checks.mjs: what a reader sees, reads, searches and clicks."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from sample import DESCRIPTION

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
SAMPLE = "state-visit-kyiv"
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>*{{ 7*7 }}*[x](javascript:alert(3))"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def lacking(what: str) -> None:
    """Skips with the reason; in CI it fails instead, so that nothing is skipped silently."""
    message = f"the browser tests need {what}; `make test` installs it where it may"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="module")
def chromium() -> str:
    """The path of Chromium, after looking that node and playwright-core are here too."""
    if shutil.which("node") is None:
        lacking("node")
    if not (ROOT / "node_modules" / "playwright-core").is_dir():
        lacking("playwright-core in node_modules")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        lacking("Chromium")
    return str(found)


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not log."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served site: this project's own docs, and one hostile comparison."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs", site / "docs")
    shutil.copy(ROOT / "mkdocs.yml", site)
    hostile = site / "docs" / "comparisons" / "hostile"
    hostile.mkdir()
    quoted = ATTACK.replace("'", "''")
    labels = DESCRIPTION.replace("A visit", f"'{quoted}'").replace("The Mirror", f"'{quoted}'")
    rights = labels.replace("  label:", "  rights: 'x'\n  label:") + f"publish: full\nsummary: '{quoted}'\n"
    (hostile / "comparison.yml").write_text(rights, encoding="utf-8")
    (hostile / "reference.txt").write_text(f"{ATTACK} was said on Monday by all of them.\n", encoding="utf-8")
    (hostile / "copy.txt").write_text(f"{ATTACK} was said on Tuesday by all of them.\n", encoding="utf-8")
    config = load_config(str(site / "mkdocs.yml"), site_url="")
    build(config)
    handler = functools.partial(Quiet, directory=str(site / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def look(name: str, base: str, chromium: str, **options: object) -> dict[str, Any]:
    """What the check `name` of checks.mjs saw."""
    given = json.dumps({"base": base, "chromium": chromium, **options})
    command = ["node", str(Path(__file__).with_name("checks.mjs")), name, given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


ACROSS = [f"/comparisons/{path}/" for path in ("errors", "errors/figures", "overview", "by/publisher", "by/serious")]


@pytest.mark.parametrize(
    "path", ["/", "/comparisons/", f"/comparisons/{SAMPLE}/", "/comparisons/hostile/", "/method/", *ACROSS]
)
def test_pages_open(base: str, chromium: str, path: str) -> None:
    """A page opens without errors, without dialogs from hostile titles, and without asking other hosts."""
    seen = look("opens", base, chromium, path=path)
    assert seen["trouble"] == []
    assert seen["title"]


@pytest.mark.parametrize("slug", [SAMPLE, "hostile", "hato-no-hashi"])
def test_sections_hold_the_texts(base: str, chromium: str, slug: str) -> None:
    """What a reader can select in either section is the text of the file, white space aside."""
    folder = ROOT / "docs" / "comparisons" / slug
    seen = look("texts", base, chromium, path=f"/comparisons/{slug}/")
    for side, day in (("copy", "Tuesday"), ("reference", "Monday")):
        own = folder / f"{side}.txt"
        text = own.read_text("utf-8-sig") if own.is_file() else f"{ATTACK} was said on {day} by all of them."
        assert "".join(seen[side].split()) == "".join(text.split())


def test_readings_without_javascript(base: str, chromium: str) -> None:
    """The four readings switch without JavaScript: copy, copy without marks, reference, both."""
    seen = look("readings", base, chromium, path=f"/comparisons/{SAMPLE}/")
    shown = {name: (reading["copy"], reading["reference"]) for name, reading in seen.items()}
    assert shown == {
        "marked": (True, False),
        "published": (True, False),
        "corrected": (False, True),
        "both": (True, True),
    }
    assert seen["marked"]["mark"] != seen["published"]["mark"]


@pytest.mark.parametrize("word", ["Kiev", "Kyiv"])
def test_search(base: str, chromium: str, word: str) -> None:
    """A search for the wrong form and for the right one leads to the comparison and its words."""
    seen = look("search", base, chromium, word=word)
    assert SAMPLE in seen["url"]
    assert seen["found"]
    assert word in seen["excerpt"]
    assert word in seen["highlighted"]
    assert seen["inView"]
    assert seen["trouble"] == []


@pytest.mark.parametrize("path", ["/", "/comparisons/", f"/comparisons/{SAMPLE}/", "/comparisons/hostile/", *ACROSS])
def test_narrow_window(base: str, chromium: str, path: str) -> None:
    """Nothing sticks out of a window 360 pixels wide, in any reading."""
    assert look("overflow", base, chromium, path=path, width=360)["found"] == []


@pytest.mark.parametrize("nth", [1, 12, 20])
def test_address_of_a_correction(base: str, chromium: str, nth: int) -> None:
    """The address of a correction shows its words, free of the bar."""
    seen = look("address", base, chromium, path=f"/comparisons/{SAMPLE}/", nth=nth)
    assert seen["id"].startswith("c-")
    assert seen["inView"]
