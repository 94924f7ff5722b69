"""Sixty broken comparisons of sixty kinds: a report each, on its line, and the good ones beside them are built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.build import build
from annotate.check import check
from annotate.cli import main
from broken import BROKEN, lay_out


@pytest.fixture
def sixty(site: Path) -> Path:
    """A site with all of them; its docs folder."""
    lay_out(site / "docs" / "comparisons")
    return site / "docs"


def test_a_report_for_each(sixty: Path) -> None:
    """Each broken comparison gives exactly one report: of its file, its line, and what is wrong."""
    assert len(BROKEN) == 60
    count, problems = check([sixty])
    assert count == 62
    found = {Path(p.path).relative_to("docs/comparisons").parts[0]: p for p in problems}
    assert len(problems) == len(found) == 60
    for name, broken in BROKEN.items():
        place = f"docs/comparisons/{name}/{broken.file}".rstrip("/")
        assert (found[name].path, found[name].line) == (place, broken.line), str(found[name])
        assert broken.says in found[name].message


def test_the_good_ones_are_built(sixty: Path, tmp_path: Path) -> None:
    """What is wrong with others takes nothing from a good comparison, and the tree holds no broken one."""
    problems = build(sixty, tmp_path / "tree")
    assert len(problems) == 60
    built = {path.parent.name for path in (tmp_path / "tree/docs/comparisons").glob("*/comparison.json")}
    assert built == {"good-one", "good-two"}


def test_formats(sixty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text, JSON and GitHub's annotations name the same sixty places, and the exit code is 1."""
    printed = {}
    for form in ("text", "json", "github"):
        assert main(["check", "--format", form]) == 1
        printed[form] = capsys.readouterr().out
    places = [(p["path"], p["line"], p["column"]) for p in json.loads(printed["json"])]
    assert [":".join(map(str, place)) for place in places] == [
        line.split(": ")[0] for line in printed["text"].splitlines()
    ]
    commands = printed["github"].splitlines()
    assert len(commands) == 60
    assert all(
        line.startswith(f"::error file={path},line={at},col={column}::")
        for line, (path, at, column) in zip(commands, places, strict=True)
    )
