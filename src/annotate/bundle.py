"""The files of Pagefind: its program is run here, and what it wrote is put in order.

Of a bundle only the order of the filters and of their values differs from run to run (Pagefind 1.5.2). They are
sorted, and since a file is named by its content, the names change with it, along this way:

    pagefind-entry.json ──names──▶ pagefind.HASH.pf_meta ──names──▶ filter/HASH.pf_filter

Each is gzipped CBOR behind a signature, the first one JSON.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
SIGNATURE = b"pagefind_dcd"
# What Pagefind writes for pages that use its own interface; ours does not.
UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
FILTERS = 3  # where the filters stand in the list that a meta file is


def program() -> Path | None:
    """The program that Pagefind's Python package would run; None if one of them is missing."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - may be missing
    except ImportError:
        return None
    found = get_executable()
    return found if found is not None and found.is_file() else None


def write_bundle(command: Path, pages: Path, output: Path, *, root: str, left_out: str) -> None:
    """Runs Pagefind (`command`) on the HTML files below `pages` and leaves its files in `output`.

    `root` and `left_out` are CSS selectors: what is read of a page, and what not. Raises OSError when it fails.
    """
    arguments = ["--site", str(pages), "--output-path", str(output.resolve()), "--quiet"]
    arguments += ["--root-selector", root, "--exclude-selectors", left_out]
    done = subprocess.run([str(command), *arguments], capture_output=True, text=True, errors="replace", check=False)
    entry = output / ENTRY
    if done.returncode or not entry.is_file() or not entry.stat().st_size:
        raise OSError(done.stderr or done.stdout or "Pagefind wrote nothing")
    for pattern in UNUSED:
        for path in output.glob(pattern):
            path.unlink()
    _put_in_order(output)


def _put_in_order(bundle: Path) -> None:
    """Sorts the values of every filter, from the filters up to the entry."""
    entry = json.loads((bundle / ENTRY).read_text(encoding="utf-8"))
    for language, facts in sorted(entry["languages"].items()):
        path = bundle / f"pagefind.{facts['hash']}.pf_meta"
        meta = _read(path)
        for each in meta[FILTERS]:
            each[1] = _sorted_filter(bundle / "filter" / f"{each[1]}.pf_filter", language)
        meta[FILTERS].sort()
        data = cbor2.dumps(meta)
        facts["hash"] = _name(language, data, 10)
        path.unlink()
        _write(bundle / f"pagefind.{facts['hash']}.pf_meta", data)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    (bundle / ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _sorted_filter(path: Path, language: str) -> str:
    """Writes a filter anew with its values in order, and gives its new name."""
    name, values = _read(path)
    data = cbor2.dumps([name, sorted(values)])
    path.unlink()
    _write(path.with_name(f"{_name(language, data, 7)}.pf_filter"), data)
    return _name(language, data, 7)


def _name(language: str, data: bytes, digits: int) -> str:
    return f"{language}_{hashlib.sha256(data).hexdigest()[:digits]}"


def _read(path: Path) -> Any:  # noqa: ANN401  # whatever the file holds
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(SIGNATURE + data, 9, mtime=0))
