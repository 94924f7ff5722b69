"""The numbered findings of a comparison: the serious corrections that say the same thing, told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.model import KINDS, SEVERITIES, Comparison, Correction, Kind


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its number, and its places in the order of the copy (at least one).

    On a page that holds a part of the texts, `elsewhere` are its places in the other parts.
    """

    number: int
    places: tuple[Correction, ...]
    elsewhere: tuple[Correction, ...] = ()

    @property
    def first(self) -> Correction:
        """The place a reader meets first."""
        return self.places[0]

    @property
    def label(self) -> str:
        """The id its footnote has."""
        return self.first.id

    @property
    def noted(self) -> Correction:
        """The place that carries a person's note, or the first."""
        places = (*self.places, *self.elsewhere)
        return next((place for place in places if place.note or place.sources), self.first)


def findings(comparison: Comparison) -> tuple[Finding, ...]:
    """All findings in the order of their numbers."""
    groups: dict[int, list[Correction]] = {}
    for correction in comparison.corrections:
        if correction.number is not None:
            groups.setdefault(correction.number, []).append(correction)
    return tuple(Finding(number, tuple(groups[number])) for number in sorted(groups))


def by_weight(found: Sequence[Finding]) -> list[Finding]:
    """Findings, the most serious first, then facts first, then as they stand in the copy."""
    return sorted(found, key=lambda f: (SEVERITIES.index(f.first.severity), KINDS.index(f.first.kind), f.number))


def per_kind(found: Sequence[Finding]) -> dict[Kind, list[Finding]]:
    """Findings of each kind, the kind with the most first, equal ones in the order of the kinds."""
    kinds: dict[Kind, list[Finding]] = {}
    for finding in found:
        kinds.setdefault(finding.first.kind, []).append(finding)
    return dict(sorted(kinds.items(), key=lambda item: (-len(item[1]), KINDS.index(item[0]))))
