"""What a site costs: `python tests/bench/sites.py [NUMBER …]` builds sites of so many comparisons (100, 1,000, 3,000).

Every comparison is as long as the Carney pair, with as many differences. Side by side, in CPU seconds of all processes:

    plain           MkDocs with Material, building the same pages written beforehand as Markdown with footnotes
    our tree        the same MkDocs, building the tree that `annotate build` wrote; Zensical building it; and Hugo,
                    with a bare layout, building the plain pages, as the limit
    build step      `annotate build`, which writes that tree; and with two processes, by the clock
    clean           MkDocs with our plugin and nothing kept: build step and site together, without the search
    warm            the same again, nothing changed
    one changed     the same after one text was edited; and a clean build beside it, which has to give the same bytes
    search          making the index

The peak memory is that of the largest process. From 5,000 comparisons on some are left out that take hours or say the
same again: two processes, other generators than MkDocs, one text changed.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from projects import PLAIN, PLUGIN, WORDS, hugo_project, plain_docs, project, write_docs
from results import Figure, keep

MANY = 5000
MEASURE = """\
import json, os, resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True)
wall = time.perf_counter() - start
if done.returncode:
    sys.stderr.write((done.stdout + done.stderr).decode(errors="replace"))
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, wall]))
sys.exit(done.returncode)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: CPU seconds of its processes, peak memory of the largest in MB, seconds by the clock."""

    cpu: float
    memory: float
    wall: float


def cost(*command: str | Path, cwd: Path) -> Cost:
    """Runs a command in `cwd`. Its output is thrown away unless it fails."""
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONHASHSEED": "0"}
    measured = [sys.executable, "-c", MEASURE, *map(str, command)]
    done = subprocess.run(measured, cwd=cwd, env=env, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(f"{command} failed")
    return Cost(*json.loads(done.stdout))


def ours(*arguments: str | Path, cwd: Path) -> Cost:
    """Runs a module of Python."""
    return cost(sys.executable, "-m", *arguments, cwd=cwd)


class Table:
    """Prints what was measured as it comes, and keeps it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.figures: list[Figure] = []
        print(f"\n{number:,} comparisons of {WORDS} words", flush=True)

    def cost(self, label: str, found: Cost, mine: bool = True, most: float | None = None) -> Cost:
        """One more cost, which it gives back; `most` is what its memory should be at most."""
        self.figures += [
            Figure(label, found.cpu, "s", ours=mine),
            Figure(f"{label}: peak memory", found.memory, "MB", most, ours=mine),
        ]
        print(f"  {label:44}{found.cpu:8.1f} s {found.memory:6.0f} MB", flush=True)
        return found

    def share(self, label: str, value: float, asked: float | None = None, unit: str = "×") -> None:
        """One more quotient, and what it should be at most."""
        self.figures.append(Figure(label, value, unit, asked, ours=True))
        print(f"  {label:44}{value:8.3f} {unit}{f'  (asked: {asked})' if asked else ''}", flush=True)

    def keep(self) -> None:
        """Keeps them for the page."""
        how = "CPU of all processes, one build each, one after the other in one run; `make bench` repeats it."
        keep(f"3-site-{self.number:05}", f"A site of {self.number:,} comparisons of {WORDS} words", how, self.figures)


def same(left: Path, right: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = [sorted(p.relative_to(d).as_posix() for p in d.rglob("*") if p.is_file()) for d in (left, right)]
    return names[0] == names[1] and not any(filecmp.cmpfiles(left, right, names[0], shallow=False)[1:])


def measure(number: int) -> None:
    """Builds the sites of one size and prints what they took."""
    with tempfile.TemporaryDirectory(prefix="annotate-bench-") as temporary:
        home, table = Path(temporary), Table(number)
        write_docs(home / "docs", number)
        site = project(home, "ours", PLUGIN, home / "docs")
        step = table.cost("build step", ours("annotate", "build", "--no-cache", "--output", "tree", cwd=site), most=300)
        table.share("build step, each", 1000 * step.cpu / number, unit="ms")
        build = ("mkdocs", "build", "-q", "-f", "tree/mkdocs.yml", "-d", home / "tree")
        tree = table.cost("our tree, MkDocs", ours(*build, cwd=site))
        page = home / "tree/comparisons/comparison-7/index.html"
        table.share("our tree, one page", page.stat().st_size / 1000, unit="kB")
        if number < MANY:
            two = ours("annotate", "build", "--no-cache", "--jobs", "2", "--output", "two", cwd=site)
            table.share("build step by the clock, two processes to one", two.wall / step.wall, 0.6)
            assert same(site / "tree", site / "two"), "two processes wrote something else than one"
        measure_plain(home, site, tree, table)
        if number < MANY:
            measure_others(home, site, table)
        measure_together(home, site, table)
        table.keep()


def measure_plain(home: Path, site: Path, tree: Cost, table: Table) -> None:
    """The same pages as anyone's Markdown."""
    plain_docs(site / "tree", home / "plain-docs")
    plain = project(home, "plain", PLAIN, home / "plain-docs")
    beside = table.cost("plain Material, MkDocs", ours("mkdocs", "build", "-q", cwd=plain), mine=False)
    table.share("our tree / plain Material", tree.cpu / beside.cpu, 1.0)


def measure_others(home: Path, site: Path, table: Table) -> None:
    """The same pages under other generators."""
    table.cost("our tree, Zensical", ours("zensical", "build", cwd=site / "tree"), mine=False)
    if shutil.which("hugo", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"):
        folder = hugo_project(home, home / "plain-docs")
        program = Path(sys.executable).with_name("hugo")
        table.cost(
            "plain pages, Hugo", cost(program if program.exists() else "hugo", "--quiet", cwd=folder), mine=False
        )


def measure_together(home: Path, site: Path, table: Table) -> None:
    """Build step and site together: nothing kept, nothing changed, one text changed; and the search."""
    clean = table.cost("clean", ours("mkdocs", "build", "-q", cwd=site), most=1500)
    warm = table.cost("warm", ours("mkdocs", "build", "-q", cwd=site))
    table.share("warm / clean", warm.cpu / clean.cpu, 0.10)
    if table.number < MANY:
        measure_change(home, site, clean, table)
    index = table.cost("search index", ours("annotate", "index", "site", cwd=site), most=1500)
    table.share("search index, each", 1000 * index.cpu / table.number, unit="ms")


def measure_change(home: Path, site: Path, clean: Cost, table: Table) -> None:
    """A build after one text was edited, which has to give what a clean one gives."""
    text = site / "docs/comparisons/comparison-7/copy.txt"
    text.write_text(text.read_text("utf-8").replace(" the ", " not the ", 1), encoding="utf-8")
    one = table.cost("one changed", ours("mkdocs", "build", "-q", cwd=site))
    table.share("one changed / clean", one.cpu / clean.cpu, 0.15)
    anew = project(home, "anew", PLUGIN, site / "docs")
    ours("mkdocs", "build", "-q", cwd=anew)
    assert same(site / "site", anew / "site"), "a build after a change wrote something else than a clean one"


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [100, 1000, 3000]:
        measure(size)
