"""What longer texts cost: the growth of a comparison with its text, and of the shapes that cost the most.

Each measurement is a process of its own, so that its peak of memory is its own; CPU is that of the comparison alone.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from peers import word_diff
from results import Figure, keep
from texts import WORST, article

from annotate import compare

SIZES = (10_000, 100_000, 1_000_000)
WIDEST, MOST = 15.0, 1000.0  # what ten times the text may cost in CPU, and the most memory in MB
FEASIBLE = 100_000  # words up to which diff-match-patch, quadratic in what differs, ends within minutes
OURS, DMP, GIT = "compare()", "diff-match-patch, words", "git diff --word-diff --histogram"


class Cost(NamedTuple):
    """Seconds of CPU and the peak memory in MB."""

    cpu: float
    memory: float


def print_growth() -> bool:
    """Print both tables; whether ten times the text costs at most the bars."""
    print(f"\n{'words of a generated article and copy':<44}" + "".join(f"{size:>18,}" for size in SIZES))
    ours = [measured(OURS, "article", size) for size in SIZES]
    print_row(OURS, ours)
    print_row(DMP, [measured(DMP, "article", size) if size <= FEASIBLE else None for size in SIZES])
    print_row(GIT, [measured(GIT, "article", size) if shutil.which("git") else None for size in SIZES])
    factors = [later.cpu / earlier.cpu for earlier, later in pairwise(ours)]
    keep_growth(ours, factors)
    print(f"  ten times the text costs {' and '.join(f'{factor:.1f}' for factor in factors)} times the CPU")
    print(f"  – : not measured, {DMP} would take hours")
    print(f"\n{'worst shapes':<44}{'size':>8}{'CPU':>11}{'growth for four times the size':>34}")
    for name, (_, small, large) in WORST.items():
        costs = [measured(OURS, name, size) for size in (small, large)]
        times = costs[1].cpu / costs[0].cpu
        print(f"  {name:<42}{large:>8,}{costs[1].cpu:>9.2f} s{times:>9.1f} × from {small:,} ({costs[0].cpu:.2f} s)")
    return max(factors) <= WIDEST and ours[-1].memory <= MOST


def keep_growth(ours: list[Cost], factors: list[float]) -> None:
    """Keeps the growth with the text for the page."""
    sizes = zip(SIZES, ours, strict=True)
    figures = [Figure(f"{size:,} words: compare()", cost.cpu, "s", ours=True) for size, cost in sizes]
    figures.append(Figure(f"{SIZES[-1]:,} words: compare(): peak memory", ours[-1].memory, "MB", MOST, ours=True))
    steps = zip(SIZES[1:], factors, strict=True)
    figures += [Figure(f"{size:,} words / a tenth of them", factor, "×", WIDEST, ours=True) for size, factor in steps]
    how = "A generated article, and a copy with words, names and figures changed, paragraphs moved; CPU of a process."
    keep("2-growth", "Growth with the text", how, figures)


def print_row(label: str, costs: list[Cost | None] | list[Cost]) -> None:
    """One line of the first table."""
    cells = (f"{cost.cpu:.2f} s {cost.memory:.0f} MB" if cost else "–" for cost in costs)
    print(f"  {label:<42}" + "".join(f"{cell:>18}" for cell in cells), flush=True)


def measured(tool: str, shape: str, size: int) -> Cost:
    """The Cost of one tool on one text, in a process of its own."""
    command = [sys.executable, __file__, tool, shape, str(size)]
    return Cost(*json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


def cost(tool: str, reference: str, copy: str) -> Cost:
    """The Cost of one tool on two texts, measured in this process."""
    if tool == GIT:
        return git(reference, copy)
    run = word_diff if tool == DMP else partial(compare, language="en")
    run("One word is here.", "One word was here.")  # loads what is loaded once
    start = time.process_time()
    run(reference, copy)
    return Cost(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def git(reference: str, copy: str) -> Cost:
    """The Cost of git's diff by words, process and all; its memory is at least that of this process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("reference", "copy")]
        for path, text in zip(paths, (reference, copy), strict=True):
            path.write_text(text, encoding="utf-8")
        command = ["git", "diff", "--no-index", "--word-diff", "--histogram", *map(str, paths)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    made = WORST[sys.argv[2]][0] if sys.argv[2] in WORST else article
    print(json.dumps(cost(sys.argv[1], *made(int(sys.argv[3])))))
