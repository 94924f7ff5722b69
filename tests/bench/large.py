"""A large site to search: the pages of generated comparisons, in the vocabulary and with the repetitions of news.

A few dozen comparisons go through the engine (all of them would take an hour). Every other page is one of these with
other words, names and figures: each word gives way to one drawn for the page, the same throughout it, so that both
texts still differ where they did. Words are drawn by Zipf's law: some stand on most pages, most stand on a few.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown import Markdown
from texts import GRAMMAR, article, drawing, seeded

from annotate import compare
from annotate.entry import Entry, Metadata, Version
from annotate.extension import AnnotateExtension
from annotate.write.page import comparison_page

WORDS, COMPARED = 450, 60  # words of an article, as news have them, and how many comparisons go through the engine
PUBLISHERS, SOURCES = 400, 150
FACT = '<meta name="annotate-{name}" content="{value}" data-pagefind-{kind}="{name}[content]">'
TITLE = "Title of a generated comparison"
_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"[A-Za-z]{2,}")
_WORD_OR_NOT = re.compile(r"[A-Za-z]+|[^A-Za-z]+")


def fill(site: Path, number: int) -> None:
    """Adds `number` generated comparisons to the built `site`."""
    base = list(_compared())
    rng = seeded(number)
    draw = drawing(rng)
    words = (word for _ in iter(int, 1) for word in draw(500) if word not in GRAMMAR)
    for each in range(number):
        page = base[each % len(base)]
        folder = site / "comparisons" / f"generated-{each}"
        folder.mkdir()
        (folder / "index.html").write_text(_html(page, words, each, rng), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Page:
    """A compared article: the HTML of its page in pieces, every second one a word to be replaced, and its kinds."""

    pieces: tuple[str, ...]
    kinds: tuple[str, ...]


def _compared() -> Iterator[Page]:
    """The pages of articles that went through the engine."""
    markdown = Markdown(extensions=[AnnotateExtension()])
    for number in range(COMPARED):
        reference, copy = article(WORDS + 5 * number)
        version = {"publisher": None, "url": "https://example.org/"}
        metadata = Metadata(
            title=TITLE,
            date="2026-11-21",
            reference=Version("reference.txt", "The Original", **version),  # type: ignore[arg-type]
            copy=Version("copy.txt", "The Mirror", **version),  # type: ignore[arg-type]
            language="en",
            publish="full",
        )
        comparison = compare(reference, copy, language="en")
        html = markdown.reset().convert(comparison_page(Entry(f"generated-{number}", metadata, comparison)))
        own = {word.lower() for word in _WORD.findall(f"{reference} {copy}")} - {*GRAMMAR}
        kinds = {correction.kind for correction in comparison.corrections if correction.serious}
        yield Page(tuple(_pieces(html, own)), tuple(sorted(kinds)))


def _pieces(html: str, own: set[str]) -> Iterator[str]:
    """`html` cut at the words of the article, outside of tags: text, word, text, word, …, text."""
    text = ""
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            text += piece
            continue
        for part in _WORD_OR_NOT.findall(piece):
            if part.lower() in own:
                yield text
                yield part
                text = ""
            else:
                text += part
    yield text


def _html(page: Page, words: Iterator[str], number: int, rng: random.Random) -> str:
    """The page of one comparison, with words, a title and publishers of its own."""
    others: dict[str, str] = {}
    parts = list(page.pieces)
    for at in range(1, len(parts), 2):
        word = parts[at]
        if word.lower() not in others:
            others[word.lower()] = next(words)
        parts[at] = others[word.lower()].capitalize() if word[0].isupper() else others[word.lower()]
    body = "".join(parts).replace(TITLE, " ".join(next(words) for _ in range(6)).capitalize())
    publishers = (
        f"Mirror {int(rng.paretovariate(0.5)) % PUBLISHERS}",
        f"Original {int(rng.paretovariate(0.5)) % SOURCES}",
    )
    facts = [("about", "meta", " compared with ".join(publishers)), ("language", "filter", "en")]
    facts += [("publisher", "filter", publisher) for publisher in publishers]
    facts += [("kind", "filter", kind) for kind in page.kinds]
    date = f'<meta name="annotate-date" content="2026-{1 + number % 12:02}-{1 + number % 28:02}">'
    head = date + "".join(FACT.format(name=name, kind=kind, value=value) for name, kind, value in facts)
    return f'<html lang="en"><head>{head}</head><body><article class="md-content__inner">{body}</article></body></html>'
