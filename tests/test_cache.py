"""cache.py, work.py and generate.py: what is kept is what would be made, and nothing else is believed."""

from __future__ import annotations

import os
import random
import shutil
import zlib
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from annotate import cache, work
from annotate.cache import Cache, Finished, cache_in, key_of, packed, program, released, squeezed, unpacked
from annotate.finish import Outcome, finish
from annotate.generate import generate
from annotate.source.contents import Contents
from annotate.source.folder import read_contents
from annotate.work import AHEAD, Finishing, Means, Workers
from sample import COPY, FULL, REFERENCE, Add

NOTE = 'notes:\n  - copy: "Sunday"\n    note: {}\n'


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def kept(site: Path) -> Cache:
    """An empty cache."""
    return cache_in(site / "cache")


def count(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the comparisons that are made from now on."""
    made: list[str] = []

    def counted(contents: Contents, language: str) -> Outcome:
        made.append(contents.slug)
        return finish(contents, language)

    monkeypatch.setattr(work, "finish", counted)
    return made


def test_only_what_changed_is_made(add: Add, site: Path, kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build makes nothing; after an edit it makes that comparison alone."""
    for name in "abc":
        add(name)
    made = count(monkeypatch)
    for _ in range(2):
        generate(site / "docs", site / "out", means=Means(kept))
    assert made == ["a", "b", "c"]
    (site / "docs/comparisons/b/copy.txt").write_text(COPY + "One more line.\n", encoding="utf-8")
    generate(site / "docs", site / "out", means=Means(kept))
    assert made == ["a", "b", "c", "b"]


def test_the_key_knows_everything(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key changes with each file, its name, the folder's name, the language and the program; not with the place."""
    folder = add("visit")
    contents = read_contents(folder)
    keys = {key_of(contents, "en"), key_of(contents, "de")}
    for name in ("comparison.yml", "reference.txt", "copy.txt"):
        files = {**contents.files, name: contents.files[name] + b" "}
        keys.add(key_of(Contents("visit", contents.shown, files, {}), "en"))
    renamed = {("other.txt" if n == "copy.txt" else n): data for n, data in contents.files.items()}
    keys.add(key_of(Contents("visit", contents.shown, renamed, {}), "en"))
    keys.add(key_of(Contents("visitor", contents.shown, contents.files, {}), "en"))
    assert key_of(Contents("visit", "elsewhere/visit", contents.files, {}), "en") in keys
    monkeypatch.setattr("annotate.cache.program", lambda: "another")
    keys.add(key_of(contents, "en"))
    assert len(keys) == 8


@pytest.mark.parametrize("harm", ["torn", "empty", "other", "foreign", "changed", "bomb"])
def test_what_is_not_ours_is_not_believed(add: Add, site: Path, kept: Cache, harm: str) -> None:
    """A torn entry, or one under another key than its own, is made again, and the pages are as they were."""
    for name in "ab":
        add(name, FULL.replace("A visit", f"Visit {name}"))
    generate(site / "docs", site / "out", means=Means(kept))
    before = tree(site / "out")
    first, second = (path for path in sorted(kept.folder.iterdir()) if path.name != ".annotate")
    data = first.read_bytes()
    if harm == "torn":
        first.write_bytes(data[: len(data) // 2])
    elif harm == "empty":
        first.write_bytes(b"")
    elif harm == "other":
        shutil.copyfile(second, first)
    elif harm == "foreign":
        first.write_bytes(b"\x80\x04cos\nsystem\n")
    elif harm == "changed":
        first.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    else:
        first.write_bytes(data.partition(b"\n")[0] + b"\n" + zlib.compress(bytes(1_000_000)))
    generate(site / "docs", site / "out", means=Means(kept))
    assert tree(site / "out") == before
    assert first.read_bytes() == data


def foreign(finished: Finished, harm: str) -> Finished:
    """`finished` with a file where none of its own can lie, or said to be another comparison."""
    if harm == "slug":
        return replace(finished, summary=replace(finished.summary, slug="other"))
    if harm == "large":
        return replace(finished, large={"comparisons/visit/big.json": b"no stream"})
    return replace(finished, files=dict(finished.files) | {harm: "PWNED"})


@pytest.mark.parametrize(
    "harm",
    [
        "slug",
        "large",
        "../out.md",
        "/out.md",
        "index.md",
        "comparisons/other/index.md",
        "comparisons/visit/../x.md",
        "comparisons/visit/.x",
        "comparisons/visit/part/../../../x",
        "comparisons/visit/..\\x",
        "comparisons/visit/a//b",
    ],
)
def test_an_entry_writes_in_its_own_folder(add: Add, site: Path, kept: Cache, harm: str) -> None:
    """An entry that is whole, but has files outside of its comparison or is of another, is not believed."""
    folder = add("visit", FULL)
    generate(site / "docs", site / "out", means=Means(kept))
    before, everything = tree(site / "out"), {path for path in tree(site) if "cache" not in path}
    key = key_of(read_contents(folder), "en")
    finished = kept.get(key, "visit")
    assert finished is not None
    kept.put(key, foreign(finished, harm))
    assert kept.get(key, "visit") is None
    generate(site / "docs", site / "out", means=Means(kept))
    assert tree(site / "out") == before
    assert {path for path in tree(site) if "cache" not in path} == everything


@pytest.mark.skipif(os.name == "nt", reason="has neither")
@pytest.mark.parametrize("harm", ["pipe", "link", "device"])
def test_only_plain_files_are_entries(add: Add, site: Path, kept: Cache, harm: str) -> None:
    """Nobody waits for a pipe, follows a link or reads a device in the folder of a part."""
    key = key_of(read_contents(add("visit", FULL)), "en")
    generate(site / "docs", site / "out", means=Means(kept))
    (site / "part").mkdir()
    if harm == "pipe":
        os.mkfifo(site / "part" / key)
    else:
        (site / "part" / key).symlink_to("/dev/zero" if harm == "device" else kept.folder / key)
    assert Cache(site / "empty", [site / "part"]).get(key, "visit") is None


def test_what_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is unpacked than is believed, whatever it says of itself."""
    monkeypatch.setattr(cache, "MOST", 1000)
    assert released(squeezed(bytes(1000))) == bytes(1000)
    for data in (squeezed(bytes(1001)), squeezed(bytes(10_000_000)), squeezed(bytes(500))[:-1]):
        with pytest.raises(zlib.error):
            released(data)


def test_an_entry_comes_back_as_it_was(add: Add) -> None:
    """Property of a real page: unpacking gives what was packed, in the same types."""
    outcome = finish(read_contents(add("visit", FULL + NOTE.format("Why ünïcode 京都"))), "de")
    assert outcome.finished is not None
    assert unpacked(packed(outcome.finished)) == outcome.finished


def test_unused_entries_go(add: Add, site: Path, kept: Cache) -> None:
    """The cache holds an entry for each comparison there is, and no more."""
    for name in "abc":
        add(name)
    generate(site / "docs", site / "out", means=Means(kept))
    shutil.rmtree(site / "docs/comparisons/c")
    (site / "docs/comparisons/a/copy.txt").write_text(COPY + "More.\n")
    generate(site / "docs", site / "out", means=Means(kept))
    assert sum(path.name != ".annotate" for path in kept.folder.iterdir()) == 2


def test_problems_are_never_kept(add: Add, site: Path, kept: Cache) -> None:
    """A comparison with a problem or a warning is examined again in each build, and told again."""
    add("same", copy=REFERENCE)
    add("bad", copy=b"\0")
    told = [generate(site / "docs", site / "out", means=Means(kept)).problems for _ in range(2)]
    assert told[0] == told[1]
    assert len(told[0]) == 2


def changes(rng: random.Random, docs: Path) -> None:
    """One random change of a site: add, remove, rename, edit text, metadata or notes."""
    home = docs / "comparisons"
    home.mkdir(exist_ok=True)
    there = sorted(path for path in home.iterdir() if path.is_dir())
    act = rng.choice(["add", "remove", "rename", "text", "title", "note", "source"]) if there else "add"
    one = rng.choice(there) if there else home
    free = home / f"visit-{rng.randrange(30)}"
    if act == "add" and not free.exists():
        free.mkdir()
        for name, text in (("comparison.yml", FULL), ("reference.txt", REFERENCE), ("copy.txt", COPY)):
            (free / name).write_text(text, encoding="utf-8")
    elif act == "remove" and there:
        shutil.rmtree(one)
    elif act == "rename" and there and not free.exists():
        one.rename(free)
    elif act == "text":
        file = one / rng.choice(["reference.txt", "copy.txt"])
        file.write_text(file.read_text() + rng.choice(["Kyiv again.\n", "It was not so.\n"]), encoding="utf-8")
    elif there:
        yml = one / "comparison.yml"
        lines = {"title": f"summary: Number {rng.randrange(9)}.\n", "note": NOTE.format(rng.randrange(9)),
                 "source": "tags: [a]\n"}  # fmt: skip
        yml.write_text(FULL.replace("label: The Original", f"label: L{rng.randrange(3)}") + lines.get(act, ""))


@pytest.mark.parametrize("seed", range(3))
def test_random_changes_give_what_a_clean_build_gives(site: Path, kept: Cache, seed: int) -> None:
    """After each of many random changes, the kept and the clean build are the same, byte for byte."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    for step in range(12):
        changes(rng, site / "docs")
        generate(site / "docs", site / "out", means=Means(kept))
        generate(site / "docs", site / f"clean-{step}")
        assert tree(site / "out") == tree(site / f"clean-{step}")
        shutil.rmtree(site / f"clean-{step}")


P = ParamSpec("P")
T = TypeVar("T")


class Counting(Executor):
    """An executor that works here, counts what is under way, and after `lives` comparisons loses all its workers."""

    def __init__(self, lives: int = 1_000) -> None:
        self.under_way = self.most = 0
        self.lives = lives

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Does the work at once; it is under way until its result is taken."""
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        self.lives -= 1
        future = Taken[T](self)
        if self.lives < 0:
            future.set_exception(BrokenProcessPool("gone"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


class Taken(Future[T]):
    """A result that tells its executor when it is taken."""

    def __init__(self, executor: Counting) -> None:
        super().__init__()
        self.executor = executor

    def result(self, timeout: float | None = None) -> T:
        """The result."""
        self.executor.under_way -= 1
        return super().result(timeout)


def test_memory_is_bounded_by_workers(add: Add) -> None:
    """However many comparisons there are, only a few for each worker are under way, and they come in order."""
    folders = [add(f"visit-{n}") for n in range(40)]
    pool = Counting()
    found = [o.finished.summary.slug for o in Finishing("en", None, Workers(pool, 2)).outcomes(folders) if o.finished]
    assert found == [folder.name for folder in folders]
    assert 2 * AHEAD <= pool.most <= 2 * AHEAD + 1


def test_lost_workers(add: Add) -> None:
    """When all workers are lost, the rest is finished here with the same result."""
    folders = [add(f"visit-{n}") for n in range(8)]
    alone = list(Finishing("en").outcomes(folders))
    assert list(Finishing("en", None, Workers(Counting(lives=3), 2)).outcomes(folders)) == alone


def test_the_program_is_told_apart() -> None:
    """The program's hash is one for all its code, data and the versions it works with."""
    assert program() == program()
    assert len(program()) == 64
