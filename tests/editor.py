"""What an editor expected of a golden pair before the engine had seen it: `gold.yml` beside the texts.

must      a correction connects these two strings (on this line of the copy), with one of these kinds
must_not  no major or critical correction of these kinds connects them: they say the same in another dress
gaps      the expectations, as "copy <- reference", that the engine does not meet yet
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from annotate import Comparison, Correction, Quote, compare
from golden import FOLDER, load

SERIOUS = ("major", "critical")
ALLOWED = {"wording": ("wording", "meaning", "role", "misspelling"), "variant": ("variant", "misspelling")}
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Expectation:
    """Two strings and the kinds that may, or may not, connect them."""

    copy: str
    reference: str
    line: int
    kinds: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.copy} <- {self.reference}"


def names() -> list[str]:
    """The golden pairs an editor has read."""
    return sorted(path.parent.name for path in FOLDER.glob("*/gold.yml"))


@cache
def gold(name: str) -> dict[str, Any]:
    """The editor's file."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / name / "gold.yml").read_text("utf-8"))
    return loaded


def expected(name: str, what: str) -> list[Expectation]:
    """The expectations of a pair under `must` or `must_not`."""
    entries = gold(name).get(what) or []
    return [Expectation(e["copy"], e["reference"], e.get("line", 0), tuple(e["kinds"])) for e in entries]


def unmet(name: str) -> set[str]:
    """The expectations of a pair that are not met."""
    pair = load(name)
    result = compare(pair.reference, pair.copy, language=pair.language)
    musts = expected(name, "must")
    right = {c.id for item in musts for c in result.corrections if meets(item, c, result, name)}
    missed = {str(item) for item in musts if not any(meets(item, c, result, name) for c in result.corrections)}
    false = {
        f"{item} called {c.kind}"
        for item in expected(name, "must_not")
        for c in result.corrections
        if c.severity in SERIOUS and c.kind in item.kinds and c.id not in right and connects(item, c, result, name)
    }
    return missed | false


def meets(item: Expectation, correction: Correction, result: Comparison, name: str) -> bool:
    """Whether a correction says what the editor asks for."""
    kinds = {kind for allowed in item.kinds for kind in ALLOWED.get(allowed, (allowed,))}
    return correction.kind in kinds and connects(item, correction, result, name)


def connects(item: Expectation, correction: Correction, result: Comparison, name: str) -> bool:
    """Whether a correction touches both strings; a side where it has nothing, or the editor has, is not asked."""
    texts = result.copy.text, result.reference.text
    asked = [
        (quote, list(places(text, needle, item.line if text is texts[0] else 0, name)))
        for quote, text, needle in zip(
            (correction.copy, correction.reference), texts, (item.copy, item.reference), strict=True
        )
        if needle
    ]
    touched = [touches(quote, where) for quote, where in asked if quote.text]
    return bool(touched) and all(touched)


def touches(quote: Quote, where: list[Place]) -> bool:
    """Whether a quotation has a character of one of some places."""
    return any(quote.start < end and start < quote.end for start, end in where)


def places(text: str, needle: str, line: int, name: str) -> Iterator[Place]:
    """Where a string stands in a text, on one of its lines (or paragraphs, where the file says so) or anywhere."""
    first, last = stretches(text, "paragraphs" in gold(name))[line - 1] if line else (0, len(text))
    at = text.find(needle, first, last)
    while at >= 0:
        yield at, at + len(needle)
        at = text.find(needle, at + 1, last)


def stretches(text: str, paragraphs: bool) -> list[Place]:
    """The lines of a text, or its paragraphs that blank lines part."""
    out: list[Place] = []
    at = 0
    for line in text.split("\n"):
        blank = not line.strip()
        if not paragraphs or (not blank and (not out or out[-1][1] < at - 1)):
            out.append((at, at + len(line)))
        elif not blank:
            out[-1] = (out[-1][0], at + len(line))
        at += len(line) + 1
    return out
