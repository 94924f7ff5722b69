"""postings.py: the words of the index, with pages in a new order and common words cut short."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from annotate.postings import MANY, PLACES, in_order


@given(st.data())
def test_pages_keep_their_places(data: st.DataObject) -> None:
    """Under new numbers every page has the places it had, in ascending order of the pages."""
    count = data.draw(st.integers(1, 30))
    numbers = data.draw(st.permutations(range(count)))
    on = sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=1)))
    gaps = [page - before for before, page in zip([0, *on], on, strict=False)]
    [[_, pages, _]], common = in_order(
        [["word", [[gap, [-25, page], []] for gap, page in zip(gaps, on, strict=True)], []]], numbers
    )
    found = list(accumulate(page[0] for page in pages))
    assert found == sorted(numbers[page] for page in on)
    assert {number: page[1] for number, page in zip(found, pages, strict=True)} == {
        numbers[page]: [-25, page] for page in on
    }
    assert common == {}


def test_variants_are_numbered_too() -> None:
    """The forms of a word with accents have pages of their own."""
    words, _ = in_order([["uber", [], [["über", [[0, [-25, 4], []], [1, [-25, 9], []]]]]]], [1, 0])
    assert words == [["uber", [], [["über", [[0, [-25, 9], []], [1, [-25, 4], []]]]]]]


def test_common_words_are_cut_short() -> None:
    """Of a word on many pages the first places of each weight are kept; every page stays, and the word is told."""
    count = 2 * MANY
    pages = [[int(page > 0), [-25, *[1] * 50, -169, 3], [-2, 1]] for page in range(count)]
    words, common = in_order([["said", pages, []], ["rare", [[0, [-25, *[1] * 50], []]], []]], range(count))
    assert common == {"said": count}
    assert [len(page[1]) for page in words[0][1]] == [1 + PLACES // count + 2] * count
    assert words[0][1][7][1][-2:] == [-169, 3]
    assert len(words[1][1][0][1]) == 51


def test_characters_keep_every_place() -> None:
    """In scripts whose words are single characters each query is a phrase, which needs every place."""
    pages = [[int(page > 0), [-25, *[1] * 50], []] for page in range(2 * MANY)]
    words, common = in_order([["の", pages, []]], range(2 * MANY))
    assert common == {"の": 2 * MANY}
    assert {len(page[1]) for page in words[0][1]} == {51}
