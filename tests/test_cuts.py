"""cuts.py: where a long comparison is cut, and when it is not."""

from __future__ import annotations

from annotate.model import Passage, Span
from annotate.write.cuts import EXCERPTS, WHOLE, Size, ends
from annotate.write.rows import blocks
from pages import comparison

LINES = [f"Line {number} of a text." for number in range(10, 22)]
MADE = comparison("\n".join(LINES), "\n".join(LINES))


def cuts(size: Size, *passages: Passage) -> list[int]:
    """After how many paragraphs MADE is cut, if it also has some passages."""
    made = comparison("\n".join(LINES), "\n".join(LINES))
    made = type(made)(**{n: getattr(made, n) for n in ("reference", "copy", "language", "related", "similarity")},
                      passages=(*made.passages, *passages))  # fmt: skip
    return list(ends(made, blocks(MADE)[:-1], size))


def spanning(first: int, last: int, relation: str = "changed") -> Passage:
    """A passage of the copy's paragraph `first` and the reference's `last`."""
    copy, reference = MADE.copy.paragraphs[first], MADE.reference.paragraphs[last]
    return Passage(relation, (Span(reference.start, reference.end),), (Span(copy.start, copy.end),))  # type: ignore[arg-type]


def test_the_sizes() -> None:
    """A page holds about ten thousand words, and five hundred differences or, of excerpts, serious ones."""
    assert (WHOLE.characters, WHOLE.differences, WHOLE.serious) == (60_000, 500, False)
    assert (EXCERPTS.differences, EXCERPTS.serious) == (500, True)


def test_what_fits() -> None:
    """What is as long as a part fits, and one character more does not."""
    length = len(MADE.copy.text)
    assert Size(length, 0).fits(MADE)
    assert not Size(length - 1, 0).fits(MADE)
    assert Size(1, 0, serious=True).fits(MADE)


def test_cuts_are_even() -> None:
    """Twelve lines are cut after every fourth for a size of four."""
    assert cuts(Size(4 * len(LINES[0]), 100)) == [4, 8, 12]
    assert cuts(Size(10_000, 100)) == [12]


def test_no_cut_through_a_passage() -> None:
    """A cut that a passage spans is made after it; one that moved spans none."""
    size = Size(4 * len(LINES[0]), 100)
    assert cuts(size, spanning(3, 5)) == [6, 8, 12]
    assert cuts(size, spanning(3, 5, "moved")) == [4, 8, 12]
    assert cuts(size, spanning(0, 11)) == [12]
