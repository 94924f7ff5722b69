"""source/warc.py: one page out of a web archive."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from annotate.source.page import PageError
from annotate.source.paths import UnusableError
from annotate.source.warc import read_page, retrieved, same, split

# warcio's writer, which only these tests use, leaves its temporary files to be closed by themselves.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

ADDRESS = "https://courier.example.org/story?q=1"
HTML = "<html lang=en><p>Grüße</p></html>".encode()
TYPE = ("Content-Type", "text/html; charset=UTF-8")


def chunked(data: bytes) -> bytes:
    """`data` as servers send it in pieces."""
    return b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (5, data[:5], len(data) - 5, data[5:])


def archive(path: Path, *records: tuple[str, str, list[tuple[str, str]], bytes], packed: bool = True) -> Path:
    """A WARC of answers: address, status line, headers, body."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for uri, status, headers, body in records:
            http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            extra = {"WARC-Date": "2026-01-09T22:15:00Z"}
            record = writer.create_warc_record(
                uri, "response", io.BytesIO(body), http_headers=http, warc_headers_dict=extra
            )
            writer.write_record(record)
    return path


def refused(path: Path, address: str | None = ADDRESS) -> str:
    """Why no page comes out: one line."""
    with pytest.raises(PageError) as caught:
        read_page(path, address)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a/b.warc.gz#https://x.org/#part", ("a/b.warc.gz", "https://x.org/#part")),
        ("B.WARC#http://x.org", ("B.WARC", "http://x.org")),
        ("b.warc.gz", ("b.warc.gz", None)),
        ("b.warc.gz#", ("b.warc.gz", None)),
        ("b.txt", None),
        ("b.warc.txt", None),
    ],
)
def test_split(text: str, parts: tuple[str, str | None] | None) -> None:
    """File and address stand in one word, with # between them."""
    assert split(text) == (parts and (Path(parts[0]), parts[1]))


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([], HTML),
        ([("Content-Encoding", "gzip")], gzip.compress(HTML)),
        ([("Content-Encoding", "br")], brotli.compress(HTML)),
        ([("Transfer-Encoding", "chunked")], chunked(HTML)),
        ([("Transfer-Encoding", "Chunked"), ("Content-Encoding", "gzip")], chunked(gzip.compress(HTML))),
        ([("Transfer-Encoding", "chunked")], HTML),  # some tools take the chunks out and leave the header
    ],
    ids=["plain", "gzip", "br", "chunked", "chunked gzip", "chunked no more"],
)
def test_page(tmp_path: Path, headers: list[tuple[str, str]], body: bytes, packed: bool) -> None:
    """The record is chosen by its address, its body undone, and the day it was archived kept."""
    other = ("https://courier.example.org/", "200 OK", [TYPE], b"other")
    path = archive(tmp_path / "a.warc.gz", other, (ADDRESS, "200 OK", [TYPE, *headers], body), packed=packed)
    page = read_page(path, f"{ADDRESS}#part")
    assert page.data == HTML
    assert (page.charset, page.retrieved) == ("utf-8", "2026-01-09")


def test_the_first_good_one(tmp_path: Path) -> None:
    """Where an address was archived several times, the first page that can be used counts."""
    moved = (ADDRESS, "301 Moved", [("Location", "/")], b"")
    path = archive(
        tmp_path / "a.warc.gz", moved, (ADDRESS, "200 OK", [TYPE], b"one"), (ADDRESS, "200 OK", [TYPE], b"2")
    )
    assert read_page(path, ADDRESS).data == b"one"


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        ("404 Not Found", [TYPE], HTML, "holds no page at this address: the server answered “404”"),
        ("301 Moved", [TYPE], HTML, "the server answered “301”"),
        ("200 OK", [("Content-Type", "image/png")], HTML, "is image/png; only text/html"),
        ("200 OK", [TYPE], bytes(10_000_001), "is longer than 10 MB"),
        ("200 OK", [TYPE, ("Content-Encoding", "gzip")], gzip.compress(bytes(50_000_000)), "is longer than 10 MB"),
        ("200 OK", [TYPE, ("Content-Encoding", "gzip")], b"no gzip", "its compressed data cannot be undone"),
    ],
    ids=["missing", "moved", "image", "long", "bomb", "broken"],
)
def test_refused(tmp_path: Path, status: str, headers: list[tuple[str, str]], body: bytes, reason: str) -> None:
    """What is no page, or too much of one, is one line."""
    assert reason in refused(archive(tmp_path / "a.warc.gz", (ADDRESS, status, headers, body)))


