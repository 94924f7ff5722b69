"""The sentences of two texts as groups: in place, moved, in one text only, or page furniture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from annotate.align.anchors import Pair, anchors_of, band, clear_pairs, pinned, sure
from annotate.align.beads import Bead, beads
from annotate.align.features import Features, features
from annotate.align.moves import grown, left_over, moved, widened
from annotate.align.passages import Group, ordered

WEAK = 0.45  # a pair less alike than this share of the text's usual likeness is no pair …
TELLING = 0.25  # … unless its rare words say otherwise (cosine)
BRIEF = 3  # words up to which a sentence that replaces another is its counterpart, whatever it says

Keys = Sequence[Sequence[str]]
Numbers = tuple[frozenset[int], frozenset[int]]  # sentences of the reference and of the copy


def align(reference: Keys, copy: Keys, ignored: frozenset[str], furniture: Numbers) -> list[Group]:
    """Groups of sentence numbers in the order of the copy.

    `reference` and `copy` hold the word keys of each sentence, `ignored` the words that carry grammar only,
    `furniture` the sentences of each side that are no part of the article.
    """
    found = features(reference, copy, ignored)
    pairs = [(i, j) for i, j in clear_pairs(found) if i not in furniture[0] and j not in furniture[1]]
    seeds = moved(found, pairs, anchors_of(pairs, [found.reference.length(i, 1) for i, _ in pairs]))
    placed = in_place(found, free(found, furniture, seeds))
    groups = [*placed, *away(found, seeds, placed, furniture), *shared_furniture(reference, copy, furniture)]
    groups += answers(placed, groups, reference, copy)
    return ordered([*groups, *alone(groups, len(reference), len(copy), furniture)])


def free(found: Features, furniture: Numbers, seeds: Sequence[Pair]) -> tuple[list[int], list[int]]:
    """The sentences of each side that are neither furniture nor moved."""
    rows = furniture[0] | {i for i, _ in seeds}
    columns = furniture[1] | {j for _, j in seeds}
    lengths = len(found.reference.strings), len(found.copy.strings)
    return [i for i in range(lengths[0]) if i not in rows], [j for j in range(lengths[1]) if j not in columns]


def in_place(found: Features, kept: tuple[list[int], list[int]]) -> list[Group]:
    """Groups of the kept sentences in order, without the pairs that only stand at the same place."""
    rows, columns = kept
    some = found.only(rows, columns)
    chain = anchors_of(clear_pairs(some))
    window = pinned(band(chain, len(rows), len(columns)), sure(some, chain))
    all_beads = beads(some, window)
    likeness = {bead: some.likeness(bead.i, bead.a, bead.j, bead.b) for bead in all_beads}
    usual = median(likeness.values()) if likeness else 0.0
    strong = (bead for bead in all_beads if likeness[bead] >= WEAK * usual or some.cosine(*bead) >= TELLING)
    return [Group(tuple(rows[b.i : b.i + b.a]), tuple(columns[b.j : b.j + b.b])) for b in strong]


def away(found: Features, seeds: Sequence[Pair], placed: Iterable[Group], furniture: Numbers) -> list[Group]:
    """Groups of the sentences that changed places, with the free ones beside them that moved along."""
    taken = numbers(placed)
    taken = (taken[0] | furniture[0], taken[1] | furniture[1])
    seeds = grown(found, seeds, *taken)
    late = left_over(found, taken[0] | {i for i, _ in seeds}, taken[1] | {j for _, j in seeds})
    return [moved_group(bead) for bead in widened(found, [*seeds, *late], taken)]


def moved_group(bead: Bead) -> Group:
    """A bead over all sentences as a moved group."""
    return Group(tuple(range(bead.i, bead.i + bead.a)), tuple(range(bead.j, bead.j + bead.b)), "moved")


def answers(placed: Sequence[Group], groups: Sequence[Group], reference: Keys, copy: Keys) -> list[Group]:
    """Pairs of a few words each that stand beside the same neighbour: "No." where the other text has "Yes."."""
    rows, columns = map(set, numbers(groups))
    out = []
    for group in sorted(placed, key=lambda g: g.reference):
        for i, j in ((group.reference[0] - 1, group.copy[0] - 1), (group.reference[-1] + 1, group.copy[-1] + 1)):
            there = 0 <= i < len(reference) and 0 <= j < len(copy) and i not in rows and j not in columns
            if there and max(len(reference[i]), len(copy[j])) <= BRIEF:
                out.append(Group((i,), (j,)))
                rows.add(i)
                columns.add(j)
    return out


def numbers(groups: Iterable[Group]) -> Numbers:
    """The sentences that some groups hold."""
    held = list(groups)
    return frozenset(i for g in held for i in g.reference), frozenset(j for g in held for j in g.copy)


def shared_furniture(reference: Keys, copy: Keys, furniture: Numbers) -> list[Group]:
    """Furniture both texts have, paired where it is the same, in order."""
    left = {tuple(copy[j]): j for j in sorted(furniture[1], reverse=True)}
    groups: list[Group] = []
    for i in sorted(furniture[0]):
        j = left.pop(tuple(reference[i]), None)
        if j is not None and (not groups or j > groups[-1].copy[0]):
            groups.append(Group((i,), (j,), "boilerplate"))
    return groups


def alone(groups: Iterable[Group], rows: int, columns: int, furniture: Numbers) -> list[Group]:
    """A group for each sentence that only one text has."""
    taken = numbers(groups)
    omitted = (i for i in range(rows) if i not in taken[0])
    added = (j for j in range(columns) if j not in taken[1])
    return [
        *(Group((i,), (), "boilerplate" if i in furniture[0] else "omitted") for i in omitted),
        *(Group((), (j,), "boilerplate" if j in furniture[1] else "added") for j in added),
    ]
