"""A comparison's folder: `docs/comparisons/SLUG/` with comparison.yml and two texts, and nothing else."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from annotate.entry import Metadata, Problem, Version
from annotate.source import rules
from annotate.source.metadata import parse
from annotate.source.paths import UnusableError, shown, unusable
from annotate.source.strict import place_of
from annotate.source.text import read_text

T = TypeVar("T")

COMPARISONS = "comparisons"
DESCRIPTION = "comparison.yml"
REMOVED = "removed.yml"  # beside the comparisons: what became of those that are gone (source/removed.py)
MAX_DESCRIPTION = 256_000


@dataclass(frozen=True, slots=True)
class Source:
    """What a folder holds, read and checked: nothing in it has been compared yet."""

    slug: str
    path: Path
    metadata: Metadata
    reference: str
    copy: str


def find_folders(docs: Path) -> tuple[list[Path], list[Problem]]:
    """The comparison folders below `docs` in the order of their names, and problems with what lies beside."""
    root = docs / COMPARISONS
    if root.is_symlink():
        return [], [Problem(shown(root), 1, 1, "is a symbolic link; the folder itself has to be here")]
    if not root.is_dir():
        return [], []
    folders = []
    problems = []
    for path in sorted(root.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() or path.is_symlink():
            folders.append(path)
        elif path.name != REMOVED:
            problems.append(
                Problem(shown(path), 1, 1, "lies beside the comparisons; each comparison has a folder of its own")
            )
    return folders, problems


def read_folder(folder: Path) -> Source:
    """The comparison in `folder`. Raises UnusableError with every problem of its files."""
    check_folder(folder)
    problems: list[Problem] = []
    metadata = collected(problems, read_description, folder / DESCRIPTION)
    names = [metadata.reference.file, metadata.copy.file] if metadata else []
    texts = [collected(problems, read_text, folder / name) for name in names]
    if metadata:
        problems += stray_files(folder, {DESCRIPTION, *names})
        problems += changed_texts(folder, metadata, texts)
    if problems or metadata is None or None in texts:
        raise UnusableError(sorted(problems))
    reference, copy = (text or "" for text in texts)
    return Source(folder.name, folder, metadata, reference, copy)


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
            raise unusable(path, "is a symbolic link; the folder itself has to be here")
    if not stat.S_ISDIR(folder.lstat().st_mode):
        raise unusable(folder, "is a file; a comparison is a folder that holds comparison.yml and two texts")


def read_description(path: Path) -> Metadata:
    """The checked metadata in the comparison.yml at `path`."""
    metadata, faults = parse(read_text(path, MAX_DESCRIPTION))
    if metadata is None:
        raise UnusableError(Problem(shown(path), *fault) for fault in faults)
    return metadata


def changed_texts(folder: Path, metadata: Metadata, texts: Sequence[str | None]) -> Iterator[Problem]:
    """A problem for each text that is another one than its `sha256` says."""
    path = folder / DESCRIPTION
    for side, text in zip(("reference", "copy"), texts, strict=True):
        version: Version = getattr(metadata, side)
        found = hashlib.sha256((text or "").encode()).hexdigest()
        if text is None or version.sha256 in (None, found):
            continue
        message = f"{version.file} has been changed since; if that is right, write {found}, or take this line away"
        yield Problem(shown(path), *place_of(read_text(path, MAX_DESCRIPTION), side, "sha256"), message)


def stray_files(folder: Path, known: set[str]) -> Iterator[Problem]:
    """A problem for each thing in `folder` that comparison.yml does not name."""
    for path in sorted(folder.iterdir()):
        if path.name not in known and path.name not in (".DS_Store", "Thumbs.db"):
            yield Problem(
                shown(path),
                1,
                1,
                "is not named in comparison.yml; a comparison holds that file and two texts",
            )


def collected(problems: list[Problem], read: Callable[[Path], T], path: Path) -> T | None:
    """What `read` makes of `path`; nothing when it cannot be used, its problems added to `problems`."""
    try:
        return read(path)
    except UnusableError as error:
        problems += error.problems
        return None
