"""postings.py: the words of several indexes as one, with pages in a new order and common words cut short."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.postings import CHUNK, MANY, PLACES, Word, bounds, chunks, merged, numbered, packed

WORDS = st.text("abé", min_size=1, max_size=4)


def test_pages_keep_their_places_under_new_numbers() -> None:
    """Pages come in the order of their new numbers, each with its places, and its fields under their new numbers."""
    own = [["word", [[1, [-25, 4, 2], [-1, 0, -2, 3]], [2, [-25, 9], []]], []]]
    assert list(numbered(own, [7, 5, 6, 2], [0, 3])) == [
        ["word", [[5, [-25, 4, 2], [-1, 0, -4, 3]], [2, [-25, 9], []]], []]
    ]
    assert packed(merged([numbered(own, [7, 5, 6, 2], [0, 3])]))[0] == [
        ["word", [[2, [-25, 9], []], [3, [-25, 4, 2], [-1, 0, -4, 3]]], []]
    ]


@given(st.dictionaries(st.tuples(WORDS, st.integers(0, 9)), st.lists(st.integers(1, 99), min_size=1)), st.data())
def test_several_indexes_are_one(places: dict[tuple[str, int], list[int]], data: st.DataObject) -> None:
    """However the pages are dealt out to indexes, the words of all together are those of a single one."""
    dealt = data.draw(st.lists(st.integers(0, 2), min_size=10, max_size=10))

    def words(pages: set[int]) -> list[Word]:
        spelled = sorted({word for word, page in places if page in pages})
        return [
            [
                word,
                [[page, own, []] for (other, page), own in sorted(places.items()) if other == word and page in pages],
                [],
            ]
            for word in spelled
        ]

    several = [words({page for page in range(10) if dealt[page] == index}) for index in range(3)]
    assert list(merged(several)) == words(set(range(10)))


def test_forms_are_merged_too() -> None:
    """The forms of a word with accents have pages of their own."""
    indexes = (
        [["uber", [], [["über", [[3, [-25, 4], []]]]]]],
        [["uber", [[0, [2], []]], [["über", [[1, [-25, 9], []]]]]]],
    )
    assert packed(merged(indexes))[0] == [["uber", [[0, [2], []]], [["über", [[1, [-25, 9], []], [2, [-25, 4], []]]]]]]


def test_common_words_are_cut_short() -> None:
    """Of a word on many pages the first places of each weight are kept; every page stays, and the word is told."""
    count = 2 * MANY
    pages = [[page, [-25, *[1] * 50, -169, 3], [-2, 1]] for page in range(count)]
    words, common = packed([["said", pages, []], ["rare", [[0, [-25, *[1] * 50], []]], []]])
    assert common == {"said": count}
    assert [len(page[1]) for page in words[0][1]] == [1 + PLACES // count + 2] * count
    assert words[0][1][7][1][-2:] == [-169, 3]
    assert len(words[1][1][0][1]) == 51


def test_characters_keep_every_place() -> None:
    """In scripts whose words are single characters each query is a phrase, which needs every place."""
    words, common = packed([["の", [[page, [-25, *[1] * 50], []] for page in range(2 * MANY)], []]])
    assert common == {"の": 2 * MANY}
    assert {len(page[1]) for page in words[0][1]} == {51}


def test_a_full_chunk_ends() -> None:
    """A chunk ends with the word that fills it; every word is in one."""
    large, small = ["b", [[0, [1] * CHUNK, []]], []], ["a", [[0, [1], []]], []]
    assert list(chunks([small, large, ["c", *small[1:]]])) == [[small, large], [["c", *small[1:]]]]
    assert list(chunks([])) == []


def test_bounds_are_as_short_as_they_can_be() -> None:
    """What a chunk ends with and the next begins with differ in their last letter only."""
    assert bounds([("0", "harbour"), ("harvest", "zone")]) == [("0", "harb"), ("harv", "zone")]
    assert bounds([("a", "in"), ("into", "inward"), ("out", "out")]) == [("a", "in"), ("int", "i"), ("o", "out")]
    assert bounds([("a", "b")]) == [("a", "b")]
