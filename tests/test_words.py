"""words.py: what one word is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotate.language import load
from annotate.words import Script, split_glued, tokens

ENGLISH, FRENCH, JAPANESE = (load(code).script for code in ("en", "fr", "ja"))


def cut(text: str, script: Script = ENGLISH) -> list[str]:
    """The surfaces of the tokens of a text."""
    return [text[token.start : token.end] for token in tokens(text, script)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \t\n", []),
        ("The harbour opened.", ["The", "harbour", "opened", "."]),
        ("Canada's fleet", ["Canada", "'s", "fleet"]),
        ("Canada’s fleet", ["Canada", "’s", "fleet"]),
        ("don't go", ["don't", "go"]),
        ("war-torn land", ["war-torn", "land"]),
        ("It cost $1,234.50.", ["It", "cost", "$", "1,234.50", "."]),
        ("10–15 days", ["10", "–", "15", "days"]),
        ("the 24th time", ["the", "24", "th", "time"]),
        ("wait... now", ["wait", "...", "now"]),
        ("U.S. troops", ["U.S.", "troops"]),
        ("!?", ["!", "?"]),
        ("war -torn lands, it", ["war -torn", "lands", ",", "it"]),
        ("cafe\u0301 then\nanother", ["cafe\u0301", "then", "another"]),
    ],
)
def test_english_words(text: str, expected: list[str]) -> None:
    """Words, numbers and marks are cut apart; what belongs to a word stays with it."""
    assert cut(text) == expected


def test_french_elision() -> None:
    """An elided article or pronoun is a word of its own, with either apostrophe."""
    assert cut("l'armée n’a", FRENCH) == ["l'", "armée", "n’", "a"]


def test_japanese_runs() -> None:
    """Text without spaces is cut where kanji, kana and digits meet."""
    assert cut("東京都で3億円", JAPANESE) == ["東京都", "で", "3", "億円"]


def test_chinese_characters() -> None:
    """Text without spaces and without kana is cut into its characters."""
    assert cut("市长来了", Script(spaced=False)) == list("市长来了")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "e\u0301\u0302x",
        "👩\u200d👩\u200d👧 ok",
        "x\u200by",
        "\u0301\u0301",
        "مرحبا، بك",
        "שָׁלוֹם",
        "สวัสดีครับ",
        "l’ ’s ''",
        "a--b..c",
    ],
)
@pytest.mark.parametrize("script", [ENGLISH, FRENCH, JAPANESE, Script()])
def test_nothing_visible_is_left_out(text: str, script: Script) -> None:
    """Everything but white space is in exactly one token, in order."""
    found = tokens(text, script)
    assert "".join(text[t.start : t.end] for t in found).replace(" ", "") == text.replace(" ", "")
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_part_of_a_text() -> None:
    """Tokens of a stretch have offsets in the whole text."""
    text = "One two three"
    assert [text[t.start : t.end] for t in tokens(text, ENGLISH, start=4, end=7)] == ["two"]


def test_glued_words_are_cut() -> None:
    """A word is cut where a small letter meets a capital when the other text has both parts as words."""
    text = "guaranteesAs McDonald"
    found = split_glued(text, tokens(text, ENGLISH), frozenset({"guarantees", "as"}))
    assert [text[t.start : t.end] for t in found] == ["guarantees", "As", "McDonald"]


def test_a_heading_in_capitals_is_cut_off() -> None:
    """A heading in capitals glued to its paragraph ends where a capitalised word begins."""
    text = "STEPSWe NATOs"
    found = split_glued(text, tokens(text, ENGLISH), frozenset({"steps", "we"}))
    assert [text[t.start : t.end] for t in found] == ["STEPS", "We", "NATOs"]
