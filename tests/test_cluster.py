"""cluster.py: a Dask cluster of processes gives what this machine gives, also when one of them is killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from annotate import cluster as module
from annotate.build import build
from annotate.cluster import cluster
from annotate.work import Means, NoWorkersError
from sample import COPY, FULL, REFERENCE, Add
from test_cache import tree
from test_cli import ROOT, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are killed as POSIX does it")
SCHEDULER = "distributed.cli.dask_scheduler"
WORKER = "distributed.cli.dask_worker"


class Running:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self.stack, self.folder = stack, folder
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter"]
        self.address = self.said(self.start(SCHEDULER, *options), r"Scheduler at:\s+(tcp://\S+)")

    def start(self, program: str, *options: str, path: str = "") -> subprocess.Popen[str]:
        """Starts a part of Dask. `path` comes before the places where modules are looked for."""
        places = [path, str(ROOT / "src"), str(ROOT / "plugins")]
        env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places))}
        command = [sys.executable, "-m", program, *options]
        process = subprocess.Popen(command, cwd=self.folder, env=env, stderr=subprocess.PIPE, text=True)
        self.stack.enter_context(process)  # waits for it
        self.stack.callback(process.kill)
        return process

    def worker(self, *options: str, path: str = "") -> subprocess.Popen[str]:
        """Starts a worker without a nanny, which would start it again."""
        return self.start(WORKER, self.address, "--no-nanny", "--no-dashboard", *options, path=path)

    def said(self, process: subprocess.Popen[str], pattern: str) -> str:
        """What a process says of itself; what it says later is thrown away."""
        assert process.stderr is not None
        told = []
        for line in process.stderr:
            told.append(line)
            if found := re.search(pattern, line):
                reader = threading.Thread(target=process.stderr.read)
                reader.start()
                self.stack.callback(reader.join)
                self.stack.callback(process.kill)
                return found[1]
        raise AssertionError("".join(told))

    def ready(self, *workers: subprocess.Popen[str]) -> None:
        """Waits until the workers have found the scheduler."""
        for worker in workers:
            self.said(worker, r"Registered to:\s+(tcp://\S+)")


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """A scheduler on this machine; what it keeps on disk is in `folder`."""
    with ExitStack() as stack:
        yield Running(stack, folder)


def fill(add: Add, number: int) -> None:
    """So many comparisons, each another."""
    for at in range(number):
        add(f"visit-{at}", FULL.replace("A visit", f"Visit {at}"), f"{REFERENCE}\nNo. {at}.\n", f"{COPY}\nNo. {at}.\n")


def test_a_lost_worker(add: Add, site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Three workers, one killed in the middle: the tree is that of a build here, byte for byte, and nothing is told."""
    fill(add, 60)
    notices: list[str] = []
    with running(tmp_path_factory.mktemp("dask")) as dask:
        victim, *others = (dask.worker("--nthreads", "2" if at == 2 else "1") for at in range(3))
        dask.ready(victim, *others)

        def progress(done: int, total: int, name: str) -> None:
            if done == total // 3:
                victim.send_signal(signal.SIGKILL)
                victim.wait()

        with cluster(dask.address, notices.append) as workers:
            assert workers.count == 4
            problems = build(site / "docs", site / "far", Means(None, workers, progress))
    assert victim.returncode == -signal.SIGKILL
    assert problems == build(site / "docs", site / "near") == []
    assert tree(site / "far") == tree(site / "near")
    assert notices == []


def test_all_workers_lost(add: Add, site: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: Any) -> None:
    """Without any worker the rest is made here, after one line that says so."""
    monkeypatch.setattr(module, "LOOK", 0.2)
    fill(add, 8)
    notices: list[str] = []
    with running(tmp_path_factory.mktemp("dask")) as dask:
        worker = dask.worker("--nthreads", "1")
        dask.ready(worker)

        def progress(done: int, total: int, name: str) -> None:
            worker.kill()

        with cluster(dask.address, notices.append) as workers:
            build(site / "docs", site / "far", Means(None, workers, progress))
    build(site / "docs", site / "near")
    assert tree(site / "far") == tree(site / "near")
    assert notices == ["the Dask cluster is lost, and the rest is made here: all workers are gone"]


