"""Writing the folder of a new comparison: all of it or nothing, and never over what is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from annotate.draft.description import SCHEMA
from annotate.source.folder import COMPARISONS, REMOVED
from annotate.source.paths import refused, unusable
from annotate.source.removed import read_removed


def description_schema() -> str:
    """The JSON Schema of comparison.yml."""
    return (files("annotate") / "schema" / "description.schema.json").read_text("utf-8")


def free_place(docs: Path, slug: str) -> Path:
    """Where the comparison `slug` will be. Raises UnusableError when something is there, or was."""
    root = docs / COMPARISONS
    if not docs.is_dir():
        raise unusable(docs, "is missing; go to the folder of the site, or name its docs folder with --docs")
    if root.is_symlink():
        raise unusable(root, "is a symbolic link; the folder itself has to be here")
    names = os.listdir(root) if root.is_dir() else []  # noqa: PTH208 - names alone
    for name in names:
        if name.casefold() == slug.casefold():
            raise unusable(root / name, "is there already; choose another slug, or remove it first")
    if any(removal.slug == slug for removal in read_removed(root)[0]):
        raise unusable(root / REMOVED, f"says what became of an earlier “{slug}”; choose another slug")
    return root / slug


def write_folder(place: Path, contents: Mapping[str, str]) -> None:
    """Writes the files `contents` (by name) as the folder `place`, which appears whole or not at all.

    Raises UnusableError when the file system does not allow it, or something has come to stand there.
    """
    beside = place.parent / f".{place.name}.new-{os.getpid()}"
    try:
        beside.mkdir(parents=True)
        try:
            for name, text in contents.items():
                (beside / name).write_text(text, "utf-8", newline="\n")
            if place.exists() or place.is_symlink():
                raise unusable(place, "is there already; choose another slug, or remove it first")
            beside.rename(place)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        write_schema(place.parent / SCHEMA)
    except OSError as error:
        raise refused(error, place) from None


def write_schema(path: Path) -> None:
    """Puts the schema that editors read beside the comparisons, where it is not there yet."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(description_schema())
    except FileExistsError:
        pass
