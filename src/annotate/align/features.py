"""What sentences are compared by: the weight of the word stems they share, their letters and their lengths."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

STEM = 5  # letters of a word that count: endings differ between translations
COMMON = 40  # a stem in more sentences of one text than this links nothing

LETTERS, STEMS, LENGTH = 0.55, 0.30, 0.15  # weights of the three witnesses; measured on human alignments

Cells = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one text as strings of keys, with their stem weights squared and summed."""

    strings: Sequence[str]
    norms: Sequence[float]

    def length(self, start: int, count: int) -> int:
        """The length of some sentences joined by spaces, in characters of keys."""
        return sum(map(len, self.strings[start : start + count])) + count - 1


@dataclass(frozen=True, slots=True)
class Features:
    """Both sides, and for each pair of sentences that share a stem the weight of what they share."""

    reference: Side
    copy: Side
    shared: Cells

    def cosine(self, i: int, a: int, j: int, b: int) -> float:
        """The cosine of reference sentences i to i+a and copy sentences j to j+b over weighted stems, 0 to 1."""
        get = self.shared.get
        dot = (
            get((i, j), 0.0) if a == b == 1 else sum(get((x, y), 0.0) for x in range(i, i + a) for y in range(j, j + b))
        )
        if not dot:
            return 0.0
        return min(1.0, dot / math.sqrt(sum(self.reference.norms[i : i + a]) * sum(self.copy.norms[j : j + b])))

    def only(self, rows: Sequence[int], columns: Sequence[int]) -> Features:
        """The features of some sentences of each side, renumbered from 0."""
        row, column = ({n: at for at, n in enumerate(kept)} for kept in (rows, columns))
        sides = [
            Side([side.strings[n] for n in kept], [side.norms[n] for n in kept])
            for side, kept in ((self.reference, rows), (self.copy, columns))
        ]
        cells = {(row[i], column[j]): w for (i, j), w in self.shared.items() if i in row and j in column}
        return Features(sides[0], sides[1], cells)

    def likeness(self, i: int, a: int, j: int, b: int, least: float = 0.0) -> float:
        """How much the two groups look like versions of one another, 0 to 1; 0 when it cannot reach `least`."""
        lengths = self.reference.length(i, a), self.copy.length(j, b)
        others = STEMS * self.cosine(i, a, j, b) + LENGTH * evenness(*lengths)
        if others + LETTERS * 2 * min(lengths) / max(1, sum(lengths)) < least:
            return 0.0
        left, right = " ".join(self.reference.strings[i : i + a]), " ".join(self.copy.strings[j : j + b])
        return others + LETTERS * ratio(left, right) / 100


def evenness(a: int, b: int) -> float:
    """1 for equal lengths, less the more they differ (the length model of Gale and Church 1993, simplified)."""
    return math.exp(-abs(a - b) / (6.0 * math.sqrt(max(a, b, 1) / 2)))


def features(reference: Sequence[Sequence[str]], copy: Sequence[Sequence[str]], ignored: frozenset[str]) -> Features:
    """Features of two texts given as the word keys of each sentence; `ignored` are words that carry grammar only."""
    bags = [[Counter(key[:STEM] for key in keys if key not in ignored) for keys in side] for side in (reference, copy)]
    spread = Counter(stem for side in bags for bag in side for stem in bag)
    total = len(reference) + len(copy)
    weight = {stem: math.log(1 + total / count) ** 2 for stem, count in spread.items()}
    norms = [[math.fsum(n * n * weight[s] for s, n in bag.items()) or 1.0 for bag in side] for side in bags]
    strings = [[" ".join(keys) for keys in side] for side in (reference, copy)]
    return Features(Side(strings[0], norms[0]), Side(strings[1], norms[1]), shared_weights(bags[0], bags[1], weight))


def shared_weights(reference: Sequence[Counter[str]], copy: Sequence[Counter[str]], weight: dict[str, float]) -> Cells:
    """The weight of the stems each pair of sentences shares, found through an index, in a fixed order."""
    index: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(copy):
        for stem in bag:
            index[stem].append(j)
    often = Counter(stem for bag in reference for stem in bag)
    cells: Cells = defaultdict(float)
    for i, bag in enumerate(reference):
        for stem, n in bag.items():
            if often[stem] <= COMMON and len(index[stem]) <= COMMON:
                for j in index[stem]:
                    cells[i, j] += n * copy[j][stem] * weight[stem]
    return dict(cells)
