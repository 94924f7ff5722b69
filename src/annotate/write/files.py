"""Writing folders that this program owns: whole files, whole trees, never half of one."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from glob import escape
from pathlib import Path
from typing import TextIO

from annotate.source.paths import UnusableError, unusable

# Stands in every folder we write, so that we never replace or tidy one that is somebody else's.
MARKER = ".annotate"
MARKER_TEXT = "Written by mkdocs-annotate; everything here is replaced by the next build.\n"
ABANDONED = 86_400  # seconds after which nobody is still writing a folder


def write_file(path: Path, content: str) -> None:
    """Writes `content` to `path` in one step; a file that already says so is left alone, with its time."""
    write_bytes(path, content.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """The same with bytes."""
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """A text file to write piece by piece; it takes its place at `path` at the end, and not when writing fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            yield out
        if path.is_symlink() or not path.is_file() or not cmp(beside, path, shallow=False):
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def claim(folder: Path) -> None:
    """Makes `folder` ours. Raises UnusableError when it holds something that we did not write."""
    if not is_ours(folder):
        raise unusable(folder, "is not empty and was not written by this program; name another folder, or empty it")
    write_file(folder / MARKER, MARKER_TEXT)


def is_ours(folder: Path) -> bool:
    """Whether we may write to `folder`: it is missing, empty, or holds our marker."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return False
    if not folder.exists() or (folder / MARKER).is_file():
        return True
    # A build that was ended when it began leaves no more than half of a marker.
    return all(path.name.startswith(f".{MARKER}.") for path in folder.iterdir())


def prune(folder: Path, keep: Iterable[str]) -> None:
    """Takes away every file below `folder` (one of ours) that is not in `keep`, and folders left empty."""
    kept = {MARKER, *keep}
    for path in sorted(folder.rglob("*"), reverse=True):  # children before their folders
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):  # not empty
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in kept and not is_awaited(path):
            path.unlink(missing_ok=True)


def is_awaited(path: Path) -> bool:
    """Whether another build is about to put the file at `path` in place: it is hidden (see write_file), and young."""
    try:
        return path.name.startswith(".") and path.lstat().st_mtime > time.time() - ABANDONED
    except FileNotFoundError:
        return True


def stage(output: Path) -> Path:
    """A fresh folder beside `output` to write in, what an interrupted build left there put back or taken away."""
    restore(output)
    if not is_ours(output):
        raise unusable(output, "is not empty and was not written by this program; name another folder, or empty it")
    folder = output.parent / f".{output.name}.new-{os.getpid()}"
    for left in output.parent.glob(f".{escape(output.name)}.new-*"):
        # A young one may be that of another build at work; one with our number is not.
        if left == folder or left.stat().st_mtime < time.time() - ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        write_file(folder / MARKER, MARKER_TEXT)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def restore(output: Path) -> None:
    """Puts back the tree that a build put aside which was ended between the two renames of `swap`."""
    for old in output.parent.glob(f".{escape(output.name)}.new-*-old"):
        if not output.exists() and not output.is_symlink() and (old / MARKER).is_file():
            old.rename(output)


def swap(new: Path, output: Path) -> None:
    """Puts the finished folder `new` in the place of `output`, by renames: there is never half a tree.

    Of two builds that end at the same time one is first, and the other takes its place.
    """
    old = output.with_name(f"{new.name}-old")
    try:
        while new.exists():
            discard(old)
            with suppress(FileNotFoundError):
                output.rename(old)
            try:
                new.rename(output)
            except OSError:
                if not output.exists():  # else another build was quicker, and its tree is the next to go
                    raise
    finally:
        if old.exists() and not output.exists():
            old.rename(output)
        discard(old)


def discard(folder: Path) -> None:
    """Takes away a tree of ours, first the marker: what is left of it when that is interrupted is no tree."""
    with suppress(OSError):
        (folder / MARKER).unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def check_apart(output: Path, docs: Path) -> None:
    """Raises UnusableError when writing to `output` would write into the sources, or over them."""
    here, there = output.resolve(), docs.resolve()
    if here == there or here.is_relative_to(there) or there.is_relative_to(here):
        raise UnusableError(unusable(output, "should lie outside of the docs folder, and not around it").problems)
