"""What a pair of books costs: `python tests/bench/book.py [WORDS …]` builds sites of one long comparison each.

In CPU seconds and peak memory, each command a process of its own:

    build step      `annotate build`, which writes a page for each part, and the downloads
    site            MkDocs building that tree
    search          making the index

Ten times the words may cost 15 times the CPU; no command may take more than 1 GB.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from results import Figure, keep
from texts import article

SIZES = (100_000, 1_000_000)
WIDEST, MOST = 15.0, 1000.0  # what ten times the words may cost in CPU, and the most memory in MB
CONFIG = """\
site_name: A site
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [annotate]
"""
DESCRIPTION = """\
title: A book in two editions
date: 2026-01-02
language: en
publish: full
reference: {file: reference.txt, label: First edition, rights: generated}
copy: {file: copy.txt, label: Second edition, rights: generated}
"""
# Runs a command and prints what it took: this process has no other child.
MEASURE = """\
import json, resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
sys.exit(code)
"""


class Cost(NamedTuple):
    """Seconds of CPU and the peak memory in MB."""

    cpu: float
    memory: float


def write_project(home: Path, words: int) -> None:
    """A project with one comparison of about so many words."""
    folder = home / "docs" / "comparisons" / "book"
    folder.mkdir(parents=True)
    (home / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (home / "docs" / "index.md").write_text("# A site\n", encoding="utf-8")
    (folder / "comparison.yml").write_text(DESCRIPTION, encoding="utf-8")
    for name, text in zip(("reference", "copy"), article(words), strict=True):
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")


def measured(home: Path, *command: str) -> Cost:
    """What `python -m COMMAND` takes in the folder `home`."""
    run = [sys.executable, "-c", MEASURE, sys.executable, "-m", *command]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(run, cwd=home, env=env, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr.decode()}")
    return Cost(*json.loads(done.stdout))


def measure(words: int) -> dict[str, Cost]:
    """Builds the site of one size, and prints what it took and how large its pages are."""
    with tempfile.TemporaryDirectory(prefix="annotate-bench-") as folder:
        home = Path(folder)
        write_project(home, words)
        costs = {
            "build step": measured(home, "annotate", "build", "--no-cache"),
            "site": measured(home, "mkdocs", "build", "-q", "-f", "tree/mkdocs.yml"),
            "search": measured(home, "annotate", "index", "tree/site"),
        }
        book = home / "tree" / "site" / "comparisons" / "book"
        sizes = sorted(path.stat().st_size / 1000 for path in (book / "part").rglob("*.html"))
        first = (book / "index.html").stat().st_size / 1000
    print(f"\na pair of {words:,} words: {len(sizes)} parts")
    for name, cost in costs.items():
        print(f"  {name:<12}{cost.cpu:8.1f} s of CPU{cost.memory:8.0f} MB")
    print(
        f"  pages       {sizes[len(sizes) // 2]:8.0f} kB, {sizes[-1]:.0f} kB at most; the first {first:.0f} kB",
        flush=True,
    )
    return costs


def keep_books(sizes: list[int], made: list[dict[str, Cost]], factors: list[float]) -> None:
    """Keeps what was measured for the page of figures."""
    figures = []
    for size, costs in zip(sizes, made, strict=True):
        for name, cost in costs.items():
            figures.append(Figure(f"{size:,} words: {name}", cost.cpu, "s", ours=True))
            figures.append(Figure(f"{size:,} words: {name}, peak memory", cost.memory, "MB", MOST, ours=True))
    names = [name for costs in made[1:] for name in costs]
    figures += [
        Figure(f"{name}, size after size", f, "×", WIDEST, True) for name, f in zip(names, factors, strict=True)
    ]
    how = "A generated pair of books, published in parts of about 10,000 words; CPU, each command a process of its own."
    keep("4-books", "A pair of books", how, figures)


def main() -> int:
    """Measures all sizes; exit code 1 above the bars."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    made = [measure(size) for size in sizes]
    factors = [later[name].cpu / earlier[name].cpu for earlier, later in pairwise(made) for name in earlier]
    keep_books(sizes, made, factors)
    print(f"\nthe next size costs {', '.join(f'{factor:.1f}' for factor in factors)} times the CPU")
    peak = max(cost.memory for costs in made for cost in costs.values())
    return 0 if max(factors, default=0) <= WIDEST and peak <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
