"""What a process that builds again and again (live reload) remembers, so that it reads and writes only what changed.

    folder ──names, sizes, times──▶ the same as last time? ──▶ summary, records and rows of then; its files are in place

Only comparisons without problems are remembered. A folder that changed within the last two seconds is not believed: a
second change could have the same times.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.cache import Finished

SETTLED = 2_000_000_000  # nanoseconds; file systems count time in steps, the coarsest of two seconds

Signature = tuple[object, ...]
"""What tells a folder apart from itself before a change: name, type, inode, size and times of everything in it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A comparison as it was made: of which state of its folder, under which key. `finished` is without contents."""

    signature: Signature
    key: str
    finished: Finished


class Memory:
    """The comparisons of the last build, by their folders, and the files that it left."""

    def __init__(self) -> None:
        self._known: dict[Path, Known] = {}
        self._seen: dict[Path, tuple[Signature, str]] = {}
        self._contents: dict[str, bytes] = {}
        self._files: set[str] = set()

    def recall(self, folder: Path, into: Path, language: str) -> Known | None:
        """What is known of the comparison in `folder`, whose files are below `into`; None where it has to be read."""
        signature = _signature(folder)
        known = self._known.pop(folder, None)
        same = known and signature and known.signature == (language, *signature)
        if known and same and _all_there(into, (*known.finished.files, *known.finished.large)):
            self._known[folder] = known
            return known
        self._seen.pop(folder, None)
        if signature:
            self._seen[folder] = ((language, *signature), "")
        return None

    def read(self, folder: Path, key: str) -> None:
        """Takes in that the comparison in `folder` was read and found without problems, under `key`."""
        if folder in self._seen:
            self._seen[folder] = (self._seen[folder][0], key)

    def wrote(self, folder: Path, finished: Finished) -> None:
        """Takes in that the files of the comparison in `folder` are in place."""
        signature, key = self._seen.pop(folder, ((), ""))
        if key:
            empty = replace(finished, files=dict.fromkeys(finished.files, ""), large=dict.fromkeys(finished.large, b""))
            self._known[folder] = Known(signature, key, empty)

    def changed(self, files: Mapping[str, str] | Mapping[str, bytes]) -> set[str]:
        """The paths of those `files` (path -> content) that are new, or another than when this was asked last.

        What lies on the disk does not count: another process may have built there meanwhile.
        """
        hashes = {path: _hash(content) for path, content in files.items()}
        found = {path for path, each in hashes.items() if self._contents.get(path) != each}
        self._contents |= hashes
        return found

    def others(self, files: Iterable[str]) -> bool:
        """Whether these `files`, all that there are, are others than when this was asked last; forgets what is gone."""
        before, self._files = self._files, set(files)
        if before == self._files:
            return False
        self._contents = {path: each for path, each in self._contents.items() if path in self._files}
        return True

    def forget(self, pages: Iterable[str]) -> None:
        """Forgets the comparisons with these pages, because somebody else has changed them."""
        gone = set(pages)
        self._known = {f: known for f, known in self._known.items() if known.finished.summary.page not in gone}


def _all_there(folder: Path, paths: Iterable[str]) -> bool:
    """Whether `folder` has all these files; as strings, since there are many."""
    return all(os.path.isfile(f"{folder}/{path}") for path in paths)  # noqa: PTH113 - a Path for each takes longer


def _hash(content: str | bytes) -> bytes:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).digest()


def _signature(folder: Path) -> Signature | None:
    """The signature of a folder; None where it changed just now, or cannot be read."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.stat(follow_symlinks=False)) for entry in entries)
        found.append(("", folder.lstat()))
    except (OSError, TypeError):
        return None
    settled = time.time_ns() - SETTLED
    if any(max(state.st_mtime_ns, state.st_ctime_ns) > settled for _, state in found):
        return None
    return tuple((name, s.st_mode, s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for name, s in found)
