"""cli.py: what people and scripts see of the command."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.cli import main
from annotate.commands.compare import FORMATS
from annotate.commands.output import github
from annotate.entry import Problem
from annotate.write.terminal import safe
from sample import COPY, REFERENCE, Add

ROOT = Path(__file__).parent.parent


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two files in the current directory."""
    monkeypatch.chdir(tmp_path)
    Path("reference.txt").write_text(REFERENCE, encoding="utf-8")
    Path("copy.txt").write_text(COPY, encoding="utf-8")
    return ["reference.txt", "copy.txt"]


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "plugins")])}
    command = [sys.executable, "-m", "annotate", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


def test_text(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The text for people has both names, the sentence that counts, and both sides, without colour."""
    assert main(["compare", *pair]) == 0
    out = capsys.readouterr().out
    assert "reference  reference.txt: 184 characters" in out
    assert "what the article says" in out
    assert "15 billion dollar" in out
    assert "\x1b" not in out


def test_json(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON is the contract's; --explain adds the rule of each correction."""
    assert main(["compare", *pair, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["contract"] == 1
    assert data["copy"]["text"] == COPY
    assert data["corrections"]
    assert "rule" not in data["corrections"][0]
    main(["compare", *pair, "--format", "json", "--explain"])
    assert "rule" in json.loads(capsys.readouterr().out)["corrections"][0]


def test_csv(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The CSV has a row for each correction, and no cell that a spreadsheet would calculate."""
    Path("copy.txt").write_text(COPY.replace("Kiev", "=1+1"))
    assert main(["compare", *pair, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_markdown(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The Markdown is the page, named after the two files."""
    assert main(["compare", *pair, "--format", "markdown"]) == 0
    assert "# copy&#46;txt compared with" in capsys.readouterr().out


def test_nothing_to_compare_is_no_error(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Identical and unrelated texts are a warning and exit code 0."""
    assert main(["compare", pair[0], pair[0]]) == 0
    captured = capsys.readouterr()
    assert "warning: the two texts are identical" in captured.err
    assert "The two texts are identical." in captured.out
    Path("copy.txt").write_text("Take four eggs and beat them well with sugar and butter. " * 30)
    assert main(["compare", *pair]) == 0
    assert "do not look like versions" in capsys.readouterr().err


def test_unusable_input(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Both unusable files are named at once, and the exit code is 1."""
    Path("copy.txt").write_bytes(b"a\xff")
    assert main(["compare", "nowhere.txt", "copy.txt"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "nowhere.txt:1:1: is missing",
        "copy.txt:1:2: byte 0xFF is not UTF-8; save the file as UTF-8",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["compare"],
        ["compare", "a", "b", "--format", "pdf"],
        ["compare", "a", "b", "--language", "x"],
        ["build", "--jobs", "0"],
        ["fly"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is exit code 2 with the usage on stderr."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: annotate" in capsys.readouterr().err


def test_check(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    """Check names each problem and ends with 1; without problems it says how many were checked."""
    add("good")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "1 comparison checked, no problems\n"
    add("bad", copy=None)
    path, message = "docs/comparisons/bad/comparison.yml", "copy: “copy.txt” is not in this folder; put the text there"
    message += " under this name"
    assert main(["check"]) == 1
    assert capsys.readouterr().out == f"{path}:10:9: {message}\n"
    assert main(["check", "--format", "json"]) == 1
    expected = {"path": path, "line": 10, "column": 9, "message": message, "level": "error"}
    assert json.loads(capsys.readouterr().out) == [expected]
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out == f"::error file={path},line=10,col=9::{message}\n"


def test_github_commands_cannot_be_forged() -> None:
    """Paths and messages from a pull request cannot start a workflow command of their own."""
    line = github(Problem("a:b,c%\n::set-env x", 1, 2, "50%\r\n::error::no"))
    assert line == "::error file=a%3Ab%2Cc%25%0A%3A%3Aset-env x,line=1,col=2::50%25%0D%0A::error::no"


def test_build(add: Add, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Build writes the tree, names problems on stderr and ends with 1; it says once that nothing can be reported."""
    add("good")
    assert main(["build", "--output", "out"]) == 0
    reports = "annotate: note: repo_url is not set in mkdocs.yml: the pages do not offer to report an error"
    assert capsys.readouterr().err.splitlines().count(reports) == 1
    (site / "mkdocs.yml").write_text("site_name: x\nrepo_url: https://github.com/a/b\n", encoding="utf-8")
    assert (site / "out/docs/comparisons/good/index.md").is_file()
    add("bad", copy=None)
    assert main(["build", "--output", "out"]) == 1
    notes = "annotate: note: no feeds were written"
    told = [line for line in capsys.readouterr().err.splitlines() if not line.startswith(notes)]
    assert [line.split(" ")[0] for line in told] == ["docs/comparisons/bad/comparison.yml:10:9:"]


def test_output_that_cannot_be_written(add: Add, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the file system refuses is one line that names the file, not a traceback."""
    add()
    (site / "file").write_text("x")
    assert main(["build", "--output", "file/tree"]) == 1
    assert re.fullmatch(r"file/\.tree\.new-\d+:1:1: cannot be used: Not a directory\n", capsys.readouterr().err)


def test_closed_stdout(pair: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that was given no stdout at all (`>&-`) ends well."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["compare", *pair]) == 0


def test_closed_pipe(pair: list[str]) -> None:
    """A reader that stops early (`| head`) is no error and no traceback."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "plugins")])}
    command = [sys.executable, "-m", "annotate", "compare", *pair, "--format", "json"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_same_bytes_everywhere(pair: list[str]) -> None:
    """Hash seed, locale and time zone change nothing in any format."""
    for form in FORMATS:
        outputs = set()
        for seed, locale in (("0", "C"), ("1", "tr_TR.UTF-8")):
            env = os.environ | {
                "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "plugins")]),
                "PYTHONHASHSEED": seed,
                "LC_ALL": locale,
                "TZ": "Asia/Tokyo" if seed == "1" else "UTC",
            }
            command = [sys.executable, "-m", "annotate", "compare", *pair, "--format", form]
            outputs.add(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
        assert len(outputs) == 1, form


@given(st.text())
def test_property_safe(text: str) -> None:
    """Nothing that is shown of a text at a terminal can steer it."""
    shown = safe(text)
    assert "\x1b" not in shown
    assert all(c.isprintable() or c in "\u200c\u200d" for c in shown)


def test_version_and_help() -> None:
    """The command runs as a module, with its version and help."""
    assert run("--version").stdout.startswith("mkdocs-annotate ")
    assert "compare" in run("--help").stdout


def test_carney(carney: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pair this project was started for is compared, and the amount of aid is among the findings."""
    assert main(["compare", str(carney / "reference.txt"), str(carney / "copy.txt"), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["related"]
    assert any(c["kind"] == "figure" and c["severity"] == "critical" for c in data["corrections"])
