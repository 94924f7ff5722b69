"""What one comparison adds to the index, the feeds and the bulk data: its corrections, with the words it may show."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.entry import Entry
from annotate.language import load
from annotate.model import Comparison, Correction, Kind, Operation, Severity
from annotate.write.data import few_words
from annotate.write.findings import by_weight, findings
from annotate.write.rows import paragraph_of, starts

SHARE = 0.15
"""How much of either text may be quoted where the texts are not published."""
WORDS_OF_A_NAME = 5
_LISTED = frozenset({"accepted forms of one name", "a name and its initials", "short and long form of a first name"})

Sides = tuple[str, str]
"""Words of the copy and words of the reference."""


@dataclass(frozen=True, slots=True)
class Record:
    """One correction that counts. `copy` and `reference` are empty where there are no words, or none may be shown.

    `anchor` is its address on the comparison's page; `variant` says that both are accepted forms of one name.
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

    @property
    def indexed(self) -> str:
        """The part of the error index it stands in: names, figures or dates; "" for none."""
        if not (self.copy and self.reference):
            return ""
        if self.variant:
            return "names"
        parts = {"name": "names", "figure": "figures", "date": "dates"}
        return parts.get(self.kind, "") if self.number is not None else ""


def records_of(entry: Entry) -> tuple[Record, ...]:
    """The records of all corrections of `entry` that were not dismissed, in the order of the copy."""
    comparison, full = entry.comparison, entry.metadata.publish == "full"
    words = None if full else affordable(comparison)
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
            copy=copy,
            reference=reference,
            note=c.note or "",
            anchor=c.id if c.serious or not full else f"an-copy-p{paragraph_of(paragraphs, c.copy.start) + 1}",
            variant=c.kind == "variant" and _is_name(comparison, c, capitals),
        )
        for c in comparison.corrections
        if not c.dismissed
        for copy, reference in [_sides(c) if words is None else words.get(c.finding, ("", ""))]
    )


def affordable(comparison: Comparison) -> dict[str, Sides]:
    """The words of the findings that may be quoted without the texts: a dozen each, the most serious first.

    Together they are no more than SHARE of either text; a finding without room has none. By the finding's id.
    """
    room = [SHARE * len(comparison.copy.text), SHARE * len(comparison.reference.text)]
    words: dict[str, Sides] = {}
    for finding in by_weight(findings(comparison)):
        copy, reference = (few_words(side) for side in _sides(finding.first))
        left = [have - len(side) for have, side in zip(room, (copy, reference), strict=True)]
        if min(left) >= 0:
            words[finding.first.finding] = copy, reference
            room = left
    return words


def _sides(correction: Correction) -> Sides:
    return correction.copy.text, correction.reference.text


def _is_name(comparison: Comparison, correction: Correction, capitalised_nouns: bool) -> bool:
    """Whether a variant is one of a name: listed as one, or written with capitals inside a sentence, on both sides."""
    if correction.evidence in _LISTED:
        return True
    if capitalised_nouns:
        return False
    start = correction.reference.start
    before = comparison.reference.text[max(0, start - 9) : start].rstrip(" \t")[-1:]
    starts_sentence = before in ("", "\n", ".", "!", "?", "“", '"', "—")
    return not starts_sentence and all(map(_capitalised, _sides(correction)))


def _capitalised(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= WORDS_OF_A_NAME and all(word[0].isupper() for word in words)
