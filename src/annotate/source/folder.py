"""A comparison's folder: `docs/comparisons/SLUG/` with comparison.yml and two texts or sealed.json, no more."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
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
    sealed = collected(problems, read_sealed, folder / SEALED) if is_sealed(folder) else None
    texts: tuple[str, str] | None = ("", "")
    if metadata and is_sealed(folder):
        problems += left_over(folder, metadata)
    elif metadata:
        texts = collected(problems, partial(read_texts, metadata=metadata), folder)
    if problems or metadata is None or texts is None:
        raise UnusableError(sorted(problems))
    return Source(folder.name, folder, metadata, *texts, sealed)


def read_texts(folder: Path, metadata: Metadata) -> tuple[str, str]:
    """Reference and copy. Raises UnusableError with every problem, also of what is in the folder beside them."""
    problems: list[Problem] = []
    texts: list[str | None] = []
    names = {"reference": metadata.reference.file, "copy": metadata.copy.file}
    others = strangers(folder, {DESCRIPTION, *names.values()})
    for side, name in names.items():
        if os.path.lexists(folder / name):
            texts.append(collected(problems, read_text, folder / name))
            continue
        near = rules.nearest(name, others)
        others = [other for other in others if other != near]
        hint = f"did you mean {rules.quoted(near)}?" if near else "put the text there under this name"
        message = f"{side}: {rules.quoted(name)} is not in this folder; {hint}"
        problems.append(Problem(shown(folder / DESCRIPTION), *metadata.place(f"{side}.file"), message))
    problems += stray_files(folder, others)
    if problems:
        raise UnusableError(problems)
    return texts[0] or "", texts[1] or ""


def is_sealed(folder: Path) -> bool:
    """Whether a sealed.json stands in the place of the texts."""
    return os.path.lexists(folder / SEALED)


def left_over(folder: Path, metadata: Metadata) -> Iterator[Problem]:
    """What must not lie beside sealed.json, or be said of a sealed comparison."""
    names = {metadata.reference.file, metadata.copy.file}
    yield from stray_files(folder, strangers(folder, {DESCRIPTION, SEALED, *names}))
    for name in sorted(names):
        if os.path.lexists(folder / name):
            message = f"lies beside {SEALED}, which stands in its place; run `annotate seal {folder.name}` again"
            yield Problem(shown(folder / name), 1, 1, message)
    if metadata.publish == "full":
        message = "publish: full, but the comparison is sealed: there are no texts to publish; say excerpts"
        yield Problem(shown(folder / DESCRIPTION), *metadata.place("publish"), message)


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
    if not os.path.lexists(path):
        near = rules.nearest(path.name, strangers(path.parent, set()))
        hint = f"; rename {rules.quoted(near)}" if near else "; it says what is compared"
        raise unusable(path, f"is missing{hint}")
    metadata, faults = parse(read_text(path, MAX_DESCRIPTION))
    if metadata is None:
        raise UnusableError(Problem(shown(path), *fault) for fault in faults)
    return metadata


def strangers(folder: Path, known: set[str]) -> list[str]:
    """The names in `folder` that are not known, but for what systems leave there by themselves."""
    return sorted(p.name for p in folder.iterdir() if p.name not in {*known, ".DS_Store", "Thumbs.db"})


def stray_files(folder: Path, names: Iterable[str]) -> Iterator[Problem]:
    """A problem for each thing in `folder` that comparison.yml does not name."""
    message = "is not named in comparison.yml; a comparison holds that file and two texts"
    return (Problem(shown(folder / name), 1, 1, message) for name in names)


def collected(problems: list[Problem], read: Callable[[Path], T], path: Path) -> T | None:
    """What `read` makes of `path`; nothing when it cannot be used, its problems added to `problems`."""
    try:
        return read(path)
    except UnusableError as error:
        problems += error.problems
        return None
