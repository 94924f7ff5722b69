"""Passages that changed places: clear pairs of sentences off the increasing run, and their neighbours.

    reference  A B C D E          chain A–A B–B D–D E–E
    copy       A B D E C          off it C–C: moved, when it is long enough to be no coincidence
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from annotate.align.anchors import Pair
from annotate.align.features import Features

ALIKE = 0.55  # likeness from which a pair off the run is believed
LONG = 25  # characters of keys: shorter sentences recur by chance


def moved(features: Features, pairs: Sequence[Pair], chain: Collection[Pair]) -> list[Pair]:
    """The clear pairs that are off the chain, alike and long enough; ambiguous ones are not among the clear pairs."""
    kept = set(chain)
    return [(i, j) for i, j in pairs if (i, j) not in kept and credible(features, i, j)]


def credible(features: Features, i: int, j: int) -> bool:
    """Whether two sentences are surely versions of one another wherever they stand."""
    shorter = min(len(features.reference.strings[i]), len(features.copy.strings[j]))
    return shorter >= LONG and features.likeness(i, 1, j, 1) >= ALIKE


def grown(features: Features, seeds: Sequence[Pair], taken_rows: Collection[int], taken_columns: Collection[int]) -> list[Pair]:
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


def free(features: Features, i: int, j: int, rows: Collection[int], columns: Collection[int]) -> bool:
    """Whether both numbers are sentences that nothing has taken."""
    inside = 0 <= i < len(features.reference.strings) and 0 <= j < len(features.copy.strings)
    return inside and i not in rows and j not in columns
