"""What a change does to the comparisons of a site: folders that come, change or go, and corrections that differ.

Two folders are compared, never lists of names from elsewhere: names of files are data, and no shell sees them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.check import check, examine
from annotate.entry import Entry, Problem
from annotate.model import KINDS, SEVERITIES, Correction, Quote
from annotate.source.folder import COMPARISONS, find_folders
from annotate.source.paths import refused, unusable

PUBLISHED = "comparison.json"
"""The data of a published comparison, beside its page."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A comparison of the change, by the name of its folder, as `examine` found it; `state`: new, changed or ""."""

    slug: str
    state: str
    entry: Entry | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What other code makes of an unchanged comparison: corrections that come, go, or have another kind or severity.

    `entry` is None where it can no longer be published; `problems` say why.
    """

    slug: str
    entry: Entry | None
    problems: tuple[Problem, ...] = ()
    come: tuple[Correction, ...] = ()
    gone: tuple[Correction, ...] = ()
    altered: tuple[tuple[Correction, Correction], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.come or self.gone or self.altered or self.entry is None)


def states(docs: Path, base: Path | None) -> dict[str, str]:
    """Of each comparison of `docs` whether it is new or changed beside `base`, or "" where it is neither."""
    before = {} if base is None else {folder.name: folder for folder in find_folders(base)[0]}
    found = {}
    for folder in find_folders(docs)[0]:
        known = before.get(folder.name)
        same = base is None or (known is not None and content(folder) == content(known))
        found[folder.name] = "" if same else "changed" if known else "new"
    return found


def removed(docs: Path, base: Path | None) -> list[str]:
    """The names of the comparisons that `base` has and `docs` has not."""
    if base is None:
        return []
    here = {folder.name for folder in find_folders(docs)[0]}
    return [folder.name for folder in find_folders(base)[0] if folder.name not in here]


def content(folder: Path) -> dict[str, str]:
    """What lies in `folder`: a name for the content of each file below it, by its path. No link is followed."""
    if folder.is_symlink():
        return {"": f"link {os.fspath(folder.readlink())}"}
    found: dict[str, str] = {}
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            found[path.relative_to(folder).as_posix()] = _named(path)
    return found


def _named(path: Path) -> str:
    if path.is_symlink():
        return f"link {os.fspath(path.readlink())}"
    if not path.is_file():  # a folder, whose files follow, or what no comparison may hold
        return "other"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def examined(docs: Path, states: dict[str, str], slugs: Sequence[str]) -> Iterator[Examined]:
    """The comparisons `slugs` of `docs`, examined one after another."""
    for slug in slugs:
        folder = docs / COMPARISONS / slug
        problems = check([folder])[1]  # what `annotate check` says, rules about the site included
        yield Examined(slug, states.get(slug, ""), examine(folder)[0], tuple(problems))


def effects(docs: Path, tree: Path, slugs: Sequence[str]) -> Iterator[Effect]:
    """What this code makes of the comparisons `slugs` beside what `tree`, built by other code, has of them."""
    for slug in slugs:
        before = published(tree, slug)
        entry, problems = examine(docs / COMPARISONS / slug)
        if entry is None and before is None:
            continue
        yield effect(slug, before or {}, entry, tuple(problems))


def effect(slug: str, before: dict[str, Correction], entry: Entry | None, problems: tuple[Problem, ...] = ()) -> Effect:
    """What is otherwise in `entry` than it was, `before` by id."""
    if entry is None:
        return Effect(slug, None, problems)
    after = {c.id: c for c in entry.comparison.corrections}
    both = [(before[c.id], c) for c in after.values() if c.id in before]
    return Effect(
        slug,
        entry,
        come=tuple(c for c in after.values() if c.id not in before),
        gone=tuple(c for c in before.values() if c.id not in after),
        altered=tuple((old, new) for old, new in both if _weight(old) != _weight(new)),
    )


def _weight(correction: Correction) -> tuple[str, str, bool]:
    return correction.kind, correction.severity, correction.dismissed


def published(tree: Path, slug: str) -> dict[str, Correction] | None:
    """The corrections that a built tree has of a comparison, by id; None where it has none of it."""
    path = tree / "docs" / COMPARISONS / slug / PUBLISHED
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        found = [_correction(values) for values in data["corrections"]]
    except OSError as error:
        raise refused(error, path) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise unusable(path, "is not the data of a comparison") from None
    return {c.id: c for c in found}


def _correction(values: dict[str, Any]) -> Correction:
    """A correction as the contract's JSON has it. Raises ValueError for what the contract does not know."""
    kind, severity, identity = values["kind"], values["severity"], values["id"]
    if kind not in KINDS or severity not in SEVERITIES or not isinstance(identity, str):
        raise ValueError("this is not the contract's JSON")
    reference, copy = _quote(values, "reference"), _quote(values, "copy")
    dismissed = values.get("dismissed") is True
    return Correction(identity, identity, None, kind, severity, "replace", reference, copy, 0, dismissed=dismissed)


def _quote(values: dict[str, Any], side: str) -> Quote:
    given = values[side] or {"start": values.get("at", 0), "end": values.get("at", 0), "text": ""}
    start, end, text = int(given["start"]), int(given["end"]), given["text"]
    if not isinstance(text, str):
        raise TypeError("words should be text")
    return Quote(start, end, text)
