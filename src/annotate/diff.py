"""The word diff of one group of sentences: diff-match-patch over words, each word mapped to one character.

reference  arrived in Kyiv on Sunday for his      edits  Kyiv → Kiev
copy       arrived in Kiev on Sunday on  his             for  → on
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from annotate.align.anchors import anchors_of

LONG = 400  # words of a side from which the diff is first cut at words that stand once on each side
SMALL, LARGE = 10**6, 4 * 10**8  # reference words times copy words up to which diff-match-patch works, and bits
WINDOW = 10_000  # words of a side that are looked at together beyond that
FIRST_CHARACTER = 0xE000  # private use, then the planes above: never a surrogate

ENGINE = diff_match_patch()
ENGINE.Diff_Timeout = 0  # the result must not depend on the load of the machine; the input is bounded instead


class Edit(NamedTuple):
    """Tokens r0 to r1 of the reference are replaced by tokens c0 to c1 of the copy; either run may be empty."""

    r0: int
    r1: int
    c0: int
    c1: int

    def side(self, number: int) -> tuple[int, int]:
        """The run of the reference (0) or of the copy (1)."""
        return (self.c0, self.c1) if number else (self.r0, self.r1)


def word_diff(reference: Sequence[str], copy: Sequence[str]) -> list[Edit]:
    """The edits, in order and never adjacent, that turn the reference's keys into the copy's."""
    edits: list[Edit] = []
    for r0, r1, c0, c1 in chunks(reference, copy):
        for edit in bounded_diff(reference[r0:r1], copy[c0:c1]):
            edits.append(Edit(r0 + edit.r0, r0 + edit.r1, c0 + edit.c0, c0 + edit.c1))
    return joined(edits)


def chunks(reference: Sequence[str], copy: Sequence[str]) -> Iterator[Edit]:
    """The two runs whole when short, else cut at words unique to both that keep their order (patience diff, Cohen)."""
    if min(len(reference), len(copy)) < LONG:
        yield Edit(0, len(reference), 0, len(copy))
        return
    once = [{key for key, n in Counter(side).items() if n == 1} for side in (reference, copy)]
    places = {key: j for j, key in enumerate(copy) if key in once[1]}
    pairs = [(i, places[key]) for i, key in enumerate(reference) if key in once[0] and key in places]
    i, j = 0, 0
    for k, m in anchors_of(pairs):
        yield Edit(i, k, j, m)
        i, j = k, m
    yield Edit(i, len(reference), j, len(copy))


def bounded_diff(reference: Sequence[str], copy: Sequence[str]) -> Iterator[Edit]:
    """The edits between two runs of keys, by a way whose work the size of the input bounds.

    diff-match-patch takes time with the square of what differs, so it gets the small runs, which are nearly all;
    a longest common subsequence over bits the large ones, and the largest window after window.
    """
    size = len(reference) * len(copy)
    if size <= SMALL:
        yield from raw_diff(reference, copy)
    elif size <= LARGE:
        yield from bit_diff(reference, copy)
    else:
        yield from windowed_diff(reference, copy)


def bit_diff(reference: Sequence[str], copy: Sequence[str]) -> Iterator[Edit]:
    """The edits that leave a longest common subsequence of two runs of keys (Hyyrö 2004, by rapidfuzz)."""
    for code in Indel.opcodes(list(reference), list(copy)):
        if code.tag != "equal":
            yield Edit(code.src_start, code.src_end, code.dest_start, code.dest_end)


def windowed_diff(reference: Sequence[str], copy: Sequence[str], size: int = WINDOW) -> Iterator[Edit]:
    """The edits of a window of both runs up to a word they share, then of the window that starts there, to the end."""
    r = c = 0
    while r < len(reference) or c < len(copy):
        left, right = reference[r : r + size], copy[c : c + size]
        last = r + size >= len(reference) and c + size >= len(copy)
        found = joined(list(bit_diff(left, right)))
        a, b = (len(left), len(right)) if last else meeting(found, len(left), len(right))
        for edit in found:
            if edit.r0 < a or edit.c0 < b:
                yield Edit(r + edit.r0, r + min(edit.r1, a), c + edit.c0, c + min(edit.c1, b))
        r, c = r + a, c + b


def meeting(edits: Sequence[Edit], rows: int, columns: int) -> tuple[int, int]:
    """The first word that two windows share from the middle of either on; the middle of both where there is none."""
    half = (rows + 1) // 2, (columns + 1) // 2
    starts = [(0, 0), *((edit.r1, edit.c1) for edit in edits)]
    ends = [*(edit.r0 for edit in edits), rows]
    for (i, j), end in zip(starts, ends, strict=True):
        step = max(0, min(half[0] - i, half[1] - j))
        if i + step < end:
            return i + step, j + step
    return half


def raw_diff(reference: Sequence[str], copy: Sequence[str]) -> Iterator[Edit]:
    """The edits diff-match-patch finds between two runs of keys."""
    letters = {key: chr(FIRST_CHARACTER + n) for n, key in enumerate(dict.fromkeys((*reference, *copy)))}
    sides = ["".join([letters[key] for key in side]) for side in (reference, copy)]
    i = j = r0 = c0 = 0
    for operation, run in ENGINE.diff_main(sides[0], sides[1], False):
        if operation == ENGINE.DIFF_EQUAL:
            if i > r0 or j > c0:
                yield Edit(r0, i, c0, j)
            i, j = i + len(run), j + len(run)
            r0, c0 = i, j
        elif operation == ENGINE.DIFF_DELETE:
            i += len(run)
        else:
            j += len(run)
    if i > r0 or j > c0:
        yield Edit(r0, i, c0, j)


def joined(edits: Sequence[Edit]) -> list[Edit]:
    """Edits that touch on both sides made one."""
    out: list[Edit] = []
    for edit in edits:
        if out and out[-1].r1 == edit.r0 and out[-1].c1 == edit.c0:
            out[-1] = Edit(out[-1].r0, edit.r1, out[-1].c0, edit.c1)
        else:
            out.append(edit)
    return out
