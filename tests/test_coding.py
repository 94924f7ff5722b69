"""fetch/coding.py: compressed pages, whole, broken and made to burst."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.fetch.coding import unpack
from annotate.source.page import PageError


def raw_deflate(data: bytes) -> bytes:
    """Deflate without zlib's header, as some servers send it."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("X-GZip", gzip.compress),
    "two members": ("gzip", lambda data: gzip.compress(data[:3]) + gzip.compress(data[3:])),
    "gzip and more": ("gzip", lambda data: gzip.compress(data) + b"\0\0\0"),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
    "br": ("br", brotli.compress),
    "none": ("", bytes),
    "identity": ("identity", bytes),
}


@pytest.mark.parametrize("name", PACKERS)
@given(data=st.binary(max_size=2_000))
def test_property_whole(name: str, data: bytes) -> None:
    """What was packed comes out again, in every coding, up to the very limit."""
    coding, pack = PACKERS[name]
    assert unpack(pack(data), coding, 2_000) == data
    if data:
        with pytest.raises(PageError, match="is longer than"):
            unpack(pack(data), coding, len(data) - 1)


@pytest.mark.parametrize("name", ["gzip", "deflate", "raw deflate", "br"])
def test_bombs(name: str) -> None:
    """A few kilobytes that become 200 MB are stopped at the limit, without the memory for them."""
    coding, pack = PACKERS[name]
    bomb = pack(bytes(200_000_000))
    assert len(bomb) < 250_000
    tracemalloc.start()
    with pytest.raises(PageError, match="is longer than 1 MB, the most that is read"):
        unpack(bomb, coding, 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_many_members() -> None:
    """A gzip file of a million empty parts ends at once."""
    with pytest.raises(PageError, match="is broken"):
        unpack(gzip.compress(b"") * 400_000, "gzip", 1_000)


@pytest.mark.parametrize("name", ["gzip", "deflate", "raw deflate", "br"])
def test_broken(name: str) -> None:
    """Data that ends early, or is something else, is told and not half used."""
    coding, pack = PACKERS[name]
    packed = pack(b"some words that were said " * 40)
    for data in (packed[:-9], b"\xff\xff" + packed):
        with pytest.raises(PageError, match="is broken: its compressed data cannot be undone"):
            unpack(data, coding, 10_000)


@pytest.mark.parametrize("coding", ["zstd", "compress", "gzip, gzip", "br,gzip", "\x1b[31m"])
def test_other_codings(coding: str) -> None:
    """Other codings, and several inside each other, are refused in words of ours."""
    with pytest.raises(PageError, match="is compressed in a way that is not read; gzip, deflate and br are"):
        unpack(b"x", coding, 100)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
@given(data=st.binary(min_size=1, max_size=300))
def test_property_hostile(coding: str, data: bytes) -> None:
    """Any bytes give a page or a PageError, never another one."""
    with suppress(PageError):
        assert len(unpack(data, coding, 500)) <= 500
