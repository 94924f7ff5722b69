"""Amounts: a value with its unit, in the base unit of what is measured.

"20 tonnes"   20,000 kg   "$190 a tonne"        "kronor"
20e6 gram     the same    0.00019 USD / gram    may be Swedish, Danish, Norwegian, Icelandic or Czech
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

ONE = Decimal(1)
TIMES = frozenset({"second", "month"})  # the base units of time


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in a base unit; a vague one ("billions") states only its size.

    `said` and `named` are the value and unit as they were stated; they do not tell amounts apart.
    """

    value: Decimal
    unit: str = ""
    vague: bool = False
    thing: str = ""  # what is counted, in a compound ("six-point")
    said: Decimal = field(default=Decimal(0), compare=False)
    named: str = field(default="", compare=False)


@cache
def data() -> Mapping[str, Any]:
    """The units of all languages: what each is in its base unit, and what some words may mean."""
    return tomllib.loads((files("annotate.facts") / "units.toml").read_text("utf-8"))


@cache
def base(unit: str) -> tuple[Decimal, str]:
    """How many of which base unit a unit is; itself where it has none."""
    factor, name = data()["factors"].get(unit, (1, unit))
    return Decimal(factor), name


def measured(value: Decimal, unit: str = "", *, vague: bool = False, thing: str = "") -> Amount:
    """The Amount of a value in a unit."""
    factor, name = base(unit)
    return Amount(value if factor == ONE else value * factor, name, vague, thing, value, unit)


def meanings(unit: str) -> tuple[str, ...]:
    """The units that a unit may mean, the most likely first."""
    return tuple(data()["readings"].get(unit, (unit,)))


def each(amount: Amount, per: str) -> Amount:
    """The same amount for each of a unit ("a tonne")."""
    factor, name = base(per)
    named = f"{amount.named}/{per}"
    return Amount(amount.value / factor, f"{amount.unit}/{name}", amount.vague, amount.thing, amount.said, named)


def is_time(unit: str) -> bool:
    """Whether a unit measures time."""
    return base(unit)[1] in TIMES


def counted_unit(amount: Amount) -> str:
    """The unit of an amount without what it is counted for."""
    return amount.unit.partition("/")[0]


def shown(amount: Amount) -> str:
    """An amount for people, as it was stated: "50,000,000,000 USD", "about 1,000,000,000", "6 point"."""
    return f"{'about ' if amount.vague else ''}{amount.said.normalize():,f} {amount.named or amount.thing}".strip()
