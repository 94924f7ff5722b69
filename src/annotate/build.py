"""The build step: comparison folders in, complete pages out, as files for any generator of the MkDocs family.

    docs/comparisons/SLUG/  ──examine──▶  Entry  ──write──▶  comparisons/SLUG/index.md, comparison.json, .csv …
                                            └──▶ Summary, Records ──▶  lists, error index, overview, feeds, data

`generate` writes just these (the plugin gives them to MkDocs); `build` writes a whole tree around them.
Only one comparison is in memory at a time in each process; what is about all of them (write/across) is made
from a small summary of each and from records in a temporary database.
"""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import resources
from multiprocessing import get_context
from pathlib import Path

import yaml

from annotate.check import examine, failed
from annotate.entry import Problem
from annotate.source.folder import COMPARISONS, find_folders
from annotate.source.paths import printable, shown, unusable
from annotate.source.removed import read_removed
from annotate.write import config
from annotate.write.across.bulk import CORRECTIONS
from annotate.write.across.feeds import Site
from annotate.write.across.output import Across
from annotate.write.across.records import Record, records_of
from annotate.write.across.store import open_store
from annotate.write.assets import assets
from annotate.write.exports import exports
from annotate.write.files import MARKER, check_apart, claim, prune, stage, swap, write_file, writing
from annotate.write.lists import Summary, summary_of
from annotate.write.page import comparison_page
from annotate.write.phrases import DEFAULT, phrases, spoken
from annotate.write.report import has_form, report_address
from annotate.write.search import SEARCH, search_page

Progress = Callable[[int, int, str], None]
"""Called after each comparison with how many are done, how many there are, and its folder's name."""
Notice = Callable[[str], None]
"""Called with what is no problem but good to know."""
NO_REPORTS = "repo_url is not set in mkdocs.yml: the pages do not offer to report an error"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one comparison: its summary and records when its page was written, and its problems."""

    summary: Summary | None
    records: tuple[Record, ...]
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Generated:
    """What `generate` wrote: path below the folder -> the comparison.yml it is from (None for lists and assets)."""

    files: dict[str, Path | None]
    problems: tuple[Problem, ...]


def no_progress(done: int, total: int, name: str) -> None:
    """Says nothing."""


def no_notice(text: str) -> None:
    """Says nothing."""


def generate(
    docs: Path,
    into: Path,
    *,
    site: Site | None = None,
    jobs: int = 1,
    progress: Progress = no_progress,
    notice: Notice = no_notice,
) -> Generated:
    """Writes the pages and data of the comparisons in `docs`, and what pages load, into `into`, a folder ours alone.

    Our own words are in the language of `site`.

    Comparisons with problems are left out; the problems come back. Raises UnusableError if `into` is no use.
    """
    check_apart(into, docs / COMPARISONS)
    claim(into)
    folders, found = find_folders(docs)
    problems = list(found)
    files: dict[str, Path | None] = {}
    site = site or Site()
    say = phrases(site.language)
    with open_store() as store:
        with writing(into / CORRECTIONS) as table:
            across = Across(store, table, site, say)
            results = zip(folders, each(folders, into, site.language, jobs), strict=True)
            for done, (folder, written) in enumerate(results, start=1):
                problems += written.problems
                files |= dict.fromkeys(written.files, folder / "comparison.yml")
                if written.summary is not None:
                    across.add(written.summary, written.records)
                progress(done, len(folders), folder.name)
        across.finish()
        problems += write_across(across, docs, into, files)
    for path, content in ((SEARCH, search_page(say)), *assets()):
        write_file(into / path, content)
        files[path] = None
    if not site.url and across.entries:
        notice(say("feed.missing"))
    prune(into, files)
    return Generated(files, tuple(problems))


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


def each(folders: list[Path], into: Path, language: str, jobs: int) -> Iterator[Written]:
    """The results of write_comparison in the order of `folders`, from `jobs` processes."""
    write = partial(write_comparison, into=into, language=language)
    if jobs <= 1 or len(folders) <= 1:
        yield from map(write, folders)
        return
    with ProcessPoolExecutor(min(jobs, len(folders)), mp_context=get_context("spawn")) as pool:
        with interrupts_held_back():
            results = pool.map(write, folders)  # starts the workers
        yield from results


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and never reaches processes started meanwhile: they would all print where they were."""
    if sys.platform == "win32":  # has no such mask
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def write_comparison(folder: Path, into: Path, language: str = DEFAULT) -> Written:
    """Writes the page and the data of the comparison in `folder`."""
    entry, problems = examine(folder)
    if entry is None:
        return Written(None, (), (), problems)
    base = f"{COMPARISONS}/{entry.slug}"
    try:
        beside = exports(entry, language)
        sizes = {name: len(content.encode()) for name, content in beside.items()}
        files = {f"{base}/index.md": comparison_page(entry, language, sizes)}
        files |= {f"{base}/{name}": content for name, content in beside.items()}
        summary, records = summary_of(entry), records_of(entry)
    except Exception as error:
        return Written(None, (), (), (failed(folder, error),))
    for path, content in files.items():
        write_file(into / path, content)
    return Written(summary, records, tuple(files), problems)


