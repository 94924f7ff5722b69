"""The files of Pagefind: its program is run here, and what it wrote is put together and in order.

    pagefind-entry.json ──names──▶ pagefind.HASH.pf_meta ──names──▶ filter/HASH.pf_filter · index/HASH.pf_index
                                          └──names──▶ fragment/HASH/NUMBER.pf_fragment

Each is gzipped CBOR behind a signature, the first one JSON. Pagefind needs several hundred kilobytes of memory a page,
so it is given one batch of pages after the other, and what it wrote of them is merged. In an index pages are numbers.
They are numbered anew, in the order in which equally good answers should come (Pagefind's own order says nothing),
everything is sorted, so that the same pages give the same files, whatever the batches (and Pagefind 1.5.2 varies the
order of filters), and what every first answer fetches is made small. A file is named by its content.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2

from annotate.postings import MANY, Word, bounds, chunks, merged, numbered, packed

ENTRY = "pagefind-entry.json"
SIGNATURE = b"pagefind_dcd"
# What Pagefind writes for pages that use its own interface; ours asks its worker.
UNUSED = ("pagefind.js", "pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
COMMON = "common.json"
"""The words that stand on many pages (postings.py) and the numbers of their pages; of these not every place is kept."""
PART = 500
"""Pages in one part of a large site. The time of an answer grows with the pages that are found times those that the
words stand on: of common words the parts are asked one after the other, the newest pages first."""
PAGES, CHUNKS, FILTERS, SORTS, FIELDS = 1, 2, 3, 4, 5  # where they stand in the list that a meta file is
DIGITS = 7
"""Of the hash of a file in its name; more where two begin alike."""
NOTHING = "not able to build an index"
"""What Pagefind says when it finds no text in any page that it was given."""


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


@dataclass(frozen=True, slots=True)
class _Batch:
    """What Pagefind wrote of some pages in one language: its files, the list in its meta file, and its pages."""

    folder: Path
    meta: list[Any]
    urls: Sequence[str]

    def words(self, numbers: Sequence[int], fields: Sequence[int]) -> Iterator[Word]:
        """Its words in their order, with pages and fields as they are numbered in the whole."""
        for _, _, name in self.meta[CHUNKS]:
            yield from numbered(_read(self.folder / "index" / f"{name}.pf_index")[0], numbers, fields)

    def fragment(self, page: int) -> Path:
        """The file of a page."""
        return _fragment(self.folder, self.meta[PAGES][page][0])


def write_bundle(command: Path, batches: Sequence[Path], output: Path, reading: Reading, order: Sequence[str]) -> None:
    """Runs Pagefind (`command`) on the HTML files below each folder of `batches` and leaves one index in `output`.

    Pages that answer a question equally well come in `order`, a list of their paths. Raises OSError when it fails, and
    when no page has text; a batch without any is passed over, as such pages are among others.
    """
    folders = [(pages, output / f"batch-{number}") for number, pages in enumerate(batches)]
    made = [folder for pages, folder in folders if _run(command, pages, folder, reading)]
    if not made:
        raise OSError("no page holds text")
    _put_together(made, output, {"/" + path.removesuffix("index.html"): number for number, path in enumerate(order)})
    for _, folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: Path, pages: Path, output: Path, reading: Reading) -> bool:
    """Runs Pagefind on one batch; whether there was text in it."""
    arguments = ["--site", str(pages), "--output-path", str(output.resolve()), "--quiet"]
    arguments += ["--root-selector", reading.root, "--exclude-selectors", reading.left_out]
    done = subprocess.run([str(command), *arguments], capture_output=True, text=True, errors="replace", check=False)
    entry = output / ENTRY
    if NOTHING in done.stderr + done.stdout:
        return False
    if done.returncode or not entry.is_file() or not entry.stat().st_size:
        raise OSError(done.stderr or done.stdout or "Pagefind wrote nothing")
    return True


def _put_together(folders: Sequence[Path], output: Path, rank: Mapping[str, int]) -> None:
    """Makes one index of those in `folders`, and takes what stands in all of them from the first."""
    entries = [json.loads((folder / ENTRY).read_text(encoding="utf-8")) for folder in folders]
    for name in ("fragment", "index", "filter"):
        (output / name).mkdir(parents=True)
    languages, common = dict[str, Any](), dict[str, int]()
    for language in sorted({language for entry in entries for language in entry["languages"]}):
        own = [(n, entry["languages"][language]) for n, entry in enumerate(entries) if language in entry["languages"]]
        found = [_batch(folders[n], facts["hash"]) for n, facts in own]
        meta, words = _merged(found, output, language, rank)
        common |= words
        data = cbor2.dumps(meta)
        languages[language] = own[0][1] | {"hash": _name(language, data, 10), "page_count": len(meta[PAGES])}
        _write(output / f"pagefind.{languages[language]['hash']}.pf_meta", data)
    for folder in reversed(folders):
        for path in _shared(folder):
            path.replace(output / path.name)
    _write_json(output / ENTRY, entries[0] | {"languages": languages})
    _write_json(output / COMMON, dict(sorted(common.items())))


def _shared(folder: Path) -> Iterator[Path]:
    """The programs beside an index."""
    for path in sorted(folder.iterdir()):
        unused = path.name == ENTRY or path.suffix == ".pf_meta" or any(map(path.match, UNUSED))
        if path.is_file() and not unused:
            yield path


def _batch(folder: Path, name: str) -> _Batch:
    meta = _read(folder / f"pagefind.{name}.pf_meta")
    return _Batch(folder, meta, [_url(_fragment(folder, page)) for page, _ in meta[PAGES]])


def _fragment(folder: Path, name: str) -> Path:
    return folder / "fragment" / f"{name}.pf_fragment"


def _url(fragment: Path) -> str:
    url: str = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(SIGNATURE))["url"]
    return url


def _merged(
    batches: Sequence[_Batch], output: Path, language: str, rank: Mapping[str, int]
) -> tuple[list[Any], dict[str, int]]:
    """Writes the files of one language into `output`; the list for its meta file, and its common words."""
    places = [(batch, page) for batch in range(len(batches)) for page in range(len(batches[batch].urls))]
    urls = {place: batches[place[0]].urls[place[1]] for place in places}
    places.sort(key=lambda place: (rank.get(urls[place], len(rank)), urls[place]))
    numbers = [[0] * len(batch.urls) for batch in batches]
    for number, (batch, page) in enumerate(places):
        numbers[batch][page] = number
    fields = sorted({field for batch in batches for field in batch.meta[FIELDS]})
    words = (
        batch.words(own, [fields.index(field) for field in batch.meta[FIELDS]])
        for batch, own in zip(batches, numbers, strict=True)
    )
    meta = list(batches[0].meta)
    meta[PAGES] = _pages([(batches[batch], page) for batch, page in places], output / "fragment", language)
    meta[CHUNKS], common = _chunks(merged(words), output / "index", language)
    meta[FILTERS] = sorted([
        *_filters(batches, numbers, output / "filter", language),
        *_parts(output / "filter", len(places), language),
    ])  # fmt: skip
    meta[SORTS], meta[FIELDS] = [], fields  # of sorts Pagefind keeps an order of pages without what it goes by
    return meta, common


def _pages(order: Sequence[tuple[_Batch, int]], folder: Path, language: str) -> list[list[Any]]:
    """Moves what is told of each page; its short name there, and its length.

    A name is that of all fragments together and a number: of ten thousand names that are chance, 35 kB would be
    fetched before each first answer.
    """
    together = hashlib.sha256()
    for batch, page in order:
        together.update(batch.fragment(page).read_bytes())
    stamp = f"{language}_{together.hexdigest()[:7]}"
    (folder / stamp).mkdir()
    for number, (batch, page) in enumerate(order):
        batch.fragment(page).replace(folder / stamp / f"{number}.pf_fragment")
    return [[f"{stamp}/{n}", _rounded(batch.meta[PAGES][page][1])] for n, (batch, page) in enumerate(order)]


def _chunks(words: Iterable[Word], folder: Path, language: str) -> tuple[list[list[str]], dict[str, int]]:
    """Writes the words; the first and last of each file with its name, and the common ones."""
    names, ends, common = list[str](), list[tuple[str, str]](), dict[str, int]()
    for chunk in chunks(words):
        content, found = packed(chunk)
        common |= found
        ends.append((chunk[0][0], chunk[-1][0]))
        names.append(_written(folder, "pf_index", [content], language))
    return [[*end, name] for end, name in zip(bounds(ends), names, strict=True)], common


def _filters(
    batches: Sequence[_Batch], numbers: Sequence[Sequence[int]], folder: Path, language: str
) -> Iterator[list[str]]:
    """Writes what can be narrowed down by; the name of each, and that of its file."""
    found: dict[str, dict[str, list[int]]] = {}
    for batch, own in zip(batches, numbers, strict=True):
        for _, file in batch.meta[FILTERS]:
            name, values = _read(batch.folder / "filter" / f"{file}.pf_filter")
            for value, pages in values:
                found.setdefault(name, {}).setdefault(value, []).extend(own[page] for page in pages)
    for name, values in sorted(found.items()):
        content = [name, [[value, sorted(pages)] for value, pages in sorted(values.items())]]
        yield [name, _written(folder, "pf_filter", content, language)]


def _parts(folder: Path, pages: int, language: str) -> Iterator[list[str]]:
    """Writes a filter for each part of a large site; its name, and that of its file."""
    for number, start in enumerate(range(0, pages if pages > MANY else 0, PART)):
        content = [f"part{number}", [["", list(range(start, min(start + PART, pages)))]]]
        yield [f"part{number}", _written(folder, "pf_filter", content, language)]


def _rounded(words: int) -> int:
    """The length of a page to two digits: the ranking needs no more, and it is fetched for every page."""
    unit = int(10 ** max(0, len(str(words)) - 2))
    return max(1, round(words / unit)) * unit


def _written(folder: Path, kind: str, content: Any, language: str) -> str:  # noqa: ANN401  # as `_read`
    """Writes a file; its name without its ending, which is that of its content."""
    data, digits = cbor2.dumps(content), DIGITS
    while (folder / f"{_name(language, data, digits)}.{kind}").exists():  # another file's hash begins alike
        digits += 1
    name = _name(language, data, digits)
    _write(folder / f"{name}.{kind}", data)
    return name


def _name(language: str, data: bytes, digits: int) -> str:
    return f"{language}_{hashlib.sha256(data).hexdigest()[:digits]}"


def _read(path: Path) -> Any:  # noqa: ANN401  # whatever the file holds
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(SIGNATURE + data, 9, mtime=0))


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
