"""Interrupted at any moment: a build that is killed, or that the system refuses something, leaves a whole site.

strace ends the process at its n-th call of a kind, or lets that call fail. Afterwards a whole tree stands under its
name or, between two renames, beside it, and the next build finishes the job with the right bytes.
"""

from __future__ import annotations

import functools
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import pytest

from sample import CONFIG, COPY, FULL, REFERENCE

ROOT = Path(__file__).parent.parent.parent
LONG = os.environ.get("ANNOTATE_TORTURE") == "1"
SITE_CASES = 200 if LONG else 2
STEP_CASES = 10_000 if LONG else 8
CALLS = (
    *("write", "pwrite64", "copy_file_range", "sendfile", "ftruncate", "fsync", "fdatasync"),
    *("rename", "renameat", "renameat2", "link", "symlink", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat"),
)
FAULTS = ("signal=SIGKILL", "error=EIO", "error=EACCES", "error=ENOSPC")
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-o")
PROCESS = re.compile(r"(?<=[.-])\d+(?=-old$|$)")
"""The number of a process in the name of what it was about to put in place."""
WORKERS = 2
SECONDS = 120

Digest = dict[str, str]
Told = Callable[[str, object], None]


class Case(NamedTuple):
    """One fault: the kind of call, which of them in a process, and what becomes of it."""

    call: str
    number: int
    fault: str

    def __str__(self) -> str:
        """As strace takes it."""
        return f"{self.call}:{self.fault}:when={self.number}"


@functools.cache
def traceable() -> bool:
    """Whether strace is here and may trace."""
    if not shutil.which("strace"):
        return False
    return subprocess.run([*STRACE, os.devnull, "true"], capture_output=True, check=False).returncode == 0


@pytest.fixture(autouse=True)
def strace() -> None:
    """The tests need strace; without it they skip, except in CI."""
    if not traceable():
        assert not os.environ.get("CI"), "strace is missing, or may not trace"
        pytest.skip("needs strace, and a system that lets it trace")


@functools.cache
def env() -> dict[str, str]:
    """The environment of every build."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "plugins")])
    return os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}


def run(command: Sequence[str], at: Path, tracing: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """`command` in the folder `at`, under strace when `tracing` says how."""
    traced = [*STRACE, str(at.parent / "trace"), *tracing, *command] if tracing else list(command)
    return subprocess.run(
        traced, cwd=at, env=env(), capture_output=True, text=True, check=False, timeout=SECONDS, errors="replace"
    )


def calls(command: Sequence[str], at: Path) -> list[tuple[str, int]]:
    """Every call that changes something, by its kind and its number among those of its kind in its process."""
    assert run(command, at, ["-e", f"trace={','.join(CALLS)}"]).returncode == 0
    counts: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, int], None] = {}
    for line in (at.parent / "trace").read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\(", line)
        if match and match[2] in CALLS:
            counts[match[1], match[2]] = number = counts.get((match[1], match[2]), 0) + 1
            found[match[2], number] = None
    return list(found)


def digest(folder: Path) -> Digest:
    """The hash of every file below `folder`; nothing where there is none."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def write_site(home: Path) -> None:
    """A site with two comparisons."""
    for name in ("a", "b"):
        folder = home / "docs" / "comparisons" / name
        folder.mkdir(parents=True)
        for file, text in (("comparison.yml", FULL), ("reference.txt", REFERENCE), ("copy.txt", COPY)):
            (folder / file).write_text(text, encoding="utf-8")
    (home / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (home / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")


def edit(home: Path) -> None:
    """Another text, and a comparison less: pages change and pages go."""
    (home / "docs/comparisons/a/copy.txt").write_text(COPY + "One more line.\n", encoding="utf-8")
    shutil.rmtree(home / "docs/comparisons/b")


class Ground:
    """A site whose old build stands, ready to be built anew, again and again, in several places at the same time."""

    def __init__(self, base: Path, command: Sequence[str], output: str, beside: str) -> None:
        self.command, self.output, self.beside = command, output, beside
        self.start = base / "start"
        self.homes: SimpleQueue[Path] = SimpleQueue()
        write_site(self.start)
        self.clean(self.start)
        self.old = digest(self.start / output)
        edit(self.start)
        home = base / "worker 0" / "home"
        self.reset(home)
        self.calls = calls(command, home)
        self.new = digest(home / output)
        assert self.old
        assert self.new
        assert self.old != self.new
        self.finished: set[tuple[tuple[str, str], ...]] = set()
        for number in range(WORKERS):
            self.homes.put(base / f"worker {number}" / "home")

    def reset(self, home: Path) -> None:
        """The site as it was before the build."""
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.start, home)

    def clean(self, home: Path) -> None:
        """An undisturbed build."""
        done = run(self.command, home)
        assert done.returncode == 0, done.stderr

    def cases(self, number: int) -> list[Case]:
        """`number` cases, drawn with a fixed seed."""
        every = [Case(*call, fault) for call in self.calls for fault in FAULTS]
        return random.Random(number).sample(every, min(number, len(every)))  # noqa: S311 - nothing secret

    def strike(self, case: Case) -> tuple[bool, str]:
        """Lets one fault happen and holds the promise against what is left: whether it happened, and what is wrong."""
        home = self.homes.get()
        try:
            self.reset(home)
            done = run(self.command, home, ["-e", f"trace={case.call}", "-e", f"inject={case}"])
            trace = (home.parent / "trace").read_text(errors="replace")
            struck = "(INJECTED)" in trace or "SIGKILL" in trace
            wrong = "; ".join(f"{case} {wrong}" for wrong in self.wrong(home, done))
            if wrong:
                print(wrong, flush=True)
            return struck, wrong
        finally:
            self.homes.put(home)

    def wrong(self, home: Path, done: subprocess.CompletedProcess[str]) -> Iterator[str]:
        """Nothing, when a whole site stands, the exit code tells the truth, and the next build is right."""
        now = digest(home / self.output)
        standing = [now] if now else [digest(path) for path in home.glob(self.beside)]
        if not any(each in (self.old, self.new) for each in standing):
            yield f"left {len(now)} files, which are no whole site"
        if done.returncode == 0 and now != self.new:
            yield "ended well without the new site"
        if "annotate" in self.command and "Traceback" in done.stderr:
            yield done.stderr
        left = tuple((PROCESS.sub("N", name), value) for name, value in digest(home).items())
        if left in self.finished:  # what another case left behind just so has been built on already
            return
        self.finished.add(left)
        again = run(self.command, home)
        if again.returncode or digest(home / self.output) != self.new:
            yield f"leaves something that the next build fails on: {again.stderr}"


def strike_all(ground: Ground, number: int) -> dict[str, int]:
    """Every one of so many cases; most of the faults happen. Returns what was counted."""
    cases = ground.cases(number)
    with ThreadPoolExecutor(WORKERS) as pool:
        results = list(pool.map(ground.strike, cases))
    struck, wrong = sum(struck for struck, _ in results), [wrong for _, wrong in results if wrong]
    assert not wrong, "\n".join([f"{len(wrong)} cases:", *wrong[:20]])
    # Pagefind works in threads: how many calls each of them makes is different each time.
    assert struck * 2 >= len(cases) or not LONG
    return {"calls": len(ground.calls), "cases": len(cases), "struck": struck, "states left": len(ground.finished)}


def test_the_build_step(tmp_path: Path, record_property: Told) -> None:
    """Every write and rename of `annotate build`, refused or the last: a whole tree, and the next build is right."""
    command = [sys.executable, "-m", "annotate", "build"]
    record_property("counts", strike_all(Ground(tmp_path, command, "tree", ".tree.new-*"), STEP_CASES))


def test_the_site(tmp_path: Path, record_property: Told) -> None:
    """A sample of all calls of `make site`: the old site or the new one stands, and the next run is right."""
    command = ["bash", str(ROOT / "tools" / "build-site.sh"), str(Path(sys.executable).parent)]
    record_property("counts", strike_all(Ground(tmp_path, command, "site", ".cache/site.*"), SITE_CASES))
