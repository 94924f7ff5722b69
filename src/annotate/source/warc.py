"""A page out of a web archive: `file.warc.gz#https://example.org/story` on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import urldefrag

from annotate.fetch.coding import too_long, unpack
from annotate.source import rules
from annotate.source.page import HTML, Page, PageError, content_type, readable
from annotate.source.text import opened

LIMIT = 10_000_000  # bytes of a page, as archived and undone; the same as for a page that is fetched
NAMED = re.compile(r"(?P<file>.+?\.warc(?:\.gz)?)(?:#(?P<address>.*))?\Z", re.IGNORECASE | re.DOTALL)
LISTED = 5  # addresses that are named when none was given
OK = "200"
CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(;[^\r\n]{0,60})?\r\n")  # the line before a chunk
MISSING = "reading a WARC needs the extra: pip install 'mkdocs-annotate[fetch]'"


class Headers(Protocol):
    """The headers of a record or an answer, as warcio gives them."""

    def get_header(self, name: str) -> str | None:
        """The value of a header."""

    def get_statuscode(self) -> str:
        """The status of an answer, such as "200"."""


class Record(Protocol):
    """What is used of warcio's records."""

    rec_type: str
    rec_headers: Headers
    http_headers: Headers | None
    raw_stream: BinaryIO


def split(text: str) -> tuple[Path, str | None] | None:
    """The file and the address in `file.warc.gz#address`; None where `text` names no WARC."""
    found = NAMED.match(text)
    return (Path(found["file"]), found["address"] or None) if found else None


def read_page(path: Path, address: str | None) -> Page:
    """The page archived at `address` in the WARC at `path`.

    Raises PageError when it is not there or not usable, UnusableError when the file is not.
    """
    with opened(path) as file:
        if address is None:
            raise PageError(f"needs the address of a page in it: {path.name}#https://…{listed(file)}")
        if message := rules.url(address):
            raise PageError(f"is not read: the address after # {message}")
        refusals = []
        for record in records(file):
            if not same(record.rec_headers.get_header("WARC-Target-URI"), address):
                continue
            try:
                return page_of(record, address)
            except PageError as error:
                refusals.append(error)
    raise refusals[0] if refusals else PageError(f"holds no page with the address {rules.quoted(address)}")


def records(file: BinaryIO) -> Iterator[Record]:
    """The archived answers of servers. Raises PageError where the file is no WARC."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - of the extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - of the extra
    except ImportError:
        raise PageError(MISSING) from None
    try:
        for record in ArchiveIterator(file):
            if record.rec_type in ("response", "revisit", "resource"):
                yield record
    except (ArchiveLoadFailed, EOFError, OSError, ValueError):
        raise PageError("is no WARC file, or a broken one") from None


def listed(file: BinaryIO) -> str:
    """The first addresses of HTML pages in a WARC, to choose from."""
    found: list[str] = []
    for record in records(file):
        uri = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        headers = record.http_headers
        if headers and content_type(headers.get_header("Content-Type"))[0] == HTML and headers.get_statuscode() == OK:
            found += [] if rules.url(uri) else [uri]
        if len(found) == LISTED:
            break
    return f"; it holds {', '.join(found)}" if found else ""


def same(uri: str | None, address: str) -> bool:
    """Whether a record is of `address`; its fragment was never sent, and early tools wrote <…> around addresses."""
    return uri is not None and uri.strip("<>") == urldefrag(address)[0]


def page_of(record: Record, address: str) -> Page:
    """The page in a record of `address`."""
    day = retrieved(record.rec_headers.get_header("WARC-Date"))
    if record.rec_type == "revisit":
        raise PageError("holds only a note that this page had not changed (revisit); use the WARC with its text")
    headers = record.http_headers
    if headers is None:  # a resource, archived without an answer of a server
        media, charset = content_type(record.rec_headers.get_header("Content-Type"))
        readable(media)
        return Page(taken(record.raw_stream), media, charset, address, day)
    if headers.get_statuscode() != OK:
        status = rules.quoted(headers.get_statuscode() or "")
        raise PageError(f"holds no page at this address: the server answered {status}")
    media, charset = content_type(headers.get_header("Content-Type"))
    readable(media)
    data = taken(record.raw_stream)
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        data = dechunked(data)
    return Page(unpack(data, headers.get_header("Content-Encoding"), LIMIT), media, charset, address, day)


def dechunked(data: bytes) -> bytes:
    """`data` without the chunks of HTTP; some tools take them out and keep the header, which is let pass."""
    if not CHUNK.match(data):
        return data
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader  # noqa: PLC0415 - of the extra

    try:
        return taken(ChunkedDataReader(BytesIO(data), raise_exceptions=True))
    except ChunkedDataException:
        raise PageError("holds a broken record: its chunks do not fit together") from None


def taken(stream: BinaryIO) -> bytes:
    """All of `stream`, up to the limit. Raises PageError where a record is longer, or ends before it should."""
    out = bytearray()
    while piece := stream.read(65_536):
        out += piece
        if len(out) > LIMIT:
            raise too_long(LIMIT)
    if getattr(stream, "limit", 0):  # what warcio's reader of a record still waits for
        raise PageError("holds a broken record: the file ends in the middle of it")
    return bytes(out)


def retrieved(text: str | None) -> str | None:
    """The day of a WARC-Date."""
    try:
        return datetime.fromisoformat(text or "").date().isoformat()
    except ValueError:
        return None
