"""keys.py: what does not count when two words are compared."""

from __future__ import annotations

import pytest

from annotate.keys import key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour", "HARBOUR"),
        ("café", "cafe\u0301"),
        ("ﬁnal", "final"),
        ("par\u200bliament", "parliament"),
        ("co\u00adoperate", "cooperate"),
        ("\u200eword", "word"),
        ("isn't", "isn’t"),
        ("isn't", "isnʼt"),
        ("co-operate", "co‑operate"),
        ("war-torn", "war torn"),
        ("U.S.", "US"),
        ("Straße", "STRASSE"),
        ("２５", "25"),
        ("٢٥", "25"),
        ("ｶﾀｶﾅ", "カタカナ"),
        ('"', "“"),
        ("«", "„"),
        ("「", "『"),
        ("'", "’"),
        ("-", "—"),
        ("...", "…"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    """Case, Unicode form, invisible characters, hyphens, dots and the style of marks do not count."""
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("form", "from"), ("1,234", "1.234"), ("resume", "résumé"), ("?", "!"), (".", ",")]
)
def test_two_keys(one: str, other: str) -> None:
    """Letters, accents, separators of numbers and different marks do count."""
    assert key(one) != key(other)


@pytest.mark.parametrize("surface", ["word", "12", "l’", "é", "東京", "สวัสดี", "مرحبا"])
def test_words(surface: str) -> None:
    """Letters and digits of any script make a word."""
    assert key(surface)[1]


@pytest.mark.parametrize("surface", ["!", "—", "…", "“", "$", "😀", "|", "\u200b", "\u0301", "؟", "。"])
def test_marks(surface: str) -> None:
    """Punctuation, symbols and invisible characters alone are no words, and have a key all the same."""
    form, word = key(surface)
    assert form
    assert not word
