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

from sample import DESCRIPTION

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
    if not (ROOT / "node_modules" / "@axe-core").is_dir():
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


def built(site: Path) -> Path:
    """The folder of a site built in the folder `site`: our own docs, one hostile comparison, one in excerpts."""
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
    short = shutil.copytree(
        site / "docs" / "comparisons" / "night-train-speech", site / "docs" / "comparisons" / "excerpts"
    )
    own = (short / "comparison.yml").read_text("utf-8")
    (short / "comparison.yml").write_text(own.replace("publish: full", "publish: excerpts"), encoding="utf-8")
    config = load_config(str(site / "mkdocs.yml"), site_url="", repo_url="https://github.com/example/annotated")
    build(config)
    return site / "site"


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
