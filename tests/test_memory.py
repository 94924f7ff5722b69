"""memory.py: what live reload remembers of comparisons, and what it does not believe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotate import memory as module
from annotate import work
from annotate.cache import Cache, cache_in
from annotate.generate import generate
from annotate.memory import Memory
from annotate.source.contents import Contents
from annotate.work import Means
from sample import COPY, FULL, Add
from test_cache import tree


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the comparisons that are read from now on; no change counts as too young to be believed."""
    names: list[str] = []
    read_contents = work.read_contents

    def counted(folder: Path) -> Contents:
        names.append(folder.name)
        return read_contents(folder)

    monkeypatch.setattr(work, "read_contents", counted)
    monkeypatch.setattr(module, "SETTLED", 0)
    return names


@pytest.fixture
def kept(site: Path) -> Cache:
    """An empty cache."""
    return cache_in(site / "cache")


def test_only_what_changed_is_read(add: Add, site: Path, kept: Cache, read: list[str]) -> None:
    """After an edit that comparison alone is read, and the result is that of a clean build."""
    for name in "abc":
        add(name, reference=f"The visit was on Sunday in {name}.\n")
    means = Means(kept, memory=Memory())
    for _ in range(3):
        generate(site / "docs", site / "out", means=means)
    assert read == ["a", "b", "c"]
    (site / "docs/comparisons/b/copy.txt").write_text(COPY + "More.\n", encoding="utf-8")
    result = generate(site / "docs", site / "out", means=means)
    assert read == ["a", "b", "c", "b"]
    assert "comparisons/b/index.md" in result.changed
    assert not any(path.startswith(("comparisons/a/", "comparisons/c/")) for path in result.changed)
    generate(site / "docs", site / "clean")
    assert tree(site / "out") == tree(site / "clean")


def edit_in_place(folder: Path) -> None:
    """Other words of the same length, and the times of before as far as they can be set."""
    text = folder / "copy.txt"
    state = text.stat()
    text.write_text(text.read_text().replace("Sunday", "Monday"), encoding="utf-8")
    os.utime(text, ns=(state.st_atime_ns, state.st_mtime_ns))


def replace_by_link(folder: Path) -> None:
    """A link in the place of a text."""
    (folder / "copy.txt").rename(folder.parent.parent / "elsewhere.txt")
    (folder / "copy.txt").symlink_to(folder.parent.parent / "elsewhere.txt")


def make_again(folder: Path) -> None:
    """The folder taken away and made again with another text."""
    copy = folder.with_name("copied")
    shutil.copytree(folder, copy)
    shutil.rmtree(folder)
    copy.rename(folder)
    edit_in_place(folder)


@pytest.mark.skipif(os.name == "nt", reason="times as POSIX has them")
@pytest.mark.parametrize(
    "change",
    [
        edit_in_place,
        replace_by_link,
        make_again,
        lambda folder: (folder / "more.txt").write_text("x"),
        lambda folder: (folder / "copy.txt").unlink(),
        lambda folder: (folder / "comparison.yml").write_text(FULL.replace("A visit", "No visit")),
    ],
)
def test_every_change_is_seen(
    add: Add, site: Path, kept: Cache, read: list[str], change: Callable[[Path], object]
) -> None:
    """Whatever changes in a folder, also with the size and time of before: it is read again."""
    folder = add("visit")
    means = Means(kept, memory=Memory())
    generate(site / "docs", site / "out", means=means)
    change(folder)
    told = generate(site / "docs", site / "out", means=means).problems
    assert read == ["visit", "visit"]
    assert told == generate(site / "docs", site / "clean").problems
    assert tree(site / "out") == tree(site / "clean")


def test_a_young_change_is_not_believed(
    add: Add, site: Path, kept: Cache, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that changed just now is read again, since a second change could have the same times."""
    monkeypatch.setattr(module, "SETTLED", 3_600_000_000_000)
    add("visit")
    means = Means(kept, memory=Memory())
    for _ in range(2):
        generate(site / "docs", site / "out", means=means)
    assert read == ["visit", "visit"]


def test_problems_are_told_each_time(add: Add, site: Path, kept: Cache, read: list[str]) -> None:
    """A comparison with a problem or a warning is never remembered."""
    add("bad", copy=b"\0")
    add("same", reference=COPY)
    means = Means(kept, memory=Memory())
    told = [generate(site / "docs", site / "out", means=means).problems for _ in range(2)]
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_siblings_come_and_go(add: Add, site: Path, kept: Cache, read: list[str]) -> None:
    """A page that names others of its reference is written anew each time, so that it names those that are there."""
    add("a")
    means = Means(kept, memory=Memory())
    for number, change in enumerate((lambda: add("b"), lambda: None, lambda: shutil.rmtree("docs/comparisons/b"))):
        change()
        generate(site / "docs", site / "out", means=means)
        generate(site / "docs", site / f"clean-{number}")
        assert tree(site / "out") == tree(site / f"clean-{number}")


@pytest.mark.parametrize("name", ["index.md", "comparison.json", "comparison.csv"])
def test_each_file_that_is_gone_is_written(add: Add, site: Path, kept: Cache, read: list[str], name: str) -> None:
    """When one of a comparison's files is taken away, page or download, it is there again after the next build."""
    add("visit")
    means = Means(kept, memory=Memory())
    generate(site / "docs", site / "out", means=means)
    before = tree(site / "out")
    (site / "out" / "comparisons" / "visit" / name).unlink()
    generate(site / "docs", site / "out", means=means)
    assert tree(site / "out") == before


def test_files_that_are_gone_are_written(add: Add, site: Path, kept: Cache, read: list[str]) -> None:
    """When somebody takes the pages away, they are made again; with another language too."""
    add("a")
    means = Means(kept, memory=Memory())
    generate(site / "docs", site / "out", means=means)
    shutil.rmtree(site / "out")
    generate(site / "docs", site / "out", means=means)
    generate(site / "docs", site / "clean")
    assert tree(site / "out") == tree(site / "clean")


def test_a_file_that_was_gone_is_new() -> None:
    """Of a file that is gone nothing is remembered: when it comes back as it was, it has changed."""
    memory = Memory()
    assert memory.changed({"a": "1", "b": "2"}) == {"a", "b"}
    assert memory.others(["a", "b"])
    assert memory.changed({"a": "1", "b": "2"}) == set()
    assert memory.others(["b"])
    assert memory.changed({"a": "1", "b": "2"}) == {"a"}
