"""The two texts as sections of annotated Markdown: whole, in their own order, with marks around what differs.

A paragraph of the text is one line of Markdown. A gap stands in the copy for a paragraph that only the reference
has: an empty mark and its footnote, so that it has no text of its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotate.entry import Entry
from annotate.model import Comparison, Correction, Passage, Span, Text
from annotate.write.escape import attribute, encode, encode_inside, encode_start
from annotate.write.findings import Finding
from annotate.write.phrases import Phrases
from annotate.write.quote import lang, pair
from annotate.write.rows import Grid, Row, grid, inside, paragraph_of, starts

_SPACES = re.compile(r"\s\s|[\t\n]")


class Mark(NamedTuple):
    """Markdown around the characters `start` to `end` of a text; they may be none."""

    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a section: its Markdown line and where it stands."""

    line: str
    row: Row


@dataclass(frozen=True, slots=True)
class Gap:
    """An omission that has a place of its own in the copy, in the row of the missing paragraph."""

    correction: Correction
    row: Row


@dataclass(frozen=True, slots=True)
class View:
    """What a page knows of the whole when it shows a part of both texts.

    `passages` are the numbers of its passages in the whole, `before` how many paragraphs of copy and reference stand
    before it, `elsewhere` the addresses of the pages that have the other side of moved passages, by these numbers.
    """

    passages: Sequence[int]
    before: tuple[int, int] = (0, 0)
    elsewhere: Mapping[int, str] = field(default_factory=dict)


def article(entry: Entry, found: Sequence[Finding], say: Phrases, view: View | None = None) -> str:
    """Markdown of both sections, each with its heading; with a `view` they are a part of the texts."""
    comparison, metadata = entry.comparison, entry.metadata
    view = view or View(range(len(comparison.passages)))
    language = metadata.language or comparison.language
    rows = grid(comparison)
    labels = {place.id: finding.label for finding in found for place in finding.places}
    gaps = _gaps(comparison, rows)
    copy = _blocks(comparison.copy, rows.copy, _copy_marks(comparison, labels, gaps, say, view))
    reference = _blocks(comparison.reference, rows.reference, _reference_marks(comparison, say, view))
    return "\n\n".join((
        "## " + say("page.copy", label=_label(metadata.copy.label)),
        _section("copy", comparison.copy, _with_gaps(copy, gaps, labels), language, view.before[0]),
        "## " + say("page.reference", label=_label(metadata.reference.label)),
        _section("reference", comparison.reference, reference, language, view.before[1]),
    ))  # fmt: skip


def _label(label: str) -> str:
    return f"<bdi>{encode(label)}</bdi>"


def paragraphs_hash(text: Text) -> str:
    """SHA-256 of the paragraphs of `text` joined by line feeds, which is what a section shows."""
    shown = "\n".join(text.text[p.start : p.end] for p in text.paragraphs)
    return hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()


def _section(side: str, text: Text, blocks: Iterable[Block], language: str | None, before: int) -> str:
    """Markdown of one section. Its attributes tell our Markdown extension the rows, and prove the text."""
    blocks = tuple(blocks)
    rows = " ".join(_row_code(block.row) for block in blocks)
    classes = f"an-text an-{side}" + (" an-wrapped" if text.wrapped else "")
    attributes = f'{lang(language)} dir="auto" data-rows="{rows}" data-sha256="{paragraphs_hash(text)}"'
    attributes += f' data-before="{before}"' if before else ""
    lines = "\n\n".join(block.line for block in blocks)
    return f'<section class="{classes}"{attributes} markdown>\n\n{lines}\n\n</section>'


def _row_code(row: Row) -> str:
    count = f"+{row.count}" if row.count > 1 else ""
    return f"{row.first}{count}" + (f":{row.relation}" if row.relation else "")


def _spaced(text: str, paragraph: Span, row: Row) -> Row:
    """`row`, saying so where the blanks of the paragraph have to be kept as they are."""
    if not _SPACES.search(text, paragraph.start, paragraph.end):
        return row
    return Row(row.first, row.count, f"{row.relation}.spaces".lstrip("."))


def _blocks(text: Text, rows: Sequence[Row], marks: Iterable[Mark]) -> list[Block]:
    """The paragraphs of `text` with their marks in them; a part whose text is missing has neither."""
    if not text.paragraphs:
        return []
    within: list[list[Mark]] = [[] for _ in text.paragraphs]
    paragraphs = starts(text)
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        within[paragraph_of(paragraphs, mark.start)].append(mark)
    return [
        Block(_line(text.text, paragraph, own), row if text.wrapped else _spaced(text.text, paragraph, row))
        for paragraph, row, own in zip(text.paragraphs, rows, within, strict=True)
    ]


def _line(text: str, paragraph: Span, marks: Iterable[Mark]) -> str:
    """One paragraph as one line of Markdown."""
    parts, at = [], paragraph.start
    for mark in marks:
        start, end = (max(at, min(place, paragraph.end)) for place in (mark.start, mark.end))
        parts.append(encode_start(text[at:start]) if at == paragraph.start else encode_inside(text[at:start]))
        parts += [mark.before, encode_inside(text[start:end]), mark.after]
        at = end
    rest = text[at : paragraph.end]
    parts.append(encode(rest) if at == paragraph.start else encode_inside(rest))
    return "".join(parts)


