"""Comparisons of the same reference."""

from __future__ import annotations

from across import summary
from annotate.entry import Version
from annotate.write.across.siblings import SHOWN, named, sibling_groups, sibling_pages, with_siblings
from annotate.write.lists import summary_of
from annotate.write.page import comparison_page
from annotate.write.phrases import phrases
from pages import comparison, entry


def test_the_same_address_or_the_same_text() -> None:
    """Two belong together by the address or by the text of their reference, and through a third."""
    entries = [
        summary("a", sources=("https://x/1", "sha256:1")),
        summary("b", sources=("https://x/1", "sha256:2")),
        summary("c", sources=("sha256:2",)),
        summary("d", sources=("https://x/2", "sha256:3")),
    ]
    assert [[e.slug for e in group] for group in sibling_groups(entries)] == [["a", "b", "c"]]
    assert sibling_groups(entries[::-1]) == sibling_groups(entries)


def test_what_makes_a_reference_the_same() -> None:
    """The address without its fragment, and the hash of the text."""
    made = entry(comparison("a b", "a c"), reference=Version("r.txt", "R", url="https://x.example/1#top"))
    assert summary_of(made).sources == ("https://x.example/1", f"sha256:{made.comparison.reference.sha256}")


def test_pages_name_each_other() -> None:
    """A page names the others, newest first, and not itself."""
    group = [summary("new", date="2026-12-01", title="New [x](y)"), summary("old")]
    block = named(group[1], group, phrases())
    assert "(../new/index.md)</bdi>" not in block
    assert "](../new/index.md): <bdi>The Mirror</bdi>, 1 December 2026" in block
    assert "../old/" not in block
    assert "(y)" not in block


def test_many_are_a_list() -> None:
    """With more than a page names there is a list of all, and the page links to it."""
    group = sibling_groups([summary(f"s{n}") for n in range(SHOWN + 3)])[0]
    pages = dict(sibling_pages([group], phrases()))
    (path,) = pages
    block = named(group[0], group, phrases())
    assert block.count("\n- ") == SHOWN + 1
    assert f"[All {SHOWN + 3} comparisons of this reference](../{path.removeprefix('comparisons/')})" in block
    assert pages[path].count("an-row") == SHOWN + 3


def test_the_block_stands_in_the_page_once() -> None:
    """It comes before what the page says about itself, whatever the words of the article are."""
    about = f"## {phrases()('page.about')}"
    made = entry(comparison(f"{about} one.", f"{about} two."), title=about)
    page = with_siblings(comparison_page(made), "BLOCK", phrases())
    assert page.count("BLOCK") == 1
    assert f"BLOCK\n\n{about}\n" in page
    assert page.replace("BLOCK\n\n", "") == comparison_page(made)
