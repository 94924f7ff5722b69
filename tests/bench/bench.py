"""`make bench`: what a comparison costs, beside other tools, in one run.

CPU time, medians over rounds in which everything runs once in turn, so that a slow moment of the machine
meets all alike. Imports and the loading of data come before. Peers that are not installed are left out.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from growth import print_growth
from peers import Run, peers, word_diff

from annotate import compare
from annotate.entry import Entry, Metadata, Version
from annotate.write.page import comparison_page

ROOT = Path(__file__).parent.parent.parent
CARNEY = ROOT.parent / "shared" / "corpus" / "carney"
OURS, YARDSTICK = "compare() and its page", "diff-match-patch, words of the whole text"
BAR = 0.6


def pair() -> tuple[str, str, str]:
    """A name and the two texts to compare: the Carney pair where it is present, else one of our samples."""
    folder = CARNEY if CARNEY.is_dir() else ROOT / "docs" / "comparisons" / "state-visit-kyiv"
    texts = [(folder / f"{side}.txt").read_text("utf-8-sig") for side in ("reference", "copy")]
    return folder.name, texts[0], texts[1]


def page(reference: str, copy: str, language: str) -> str:
    """Both texts compared, and the Markdown of their page."""
    comparison = compare(reference, copy, language=language)
    versions = (Version("reference.txt", "The original"), Version("copy.txt", "The copy"))
    return comparison_page(Entry("pair", Metadata("A pair", "2026-11-21", *versions, publish="full"), comparison))


def cpu(run: Run) -> float:
    """Milliseconds of CPU that one run takes in this process."""
    start = time.process_time()
    run()
    return (time.process_time() - start) * 1000


def git_words(reference: str, copy: str, rounds: int) -> float | None:
    """Milliseconds of CPU of `git diff --word-diff`, process and all; None without git."""
    if shutil.which("git") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("reference", "copy")]
        for path, text in zip(paths, (reference, copy), strict=True):
            path.write_text(text, encoding="utf-8")
        before = children()
        for _ in range(rounds):
            command = ["git", "diff", "--no-index", "--word-diff", *map(str, paths)]
            subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        return (children() - before) * 1000 / rounds


def children() -> float:
    """Seconds of CPU of the processes that ended so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def build_memory() -> tuple[float, float]:
    """Peak memory in MB and seconds of CPU of `mkdocs build` on this project's docs, as a process."""
    with tempfile.TemporaryDirectory() as folder:
        script = (
            "import resource, subprocess, sys\n"
            "code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode\n"
            "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
            "print(u.ru_maxrss / 1024, u.ru_utime + u.ru_stime)\n"
            "sys.exit(code)\n"
        )
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        command = [sys.executable, "-c", script, *build]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    peak, seconds = map(float, done.stdout.split())
    return peak, seconds


def main() -> int:
    """Prints the table; exit code 1 when we cost more than the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args().rounds
    name, reference, copy = pair()
    runs: dict[str, Run] = {
        OURS: lambda: page(reference, copy, "en"),
        "compare() alone": lambda: compare(reference, copy, language="en"),
        YARDSTICK: lambda: word_diff(reference, copy),
        **peers(reference, copy),
    }
    for run in runs.values():
        run()  # loads what is loaded once
    times: dict[str, list[float]] = {label: [] for label in runs}
    for _ in range(rounds):
        for label, run in runs.items():
            times[label].append(cpu(run))
    medians = {label: statistics.median(values) for label, values in times.items()}
    words = len(reference.split()), len(copy.split())
    print(f"\npair {name}: {words[0]} and {words[1]} words; CPU, median of {rounds} rounds\n")
    if (git := git_words(reference, copy, 5)) is not None:
        medians["git diff --word-diff, a process"] = git
    for label, median in medians.items():
        print(f"  {label:<44}{median:8.1f} ms{median / medians[YARDSTICK]:8.2f} ×")
    ratio = medians[OURS] / medians[YARDSTICK]
    within = ratio <= BAR or name != CARNEY.name  # the bar is one for that pair: little differs in a sample
    print(f"\nratio to {YARDSTICK}: {ratio:.2f} (the bar for the pair {CARNEY.name} is {BAR})")
    peak, seconds = build_memory()
    print(f"mkdocs build of this site: {peak:.0f} MB at its peak, {seconds:.1f} s of CPU", flush=True)
    grows_well = print_growth()
    return 0 if within and peak < 300 and grows_well else 1


if __name__ == "__main__":
    sys.exit(main())
