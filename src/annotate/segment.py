"""Paragraphs into sentences, the units that are aligned. Offsets are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.language import Language
from annotate.model import Span, Text

FEWEST_LINES, SENTENCES_A_LINE = 20, 1.2  # lines of a file, and sentences in each, that make it one of sentences
CLOSERS = "\"'”’»›」』)]）］】"
END = re.compile(
    rf"(?<![.!?…])[.!?…]+[{re.escape(CLOSERS)}]*(?=\s)|[。！？｡]+[{re.escape(CLOSERS)}]*|[؟۔।]+[{re.escape(CLOSERS)}]*(?=\s)"
)
LONGEST = 40  # characters before a full stop that are looked at: no abbreviation is longer
LAST_WORD = re.compile(r"[^\s(\[\"'“‘«]+$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence: its span and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def units(text: Text, language: Language) -> list[Unit]:
    """The sentences of a text, in order, trimmed of white space."""
    return [
        Unit(span.start, span.end, number)
        for number, paragraph in enumerate(text.paragraphs)
        for span in sentences(text.text, paragraph, language)
    ]


def lines(text: Text) -> list[Unit]:
    """The paragraphs of a text as units."""
    return [Unit(span.start, span.end, number) for number, span in enumerate(text.paragraphs)]


def is_cut_already(text: Text, found: Sequence[Unit]) -> bool:
    """Whether a file has a sentence a line: then its author cut it, and better than full stops tell."""
    return len(text.paragraphs) >= FEWEST_LINES and len(found) <= SENTENCES_A_LINE * len(text.paragraphs)


def sentences(text: str, paragraph: Span, language: Language) -> Iterator[Span]:
    """The sentences of one paragraph; together they hold every character of it that is not white space."""
    start = paragraph.start
    for found in END.finditer(text, paragraph.start, paragraph.end):
        end = found.end()
        if end >= paragraph.end or not ends_sentence(text, start, found, paragraph.end, language):
            continue
        yield Span(start, end)
        start = next((n for n in range(end, paragraph.end) if not text[n].isspace()), paragraph.end)
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def ends_sentence(text: str, start: int, found: re.Match[str], limit: int, language: Language) -> bool:
    """Whether the mark ends a sentence: what follows is not lower case, and no abbreviation stands before it."""
    rest = text[found.end() : min(limit, found.end() + 40)].lstrip()
    if rest[:1].islower() or rest[:1] in ",;:)]":
        return False
    if found.group()[0] != "." or found.group().startswith(".."):
        return True
    word = LAST_WORD.search(text, max(start, found.start() - LONGEST), found.start())
    if word is None:
        return True
    before = word.group().casefold()
    initial = len(before) == 1 and before.isalpha()
    ordinal = before.isdigit() and language.ordinal_stop
    numbered = (
        before + "." in language.abbreviations_of_numbers and rest[:1].isdigit()
    )  # "No. 5", and not "No. He left."
    return not (initial or ordinal or numbered or before + "." in language.abbreviations)
