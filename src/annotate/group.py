"""Differences grown to the phrase an editor would name, and words that only changed places.

    strict [news blackout → news] and [amid → in the midst of] [tight → strict]   one weak word between two edits joins them
    -"likely" … +"likely"                                                        the same words elsewhere: order
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotate.counterparts import Difference
from annotate.diff import Edit
from annotate.language import Language
from annotate.line import Line

LONGEST = 12  # words of a side beyond which a phrase is not grown any further


def phrases(found: Sequence[Difference], reference: Line, copy: Line, language: Language) -> list[Difference]:
    """Differences in the order of the copy: moved words paired, weak words between two edits taken in."""
    moved = reordered(found, reference, copy, language)
    plain = sorted((d for d in moved if is_plain(d)), key=lambda d: (d.edit.r0, d.edit.c0))
    fixed = [d for d in moved if not is_plain(d)]
    return sorted(fixed + bridged(plain, fixed, reference, copy, language), key=lambda d: (d.edit.c0, d.edit.c1, d.edit.r0))


def is_plain(difference: Difference) -> bool:
    return difference.facts == (None, None) and not difference.moved


def reordered(found: Sequence[Difference], reference: Line, copy: Line, language: Language) -> list[Difference]:
    """Words that are deleted in one place and inserted, the same, in another, as one difference of order."""
    out = list(found)
    inserted = {tuple(copy.keys[d.edit.c0 : d.edit.c1]): d for d in reversed(out) if is_plain(d) and d.edit.r0 == d.edit.r1}
    for gone in [d for d in found if is_plain(d) and d.edit.c0 == d.edit.c1]:
        keys = tuple(reference.keys[gone.edit.r0 : gone.edit.r1])
        there = inserted.get(keys)
        if there is None or all(language.has("function_words", key) or not key[:1].isalnum() for key in keys):
            continue
        del inserted[keys]
        out = [d for d in out if d is not gone and d is not there]
        out.append(Difference(Edit(gone.edit.r0, gone.edit.r1, there.edit.c0, there.edit.c1), moved=True))
    return out


def bridged(
    plain: Sequence[Difference], fixed: Iterable[Difference], reference: Line, copy: Line, language: Language
) -> list[Difference]:
    """Plain differences with one weak equal word between them made one."""
    busy = [{n for d in fixed for n in range(*d.edit[side : side + 2])} for side in (0, 2)]
    out: list[Difference] = []
    for difference in plain:
        if out and joinable(out[-1].edit, difference.edit, reference, copy, language, busy):
            first, second = out.pop().edit, difference.edit
            difference = replace(difference, edit=Edit(first.r0, second.r1, first.c0, second.c1))
        out.append(difference)
    return out


def joinable(a: Edit, b: Edit, reference: Line, copy: Line, language: Language, busy: list[set[int]]) -> bool:
    """Whether only one weak word, equal on both sides, stands between two edits that both change words."""
    if b.r0 - a.r1 != b.c0 - a.c1 or b.r0 - a.r1 > 1 or b.r1 - a.r0 > LONGEST or b.c1 - a.c0 > LONGEST:
        return False
    if busy[0] & set(range(a.r0, b.r1)) or busy[1] & set(range(a.c0, b.c1)):
        return False
    between = reference.keys[a.r1 : b.r0]
    if tuple(between) != tuple(copy.keys[a.c1 : b.c0]):
        return False
    return all(language.has("function_words", key) for key in between) and both_change(a) and both_change(b)


def both_change(edit: Edit) -> bool:
    """Whether an edit puts something in the place of something."""
    return edit.r1 > edit.r0 and edit.c1 > edit.c0
