"""engine.py: the whole way from two texts to a comparison, on texts that are odd."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata

import pytest

from annotate import compare
from found import found
from oracle import complaints

ARTICLE = (
    "The council of Ostrava approved the new tram line on Monday evening. Residents had waited eleven years for it.\n"
    "“We will not give up the trees,” said Jana Horak, a lawyer. The line costs $310 million.\n"
    "Work will begin on 3 May near the old brewery."
)

ODD = [
    "",
    "\ufeff",
    "\n\n",
    "!!! ??? …",
    "a" * 20_000,
    "\u0301\u0302",
    "\u200b\u200e\u2066",
    "😀 👩\u200d👩\u200d👧 🇺🇦",
    "One. Two. Three. " * 50,
    "東京都で3億円。サイト「例」。",
    "مرحبا، كيف الحال؟ ١٢٣",
    "שלום עולם! ק״מ",
    "สวัสดีครับ",
    "The Ministerium für Verkehr 東京 met. Мэр Москвы сказал нет. L'armée partit.",
    "<script>alert(1)</script> {++x++} [^1]: &amp;",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "1,2,3 1.2.3 1:2:3 1/2/3 --- $ € 100% 0x1F ½ ² Ⅳ",
    "“‘«„\"'»”’",
    "A\u2028B\u2029C\x85D\x0bE\x0cF",
    "\x00\x1b[31m",
]


@pytest.mark.parametrize("language", [None, "en", "de", "ja", "xx", "zz-Latn-x-foo", ""])
@pytest.mark.parametrize("text", ODD)
def test_odd_texts(text: str, language: str | None) -> None:
    """No text and no language tag is an error, and nothing is lost."""
    for one, other in ((text, ARTICLE), (ARTICLE, text), (text, text), (ARTICLE + "\n" + text, ARTICLE)):
        data = compare(one, other, language=language).to_dict()
        json.dumps(data)
        assert list(complaints(data)) == []


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_do_not_count(ends: str) -> None:
    """A file with other line ends, or with a byte-order mark, is the same text."""
    assert found(ARTICLE, "\ufeff" + ARTICLE.replace("\n", ends)) == []


def test_unicode_forms_are_neutral() -> None:
    """A text in the other Unicode form has only neutral corrections, and none where the characters are equal."""
    text = "Le café rouvre à Orléans. La forêt brûle près de Besançon."
    said = found(text, unicodedata.normalize("NFD", text), "fr")
    assert {(kind, severity) for kind, severity, *_ in said} == {("formatting", "neutral")}


def test_offsets_count_code_points() -> None:
    """Offsets count code points, also after characters that need two units in other encodings."""
    data = compare("😀😀 The old bridge fell.", "😀😀 The old tower fell.", language="en").to_dict()
    assert data["corrections"][0]["copy"] == {"start": 11, "end": 16, "text": "tower"}


def test_language_of_the_result() -> None:
    """The result names the language that was used: the tag's, the guessed one, or none."""
    assert compare(ARTICLE, ARTICLE).language == "en"
    assert compare(ARTICLE, ARTICLE, language="de-AT").language == "de"
    assert compare("12 34", "12 34").language is None


def test_three_languages_in_one_text() -> None:
    """A text in several languages is compared as any other."""
    text = "The mayor spoke first.\nDer Minister schwieg lange.\nLe public partit bientôt."
    said = found(text, text.replace("schwieg", "redete"), None)
    assert [words for *_, words in said] == ["redete"]


def test_a_long_text_is_quick_enough_to_test() -> None:
    """An article of three thousand words with changes all over is compared without loss."""
    lines = [
        f"In district {n} the council number {n} met on day {n} of the year and voted for plan {n}." for n in range(180)
    ]
    copy = [line.replace("voted", "spoke") if n % 7 == 0 else line for n, line in enumerate(lines) if n % 11]
    data = compare("\n".join(lines), "\n".join(copy), language="en").to_dict()
    assert list(complaints(data)) == []
    assert sum(p["relation"] == "omitted" for p in data["passages"]) >= 15


@pytest.mark.parametrize(
    ("reference", "copy"),
    [("1" * 5000, "1" * 4999 + "2"), ("10." + "9" * 5000 + " am", "10 am"), ("A\ud800b is here.", "A\ud801b is here.")],
)
def test_odd_text_is_no_error(reference: str, copy: str) -> None:
    """Numbers longer than any number, and lone surrogates, are compared like other text."""
    assert compare(reference, copy, language="en").to_dict()["contract"] == 1


def test_loaded_by_who_compares() -> None:
    """A build of what is kept starts without the engine; who asks the package for `compare` gets it."""
    script = (
        "import sys, annotate, mkdocs_annotate.plugin, annotate.commands.build\n"
        "assert not {'annotate.engine', 'annotate.line', 'simplemma', 'jsonschema'} & sys.modules.keys()\n"
        "assert annotate.compare('One.', 'Two.').copy.text == 'Two.'\n"
        "from annotate import compare\n"
        "assert compare is annotate.compare\n"
        "assert not hasattr(annotate, 'contrast')\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