def test_interrupted(add: Add, site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Ctrl-C ends a build on a cluster at once and without a word: there is no tree, and no half of one."""
    fill(add, 200)  # it takes a while, however slow the test is to notice
    with running(tmp_path_factory.mktemp("dask")) as dask:
        worker = dask.worker("--nthreads", "1")
        dask.ready(worker)
        command = [sys.executable, "-m", "annotate", "build", "--no-cache", "--dask", dask.address]
        env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "plugins")])}
        with subprocess.Popen(command, cwd=site, env=env, stderr=subprocess.PIPE, text=True) as building:
            while not list(site.glob(".tree.new-*/docs/comparisons/visit-0")):
                assert building.poll() is None
                time.sleep(0.01)
            building.send_signal(signal.SIGINT)
            assert building.communicate() == (None, "")
    assert building.returncode == 130
    assert sorted(path.name for path in site.iterdir()) == ["docs", "mkdocs.yml"]


def test_other_workers_are_refused(add: Add, site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No worker, one with another program, and one without it: a line for each, exit code 1, no tree."""
    add("visit")
    place = tmp_path_factory.mktemp("dask")
    (place / "other" / "annotate").mkdir(parents=True)
    (place / "other" / "annotate" / "__init__.py").write_text("")
    (place / "other" / "annotate" / "cache.py").write_text("def program():\n    return 'another'\n")
    (place / "none" / "annotate").mkdir(parents=True)
    (place / "none" / "annotate" / "__init__.py").write_text("")
    with running(place) as dask:
        done = run("build", "--dask", dask.address, cwd=site)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"annotate: {dask.address} has no workers; start some with: dask worker {dask.address}\n"
        dask.ready(dask.worker(path=str(place / "other")), dask.worker(path=str(place / "none")))
        done = run("build", "--dask", dask.address, cwd=site)
    lines = sorted(re.sub(r"tcp://\S+", "", line) for line in done.stderr.splitlines())
    assert (done.returncode, done.stdout, len(lines)) == (1, "", 2), done.stderr
    assert lines[0].startswith("annotate: the worker  cannot run this program (")
    assert lines[1] == "annotate: the worker  has another version of this program; install the same there as here"
    assert not (site / "tree").exists()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "tls://127.0.0.1:9"])
def test_nobody_there(site: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where nobody answers, or that needs what we do not have, is told in one line."""
    monkeypatch.setattr(module, "CONNECTING", 1)
    with pytest.raises(NoWorkersError) as raised, cluster(address, print):
        pass
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith(f"{address} does not answer as a Dask scheduler: ")


@pytest.mark.parametrize(
    "address", ["", "nowhere://x", "inproc://x", "tcp://[", "\x1b[2J", "tcp://127.0.0.1:1\n", "tcp://a:1\x1b[31m\n x"]
)
def test_what_is_no_address(site: Path, address: str) -> None:
    """What is no address of a scheduler is refused before Dask sees it, in one line that steers no terminal."""
    done = run("build", "--dask", address, cwd=site)
    told = f"annotate: {address!r} is no address of a scheduler; one looks like tcp://10.0.0.1:8786\n"
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == told
    assert not (site / "tree").exists()


def test_a_client_that_never_began(site: Path) -> None:
    """Where Dask cannot even begin to connect, one line is all that is said, to the end of the process."""
    done = run("build", "--dask", "tls://127.0.0.1:9", cwd=site)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr


def test_without_the_extra(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where Dask is not installed, one line says what to install."""
    from annotate.cli import main  # noqa: PLC0415 - after the test's own imports

    monkeypatch.setitem(sys.modules, "annotate.cluster", None)
    assert main(["build", "--dask", "tcp://127.0.0.1:9"]) == 1
    assert capsys.readouterr().err == "annotate: --dask needs the extra: pip install 'mkdocs-annotate[dask]'\n"
