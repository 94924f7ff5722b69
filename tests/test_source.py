"""source/: texts, folders and saved pages, good and bad."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.source.folder import MAX_DESCRIPTION, find_folders, folder_of, linked_folders, read_folder
from annotate.source.html import read_version
from annotate.source.page import PageError, content_type, readable
from annotate.source.paths import UnusableError, printable, refused, shown
from annotate.source.text import MAX_BYTES, read_text
from sample import DESCRIPTION, Add


def problems(folder: Path) -> list[str]:
    """What is wrong with a comparison folder."""
    with pytest.raises(UnusableError) as caught:
        read_folder(folder)
    return [str(p) for p in caught.value.problems]


def test_text_is_decoded(tmp_path: Path) -> None:
    """The byte-order mark goes, CRLF and CR become LF, and nothing else changes."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfa \r\nb\r\tc\n\n")
    assert read_text(path) == "a \nb\n\tc\n\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "1:1: is empty"),
        (b" \n\t\n", "1:1: is empty"),
        (b"abc\nd\xc3\xa9\xff", "2:3: byte 0xFF is not UTF-8"),
        ("grün".encode("latin-1"), "1:3: byte 0xFC is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0", "3:1: holds zero bytes, so it is a binary file"),
        ("abc".encode("utf-16"), "1:4: holds zero bytes"),
        (b"a\nbc\x1b[31m", "2:3: holds the control character U+001B"),
        (b"\xed\xa0\x80", "1:1: byte 0xED is not UTF-8"),
        (b"a" * (MAX_BYTES + 1), "1:1: is longer than 8,000,000 bytes"),
        (b"a\n" * 200_001, "1:1: has 200,001 lines and sentences; 200,000 are the most that are compared"),
        (b"a. " * 200_001, "1:1: has 200,001 lines and sentences"),
    ],
)
def test_bad_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, expected: str) -> None:
    """A text that cannot be used is told with the line and column where it goes wrong."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(data)
    with pytest.raises(UnusableError) as caught:
        read_text(Path("a.txt"))
    assert str(caught.value).startswith(f"a.txt:{expected}")


def test_good_folder(add: Add) -> None:
    """A folder without mistakes gives its metadata and both texts."""
    source = read_folder(add())
    assert source.slug == "visit"
    assert source.metadata.title == "A visit"
    assert source.reference.startswith("The minister arrived in Kyiv")


def test_folder_problems_come_together(add: Add) -> None:
    """A missing text, a broken one and a stray file are told in one go."""
    folder = add(reference=None, copy=b"\xff")
    (folder / "page.html").write_text("<script>")
    assert [p.split(": ", 1) for p in problems(folder)] == [
        [
            "docs/comparisons/visit/comparison.yml:6:9",
            "reference: “reference.txt” is not in this folder; put the text there under this name",
        ],
        ["docs/comparisons/visit/copy.txt:1:1", "byte 0xFF is not UTF-8; save the file as UTF-8"],
        [
            "docs/comparisons/visit/page.html:1:1",
            "is not named in comparison.yml; a comparison holds that file and two texts",
        ],
    ]


def test_missing_description(add: Add) -> None:
    """A folder without comparison.yml says so."""
    assert problems(add(description=None)) == [
        "docs/comparisons/visit/comparison.yml:1:1: is missing; it says what is compared"
    ]


@pytest.mark.parametrize("slug", ["Visit", "a--b", "-a", "a_b", "page", "con", "com1", "a" * 101, "ä", "a.b"])
def test_bad_slug(add: Add, slug: str) -> None:
    """A name that is no good address, or none on some systems, is refused."""
    assert len(problems(add(slug))) == 1


def test_symlinks_are_refused(add: Add, tmp_path: Path) -> None:
    """A text, a folder, or the folder of all comparisons that is a symbolic link is not followed."""
    folder = add(copy=None)
    (folder / "copy.txt").symlink_to("/etc/passwd")
    assert problems(folder) == ["docs/comparisons/visit/copy.txt:1:1: is a symbolic link; put the file itself here"]
    linked = folder.parent / "linked"
    linked.symlink_to(folder)
    assert "is a symbolic link" in problems(linked)[0]
    other = tmp_path / "other"
    other.mkdir()
    (other / "comparisons").symlink_to(folder.parent)
    assert "is a symbolic link" in str(find_folders(other)[1][0])
    assert "is a symbolic link" in problems(other / "comparisons" / "visit")[0]


def test_odd_files_are_refused(add: Add) -> None:
    """A directory or a pipe in the place of a text is told and never opened."""
    folder = add(copy=None, reference=None)
    (folder / "copy.txt").mkdir()
    os.mkfifo(folder / "reference.txt")
    assert [p.split(": ", 1)[1] for p in problems(folder)] == [
        "is a directory; a file is needed",
        "is not a plain file",
    ]


def test_find_folders(add: Add, site: Path) -> None:
    """Folders come in the order of their names; a file among them is a problem."""
    add("b")
    add("a")
    (site / "docs" / "comparisons" / "index.md").write_text("# Mine")
    folders, wrong = find_folders(site / "docs")
    assert [f.name for f in folders] == ["a", "b"]
    assert [p.path for p in wrong] == ["docs/comparisons/index.md"]


def test_file_names_cannot_steer(site: Path) -> None:
    """A file name with line breaks, escapes or text direction is shown escaped."""
    assert shown(site / "a\n\x1b[31m\u202eb") == "a\\n\\x1b[31m\\u202eb"


@given(st.text())
def test_property_printable(text: str) -> None:
    """What is printed of any text is printable, and printable text stays as it is."""
    assert printable(text).isprintable()
    assert not text.isprintable() or printable(text) == text


def test_saved_page(tmp_path: Path) -> None:
    """The article of a saved page is read, without navigation and scripts."""
    paragraph = "The minister arrived on Sunday and met the president, who thanked him for the aid his country sent. "
    page = tmp_path / "a.html"
    page.write_text(
        f"<html><body><nav><a href=/>Home</a></nav><article><h1>A visit</h1><p>{paragraph * 3}</p>"
        f"<p>{paragraph * 2}</p></article><script>alert(1)</script></body></html>"
    )
    text = read_version(page)
    assert paragraph.strip() in text
    assert "alert" not in text


def test_page_without_article(tmp_path: Path) -> None:
    """A page that holds no article is a clear error."""
    page = tmp_path / "a.html"
    page.write_text("<html></html>")
    with pytest.raises(UnusableError, match="no article was found"):
        read_version(page)


def test_page_of_tags(tmp_path: Path) -> None:
    """A page made to keep the parser busy is refused before it is parsed."""
    page = tmp_path / "a.html"
    page.write_text("<div>" * 200_000)
    with pytest.raises(UnusableError, match="more than 100,000 tags"):
        read_version(page)


def test_md_is_taken_as_it_stands(add: Add) -> None:
    """A Markdown text is characters like any other."""
    folder = add(description=DESCRIPTION.replace("copy.txt", "copy.md"), copy=None)
    (folder / "copy.md").write_text("# Not a *heading*\n")
    assert read_folder(folder).copy == "# Not a *heading*\n"


def test_what_is_wrong_beside_comparisons(add: Add, site: Path) -> None:
    """Each problem is at the start of its file, in the order of names; hidden folders and removed.yml are none."""
    home = add("visit").parent
    for name in ("Visit", ".hidden"):
        (home / name).mkdir()
    (home / "removed.yml").write_text("")
    (home / "stray.txt").write_text("")
    (home / "link").symlink_to("nowhere")
    folders, wrong = find_folders(site / "docs")
    assert [folder.name for folder in folders] == ["link", "visit"]
    assert [str(problem) for problem in wrong] == [
        "docs/comparisons/Visit:1:1: has the name of “visit”, capitals aside; many systems take the two for one folder",
        "docs/comparisons/stray.txt:1:1: lies beside the comparisons; each comparison has a folder of its own",
    ]
    assert find_folders(site) == ([], [])
    (site / "comparisons").symlink_to(home)
    linked = "comparisons:1:1: is a symbolic link; the folder itself has to be here"
    assert [str(problem) for problem in find_folders(site)[1]] == [linked]
    (site / "comparisons").unlink()
    (site / "comparisons").write_text("")
    is_file = "comparisons:1:1: is a file; it should be the folder that holds the comparisons"
    assert [str(problem) for problem in find_folders(site)[1]] == [is_file]


def test_linked_folders(add: Add, site: Path) -> None:
    """Links to folders are found at any depth and not followed; links to files and to themselves are told elsewhere."""
    home = add("visit").parent
    (home / "visit" / "deep").mkdir()
    (home / "visit" / "deep" / "up").symlink_to(home)
    (home / "copy.txt").symlink_to("visit/copy.txt")
    (home / "loop").symlink_to("loop")
    line = ":1:1: is a symbolic link; the folder itself has to be here"
    assert [str(p) for p in linked_folders(site / "docs")] == [f"docs/comparisons/visit/deep/up{line}"]
    assert list(linked_folders(site)) == []
    (site / "comparisons").symlink_to(home)
    assert [str(p) for p in linked_folders(site)] == [f"comparisons{line}"]


def test_folder_of(add: Add, site: Path) -> None:
    """A comparison is found by its lawful name alone, and a file under one is none."""
    folder = add("visit")
    assert folder_of(site / "docs", "visit") == folder
    (folder.parent / "file").write_text("")
    for name, message in (
        ("../comparisons", "docs/comparisons:1:1: “../comparisons” is no comparison: it should be named with"),
        ("other", "docs/comparisons/other:1:1: is missing"),
        ("file", "docs/comparisons/file:1:1: is a file; a comparison is a folder"),
    ):
        with pytest.raises(UnusableError, match=re.escape(message)):
            folder_of(site / "docs", name)


def test_a_description_is_bounded_apart(add: Add) -> None:
    """comparison.yml has a smaller bound than texts."""
    folder = add(copy="a " * MAX_DESCRIPTION, description=DESCRIPTION + "#" * MAX_DESCRIPTION)
    assert problems(folder) == [
        "docs/comparisons/visit/comparison.yml:1:1: is longer than 256,000 bytes, the most that is read"
    ]
    (folder / "comparison.yml").write_text(DESCRIPTION.ljust(MAX_DESCRIPTION, "\n"))
    assert read_folder(folder).metadata.title == "A visit"


@pytest.mark.parametrize("length", [0, 1])
def test_the_most_that_is_read(tmp_path: Path, length: int) -> None:
    """A file of exactly the bound is read, and one byte more is refused."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (10 + length))
    if length:
        with pytest.raises(UnusableError, match=r"a\.txt:1:1: is longer than 10 bytes, the most that is read"):
            read_text(path, 10)
    else:
        assert read_text(path, 10) == "a" * 10


