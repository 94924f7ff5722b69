"""The line of a file that a problem is about, with a mark below the place, for people at a terminal.

docs/comparisons/visit/comparison.yml:2:7: date should be a date such as 2026-11-21, not “yesterday”
    date: yesterday
          ^
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from annotate.entry import Problem
from annotate.source.paths import UnusableError, printable
from annotate.source.text import MAX_BYTES, read_bytes

WIDTH = 100
BEFORE = 60
"""How many characters of a long line are shown, and how many of them before the place."""


def caret(problem: Problem) -> str:
    """Two lines: the source and the mark; "" where there is no such line, or nothing to point at."""
    try:
        text = read_bytes(Path(problem.path), MAX_BYTES).decode("utf-8", "replace")
    except UnusableError:
        return ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    if not line.strip() or (problem.line, problem.column) == (1, 1):
        return ""
    start = max(0, problem.column - 1 - BEFORE)
    before, rest = line[start : problem.column - 1], line[problem.column - 1 : start + WIDTH]
    lead = "…" if start else ""
    tail = "…" if start + WIDTH < len(line) else ""
    shown = printable(before.expandtabs(1))
    return f"    {lead}{shown}{printable(rest.expandtabs(1))}{tail}\n    {' ' * width(lead + shown)}^"


def width(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)
