"""Differences as the phrases an editor would name.

[flight] was [conducted]          one weak equal word between two edits       flight was conducted
+[Weapons monitoring in] Ukraine -['s Arms Monitor]      said another way     Weapons monitoring in Ukraine
[Thus] → [In this limit, if it reaches the wall]         nothing in common    -Thus | +In this limit, …
field [-]induced                  a mark glued to a word                      -induced → induced
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotate.diff import Edit
from annotate.differences import Difference
from annotate.language import Language
from annotate.line import Line
from annotate.order import order

LONGEST = 24  # words of a side beyond which a phrase is not grown any further
CLAUSE = 6  # words from which what replaces other words is a clause of its own
ROOT = 4  # first letters that two words share when one is perhaps a form of the other


def phrases(
    found: Sequence[Difference], edits: Sequence[Edit], reference: Line, copy: Line, language: Language
) -> list[Difference]:
    """Differences in the order of the copy: moved words paired, what belongs to one phrase joined, the rest apart.

    `edits` is the word diff the differences come from: it says which words are equal.
    """
    plain = sorted(d.edit for d in found if is_plain(d))
    moved, left = order(plain, reference, copy, language)
    fixed = [*(d for d in found if not is_plain(d)), *(Difference(edit, moved=True) for edit in moved)]
    both = [*fixed, *map(Difference, left)]
    partner = dict(untouched(edits, both, len(reference.words)))
    phrased = joined(left, partner, reference, copy, language)
    apart = [part for edit in phrased for part in clauses(edit, reference, copy, language)]
    whole = crossed(glued(apart, partner, reference, copy), reference, copy, language)
    return sorted([*fixed, *map(Difference, whole)], key=lambda d: (d.edit.c0, d.edit.c1, d.edit.r0))


def is_plain(difference: Difference) -> bool:
    """Whether a difference is neither a pair of facts nor facts that were swapped."""
    return difference.facts == (None, None)


def joined(
    plain: Sequence[Edit], partner: Mapping[int, int], reference: Line, copy: Line, language: Language
) -> list[Edit]:
    """Edits that belong to one phrase made one, with the equal words between them."""
    out: list[Edit] = []
    for edit in sorted(plain, key=lambda e: (e.r0, e.c0, e.r1, e.c1)):
        if out and joinable(out[-1], edit, partner, reference, copy, language):
            first = out.pop()
            out.append(Edit(first.r0, edit.r1, first.c0, edit.c1))
        else:
            out.append(edit)
    return out


def joinable(a: Edit, b: Edit, partner: Mapping[int, int], reference: Line, copy: Line, language: Language) -> bool:
    """Whether two edits with at most one word between are one phrase: replacements, or something said another way."""
    size = b.r0 - a.r1
    if not 0 <= size <= 1 or size != b.c0 - a.c1 or b.r1 - a.r0 > LONGEST or b.c1 - a.c0 > LONGEST:
        return False
    if size and (partner.get(a.r1) != a.c1 or not reference.words[a.r1].word):
        return False
    weak = not size or language.has("function_words", reference.keys[a.r1])
    return (weak and replaces(a) and replaces(b)) or turned(a, b, reference, copy, language)


def clauses(edit: Edit, reference: Line, copy: Line, language: Language) -> list[Edit]:
    """The edit, or what it takes away and what it brings apart, when one is a clause and they have nothing in common.

    A clause that stands in the place of another word was added, and the word left out; where one of them denies,
    it is read beside the other.
    """
    sides = (reference, edit.r0, edit.r1), (copy, edit.c0, edit.c1)
    words = [[line.keys[n] for n in range(a, b) if line.words[n].word] for line, a, b in sides]
    if not all(words) or max(map(len, words)) < CLAUSE or akin(words[0], words[1], language):
        return [edit]
    if any(denies(*side) for side in sides):
        return [edit]
    return [Edit(edit.r0, edit.r1, edit.c0, edit.c0), Edit(edit.r1, edit.r1, edit.c0, edit.c1)]


def denies(line: Line, start: int, end: int) -> bool:
    """Whether a run of words holds one that denies."""
    return any(True for _ in line.touching("negators", start, end))


def akin(reference: Sequence[str], copy: Sequence[str], language: Language) -> bool:
    """Whether two runs share a word, or words that begin alike; words of grammar are shared by any two clauses."""
    roots = [{k[:ROOT] for k in side if not language.has("function_words", k)} for side in (reference, copy)]
    return not roots[0].isdisjoint(roots[1])


def crossed(edits: Sequence[Edit], reference: Line, copy: Line, language: Language) -> list[Edit]:
    """The edits, neighbours of which one takes away what the other brings in another form made one."""
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.r0, e.c0, e.r1, e.c1)):
        pair = said_elsewhere(out[-1], edit, reference, copy, language) if out else None
        out[len(out) - bool(pair) :] = [pair or edit]
    return out


def said_elsewhere(a: Edit, b: Edit, reference: Line, copy: Line, language: Language) -> Edit | None:
    """What one edit only takes away and the other only brings, when half of their content words begin alike.

    A clause and its denial, said after and before the same words, belong together too.
    """
    gone, come = (a, b) if a.c0 == a.c1 else (b, a)
    if gone.c0 != gone.c1 or come.r0 != come.r1:
        return None
    sides = (reference, gone.r0, gone.r1), (copy, come.c0, come.c1)
    roots = [{key[:ROOT] for key in content(*side, language)} for side in sides]
    alike = 2 * len(roots[0] & roots[1]) >= min(map(len, roots)) > 0
    clause = all(b - a >= CLAUSE for _, a, b in sides)
    alike = alike or (clause and denies(*sides[0]) != denies(*sides[1]))
    return Edit(gone.r0, gone.r1, come.c0, come.c1) if alike else None


def glued(edits: Sequence[Edit], partner: Mapping[int, int], reference: Line, copy: Line) -> list[Edit]:
    """The edits, those that end with a hyphen glued to an equal word grown over it ("-induced", not "-")."""
    out = []
    for edit in edits:
        sides = (reference, edit.r0, edit.r1), (copy, edit.c0, edit.c1)
        grown = partner.get(edit.r1) == edit.c1 and any(hyphened(*side) for side in sides)
        out.append(Edit(edit.r0, edit.r1 + 1, edit.c0, edit.c1 + 1) if grown else edit)
    return out


def hyphened(line: Line, start: int, end: int) -> bool:
    """Whether a run ends with a dash right before a word."""
    if not start < end < len(line.words) or line.keys[end - 1] != "-":
        return False
    return line.words[end].word and line.words[end - 1].end == line.words[end].start


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
    sides = (reference, gone.r0, gone.r1), (copy, come.c0, come.c1)
    return all(any(True for _ in content(*side, language)) for side in sides)


def content(line: Line, start: int, end: int, language: Language) -> Iterator[str]:
    """The keys in a run of words that carry more than grammar."""
    run = (n for n in range(start, end) if line.words[n].word)
    return (line.keys[n] for n in run if not language.has("function_words", line.keys[n]))
