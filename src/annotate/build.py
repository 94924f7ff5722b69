"""The build step: comparison folders in, complete pages out, as files for any generator of the MkDocs family.

    docs/comparisons/SLUG/  ──examine──▶  Entry  ──write──▶  comparisons/SLUG/index.md, comparison.json
                                            └──▶ Summary ──▶  comparisons/index.md, comparisons/page/2.md …

`generate` writes just these (the plugin gives them to MkDocs); `build` writes a whole tree around them.
Only one comparison is in memory at a time in each process; the lists are made from summaries.
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
from annotate.source.paths import shown, unusable
from annotate.write import config
from annotate.write.assets import assets
from annotate.write.data import entry_json
from annotate.write.files import MARKER, check_apart, claim, prune, stage, swap, write_file
from annotate.write.lists import Summary, list_pages, summary_of
from annotate.write.page import comparison_page
from annotate.write.report import report_address

Progress = Callable[[int, int, str], None]
"""Called after each comparison with how many are done, how many there are, and its folder's name."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one comparison: its summary when its page was written, and its problems."""

    summary: Summary | None
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Generated:
    """What `generate` wrote: path below the folder -> the comparison.yml it is from (None for lists and assets)."""

    files: dict[str, Path | None]
    problems: tuple[Problem, ...]


def no_progress(done: int, total: int, name: str) -> None:
    """Says nothing."""


def generate(docs: Path, into: Path, *, jobs: int = 1, progress: Progress = no_progress) -> Generated:
    """Writes the pages and data of the comparisons in `docs`, and what pages load, into `into`, a folder ours alone.

    Comparisons with problems are left out; the problems come back. Raises UnusableError if `into` is no use.
    """
    check_apart(into, docs / COMPARISONS)
    claim(into)
    folders, found = find_folders(docs)
    problems = list(found)
    files: dict[str, Path | None] = {}
    summaries: list[Summary] = []
    for done, (folder, written) in enumerate(zip(folders, each(folders, into, jobs), strict=True), start=1):
        problems += written.problems
        files |= dict.fromkeys(written.files, folder / "comparison.yml")
        if written.summary is not None:
            summaries.append(written.summary)
        progress(done, len(folders), folder.name)
    for path, page in list_pages(summaries).items():
        write_file(into / path, page)
        files[path] = None
    for path, content in assets():
        write_file(into / path, content)
        files[path] = None
    prune(into, files)
    return Generated(files, tuple(problems))


def each(folders: list[Path], into: Path, jobs: int) -> Iterator[Written]:
    """The results of write_comparison in the order of `folders`, from `jobs` processes."""
    write = partial(write_comparison, into=into)
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


def write_comparison(folder: Path, into: Path) -> Written:
    """Writes the page and the data of the comparison in `folder`."""
    entry, problems = examine(folder)
    if entry is None:
        return Written(None, (), problems)
    base = f"{COMPARISONS}/{entry.slug}"
    try:
        files = {f"{base}/index.md": comparison_page(entry), f"{base}/comparison.json": entry_json(entry)}
        summary = summary_of(entry)
    except Exception as error:
        return Written(None, (), (failed(folder, error),))
    for path, content in files.items():
        write_file(into / path, content)
    return Written(summary, tuple(files), problems)


def build(docs: Path, output: Path, *, jobs: int = 1, progress: Progress = no_progress) -> list[Problem]:
    """Writes the complete tree for `docs` to `output`: docs, overrides, mkdocs.yml. Returns every problem.

    It is written beside `output` and swapped in when it is whole. Raises UnusableError when it cannot be.
    """
    if not docs.is_dir():
        raise unusable(docs, "is missing; name the site's docs folder with --docs")
    check_apart(output, docs)
    with staged(output) as tree:
        result = generate(docs, tree / "docs", jobs=jobs, progress=progress)
        (tree / "docs" / MARKER).unlink()  # the marker of the whole tree is enough
        problems = [*result.problems, *copy_own(docs, tree / "docs")]
        copy_package(tree)
        problems += write_config(docs.parent, tree)
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
    """Copies the theme's templates that come with the plugin."""
    with resources.as_file(resources.files("mkdocs_annotate") / "overrides") as folder:
        shutil.copytree(folder, tree / config.OVERRIDES, dirs_exist_ok=True)


def reports(project: Path) -> bool:
    """Whether the site in the folder `project` names a repository where readers can report an error."""
    path = project / "mkdocs.yml"
    return path.is_file() and bool(report_address(config.repository(path.read_text(encoding="utf-8"))))


def write_config(project: Path, tree: Path) -> list[Problem]:
    """Writes the tree's mkdocs.yml, from the project's or a small one of ours, and copies its theme."""
    path = project / "mkdocs.yml"
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else config.DEFAULT
        own, derived = config.custom_dir(text), config.derived(text)
    except (yaml.YAMLError, ValueError) as error:
        raise unusable(path, f"cannot be used: {' '.join(str(error).split())}") from None
    if own and (project / own).is_dir():
        shutil.copytree(project / own, tree / config.OVERRIDES, dirs_exist_ok=True, symlinks=True)
    write_file(tree / "mkdocs.yml", derived)
    return []
