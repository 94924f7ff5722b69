"""Finished comparisons, kept under the hash of everything they are made of, so that only what changed is made again.

    comparison.yml + texts + language of our words + this program and its data  ──SHA-256──▶  key
    key  ──▶  KEY: one line with the key and the hash of what follows, then the finished files, compressed

An entry says nothing of where or when it was made, so it is good on any machine. One that is torn, that stands under
another key than its own, that unpacks to more than fits into memory, or that has files outside of its comparison, is
not believed; one that nobody used in a whole build is taken away.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from annotate.source.contents import Contents
from annotate.source.folder import COMPARISONS
from annotate.source.paths import UnusableError, unusable
from annotate.source.text import read_bytes
from annotate.write.across.records import Record
from annotate.write.files import claim, is_awaited, write_bytes
from annotate.write.lists import Summary

FOLDER = "finished"
MADE_WITH = ("diff-match-patch", "rapidfuzz", "regex", "simplemma", "jsonschema")
"""The packages whose version can change what is found or written."""
MOST = 400_000_000
"""Bytes of an entry, or of one of its large files, packed or not: more is not believed. The largest texts need less."""
ENTRY = re.compile("[0-9a-f]{64}", re.ASCII)
PLAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*(/[a-z0-9-]+(\.[a-z0-9-]+)*)*", re.ASCII)
"""The path of a file in its comparison: nothing hidden, and no way up."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What one comparison without problems became: its files (path below docs -> content), and what lists need.

    `records` are those that feeds and the error index have, `rows` its rows in the table of all corrections.
    `large` are the files that are kept compressed in memory (see `squeezed`).
    """

    summary: Summary
    records: tuple[Record, ...]
    rows: str
    files: Mapping[str, str]
    large: Mapping[str, bytes] = field(default_factory=dict)

    def belongs_to(self, slug: str) -> bool:
        """Whether this is the comparison `slug`, and every file lies in its folder."""
        home = f"{COMPARISONS}/{slug}/"
        inside = (path.startswith(home) and PLAIN.fullmatch(path, len(home)) for path in (*self.files, *self.large))
        return self.summary.slug == slug and all(inside)


def squeezed(data: bytes) -> bytes:
    """`data` as `large` keeps it."""
    return zlib.compress(data, 1)


def released(data: bytes) -> bytes:
    """What `squeezed` was given. Raises zlib.error for anything else, and for more than is believed."""
    stream = zlib.decompressobj()
    found = stream.decompress(data, MOST)
    if not stream.eof:
        raise zlib.error("is torn, or too large")
    return found


def packed(finished: Finished) -> bytes:
    """`finished` as it is kept and sent."""
    return zlib.compress(msgspec.msgpack.encode(finished), 1)


def unpacked(body: bytes) -> Finished:
    """What `packed` made. Raises zlib.error or MsgspecError for anything else."""
    return msgspec.msgpack.decode(released(body), type=Finished)


class Cache:
    """The entries in one folder. It may be shared by processes; each entry is written whole.

    What is not there is looked for in `further` folders, which are only read, and taken over from there.
    """

    def __init__(self, folder: Path, further: Iterable[Path] = ()) -> None:
        self.folder, self.further = folder, tuple(further)

    def empty(self) -> tuple[Path, ...]:
        """Those of the further folders in which there is no entry at all."""
        return tuple(
            folder for folder in self.further if not any(ENTRY.fullmatch(path.name) for path in folder.iterdir())
        )

    def get(self, key: str, slug: str) -> Finished | None:
        """The entry of `key`, that of the comparison `slug`; None where there is none that can be believed."""
        for folder in (self.folder, *self.further):
            found = _entry(folder / key, key, slug)
            if found and folder is not self.folder:
                self.put(key, found)
            if found:
                return found
        return None

    def put(self, key: str, finished: Finished) -> None:
        """Keeps `finished` under `key`."""
        body = packed(finished)
        write_bytes(self.folder / key, _head(key, body) + b"\n" + body)

    def keep(self, keys: Iterable[str]) -> None:
        """Takes away every entry but those of `keys`."""
        used = set(keys)
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in used and not is_awaited(path):
                path.unlink(missing_ok=True)


def cache_in(home: Path, further: Iterable[Path] = ()) -> Cache:
    """The cache of finished comparisons in a folder that holds what we keep. Raises UnusableError if it is not ours.

    `further` are other such folders, or the folders of entries in them. Raises UnusableError if some are none.
    """
    claim(home)
    if missing := [folder for folder in further if not folder.is_dir()]:
        what = "; --from takes folders that `annotate build --shard` has written"
        found = [(folder, "is a file" if folder.exists() else "is missing") for folder in missing]
        raise UnusableError(problem for folder, is_it in found for problem in unusable(folder, is_it + what).problems)
    return Cache(home / FOLDER, map(entries_in, further))


def entries_in(home: Path) -> Path:
    """The folder of the entries in a folder that holds what we keep; that folder itself where it has none below."""
    return home / FOLDER if (home / FOLDER).is_dir() else home


def _entry(path: Path, key: str, slug: str) -> Finished | None:
    try:
        head, _, body = read_bytes(path, MOST).partition(b"\n")
        if head != _head(key, body):
            return None
        found = unpacked(body)
        for data in found.large.values():
            released(data)
    except (OSError, UnusableError, zlib.error, msgspec.MsgspecError):
        return None
    return found if found.belongs_to(slug) else None


def _head(key: str, body: bytes) -> bytes:
    return f"annotate {key} {hashlib.sha256(body).hexdigest()}".encode()


def key_of(contents: Contents, *options: str) -> str:
    """The key of a comparison in the folder with `contents`, written with `options`."""
    digest = hashlib.sha256()
    parts = (program(), contents.slug, *options, *sorted(contents.problems))
    for part in (*map(os.fsencode, parts), *_named(contents.files)):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _named(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name in sorted(files):
        yield os.fsencode(name)
        yield files[name]


@cache
def program() -> str:
    """The hash of this program: its code, its data, and the versions of what it works with."""
    digest = hashlib.sha256(f"unicode {unicodedata.unidata_version}\n".encode())
    for path, content in sorted(_files(resources.files("annotate"), "")):
        digest.update(f"{path} {hashlib.sha256(content).hexdigest()}\n".encode())
    for name in MADE_WITH:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _files(item, f"{path}{item.name}/")
        else:
            yield f"{path}{item.name}", item.read_bytes()