def build(
    docs: Path, output: Path, *, jobs: int = 1, progress: Progress = no_progress, notice: Notice = no_notice
) -> list[Problem]:
    """Writes the complete tree for `docs` to `output`: docs, overrides, mkdocs.yml. Returns every problem.

    It is written beside `output` and swapped in when it is whole. Raises UnusableError when it cannot be.
    """
    if not docs.is_dir():
        raise unusable(docs, "is missing; name the site's docs folder with --docs")
    check_apart(output, docs)
    text = project_config(docs.parent)
    site = Site(*config.site_of(text), site_language(config.language_of(text), notice))
    with staged(output) as tree:
        result = generate(docs, tree / "docs", site=site, jobs=jobs, progress=progress, notice=notice)
        (tree / "docs" / MARKER).unlink()  # the marker of the whole tree is enough
        problems = [*result.problems, *copy_own(docs, tree / "docs")]
        copy_package(tree)
        write_config(text, docs.parent, tree)
    if not report_address(config.repository(text)):
        notice(NO_REPORTS)
    return sorted(set(problems))


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """A folder to write in that takes the place of `output` at the end; when writing fails it goes away."""
    tree = stage(output)
    try:
        yield tree
        swap(tree, output)
    finally:
        shutil.rmtree(tree, ignore_errors=True)


def copy_own(source: Path, target: Path, below: str = "") -> Iterator[Problem]:
    """Copies the site's own files without comparisons/ and hidden files; symlinks are left out and told."""
    for path in sorted((source / below).iterdir()):
        name = f"{below}/{path.name}".lstrip("/")
        if path.name.startswith(".") or name == COMPARISONS:
            continue
        if path.is_symlink():
            yield Problem(shown(path), 1, 1, "is a symbolic link; put the file itself here")
        elif path.is_dir():
            yield from copy_own(source, target, name)
        elif not path.is_file():
            yield Problem(shown(path), 1, 1, "is not a plain file")
        elif not (target / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / name)


def copy_package(tree: Path) -> None:
    """Copies the theme's templates that come with the plugin, and what pages load as it is."""
    with resources.as_file(resources.files("mkdocs_annotate") / "overrides") as folder:
        shutil.copytree(folder, tree / config.OVERRIDES, dirs_exist_ok=True)
    for path in config.COPIED:
        with resources.as_file(resources.files("mkdocs_annotate") / "assets" / Path(path).name) as file:
            shutil.copyfile(file, tree / "docs" / path)


def project_config(project: Path) -> str:
    """The project's mkdocs.yml, or a small one of ours. Raises UnusableError when the tree's cannot be made of it."""
    path = project / "mkdocs.yml"
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else config.DEFAULT
        config.derived(text)
    except (yaml.YAMLError, ValueError) as error:
        raise unusable(path, f"cannot be used: {' '.join(str(error).split())}") from None
    return text


def site_language(wanted: str, notice: Notice) -> str:
    """The language of our own words for a site in `wanted`; English, and a notice, where there are none for it."""
    found = spoken(wanted)
    if found is None:
        notice(f"there are no words for the language {printable(wanted)!r}; the pages speak English")
    return found or DEFAULT


def write_config(text: str, project: Path, tree: Path) -> None:
    """Writes the tree's mkdocs.yml, from the project's (`text`), and copies its theme."""
    own = config.custom_dir(text)
    if own and (project / own).is_dir():
        shutil.copytree(project / own, tree / config.OVERRIDES, dirs_exist_ok=True, symlinks=True)
    write_file(tree / "mkdocs.yml", config.derived(text, form=has_form(project)))
