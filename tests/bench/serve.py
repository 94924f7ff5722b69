"""What an edit costs under live reload: `python tests/bench/serve.py [NUMBER [EDITS]]` (1,000 comparisons, 7 edits).

`mkdocs serve` serves a site of so many generated comparisons, its search included. Then a word of one text is replaced,
and the page asked for until it has the new word: what is told is the time from the saved file to that answer. MkDocs
looks at the files twice a second and waits another tenth of a second for more, which is part of it.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from projects import SEARCHED, write_docs
from results import Figure, keep

BAR = 2.0  # seconds
STARTING = 1800.0  # seconds a server may take until it answers
ASK = build_opener(ProxyHandler({}))


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(project: Path) -> Iterator[str]:
    """The address of the site in `project`, served with live reload."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, words: str, within: float) -> float:
    """Seconds until the page at `address` has `words`."""
    start = time.perf_counter()
    while time.perf_counter() < start + within:
        try:
            with ASK.open(address, timeout=within) as answer:
                if words in answer.read().decode():
                    return time.perf_counter() - start
        except (URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} does not show {words!r}")


def main(number: int, edits: int) -> int:
    """Prints what edits take; exit code 1 when the median is over the bar."""
    with tempfile.TemporaryDirectory(prefix="annotate-serve-") as home:
        project = Path(home)
        (project / "mkdocs.yml").write_text(SEARCHED, encoding="utf-8")
        write_docs(project / "docs", number)
        with served(project) as address:
            wait_for(f"{address}comparisons/comparison-7/", "<h1", STARTING)
            seconds = [edit(project, address, 7 + each, f"Zzyzx{each}") for each in range(edits)]
    median = statistics.median(seconds)
    print(f"{number:,} comparisons: an edit shows after {median:.2f} s (the bar is {BAR:.0f} s)", end="")
    print(f"; all: {', '.join(f'{each:.2f}' for each in seconds)}", flush=True)
    how = f"From the saved file to the server's answer with the new words, by the clock: median of {edits} edits."
    slowest = Figure("the slowest", max(seconds), "s", ours=True)
    keep(
        "3-site-serve",
        f"Live reload with {number:,} comparisons",
        how,
        [Figure("an edit shows after", median, "s", BAR, True), slowest],
    )
    return 0 if median <= BAR else 1


def edit(project: Path, address: str, which: int, word: str) -> float:
    """Seconds from the saved text, `word` being new in it, to the page that has it."""
    text = project / f"docs/comparisons/comparison-{which}/copy.txt"
    words = text.read_text("utf-8").split(" ")
    words[9] = word
    time.sleep(1 + which % 7 / 10)  # nothing is under way then, and each edit meets the watching at another moment
    text.write_text(" ".join(words), encoding="utf-8")
    return wait_for(f"{address}comparisons/comparison-{which}/", word, STARTING)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(given[0] if given else 1000, given[1] if len(given) > 1 else 7))
