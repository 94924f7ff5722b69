"""Finishing many comparisons: from the cache where nothing changed, else here or by an executor, always in their order.

    folder ──read──▶ Contents ──key──▶ cache? ──no──▶ executor.submit(finish_packed, …) ──▶ Outcome

At most a few comparisons for each worker are under way at a time, so memory does not grow with their number.
"""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from annotate.cache import Cache, key_of, unpacked
from annotate.entry import Problem
from annotate.finish import Outcome, finish, finish_packed
from annotate.memory import Memory
from annotate.progress import Notice, Progress, no_notice, no_progress
from annotate.source.contents import Contents
from annotate.source.folder import read_contents
from annotate.source.paths import UnusableError, refused

MOST_JOBS = 256
"""How many processes of this machine may be asked for."""
AHEAD = 3
"""How many comparisons are under way for each worker."""

Packed = tuple[bytes | None, tuple[Problem, ...]]


class NoWorkersError(Exception):
    """Workers that cannot do our work; each line of the message says what is wrong, and what would be right."""


@dataclass(slots=True)
class Workers:
    """Who finishes comparisons: an executor in the style of concurrent.futures, and how many it runs at a time.

    Without an executor they are finished here, one after the other.
    """

    executor: Executor | None = None
    count: int = 1


@contextmanager
def local(jobs: int) -> Iterator[Workers]:
    """`jobs` processes of this machine; they are started as new ones, so it is the same on every system."""
    if jobs <= 1:
        yield Workers()
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield Workers(pool, jobs)


@dataclass(frozen=True, slots=True)
class Means:
    """What a build works with: a cache, workers, who is told how it goes on, and what the last build left."""

    cache: Cache | None = None
    workers: Workers = field(default_factory=Workers)
    progress: Progress = no_progress
    notice: Notice = no_notice
    memory: Memory | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A comparison that a worker has."""

    contents: Contents
    result: Future[Packed]


@dataclass(frozen=True, slots=True)
class Task:
    """One comparison under way: its folder, the key to keep it under ("" for none), and its outcome or who knows it."""

    folder: Path
    key: str
    result: Outcome | Sent


class Finishing:
    """Finishes comparisons in the order they are asked for, our words in `language`.

    With a memory, those whose files are as an earlier build has written them (into `into`) are not even read.
    """

    def __init__(
        self,
        language: str,
        cache: Cache | None = None,
        workers: Workers | None = None,
        memory: Memory | None = None,
        into: Path = Path(),
    ) -> None:
        self.language, self.cache, self.workers = language, cache, workers or Workers()
        self.memory, self.into = memory, into
        self.used: set[str] = set()
        """The keys of all comparisons that can be kept."""

    def outcomes(self, folders: Iterable[Path]) -> Iterator[Outcome]:
        """What becomes of each comparison, in the order of `folders`."""
        waiting: deque[Task] = deque()
        ahead = AHEAD * self.workers.count if self.workers.executor else 0
        for folder in folders:
            waiting.append(self._begun(folder))
            if len(waiting) > ahead:
                yield self._ended(waiting.popleft())
        while waiting:
            yield self._ended(waiting.popleft())

    def _begun(self, folder: Path) -> Task:
        """The comparison in `folder`, remembered, taken from the cache or given to a worker."""
        known = self.memory.recall(folder, self.into, self.language) if self.memory else None
        if known:
            self.used.add(known.key)
            return Task(folder, "", Outcome(known.finished, (), written=True))
        try:
            contents = read_contents(folder)
        except UnusableError as error:
            return Task(folder, "", Outcome(None, error.problems))
        except OSError as error:
            return Task(folder, "", Outcome(None, refused(error, folder).problems))
        key = key_of(contents, self.language) if self.cache else ""
        self.used.add(key)
        kept = self.cache.get(key, folder.name) if self.cache else None
        if kept:
            if self.memory:
                self.memory.read(folder, key)
            return Task(folder, "", Outcome(kept, ()))
        if self.workers.executor is None:
            return Task(folder, key, finish(contents, self.language))
        with interrupts_held_back():  # the first ones start the processes
            return Task(
                folder, key, Sent(contents, self.workers.executor.submit(finish_packed, contents, self.language))
            )

    def _ended(self, task: Task) -> Outcome:
        """The outcome, kept in the cache where it is new and without problems."""
        outcome = self._received(task.result) if isinstance(task.result, Sent) else task.result
        if self.cache and task.key and outcome.finished and not outcome.problems:
            self.cache.put(task.key, outcome.finished)
            if self.memory:
                self.memory.read(task.folder, task.key)
        return outcome

    def _received(self, sent: Sent) -> Outcome:
        """What a worker gives back. Where all workers are lost, the comparison is finished here."""
        try:
            body, problems = sent.result.result()
        except BrokenExecutor:
            self.workers = Workers()
            return finish(sent.contents, self.language)
        return Outcome(unpacked(body) if body else None, problems)


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and never reaches processes started meanwhile: they would all print where they were."""
    if sys.platform == "win32":  # has no such mask
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
