"""Which equal words of two sentences correspond: those that say most, in runs as long as can be.

diff-match-patch keeps as many equal words as it can, whatever they are. Where it holds on to a lone small word or mark
between two edits, the run around it is settled anew by weight.

reference  to obtain the graviton ,  one has      copy  as seen , to show the graviton
by number  [to obtain] the [graviton] , …         by weight  [to obtain] the graviton [, one has]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotate.diff import Edit, joined
from annotate.language import Language

MARK, GRAMMAR, CONTENT = 3, 6, 10  # what a mark, a word of grammar and any other word weigh
TOGETHER = 2  # more for each pair whose next words correspond too
LOOSE = GRAMMAR  # what two edits may have between them and be settled together: a word of grammar, or two marks
MOST = 2_500  # reference words times copy words of a run up to which it is settled anew
PHRASE = 60  # words of an edit that are looked at for brackets
OPENING, CLOSING = ("(", "["), (")", "]")
OPENERS = (",", ";", ":", "(")

Keys = Sequence[str]


def settled(edits: Iterable[Edit], reference: Keys, copy: Keys, language: Language) -> list[Edit]:
    """The edits with loosely held runs settled by weight, and one-sided ones at the start of a phrase."""
    out: list[Edit] = []
    for run in runs(edits, reference, language):
        whole = Edit(run[0].r0, run[-1].r1, run[0].c0, run[-1].c1)
        again = len(run) > 1 and (whole.r1 - whole.r0) * (whole.c1 - whole.c0) <= MOST
        out += heaviest(whole, reference, copy, language) if again else run
    return slid(joined(out), reference, copy, language)


def weight(key: str, language: Language) -> int:
    """What it says for a pair of words that they are equal."""
    if not key[:1].isalnum():
        return MARK
    return GRAMMAR if language.has("function_words", key) else CONTENT


def runs(edits: Iterable[Edit], reference: Keys, language: Language) -> Iterator[list[Edit]]:
    """The edits in runs between which only few and light words are equal."""
    run: list[Edit] = []
    for edit in edits:
        if run and sum(weight(key, language) for key in reference[run[-1].r1 : edit.r0]) > LOOSE:
            yield run
            run = []
        run.append(edit)
    if run:
        yield run


def heaviest(run: Edit, reference: Keys, copy: Keys, language: Language) -> list[Edit]:
    """The edits of a run that leave the heaviest common subsequence equal (Jacobson and Vo 1992)."""
    left, right = reference[run.r0 : run.r1], copy[run.c0 : run.c1]
    gains = [weight(key, language) for key in left]
    totals = table(left, right, gains)
    out, i, j, r0, c0 = [], 0, 0, run.r0, run.c0
    while i < len(left) and j < len(right):
        if left[i] == right[j] and totals[i][j] == totals[i + 1][j + 1] + gain(left, right, i, j, gains):
            if (r0, c0) != (run.r0 + i, run.c0 + j):
                out.append(Edit(r0, run.r0 + i, c0, run.c0 + j))
            i, j = i + 1, j + 1
            r0, c0 = run.r0 + i, run.c0 + j
        elif totals[i + 1][j] >= totals[i][j + 1]:
            i += 1
        else:
            j += 1
    return out if (r0, c0) == (run.r1, run.c1) else [*out, Edit(r0, run.r1, c0, run.c1)]


def table(left: Keys, right: Keys, gains: Sequence[int]) -> list[list[int]]:
    """The most that the words from i and from j on can weigh together, for each i and j."""
    below = [0] * (len(right) + 1)
    rows = [below]
    for i in range(len(left) - 1, -1, -1):
        row, key = [0] * (len(right) + 1), left[i]
        for j in range(len(right) - 1, -1, -1):
            best = below[j] if below[j] > row[j + 1] else row[j + 1]
            if key == right[j]:
                best = max(best, below[j + 1] + gain(left, right, i, j, gains))
            row[j] = best
        rows.append(row)
        below = row
    return rows[::-1]


def gain(left: Keys, right: Keys, i: int, j: int, gains: Sequence[int]) -> int:
    """What the pair of words i and j weighs, more where the next two are equal as well."""
    together = i + 1 < len(left) and j + 1 < len(right) and left[i + 1] == right[j + 1]
    return gains[i] + TOGETHER * together


def slid(edits: Sequence[Edit], reference: Keys, copy: Keys, language: Language) -> list[Edit]:
    """The edits, one-sided ones where a phrase starts if they may stand in several places with the same words.

    "[and small] and [big]" says the same as "and [small and] big"; after the indent heuristic of git (Haggerty 2016).
    """
    starts = [*(edit.r0 for edit in edits), len(reference) + 1]
    out: list[Edit] = []
    end = -1
    for edit, start in zip(edits, starts[1:], strict=True):
        room = edit.r0 - end - 1, start - edit.r1 - 1  # in the copy as many words are equal between two edits
        out.append(best_place(edit, room, reference, copy, language))
        end = out[-1].r1
    return out


def best_place(edit: Edit, room: tuple[int, int], reference: Keys, copy: Keys, language: Language) -> Edit:
    """The place for a one-sided edit, at most so many words earlier or later, at which it is most like a phrase."""
    if (edit.r1 > edit.r0) == (edit.c1 > edit.c0):
        return edit
    side, start, end = (reference, edit.r0, edit.r1) if edit.r1 > edit.r0 else (copy, edit.c0, edit.c1)
    places = [0]
    while places[-1] > -room[0] and side[start + places[-1] - 1] == side[end + places[-1] - 1]:
        places.append(places[-1] - 1)
    at = 0
    while at < room[1] and side[start + at] == side[end + at]:
        at += 1
        places.append(at)
    looked_at = min(end, start + PHRASE)

    def likeness(n: int) -> tuple[bool, int, int]:
        return closed(side[start + n : looked_at + n]), opening(side[start + n], language), -abs(n)

    best = max(places, key=likeness)
    return Edit(*(n + best for n in edit))


def opening(key: str, language: Language) -> int:
    """How well a phrase starts with a word: best with a mark, then a conjunction, then a preposition."""
    if key in OPENERS:
        return 3
    return 2 if language.has("conjunctions", key) else int(language.has("prepositions", key))


def closed(words: Keys) -> bool:
    """Whether each bracket that words open is closed in them, and the reverse."""
    depth = 0
    for word in words:
        depth += (word in OPENING) - (word in CLOSING)
        if depth < 0:
            return False
    return not depth
