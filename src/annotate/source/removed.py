"""docs/comparisons/removed.yml: what became of comparisons that are no longer at their address.

old-name: {moved_to: new-name}
other-name: {removed: 2026-11-21, reason: Plain text.}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotate.entry import Problem
from annotate.source import rules
from annotate.source.folder import REMOVED
from annotate.source.metadata import Reader
from annotate.source.paths import UnusableError, shown
from annotate.source.strict import Fault, Field, load
from annotate.source.text import read_text

MAX_BYTES = 2_000_000
MAX_ITEMS = 10_000
SCHEMA = {"moved_to": rules.slug, "removed": rules.date, "reason": rules.plain}


@dataclass(frozen=True, slots=True)
class Removal:
    """An address without a comparison: another one took its place (`moved_to`), or it was removed on a day."""

    slug: str
    moved_to: str = ""
    removed: str = ""
    reason: str = ""


def read_removed(root: Path) -> tuple[tuple[Removal, ...], list[Problem]]:
    """The removals that the comparisons folder `root` names, by slug, and what is wrong with the others."""
    path = root / REMOVED
    if root.is_symlink() or not (path.exists() or path.is_symlink()):
        return (), []
    try:
        text = read_text(path, MAX_BYTES)
    except UnusableError as error:
        return (), list(error.problems)
    slugs = {folder.name for folder in root.iterdir() if folder.is_dir() and not folder.name.startswith(".")}
    removals, faults = parse(text, slugs)
    return removals, [Problem(shown(path), *fault) for fault in sorted(set(faults))]


def parse(text: str, slugs: Iterable[str]) -> tuple[tuple[Removal, ...], list[Fault]]:
    """The removals in the text of a removed.yml, where `slugs` are the comparisons there are, and what is wrong."""
    if not any(line.split("#")[0].strip() for line in text.splitlines()):
        return (), []
    document, faults = load(text)
    if document is None:
        return (), faults
    if not isinstance(document.content, dict):
        return (), [(document.line, document.column, "the file should be a list of `name: {…}` lines")]
    if len(document.content) > MAX_ITEMS:
        return (), [(1, 1, f"names more than {MAX_ITEMS:,} comparisons")]
    reader, there = Reader(faults), set(slugs)
    removals = (_removal(reader, slug, field, there) for slug, field in sorted(document.content.items()))
    return tuple(removal for removal in removals if removal), faults


def _removal(reader: Reader, slug: str, field: Field, there: set[str]) -> Removal | None:
    """One item; nothing when it is wrong, its faults added to the reader's."""
    before = len(reader.faults)
    if message := rules.slug(slug):
        reader.fault(field, f"{rules.quoted(slug)} {message}")
    elif slug in there:
        reader.fault(field, f"{rules.quoted(slug)} is still a comparison; remove its folder, or this line")
    fields = reader.fields(field.value, "an entry", SCHEMA)
    read = reader.scalars(fields, SCHEMA)
    for at, message in _together(fields, read, there):
        reader.fault(at or field, message)
    return Removal(slug, **read) if len(reader.faults) == before else None


def _together(fields: dict[str, Field], read: dict[str, str], there: set[str]) -> Iterator[tuple[Field | None, str]]:
    """What holds between the fields: moved or removed, not both, and moved to what is there."""
    if "moved_to" in fields and "removed" in fields:
        yield fields["removed"], "an entry is either moved_to or removed; keep one"
    if "moved_to" not in fields and "removed" not in fields:
        yield None, "an entry needs `moved_to:` (a comparison's name) or `removed:` (a date)"
    target = read.get("moved_to")
    if target and target not in there:
        hint = rules.suggestion(target, there) or "; name a folder of this one"
        yield fields["moved_to"], f"moved_to names {rules.quoted(target)}, which is no comparison{hint}"
