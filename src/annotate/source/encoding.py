"""The characters of a web page: by byte-order mark, by its bytes, by what it declares, and never by guessing.

Valid UTF-8 with letters beyond ASCII is UTF-8, whatever is declared: other encodings hardly ever look like it.
Else the server's word counts, then the page's own. A page that says nothing is refused, and so is one whose words
do not look like any in the encoding it names.
"""

from __future__ import annotations

import codecs
import re

from annotate.source import rules
from annotate.source.page import Page, PageError
from annotate.source.plausible import looks_right

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:()-]{1,40})", re.IGNORECASE)
PROLOGUE = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{1,40})")
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
START = 8_192  # bytes in which a page declares its encoding; browsers look at the first 1,024
ESCAPE = b"\x1b"  # starts what is beyond ASCII in ISO-2022-JP, the one encoding here made of ASCII bytes alone
# What browsers read in another encoding than the declared one (https://encoding.spec.whatwg.org/), in Python's names.
READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a page that could be read so far is not UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# Names that browsers know, and Python does not.
LABELS = {"windows-874": "cp874", "dos-874": "cp874", "windows-949": "cp949", "iso-8859-8-i": "iso8859-8"}
# Nothing else is a page's encoding; Python also knows codecs that run or unpack things.
KNOWN = frozenset({
    "utf-8", "gb18030", "cp932", "cp949", "big5hkscs", "euc_jp", "iso2022_jp", "koi8-r", "koi8-u", "mac-roman",
    "mac-cyrillic", "cp866", "cp874",
    *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *(f"cp{n}" for n in range(1250, 1259)),
})  # fmt: skip
# Bytes that Python's windows-125x leave open, and browsers read as the control character of that number.
CONTROLS = {0xDC00 + byte: byte for byte in range(0x80, 0xA0)}


def decode(page: Page) -> tuple[str, bool]:
    """The characters of a page, and whether every byte of it had a meaning (those without are U+FFFD).

    Raises PageError when the encoding is not known.
    """
    for mark, by_mark in MARKS:
        if page.data.startswith(mark):
            return strictly(page.data[len(mark) :], by_mark)
    if b"\0" in page.data:
        raise PageError("holds zero bytes, so it is a binary file or UTF-16; save it as text in UTF-8")
    text, is_utf8 = strictly(page.data, "utf-8")
    if is_utf8 and ESCAPE not in page.data:
        return text, True
    name = declared(page)
    if name is None and not is_utf8:
        raise PageError("does not say its encoding and is not UTF-8; save the article as a text file in UTF-8")
    found, whole = strictly(page.data, name or "utf-8")
    if name and whole and not looks_right(found, name):
        raise PageError("does not look like text in the encoding it declares; save the article as text in UTF-8")
    return found, whole


def declared(page: Page) -> str | None:
    """The encoding that the server or the page names, as Python calls what browsers read; None for none."""
    for label in (page.charset, label_in(page.data[:START])):
        if label:
            return known(label)
    return None


def label_in(start: bytes) -> str | None:
    """The encoding named at the start of a page, comments left out."""
    start = COMMENT.sub(b"", start)
    found = META.search(start) or PROLOGUE.match(start)
    return found[1].decode("ascii") if found else None


def known(label: str) -> str:
    """Python's name for the encoding that browsers read when a page names `label`."""
    try:
        name = codecs.lookup(LABELS.get(label.lower(), label.removeprefix("x-"))).name
    except (LookupError, ValueError):
        name = ""
    name = READ_AS.get(name, name)
    if name not in KNOWN:
        raise PageError(f"is in the encoding {rules.quoted(label)}, which is not read; save it as UTF-8")
    return name


def strictly(data: bytes, name: str) -> tuple[str, bool]:
    """`data` in the encoding `name`, and whether all of it was."""
    try:
        return data.decode(name), True
    except UnicodeDecodeError:
        pass
    if name.startswith("cp125"):
        text = data.decode(name, "surrogateescape").translate(CONTROLS)
        return re.sub("[\udc80-\udcff]", "\ufffd", text), not re.search("[\udc80-\udcff]", text)
    return data.decode(name, "replace"), False
