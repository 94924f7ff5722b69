"""paragraphs.py: the article's paragraphs made at once are those that Python-Markdown makes, mark by mark."""

from __future__ import annotations

from itertools import pairwise

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate import compare
from annotate.extension import AnnotateExtension
from annotate.write.page import comparison_page
from annotate.write.rows import _longest_chain
from pages import entry

PAIRS = [
    ("Carney came to Kyiv.\nCarney left. 5*3*2 <b>", "Carne came to Kiev.\nCarne left. 5*3*2 <b>"),
    ("One said a.\nTwo said b.\nIt rained in Perth.", "It rained in Perth.\nOne said [^1] c.\nTwo said 7 times b."),
    ("He was not warned.\n\nShe left on 5 June.", "He was warned.\n\nShe left on 6 June, they said.\n\nMore came."),
]


@pytest.mark.parametrize(("reference", "copy"), PAIRS)
def test_both_ways_give_one_page(reference: str, copy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The HTML of a page is the same, byte for byte, whether its paragraphs are taken or left to Python-Markdown."""
    page = comparison_page(entry(compare(reference, copy, language="en"))).split("---\n", 2)[2]
    fast = markdown.markdown(page, extensions=[AnnotateExtension()])
    monkeypatch.setattr("annotate.extension.taken", lambda *_: [])
    assert markdown.markdown(page, extensions=[AnnotateExtension()]) == fast


links = st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.integers(1, 9), max_size=9)


@given(links)
def test_the_chain_of_paragraphs_is_the_heaviest(weights: dict[tuple[int, int], int]) -> None:
    """No other run of links that never cross weighs more than the one the rows are made from."""
    ordered, best = sorted(weights), dict[tuple[int, int], int]()
    for link in ordered:
        best[link] = weights[link] + max((best[b] for b in best if b[1] <= link[1]), default=0)
    chain = _longest_chain(weights)
    assert all(a < b and a[1] <= b[1] for a, b in pairwise(chain))
    crossing = any(a[1] > b[1] for a, b in pairwise(ordered))
    assert not crossing or sum(weights[link] for link in chain) == max(best.values())
