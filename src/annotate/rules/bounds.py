"""Bounds of a figure: the same value said to be more on one side and less on the other is another claim."""

from __future__ import annotations

from annotate.bounds import direction, stated
from annotate.model import Kind
from annotate.rules.case import Case, Verdict


def bound(case: Case) -> Verdict | None:
    """Words before a figure, or a figure with them, that bound the same value otherwise."""
    left, right = case.difference.facts
    if left is not None and right is not None:
        if left.kind != "figure" or right.kind != "figure" or not left.says(right):
            return None
        return opposite(stated(case.reference, left, case.language), stated(case.copy, right, case.language))
    return before_figures(case)


def before_figures(case: Case) -> Verdict | None:
    """A difference that holds nothing but bounds, before one figure."""
    edit = case.difference.edit
    ends = ((case.reference, edit.r0, edit.r1), (case.copy, edit.c0, edit.c1))
    said = [direction(line, start, end, case.language) if end > start else None for line, start, end in ends]
    if said == [None, None]:
        return None
    if not all(any(fact.kind == "figure" and fact.start == end for fact in line.facts) for line, _, end in ends):
        return None
    if case.one_sided:
        kind: Kind = "omission" if case.words[0] else "addition"
        about = said[0 if case.words[0] else 1] == 0
        return Verdict(kind, "minor", "only that the figure is about so much") if about else None
    if None in said:
        return None
    return opposite(*said) or Verdict("wording", "minor", "the figure bounded in other words")


def opposite(left: int | None, right: int | None) -> Verdict | None:
    """The verdict on one value that is said to be more on one side and less on the other."""
    if left is None or right is None or left * right >= 0:
        return None
    return Verdict("figure", "major", "the same value, above it on one side and below it on the other")
