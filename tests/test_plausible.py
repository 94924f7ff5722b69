"""source/plausible.py: real texts are believed in every encoding they can be written in, misread ones are not."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from annotate.source.encoding import KNOWN
from annotate.source.plausible import looks_right
from golden import FOLDER

TEXTS = sorted([*FOLDER.glob("*/reference.txt"), *FOLDER.glob("*/copy.txt")])
MISREAD = [
    ("Министр прибыл в Киев в воскресенье", "koi8-r", "cp1251"),
    ("Министр прибыл в Киев в воскресенье", "cp1251", "cp1252"),
    ("Die Behörde prüfte für Gemäßigte", "cp1252", "cp1251"),
    ("Władze Łodzi sprawdziły, że łąka są żółta", "iso8859-2", "cp1252"),
    ("大臣は日曜日にキエフに到着し、支援を約束した", "cp932", "gb18030"),
    ("部长星期日抵达基辅并承诺提供援助", "gb18030", "big5hkscs"),
    ("وصل الوزير إلى كييف يوم الأحد", "cp1256", "cp1251"),
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_real_texts(path: Path) -> None:
    """No text of the golden pairs is doubted, whatever its page may have been written in."""
    text = path.read_text("utf-8")
    for codec in sorted(KNOWN):
        with suppress(UnicodeEncodeError):
            text.encode(codec)
            assert looks_right(text, codec), codec


@pytest.mark.parametrize(("text", "written", "read"), MISREAD)
def test_misread_texts(text: str, written: str, read: str) -> None:
    """A sentence read in another encoding than it was written in is not believed."""
    assert looks_right(text, written)
    assert not looks_right(text.encode(written).decode(read, "replace"), read)
