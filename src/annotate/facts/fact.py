"""The value all fact finders return."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

FactKind = Literal["date", "figure", "term", "name"]


class Fact(NamedTuple):
    """Tokens `start` to `end` (exclusive) of a sentence that state a date, a figure, an accepted term or a name.

    `keys` are the words of a term or name.
    `weak` marks what is a fact only beside a counterpart on the other side ("one", "second", "recently").
    `readings` are the other values it may be read as ("03/04/2021").
    """

    kind: FactKind
    start: int
    end: int
    value: Any  # the keys of a name, the parts of a date, the Amount of a figure, the number of a term
    weak: bool = False
    keys: tuple[str, ...] = ()
    readings: tuple[Any, ...] = ()

    def says(self, other: Fact) -> bool:
        """Whether both have one value in any way they may be read."""
        if self.value == other.value or not (self.readings or other.readings):
            return bool(self.value == other.value)
        return any(value in (other.value, *other.readings) for value in (self.value, *self.readings))
