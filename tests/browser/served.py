"""The site the browser tests look at, and how they look: scripts for node, which print what they saw as JSON."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from sample import DESCRIPTION, FULL, REFERENCE

See = Callable[..., dict[str, Any]]
"""Looks at the site with the script that belongs to a test: name of the check and its options."""

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


def find_chromium() -> str:
    """The path of Chromium, after looking that node and playwright-core are here too."""
    if shutil.which("node") is None:
        lacking("node")
    if not (ROOT / "node_modules" / "axe-core").is_dir():
        lacking("the npm packages of package.json in node_modules")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        lacking("Chromium")
    return str(found)


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not log; with a content security policy where there is one."""

    policy = ""

    def end_headers(self) -> None:
        """The headers of every file."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


REAL = "carney-in-kyiv"


def built(site: Path, language: str = "en") -> Path:
    """The folder of a site with every kind of page, built in the folder `site`; `language` is that of our words."""
    # Without the real comparison: where there is one, samples leave the index, the feeds and the charts.
    shutil.copytree(ROOT / "docs", site / "docs", ignore=shutil.ignore_patterns(REAL))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (site / "mkdocs.yml").write_text(
        settings.replace("name: material", f"name: material\n  language: {language}"), "utf-8"
    )
    add_comparisons(site / "docs" / "comparisons")
    # With an address, as a deployed site has it: the feeds are in the head then.
    config = load_config(
        str(site / "mkdocs.yml"), site_url="https://example.org/", repo_url="https://github.com/example/annotated"
    )
    build(config)
    return site / "site"


def add_comparisons(folder: Path) -> None:
    """Adds one that is hostile, one in excerpts, two equal texts, two unrelated ones, and two that went."""
    quoted = ATTACK.replace("'", "''")
    labels = DESCRIPTION.replace("A visit", f"'{quoted}'").replace("The Mirror", f"'{quoted}'")
    hostile = labels.replace("  label:", "  rights: 'x'\n  label:") + f"publish: full\nsummary: '{quoted}'\n"
    said = "was said on {} by all of them.\n"
    add(folder / "hostile", hostile, f"{ATTACK} {said.format('Monday')}", f"{ATTACK} {said.format('Tuesday')}")
    text = REFERENCE.replace("Kyiv", "Bergen")  # the tests of the search look for Kyiv
    add(folder / "identical", FULL, text, text)
    add(folder / "unrelated", FULL, text, "Knead the dough with flour, salt, yeast and water for ten minutes.\n" * 3)
    short = shutil.copytree(folder / "night-train-speech", folder / "excerpts") / "comparison.yml"
    short.write_text(short.read_text("utf-8").replace("publish: full", "publish: excerpts"), encoding="utf-8")
    gone = f"gone: {{removed: 2026-11-20, reason: Withdrawn.}}\nold-name: {{moved_to: {SAMPLE}}}\n"
    (folder / "removed.yml").write_text(gone, encoding="utf-8")


def add(folder: Path, description: str, reference: str, copy: str) -> None:
    """Writes a comparison; a sample like the others, so that all of them are in index and charts."""
    folder.mkdir()
    (folder / "comparison.yml").write_text(f"{description}sample: true\n", encoding="utf-8")
    (folder / "reference.txt").write_text(reference, encoding="utf-8")
    (folder / "copy.txt").write_text(copy, encoding="utf-8")


@contextmanager
def serving(folder: Path, policy: str = "") -> Iterator[str]:
    """The address of a plain file server for `folder`."""
    handler = type("Handler", (Quiet,), {"policy": policy})
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def look(name: str, base: str, chromium: str, script: str = "checks", **options: object) -> dict[str, Any]:
    """What the check `name` of a script beside this file saw."""
    given = json.dumps({"base": base, "chromium": chromium, **options})
    command = ["node", str(Path(__file__).with_name(f"{script}.mjs")), name, given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen
