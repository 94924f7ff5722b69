"""shards.py: the parts of a build together are the build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate import work
from annotate.cache import Cache
from annotate.cli import main
from annotate.finish import Outcome
from annotate.shards import Shard
from annotate.source.contents import Contents
from sample import COPY, FULL, Add
from test_cache import tree


@given(st.text(), st.integers(1, 99), st.sets(st.text()))
def test_each_falls_to_one(slug: str, count: int, others: set[str]) -> None:
    """Property: every comparison falls to exactly one part, whatever other comparisons there are."""
    assert sum(Shard(number, count).has(slug) for number in range(1, count + 1)) == 1


def test_parts_are_about_equal() -> None:
    """Of a thousand comparisons no part of four gets more than a third."""
    falls = [sum(Shard(number, 4).has(f"story-{n}") for n in range(1000)) for number in range(1, 5)]
    assert sum(falls) == 1000
    assert max(falls) < 333


def fill(add: Add) -> None:
    """Some comparisons, one of them with a problem and one with a warning."""
    for at in range(8):
        add(f"visit-{at}", FULL.replace("A visit", f"Visit {at}"))
    add("bad", copy=b"\0")
    add("same", copy=None, reference="Equal.\n")
    (Path("docs/comparisons/same") / "copy.txt").write_text("Equal.\n", encoding="utf-8")


def test_parts_together_are_the_build(
    add: Add, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three caches of three parts, entries torn and foreign among them: the tree is that of one build, byte for byte.

    What is believed is not made again. Problems are told by the part they fall to, and by the build.
    """
    fill(add)
    codes, told = [], ""
    for number in (1, 2, 3):
        codes.append(main(["build", "--shard", f"{number}/3", "--cache", f"parts/{number}"]))
        told += capsys.readouterr().err
    assert sorted(codes) == [0, 0, 1]
    assert told.count("docs/comparisons/bad/copy.txt:1:1: ") == 1
    assert sum(int(line.split()[2]) for line in told.splitlines() if line.startswith("part ")) == 9
    assert not (site / "tree").exists()
    assert not (site / ".cache").exists()
    assert main(["build", "--no-cache", "--output", "whole"]) == 1
    entries = sorted(path for path in site.glob("parts/*/finished/*") if path.is_file())
    entries[0].write_bytes(entries[0].read_bytes()[:-9])
    entries[1].write_bytes(entries[2].read_bytes())
    (entries[0].parent / "more").write_bytes(b"\x80\x04cos\nsystem\n")
    before = tree(site / "parts")
    made: list[str] = []
    finish = work.finish

    def counted(contents: Contents, language: str) -> Outcome:
        made.append(contents.slug)
        return finish(contents, language)

    monkeypatch.setattr(work, "finish", counted)
    # The last one as an artifact has it: the entries alone.
    folders = ["parts/1", "parts/2", "parts/3/finished"]
    assert main(["build", "--from", *folders]) == 1
    assert tree(site / "tree") == tree(site / "whole")
    assert tree(site / "parts") == before
    assert {"bad", "same"} <= set(made)
    assert len(made) == 4


def test_what_is_taken_over_stays(add: Add, site: Path) -> None:
    """After a build with the caches of parts its own cache has everything; the parts can go."""
    add("visit")
    assert main(["build", "--shard", "1/1", "--cache", "part"]) == 0
    assert main(["build", "--from", "part"]) == 0
    shutil.rmtree(site / "part")
    names = [path.name for path in (site / ".cache/annotate/finished").iterdir()]
    assert len(names) == 1
    assert Cache(site / ".cache/annotate/finished").get(names[0], "visit") is not None


@pytest.mark.parametrize("part", ["0/3", "4/3", "1/0", "1", "a/b", "1/3/3", "-1/3", "1.5/3", "1/99999999", "", "１/３"])
def test_a_part_that_is_none(site: Path, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A part that is none is wrong usage, told in one line."""
    with pytest.raises(SystemExit) as raised:
        main(["build", f"--shard={part}"])
    assert raised.value.code == 2
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("annotate build: error: argument --shard: should be ")


@pytest.mark.parametrize(
    "options",
    [
        ["--no-cache", "--shard", "1/2"],
        ["--no-cache", "--from", "x"],
        ["--no-cache", "--cache", "x"],
        ["--jobs", "2", "--dask", "x"],
    ],
)
def test_what_does_not_go_together(site: Path, options: list[str]) -> None:
    """Options that contradict each other are wrong usage."""
    with pytest.raises(SystemExit) as raised:
        main(["build", *options])
    assert raised.value.code == 2


def test_folders_that_are_missing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every folder that is not there, or is a file, is named; nothing is built."""
    Path("file").write_text("", encoding="utf-8")
    assert main(["build", "--from", "parts", "file", "--from", "others"]) == 1
    said = "; --from takes folders that `annotate build --shard` has written\n"
    found = (("parts", "missing"), ("file", "a file"), ("others", "missing"))
    assert capsys.readouterr().err == "".join(f"{name}:1:1: is {what}{said}" for name, what in found)
    assert main(["build", "--shard", "1/2", "--docs", "none"]) == 1
    assert "none:1:1: is missing" in capsys.readouterr().err


def test_folders_in_which_nothing_is(add: Add, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without finished comparisons is no problem, since a part may have none, but it is told."""
    add("visit")
    Path("none").mkdir()
    assert main(["build", "--shard", "1/1", "--cache", "part"]) == 0
    capsys.readouterr()
    assert main(["build", "--from", "part", "--from", "none"]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "finished" in line]
    assert told == [
        "annotate: note: none holds no finished comparisons; --from takes what `annotate build --shard` has kept"
    ]


def test_a_part_of_an_edited_site(add: Add, site: Path) -> None:
    """An entry of another state of a comparison is not taken."""
    folder = add("visit")
    assert main(["build", "--shard", "1/1", "--cache", "part"]) == 0
    (folder / "copy.txt").write_text(COPY.replace("Sunday", "Monday"), encoding="utf-8")
    assert main(["build", "--from", "part", "--output", "a"]) == 0
    assert main(["build", "--no-cache", "--output", "b"]) == 0
    assert tree(site / "a") == tree(site / "b")
