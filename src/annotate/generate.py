"""The generated part of a site: comparison folders in, complete pages and data out.

    docs/comparisons/SLUG/  ──finish──▶  comparisons/SLUG/index.md, comparison.json, .csv …
                               └──▶ Summary, Records ──▶  lists, error index, overview, feeds, data

What is about all comparisons (write/across) is made from a small summary of each and from records in a temporary
database; only a few comparisons are in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.entry import Problem
from annotate.source.contents import DESCRIPTION
from annotate.source.folder import COMPARISONS, find_folders
from annotate.source.removed import Removal, read_removed
from annotate.work import Finishing, Means
from annotate.write.across.bulk import CORRECTIONS
from annotate.write.across.feeds import Site
from annotate.write.across.output import Across
from annotate.write.across.store import open_store
from annotate.write.assets import assets
from annotate.write.files import check_apart, claim, writing
from annotate.write.phrases import phrases
from annotate.write.search import SEARCH, search_page
from annotate.written import Written


@dataclass(frozen=True, slots=True)
class Generated:
    """What `generate` wrote: path below the folder -> the comparison.yml it is from (None for lists and assets).

    `changed` are, with a memory, the paths whose file was not there in the last build, or said something else.
    """

    files: Mapping[str, Path | None]
    problems: tuple[Problem, ...]
    changed: frozenset[str] = frozenset()


def generate(docs: Path, into: Path, site: Site | None = None, means: Means | None = None) -> Generated:
    """Writes the pages and data of the comparisons in `docs`, and what pages load, into `into`, a folder ours alone.

    Our own words are in the language of `site`. Comparisons with problems are left out; the problems come back.
    Raises UnusableError if `into` is no use.
    """
    site, means = site or Site(), means or Means()
    if not (docs / COMPARISONS).is_symlink():  # which is told, and not followed
        check_apart(into, docs / COMPARISONS)
    claim(into)
    folders, wrong = find_folders(docs)
    removals, misread = read_removed(docs / COMPARISONS)
    written, say = Written(into, means.memory), phrases(site.language)
    with open_store() as store:
        with writing(into / CORRECTIONS) as table:
            across = Across(store, table, site, say)
            failed = write_each(folders, across, means, written)
        across.finish()
        if means.memory:
            means.memory.forget(path for path, _ in across.siblings())
        write_across(across, removals, written)
    written.files(dict([(SEARCH, search_page(say)), *assets()]))
    if not site.url and across.entries:
        means.notice(say("feed.missing"))
    written.tidy()
    return Generated(written.sources, (*wrong, *failed, *misread), frozenset(written.changed))


def write_each(folders: Sequence[Path], across: Across, means: Means, written: Written) -> list[Problem]:
    """Writes the files of each comparison; every problem. What the cache has of others is taken away."""
    problems: list[Problem] = []
    finishing = Finishing(across.site.language, means.cache, means.workers, means.memory, written.into)
    outcomes = zip(folders, finishing.outcomes(folders), strict=True)
    for done, (folder, outcome) in enumerate(outcomes, start=1):
        problems += outcome.problems
        if finished := outcome.finished:
            source = folder / DESCRIPTION
            if outcome.written:
                written.there((*finished.files, *finished.large), source)
            else:
                written.files(finished.files, source)
                written.large(finished.large, source)
                if means.memory:
                    means.memory.wrote(folder, finished)
            across.add(finished.summary, finished.records, finished.rows)
        means.progress(done, len(folders), folder.name)
    if means.cache:
        means.cache.keep(finishing.used)
    return problems


def write_across(across: Across, removals: Iterable[Removal], written: Written) -> None:
    """Writes the pages and data about all comparisons."""
    for path, page in across.pages(removals):
        written.files({path: page})
    for path, completed in across.siblings():
        written.files({path: completed((written.into / path).read_text(encoding="utf-8"))})
    for path, pieces in across.data():
        written.pieces(path, pieces)
    written.elsewhere(CORRECTIONS)
