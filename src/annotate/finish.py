"""One comparison from the bytes of its folder to its finished files, as a function from values to values.

It reads and writes no disk, so it can run in another process or on another machine with the same result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from annotate.cache import Finished, packed, squeezed
from annotate.check import examine_contents, failed
from annotate.entry import Entry, Problem
from annotate.source.contents import Contents
from annotate.write.across.bulk import table_rows
from annotate.write.across.records import records_of
from annotate.write.book import book, folder_of
from annotate.write.cuts import EXCERPTS, WHOLE
from annotate.write.downloads import DOWNLOADS, MARKDOWN
from annotate.write.excerpts import decided, is_full
from annotate.write.exports import WRITERS
from annotate.write.lists import HOME, summary_of
from annotate.write.page import comparison_page
from annotate.write.parts import Part, homes_of, parts

LARGE = 4_000_000
"""Bytes from which a file is kept compressed until it is written, so that all of them fit into memory."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one comparison: its finished files, or at least one problem that is no warning.

    `written`: the files are in place, as an earlier build of this process wrote them; their contents are not here.
    """

    finished: Finished | None
    problems: tuple[Problem, ...]
    written: bool = False


def finish(contents: Contents, language: str) -> Outcome:
    """The finished files of the comparison in `contents`, our words in `language`."""
    entry, problems = examine_contents(contents)
    if entry is None:
        return Outcome(None, problems)
    try:
        return Outcome(finished_of(entry, language), problems)
    except Exception as error:
        return Outcome(None, (failed(Path(contents.shown), error),))


def finished_of(entry: Entry, language: str) -> Finished:
    """The files of `entry` by their paths below docs, and what lists need of it."""
    entry, base = decided(entry), f"{HOME}/{entry.slug}"
    sizes, beside, large = _beside(entry, language)
    made = parts(entry.comparison, WHOLE if is_full(entry) else EXCERPTS)
    files = _pages(entry, made, language, sizes, beside) | beside
    pages = {label: folder_of(number) for label, number in homes_of(made).items()}
    summary, records = summary_of(entry), records_of(entry, pages)
    return Finished(
        summary,
        tuple(record for record in records if record.gathered),
        table_rows(summary, records),
        {f"{base}/{name}": text for name, text in files.items()},
        {f"{base}/{name}": data for name, data in large.items()},
    )


def _beside(entry: Entry, language: str) -> tuple[dict[str, int], dict[str, str], dict[str, bytes]]:
    """The downloads, one made after the other: their sizes in bytes, the small ones, and the large ones compressed."""
    sizes: dict[str, int] = {}
    small: dict[str, str] = {}
    large: dict[str, bytes] = {}
    for download in DOWNLOADS:
        content = WRITERS[download.format](entry, language)
        data = content.encode()
        sizes[download.file] = len(data)
        if len(data) < LARGE:
            small[download.file] = content
        else:
            del content
            large[download.file] = squeezed(data)
    return sizes, small, large


def _pages(
    entry: Entry, made: tuple[Part, ...], language: str, sizes: Mapping[str, int], beside: Mapping[str, str]
) -> dict[str, str]:
    """The page of `entry`, or its pages where it is in parts; `beside` are the small ones of its downloads."""
    if made:
        return dict(book(entry, made, language, sizes))
    return {"index.md": comparison_page(entry, language, sizes, beside.get(MARKDOWN))}


def finish_packed(contents: Contents, language: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The same, packed as it is kept and sent."""
    outcome = finish(contents, language)
    return (packed(outcome.finished) if outcome.finished else None), outcome.problems
