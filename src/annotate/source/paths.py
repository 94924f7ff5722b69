"""How paths are named in messages, and the exception that carries what is wrong with a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from annotate.entry import Problem


class UnusableError(Exception):
    """An input that cannot be used; `problems` says why, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


def printable(text: str) -> str:
    r"""`text` with everything that could steer a terminal or a log as an escape: \x1b, \n, \u202e."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in text)


def shown(path: Path) -> str:
    """`path` as messages name it: relative where it lies below the current directory, forward slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the symlink being complained about
    here = Path.cwd()
    return printable((absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix())


def unusable(path: Path, message: str, line: int = 1, column: int = 1) -> UnusableError:
    """The exception for one problem of one file."""
    return UnusableError([Problem(shown(path), line, column, message)])


def refused(error: OSError, path: Path) -> UnusableError:
    """The exception for what the file system did not allow, at the file it names or else at `path`."""
    where = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else path
    return unusable(where, f"cannot be used: {error.strerror or error}")
