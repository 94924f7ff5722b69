"""Sealing a comparison's folder: its two texts go, sealed.json comes, comparison.yml stays as it is.

    write sealed.json ─▶ move the texts away

At every moment the folder holds the texts or the finished sealed.json, or both; then sealing again finishes it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from annotate.check import entry_of
from annotate.entry import Problem
from annotate.sealed.content import content_of, written
from annotate.sealed.faults import load
from annotate.source.contents import DESCRIPTION, SEALED, Contents, Source, description_of, sealed_of, source_of
from annotate.source.folder import read_contents
from annotate.source.paths import UnusableError, shown, unusable
from annotate.text import read
from annotate.write.excerpts import excerpts
from annotate.write.files import write_file

IGNORED = "# Texts that may not be published. Nothing here is committed.\n*\n"


def kept(docs: Path, slug: str) -> Path:
    """Where the texts of a sealed comparison are kept: beside docs, where nothing is published."""
    return docs.parent / ".texts" / slug


def sealed_text(source: Source, program: str) -> str:
    """The sealed.json of a comparison that has its texts. Raises UnusableError when it cannot be sealed as it is."""
    if source.metadata.publish == "full":
        message = "publishes both texts whole (publish: full), so there is nothing to seal; say excerpts to seal it"
        raise unusable(source.path / DESCRIPTION, message)
    entry, problems = entry_of(source)
    if problems:
        raise UnusableError(problems)
    text = written(content_of(entry, excerpts(entry), program))
    again(source, text)
    return text


def again(source: Source, text: str) -> None:
    """Raises UnusableError unless the file can be read again and people's notes still find their words in it."""
    content, faults = load(text)
    if content is None:  # a fault of ours, said rather than published
        raise UnusableError(Problem(shown(source.path / SEALED), *fault) for fault in faults)
    _, problems = entry_of(Source(source.slug, source.path, source.metadata, "", "", content))
    if problems:
        raise UnusableError(problems)


def seal(folder: Path, keep: Path, program: str) -> tuple[Path, ...]:
    """Seals the comparison in `folder` and moves its texts to the folder `keep`; returns where they are now.

    A sealing that was interrupted is finished. Raises UnusableError when the comparison has problems, or `keep` holds
    other texts.
    """
    contents = read_contents(folder)
    if SEALED in contents.names:
        names = left(contents)
    else:
        source = source_of(contents)
        names = [source.metadata.reference.file, source.metadata.copy.file]
        text = sealed_text(source, program)
        check_free(folder, keep, names)
        write_file(folder / SEALED, text)
    check_free(folder, keep, names)
    keep.mkdir(parents=True, exist_ok=True)
    write_file(keep / ".gitignore", IGNORED)
    for name in names:
        shutil.move(folder / name, keep / name)
    return tuple(keep / name for name in names)


def left(contents: Contents) -> list[str]:
    """The texts that still lie beside a sealed.json made of them. Raises UnusableError where there are none."""
    content, metadata = sealed_of(contents), description_of(contents)
    names = []
    for side, version in (("reference", metadata.reference), ("copy", metadata.copy)):
        if version.file in contents.names:
            if read(contents.read(version.file)).sha256 != content[side]["sha256"]:
                path = contents.path(version.file)
                raise unusable(path, f"is not the text that was sealed; to seal it anew, take {SEALED} away first")
            names.append(version.file)
    if not names:
        raise unusable(contents.path(SEALED), "is there already: this comparison is sealed")
    return names


def check_free(folder: Path, keep: Path, names: list[str]) -> None:
    """Raises UnusableError where `keep` holds another text of one of these names."""
    for name in names:
        if (keep / name).exists() and (keep / name).read_bytes() != (folder / name).read_bytes():
            raise unusable(keep / name, "is another text; name another folder with --keep, or take it away")
