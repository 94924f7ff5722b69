"""Passages that changed places: clear pairs of sentences off the increasing run, and their neighbours.

reference  A B C D E          chain A–A B–B D–D E–E
copy       A B D E C          off it C–C: moved, when it is long enough to be no coincidence
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from annotate.align.anchors import Pair, clear_pairs
from annotate.align.beads import Bead, worth
from annotate.align.features import Features

ALIKE = 0.55  # likeness from which a pair off the run is believed
LONG = 25  # characters of keys: shorter sentences recur by chance
LEFT_COSINE, LEFT_ALIKE = 0.30, 0.45  # the same for sentences that nothing else wants
LARGEST = 3  # sentences of a side in a moved group

Taken = tuple[Collection[int], Collection[int]]


def moved(features: Features, pairs: Sequence[Pair], chain: Collection[Pair]) -> list[Pair]:
    """The clear pairs that are off the chain, alike and long enough; ambiguous ones are not among the clear pairs."""
    kept = set(chain)
    return [(i, j) for i, j in pairs if (i, j) not in kept and credible(features, i, j)]


def credible(features: Features, i: int, j: int) -> bool:
    """Whether two sentences are surely versions of one another wherever they stand."""
    shorter = min(len(features.reference.strings[i]), len(features.copy.strings[j]))
    return shorter >= LONG and features.likeness(i, 1, j, 1) >= ALIKE


def grown(
    features: Features, seeds: Sequence[Pair], taken_rows: Collection[int], taken_columns: Collection[int]
) -> list[Pair]:
    """Moved pairs with the free sentences right before and after them that moved along."""
    rows, columns = set(taken_rows) | {i for i, _ in seeds}, set(taken_columns) | {j for _, j in seeds}
    out = list(seeds)
    for step in (1, -1):
        for i, j in seeds:
            x, y = i + step, j + step
            while free(features, x, y, rows, columns) and features.likeness(x, 1, y, 1) >= ALIKE:
                rows.add(x)
                columns.add(y)
                out.append((x, y))
                x, y = x + step, y + step
    return sorted(out)


def left_over(features: Features, taken_rows: Collection[int], taken_columns: Collection[int]) -> list[Pair]:
    """Sentences nothing has taken that are each other's clear best among themselves: said again elsewhere."""
    some = {
        i: {j: weight for j, weight in cells.items() if j not in taken_columns}
        for i, cells in features.shared.items()
        if i not in taken_rows
    }
    pairs = clear_pairs(replace(features, shared=some), LEFT_COSINE)
    return [(i, j) for i, j in pairs if features.likeness(i, 1, j, 1) >= LEFT_ALIKE]


def widened(features: Features, seeds: Sequence[Pair], taken: Taken) -> list[Bead]:
    """Moved pairs as beads that take in the free sentences beside them which were split off or merged by the move."""
    rows, columns = set(taken[0]) | {i for i, _ in seeds}, set(taken[1]) | {j for _, j in seeds}
    out = []
    for i, j in seeds:
        bead = Bead(i, 1, j, 1)
        while (
            wider := max(neighbours(features, bead, rows, columns), key=lambda b: worth(features, b), default=bead)
        ) != bead:
            if worth(features, wider) <= worth(features, bead):
                break
            bead = wider
            rows |= set(range(bead.i, bead.i + bead.a))
            columns |= set(range(bead.j, bead.j + bead.b))
        out.append(bead)
    return out


def neighbours(features: Features, bead: Bead, rows: Collection[int], columns: Collection[int]) -> Iterator[Bead]:
    """The beads with one more free sentence before or after on one side."""
    i, a, j, b = bead
    lengths = len(features.reference.strings), len(features.copy.strings)
    for x, bigger in ((i - 1, Bead(i - 1, a + 1, j, b)), (i + a, Bead(i, a + 1, j, b))):
        if 0 <= x < lengths[0] and x not in rows and a < LARGEST:
            yield bigger
    for y, bigger in ((j - 1, Bead(i, a, j - 1, b + 1)), (j + b, Bead(i, a, j, b + 1))):
        if 0 <= y < lengths[1] and y not in columns and b < LARGEST:
            yield bigger


def free(features: Features, i: int, j: int, rows: Collection[int], columns: Collection[int]) -> bool:
    """Whether both numbers are sentences that nothing has taken."""
    inside = 0 <= i < len(features.reference.strings) and 0 <= j < len(features.copy.strings)
    return inside and i not in rows and j not in columns
