"""Content codings (gzip, deflate, br) undone under a limit, so that a small answer cannot fill the memory."""

from __future__ import annotations

import zlib

from annotate.source.page import PageError

GZIP_START = b"\x1f\x8b"
EITHER = 47  # zlib's number for "a gzip or a zlib header, whichever is there"
MEMBERS = 100  # parts of one gzip file that are read; servers send one
MISSING = "is compressed with br, which needs the extra: pip install 'mkdocs-annotate[fetch]'"


def unpack(data: bytes, coding: str | None, limit: int) -> bytes:
    """`data` without the coding that a Content-Encoding header names; at most `limit` bytes.

    Raises PageError when it is longer, broken, or coded in another way.
    """
    names = [name for part in (coding or "").lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(names) > 1 or (names and names[0] not in CODINGS):
        raise PageError("is compressed in a way that is not read; gzip, deflate and br are")
    out = CODINGS[names[0]](data, limit) if names and data else data
    if len(out) > limit:
        raise too_long(limit)
    return out


def too_long(limit: int) -> PageError:
    """The error for a page of more than `limit` bytes."""
    return PageError(f"is longer than {limit / 1_000_000:g} MB, the most that is read")


def inflate(data: bytes, limit: int) -> bytes:
    """`data` without gzip or zlib's form; raw deflate too, which some servers send. May be one byte over `limit`."""
    try:
        return members(data, limit)
    except zlib.error:
        pass
    try:
        out, _rest = member(data, -zlib.MAX_WBITS, limit)
    except zlib.error:
        raise broken() from None
    return out


def members(data: bytes, limit: int) -> bytes:
    """The parts of a gzip file one after the other, as the format allows; what follows them is ignored."""
    out = b""
    for _ in range(MEMBERS):
        part, data = member(data, EITHER, limit - len(out))
        out += part
        if len(out) > limit or not data.startswith(GZIP_START):
            return out
    raise broken()


def member(data: bytes, window: int, room: int) -> tuple[bytes, bytes]:
    """One part undone, at most a byte more than `room`, and what follows it."""
    stream = zlib.decompressobj(window)
    out = stream.decompress(data, room + 1)
    if not stream.eof and len(out) <= room:
        raise broken()
    return out, stream.unused_data


def unbrotli(data: bytes, limit: int) -> bytes:
    """`data` without Brotli; may be longer than `limit` by a buffer."""
    try:
        import brotli  # noqa: PLC0415 - of the extra
    except ImportError:
        raise PageError(MISSING) from None
    stream = brotli.Decompressor()
    out = b""
    try:
        out += stream.process(data, output_buffer_limit=limit + 1)
        while len(out) <= limit and not stream.is_finished():
            more = stream.process(b"", output_buffer_limit=limit + 1 - len(out))
            if not more:
                raise broken()
            out += more
    except brotli.error:
        raise broken() from None
    return bytes(out)


def broken() -> PageError:
    """The error for data that ends early or is not what it is said to be."""
    return PageError("is broken: its compressed data cannot be undone")


CODINGS = {"gzip": inflate, "x-gzip": inflate, "deflate": inflate, "br": unbrotli}
