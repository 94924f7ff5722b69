"""Sixty ways to get a comparison wrong, one in each folder, and the report that each has to give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sample import COPY, DESCRIPTION, FULL, REFERENCE

YML = "comparison.yml"


@dataclass(frozen=True, slots=True)
class Broken:
    """One way: what it does to a good folder, and the file, line and words of the report it has to give."""

    spoil: Callable[[Path], None]
    file: str
    line: int
    says: str


def yml(old: str, new: str, line: int, says: str, base: str = DESCRIPTION) -> Broken:
    """A comparison.yml in which `old` is `new`."""
    assert old in base

    def spoil(folder: Path) -> None:
        (folder / YML).write_text(base.replace(old, new, 1), encoding="utf-8")

    return Broken(spoil, YML, line, says)


def more(lines: str, line: int, says: str) -> Broken:
    """A comparison.yml with more lines at its end, the first of which is line 10."""

    def spoil(folder: Path) -> None:
        (folder / YML).write_text(DESCRIPTION + lines, encoding="utf-8")

    return Broken(spoil, YML, line, says)


def text(name: str, data: bytes, line: int, says: str) -> Broken:
    """A text with other bytes."""
    return Broken(lambda folder: (folder / name).write_bytes(data) and None, name, line, says)


def does(act: Callable[[Path], object], file: str, says: str, line: int = 1) -> Broken:
    """Anything else done to the folder."""
    return Broken(lambda folder: act(folder) and None, file, line, says)


LONG = " ".join(COPY.split()[:16])

BROKEN: dict[str, Broken] = {
    "title-missing": yml("title: A visit\n", "", 1, "needs `title:`"),
    "title-empty": yml("A visit", '""', 1, "title should not be empty"),
    "title-two-lines": yml("A visit", '"A\\nvisit"', 1, "title should be one line"),
    "title-too-long": yml("A visit", "A" * 400, 1, "longer than 300"),
    "title-control": yml("A visit", '"A\\eB"', 1, "U+001B"),
    "title-list": yml("A visit", "[A, visit]", 1, "title should be one text"),
    "date-missing": yml("date: 2026-11-21\n", "", 1, "needs `date:`"),
    "date-words": yml("2026-11-21", "yesterday", 2, "date should be a date"),
    "date-impossible": yml("2026-11-21", "2026-02-30", 2, "no day of the calendar"),
    "language-name": yml("language: en", "language: English!", 3, "language tag"),
    "publish-unknown": yml("language: en", "publish: ful", 3, "did you mean “full”"),
    "sample-yes": yml("language: en", "sample: yes", 3, "true or false"),
    "key-unknown": yml("language: en", "langauge: en", 3, "did you mean “language”"),
    "key-twice": yml("language: en", "title: Again", 3, "twice"),
    "tags-text": yml("language: en", "tags: news", 3, "tags should be a list"),
    "tag-twice": yml("language: en", "tags: [a, a]", 3, "holds “a” twice"),
    "version-missing": yml("copy:\n  file: copy.txt\n  label: The Mirror\n", "", 1, "needs `copy:`"),
    "version-text": yml("copy:\n  file: copy.txt\n  label: The Mirror\n", "copy: copy.txt\n", 7, "key: value"),
    "file-missing": yml("  file: copy.txt\n", "", 8, "needs `file:`"),
    "file-path": yml("file: copy.txt", "file: ../other/copy.txt", 8, "name of a file in this folder"),
    "file-html": yml("file: copy.txt", "file: copy.html", 8, ".txt or .md"),
    "file-same": yml("file: copy.txt", "file: reference.txt", 7, "name the same file"),
    "file-misspelt": yml("file: copy.txt", "file: cpy.txt", 8, "did you mean “copy.txt”"),
    "label-missing": yml("  label: The Mirror\n", "", 8, "needs `label:`"),
    "url-scheme": yml("label: The Mirror", "label: The Mirror\n  url: ftp://example.org/a", 10, "https://"),
    "url-script": yml("label: The Mirror", "label: The Mirror\n  url: javascript:alert(1)", 10, "https://"),
    "url-spaces": yml("label: The Mirror", "label: The Mirror\n  url: https://example.org/a b", 10, "without spaces"),
    "url-password": yml("label: The Mirror", "label: The Mirror\n  url: https://a:b@example.org/", 10, "password"),
    "archived-none": yml("label: The Mirror", "label: The Mirror\n  archived: here", 10, "https://"),
    "published-words": yml("label: The Mirror", "label: The Mirror\n  published: last May", 10, "a date such as"),
    "retrieved-before": yml(
        "label: The Mirror",
        "label: The Mirror\n  published: 2026-11-20\n  retrieved: 2026-11-19",
        11,
        "is before published",
    ),
    "full-without-rights": yml("  rights: ours\n", "", 4, "needs `rights` under reference", FULL),
    "yaml-broken": yml("title: A visit", "title: 'A visit", 1, "is not closed"),
    "yaml-tab": yml("  label: The Mirror", "\tlabel: The Mirror", 9, "not with tabs"),
    "yaml-alias": yml("title: A visit", "title: *visit", 1, "anchor"),
    "yaml-tag": yml("title: A visit", "title: !!python/none A", 1, "tag"),
    "yaml-two-documents": more("---\ntitle: Again\n", 10, "second document"),
    "yaml-empty": does(lambda f: (f / YML).write_bytes(b"# nothing\n"), YML, "is empty"),
    "yaml-list": does(lambda f: (f / YML).write_bytes(b"- a\n"), YML, "key: value"),
    "note-without-words": more("notes:\n  - note: Hm.\n", 11, "needs the words"),
    "note-without-message": more('notes:\n  - copy: "15 billion dollar"\n', 11, "should say something"),
    "note-gone": more('notes:\n  - copy: "51 billion dollar"\n    note: n\n', 11, "the nearest is “15 billion dollar"),
    "note-twice": more('notes:\n  - copy: "on"\n    note: n\n', 11, "stand 2 times"),
    "note-context": more('notes:\n  - copy: "Sunday"\n    prefix: in\n    note: n\n', 11, "prefix and suffix"),
    "note-kind": more('notes:\n  - copy: "Sunday"\n    kind: figures\n    note: n\n', 12, "did you mean “figure”"),
    "note-source": more('notes:\n  - copy: "Sunday"\n    sources: [here]\n', 12, "https://"),
    "note-same-words": more(
        'notes:\n  - copy: "15 billion"\n    note: n\n  - copy: "billion dollar"\n    note: m\n', 13, "join them"
    ),
    "note-too-much": more(f'notes:\n  - copy: "Sunday"\n    note: "{LONG}"\n', 11, "at most 12 of its words"),
    "summary-too-much": more(f'summary: "{LONG}"\n', 10, "at most 12 of its words"),
    "text-missing": does(lambda f: (f / "copy.txt").unlink() or True, YML, "put the text there", 8),
    "text-empty": text("copy.txt", b"\n \n", 1, "is empty"),
    "text-binary": text("copy.txt", b"one\ntwo\0three", 2, "zero bytes"),
    "text-latin": text("copy.txt", b"one\ntwo\nth\xe9\n", 3, "not UTF-8"),
    "text-control": text("copy.txt", b"one\n\x1b[31mtwo\n", 2, "U+001B"),
    "text-too-long": text("copy.txt", b"a word " * 1_200_000, 1, "longer than"),
    "text-link": does(lambda f: (f / "copy.txt").unlink() or (f / "copy.txt").symlink_to("/etc/hostname") or True,
                      "copy.txt", "symbolic link"),
    "stray-file": does(lambda f: (f / "page.html").write_bytes(b"<p>"), "page.html", "not named in comparison.yml"),
    "description-renamed": does(lambda f: (f / YML).rename(f / "comparison.yaml"), YML, "rename “comparison.yaml”"),
    "sealed-by-hand": does(lambda f: (f / "sealed.json").write_bytes(b"{}") and [(f / n).unlink() for n in
                           ("reference.txt", "copy.txt")], "sealed.json", "is not as `annotate seal` writes it"),
    "Upper-Case": does(lambda f: True, "", "lower-case letters"),
}  # fmt: skip


def lay_out(comparisons: Path) -> None:
    """Writes a folder for each way to get it wrong, and two good ones, below `comparisons`."""
    for name in ("good-one", "good-two", *BROKEN):
        folder = comparisons / name
        folder.mkdir(parents=True)
        for file, content in ((YML, DESCRIPTION), ("reference.txt", REFERENCE), ("copy.txt", COPY)):
            (folder / file).write_text(content, encoding="utf-8")
        if name in BROKEN:
            BROKEN[name].spoil(folder)