@pytest.mark.parametrize("packed", [True, False])
def test_cut_off(tmp_path: Path, packed: bool) -> None:
    """A file that ends in the middle of the page gives no half of it, nor does a chunk that is missing."""
    path = archive(tmp_path / "a.warc", (ADDRESS, "200 OK", [TYPE], HTML * 500), packed=packed)
    path.write_bytes(path.read_bytes()[: -60 if packed else -600])
    assert "holds a broken record" in refused(path) or "is no WARC file, or a broken one" in refused(path)
    header = ("Transfer-Encoding", "chunked")
    for body in (chunked(HTML)[:-12], b"9" + chunked(HTML)[1:], b"5\r\nab"):
        path = archive(tmp_path / "b.warc", (ADDRESS, "200 OK", [TYPE, header], body))
        assert refused(path) == "holds a broken record: its chunks do not fit together"


def test_revisit(tmp_path: Path) -> None:
    """A record that only says "as before" is told; the page is in another file."""
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        http = StatusAndHeaders("200 OK", [TYPE], protocol="HTTP/1.1")
        digest, when = "sha1:B6QJ6BNJ3R4B23XXMRKZKHLPGJY2VE4O", "2026-01-01T00:00:00Z"
        writer.write_record(writer.create_revisit_record(ADDRESS, digest, ADDRESS, when, http_headers=http))
    assert "holds only a note that this page had not changed (revisit)" in refused(path)


def test_which_page(tmp_path: Path) -> None:
    """Without an address the pages that are there are named; one that is not there is told."""
    png = ("https://courier.example.org/a.png", "200 OK", [("Content-Type", "image/png")], b"x")
    path = archive(tmp_path / "a.warc.gz", png, (ADDRESS, "200 OK", [TYPE], HTML))
    assert refused(path, None) == f"needs the address of a page in it: a.warc.gz#https://…; it holds {ADDRESS}"
    assert refused(path, "https://x.org/").startswith("holds no page with the address “https://x.org/”")
    assert "should start with https://" in refused(path, "file:///etc/passwd")


@pytest.mark.parametrize(
    "data",
    [b"no archive", b"", gzip.compress(b"no archive"), b"\x1f\x8b\x08broken", b"WARC/1.0\r\n"],
    ids=["text", "empty", "gzip", "broken gzip", "start"],
)
def test_no_warc(tmp_path: Path, data: bytes) -> None:
    """A file that is no WARC is one line."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    assert refused(path)
    with pytest.raises(UnusableError, match="is missing"):
        read_page(tmp_path / "nowhere.warc", ADDRESS)


def test_the_longest_page(tmp_path: Path) -> None:
    """A page of exactly ten million bytes is read."""
    path = archive(tmp_path / "a.warc.gz", (ADDRESS, "200 OK", [TYPE], b"a" * 10_000_000))
    assert len(read_page(path, ADDRESS).data) == 10_000_000


def test_a_resource(tmp_path: Path) -> None:
    """A page that a tool archived without an answer of a server is read by its own Content-Type."""
    path = tmp_path / "a.warc"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for media in ("image/png", "text/html; charset=koi8-r"):
            day = {"WARC-Date": "2026-01-09T22:15:00Z"}
            record = writer.create_warc_record(
                f"<{ADDRESS}>", "resource", io.BytesIO(HTML), warc_content_type=media, warc_headers_dict=day
            )
            writer.write_record(record)
    page = read_page(path, ADDRESS)
    assert (page.data, page.media, page.charset) == (HTML, "text/html", "koi8-r")
    assert (page.address, page.retrieved) == (ADDRESS, "2026-01-09")


def test_five_addresses_are_named(tmp_path: Path) -> None:
    """Of many pages the first five that can be asked for are named."""
    pages = [(f"https://x.org/{n}", "200 OK", [TYPE], b"x") for n in range(7)]
    odd = [("urn:x", "200 OK", [TYPE], b"x"), ("https://x.org/gone", "404 Not Found", [TYPE], b"x")]
    path = archive(tmp_path / "a.warc.gz", *odd, *pages)
    assert refused(path, None).endswith("it holds " + ", ".join(f"https://x.org/{n}" for n in range(5)))
    assert (
        refused(archive(tmp_path / "b.warc.gz", *odd), None) == "needs the address of a page in it: b.warc.gz#https://…"
    )


@pytest.mark.parametrize(
    ("text", "day"), [("2026-01-09T22:15:00Z", "2026-01-09"), ("yesterday", None), ("", None), (None, None)]
)
def test_the_day_it_was_archived(text: str | None, day: str | None) -> None:
    """The day is that of the WARC-Date, and not known where there is none."""
    assert retrieved(text) == day


@pytest.mark.parametrize(
    ("uri", "expected"),
    [(ADDRESS, True), (f"<{ADDRESS}>", True), ("https://x.org/", False), (f"{ADDRESS}#part", False), (None, False)],
)
def test_same_address(uri: str | None, expected: bool) -> None:
    """A record is of an address whatever part of the page was asked for, and in <…> as early tools wrote it."""
    assert same(uri, f"{ADDRESS}#part") == expected
