"""The generated part of a site: comparison folders in, complete pages and data out.

    docs/comparisons/SLUG/  ──finish──▶  comparisons/SLUG/index.md, comparison.json, .csv …
                               └──▶ Summary, Records ──▶  lists, error index, overview, feeds, data

What is about all comparisons (write/across) is made from a small summary of each and from records in a temporary
database; only a few comparisons are in memory at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from annotate.cache import released
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
from annotate.write.files import check_apart, claim, prune, write_bytes, write_file, writing
from annotate.write.phrases import phrases
from annotate.write.search import SEARCH, search_page


@dataclass(frozen=True, slots=True)
class Generated:
    """What `generate` wrote: path below the folder -> the comparison.yml it is from (None for lists and assets)."""

    files: dict[str, Path | None]
    problems: tuple[Problem, ...]


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
    finishing = Finishing(site.language, means.cache, means.workers)
    with open_store() as store:
        with writing(into / CORRECTIONS) as table:
            across = Across(store, table, site, say)
            results = zip(folders, finishing.outcomes(folders), strict=True)
            for done, (folder, outcome) in enumerate(results, start=1):
                problems += outcome.problems
                if outcome.finished:
                    write_all(into, outcome.finished.files)
                    write_large(into, outcome.finished.large)
                    written = (*outcome.finished.files, *outcome.finished.large)
                    files |= dict.fromkeys(written, folder / DESCRIPTION)
                    across.add(outcome.finished.summary, outcome.finished.records)
                means.progress(done, len(folders), folder.name)
        across.finish()
        problems += write_across(across, docs, into, files)
    shared = dict([(SEARCH, search_page(say)), *assets()])
    write_all(into, shared)
    files |= dict.fromkeys(shared)
    if not site.url and across.entries:
        means.notice(say("feed.missing"))
    prune(into, files)
    if means.cache:
        means.cache.keep(finishing.used)
    return Generated(files, tuple(problems))


def write_all(into: Path, files: Mapping[str, str]) -> None:
    """Writes `files` (path -> content) below `into`."""
    for path, content in files.items():
        write_file(into / path, content)


def write_large(into: Path, files: Mapping[str, bytes]) -> None:
    """The same for `files` that were kept compressed, one at a time."""
    for path, content in files.items():
        write_bytes(into / path, released(content))


def write_across(across: Across, docs: Path, into: Path, files: dict[str, Path | None]) -> list[Problem]:
    """Writes the pages and data about all comparisons, and adds their paths to `files`. Returns the problems."""
    removals, problems = read_removed(docs / COMPARISONS)
    for path, page in across.pages(removals):
        write_file(into / path, page)
        files[path] = None
    for path, completed in across.siblings():
        write_file(into / path, completed((into / path).read_text(encoding="utf-8")))
    for path, pieces in across.data():
        with writing(into / path) as out:
            out.writelines(pieces)
        files[path] = None
    files[CORRECTIONS] = None
    return problems
