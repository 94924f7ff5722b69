"""From a comparison's folder to an `Entry`, with every problem on the way; nothing is written."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

import yaml

import annotate
from annotate.entry import Entry, Problem, errors
from annotate.notes import apply
from annotate.progress import Progress, no_progress
from annotate.review import open_rights, review
from annotate.sealed import content as sealed
from annotate.sealed import notes as sealed_notes
from annotate.source.contents import DESCRIPTION, Contents, Source, source_of
from annotate.source.folder import COMPARISONS, REMOVED, find_folders, read_contents
from annotate.source.paths import UnusableError, refused, shown
from annotate.source.removed import read_removed
from annotate.write.config import repository

log = logging.getLogger("annotate")


def examine(folder: Path) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The comparison in `folder`, read, compared and noted; without it, at least one problem."""
    try:
        contents = read_contents(folder)
    except UnusableError as error:
        return None, error.problems
    except OSError as error:
        return None, refused(error, folder).problems
    return examine_contents(contents)


def examine_contents(contents: Contents) -> tuple[Entry | None, tuple[Problem, ...]]:
    """The same for the bytes of a folder, wherever they were read."""
    try:
        source = source_of(contents)
        entry, problems = entry_of(source)
        problems += review(source.path, entry)
    except UnusableError as error:
        return None, error.problems
    except Exception as error:
        # A fault of ours in one comparison must not take the others with it; it is told, and fails the build.
        return None, (failed(Path(contents.shown), error),)
    return (None if errors(problems) else entry), tuple(problems)


def entry_of(source: Source) -> tuple[Entry, list[Problem]]:
    """The sealed comparison, or that of the two texts, with people's notes; and what is wrong with the notes."""
    path, notes = source.path / DESCRIPTION, source.metadata.notes
    if source.sealed is not None:
        comparison, shown_words = sealed.read(source.sealed)
        noted, problems = sealed_notes.apply(comparison, notes, path)
        return Entry(source.slug, source.metadata, noted, shown_words), problems
    found = annotate.compare(source.reference, source.copy, language=source.metadata.language)
    noted, problems = apply(found, notes, path)
    return Entry(source.slug, source.metadata, noted), problems


def failed(folder: Path, error: Exception) -> Problem:
    """The problem that stands for an error of this program; the traceback goes to the debug log."""
    log.debug("%s", folder, exc_info=error)
    message = f"this program failed on this comparison ({type(error).__name__}); please report it with the texts"
    return Problem(shown(folder / DESCRIPTION), 1, 1, message)


def check(paths: Iterable[Path], progress: Progress = no_progress) -> tuple[int, list[Problem]]:
    """How many comparisons the paths hold, and every problem of all of them.

    A path is a site's docs folder, its comparisons folder, one comparison, or a file of one.
    """
    folders: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        found, wrong = folders_of(path)
        folders += [folder for folder in found if folder not in folders]
        problems += wrong
    public = {project for project in {folder.parent.parent.parent for folder in folders} if is_public(project)}
    for done, folder in enumerate(folders, start=1):
        entry, wrong_here = examine(folder)
        problems += wrong_here
        if entry and folder.parent.parent.parent in public:
            problems += open_rights(folder, entry)
        progress(done, len(folders), folder.name)
    return len(folders), problems


def is_public(project: Path) -> bool:
    """Whether the site in `project` says in its mkdocs.yml where its source can be read."""
    try:
        return bool(repository((project / "mkdocs.yml").read_text(encoding="utf-8")))
    except (OSError, ValueError, yaml.YAMLError):
        return False


def folders_of(path: Path) -> tuple[list[Path], list[Problem]]:
    """The comparison folders that `path` stands for."""
    if not path.exists() and not path.is_symlink():
        return [], [Problem(shown(path), 1, 1, "is missing")]
    if path.name == REMOVED and path.parent.name == COMPARISONS:
        return [], read_removed(path.parent)[1]
    if path.name == COMPARISONS and path.is_dir():
        return all_folders(path.parent)
    if (path / COMPARISONS).is_dir() or (path / COMPARISONS).is_symlink():
        return all_folders(path)
    if path.is_file() and (path.name == DESCRIPTION or (path.parent / DESCRIPTION).exists()):
        return [path.parent], []
    return [path], []


def all_folders(docs: Path) -> tuple[list[Path], list[Problem]]:
    """The comparison folders of a site, and problems with what lies beside them."""
    folders, problems = find_folders(docs)
    return folders, problems + read_removed(docs / COMPARISONS)[1]
