"""The files of Pagefind: its program is run here, and what it wrote is put in order.

    pagefind-entry.json ──names──▶ pagefind.HASH.pf_meta ──names──▶ filter/HASH.pf_filter · index/HASH.pf_index
                                          └──names──▶ fragment/HASH/NUMBER.pf_fragment

Each is gzipped CBOR behind a signature, the first one JSON. In it pages are numbers. They are numbered anew, in the
order in which equally good answers should come (Pagefind's own order says nothing), everything is sorted, so that the
same pages give the same files (Pagefind 1.5.2 varies the order of filters), and what every first answer fetches is
made small. A file is named by its content.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2

from annotate.postings import MANY, in_order

ENTRY = "pagefind-entry.json"
SIGNATURE = b"pagefind_dcd"
# What Pagefind writes for pages that use its own interface; ours asks its worker.
UNUSED = ("pagefind.js", "pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
COMMON = "common.json"
"""The words that stand on many pages (postings.py) and the numbers of their pages; of these not every place is kept."""
PART = 500
"""Pages in one part of a large site. The time of an answer grows with the pages that are found times those that the
words stand on: of common words the parts are asked one after the other, the newest pages first."""
PAGES, CHUNKS, FILTERS = 1, 2, 3  # where they stand in the list that a meta file is


def program() -> Path | None:
    """The program that Pagefind's Python package would run; None if one of them is missing."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - may be missing
    except ImportError:
        return None
    found = get_executable()
    return found if found is not None and found.is_file() else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What Pagefind reads of a page: CSS selectors of the element that holds its text, and of what is left out."""

    root: str
    left_out: str


def write_bundle(command: Path, pages: Path, output: Path, reading: Reading, order: Sequence[str]) -> None:
    """Runs Pagefind (`command`) on the HTML files below `pages` and leaves its files in `output`.

    Pages that answer a question equally well come in `order`, a list of their paths. Raises OSError when it fails.
    """
    arguments = ["--site", str(pages), "--output-path", str(output.resolve()), "--quiet"]
    arguments += ["--root-selector", reading.root, "--exclude-selectors", reading.left_out]
    done = subprocess.run([str(command), *arguments], capture_output=True, text=True, errors="replace", check=False)
    entry = output / ENTRY
    if done.returncode or not entry.is_file() or not entry.stat().st_size:
        raise OSError(done.stderr or done.stdout or "Pagefind wrote nothing")
    for pattern in UNUSED:
        for path in output.glob(pattern):
            path.unlink()
    rank = {"/" + path.removesuffix("index.html"): number for number, path in enumerate(order)}
    _put_in_order(output, rank)


def _put_in_order(bundle: Path, rank: Mapping[str, int]) -> None:
    """Numbers the pages anew and sorts what is sorted by them, from the fragments up to the entry."""
    entry = json.loads((bundle / ENTRY).read_text(encoding="utf-8"))
    common = dict[str, int]()
    for language, facts in sorted(entry["languages"].items()):
        path = bundle / f"pagefind.{facts['hash']}.pf_meta"
        meta = _read(path)
        meta[PAGES], numbers = _renamed(bundle / "fragment", meta[PAGES], language, rank)
        for each in meta[CHUNKS]:
            words, found = in_order(_read(bundle / "index" / f"{each[2]}.pf_index")[0], numbers)
            common |= found
            each[2] = _replace(bundle / "index" / f"{each[2]}.pf_index", [words], language)
        for each in meta[FILTERS]:
            name, values = _read(bundle / "filter" / f"{each[1]}.pf_filter")
            values = sorted([value, sorted(numbers[page] for page in found)] for value, found in values)
            each[1] = _replace(bundle / "filter" / f"{each[1]}.pf_filter", [name, values], language)
        meta[FILTERS] = sorted([*meta[FILTERS], *_parts(bundle / "filter", len(numbers), language)])
        data = cbor2.dumps(meta)
        facts["hash"] = _name(language, data, 10)
        path.unlink()
        _write(bundle / f"pagefind.{facts['hash']}.pf_meta", data)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    _write_json(bundle / ENTRY, entry)
    _write_json(bundle / COMMON, dict(sorted(common.items())))


def _renamed(folder: Path, pages: list[Any], language: str, rank: Mapping[str, int]) -> tuple[list[Any], list[int]]:
    """The pages of a meta file in their order, with short names, and the new number of each.

    A name is that of all fragments together and a number: of ten thousand names that are chance, 35 kB would be
    fetched before each first answer.
    """
    contents = [(folder / f"{name}.pf_fragment").read_bytes() for name, _ in pages]
    urls = [json.loads(gzip.decompress(content).removeprefix(SIGNATURE))["url"] for content in contents]
    order = sorted(range(len(pages)), key=lambda page: (rank.get(urls[page], len(rank)), urls[page]))
    numbers = [0] * len(order)
    together = hashlib.sha256()
    for number, page in enumerate(order):
        numbers[page] = number
        together.update(contents[page])
    stamp = f"{language}_{together.hexdigest()[:7]}"
    (folder / stamp).mkdir()
    for number, page in enumerate(order):
        (folder / f"{pages[page][0]}.pf_fragment").rename(folder / stamp / f"{number}.pf_fragment")
    return [[f"{stamp}/{number}", _rounded(pages[page][1])] for number, page in enumerate(order)], numbers


def _parts(folder: Path, pages: int, language: str) -> Iterator[list[str]]:
    """Writes a filter for each part of a large site; its name, and that of its file."""
    for number, start in enumerate(range(0, pages if pages > MANY else 0, PART)):
        data = cbor2.dumps([f"part{number}", [["", list(range(start, min(start + PART, pages)))]]])
        name = _name(language, data, 7)
        _write(folder / f"{name}.pf_filter", data)
        yield [f"part{number}", name]


def _rounded(words: int) -> int:
    """The length of a page to two digits: the ranking needs no more, and it is fetched for every page."""
    unit = int(10 ** max(0, len(str(words)) - 2))
    return max(1, round(words / unit)) * unit


def _replace(path: Path, content: Any, language: str) -> str:  # noqa: ANN401  # as `_read`
    """Writes a file anew, with the name of its new content, which is given."""
    data = cbor2.dumps(content)
    path.unlink()
    name = _name(language, data, 7)
    _write(path.with_stem(name), data)
    return name


def _name(language: str, data: bytes, digits: int) -> str:
    return f"{language}_{hashlib.sha256(data).hexdigest()[:digits]}"


def _read(path: Path) -> Any:  # noqa: ANN401  # whatever the file holds
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(SIGNATURE + data, 9, mtime=0))


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
