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
from results import Figure, keep

from annotate import compare
from annotate.finish import finish
from annotate.source.contents import Contents

ROOT = Path(__file__).parent.parent.parent
CARNEY = ROOT.parent / "shared" / "corpus" / "carney"
OURS, YARDSTICK = "build step: compared, page and five exports written", "diff-match-patch, words of the whole text"
BAR = 0.5
SLOW = {"CollateX": 3}
"""Of what takes seconds, the rounds that are enough."""
DESCRIPTION = """\
title: A pair
date: 2026-11-21
language: en
publish: full
reference: {file: reference.txt, label: The Original, rights: ours}
copy: {file: copy.txt, label: The Mirror, rights: ours}
"""


def pair() -> tuple[str, str, str]:
    """A name and the two texts to compare: the Carney pair where it is present, else one of our samples."""
    folder = CARNEY if CARNEY.is_dir() else ROOT / "docs" / "comparisons" / "state-visit-kyiv"
    texts = [(folder / f"{side}.txt").read_text("utf-8-sig") for side in ("reference", "copy")]
    return folder.name, texts[0], texts[1]


def finished(reference: str, copy: str) -> None:
    """Everything the build step makes of a folder with these texts, from its bytes on."""
    files = {"comparison.yml": DESCRIPTION, "reference.txt": reference, "copy.txt": copy}
    outcome = finish(Contents("pair", "pair", {name: text.encode() for name, text in files.items()}, {}), "en")
    assert outcome.finished, outcome.problems


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


def medians_of(runs: dict[str, Run], rounds: int) -> dict[str, float]:
    """The median milliseconds of each run, all of them run in turn."""
    times: dict[str, list[float]] = {label: [] for label in runs}
    for run in runs.values():
        run()  # loads what is loaded once
    for turn in range(rounds):
        for label, run in runs.items():
            if turn < SLOW.get(label, rounds):
                times[label].append(cpu(run))
    return {label: statistics.median(values) for label, values in times.items()}


def main() -> int:
    """Prints the tables; exit code 1 when we cost more than the bars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args().rounds
    name, reference, copy = pair()
    runs: dict[str, Run] = {
        OURS: lambda: finished(reference, copy),
        "compare() alone": lambda: compare(reference, copy, language="en"),
        YARDSTICK: lambda: word_diff(reference, copy),
        **peers(reference, copy),
    }
    mine = set(list(runs)[:2])
    medians = medians_of(runs, rounds)
    words = len(reference.split()), len(copy.split())
    how = f"Pair {name}: {words[0]} and {words[1]} words. CPU, median of {rounds} rounds, in turn, in one warm process."
    print(f"\n{how}\n")
    if (git := git_words(reference, copy, 5)) is not None:
        medians["git diff --word-diff, a process"] = git
    for label, median in medians.items():
        print(f"  {label:<52}{median:8.1f} ms{median / medians[YARDSTICK]:8.2f} ×")
    ratio = medians[OURS] / medians[YARDSTICK]
    figures = [Figure(label, median, "ms", ours=label in mine) for label, median in medians.items()]
    keep("1-pair", "One pair", how, [*figures, Figure("build step / diff-match-patch", ratio, "×", BAR, True)])
    within = ratio <= BAR or name != CARNEY.name  # the bar is one for that pair: little differs in a sample
    print(f"\nratio to {YARDSTICK}: {ratio:.2f} (the bar for the pair {CARNEY.name} is {BAR})")
    peak, seconds = build_memory()
    print(f"mkdocs build of this site: {peak:.0f} MB at its peak, {seconds:.1f} s of CPU", flush=True)
    grows_well = print_growth()
    return 0 if within and peak < 300 and grows_well else 1


if __name__ == "__main__":
    sys.exit(main())
