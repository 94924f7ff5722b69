"""Search indexes that were made before, kept under the hash of the pages they were made of.

all pages of a site + this program  ──SHA-256──▶  key ──▶  KEY.HASH.zip, HASH being that of the file itself
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from importlib import metadata
from pathlib import Path

from annotate.cache import program
from annotate.search import index_site, pages
from annotate.write.search import INDEX

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a zip file knows; a clock would make each file another


def index_kept(site: Path, folder: Path, *, disk: bool = False, latest: bool = False) -> bool:
    """Writes the index of the built site in `site`, from `folder` where it is kept there, and keeps it there.

    With `latest` the last kept one will do, whatever pages it was made of. Gives whether it is of these pages.
    `disk` is as for `index_site`.
    Raises UnusableError as `index_site` does.
    """
    key = _key(site, disk)
    kept = sorted(folder.glob("*.zip")) if folder.is_dir() else []
    same = [file for file in kept if file.name.startswith(f"{key}.")]
    for file in same or (kept if latest else []):
        if _restored(file, site / INDEX):
            return bool(same)
    index_site(site, disk=disk)
    _keep(site / INDEX, folder, key)
    for file in kept:
        if file not in same:
            file.unlink(missing_ok=True)
    return True


def _key(site: Path, disk: bool) -> str:
    digest = hashlib.sha256(f"{program()} {metadata.version('pagefind')} {disk}".encode())
    for path in pages(site):
        digest.update(f"\0{path.relative_to(site).as_posix()}\0".encode())
        digest.update(_hash(path).encode())
    return digest.hexdigest()


def _keep(index: Path, folder: Path, key: str) -> None:
    """Puts the files of an index into one, without compressing them again, and that in its place when it is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f".{key}.{os.getpid()}"
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_STORED) as archive:
            for path in sorted(path for path in index.rglob("*") if path.is_file()):
                archive.writestr(zipfile.ZipInfo(path.relative_to(index).as_posix(), _EPOCH), path.read_bytes())
        beside.replace(folder / f"{key}.{_hash(beside)}.zip")
    finally:
        beside.unlink(missing_ok=True)


def _restored(file: Path, index: Path) -> bool:
    """Whether `file` is what was written there; its files are in `index` then."""
    try:
        if _hash(file) != file.name.split(".")[1]:
            return False
    except OSError:
        return False
    with zipfile.ZipFile(file) as archive:
        archive.extractall(index)
    return True


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
