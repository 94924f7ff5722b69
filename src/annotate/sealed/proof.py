"""The proof that a sealed comparison follows from two texts, for whoever has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.check import entry_of
from annotate.entry import Entry, Problem
from annotate.model import Correction, Quote
from annotate.sealed.content import SIDES, Object, shown_of, words_of
from annotate.sealed.seal import kept
from annotate.source.contents import SEALED, Source, description_of
from annotate.source.folder import read_contents, read_folder
from annotate.source.paths import UnusableError, unusable
from annotate.source.text import read_text
from annotate.text import read

SAME = ("finding", "number", "kind", "severity", "operation", "passage", "reference", "copy")
"""What has to be the same of each correction; of its sides where they stand, since their words are compared before."""


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
    again, problems = entry_of(source)
    if problems:
        raise UnusableError(problems)
    other = [] if wrong else sorted(_anew(replace(source, reference=reference, copy=copy, sealed=None), again))
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


def _anew(source: Source, sealed: Entry) -> Iterator[str]:
    """What differs when the texts are compared again and noted as the sealed comparison is."""
    entry, problems = entry_of(source)
    if problems:
        yield from (f"a note finds its words no more: {problem.message}" for problem in problems)
        return
    for name in ("related", "language", "passages"):
        if getattr(entry.comparison, name) != getattr(sealed.comparison, name):
            yield f"{name}: not as sealed"
    ours, theirs = ({c.id: c for c in each.comparison.corrections} for each in (entry, sealed))
    yield from (f"{name}: sealed, but not found now" for name in theirs if name not in ours)
    yield from (f"{name}: found now, but not sealed" for name in ours if name not in theirs)
    for name in theirs.keys() & ours.keys():
        members = [member for member in SAME if _value(ours[name], member) != _value(theirs[name], member)]
        if members:
            yield f"{name}: found with another {', '.join(members)}"


def _value(correction: Correction, member: str) -> object:
    value = getattr(correction, member)
    return (value.start, value.end) if isinstance(value, Quote) else value
