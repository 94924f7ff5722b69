"""The words of the index and where they stand, as Pagefind packs them; several indexes as one.

    word ─▶ [page, places, places in metadata] …     a page as the distance from the one before it
    places: -25 2 24 31 -169 1                       a weight (negative), then places, each as the distance from the
                                                     one before it; then another weight with its places
    places in metadata: -2 0 9                       a field (negative, from -1), then places in it

    index 1   harbour ─▶ 0 3 │ zone ─▶ 1
    index 2   harbour ─▶ 2             │ yard ─▶ 0       ──merged──▶   harbour ─▶ … │ yard ─▶ … │ zone ─▶ …

A word that stands many times on each of many pages ("said") weighs most in an answer and says least. Of it only the
first places of each page are kept: every page is still found, and ranked by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby, pairwise
from typing import Any

MANY, PLACES = 1000, 12_000  # pages from which on a word is common, and about how many places of it are kept in all
SPACED = 0x0E00  # first character of the scripts whose words are single characters; their phrases need every place
CHUNK = 20_000  # places and pages from which on a file of words is full, as Pagefind cuts them

Posting = list[Any]
Word = list[Any]
"""A word, its pages, and its forms with accents, each with its pages."""


def numbered(words: Iterable[Word], numbers: Sequence[int], fields: Sequence[int]) -> Iterator[Word]:
    """The words of one index with pages and fields as they are numbered in the whole, pages no longer as distances."""
    for word, pages, forms in words:
        own = [[form, _absolute(there, numbers, fields)] for form, there in forms]
        yield [word, _absolute(pages, numbers, fields), own]


def _absolute(pages: list[Posting], numbers: Sequence[int], fields: Sequence[int]) -> list[Posting]:
    number, found = 0, []
    for distance, places, metadata in pages:
        number += distance
        found.append([numbers[number], places, [-1 - fields[-1 - n] if n < 0 else n for n in metadata]])
    return found


def merged(indexes: Iterable[Iterable[Word]]) -> Iterator[Word]:
    """The words of several indexes, each in order, as those of one; nothing is kept but the words at hand."""
    for word, same in groupby(merge(*indexes, key=_spelling), key=_spelling):
        pages: list[Posting] = []
        forms: dict[str, list[Posting]] = {}
        for _, own, others in same:
            pages += own
            for form, there in others:
                forms.setdefault(form, []).extend(there)
        yield [word, _sorted(pages), [[form, _sorted(forms[form])] for form in sorted(forms)]]


def _spelling(word: Word) -> str:
    return str(word[0])


def _sorted(pages: list[Posting]) -> list[Posting]:
    return sorted(pages, key=lambda page: page[0])


def chunks(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words in chunks, one for each file."""
    chunk, size = list[Word](), 0
    for word in words:
        chunk.append(word)
        size += sum(len(places) + len(metadata) + 1 for _, places, metadata in word[1])
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def bounds(chunks: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first and the last word of each chunk, as short as tells it from its neighbours."""
    out = [list(chunk) for chunk in chunks]
    for before, after in pairwise(out):
        shared = next((n for n, (a, b) in enumerate(zip(before[1], after[0], strict=False)) if a != b), len(before[1]))
        before[1], after[0] = before[1][: shared + 1], after[0][: shared + 1]
    return [(first, last) for first, last in out]


def packed(words: Iterable[Word]) -> tuple[list[Word], dict[str, int]]:
    """The words of a chunk as they are written, and the common ones, each with the number of its pages."""
    out, common = list[Word](), dict[str, int]()
    for word, pages, forms in words:
        if len(pages) > MANY:
            common[word] = len(pages)
        shorter = len(pages) > MANY and max(map(ord, word)) < SPACED
        most = max(1, PLACES // len(pages)) if shorter else 0
        kept = [[number, _first(places, most) if most else places, meta] for number, places, meta in pages]
        out.append([word, _distances(kept), [[form, _distances(own)] for form, own in forms]])
    return out, common


def _distances(pages: Iterable[Posting]) -> list[Posting]:
    """`pages`, which are in order, each with its distance from the one before it."""
    before, out = 0, []
    for number, places, metadata in pages:
        out.append([number - before, places, metadata])
        before = number
    return out


def _first(places: Sequence[int], most: int) -> list[int]:
    """Of the places of a word on a page the first of each weight, at most so many."""
    kept, count = [], 0
    for place in places:
        count = 0 if place < 0 else count + 1
        if count <= most:
            kept.append(place)
    return kept
