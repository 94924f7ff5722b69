"""The build step: a complete tree that any generator of the MkDocs family builds without our plugin.

docs/ ──copy──▶ tree/docs/ ◀──generate── docs/comparisons/        mkdocs.yml ──derived──▶ tree/mkdocs.yml
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import yaml

from annotate.entry import Problem
from annotate.generate import generate
from annotate.progress import Notice
from annotate.shards import Shard
from annotate.source.folder import COMPARISONS, find_folders
from annotate.source.paths import printable, shown, unusable
from annotate.work import Finishing, Means
from annotate.write import config
from annotate.write.across.feeds import Site
from annotate.write.files import MARKER, check_apart, stage, swap, write_file
from annotate.write.phrases import DEFAULT, spoken
from annotate.write.report import has_form, report_address

NO_REPORTS = "repo_url is not set in mkdocs.yml: the pages do not offer to report an error"


def build(docs: Path, output: Path, means: Means | None = None) -> list[Problem]:
    """Writes the complete tree for `docs` to `output`: docs, overrides, mkdocs.yml. Returns every problem.

    It is written beside `output` and swapped in when it is whole. Raises UnusableError when it cannot be.
    """
    means = means or Means()
    check_docs(docs)
    check_apart(output, docs)
    text = project_config(docs.parent)
    site = Site(*config.site_of(text), site_language(config.language_of(text), means.notice))
    with staged(output) as tree:
        result = generate(docs, tree / "docs", site, means)
        (tree / "docs" / MARKER).unlink()  # the marker of the whole tree is enough
        problems = [*result.problems, *copy_own(docs, tree / "docs")]
        copy_package(tree)
        write_config(text, docs.parent, tree)
    if not report_address(config.repository(text)):
        means.notice(NO_REPORTS)
    return sorted(set(problems))


def finish_shard(docs: Path, shard: Shard, means: Means) -> tuple[int, list[Problem]]:
    """Finishes the comparisons of `docs` that fall to `shard` into the cache of `means`, and nothing else.

    Returns how many are finished, and the problems of the others. Raises UnusableError when `docs` is no use.
    """
    check_docs(docs)
    language = site_language(config.language_of(project_config(docs.parent)), means.notice)
    folders = [folder for folder in find_folders(docs)[0] if shard.has(folder.name)]
    problems: list[Problem] = []
    finished = 0
    outcomes = Finishing(language, means.cache, means.workers).outcomes(folders)
    for done, (folder, outcome) in enumerate(zip(folders, outcomes, strict=True), start=1):
        problems += outcome.problems
        finished += outcome.finished is not None
        means.progress(done, len(folders), folder.name)
    return finished, sorted(set(problems))


def check_docs(docs: Path) -> None:
    """Raises UnusableError where there is no folder `docs`."""
    if not docs.is_dir():
        raise unusable(docs, "is missing; name the site's docs folder with --docs")


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
