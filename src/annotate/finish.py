"""One comparison from the bytes of its folder to its finished files, as a function from values to values.

It reads and writes no disk, so it can run in another process or on another machine with the same result.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotate.cache import Finished, packed
from annotate.check import examine_contents, failed
from annotate.entry import Entry, Problem
from annotate.source.contents import Contents
from annotate.write.across.records import records_of
from annotate.write.downloads import MARKDOWN
from annotate.write.exports import exports
from annotate.write.lists import HOME, summary_of
from annotate.write.page import comparison_page


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one comparison: its finished files, or at least one problem that is no warning."""

    finished: Finished | None
    problems: tuple[Problem, ...]


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
    beside = exports(entry, language)
    sizes = {name: len(content.encode()) for name, content in beside.items()}
    files = {"index.md": comparison_page(entry, language, sizes, beside[MARKDOWN])} | beside
    base = f"{HOME}/{entry.slug}"
    return Finished(summary_of(entry), records_of(entry), {f"{base}/{name}": text for name, text in files.items()})


def finish_packed(contents: Contents, language: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The same, packed as it is kept and sent."""
    outcome = finish(contents, language)
    return (packed(outcome.finished) if outcome.finished else None), outcome.problems
