"""A comparison's folder on disk: where comparisons lie, what may be one, and the bytes in it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from annotate.entry import Problem
from annotate.source import rules
from annotate.source.contents import DESCRIPTION, READ, Contents, Source, source_of
from annotate.source.paths import UnusableError, shown, unusable
from annotate.source.text import MAX_BYTES, read_bytes

COMPARISONS = "comparisons"
REMOVED = "removed.yml"  # beside the comparisons: what became of those that are gone (source/removed.py)
MAX_DESCRIPTION = 256_000
LINKED = "is a symbolic link; the folder itself has to be here"
SYSTEM = frozenset({".DS_Store", "Thumbs.db"})  # what systems leave in folders by themselves


def find_folders(docs: Path) -> tuple[list[Path], list[Problem]]:
    """The comparison folders below `docs` in the order of their names, and problems with what lies beside."""
    root = docs / COMPARISONS
    if root.is_symlink():
        return [], [Problem(shown(root), 1, 1, LINKED)]
    if not root.exists():
        return [], []
    if not root.is_dir():
        return [], [Problem(shown(root), 1, 1, "is a file; it should be the folder that holds the comparisons")]
    folders = []
    problems = []
    seen: dict[str, str] = {}
    for path in sorted(root.iterdir(), reverse=True):  # lower case comes last, and is right
        if path.name.startswith("."):
            continue
        twin = seen.setdefault(path.name.casefold(), path.name)
        if twin != path.name:
            message = f"has the name of {rules.quoted(twin)}, capitals aside; many systems take the two for one folder"
            problems.append(Problem(shown(path), 1, 1, message))
        elif path.is_dir() or path.is_symlink():
            folders.append(path)
        elif path.name != REMOVED:
            problems.append(
                Problem(shown(path), 1, 1, "lies beside the comparisons; each comparison has a folder of its own")
            )
    return sorted(folders), sorted(problems)


def linked_folders(docs: Path) -> Iterator[Problem]:
    """A problem for each link to a folder among the comparisons of `docs`, at any depth; none is followed.

    For a generator that would: through a link to the root of the machine its walk never ends.
    """
    root = docs / COMPARISONS
    waiting = [] if root.is_symlink() else [root]
    if root.is_symlink() and root.is_dir():
        yield Problem(shown(root), 1, 1, LINKED)
    while waiting:
        folder = waiting.pop()
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                elif entry.is_symlink() and Path(entry.path).is_dir():  # False for a link to itself
                    yield Problem(shown(Path(entry.path)), 1, 1, LINKED)


def folder_of(docs: Path, slug: str) -> Path:
    """The folder of the comparison `slug` of a site. Raises UnusableError unless it is there, under a lawful name."""
    message = rules.slug(slug)
    if message:
        raise unusable(docs / COMPARISONS, f"{rules.quoted(slug)} is no comparison: it {message}")
    check_folder(docs / COMPARISONS / slug)
    return docs / COMPARISONS / slug


def read_folder(folder: Path) -> Source:
    """The comparison in `folder`. Raises UnusableError with every problem of its files."""
    return source_of(read_contents(folder))


def read_contents(folder: Path) -> Contents:
    """The bytes in `folder`. Raises UnusableError unless it is a folder under a lawful name."""
    check_folder(folder)
    files: dict[str, bytes] = {}
    problems: dict[str, tuple[Problem, ...]] = {}
    for name in sorted({path.name for path in folder.iterdir()} - SYSTEM):
        try:
            files[name] = read_bytes(folder / name, most(name)) if name.endswith(READ) else b""
        except UnusableError as error:
            problems[name] = error.problems
    return Contents(folder.name, shown(folder), files, problems)


def most(name: str) -> int:
    """How many bytes of a file of this name are read."""
    return MAX_DESCRIPTION if name == DESCRIPTION else MAX_BYTES


def check_folder(folder: Path) -> None:
    """Raises UnusableError unless `folder` is a real directory with a name that can be an address."""
    message = rules.slug(folder.name)
    if message:
        raise unusable(folder, message)
    for path in (folder, folder.parent):
        try:
            mode = path.lstat().st_mode
        except OSError:
            raise unusable(folder, "is missing") from None
        if stat.S_ISLNK(mode):
            raise unusable(path, LINKED)
    if not stat.S_ISDIR(folder.lstat().st_mode):
        raise unusable(folder, "is a file; a comparison is a folder that holds comparison.yml and two texts")
