"""Words that only changed places in a sentence: what one edit loses and another gains.

edits  -[likely] … +[who are likely]        after  likely … likely: order      +[who are]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from annotate.diff import Edit
from annotate.language import Language
from annotate.line import Line
from annotate.opposites import opposite

NEAR = 4  # words apart up to which any words that are gone and come again have moved
OFTEN = 8  # times that a word comes in edits of the copy from which it does not tell where it came from

Places = Mapping[str, Sequence[tuple[int, int]]]


def order(edits: Sequence[Edit], reference: Line, copy: Line, language: Language) -> tuple[list[Edit], list[Edit]]:
    """The words that moved, each run as an edit with its old and its new place; and what is left of the edits."""
    turned = set(exchanged(edits, reference, copy, language))
    free = [edit for edit in edits if edit not in turned]
    moved = list(beside(free, reference, copy, language))
    moved += carried(left_over(free, moved), reference, copy, language)
    moved += beside(left_over(free, moved), reference, copy, language)  # the words left may be the same
    return moved, left_over(edits, moved)


def exchanged(edits: Sequence[Edit], reference: Line, copy: Line, language: Language) -> Iterator[Edit]:
    """The edits that put opposites in each other's place ("rose in May, fell in June"): what is said has changed.

    In a list ("men and women") the same exchange says nothing.
    """
    lone = {
        (reference.keys[edit.r0], copy.keys[edit.c0]): edit
        for edit in edits
        if edit.r1 - edit.r0 == edit.c1 - edit.c0 == 1
    }
    for (gone, come), edit in lone.items():
        other = lone.get((come, gone))
        apart = other and edit.r0 < other.r0 and not enumerated(reference.keys[edit.r1 : other.r0], language)
        if other and apart and opposite(gone, come, language):
            yield from (edit, other)


def enumerated(between: Sequence[str], language: Language) -> bool:
    """Whether nothing but commas, conjunctions and articles stands between two words or facts, as in a list."""
    return all(key == "," or language.has("conjunctions", key) or language.has("articles", key) for key in between)


def left_over(edits: Sequence[Edit], moved: Sequence[Edit]) -> list[Edit]:
    """The edits without the words that moved."""
    if not moved:
        return list(edits)
    rows = {n for edit in moved for n in range(edit.r0, edit.r1)}
    columns = {n for edit in moved for n in range(edit.c0, edit.c1)}
    out = []
    for edit in edits:
        parts = pieces(edit.r0, edit.r1, rows), pieces(edit.c0, edit.c1, columns)
        for row, column in zip_longest(*parts):
            out.append(Edit(*(row or (edit.r1, edit.r1)), *(column or (edit.c1, edit.c1))))
    return out


def pieces(start: int, end: int, taken: set[int]) -> list[tuple[int, int]]:
    """The runs of words from start to end that are not taken."""
    if taken.isdisjoint(range(start, end)):
        return [(start, end)] if end > start else []
    cuts = [start - 1, *(n for n in range(start, end) if n in taken), end]
    return [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]


def beside(edits: Sequence[Edit], reference: Line, copy: Line, language: Language) -> Iterator[Edit]:
    """The runs that are deleted and inserted again a few words away, whatever the words.

    An auxiliary may go further: in a question it stands before the subject ("Is the bridge over the canal open?").
    """
    used = -1
    for n, (a, b) in enumerate(pairwise(edits)):
        for gone, come in ((a, b), (b, a)):
            one_way = gone.c0 == gone.c1 and come.r0 == come.r1 and n > used
            if one_way and near(gone, come, reference, language) and same_words(gone, come, reference, copy):
                used = n + 1
                yield Edit(gone.r0, gone.r1, come.c0, come.c1)


def near(gone: Edit, come: Edit, reference: Line, language: Language) -> bool:
    """Whether an edit is close enough to another one, or only takes away an auxiliary."""
    alone = gone.r1 - gone.r0 == 1 and language.has("auxiliaries", reference.keys[gone.r0])
    return alone or abs(come.r0 - gone.r0) <= NEAR


def same_words(gone: Edit, come: Edit, reference: Line, copy: Line) -> bool:
    """Whether one edit takes away what the other brings, and that is more than marks."""
    same = list(reference.keys[gone.r0 : gone.r1]) == list(copy.keys[come.c0 : come.c1])
    return same and any(word.word for word in reference.words[gone.r0 : gone.r1])


def carried(edits: Sequence[Edit], reference: Line, copy: Line, language: Language) -> list[Edit]:
    """The runs with a telling word that make up most of what one edit loses and of what another gains."""
    places = telling_places(edits, copy, language)
    found: list[Edit] = []
    taken: set[int] = set()
    for number, edit in enumerate(edits):
        r = free = edit.r0
        while r < edit.r1:
            there = [(n, c) for n, c in places.get(reference.keys[r], ()) if n != number and c not in taken]
            runs = [(run(edit, edits[n], r, c, reference.keys, copy.keys), edits[n]) for n, c in there]
            likely = (m for m, come in runs if m.r0 >= free and mostly(m, edit, come))
            moved = [m for m in likely if taken.isdisjoint(range(m.c0, m.c1))]
            if moved:
                found.append(max(moved, key=lambda m: m.r1 - m.r0))
                taken.update(range(found[-1].c0, found[-1].c1))
                free = found[-1].r1
            r = max([r + 1, *(m.r1 for m, _ in runs)])
    return found


def telling_places(edits: Sequence[Edit], copy: Line, language: Language) -> Places:
    """Where in the edits of the copy each word stands that says enough to be recognised."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, edit in enumerate(edits):
        for c in range(edit.c0, edit.c1):
            if may_move(copy.keys[c], copy.words[c].word, language):
                places[copy.keys[c]].append((number, c))
    return {key: found for key, found in places.items() if len(found) <= OFTEN}


def may_move(key: str, word: bool, language: Language) -> bool:
    """Whether a word says enough to be recognised elsewhere: a lone letter of an unspaced script does not."""
    return word and not language.has("function_words", key) and (language.script.spaced or len(key) > 1)


def run(gone: Edit, come: Edit, r: int, c: int, reference: Sequence[str], copy: Sequence[str]) -> Edit:
    """The longest equal run around word r of one edit and word c of another."""
    a = 0
    while r - a > gone.r0 and c - a > come.c0 and reference[r - a - 1] == copy[c - a - 1]:
        a += 1
    b = 1
    while r + b < gone.r1 and c + b < come.c1 and reference[r + b] == copy[c + b]:
        b += 1
    return Edit(r - a, r + b, c - a, c + b)


def mostly(moved: Edit, gone: Edit, come: Edit) -> bool:
    """Whether words are at least half of what one edit loses and of what the other gains: its phrase has moved."""
    return 2 * (moved.r1 - moved.r0) >= max(gone.r1 - gone.r0, come.c1 - come.c0)
