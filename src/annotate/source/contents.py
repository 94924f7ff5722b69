"""What a comparison's folder holds: comparison.yml and two texts or sealed.json, no more.

    bytes of a folder (Contents)  ──source_of──▶  Source: checked metadata and two texts, nothing compared yet

Nothing here reads a disk, so a comparison can be examined wherever its bytes are sent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotate.entry import Metadata, Problem
from annotate.sealed.content import Object
from annotate.sealed.faults import load
from annotate.source import rules
from annotate.source.metadata import parse
from annotate.source.paths import UnusableError, printable, unusable
from annotate.source.text import text_of

T = TypeVar("T")

DESCRIPTION = "comparison.yml"
SEALED = "sealed.json"  # instead of the two texts
READ = (".yml", ".json", ".txt", ".md")  # the endings of files that are read


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of a folder: its name, how messages name it, and each file by its name.

    `problems` says of a name that is no plain file, or one too long, what is wrong with it. Files that no comparison
    can hold are there without their bytes.
    """

    slug: str
    shown: str
    files: Mapping[str, bytes]
    problems: Mapping[str, tuple[Problem, ...]]

    @property
    def names(self) -> set[str]:
        """Everything in the folder."""
        return {*self.files, *self.problems}

    def path(self, name: str) -> Path:
        """A file as messages name it."""
        return Path(self.shown) / name

    def read(self, name: str) -> str:
        """The text of a file. Raises UnusableError when it is missing or no text."""
        if name in self.problems:
            raise UnusableError(self.problems[name])
        if name not in self.files:
            raise unusable(self.path(name), "is missing")
        return text_of(self.files[name], self.path(name))


@dataclass(frozen=True, slots=True)
class Source:
    """What a folder holds, read and checked: nothing in it has been compared yet.

    A sealed comparison has no texts, but the values of its sealed.json. `path` is its folder as messages name it.
    """

    slug: str
    path: Path
    metadata: Metadata
    reference: str
    copy: str
    sealed: Object | None = None


def source_of(contents: Contents) -> Source:
    """The comparison in `contents`. Raises UnusableError with every problem of its files."""
    problems: list[Problem] = []
    metadata = collected(problems, description_of, contents)
    is_sealed = SEALED in contents.names
    sealed = collected(problems, sealed_of, contents) if is_sealed else None
    texts: tuple[str, str] | None = ("", "")
    if metadata and is_sealed:
        problems += left_over(contents, metadata)
    elif metadata:
        texts = collected(problems, lambda found: texts_of(found, metadata), contents)
    if problems or metadata is None or texts is None:
        raise UnusableError(sorted(problems))
    return Source(contents.slug, Path(contents.shown), metadata, *texts, sealed)


def description_of(contents: Contents) -> Metadata:
    """The checked metadata in comparison.yml. Raises UnusableError."""
    if DESCRIPTION not in contents.names:
        near = rules.nearest(DESCRIPTION, contents.names)
        hint = f"; rename {rules.quoted(near)}" if near else "; it says what is compared"
        raise unusable(contents.path(DESCRIPTION), f"is missing{hint}")
    metadata, faults = parse(contents.read(DESCRIPTION))
    if metadata is None:
        raise UnusableError(Problem(contents.path(DESCRIPTION).as_posix(), *fault) for fault in faults)
    return metadata


def sealed_of(contents: Contents) -> Object:
    """The checked values of sealed.json. Raises UnusableError."""
    content, faults = load(contents.read(SEALED))
    if content is None:
        raise UnusableError(Problem(contents.path(SEALED).as_posix(), *fault) for fault in faults)
    return content


def texts_of(contents: Contents, metadata: Metadata) -> tuple[str, str]:
    """Reference and copy. Raises UnusableError with every problem, also of what is in the folder beside them."""
    problems: list[Problem] = []
    texts: list[str | None] = []
    names = {"reference": metadata.reference.file, "copy": metadata.copy.file}
    others = contents.names - {DESCRIPTION, *names.values()}
    for side, name in names.items():
        if name in contents.names:
            texts.append(collected(problems, partial(Contents.read, name=name), contents))
            continue
        near = rules.nearest(name, others)
        others -= {near}
        hint = f"did you mean {rules.quoted(near)}?" if near else "put the text there under this name"
        message = f"{side}: {rules.quoted(name)} is not in this folder; {hint}"
        place = metadata.place(f"{side}.file")
        problems.append(Problem(contents.path(DESCRIPTION).as_posix(), *place, message))
    problems += strays(contents, others)
    if problems:
        raise UnusableError(problems)
    return texts[0] or "", texts[1] or ""


def left_over(contents: Contents, metadata: Metadata) -> Iterator[Problem]:
    """What must not lie beside sealed.json, or be said of a sealed comparison."""
    names = {metadata.reference.file, metadata.copy.file}
    yield from strays(contents, contents.names - {DESCRIPTION, SEALED, *names})
    for name in sorted(names & contents.names):
        message = f"lies beside {SEALED}, which stands in its place; run `annotate seal {contents.slug}` again"
        yield Problem(contents.path(name).as_posix(), 1, 1, message)
    if metadata.publish == "full":
        message = "publish: full, but the comparison is sealed: there are no texts to publish; say excerpts"
        yield Problem(contents.path(DESCRIPTION).as_posix(), *metadata.place("publish"), message)


def strays(contents: Contents, names: Collection[str]) -> Iterator[Problem]:
    """A problem for each thing in the folder that comparison.yml does not name."""
    message = "is not named in comparison.yml; a comparison holds that file and two texts"
    return (Problem(printable(contents.path(name).as_posix()), 1, 1, message) for name in sorted(names))


def collected(problems: list[Problem], read: Callable[[Contents], T], contents: Contents) -> T | None:
    """What `read` makes of `contents`; nothing when it cannot be used, its problems added to `problems`."""
    try:
        return read(contents)
    except UnusableError as error:
        problems += error.problems
        return None
