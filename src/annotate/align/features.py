"""What sentences are compared by: the weight of the word stems they share, their letters and their lengths."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.fuzz import ratio

STEM = 5  # letters of a word that count: endings differ between translations
COMMON = 40  # a stem in more sentences of one text than this links nothing
BRIEF = 0.5  # length, beside the usual one, at which a sentence counts for half
ROUNDING = 1e-6  # per cent by which a ratio may seem to miss what it must reach

LETTERS, STEMS, LENGTH = 0.55, 0.33, 0.12  # weights of the three witnesses; measured on human alignments

LONGEST = 20_000  # characters of keys of which letters are compared, which takes time with their square

Cells = Mapping[int, Mapping[int, float]]  # by sentence of the reference, then of the copy


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one text as strings of keys, joined by spaces, with their stem weights squared and summed.

    `starts`, `sums` and `sizes` say where each begins in `text`, what those before it weigh and for how many they
    count; one more entry ends them. A sentence counts for nearly one, a short one for less.
    """

    strings: Sequence[str]
    norms: Sequence[float]
    text: str
    starts: Sequence[int]
    sums: Sequence[float]
    sizes: Sequence[float]

    def length(self, start: int, count: int) -> int:
        """The length of some sentences joined by spaces, in characters of keys."""
        return self.starts[start + count] - self.starts[start] - 1

    def joined(self, start: int, count: int) -> str:
        """Some sentences joined by spaces."""
        return self.text[self.starts[start] : self.starts[start + count] - 1]

    def weight(self, start: int, count: int) -> float:
        """The squared stem weights of some sentences."""
        return self.sums[start + count] - self.sums[start]

    def size(self, start: int, count: int) -> float:
        """For how many full sentences some sentences count."""
        return self.sizes[start + count] - self.sizes[start]

    def only(self, kept: Sequence[int], usual: float) -> Side:
        """Some of the sentences, in the order given."""
        return side([self.strings[n] for n in kept], [self.norms[n] for n in kept], usual)


def side(strings: Sequence[str], norms: Sequence[float], usual: float) -> Side:
    """A side from its sentences and the weight of each; `usual` is the length of a sentence, in characters."""
    starts = list(accumulate((len(string) + 1 for string in strings), initial=0))
    sizes = accumulate((len(string) / (len(string) + BRIEF * usual) for string in strings), initial=0.0)
    return Side(strings, norms, " ".join(strings), starts, list(accumulate(norms, initial=0.0)), list(sizes))


@dataclass(frozen=True, slots=True)
class Features:
    """Both sides, and for each pair of sentences that share a stem the weight of what they share.

    `usual` is the mean length of a sentence, in characters of keys.
    """

    reference: Side
    copy: Side
    shared: Cells
    usual: float

    def cosine(self, i: int, a: int, j: int, b: int) -> float:
        """The cosine of reference sentences i to i+a and copy sentences j to j+b over weighted stems, 0 to 1."""
        dot = 0.0
        for x in range(i, i + a):
            if row := self.shared.get(x):
                for y in range(j, j + b):
                    dot += row.get(y, 0.0)
        return min(1.0, dot / math.sqrt(self.reference.weight(i, a) * self.copy.weight(j, b))) if dot else 0.0

    def only(self, rows: Sequence[int], columns: Sequence[int]) -> Features:
        """The features of some sentences of each side, renumbered from 0."""
        row, column = ({n: at for at, n in enumerate(kept)} for kept in (rows, columns))
        cells = {
            row[i]: {column[j]: weight for j, weight in cells.items() if j in column}
            for i, cells in self.shared.items()
            if i in row
        }
        return Features(self.reference.only(rows, self.usual), self.copy.only(columns, self.usual), cells, self.usual)

    def likeness(self, i: int, a: int, j: int, b: int, least: float = 0.0) -> float:
        """How much the two groups look like versions of one another, 0 to 1.

        When it cannot reach `least`, some number less than that. Of giant sentences the beginning is looked at.
        """
        left, right = self.reference.length(i, a), self.copy.length(j, b)
        alike = 2 * min(left, right) / max(1, left + right)
        if LENGTH + STEMS + LETTERS * alike < least:
            return 0.0
        others = STEMS * self.cosine(i, a, j, b)
        if others + LENGTH + LETTERS * alike < least:
            return 0.0
        others += LENGTH * evenness(left, right)
        letters = (least - others) / LETTERS
        if alike < letters:
            return 0.0
        said = self.reference.joined(i, a)[:LONGEST], self.copy.joined(j, b)[:LONGEST]
        return others + LETTERS * ratio(*said, score_cutoff=max(0.0, 100 * letters - ROUNDING)) / 100


def evenness(a: int, b: int) -> float:
    """1 for equal lengths, less the more they differ (the length model of Gale and Church 1993, simplified)."""
    return math.exp(-abs(a - b) / (6.0 * math.sqrt(max(a, b, 1) / 2)))


def features(reference: Sequence[Sequence[str]], copy: Sequence[Sequence[str]], ignored: frozenset[str]) -> Features:
    """Features of two texts given as the word keys of each sentence; `ignored` are words that carry grammar only."""
    bags = [
        [Counter([key[:STEM] for key in keys if key not in ignored]) for keys in side] for side in (reference, copy)
    ]
    spread = Counter([stem for side in bags for bag in side for stem in bag])
    total = len(reference) + len(copy)
    weight = {stem: math.log(1 + total / count) ** 2 for stem, count in spread.items()}
    norms = [[math.fsum([n * n * weight[s] for s, n in bag.items()]) or 1.0 for bag in side] for side in bags]
    strings = [[" ".join(keys) for keys in side] for side in (reference, copy)]
    usual = max(1.0, sum(len(string) for side in strings for string in side) / max(1, total))
    shared = shared_weights(bags[0], bags[1], weight)
    return Features(side(strings[0], norms[0], usual), side(strings[1], norms[1], usual), shared, usual)


def shared_weights(reference: Sequence[Counter[str]], copy: Sequence[Counter[str]], weight: dict[str, float]) -> Cells:
    """The weight of the stems each pair of sentences shares, found through an index, in a fixed order."""
    index: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(copy):
        for stem in bag:
            index[stem].append(j)
    often = Counter([stem for bag in reference for stem in bag])
    cells: dict[int, dict[int, float]] = {}
    for i, bag in enumerate(reference):
        row: dict[int, float] = defaultdict(float)
        for stem, n in bag.items():
            if often[stem] <= COMMON and len(index[stem]) <= COMMON:
                for j in index[stem]:
                    row[j] += n * copy[j][stem] * weight[stem]
        if row:
            cells[i] = dict(row)
    return cells
