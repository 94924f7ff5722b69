"""Figures and dates: both sides state one, and the values differ."""

from __future__ import annotations

import re

from annotate.facts.dates import compatible
from annotate.facts.figures import Amount
from annotate.language import Phrase
from annotate.model import Kind
from annotate.rules.case import Case, Verdict

DIGITS = re.compile(r"\d+")


def figure(case: Case) -> Verdict | None:
    """The value or unit of a number; only vaguer is major."""
    left, right = case.difference.facts
    if left is not None and right is not None and only_digits(left.keys, right.keys):
        return Verdict("figure", "critical", "the number in a name")
    if left is None or right is None or left.kind != "figure" or right.kind != "figure":
        return None
    if not isinstance(left.value, Amount) or not isinstance(right.value, Amount):
        return None
    if same_count(left.value, right.value):
        return None
    evidence = f"{show(left.value)} against {show(right.value)}"
    return Verdict("figure", "major" if only_vaguer(left.value, right.value) else "critical", evidence)


def only_digits(reference: Phrase, copy: Phrase) -> bool:
    """Whether two names are equal but for the number in them ("G7", "G8")."""
    left, right = (DIGITS.split(" ".join(keys)) for keys in (reference, copy))
    return reference != copy and left == right and len(left) > 1


def same_count(reference: Amount, copy: Amount) -> bool:
    """Whether one number counts things that are named otherwise ("six-point", "six-game"; "nine times", "nine")."""
    units = {reference.unit, copy.unit}
    compound = "" in units and bool(reference.thing or copy.thing)
    same = (reference.value, reference.vague) == (copy.value, copy.vague)
    return same and (len(units) == 1 or units == {"", "times"} or compound)


def only_vaguer(reference: Amount, copy: Amount) -> bool:
    """Whether the copy says the same less exactly ("billions" for "$2 billion"), or one side leaves out the unit."""
    unitless = reference.value == copy.value and "" in (reference.unit, copy.unit)
    return unitless or (copy.vague and not reference.vague and size(copy) == size(reference))


def date(case: Case) -> Verdict | None:
    """A date or time that is another one, or states more or less."""
    left, right = case.difference.facts
    if left is None or right is None or left.kind != "date" or right.kind != "date":
        return None
    fuller = compatible(left.value, right.value)
    return Verdict("date", "critical", "one date states more than the other" if fuller else "another date")


def swapped(case: Case) -> Verdict | None:
    """Two figures, dates or names that exchanged places."""
    fact = case.difference.facts[0]
    if not case.difference.swapped or fact is None:
        return None
    kind: Kind = "figure" if fact.kind == "figure" else "date" if fact.kind == "date" else "name"
    return Verdict(kind, "critical", "two facts exchanged places")


def show(amount: Amount) -> str:
    """A value for people: "50000000000 USD", "about 1000000000"."""
    return f"{'about ' if amount.vague else ''}{amount.value.normalize():f} {amount.unit}".strip()


def size(amount: Amount) -> int:
    """The power of a thousand a vague word stands for."""
    return max(0, amount.value.adjusted()) // 3
