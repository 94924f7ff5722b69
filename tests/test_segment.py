"""segment.py: where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotate.language import load
from annotate.segment import is_cut_already, lines, units
from annotate.text import read


def sentences(raw: str, language: str = "en") -> list[str]:
    """The sentences of some characters."""
    text = read(raw)
    return [text.text[unit.start : unit.end] for unit in units(text, load(language))]


@pytest.mark.parametrize(
    ("raw", "count", "language"),
    [
        ("He came. She left.", 2, "en"),
        ("Really? Yes! Good.", 3, "en"),
        ("Mr. Lund met Dr. Okafor.", 1, "en"),
        ("J. R. Hale spoke first.", 1, "en"),
        ("The U.S. Senate met.", 1, "en"),
        ("It grew by 3.5 per cent. That was all.", 2, "en"),
        ("He waited … and waited. Then he left.", 2, "en"),
        ("“Leave now.” She did.", 2, "en"),
        ("“Is it over?” she asked.", 1, "en"),
        ("See p. 12 of the report.", 1, "en"),
        ("No. He left. It was No. 5 in the list.", 3, "en"),
        ("The height ( so far not official . ) was raised .", 1, "en"),
        ("Am 3. Mai begann es. Es endete bald.", 2, "de"),
        ("Das kostet z. B. fünf Euro.", 1, "de"),
        ("M. Girard est venu. Il est parti.", 2, "fr"),
        ("¿Qué pasó? Nadie lo sabe.", 2, "es"),
        ("El Sr. Ruiz llegó. Habló poco.", 2, "es"),
        ("首相が来た。予算は3億円だ。", 2, "ja"),
        ("「もう行く。」彼は言った。", 2, "ja"),
        ("市长来了。他走了！", 2, "zh"),
        ("هل يكفي ذلك؟ نعم يكفي.", 2, "ar"),
        ("הגשר נפתח. הוא גדול.", 2, "he"),
        ("नदी बढ़ी। गाँव खाली हुआ।", 2, "hi"),
        ("Marks without a word ... !!! ???", 3, "en"),
    ],
)
def test_sentence_ends(raw: str, count: int, language: str) -> None:
    """Sentences end at marks, not at abbreviations, initials, decimal points or inside what is said."""
    assert len(sentences(raw, language)) == count, sentences(raw, language)


def test_nothing_has_no_sentences() -> None:
    """White space alone has no sentences."""
    assert sentences(" \n\t ") == []


def test_a_line_break_between_paragraphs_ends_a_sentence() -> None:
    """A heading without a full stop is a sentence of its own."""
    assert sentences("What comes next\nWork begins in spring.") == ["What comes next", "Work begins in spring."]


@pytest.mark.parametrize(
    "raw", ["One. Two.\n\nThree?  Four!", "...", "A.B.C.", "。。。", "“.” ‘?’", "1. 2. 3.", "x" * 3000]
)
def test_every_visible_character_is_in_one_sentence(raw: str) -> None:
    """Sentences are in order, do not overlap, and leave out nothing but white space."""
    text = read(raw)
    found = units(text, load("en"))
    assert "".join("".join(sentences(raw)).split()) == "".join(raw.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_file_with_a_sentence_a_line_is_left_as_it_is() -> None:
    """Where nearly every line is one sentence, the lines are the units; an article of paragraphs is cut."""
    english = load("en")
    listed = read("\n".join(f"Sentence number {n} ends here." for n in range(30)) + "\nTwo stand here. Both are short.")
    article = read("\n".join(f"Paragraph {n} begins. It goes on. It ends." for n in range(30)))
    assert is_cut_already(listed, units(listed, english))
    assert len(lines(listed)) == 31
    assert not is_cut_already(article, units(article, english))
