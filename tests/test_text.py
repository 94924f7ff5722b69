"""text.py: line ends and layouts."""

from __future__ import annotations

import textwrap

import pytest

from annotate.text import read

LINES = (
    "The council of Ostrava approved the new tram line on Monday evening, after a debate of six hours.",
    "Residents had waited eleven years for the decision, and some of them cheered in the gallery.",
    "Work will begin in the spring near the old brewery, where the first rails were laid in 1902.",
)


def shown(raw: str) -> list[str]:
    """The paragraphs of some characters, as text."""
    text = read(raw)
    return [text.text[span.start : span.end] for span in text.paragraphs]


@pytest.mark.parametrize("raw", ["", " ", "\n\n\n", "\ufeff", "\t\r\n\u3000\n"])
def test_nothing_has_no_paragraphs(raw: str) -> None:
    """A file without a visible character has no paragraphs."""
    assert shown(raw) == []


def test_line_ends_become_one() -> None:
    """CRLF and CR turn into LF and a byte-order mark at the beginning goes; all else stays."""
    assert read("\ufeffOne.\r\nTwo.\rThree.\n").text == "One.\nTwo.\nThree.\n"


def test_a_byte_order_mark_inside_stays() -> None:
    """Only the first character of a file can be a byte-order mark."""
    assert read("One.\ufeffTwo.").text == "One.\ufeffTwo."


def test_every_line_is_a_paragraph() -> None:
    """In a file with one paragraph a line, every line is one, trimmed."""
    assert shown("  One. \n\nTwo.\nThree.  ") == ["One.", "Two.", "Three."]


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    """Lines broken at a fixed width are joined up to the next blank line."""
    blocks = [textwrap.fill(line * 3, 60) for line in LINES]
    text = read("\n\n".join(blocks))
    assert text.wrapped
    assert shown(text.text) == blocks


def test_one_stray_blank_line_does_not_join_lines() -> None:
    """A file of one-line paragraphs with a single blank line in it keeps a paragraph for each line."""
    assert shown(f"{LINES[0]}\n{LINES[1]}\n\n{LINES[2]}") == list(LINES)


def test_wrapped_file_without_blank_lines_is_one_paragraph() -> None:
    """A wrapped file without any blank line is one paragraph, not one for each line."""
    assert len(shown(textwrap.fill(" ".join(LINES * 3), 66))) == 1


def test_wide_lines_are_never_wrapped() -> None:
    """Lines wider than people wrap text are paragraphs, however even they are."""
    assert len(shown("\n".join([LINES[0] * 2] * 6))) == 6


def test_short_lines_of_verse_are_paragraphs() -> None:
    """Lines that had room for more words were broken on purpose."""
    verse = "The sea\nis wide and cold tonight\nand we\nare not at home\nor near"
    assert len(shown(verse)) == 5


def test_blank_lines_may_hold_spaces() -> None:
    """A line of spaces and tabs separates wrapped paragraphs as an empty one does."""
    blocks = [textwrap.fill(line * 3, 60) for line in LINES]
    assert shown("\n \t \n".join(blocks)) == blocks


def test_one_very_long_word_is_a_paragraph() -> None:
    """A word longer than any line is kept whole."""
    assert shown("a" * 5000) == ["a" * 5000]
