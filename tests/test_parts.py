"""parts.py: a comparison cut into parts loses nothing, wherever it is cut."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate import Comparison, compare
from annotate.lossless import LossError
from annotate.write.cuts import WHOLE, Size
from annotate.write.parts import Part, away, closed, cut, homes_of, parts, prove
from pages import comparison
from test_properties import languages, pairs

TINY = Size(1, 1)
LINE = "The minister spoke about harbour number {} on Monday and left the town by train."
OTHER = "The minister spoke about harbour number {} on Tuesday and left the city by train."


def lines(numbers: range, line: str = LINE) -> list[str]:
    """Paragraphs that are unlike each other in one number."""
    return [line.format(number) for number in numbers]


def made(reference: list[str], copy: list[str]) -> Comparison:
    """The comparison of two lists of paragraphs."""
    return compare("\n".join(reference) + "\n", "\n".join(copy) + "\n", language="en")


def texts(cut: tuple[Part, ...]) -> list[tuple[str, str]]:
    """Copy and reference of each part."""
    return [(part.comparison.copy.text, part.comparison.reference.text) for part in cut]


def test_what_fits_is_not_cut() -> None:
    """A comparison that one page holds has no parts."""
    assert parts(made(lines(range(9)), lines(range(9), OTHER)), WHOLE) == ()


def test_parts_are_about_as_large_as_each_other() -> None:
    """Each part holds about as much of the texts, and no more than fits into one, but for a paragraph."""
    whole = made(lines(range(100)), lines(range(100), OTHER))
    found = parts(whole, Size(1000, 10_000))
    sizes = [len(part.comparison.copy.text) for part in found]
    assert max(sizes) <= 1000 + len(LINE) + 2
    assert min(sizes) >= max(sizes) / 2
    assert [part.number for part in found] == list(range(1, len(found) + 1)) == list(range(1, 10))


def test_differences_count_too() -> None:
    """Short texts with many differences are cut as well; of excerpts only what readers are asked to read counts."""
    whole = made(lines(range(40)), lines(range(40), OTHER))
    serious = sum(c.serious for c in whole.corrections)
    assert 0 < serious < len(whole.corrections)
    assert len(parts(whole, Size(100_000, 10))) == -(-len(whole.corrections) // 10)
    assert parts(whole, Size(1, serious, serious=True)) == ()
    assert len(parts(whole, Size(1, serious // 2, serious=True))) == 2


def test_a_part_keeps_what_the_whole_says() -> None:
    """Corrections keep id, finding, number and kind; numbers of passages and paragraphs run on."""
    whole = made(lines(range(30)), lines(range(30), OTHER))
    found = parts(whole, Size(400, 100))
    told = [c for part in found for c in part.own]
    assert told == list(whole.corrections)
    inside = [c for part in found for c in part.comparison.corrections]
    assert [(c.id, c.finding, c.number, c.kind) for c in inside] == [(c.id, c.finding, c.number, c.kind) for c in told]
    assert [number for part in found for number in part.passages] == list(range(len(whole.passages)))
    before = 0
    for part in found:
        assert part.before == (before, before)
        before += len(part.comparison.copy.paragraphs)
    assert homes_of(found)[whole.corrections[-1].id] == found[-1].number


def test_a_passage_that_moved_far() -> None:
    """A passage that moved to another part is in both, with the side that is there, and told where its copy is."""
    moved = "An engineer from Bergen explained at length why the seventh lock had to be rebuilt before 1974."
    there = moved.replace("1974", "1975")
    whole = made([moved, *lines(range(30))], [*lines(range(30)), there])
    [number] = [n for n, passage in enumerate(whole.passages) if passage.relation == "moved"]
    found = parts(whole, Size(500, 100))
    with_it = [part for part in found if number in part.passages]
    assert [part.number for part in with_it] == [1, len(found)]
    sides = [part.comparison.passages[part.passages.index(number)] for part in with_it]
    assert [(bool(p.reference), bool(p.copy), away(p)) for p in sides] == [(True, False, True), (False, True, True)]
    own = [c for c in whole.corrections if c.passage == number]
    assert own
    assert set(own) <= set(found[-1].own)
    assert not found[0].own
    guest = found[0].comparison.corrections[0]
    assert (guest.id, guest.reference.text, bool(guest.copy)) == (own[0].id, own[0].reference.text, False)


def test_nothing_is_cut_through() -> None:
    """Paragraphs that one passage joins stay together, and one paragraph is never cut."""
    split = [f"{LINE.format(1)} {LINE.format(2)}", *lines(range(3, 6))]
    whole = made(split, lines(range(1, 6)))
    assert [len(part.comparison.copy.paragraphs) for part in parts(whole, TINY)] == [2, 1, 1, 1]
    giant = made([" ".join(lines(range(40)))], [" ".join(lines(range(40), OTHER))])
    assert parts(giant, TINY) == ()


def test_texts_that_were_not_compared() -> None:
    """Unrelated texts are cut too, paragraph beside paragraph."""
    whole = replace(comparison("\n".join(lines(range(9))), "\n".join(lines(range(20, 26)))), related=False, passages=())
    found = parts(whole, Size(200, 10))
    assert len(found) > 2
    assert "".join(copy for copy, _ in texts(found)) == whole.copy.text


@given(pairs, languages, st.integers(1, 80), st.integers(1, 5))
def test_any_cut_loses_nothing(pair: tuple[str, str], language: str | None, characters: int, differences: int) -> None:
    """However small the parts are: joined they are both texts, each is lossless, each correction is told once."""
    whole = compare(*pair, language=language)
    found = tuple(cut(whole, Size(characters, differences)))
    prove(whole, found)  # raises
    assert all(part.comparison.copy.paragraphs or part.comparison.reference.paragraphs for part in found[1:])
    ids = [c.id for part in found for c in part.own]
    assert len(ids) == len(set(ids)) == len(whole.corrections)
    spans = [span for part in found for p in part.comparison.passages for span in p.copy]
    assert len(spans) == sum(len(passage.copy) for passage in whole.passages)


def test_the_proof_finds_what_is_lost() -> None:
    """A part that is missing, doubled, or has lost a correction is an error."""
    whole = made(lines(range(9)), lines(range(9), OTHER))
    good = parts(whole, Size(200, 100))
    prove(whole, good)
    first = good[0]
    lost = replace(first, comparison=replace(first.comparison, corrections=first.comparison.corrections[1:]))
    untold = replace(first, own=first.own[1:])
    for bad in (good[1:], (*good, good[0]), (lost, *good[1:]), (untold, *good[1:])):
        with pytest.raises(LossError):
            prove(whole, bad)
    assert closed(first.comparison) == first.comparison
