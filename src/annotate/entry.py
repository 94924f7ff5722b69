"""A comparison as its contributor describes it (`comparison.yml`), and the same with what the engine found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotate.model import Comparison, Kind, Severity


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a contributor's file: where (line and column count from 1), what, and what would be right."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


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


@dataclass(frozen=True, slots=True)
class Metadata:
    """comparison.yml, checked. All text is plain text, never markup."""

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One comparison ready to be written: its folder name, its metadata, and what was found, notes included."""

    slug: str
    metadata: Metadata
    comparison: Comparison
