"""Beads, moved pairs and what is left over, as the passages a reader meets, in the order of the copy.

beads 1:1 1:1 of one paragraph pair ─▶ one passage      a sentence in no bead ─▶ omitted or added
a bead over two paragraphs of the copy ─▶ split         pairs off the increasing run ─▶ moved
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotate.model import Relation, Span
from annotate.segment import Unit


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of both texts, by number, that belong together; one side may be empty."""

    reference: tuple[int, ...]
    copy: tuple[int, ...]
    relation: Relation = "changed"


def paired(group: Group) -> bool:
    """Whether one sentence stands against one."""
    return len(group.reference) == len(group.copy) == 1 and group.relation in ("changed", "moved")


def ordered(groups: Iterable[Group]) -> list[Group]:
    """Groups in the order of the copy; a group only the reference has follows the group of the sentence before it."""
    found = sorted(groups, key=lambda g: (g.copy or (-1,), g.reference))
    places = {i: group.copy[-1] for group in found if group.copy and group.relation != "moved" for i in group.reference}
    at, before = {}, -1
    for i in sorted({i for group in found for i in group.reference}):
        before = places.get(i, before)
        at[i] = before
    return sorted(found, key=lambda g: (g.copy[0], 0, 0) if g.copy else (at[g.reference[0]], 1, g.reference[0]))


def merged(groups: Sequence[Group], reference: Sequence[Unit], copy: Sequence[Unit]) -> list[list[Group]]:
    """Groups gathered into passages: neighbouring 1:1 groups of a paragraph pair, and neighbours only one side has."""
    out: list[list[Group]] = []
    for group in groups:
        if out and joins(out[-1][-1], group, reference, copy):
            out[-1].append(group)
        else:
            out.append([group])
    return out


def joins(a: Group, b: Group, reference: Sequence[Unit], copy: Sequence[Unit]) -> bool:
    """Whether b continues the passage of a."""
    if a.relation != b.relation or bool(a.reference) != bool(b.reference) or bool(a.copy) != bool(b.copy):
        return False
    if a.reference and a.copy and not (paired(a) and paired(b)):
        return False
    return follows(a.reference, b.reference, reference) and follows(a.copy, b.copy, copy)


def follows(a: tuple[int, ...], b: tuple[int, ...], units: Sequence[Unit]) -> bool:
    """Whether sentences b come right after sentences a in the same paragraph (or there are none)."""
    if not a or not b:
        return True
    return b[0] == a[-1] + 1 and units[a[-1]].paragraph == units[b[0]].paragraph


def stretches(numbers: Iterable[int], units: Sequence[Unit]) -> tuple[Span, ...]:
    """Runs of neighbouring sentences of one paragraph, as spans."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and follows((runs[-1][-1],), (number,), units):
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(Span(units[run[0]].start, units[run[-1]].end) for run in runs)


def shape(relation: Relation, reference: Sequence[Span], copy: Sequence[Span], changed: bool) -> Relation:
    """The relation of a passage from its shape and whether anything in it differs."""
    if relation != "changed":
        return relation
    if len(reference) == 1 and len(copy) > 1:
        return "split"
    if len(copy) == 1 and len(reference) > 1:
        return "merged"
    return "changed" if changed else "same"
