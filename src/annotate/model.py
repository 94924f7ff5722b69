"""The values of a comparison: what the engine finds and everything shown is made from.

Offsets count Unicode code points from 0, end exclusive, in `Text.text`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, get_args

CONTRACT = 1

Relation = Literal["same", "changed", "moved", "split", "merged", "omitted", "added", "boilerplate"]
"""How the two sides of a passage belong together; omitted is in the reference only, added in the copy only."""
Operation = Literal["replace", "insert", "delete", "move"]
"""What turns the reference's words into the copy's."""
Severity = Literal["critical", "major", "minor", "neutral"]
"""How much a correction matters, the most serious first."""
Kind = Literal[
    "figure", "date", "negation", "name", "quotation", "attribution", "role", "modality", "meaning", "omission",
    "addition", "misspelling", "wording", "grammar", "order", "variant", "punctuation", "formatting", "boilerplate",
]  # fmt: skip
"""What a correction changes, in the order of the contract."""

KINDS: tuple[Kind, ...] = get_args(Kind)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
SERIOUS: frozenset[Severity] = frozenset({"critical", "major"})


@dataclass(frozen=True, slots=True)
class Span:
    """A run of code points `start` to `end` (exclusive) of one text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def to_dict(self) -> dict[str, int]:
        return {"start": self.start, "end": self.end}


@lru_cache(maxsize=4)  # both texts of a comparison, which exports name again and again
def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is known of a text that is not here: its SHA-256, and its words and characters without white space.

    `words` is None for scripts without spaces.
    """

    sha256: str
    words: int | None
    characters: int


@dataclass(frozen=True, slots=True)
class Text:
    """One version of the article: its characters and its paragraphs (spans without the white space between them).

    `wrapped` says that the file breaks its lines at a fixed width, so that a line break is only a space.
    With `sealed`, `text` is as long as the version was, and holds only those of its words that may be shown.
    """

    text: str
    paragraphs: tuple[Span, ...] = ()
    wrapped: bool = False
    sealed: Sealed | None = None

    @property
    def sha256(self) -> str:
        if self.sealed:
            return self.sealed.sha256
        return _sha256(self.text)

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "length": len(self.text), "sha256": self.sha256}


@dataclass(frozen=True, slots=True)
class Quote:
    """One side of a correction: the words at `start`; a side that has nothing is empty and stands at `start`."""

    start: int
    end: int
    text: str

    def __bool__(self) -> bool:
        return self.end > self.start

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "text": self.text}


def operation_of(reference: Quote, copy: Quote) -> Operation:
    """What turns the reference's words into the copy's, their place aside."""
    if reference and copy:
        return "replace"
    return "insert" if copy else "delete"


@dataclass(frozen=True, slots=True)
class Passage:
    """Stretches of both texts that belong together; one side is empty where only the other has it."""

    relation: Relation
    reference: tuple[Span, ...]
    copy: tuple[Span, ...]

    def to_dict(self) -> dict[str, Any]:
        sides = {"reference": self.reference, "copy": self.copy}
        return {
            "relation": self.relation,
            **{name: [s.to_dict() for s in spans] for name, spans in sides.items()},
        }


@dataclass(frozen=True, slots=True)
class Correction:
    """One phrase-sized difference, with its kind and severity.

    `rule` and `evidence` say which rule named it and why; `note`, `sources` and `dismissed` come from a person.
    """

    id: str
    finding: str
    number: int | None
    kind: Kind
    severity: Severity
    operation: Operation
    reference: Quote
    copy: Quote
    passage: int
    note: str | None = None
    sources: tuple[str, ...] = ()
    dismissed: bool = False
    rule: str = ""
    evidence: str = ""

    @property
    def serious(self) -> bool:
        """Whether a reader is asked to read it: critical or major, and not dismissed."""
        return self.severity in SERIOUS and not self.dismissed

    def to_dict(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            name: getattr(self, name) for name in ("id", "finding", "number", "kind", "severity", "operation")
        }
        for name, side in (("reference", self.reference), ("copy", self.copy)):
            out[name] = side.to_dict() if side else None
        if not (self.reference and self.copy):
            out["at"] = (self.copy if self.reference else self.reference).start
        out |= {"passage": self.passage, "note": self.note, "sources": list(self.sources)}
        return out | ({"dismissed": True} if self.dismissed else {})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, how their passages belong together, and the corrections in the order of the copy."""

    reference: Text
    copy: Text
    language: str | None
    related: bool
    similarity: float
    passages: tuple[Passage, ...]
    corrections: tuple[Correction, ...] = field(default=())

    @property
    def findings(self) -> tuple[Correction, ...]:
        """The first correction of each numbered finding, in the order of their numbers."""
        return tuple(c for c in self.corrections if c.number is not None and c.id == c.finding)

    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many corrections (not findings) there are of each kind and severity; dismissed ones are not counted."""
        shown = [c for c in self.corrections if not c.dismissed]
        kinds, severities = Counter(c.kind for c in shown), Counter(c.severity for c in shown)
        return {
            "kind": {kind: kinds[kind] for kind in KINDS if kinds[kind]},
            "severity": {severity: severities[severity] for severity in SEVERITIES if severities[severity]},
        }

    def to_dict(self) -> dict[str, Any]:
        """The JSON of one comparison, as the contract has it."""
        return {
            "contract": CONTRACT,
            "related": self.related,
            "similarity": round(self.similarity, 3),
            "language": self.language,
            "reference": self.reference.to_dict(),
            "copy": self.copy.to_dict(),
            "passages": [p.to_dict() for p in self.passages],
            "corrections": [c.to_dict() for c in self.corrections],
            "counts": {name: dict(counts) for name, counts in self.counts.items()},
        }
