"""Figures and dates: both sides state one, and the values differ."""

from __future__ import annotations

import re

from annotate.facts.amounts import Amount, counted_unit, shown
from annotate.facts.dates import compatible
from annotate.facts.fact import Fact
from annotate.language import Phrase
from annotate.model import Kind
from annotate.rules.case import Case, Verdict

AGES = frozenset({"age", "year"})  # units of time that go without saying after a name ("Jon Berg, 19")
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
    if unitless(left.value, right.value):
        return unit_left_out(case, left, right)
    evidence = f"{shown(left.value)} against {shown(right.value)}"
    return Verdict("figure", "major" if only_vaguer(left.value, right.value) else "critical", evidence)


def only_digits(reference: Phrase, copy: Phrase) -> bool:
    """Whether two names are equal but for the number in them ("G7", "G8")."""
    left, right = (DIGITS.split(" ".join(keys)) for keys in (reference, copy))
    return reference != copy and left == right and len(left) > 1


def same_count(reference: Amount, copy: Amount) -> bool:
    """Whether one number counts things that are named otherwise.

    "six-point", "six-game"; "nine times", "nine"; "$5 a day", "$5".
    """
    if (reference.said, reference.vague) != (copy.said, copy.vague):
        return False
    units, compound = {reference.named, copy.named}, bool(reference.thing or copy.thing)
    rated = counted_unit(reference) == counted_unit(copy) and ("/" in reference.unit) != ("/" in copy.unit)
    return len(units) == 1 or units == {"", "times"} or ("" in units and compound) or rated


def only_vaguer(reference: Amount, copy: Amount) -> bool:
    """Whether the copy says the same less exactly ("billions" for "$2 billion")."""
    return copy.vague and not reference.vague and size(copy) == size(reference)


def unitless(reference: Amount, copy: Amount) -> bool:
    """Whether one side leaves out the unit of the same number."""
    return reference.said == copy.said and "" in (reference.unit, copy.unit)


def unit_left_out(case: Case, left: Fact, right: Fact) -> Verdict:
    """The verdict on a number whose unit only one side states."""
    if unit_elsewhere(case):
        return Verdict("figure", "neutral", "the same value; its unit stands elsewhere in the sentence")
    if AGES & {left.value.named, right.value.named}:
        return Verdict("omission" if left.value.unit else "addition", "minor", "the unit of an age")
    return Verdict("figure", "major", f"{shown(left.value)} against {shown(right.value)}")


def unit_elsewhere(case: Case) -> bool:
    """Whether the unit that one side leaves out stands with another figure of its sentence."""
    fact = next(fact for fact in case.difference.facts if fact is not None and fact.value.unit)
    units = {amount.unit for amount in (fact.value, *fact.readings)}
    line = case.copy if fact is case.difference.facts[0] else case.reference
    others = (other for other in line.facts if other.kind == "figure")
    return any(not units.isdisjoint(amount.unit for amount in (o.value, *o.readings)) for o in others)


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


def size(amount: Amount) -> int:
    """The power of a thousand a vague word stands for."""
    return max(0, amount.said.adjusted()) // 3
