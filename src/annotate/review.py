"""Rules about a whole comparison, once it is read and compared: a rule takes it and names what is wrong.

The rules about single values are in source/rules.py, those about files in source/folder.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from annotate.entry import Entry, Problem, Version
from annotate.source.contents import DESCRIPTION, SEALED
from annotate.source.paths import shown
from annotate.source.rules import quoted
from annotate.write.cuts import EXCERPTS, WHOLE
from annotate.write.excerpts import is_full
from annotate.write.parts import cut
from annotate.write.quote import WORD, WORDS_A_SIDE

MOST = 20_000  # differences on one page; longer texts are shown in parts, but a paragraph is never cut
Rule = Callable[[Path, Entry], Iterator[Problem]]


def review(folder: Path, entry: Entry) -> list[Problem]:
    """Everything wrong with the comparison in `folder` as a whole; warnings among it leave it usable."""
    return [problem for rule in RULES for problem in rule(folder, entry)]


def identical(folder: Path, entry: Entry) -> Iterator[Problem]:
    """Two identical texts are a warning: somebody has probably saved one page twice."""
    if entry.comparison.reference.sha256 == entry.comparison.copy.sha256:
        message = "is the same as the reference, character for character; if that is not meant, put the right text here"
        yield warning(folder, entry, message)


def unrelated(folder: Path, entry: Entry) -> Iterator[Problem]:
    """Two texts that are no versions of one article are a warning: the page says so, and compares nothing."""
    if not entry.comparison.related:
        message = "does not look like a version of the reference, so nothing is compared; is it the right text?"
        yield warning(folder, entry, message)


def too_different(folder: Path, entry: Entry) -> Iterator[Problem]:
    """A page can show only so many differences: a browser lays out no more, and no reader reads them."""
    if len(entry.comparison.corrections) <= MOST:
        return
    count = max(len(part.own) for part in cut(entry.comparison, WHOLE if is_full(entry) else EXCERPTS))
    if count > MOST:
        message = f"the texts differ in {count:,} places that cannot be shown apart; a page shows {MOST:,} at most"
        message += ", so break the texts into paragraphs, or give a part of each"
        yield Problem(shown(folder / DESCRIPTION), 1, 1, message)


def as_recorded(folder: Path, entry: Entry) -> Iterator[Problem]:
    """A version whose `sha256` is recorded is still the text it was."""
    for side, text in (("reference", entry.comparison.reference), ("copy", entry.comparison.copy)):
        version: Version = getattr(entry.metadata, side)
        if version.sha256 not in (None, text.sha256):
            message = f"{version.file} has been changed since; if that is right, write {text.sha256}"
            yield Problem(
                shown(folder / DESCRIPTION), *entry.metadata.place(f"{side}.sha256"), f"{message}, or nothing"
            )


def in_order(folder: Path, entry: Entry) -> Iterator[Problem]:
    """A version cannot be retrieved before it was published."""
    for side in ("reference", "copy"):
        version: Version = getattr(entry.metadata, side)
        if version.published and version.retrieved and version.retrieved < version.published:
            message = f"{side}: retrieved {version.retrieved} is before published {version.published}; correct one"
            yield Problem(shown(folder / DESCRIPTION), *entry.metadata.place(f"{side}.retrieved"), message)


def borrowed(folder: Path, entry: Entry) -> Iterator[Problem]:
    """Under excerpts the contributor's own words may not hold more of a text in a row than a quotation may."""
    if is_full(entry) or entry.sealed is not None:
        return
    said = [("summary", entry.metadata.summary, entry.metadata.place("summary"))]
    said += [("note", note.note or "", (note.line, note.column)) for note in entry.metadata.notes]
    own = {run for _, words, _ in said for run in runs_of(words)}  # few, while those of a book would fill the memory
    texts = (entry.comparison.reference, entry.comparison.copy) if own else ()
    runs = {run for text in texts for run in runs_of(text.text) if run in own}
    for name, words, place in said:
        found = next((run for run in runs_of(words) if run in runs), None)
        if found:
            message = f"{name} repeats {quoted(' '.join(found))} of a text that is not published"
            limit = f"at most {WORDS_A_SIDE} of its words in a row may be quoted"
            yield Problem(shown(folder / DESCRIPTION), *place, f"{message}; {limit}")


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of one word more than may be quoted."""
    words = WORD.findall(text.casefold())
    for start in range(len(words) - WORDS_A_SIDE):
        yield tuple(words[start : start + WORDS_A_SIDE + 1])


def open_rights(folder: Path, entry: Entry) -> list[Problem]:
    """What is wrong when the folder lies in a public repository: its texts are published there, whole.

    Samples are their contributor's own, and a version that says its `rights` may be kept.
    """
    if is_full(entry) or entry.sealed is not None or entry.metadata.sample:
        return []
    missing = [side for side in ("reference", "copy") if not getattr(entry.metadata, side).rights]
    if not missing:
        return []
    message = (
        f"the texts lie in a public repository (repo_url in mkdocs.yml), "
        f"without `rights` for the {' and the '.join(missing)}; "
        f"say what allows that, or run `annotate seal {entry.slug}` and commit {SEALED} in their place"
    )
    return [Problem(shown(folder / DESCRIPTION), *entry.metadata.place(missing[0]), message)]


def warning(folder: Path, entry: Entry, message: str) -> Problem:
    """A warning about the copy, or about sealed.json where there is no copy."""
    name = entry.metadata.copy.file if entry.sealed is None else SEALED
    return Problem(shown(folder / name), 1, 1, message, "warning")


RULES: tuple[Rule, ...] = (identical, unrelated, too_different, as_recorded, in_order, borrowed)
