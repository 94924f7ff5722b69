"""Differences grown to the phrase an editor would name, and words that only changed places.

[flight] was [conducted]          one weak equal word between two edits       flight was conducted
+[Weapons monitoring in] Ukraine -['s Arms Monitor]      said another way     Weapons monitoring in Ukraine
-[likely] … +[who are likely]     the same words elsewhere: order             likely | +who are
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from annotate.diff import Edit
from annotate.differences import Difference
from annotate.language import Language
from annotate.line import Line

LONGEST = 12  # words of a side beyond which a phrase is not grown any further
NEAR = 4  # words apart up to which any word that is gone and come again has moved
MOST = 100  # differences of a sentence among which words that changed places are looked for
TURNED = 2  # equal words that may stand between what is said before them and what is said after them


def phrases(
    found: Sequence[Difference], edits: Sequence[Edit], reference: Line, copy: Line, language: Language
) -> list[Difference]:
    """Differences in the order of the copy: moved words paired, what belongs to one phrase joined.

    `edits` is the word diff the differences come from: it says which words are equal.
    """
    moved = reordered([d for d in found if is_plain(d)], reference, copy, language)
    fixed = [d for d in [*found, *moved] if not is_plain(d)]
    plain = sorted((d for d in moved if is_plain(d)), key=lambda d: (d.edit.r0, d.edit.c0, d.edit.r1, d.edit.c1))
    partner = dict(untouched(edits, [*fixed, *plain], len(reference.words)))
    return sorted(
        fixed + joined(plain, partner, reference, copy, language),
        key=lambda d: (d.edit.c0, d.edit.c1, d.edit.r0),
    )


def is_plain(difference: Difference) -> bool:
    """Whether a difference is neither a pair of facts nor words that moved."""
    return difference.facts == (None, None) and not difference.moved


def reordered(found: Sequence[Difference], reference: Line, copy: Line, language: Language) -> list[Difference]:
    """Plain differences with the words that one loses and another gains taken out as differences of order.

    More than MOST differences are looked at so many at a time, in the order of the copy, to bound the work.
    """
    return [d for at in range(0, len(found), MOST) for d in exchanged(found[at : at + MOST], reference, copy, language)]


def exchanged(found: Sequence[Difference], reference: Line, copy: Line, language: Language) -> list[Difference]:
    """The same for a few differences: words taken out one run at a time until there is none."""
    out = list(found)
    while True:
        step = next(neighbours(out, reference, copy), None) or next(swaps(out, reference, copy, language), None)
        if step is None:
            return out
        gone, come, moved = step
        out = [d for d in out if d is not gone and d is not come]
        out += [Difference(moved, moved=True), *remains(gone.edit, moved, 0), *remains(come.edit, moved, 1)]


def neighbours(
    found: Sequence[Difference], reference: Line, copy: Line
) -> Iterator[tuple[Difference, Difference, Edit]]:
    """A run of words deleted and inserted again a few words away, whatever the words."""
    plain = sorted((d for d in found if is_plain(d)), key=lambda d: (d.edit.r0, d.edit.c0))
    for a, b in pairwise(plain):
        for gone, come in ((a.edit, b.edit), (b.edit, a.edit)):
            one_way = gone.c0 == gone.c1 and come.r0 == come.r1 and abs(come.r0 - gone.r0) <= NEAR
            if (
                one_way
                and list(reference.keys[gone.r0 : gone.r1]) == list(copy.keys[come.c0 : come.c1])
                and is_wordy(reference, gone)
            ):
                yield (
                    (a if gone is a.edit else b),
                    (b if gone is a.edit else a),
                    Edit(gone.r0, gone.r1, come.c0, come.c1),
                )


def is_wordy(reference: Line, gone: Edit) -> bool:
    """Whether an edit takes away more than marks."""
    return any(word.word for word in reference.words[gone.r0 : gone.r1])


def swaps(
    found: Sequence[Difference], reference: Line, copy: Line, language: Language
) -> Iterator[tuple[Difference, Difference, Edit]]:
    """Two differences and the longest run of words that the first loses and the second gains."""
    plain = [d for d in found if is_plain(d)]
    places: dict[str, dict[int, int]] = {}  # of each word the differences that gain it, and where first
    for n, d in enumerate(plain):
        for c in range(d.edit.c0, d.edit.c1):
            if may_move(copy.keys[c], copy.words[c].word, language):
                places.setdefault(copy.keys[c], {}).setdefault(n, c)
    for n, d in enumerate(plain):
        for r in range(d.edit.r0, d.edit.r1):
            for other, c in places.get(reference.keys[r], {}).items():
                if other != n:
                    yield d, plain[other], run(d.edit, plain[other].edit, r, c, reference.keys, copy.keys)


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


def remains(edit: Edit, moved: Edit, side: int) -> Iterator[Difference]:
    """What is left of an edit when the moved words are taken out of one of its sides (0 reference, 1 copy)."""
    if side == 0:
        parts = Edit(edit.r0, moved.r0, edit.c0, edit.c1), Edit(moved.r1, edit.r1, edit.c1, edit.c1)
    else:
        parts = Edit(edit.r0, edit.r1, edit.c0, moved.c0), Edit(edit.r1, edit.r1, moved.c1, edit.c1)
    yield from (Difference(part) for part in parts if part.r1 > part.r0 or part.c1 > part.c0)


def joined(
    plain: Sequence[Difference], partner: Mapping[int, int], reference: Line, copy: Line, language: Language
) -> list[Difference]:
    """Plain differences that belong to one phrase made one, with the equal words between them."""
    out: list[Difference] = []
    for difference in plain:
        second = difference.edit
        if out and joinable(out[-1].edit, second, partner, reference, copy, language):
            first = out.pop().edit
            out.append(Difference(Edit(first.r0, second.r1, first.c0, second.c1)))
        else:
            out.append(difference)
    return out


def joinable(a: Edit, b: Edit, partner: Mapping[int, int], reference: Line, copy: Line, language: Language) -> bool:
    """Whether two edits are parts of one phrase: one weak word between replacements, or something said another way."""
    size = b.r0 - a.r1
    if not 0 <= size <= TURNED or size != b.c0 - a.c1 or b.r1 - a.r0 > LONGEST or b.c1 - a.c0 > LONGEST:
        return False
    if any(partner.get(a.r1 + n) != a.c1 + n or not reference.words[a.r1 + n].word for n in range(size)):
        return False
    weak = size <= 1 and all(language.has("function_words", key) for key in reference.keys[a.r1 : b.r0])
    return (weak and replaces(a) and replaces(b)) or turned(a, b, reference, copy, language)


def equal_pairs(edits: Sequence[Edit], total: int) -> Iterator[tuple[int, int]]:
    """The numbers of the words that the diff holds equal, on both sides."""
    i = j = 0
    for edit in edits:
        while i < edit.r0:
            yield i, j
            i, j = i + 1, j + 1
        i, j = edit.r1, edit.c1
    for k in range(total - i):
        yield i + k, j + k


def untouched(edits: Sequence[Edit], found: Sequence[Difference], total: int) -> Iterator[tuple[int, int]]:
    """The pairs of equal words that no difference has taken in."""
    rows = {n for d in found for n in range(d.edit.r0, d.edit.r1)}
    columns = {n for d in found for n in range(d.edit.c0, d.edit.c1)}
    return ((i, j) for i, j in equal_pairs(edits, total) if i not in rows and j not in columns)


def replaces(edit: Edit) -> bool:
    """Whether an edit puts something in the place of something."""
    return edit.r1 > edit.r0 and edit.c1 > edit.c0


def turned(a: Edit, b: Edit, reference: Line, copy: Line, language: Language) -> bool:
    """Whether one edit only takes content words away and the other only brings some."""
    gone, come = (a, b) if a.c0 == a.c1 else (b, a)
    if gone.c0 != gone.c1 or come.r0 != come.r1:
        return False
    return any_content(reference, gone.r0, gone.r1, language) and any_content(copy, come.c0, come.c1, language)


def any_content(line: Line, start: int, end: int, language: Language) -> bool:
    """Whether a run of words carries more than grammar."""
    return any(line.words[n].word and not language.has("function_words", line.keys[n]) for n in range(start, end))
