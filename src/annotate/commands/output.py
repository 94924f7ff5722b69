"""What a command prints: results, and problems for people, GitHub and programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from annotate.commands.caret import caret
from annotate.entry import Problem
from annotate.source.paths import printable
from annotate.write.data import STEERING

REPORTS = ("text", "github", "json")


def coloured() -> bool:
    """Whether stdout is a terminal whose user has nothing against colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def emit(text: str) -> None:
    """Writes `text` to stdout; on a terminal without characters that steer it (our colours aside)."""
    if sys.stdout.isatty():
        text = STEERING.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    sys.stdout.write(text)


def report(problems: Sequence[Problem], form: str, stream: TextIO | None = None) -> None:
    """Prints problems, to stderr by default: a line each, GitHub's workflow commands, or JSON.

    On a terminal the line of the file stands below each.
    """
    out = stream or sys.stderr
    if form == "json":
        fields = ("path", "line", "column", "message", "level")
        print(json.dumps([{f: getattr(p, f) for f in fields} for p in problems], indent=1), file=out)
        return
    for problem in problems:
        print(github(problem) if form == "github" else printable(str(problem)), file=out)
        source = caret(problem) if form == "text" and out.isatty() else ""
        if source:
            print(source, file=out)


def github(problem: Problem) -> str:
    """A problem as a workflow command that GitHub shows beside the line of a pull request."""
    path = escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    return f"::{problem.level} file={path},line={problem.line},col={problem.column}::{escaped(problem.message)}"


def escaped(text: str) -> str:
    """`text` without what would end or start a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
