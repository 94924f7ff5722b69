"""The words of the index and where they stand, as Pagefind packs them.

    word ─▶ [page, places, places in metadata] …     a page as the distance from the one before it
    places: -25 2 24 31 -169 1                       a weight (negative), then places, each as the distance from the
                                                     one before it; then another weight with its places

A word that stands many times on each of many pages ("said") weighs most in an answer and says least. Of it only the
first places of each page are kept: every page is still found, and ranked by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

MANY, PLACES = 1000, 12_000  # pages from which on a word is common, and about how many places of it are kept in all
SPACED = 0x0E00  # first character of the scripts whose words are single characters; their phrases need every place

Posting = list[Any]


def in_order(words: list[Posting], numbers: Sequence[int]) -> tuple[list[Posting], dict[str, int]]:
    """The words of a chunk with pages numbered anew, and the common ones, each with the number of its pages."""
    common = {word: len(pages) for word, pages, _ in words if len(pages) > MANY}
    out = []
    for word, pages, variants in words:
        found = _renumbered(pages, numbers)
        if word in common and max(map(ord, word)) < SPACED:
            for page in found:
                page[1] = _first(page[1], max(1, PLACES // len(pages)))
        out.append([word, found, [[form, _renumbered(own, numbers)] for form, own in variants]])
    return out, common


def _renumbered(pages: list[Posting], numbers: Sequence[int]) -> list[Posting]:
    """`pages` in the order of their new numbers."""
    number, found = 0, list[tuple[int, Posting]]()
    for page in pages:
        number += page[0]
        found.append((numbers[number], page))
    found.sort(key=lambda each: each[0])
    before = 0
    for number, page in found:
        page[0], before = number - before, number
    return [page for _, page in found]


def _first(places: Sequence[int], most: int) -> list[int]:
    """Of the places of a word on a page the first of each weight, at most so many."""
    kept, count = [], 0
    for place in places:
        count = 0 if place < 0 else count + 1
        if count <= most:
            kept.append(place)
    return kept
