r"""The best way to pair up the sentences of two texts in order, in groups of up to five to one (a dynamic programme).

    reference  A   B   C   D            bead (A, a)      1:1
               │    \\ /       D only     bead (BC, b)     2:1
    copy       a     b                  D                skipped

After Gale and Church 1993 and Bleualign (Sennrich and Volk 2010), with a likeness instead of length alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotate.align.anchors import Band
from annotate.align.features import Features

PRICE = 0.18  # what a bead must earn, however many sentences it holds
LOOSE = 0.06  # and what it must earn besides when a sentence of a group shares no stem with the other side
Shapes = tuple[tuple[int, int], ...]
SHAPES: Shapes = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (5, 1))
STEPS: Shapes = ((0, 0), (1, 0), (0, 1), *SHAPES)  # none, a sentence of one side without a counterpart, a bead
PLAIN = STEPS[:4]  # those where no stem links a sentence to another
REACH = max(a for a, _ in SHAPES)  # rows that a step looks back at


class Bead(NamedTuple):
    """Reference sentences `i` to `i + a` and copy sentences `j` to `j + b`."""

    i: int
    a: int
    j: int
    b: int


def beads(features: Features, band: Band) -> list[Bead]:
    """The beads of the best alignment, in order; sentences in none of them have no counterpart in place."""
    best: list[list[float]] = []
    steps: list[bytearray] = []  # numbers of STEPS
    linking = set(features.shared), {j for cells in features.shared.values() for j in cells}
    for i, (low, high) in enumerate(band):
        if i > REACH:
            best[i - REACH - 1] = []  # no step looks back so far: the totals of a long text would fill the memory
        best.append([0.0] * (high - low + 1))
        steps.append(bytearray(high - low + 1))
        for j in range(low, high + 1):
            known = STEPS if i - 1 in linking[0] or j - 1 in linking[1] else PLAIN
            best[i][j - low], steps[i][j - low] = best_step(features, band, best, i, j, known)
    return list(trace(steps, band))[::-1]


def best_step(
    features: Features, band: Band, best: list[list[float]], i: int, j: int, known: Shapes
) -> tuple[float, int]:
    """The best total up to boundary (i, j) and the number of the step that reaches it; 0 where none does."""
    top, step = 0.0 if i == j == 0 else -1.0, 0
    for number, (a, b) in enumerate(known):
        before = value(best, band, i - a, j - b) if number else None
        if before is None:
            continue
        total = before + worth(features, Bead(i - a, a, j - b, b), top - before) if a and b else before
        if total > top:
            top, step = total, number
    return top, step


def worth(features: Features, bead: Bead, least: float = -1.0) -> float:
    """What a bead adds: its likeness, more for more text, less a price for the bead and for each loose sentence.

    A worth that cannot reach `least` is given as less than it, unmeasured.
    """
    i, a, j, b = bead
    size = math.sqrt(2 * (features.reference.size(i, a) + features.copy.size(j, b)))
    if size - PRICE <= least:
        return -1.0
    found = features.likeness(i, a, j, b, (least + PRICE) / size) * size - PRICE
    return found if a == b == 1 or found <= least else found - LOOSE * loose(features, bead)


def loose(features: Features, bead: Bead) -> int:
    """How many sides of a bead have several sentences, one of which shares no stem with the other side."""
    i, a, j, b = bead
    linked = [(x, y) for x in range(i, i + a) for y in range(j, j + b) if y in features.shared.get(x, ())]
    return (len({x for x, _ in linked}) < a > 1) + (len({y for _, y in linked}) < b > 1)


def value(best: list[list[float]], band: Band, i: int, j: int) -> float | None:
    """The best total at a boundary; None outside the band."""
    if i < 0 or j < 0:
        return None
    low, high = band[i]
    return best[i][j - low] if low <= j <= high else None


def trace(steps: Sequence[bytearray], band: Band) -> Iterator[Bead]:
    """The beads of the best path, last first."""
    i, j = len(band) - 1, band[-1][1]
    while i or j:
        a, b = STEPS[steps[i][j - band[i][0]]]
        if not a and not b:
            return
        i, j = i - a, j - b
        if a and b:
            yield Bead(i, a, j, b)
