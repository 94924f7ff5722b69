"""A comparison's folder: `docs/comparisons/SLUG/` with comparison.yml and two texts or sealed.json, no more."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from annotate.entry import Metadata, Problem
from annotate.sealed.content import Object
from annotate.sealed.faults import load
from annotate.source import rules
from annotate.source.metadata import parse
from annotate.source.paths import UnusableError, shown, unusable
from annotate.source.text import read_text

T = TypeVar("T")

COMPARISONS = "comparisons"
DESCRIPTION = "comparison.yml"
REMOVED = "removed.yml"  # beside the comparisons: what became of those that are gone (source/removed.py)
SEALED = "sealed.json"  # instead of the two texts
MAX_DESCRIPTION = 256_000


@dataclass(frozen=True, slots=True)
class Source:
    """What a folder holds, read and checked: nothing in it has been compared yet.

    A sealed comparison has no texts, but the values of its sealed.json.
    """

    slug: str
    path: Path
    metadata: Metadata
    reference: str
    copy: str
    sealed: Object | None = None


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


def folder_of(docs: Path, slug: str) -> Path:
    """The folder of the comparison `slug` of a site. Raises UnusableError unless it is there, under a lawful name."""
    message = rules.slug(slug)
    if message:
        raise unusable(docs / COMPARISONS, f"{rules.quoted(slug)} is no comparison: it {message}")
    check_folder(docs / COMPARISONS / slug)
    return docs / COMPARISONS / slug


def read_folder(folder: Path) -> Source:
    """The comparison in `folder`. Raises UnusableError with every problem of its files."""
    check_folder(folder)
    problems: list[Problem] = []
    metadata = collected(problems, read_description, folder / DESCRIPTION)
    names = [metadata.reference.file, metadata.copy.file] if metadata else []
    sealed = collected(problems, read_sealed, folder / SEALED) if is_sealed(folder) else None
    if metadata and is_sealed(folder):
        problems += left_over(folder, metadata)
        problems += stray_files(folder, {DESCRIPTION, SEALED, *names})
        names = []
    elif metadata:
        problems += stray_files(folder, {DESCRIPTION, *names})
    texts = [collected(problems, read_text, folder / name) for name in names]
    if problems or metadata is None:
        raise UnusableError(sorted(problems))
    reference, copy = (text or "" for text in texts or ("", ""))
    return Source(folder.name, folder, metadata, reference, copy, sealed)


def is_sealed(folder: Path) -> bool:
    """Whether a sealed.json stands in the place of the texts."""
    return os.path.lexists(folder / SEALED)


def left_over(folder: Path, metadata: Metadata) -> Iterator[Problem]:
    """What must not lie beside sealed.json, or be said of a sealed comparison."""
    for name in (metadata.reference.file, metadata.copy.file):
        if os.path.lexists(folder / name):
            message = (
                f"lies beside {SEALED}; a sealed comparison holds no text: run `annotate seal {folder.name}` again"
            )
            yield Problem(shown(folder / name), 1, 1, message)
    if metadata.publish == "full":
        message = "says publish: full, but the comparison is sealed: there are no texts to publish; say excerpts"
        yield Problem(shown(folder / DESCRIPTION), 1, 1, message)


def read_sealed(path: Path) -> Object:
    """The checked values of the sealed.json at `path`."""
    content, faults = load(read_text(path))
    if content is None:
        raise UnusableError(Problem(shown(path), *fault) for fault in faults)
    return content


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
