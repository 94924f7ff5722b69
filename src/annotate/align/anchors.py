"""Pairs of sentences that surely belong together, and the band they set for the alignment.

copy
 ┌──────────────┐      * anchor: each the other's best, and clearly
 │∙*∙           │      ∙ band: where the dynamic programme may go
 │ ∙∙*∙         │
 │    ∙∙∙*∙     │      a run of anchors increases on both sides;
 └──────────────┘      what lies off it may be a moved passage
  reference
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from annotate.align.features import Features, evenness

CLEAR = 0.45  # cosine from which a best pair is an anchor
AHEAD = 1.25  # and by how much it must beat the second best
NEAR, REPEAT = 2, 70  # sentences apart, and letters in common (per cent) from which one repeats the other
SURE, LIKE_LENGTH = 0.6, 0.8  # cosine and evenness from which an anchor is taken as it is
WIDTH = 3  # sentences either side of the line between two anchors
SLACK = 6  # and one more for so many sentences between them
WIDEST = 30  # never look further than this from that line

Pair = tuple[int, int]
Band = list[tuple[int, int]]


def clear_pairs(features: Features, least: float = CLEAR) -> list[Pair]:
    """The sentence pairs, in the order of the reference, in which each is clearly the best match of the other.

    `least` is the cosine a pair must reach.
    """
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, cells in features.shared.items():
        for j in cells:
            cosine = features.cosine(i, 1, j, 1)
            if cosine * AHEAD > least:  # less is neither a match nor a rival of one
                rows[i].append((cosine, j))
                columns[j].append((cosine, i))
    best = {i: clear_best(found, least, features.copy.strings) for i, found in rows.items()}
    back = {j: clear_best(found, least, features.reference.strings) for j, found in columns.items()}
    return [(i, other) for i in sorted(best) if (other := best[i]) is not None and back[other] == i]


def clear_best(found: list[tuple[float, int]], least: float, strings: Sequence[str]) -> int | None:
    """The best match, when it is good and stands out from the second best, its other parts aside."""
    cosine, top = max(found)
    if cosine < least:
        return None
    rivals = (at for other, at in found if cosine < AHEAD * other and at != top)
    return top if all(is_part(strings, top, at) for at in rivals) else None


def is_part(strings: Sequence[str], top: int, at: int) -> bool:
    """Whether a sentence goes on where another ends and says something else: both may be parts of one."""
    return abs(top - at) <= NEAR and ratio(strings[top], strings[at]) < REPEAT


def anchors_of(pairs: Sequence[Pair], weights: Sequence[float] = ()) -> list[Pair]:
    """The heaviest run of pairs (sorted by their first number) whose second number increases too.

    Without `weights`, the longest. A stair of ends is kept: the further a run reaches, the more it weighs.
    """
    stair: list[tuple[int, float, int]] = []  # where a run ends in the copy, its weight, its last pair
    before: list[int] = []
    for number, ((_, j), weight) in enumerate(zip(pairs, weights or [1.0] * len(pairs), strict=True)):
        step = bisect_left(stair, (j,))
        before.append(stair[step - 1][2] if step else -1)
        total = weight + (stair[step - 1][1] if step else 0.0)
        end = step
        while end < len(stair) and stair[end][1] <= total:
            end += 1
        if end > step or step == len(stair) or stair[step][0] > j:
            stair[step:end] = [(j, total, number)]
    chain, at = [], stair[-1][2] if stair else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def sure(features: Features, chain: Sequence[Pair]) -> list[Pair]:
    """The anchors that need no second look: very alike in their rare words, and of like length."""
    lengths = features.reference.length, features.copy.length
    return [
        (i, j)
        for i, j in chain
        if features.cosine(i, 1, j, 1) >= SURE and evenness(lengths[0](i, 1), lengths[1](j, 1)) >= LIKE_LENGTH
    ]


def pinned(window: Band, fixed: Sequence[Pair]) -> Band:
    """The band narrowed to the paths that pair the fixed sentences, alone or with their neighbours."""
    out, at, floor = [], 0, 0
    for boundary, (low, high) in enumerate(window):
        while at < len(fixed) and fixed[at][0] < boundary:
            floor, at = fixed[at][1] + 1, at + 1
        ceiling = fixed[at][1] if at < len(fixed) else high
        first = min(max(low, floor), ceiling)
        out.append((first, max(first, min(high, ceiling))))
    return out


def band(chain: Sequence[Pair], rows: int, columns: int) -> Band:
    """For each boundary between reference sentences (0 to rows) the copy boundaries looked at, first to last.

    Each range reaches back to the line of the boundary before, so that a path can cross whatever was inserted there.
    """
    corners = [(0, 0), *[(i, j) for i, j in chain if 0 < i < rows], (rows, columns)]
    out: Band = []
    before = 0
    for (i, j), (k, m) in pairwise(corners):
        reach = min(WIDEST, WIDTH + abs((k - i) - (m - j)) + min(k - i, m - j) // SLACK)
        for row in range(i, k):
            line = j + (m - j) * (row - i) // max(1, k - i)
            low, high = min(before, max(j - WIDTH, line - reach)), min(m + WIDTH, line + reach)
            out.append((max(0, low), min(columns, high)))
            before = line
    return [*out, (max(0, min(before, columns - WIDEST)), columns)]
