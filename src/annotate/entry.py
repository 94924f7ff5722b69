"""A comparison as its contributor describes it (`comparison.yml`), and the same with what the engine found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotate.excerpt import Excerpt
from annotate.model import Comparison, Kind, Severity


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a contributor's file: where (line and column count from 1), what, and what would be right.

    A warning says what is probably not meant; the comparison is published all the same.
    """

    path: str
    line: int
    column: int
    message: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        said = self.message if self.level == "error" else f"{self.level}: {self.message}"
        return f"{self.path}:{self.line}:{self.column}: {said}"


def errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` is more than a warning."""
    return any(problem.level == "error" for problem in problems)


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of one of the two article versions; `label` is what readers see. Dates are YYYY-MM-DD.

    `sha256` is that of the text when it was added, in UTF-8; the text is held to it.
    """

    file: str
    label: str
    publisher: str | None = None
    url: str | None = None
    archived: str | None = None
    published: str | None = None
    retrieved: str | None = None
    author: str | None = None
    rights: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a person adds to the words `copy` and/or `reference`; `line` and `column`: where it stands in the YAML."""

    copy: str | None
    reference: str | None
    prefix: str = ""
    suffix: str = ""
    kind: Kind | None = None
    severity: Severity | None = None
    dismiss: bool = False
    note: str | None = None
    sources: tuple[str, ...] = ()
    line: int = 1
    column: int = 1

    @property
    def key(self) -> str:
        """Eight hex digits of the SHA-256 of the words it is about, by which a sealed correction knows its note."""
        words = "\0".join((self.copy or "", self.reference or "", self.prefix, self.suffix))
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Metadata:
    """comparison.yml, checked. All text is plain text, never markup. `places` says where its keys stand.

    A key below another has a name such as `copy.file`, and the place of its value.
    """

    title: str
    date: str
    reference: Version
    copy: Version
    summary: str = ""
    language: str | None = None
    publish: Literal["excerpts", "full"] = "excerpts"
    sample: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def place(self, key: str) -> tuple[int, int]:
        """Line and column of a key of comparison.yml; the first of the file for one that is not there."""
        return self.places.get(key, (1, 1))


@dataclass(frozen=True, slots=True)
class Entry:
    """One comparison ready to be written: its folder name, its metadata, and what was found, notes included.

    Where the texts are not here, `sealed` says what of each correction (by its id) is; where they are here and not
    published, it may say what is shown.
    """

    slug: str
    metadata: Metadata
    comparison: Comparison
    sealed: Mapping[str, Excerpt] | None = None
