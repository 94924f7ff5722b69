"""The list of comparisons."""

from __future__ import annotations

import posixpath
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotate.write.lists import BROWSE, Summary, gravest, newest_pages, relative, summary_of
from annotate.write.phrases import phrases
from pages import comparison, entry

ONE = summary_of(entry(comparison("So Carne came.", "So Carney came.", [("Carne", "Carney", "name", "major")])))


def list_pages(entries: list[Summary]) -> dict[str, str]:
    """The pages of the newest list by their paths."""
    return dict(newest_pages(entries, lambda path: "", phrases()))


def many(count: int) -> list[Summary]:
    """So many comparisons, each a day later."""
    return [
        replace(ONE, slug=f"s{n:03}", title=f"Title {n:03}", date=f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}")
        for n in range(count)
    ]


def test_a_row_says_what_was_found() -> None:
    """A row has title, labels, counts, date and language."""
    page = list_pages([ONE])["comparisons/index.md"]
    assert "**[A title](a-title/index.md)**" in page
    assert "<bdi>The Mirror</bdi>, compared with <bdi>The Original</bdi>" in page
    assert "**1 correction**: 1 name" in page
    assert "21 November 2026</time> · English" in page


def test_newest_first_and_paged() -> None:
    """The newest stands first; 25 to a page; pages link to each other and up to the comparisons."""
    pages = list_pages(many(60))
    assert list(pages) == ["comparisons/index.md", "comparisons/page/2.md", "comparisons/page/3.md"]
    assert pages["comparisons/index.md"].index("Title 059") < pages["comparisons/index.md"].index("Title 058")
    assert "[Next page](page/2.md)" in pages["comparisons/index.md"]
    assert "[Previous page](../index.md)" in pages["comparisons/page/2.md"]
    assert "[Next page](3.md)" in pages["comparisons/page/2.md"]
    assert "(../s000/index.md)" in pages["comparisons/page/3.md"]


def test_order_does_not_depend_on_input() -> None:
    """The same comparisons in another order give the same pages, also with equal dates."""
    same_day = [replace(entry, date="2026-01-01") for entry in many(40)]
    assert list_pages(same_day) == list_pages(same_day[::-1])


def test_samples_and_oddities_are_told() -> None:
    """A sample has a badge; unrelated texts and texts without serious differences say so."""
    page = list_pages(
        [replace(ONE, sample=True), replace(ONE, slug="b", counts={}), replace(ONE, slug="c", related=False)]
    )
    first = page["comparisons/index.md"]
    assert '<span class="an-badge">Sample</span>' in first
    assert "No correction changes what it says" in first
    assert "Not two versions of one article" in first


def test_hostile_titles_stay_text() -> None:
    """Titles, labels and tags are text."""
    page = list_pages([replace(ONE, title="<b>x</b> [a](b)", copy="*c*", tags=("{{ t }}",))])["comparisons/index.md"]
    assert "<b>" not in page
    assert "[a](b)" not in page
    assert "{{" not in page


def test_no_comparison_is_a_page_too() -> None:
    """An empty site has a list that says so."""
    assert "There is no comparison yet." in list_pages([])["comparisons/index.md"]


def test_the_gravest_first() -> None:
    """Most critical findings first, then most findings, then the newest."""
    entries = [
        replace(ONE, slug="old", date="2020-01-01"),
        replace(ONE, slug="new"),
        replace(ONE, slug="many", counts={"name": 9}),
        replace(ONE, slug="critical", critical=1),
    ]
    assert [entry.slug for entry in gravest(entries)] == ["critical", "many", "new", "old"]


def test_every_list_is_a_link_away() -> None:
    """A page links to all lists but itself, by relative paths that are right on further pages too."""
    pages = list_pages(many(60))
    assert "<strong>Newest</strong>" in pages["comparisons/index.md"]
    assert "[Tags](by/tag/index.md)" in pages["comparisons/index.md"]
    assert "[Tags](../by/tag/index.md)" in pages["comparisons/page/2.md"]
    assert all(page.count("](") >= len(BROWSE) - 1 for page in pages.values())


def test_a_page_does_not_grow() -> None:
    """However many comparisons there are, no page is longer than the first of a full list."""
    few, lots = list_pages(many(50)), list_pages(many(1000))
    assert max(map(len, lots.values())) < 1.02 * max(map(len, few.values()))


@given(st.lists(st.sampled_from("ab"), max_size=4), st.lists(st.sampled_from("ab"), max_size=4))
def test_links_are_relative(here: list[str], there: list[str]) -> None:
    """Property: a page names another as posixpath.relpath would."""
    path, target = "/".join([*here, "x.md"]), "/".join([*there, "index.md"])
    assert relative(target, path) == posixpath.relpath(target, posixpath.dirname(path))