@pytest.mark.parametrize("name", ["named.txt", b"named.txt", None])
def test_what_the_file_system_refuses(tmp_path: Path, name: str | bytes | None) -> None:
    """An error of the file system is told at the file that it names, else at the one that was meant."""
    error = OSError(28, "No space left on device", name)
    told = "named.txt" if name else "meant.txt"
    assert str(refused(error, Path("meant.txt"))) == f"{told}:1:1: cannot be used: No space left on device"
    assert str(refused(OSError("odd"), tmp_path)).endswith(":1:1: cannot be used: odd")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, ("", None)),
        ("", ("", None)),
        ("html", ("", None)),
        ("text/html", ("text/html", None)),
        ("TEXT/HTML; charset=UTF-8", ("text/html", "utf-8")),
        ('text/plain; charset=" x "', ("text/plain", "x")),
        ("text/html; charset=", ("text/html", None)),
    ],
)
def test_content_type(header: str | None, expected: tuple[str, str | None]) -> None:
    """Media type and character set of a header, in lower case, and nothing where it says nothing."""
    assert content_type(header) == expected


def test_readable() -> None:
    """HTML and plain text are read; what else is said is told, shortened."""
    readable("text/html")
    readable("text/plain")
    with pytest.raises(PageError, match=r"^is application/pdf; only text/html and text/plain are read$"):
        readable("application/pdf")
    with pytest.raises(PageError, match=r"^is of no stated type; "):
        readable("")
    with pytest.raises(PageError, match=r"^is x{60}; "):
        readable("x" * 70)


@pytest.mark.parametrize(
    ("data", "place"),
    [("é\nbc\0", "2:3"), ("é\r\nb\0", "2:2"), ("\ufeffé\0", "1:2"), ("a\rb\rc\x07", "3:2"), ("\n\x07", "2:1")],
)
def test_places_in_a_text(tmp_path: Path, data: str, place: str) -> None:
    """Line and column count characters, whatever the line breaks are, and the byte-order mark is none."""
    path = tmp_path / "a.txt"
    path.write_bytes(data.encode())
    with pytest.raises(UnusableError, match=re.escape(f"a.txt:{place}: ")):
        read_text(path)
