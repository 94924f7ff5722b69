"""The generated part of a site: comparison folders in, complete pages and data out.

    docs/comparisons/SLUG/  ──finish──▶  comparisons/SLUG/index.md, comparison.json, .csv …
                               └──▶ Summary, Records ──▶  lists, error index, overview, feeds, data

What is about all comparisons (write/across) is made from a small summary of each and from records in a temporary
database; only a few comparisons are in memory at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotate.cache import released
from annotate.entry import Problem
from annotate.memory import Memory
from annotate.source.contents import DESCRIPTION
from annotate.source.folder import COMPARISONS, find_folders
from annotate.source.removed import read_removed
from annotate.work import Finishing, Means
from annotate.write.across.bulk import CORRECTIONS
from annotate.write.across.feeds import Site
from annotate.write.across.output import Across
from annotate.write.across.store import open_store
from annotate.write.assets import assets
from annotate.write.files import check_apart, claim, prune, write_bytes, write_file, writing
from annotate.write.phrases import phrases
from annotate.write.search import SEARCH, search_page


@dataclass(frozen=True, slots=True)
class Generated:
    """What `generate` wrote: path below the folder -> the comparison.yml it is from (None for lists and assets).

    `changed` are, with a memory, the paths whose file was not there in the last build, or said something else.
    """

    files: dict[str, Path | None]
    problems: tuple[Problem, ...]
    changed: set[str] = field(default_factory=set)


def generate(docs: Path, into: Path, site: Site | None = None, means: Means | None = None) -> Generated:
    """Writes the pages and data of the comparisons in `docs`, and what pages load, into `into`, a folder ours alone.

    Our own words are in the language of `site`. Comparisons with problems are left out; the problems come back.
    Raises UnusableError if `into` is no use.
    """
    site, means = site or Site(), means or Means()
    if not (docs / COMPARISONS).is_symlink():  # which is told, and not followed
        check_apart(into, docs / COMPARISONS)
    claim(into)
    folders, found = find_folders(docs)
    problems = list(found)
    result = Generated({}, ())
    say = phrases(site.language)
    with open_store() as store:
        with writing(into / CORRECTIONS) as table:
            across = Across(store, table, site, say)
            used = write_each(folders, into, across, means, result, problems)
        across.finish()
        if means.memory:
            means.memory.forget(path for path, _ in across.siblings())
        problems += write_across(across, docs, into, result, means.memory)
    shared = dict([(SEARCH, search_page(say)), *assets()])
    result.changed.update(write_all(into, shared, means.memory))
    result.files.update(dict.fromkeys(shared))
    if not site.url and across.entries:
        means.notice(say("feed.missing"))
    if means.memory is None or means.memory.others(result.files):
        prune(into, result.files)
    if means.cache:
        means.cache.keep(used)
    return replace(result, problems=tuple(problems))


def write_each(
    folders: Sequence[Path], into: Path, across: Across, means: Means, result: Generated, problems: list[Problem]
) -> set[str]:
    """Writes the files of each comparison and adds them to `result` and `problems`. Returns the keys in use."""
    finishing = Finishing(across.site.language, means.cache, means.workers, means.memory, into)
    outcomes = zip(folders, finishing.outcomes(folders), strict=True)
    for done, (folder, outcome) in enumerate(outcomes, start=1):
        problems += outcome.problems
        if (finished := outcome.finished) and not outcome.written:
            result.changed.update(write_all(into, finished.files, means.memory))
            result.changed.update(write_large(into, finished.large, means.memory))
            if means.memory:
                means.memory.wrote(folder, finished)
        if finished:
            result.files.update(dict.fromkeys((*finished.files, *finished.large), folder / DESCRIPTION))
            across.add(finished.summary, finished.records, finished.rows)
        means.progress(done, len(folders), folder.name)
    return finishing.used


def write_all(into: Path, files: Mapping[str, str], memory: Memory | None) -> set[str]:
    """Writes `files` (path -> content) below `into`. Returns the paths of those that changed, as far as is known."""
    for path, content in files.items():
        write_file(into / path, content)
    return memory.changed(files) if memory else set()


def write_large(into: Path, files: Mapping[str, bytes], memory: Memory | None) -> set[str]:
    """The same for `files` that were kept compressed, one at a time."""
    for path, content in files.items():
        write_bytes(into / path, released(content))
    return memory.changed(files) if memory else set()


def write_across(across: Across, docs: Path, into: Path, result: Generated, memory: Memory | None) -> list[Problem]:
    """Writes the pages and data about all comparisons, and adds their paths to `result`. Returns the problems."""
    removals, problems = read_removed(docs / COMPARISONS)
    for path, page in across.pages(removals):
        result.changed.update(write_all(into, {path: page}, memory))
        result.files[path] = None
    for path, completed in across.siblings():
        page = completed((into / path).read_text(encoding="utf-8"))
        result.changed.update(write_all(into, {path: page}, memory))
    for path, pieces in across.data():
        with writing(into / path) as out:
            out.writelines(pieces)
        result.files[path] = None
        result.changed.add(path)
    result.files[CORRECTIONS] = None
    result.changed.add(CORRECTIONS)
    return problems
