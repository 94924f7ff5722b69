"""A Dask cluster as an executor: comparisons are finished on other machines, with the same result as here.

    Finishing ──submit──▶ Cluster ──▶ scheduler ──▶ workers        a worker is lost: Dask gives its work to another
                             └──▶ all lost, or the scheduler: BrokenExecutor, and the rest is finished here

Every worker has to run this very program on the same data: that is looked up at the start, and again with each
comparison, because workers may join at any time. What Dask says and counts by the clock stays out of all output.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import dask
from distributed import Client
from distributed import Future as DaskFuture

from annotate.cache import program
from annotate.progress import Notice
from annotate.work import NoWorkersError, Workers

P = ParamSpec("P")
T = TypeVar("T")

CONNECTING = 10  # seconds until a scheduler has answered
LOOK = 5  # seconds after which we look whether there is any worker left
ADDRESS = re.compile(r"((tcp|tls|ws|wss|ucx|ucxx)://)?([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+(%\w+)?\]):\d{1,5}", re.ASCII)
LARGE = "64MiB"  # what may be sent with one comparison before Dask warns; ours have a limit of their own


@contextmanager
def cluster(address: str, notice: Notice) -> Iterator[Workers]:
    """The workers of the Dask scheduler at `address`. Raises NoWorkersError unless they can do our work."""
    if not ADDRESS.fullmatch(address):  # of an empty one Dask would make a cluster of this machine
        raise NoWorkersError(f"{address!r} is no address of a scheduler; one looks like tcp://10.0.0.1:8786")
    quiet()
    try:
        client = Connection(address, timeout=CONNECTING, set_as_default=False)
    except Exception as error:  # of many classes, AssertionError among them where Dask's thread is slow to start
        raise NoWorkersError(f"{address} does not answer as a Dask scheduler: {_said(error)}") from None
    try:
        yield Workers(Cluster(client, notice), check(client, address))
    finally:
        client.close(timeout=CONNECTING)


class Connection(Client):  # type: ignore[misc]  # Dask has no types
    """A client that `cluster` alone closes: one that never began would wait for 20 s at the end, and then complain."""

    def __del__(self) -> None:
        """Nothing is left to do."""


def quiet() -> None:
    """Keeps what Dask logs out of our output; what is wrong for us comes as an exception."""
    dask.config.set({"distributed.admin.large-graph-warning-threshold": LARGE})
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def same_program(expected: str, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` gives, on a worker whose program is the `expected` one. Raises RuntimeError on another."""
    if program() != expected:
        raise RuntimeError("a worker has another version of this program")
    return work(*args, **kwargs)


class Cluster(Executor):
    """The workers that a Dask client knows."""

    def __init__(self, client: Client, notice: Notice) -> None:
        self.client, self.notice = client, notice
        self.reason = ""
        """Why it is of no use any more, once it is not."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Sends work to a worker. Without a scheduler the future that comes back is broken."""
        try:
            return Awaited(self, self.client.submit(same_program, program(), fn, *args, **kwargs, pure=False))
        except Exception as error:
            broken = Future[T]()
            broken.set_exception(self.lost(_said(error)))
            return broken

    def lost(self, reason: str) -> BrokenExecutor:
        """What to raise from now on; says once that what is left is finished here, and why."""
        if not self.reason:
            self.reason = reason
            self.notice(f"the Dask cluster is lost, and the rest is made here: {reason}")
        return BrokenExecutor(self.reason)

    def look(self) -> None:
        """Raises BrokenExecutor when nobody is there to do the work, or to say so."""
        try:
            there = not self.reason and bool(self.client.nthreads())
        except Exception as error:
            raise self.lost(_said(error)) from None
        if not there:
            raise self.lost("all workers are gone")


class Awaited(Future[T]):
    """Work that is done elsewhere, for as long as there is anybody to do it."""

    def __init__(self, cluster: Cluster, sent: DaskFuture) -> None:
        super().__init__()
        self.cluster, self.sent = cluster, sent

    def result(self, timeout: float | None = None) -> T:
        """The result, however long it takes (`timeout` is there for the interface, and not heeded).

        Raises BrokenExecutor when the workers, or what knows of them, are lost or not ours.
        """
        while True:
            try:
                found: T = self.sent.result(0 if self.cluster.reason else LOOK)
            except TimeoutError:
                self.cluster.look()
            except Exception as error:
                raise self.cluster.lost(_said(error)) from None
            else:
                return found


def check(client: Client, address: str) -> int:
    """How much is done at a time. Raises NoWorkersError unless there are workers, and each has this very program."""
    try:
        threads: dict[str, int] = client.nthreads()
        found: dict[str, object] = client.run(program, on_error="return") if threads else {}
    except OSError as error:
        raise NoWorkersError(f"{address} does not answer any more: {_said(error)}") from None
    if not threads:
        raise NoWorkersError(f"{address} has no workers; start some with: dask worker {address}")
    lines = []
    for worker, theirs in sorted(found.items()):
        if isinstance(theirs, BaseException):
            lines.append(f"the worker {worker} cannot run this program ({_said(theirs)}); install it there too")
        elif theirs != program():
            lines.append(f"the worker {worker} has another version of this program; install the same there as here")
    if lines:
        raise NoWorkersError("\n".join(lines))
    return sum(threads.values())


def _said(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
