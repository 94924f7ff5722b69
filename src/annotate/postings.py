"""The words of the index and where they stand, as Pagefind packs them.

    word ─▶ [page, places, places in metadata] …     a page as the distance from the one before it
    places: -25 2 24 31 -169 1                       a weight (negative), then places, each as the distance from the
                                                     one before it; then another weight with its places

A word that stands many times on each of many pages ("said") is most of the answer's weight and time and says least.
Of it only the first places of each page are kept: every page is still found, and ranked by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

MANY, KEPT = 1000, 3  # pages from which on a word is common, and the places of it that are kept of each weight
SPACED = 0x0E00  # first character of the scripts whose words are single characters; their phrases need every place

Posting = list[Any]


def in_order(words: list[Posting], numbers: Sequence[int]) -> tuple[list[Posting], set[str]]:
    """The words of a chunk with pages numbered anew, and those of which places were left out."""
    trimmed = set[str]()
    out = []
    for word, pages, variants in words:
        common = len(pages) > MANY and max(map(ord, word)) < SPACED
        found = _renumbered(pages, numbers)
        if common and sum(map(_fewer, found)):
            trimmed.add(word)
        out.append([word, found, [[form, _renumbered(own, numbers)] for form, own in variants]])
    return out, trimmed


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


def _fewer(page: Posting) -> bool:
    """Leaves out of a page's places those after the first of each weight, and says whether there were any."""
    kept, count = [], 0
    for place in page[1]:
        count = 0 if place < 0 else count + 1
        if count <= KEPT:
            kept.append(place)
    fewer = len(kept) < len(page[1])
    page[1] = kept
    return fewer
