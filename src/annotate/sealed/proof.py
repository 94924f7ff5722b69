"""The proof that a sealed comparison follows from two texts, for whoever has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.check import entry_of
from annotate.entry import Problem
from annotate.sealed.content import SIDES, Object, content_of, shown_of, words_of
from annotate.sealed.seal import kept
from annotate.source.contents import SEALED, Source, description_of
from annotate.source.folder import read_contents, read_folder
from annotate.source.paths import UnusableError, unusable
from annotate.source.text import read_text
from annotate.text import read
from annotate.write.excerpts import excerpts


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found: `wrong` contradicts the texts, `other` is what this version of the program finds otherwise.

    `program` is the version that sealed it; `quotations` counts those that were compared with the texts.
    """

    program: str
    quotations: int
    wrong: tuple[str, ...]
    other: tuple[str, ...]


def texts_of(folder: Path, docs: Path, reference: Path | None, copy: Path | None) -> tuple[str, str]:
    """The two texts at these paths, by default where `annotate seal` has put them. Raises UnusableError."""
    metadata = description_of(read_contents(folder))
    home = kept(docs, folder.name)
    paths = (reference or home / metadata.reference.file, copy or home / metadata.copy.file)
    problems: list[Problem] = []
    texts: list[str] = []
    for path in paths:
        try:
            texts.append(read_text(path))
        except UnusableError as error:
            problems += error.problems
    if problems:
        raise UnusableError(problems)
    return texts[0], texts[1]


def prove(folder: Path, reference: str, copy: str) -> Proof:
    """Compares the sealed comparison in `folder` with its two texts. Raises UnusableError when it cannot be read.

    The hashes and every quotation are compared with the texts, then both texts are compared anew.
    """
    source = read_folder(folder)
    if source.sealed is None:
        raise unusable(folder / SEALED, f"is missing: this comparison is not sealed (`annotate seal {folder.name}`)")
    texts = {"reference": read(reference).text, "copy": read(copy).text}
    sealed = source.sealed
    wrong = [*_hashes(sealed, reference, copy), *_quotations(sealed, texts)]
    other = [] if wrong else list(_anew(replace(source, reference=reference, copy=copy, sealed=None), sealed))
    count = sum(bool(words_of(c[side])) for c in sealed["corrections"] for side in SIDES)
    return Proof(sealed["program"], count, tuple(wrong), tuple(other))


def _hashes(sealed: Object, *texts: str) -> Iterator[str]:
    for side, raw in zip(SIDES, texts, strict=True):
        text = read(raw)
        if text.sha256 != sealed[side]["sha256"]:
            yield f"the {side} is another text: its SHA-256 is {text.sha256}, sealed was {sealed[side]['sha256']}"
        elif len(text.text) != sealed[side]["length"]:
            yield f"the {side} has {len(text.text)} characters, sealed were {sealed[side]['length']}"


def _quotations(sealed: Object, texts: dict[str, str]) -> Iterator[str]:
    for correction in sealed["corrections"]:
        for side in SIDES:
            shown = shown_of(correction[side])
            if texts[side][shown.first : shown.last] != words_of(correction[side]):
                yield f"{correction['id']}: the {side} does not hold the quoted words at {shown.first}"


def _anew(source: Source, sealed: Object) -> Iterator[str]:
    """What differs when the texts are compared and sealed again."""
    entry, problems = entry_of(source)
    if problems:
        yield from (f"a note finds its words no more: {problem.message}" for problem in problems)
        return
    found = content_of(entry, excerpts(entry), sealed["program"])
    for name in ("related", "similarity", "language", *SIDES, "passages"):
        if found[name] != sealed[name]:
            yield f"{name}: not as sealed"
    ours, theirs = ({c["id"]: c for c in content["corrections"]} for content in (found, sealed))
    yield from (f"{name}: sealed, but not found now" for name in theirs if name not in ours)
    yield from (f"{name}: found now, but not sealed" for name in ours if name not in theirs)
    for name in theirs:
        if name in ours and ours[name] != theirs[name]:
            members = ", ".join(key for key in theirs[name] if theirs[name].get(key) != ours[name].get(key))
            yield f"{name}: found with another {members or 'evidence'}"
