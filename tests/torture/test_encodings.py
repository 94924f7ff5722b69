"""Twelve encodings, with and without a mark, with every line ending, declared, not declared and wrongly declared.

What comes out is the text, exactly, or a clear refusal; never other characters. A text file is UTF-8 or refused; a page
is read as it declares, unless its bytes say otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from hostile import normal

from annotate.draft.version import from_page
from annotate.source.encoding import decode
from annotate.source.page import PLAIN, Page, PageError
from annotate.source.paths import UnusableError
from annotate.source.text import text_of

GERMAN = (
    "Die Behörde prüfte für die Gemäßigten, ob höhere Zölle nötig wären.\nMüller dürfte „später“ süße Äpfel kaufen.\n"
)
POLISH = "Władze sprawdziły, czy wyższe cła są potrzebne mieszkańcom.\nPóźniej żona Łukasza kupiła świeże jabłka.\n"
RUSSIAN = "Министр прибыл в Киев в воскресенье и обещал помощь.\nЕго не спросили о мосте через реку, закрытом осенью.\n"
FRENCH = "Le préfet a été reçu à Orléans, où l’évêque espérait être écouté.\nLa forêt brûlée a coûté très cher.\n"
JAPANESE = "大臣は日曜日にキエフに到着し、支援を約束した。\n川の橋については質問されなかった。\n"
CHINESE = "部长星期日抵达基辅并承诺提供援助。\n没有人问他关于河上大桥的问题。\n"
TAIWAN = "部長星期日抵達基輔並承諾提供援助。\n沒有人問他關於河上大橋的問題。\n"
KOREAN = "장관은 일요일 키이우에 도착해 지원을 약속했다.\n강 위의 다리에 대해서는 질문을 받지 않았다.\n"
ARABIC = "وصل الوزير إلى كييف يوم الأحد ووعد بالمساعدة.\nلم يسأله أحد عن الجسر فوق النهر.\n"
# Declared name, Python's name of what browsers read under it, and a text that can be written in it.
ENCODINGS = (
    ("utf-8", "utf-8", RUSSIAN + JAPANESE + ARABIC + FRENCH), ("utf-16le", "utf-16-le", RUSSIAN + GERMAN),
    ("utf-16be", "utf-16-be", JAPANESE), ("windows-1252", "cp1252", FRENCH + GERMAN),
    ("iso-8859-2", "iso8859-2", POLISH), ("windows-1251", "cp1251", RUSSIAN), ("koi8-r", "koi8-r", RUSSIAN),
    ("windows-1256", "cp1256", ARABIC), ("shift_jis", "cp932", JAPANESE), ("gb18030", "gb18030", CHINESE),
    ("big5", "big5hkscs", TAIWAN), ("euc-kr", "cp949", KOREAN),
)  # fmt: skip
NAMES = tuple(name for name, *_ in ENCODINGS)
ENDS = ("\n", "\r\n", "\r")
HTML = (
    "<!doctype html>\n<html><head>{meta}<title>A</title></head>\n<body><article><p>{text}</p></article></body></html>\n"
)

Told = Callable[[str, object], None]


def encoded(text: str, codec: str, mark: bool, end: str) -> bytes | None:
    """The bytes of a file; None where the encoding has no mark."""
    if mark and not codec.startswith("utf"):
        return None
    return (("\ufeff" if mark else "") + text.replace("\n", end)).encode(codec)


def outcome(read: Callable[[], str], text: str) -> str:
    """Exact, refused (in one clear line), or mojibake."""
    try:
        found, said = read(), ""
    except (UnusableError, PageError) as error:
        found, said = "", str(error)
    if said:
        assert said.isprintable()
        assert len(said) > 20
        return "refused"
    return "exact" if normal(found).strip() == text.strip() else "mojibake"


def test_text_files(record_property: Told) -> None:
    """A text file in UTF-8 is read exactly, with or without mark; in any other encoding it is refused."""
    counts: Counter[str] = Counter()
    for (name, codec, text), mark, end in product(ENCODINGS, (False, True), ENDS):
        data = encoded(text, codec, mark, end)
        if data is not None:
            found = outcome(lambda data=data: text_of(data, Path("copy.txt")), text)  # type: ignore[misc]
            assert found == ("exact" if name == "utf-8" else "refused"), (name, mark, end)
            counts[found] += 1
    record_property("counts", dict(counts))


def declarations(name: str) -> Iterator[tuple[str, str, str | None]]:
    """How a page may say its encoding: in what way, in the page, by the server."""
    yield "declared", f'<meta charset="{name}">', None
    yield "declared", f'<meta http-equiv="Content-Type" content="text/html; charset={name}">', None
    yield "declared", "", name
    yield "detected", "", None
    for other in (*NAMES, "nonsense", "utf-7", "x-user-defined"):
        if other != name:
            yield "wrong", f'<meta charset="{other}">', None
            yield "wrong", "", other


def test_pages(record_property: Told) -> None:
    """A page is decoded exactly or refused, whatever it declares; plain text from a server too."""
    counts: Counter[str] = Counter()
    wrong = []
    for (name, codec, text), mark, end in product(ENCODINGS, (False, True), ENDS):
        for how, meta, charset in declarations(name):
            page = HTML.format(meta=meta, text=text.replace("\n", "</p>\n<p>"))
            data = encoded(page, codec, mark, end)
            plain = encoded(text, codec, mark, end)
            if data is None or plain is None:
                continue
            found = [outcome(lambda: source(Page(data, charset=charset)), page)]  # noqa: B023 - called at once
            if not meta:
                found.append(outcome(lambda: from_page(Page(plain, PLAIN, charset), "2026-11-21").text, text))  # noqa: B023
            counts.update(f"{how} {one}" for one in found)
            if how == "declared":
                # Two bytes a character without a mark: HTML's own rule is that no declaration counts.
                assert set(found) == {"exact"} or (name.startswith("utf-16") and not mark), (name, meta, charset, mark)
            if "mojibake" in found:
                wrong.append(f"{name} as {charset or meta}")
    record_property("counts", dict(counts))
    assert sorted(set(wrong)) == []


def source(page: Page) -> str:
    """The characters of a page, where every byte has a meaning."""
    text, whole = decode(page)
    if not whole:
        raise PageError("has bytes in the article that are not in its encoding; save the article as text in UTF-8")
    return text