def _copy_marks(
    comparison: Comparison, labels: Mapping[str, str], gaps: Iterable[Gap], say: Phrases, view: View
) -> list[Mark]:
    in_gaps = {gap.correction.id for gap in gaps}
    shown = (
        c for c in comparison.corrections if not c.dismissed and c.id not in in_gaps and _here(comparison, c, "copy")
    )
    marks = [_serious_mark(c, labels) if c.serious else _quiet_mark(c, say) for c in shown]
    return [*_passage_marks(comparison, "copy", view), *marks, *_move_marks(comparison, "copy", "reference", say, view)]


def _serious_mark(correction: Correction, labels: Mapping[str, str]) -> Mark:
    before = f'<mark class="d {correction.kind} {correction.severity}" id="{correction.id}">'
    return Mark(correction.copy.start, correction.copy.end, before, f"</mark>[^{labels[correction.id]}]")


def _quiet_mark(correction: Correction, say: Phrases) -> Mark:
    other = pair(correction.copy.text, correction.reference.text, say)[1].text
    before = f'<span class="d {correction.kind} {correction.severity}" data-r="{attribute(other)}">'
    return Mark(correction.copy.start, correction.copy.end, before, "</span>")


def _reference_marks(comparison: Comparison, say: Phrases, view: View) -> list[Mark]:
    marks = []
    for correction in comparison.corrections:
        if not correction.dismissed and _here(comparison, correction, "reference"):
            back = f' data-c="{correction.id}"' if correction.serious else ""
            before = f'<span class="d {correction.kind} {correction.severity}"{back}>'
            marks.append(Mark(correction.reference.start, correction.reference.end, before, "</span>"))
    moves = _move_marks(comparison, "reference", "copy", say, view)
    return [*_passage_marks(comparison, "reference", view), *marks, *moves]


def _here(comparison: Comparison, correction: Correction, side: str) -> bool:
    """Whether the words of a correction are in this text: one side of a moved passage may be in another part."""
    if not 0 <= correction.passage < len(comparison.passages):
        return True
    passage = comparison.passages[correction.passage]
    return passage.relation != "moved" or bool(_stretches(passage, side))


def _passage_marks(comparison: Comparison, side: str, view: View) -> Iterable[Mark]:
    """The tags around each stretch, which give passage N its addresses: `p-N` in the copy, `r-N` in the reference.

    The end of one comes before the start of the next at the same place, and both before what is empty there.
    """
    stretches = sorted(
        (stretch.start, stretch.end, number, order)
        for number, passage in enumerate(comparison.passages)
        for order, stretch in enumerate(_stretches(passage, side))
    )
    for start, end, number, order in stretches:
        name = passage_id(view.passages[number], side)
        address = f'data-p="{name}"' if order else f'id="{name}"'
        yield Mark(start, start, f'<span class="an-p" {address}>', "")
        yield Mark(end, end, "</span>", "")


def passage_id(number: int, side: str) -> str:
    """The address of passage `number` within the page."""
    return f"{'p' if side == 'copy' else 'r'}-{number}"


def _move_marks(comparison: Comparison, near: str, far: str, say: Phrases, view: View) -> Iterable[Mark]:
    """An empty link after each moved passage to where it stands in the other text; its words are drawn by CSS."""
    names = f'aria-label="{attribute(say(f"passage.moved_{near}"))}" data-label="{attribute(say("passage.moved"))}"'
    for number, passage in zip(view.passages, comparison.passages, strict=True):
        if passage.relation == "moved" and _stretches(passage, near):
            end = _stretches(passage, near)[-1].end
            link = f'<a class="an-moved" href="{view.elsewhere.get(number, "")}#{passage_id(number, far)}" {names}></a>'
            yield Mark(end, end, link, "")


def _stretches(passage: Passage, side: str) -> tuple[Span, ...]:
    return passage.copy if side == "copy" else passage.reference


def _gaps(comparison: Comparison, rows: Grid) -> list[Gap]:
    """The serious omissions that are, or are part of, a paragraph missing between two paragraphs of the copy.

    Of a part that has nothing of the copy these are all: no paragraph could hold their marks.
    """
    gaps, paragraphs, copies = [], starts(comparison.reference), starts(comparison.copy)
    for correction in comparison.corrections:
        if (
            correction.serious
            and not correction.copy
            and all(_here(comparison, correction, side) for side in ("copy", "reference"))
            and not inside(comparison.copy, copies, correction.copy.start)
        ):
            row = rows.reference[paragraph_of(paragraphs, correction.reference.start)]
            if row.relation == "omitted" or not copies:
                gaps.append(Gap(correction, row))
    return gaps


def _with_gaps(blocks: list[Block], gaps: Iterable[Gap], labels: Mapping[str, str]) -> list[Block]:
    """`blocks` of the copy with a block in the row of each missing paragraph."""
    lines: dict[int, str] = {}
    for gap in gaps:
        mark = _serious_mark(gap.correction, labels)
        lines[gap.row.first] = lines.get(gap.row.first, "") + mark.before + mark.after
    empty = [Block(line, Row(first, 1, "gap")) for first, line in lines.items()]
    return sorted(blocks + empty, key=lambda block: block.row.first)
