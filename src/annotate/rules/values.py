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
PARTS = ("year", "month", "day", "weekday", "hour", "minute", "relative")  # of a date, as they are told


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
    evidence = f"another value: {both(left, right)}"
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
    return Verdict("figure", "major", f"the unit on one side only: {both(left, right)}")


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
    said = "one date states more than the other" if compatible(left.value, right.value) else "another date"
    return Verdict("date", "critical", f"{said}: {both(left, right)}")


def both(left: Fact, right: Fact) -> str:
    """The values of two figures or dates for people; once when they are stated alike."""
    return " | ".join(dict.fromkeys([stated(left), stated(right)]))


def stated(fact: Fact) -> str:
    """The value of a figure or date for people: "50,000,000,000 USD", "year 1991, month 8, day 24"."""
    if isinstance(fact.value, Amount):
        return shown(fact.value)
    parts = dict(fact.value)
    named = ((name, parts[name]) for name in PARTS if name in parts)
    return ", ".join(str(part) if name == "relative" else f"{name} {part}" for name, part in named)


def swapped(case: Case) -> Verdict | None:
    """Two figures, dates or names that exchanged places."""
    fact = case.difference.facts[0]
    if not case.difference.swapped or fact is None:
        return None
    kind: Kind = "figure" if fact.kind == "figure" else "date" if fact.kind == "date" else "name"
    one = case.reference.surface(fact.start, fact.end)
    return Verdict(kind, "critical", f"two facts exchanged places, one of them “{one}”")


def size(amount: Amount) -> int:
    """The power of a thousand a vague word stands for."""
    return max(0, amount.said.adjusted()) // 3
