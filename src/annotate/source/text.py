"""From the bytes of a text file to the characters that are compared."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from annotate.source.paths import UnusableError, unusable

MAX_BYTES = 8_000_000  # about 1.3 million English words; a longer file is hardly one article
MOST_SENTENCES = 200_000  # a million words of verse have fewer; each costs memory and time, however short it is
BOM = b"\xef\xbb\xbf"
# C0 controls other than tab and line breaks, which HTML cannot show. U+007F to U+009F it can, and some texts hold them.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
ENDS = re.compile(r"\n\s*|[.!?…]\s+|[。！？｡؟۔।]")  # where a line, or perhaps a sentence, ends


def read_text(path: Path, max_bytes: int = MAX_BYTES) -> str:
    """The characters of the file at `path`: UTF-8 without byte-order mark, CRLF and CR as LF.

    Raises UnusableError when it is missing, no plain file, empty, too long or in too many pieces, binary or not UTF-8.
    """
    return text_of(read_bytes(path, max_bytes), path)


def text_of(data: bytes, path: Path) -> str:
    """The characters of `data`, the content of `path`.

    Raises UnusableError when it is empty, binary, not UTF-8 or in too many lines and sentences.
    """
    text = decode(data, path).replace("\r\n", "\n").replace("\r", "\n")
    found = FORBIDDEN.search(text)
    if found:
        line, column = position(text, found.start())
        raise unusable(
            path,
            f"holds the control character U+{ord(found[0]):04X}; a text may hold only tabs and line breaks",
            line,
            column,
        )
    if not text.strip():
        raise unusable(path, "is empty")
    if len(text) > MOST_SENTENCES and (count := sum(1 for _ in ENDS.finditer(text))) > MOST_SENTENCES:
        raise unusable(path, f"has {count:,} lines and sentences; {MOST_SENTENCES:,} are the most that are compared")
    return text


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The bytes of the plain file at `path`; symlinks, directories and devices are refused unopened."""
    with opened(path) as file:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise unusable(path, f"is longer than {max_bytes:,} bytes, the most that is read")
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The plain file at `path`, open for reading; what the file system does not allow is an UnusableError."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise unusable(path, "is a symbolic link; put the file itself here")
        if not stat.S_ISREG(mode):
            raise unusable(path, "is a directory; a file is needed" if stat.S_ISDIR(mode) else "is not a plain file")
        with path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise unusable(path, "is missing") from None
    except OSError as error:
        raise unusable(path, f"cannot be read: {error.strerror}") from None


def decode(data: bytes, path: Path) -> str:
    """`data` as UTF-8; otherwise the error names the line and column of the first byte that is none."""
    data = data.removeprefix(BOM)
    if b"\0" in data:
        raise unusable(
            path,
            "holds zero bytes, so it is a binary file or UTF-16; save it as text in UTF-8",
            *place(data, data.index(0)),
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise invalid(data, error.start, path) from None


def invalid(data: bytes, at: int, path: Path) -> UnusableError:
    """The problem of a byte at `at` that is not UTF-8."""
    return unusable(path, f"byte 0x{data[at]:02X} is not UTF-8; save the file as UTF-8", *place(data, at))


def place(data: bytes, at: int) -> tuple[int, int]:
    """Line and column (in characters, from 1) of the byte at `at`."""
    text = data[:at].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return position(text, len(text))


def position(text: str, at: int) -> tuple[int, int]:
    """Line and column (from 1) of the character at `at`."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
