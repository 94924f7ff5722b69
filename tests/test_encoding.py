"""source/encoding.py: the characters of a page, in whatever encoding it is, or none."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.source.encoding import KNOWN, decode, known
from annotate.source.page import Page, PageError
from annotate.source.plausible import looks_right

WORDS = {
    "windows-1252": "Grüße – „so“ €",
    "iso-8859-1": "Grüße – „so“ €",  # browsers read windows-1252
    "iso-8859-15": "Grüße €",
    "iso-8859-2": "Žižkov",
    "windows-1250": "Žižkov",
    "windows-1251": "Володимир",
    "koi8-r": "Владимир",
    "iso-8859-9": "İstanbul ğ",
    "shift_jis": "日本語①",
    "euc-jp": "日本語",
    "iso-2022-jp": "日本語",
    "gb2312": "中文镕",
    "gbk": "中文",
    "big5": "中文",
    "euc-kr": "한국어",
    "utf-8": "日本語",
}
PYTHON = {
    "iso-8859-1": "cp1252", "iso-8859-9": "cp1254", "shift_jis": "cp932", "gb2312": "gb18030", "big5": "big5hkscs",
}  # fmt: skip


def page(words: bytes, label: str = "") -> bytes:
    """A page that holds these bytes and declares its encoding so."""
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    return f"<html><head>{declared}</head><p>".encode() + words


@pytest.mark.parametrize("label", WORDS)
def test_declared(label: str) -> None:
    """An encoding that the page or the server declares is read as browsers read it."""
    data = WORDS[label].encode(PYTHON.get(label, label))
    for given_page in (
        Page(page(data, label)),
        Page(page(data), charset=label),
        Page(page(data, "utf-7"), charset=label),
    ):
        text, whole = decode(given_page)
        assert text.endswith(WORDS[label])
        assert whole


@pytest.mark.parametrize("label", ["", "iso-8859-1", "shift_jis", "nonsense"])
def test_utf8_shows_itself(label: str) -> None:
    """Valid UTF-8 is UTF-8, whatever a page says."""
    assert decode(Page(page("Grüße, Kyjiv – Київ".encode(), label)))[0].endswith("Grüße, Kyjiv – Київ")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_byte_order_mark(codec: str) -> None:
    """A byte-order mark is believed before all else, and is no character of the page."""
    data = (("\ufeff" if codec == "utf-16-be" else "") + "<p>Київ").encode(codec)
    assert decode(Page(data, charset="koi8-r")) == ("<p>Київ", True)


@pytest.mark.parametrize(
    ("data", "charset", "reason"),
    [
        (page("Grüße".encode("latin-1")), None, "does not say its encoding and is not UTF-8"),
        (page(b"\xff", "rot13"), None, "“rot13”, which is not read"),
        (page(b"\xff"), "unicode_escape", "“unicode_escape”, which is not read"),
        (page(b"\xff"), "utf-7", "which is not read"),
        (page(b"\xff", "x-user-defined"), None, "which is not read"),
        ("<p>Zürich".encode("utf-16-le"), None, "holds zero bytes"),
        (page(b"\xff").replace(b"<p>", b"<!-- <meta charset=latin1> --><p>"), None, "does not say its encoding"),
    ],
)
def test_refused(data: bytes, charset: str | None, reason: str) -> None:
    """No encoding is guessed, and only those of web pages are read."""
    with pytest.raises(PageError, match=reason):
        decode(Page(data, charset=charset))


def test_bytes_without_meaning() -> None:
    """A byte that the declared encoding does not know is told of; browsers' reading of windows-1252 knows all."""
    assert decode(Page(page(b"a\xffb", "utf-8"))) == (page(b"a\xef\xbf\xbdb", "utf-8").decode(), False)
    text, whole = decode(Page(page(b"a\x81b\x80", "windows-1252")))
    assert text.endswith("a\x81b€")
    assert whole


@given(st.text(alphabet=st.characters(codec="cp1251"), min_size=1))
def test_property_declared(text: str) -> None:
    """What is encoded as declared comes back, or happens to be UTF-8 and comes as that, or does not look like words."""
    data = page(text.encode("cp1251"), "windows-1251")
    if b"\0" not in data and looks_right(data.decode("cp1251"), "cp1251"):
        assert decode(Page(data))[0] in (data.decode("cp1251"), data.decode("utf-8", "replace"))


@given(data=st.binary(), label=st.text(max_size=12))
def test_property_hostile(data: bytes, label: str) -> None:
    """Any bytes and any label give characters or a PageError."""
    with suppress(PageError):
        text, whole = decode(Page(data, charset=label))
        assert whole or "\ufffd" in text


@pytest.mark.parametrize(
    "name",
    [
        *(f"iso-8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *(f"windows-{n}" for n in range(1250, 1259)),
        *("gb18030", "euc-jp", "koi8-r", "koi8-u", "macintosh", "x-mac-cyrillic", "ibm866", "windows-874"),
    ],
)
def test_every_encoding_of_browsers(name: str) -> None:
    """Each encoding that browsers read is one that is read here."""
    assert known(name) in KNOWN


@pytest.mark.parametrize(
    "name", ["iso-8859-9", "iso-8859-11", "utf-7", "rot13", "zip", "idna", "cp500", "", "iso-8859-12"]
)
def test_nothing_else_is_an_encoding(name: str) -> None:
    """What browsers do not read is refused, or read as what they take it for; never as what Python would."""
    try:
        assert known(name) in KNOWN
        assert name in ("iso-8859-9", "iso-8859-11")
    except PageError:
        assert name not in ("iso-8859-9", "iso-8859-11")


@pytest.mark.parametrize("end", [8_192, 8_193])
def test_where_an_encoding_is_declared(end: int) -> None:
    """An encoding is looked for in the first 8,192 bytes of a page; what a later byte would say is not known."""
    start = b"<html>" + b"<meta charset=koi8-r".rjust(end - 6)
    data = start + b"><p>" + "Владимир".encode("koi8-r")
    if end == 8_192:
        assert decode(Page(data))[0].endswith("Владимир")
    else:
        with pytest.raises(PageError, match="“koi8-”, which is not read"):
            decode(Page(data))


@pytest.mark.parametrize("label", ["utf-16", "utf-16le", "utf-16be"])
def test_utf16_without_a_mark(label: str) -> None:
    """UTF-16 without a byte-order mark is refused with what would be right, whatever is declared; never read wrong."""
    codec = "utf-16-be" if label == "utf-16be" else "utf-16-le"
    with pytest.raises(PageError, match="zero bytes, so it is a binary file or UTF-16; save it as text in UTF-8"):
        decode(Page(page(b"").decode().encode(codec), charset=label))
