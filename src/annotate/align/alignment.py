"""The sentences of two texts as groups: in place, moved, in one text only, or page furniture."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import median

from annotate.align.anchors import anchors_of, band, clear_pairs
from annotate.align.beads import Bead, beads
from annotate.align.features import Features, features
from annotate.align.moves import grown, moved, widened
from annotate.align.passages import Group, ordered

WEAK = 0.55  # a pair less alike than this share of the text's usual likeness is no pair

Keys = Sequence[Sequence[str]]


def align(reference: Keys, copy: Keys, ignored: frozenset[str], furniture: tuple[Collection[int], Collection[int]]) -> list[Group]:
    """Groups of sentence numbers in the order of the copy.

    `reference` and `copy` hold the word keys of each sentence, `ignored` the words that carry grammar only,
    `furniture` the sentences of each side that are no part of the article.
    """
    found = features(reference, copy, ignored)
    rows = [i for i in range(len(reference)) if i not in furniture[0]]
    columns = [j for j in range(len(copy)) if j not in furniture[1]]
    pairs = [(i, j) for i, j in clear_pairs(found) if i not in furniture[0] and j not in furniture[1]]
    away = moved(found, pairs, anchors_of(pairs))
    rows = [i for i in rows if i not in {i for i, _ in away}]
    columns = [j for j in columns if j not in {j for _, j in away}]
    placed = [group_of(bead, rows, columns) for bead in in_place(found.only(rows, columns))]
    taken = [{n for group in placed for n in side(group)} | set(out) for side, out in zip(SIDES, furniture, strict=True)]
    away = grown(found, away, taken[0], taken[1])
    beads_away = widened(found, away, (taken[0], taken[1]))
    groups = placed + [Group(*numbers(bead), "moved") for bead in beads_away] + shared_furniture(reference, copy, furniture)
    return ordered(groups + alone(groups, len(reference), len(copy), furniture))


SIDES = (lambda group: group.reference, lambda group: group.copy)


def in_place(found: Features) -> list[Bead]:
    """The beads of the sentences that kept their order, without the pairs that only stand at the same place."""
    chain = anchors_of(clear_pairs(found))
    all_beads = beads(found, band(chain, len(found.reference.strings), len(found.copy.strings)))
    likeness = {bead: found.likeness(bead.i, bead.a, bead.j, bead.b) for bead in all_beads}
    usual = median(likeness.values()) if likeness else 0.0
    return [bead for bead in all_beads if likeness[bead] >= WEAK * usual]


def group_of(bead: Bead, rows: Sequence[int], columns: Sequence[int]) -> Group:
    """A bead over the kept sentences as a group of sentence numbers."""
    return Group(tuple(rows[bead.i : bead.i + bead.a]), tuple(columns[bead.j : bead.j + bead.b]))


def numbers(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The sentence numbers of a bead."""
    return tuple(range(bead.i, bead.i + bead.a)), tuple(range(bead.j, bead.j + bead.b))


def shared_furniture(reference: Keys, copy: Keys, furniture: tuple[Collection[int], Collection[int]]) -> list[Group]:
    """Furniture both texts have, paired where it is the same, in order."""
    left = {tuple(copy[j]): j for j in sorted(furniture[1], reverse=True)}
    groups = []
    for i in sorted(furniture[0]):
        j = left.pop(tuple(reference[i]), None)
        if j is not None and (not groups or j > groups[-1].copy[0]):
            groups.append(Group((i,), (j,), "boilerplate"))
    return groups


def alone(groups: Sequence[Group], rows: int, columns: int, furniture: tuple[Collection[int], Collection[int]]) -> list[Group]:
    """A group for each sentence that only one text has."""
    taken = [{n for group in groups for n in side(group)} for side in SIDES]
    omitted = [Group((i,), (), "boilerplate" if i in furniture[0] else "omitted") for i in range(rows) if i not in taken[0]]
    added = [Group((), (j,), "boilerplate" if j in furniture[1] else "added") for j in range(columns) if j not in taken[1]]
    return omitted + added
