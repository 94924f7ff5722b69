"""The generated part of a site: comparison folders in, complete pages and data out.

    docs/comparisons/SLUG/  ──finish──▶  comparisons/SLUG/index.md, comparison.json, .csv …
                               └──▶ Summary, Records ──▶  lists, error index, overview, feeds, data

What is about all comparisons (write/across) is made from a small summary of each and from records in a temporary
database; only a few comparisons are in memory at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotate.entry import Problem
from annotate.source.contents import DESCRIPTION
from annotate.source.folder import COMPARISONS, find_folders
from annotate.source.removed import read_removed
from annotate.work import Finishing, Means
from annotate.write.across.bulk import CORRECTIONS
from annotate.write.across.feeds import Site
from annotate.write.across.output import Across
from annotate.write.across.store import open_store
from annotate.write.assets import assets
from annotate.write.files import check_apart, claim, prune, write_file, writing
from annotate.write.phrases import phrases
from annotate.write.search import SEARCH, search_page


@dataclass(frozen=True, slots=True)
class Generated:
    """What `generate` wrote: path below the folder -> the comparison.yml it is from (None for lists and assets).

    `changed` are the paths whose file was not there, or said something else.
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
    files: dict[str, Path | None] = {}
    say = phrases(site.language)
    finishing = Finishing(site.language, means.cache, means.workers, means.memory, into)
    changed: set[str] = set()
    with open_store() as store:
        with writing(into / CORRECTIONS) as table:
            across = Across(store, table, site, say)
            results = zip(folders, finishing.outcomes(folders), strict=True)
            for done, (folder, outcome) in enumerate(results, start=1):
                problems += outcome.problems
                if outcome.finished and not outcome.written:
                    changed |= write_all(into, outcome.finished.files)
                    if means.memory:
                        means.memory.wrote(folder, outcome.finished)
                if outcome.finished:
                    files |= dict.fromkeys(outcome.finished.files, folder / DESCRIPTION)
                    across.add(outcome.finished.summary, outcome.finished.records, outcome.finished.rows)
                means.progress(done, len(folders), folder.name)
        across.finish()
        if means.memory:
            means.memory.forget(path for path, _ in across.siblings())
        problems += write_across(across, docs, into, files, changed)
    shared = dict([(SEARCH, search_page(say)), *assets()])
    changed |= write_all(into, shared)
    files |= dict.fromkeys(shared)
    if not site.url and across.entries:
        means.notice(say("feed.missing"))
    if means.memory is None or means.memory.files != files.keys():
        prune(into, files)
    if means.memory:
        means.memory.files = set(files)
    if means.cache:
        means.cache.keep(finishing.used)
    return Generated(files, tuple(problems), changed)


def write_all(into: Path, files: Mapping[str, str]) -> set[str]:
    """Writes `files` (path -> content) below `into`. Returns the paths of those that did not say so already."""
    return {path for path, content in files.items() if write_file(into / path, content)}


def write_across(
    across: Across, docs: Path, into: Path, files: dict[str, Path | None], changed: set[str]
) -> list[Problem]:
    """Writes the pages and data about all comparisons, and adds their paths to both. Returns the problems."""
    removals, problems = read_removed(docs / COMPARISONS)
    for path, page in across.pages(removals):
        changed |= write_all(into, {path: page})
        files[path] = None
    for path, completed in across.siblings():
        changed |= write_all(into, {path: completed((into / path).read_text(encoding="utf-8"))})
    for path, pieces in across.data():
        with writing(into / path) as out:
            out.writelines(pieces)
        files[path] = None
        changed.add(path)
    files[CORRECTIONS] = None
    changed.add(CORRECTIONS)
    return problems
