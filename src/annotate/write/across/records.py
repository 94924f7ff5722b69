"""What one comparison adds to the index, the feeds and the bulk data: its corrections, with the words it may show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotate.entry import Entry
from annotate.language import load
from annotate.model import Comparison, Correction, Kind, Operation, Severity
from annotate.sealed.content import ACCEPTED_NAMES, HIDDEN
from annotate.write.excerpts import WITHHELD, is_full, published
from annotate.write.rows import paragraph_of, starts

WORDS_OF_A_NAME = 5

Sides = tuple[str, str]
"""Words of the copy and words of the reference."""


@dataclass(frozen=True, slots=True)
class Record:
    """One correction that counts, with the words that may be shown; a side that has none is empty.

    `anchor` is its address on the comparison's page, or on that of the part at `page` beside it; `variant` says that
    both are accepted forms of one name.
    """

    id: str
    finding: str
    number: int | None
    kind: Kind
    severity: Severity
    operation: Operation
    copy: str
    reference: str
    note: str
    anchor: str
    variant: bool
    page: str = ""

    @property
    def address(self) -> str:
        """Its address, as seen from the comparison's first page."""
        return f"{self.page}#{self.anchor}"

    @property
    def gathered(self) -> bool:
        """Whether feeds or the error index have it; the table of all corrections has the others too."""
        return self.number is not None or bool(self.indexed)

    @property
    def indexed(self) -> str:
        """The part of the error index it stands in: names, figures or dates; "" for none."""
        if not (self.copy and self.reference) or WITHHELD in (self.copy[-1:], self.reference[-1:]):
            return ""
        if self.variant:
            return "names"
        parts = {"name": "names", "figure": "figures", "date": "dates"}
        return parts.get(self.kind, "") if self.number is not None else ""


def records_of(entry: Entry, pages: Mapping[str, str] | None = None) -> tuple[Record, ...]:
    """The records of all corrections of `entry` that were not dismissed, in the order of the copy.

    `pages` says by their ids on which page each is told, where there are several.
    """
    comparison, full = entry.comparison, is_full(entry)
    paragraphs = starts(comparison.copy)
    capitals = load(entry.metadata.language or comparison.language).capitalised_nouns
    return tuple(
        Record(
            id=c.id,
            finding=c.finding,
            number=c.number,
            kind=c.kind,
            severity=c.severity,
            operation=c.operation,
            copy=c.copy.text if full or c.copy.text != WITHHELD else "",
            reference=c.reference.text if full or c.reference.text != WITHHELD else "",
            note=c.note or "",
            anchor=c.id if c.serious or not full else f"an-copy-p{paragraph_of(paragraphs, c.copy.start) + 1}",
            variant=c.kind == "variant" and _is_name(comparison, c, capitals),
            page=pages[c.id] if pages else "",
        )
        for c in published(entry)
        if not c.dismissed
    )


def _sides(correction: Correction) -> Sides:
    return correction.copy.text, correction.reference.text


def _is_name(comparison: Comparison, correction: Correction, capitalised_nouns: bool) -> bool:
    """Whether a variant is one of a name: listed as one, or written with capitals inside a sentence, on both sides."""
    if correction.evidence in ACCEPTED_NAMES:
        return True
    if capitalised_nouns:
        return False
    start = correction.reference.start
    before = comparison.reference.text[max(0, start - 9) : start].rstrip(" \t")[-1:]
    starts_sentence = before in ("", "\n", ".", "!", "?", "“", '"', "—", HIDDEN)
    return not starts_sentence and all(map(_capitalised, _sides(correction)))


def _capitalised(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= WORDS_OF_A_NAME and all(word[0].isupper() for word in words)
