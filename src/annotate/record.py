"""What the search index reads of a comparison's page: what a person would look for, each thing once.

    title · summary · authors            found, and told with the title
    paragraph of the copy                whole; its passages marked as equal in both texts (=) or not (~)
    passage of the reference             where something differs; else it is found in the copy
    finding                              its kind, both wordings, and the note of a contributor

Equal words are in the index once, so it stays small; page furniture and nearly all words of our own are not. Places are
empty elements with an id, before what they are the place of: `an-copy-p3.4` is the third paragraph, in row 4; a finding
has the row of its first mark. No other element inside a line is left: they would part words from the signs around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

COMPARISON = 'class="an-cards"'
"""What the page of a comparison holds."""

_TITLE = re.compile(r"<h1\b[^>]*>.*?</h1>", re.DOTALL)
_FURNITURE = re.compile(r'<p class="[^"]*an-boilerplate[^>]*>.*?</p>', re.DOTALL)
_SUMMARY = re.compile(r"</h1>(.*?)<div class=\"an-cards\">(.*)", re.DOTALL)
_SAMPLE = re.compile(r'<div class="an-sample".*?</div>', re.DOTALL)
_AUTHOR = re.compile(r"<p>(?:(?!</p>).)*?<bdi>(.*?)</bdi>(?=[^<]*(?:<time|</p>| ·))", re.DOTALL)
_SECTION = re.compile(r'<section class="an-text an-(copy|reference)[^>]*>(.*?)</section>', re.DOTALL)
_PARAGRAPH = re.compile(r'<p\b(?=[^>]* id="([^"]*)")(?=[^>]*--r:([0-9]+))[^>]*>(.*?)</p>', re.DOTALL)
_ROW = re.compile(r'<p\b[^>]*--r:([0-9]+)|<sup\b[^>]* id="fnref-(c-[0-9a-f-]+)"')
_SIDES = ("copy", "reference")
_PASSAGE = '<span class="an-p"'
_DIFFERENT = 'class="d '
_NOTE = re.compile(r'<li\b[^>]*class="an-note[^>]* id="fn-(c-[0-9a-f-]+)"[^>]*>(.*?)</li>', re.DOTALL)
_KIND = re.compile(r"<strong>(.*?)</strong>", re.DOTALL)
_QUOTE = re.compile(r'<bdi class="an-(?:copy|reference)"[^>]*>(.*?)</bdi>', re.DOTALL)
_PERSON = re.compile(r'<span class="an-person">.*?</span> *<bdi>(.*?)</bdi>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def record(page: str) -> str:
    """The HTML that the index reads of the page of a comparison: its title, then text and places.

    There is no other block in it: Pagefind would end each with a full stop, which the text does not have.
    """
    title = _TITLE.search(page)
    rows = _rows(page)
    parts = [title[0] if title else "", *_about(page)]
    for side, body in _SECTION.findall(page):
        text = _FURNITURE.sub("", body)
        parts += _copy(text) if side == "copy" else _reference(text)
    parts += _notes(page, rows)
    return "\n".join(parts)


def _about(page: str) -> Iterator[str]:
    """The summary, and the authors of both versions."""
    found = _SUMMARY.search(page)
    if not found:
        return
    cards = found[2].partition("</div>\n</div>")[0]
    for html in (_SAMPLE.sub("", found[1]), " · ".join(dict.fromkeys(_AUTHOR.findall(cards)))):
        if text := _bare(html):
            yield _place("an-title", "") + text


def _copy(body: str) -> Iterator[str]:
    for own, row, text in _PARAGRAPH.findall(body):
        passages = [_state(piece) + _bare(f"<{piece}") for piece in _passages(text)]
        if any(map(_bare, passages)):
            yield _place(own, row) + " ".join(passages)


def _reference(body: str) -> Iterator[str]:
    for own, row, text in _PARAGRAPH.findall(body):
        passages = [_bare(f"<{piece}") for piece in _passages(text) if _DIFFERENT in piece]
        if any(passages):
            yield _place(own, row) + " ".join(passages)


def _passages(paragraph: str) -> list[str]:
    """A paragraph cut before each passage; the pieces lack the first character of their tag."""
    pieces = paragraph.split(_PASSAGE)
    return [*([f"b>{pieces[0]}"] if pieces[0].strip() else []), *(_PASSAGE[1:] + piece for piece in pieces[1:])]


def _state(passage: str) -> str:
    return '<b id="~"></b>' if _DIFFERENT in passage else '<b id="="></b>'


def _notes(page: str, rows: dict[str, str]) -> Iterator[str]:
    """Each finding: "Name. “Solbakn” → “Solbakken”", a sentence where one side has nothing; and a person's note."""
    for own, text in _NOTE.findall(page):
        sentence = text.partition("</p>")[0]
        kind, quotes = _KIND.search(sentence), [_bare(quote) for quote in _QUOTE.findall(sentence)]
        both = f"{_bare(kind[1])} {' → '.join(quotes)}" if kind and len(quotes) == len(_SIDES) else _bare(sentence)
        said = " ".join((both, *map(_bare, _PERSON.findall(text))))
        yield _place(f"fn-{own}", rows.get(own, "")) + said


def _rows(page: str) -> dict[str, str]:
    """The row of the first mark of each finding that has one in the copy."""
    row, rows = "", dict[str, str]()
    for found in _ROW.finditer(page):
        row = found[1] or row
        if found[2]:
            rows.setdefault(found[2], row)
    return rows


def _place(own: str, row: str) -> str:
    return f'<b id="{own}{f".{row}" if row else ""}"></b>'


def _bare(html: str) -> str:
    """Text of HTML, as HTML without tags."""
    return " ".join(_TAG.sub("", html).split())
