"""source/html.py: the article in a page, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.source.html import MAX_DEPTH, MAX_TAGS, headed, read_article, read_version, tree_of
from annotate.source.page import Page, PageError
from annotate.source.paths import UnusableError

WORDS = "The minister arrived in Kyiv on Sunday and was not asked about the bridge. " * 5


@pytest.mark.parametrize("depth", [240, 260, 3_000])
def test_deep_pages_are_never_cut(depth: int) -> None:
    """A page whose tags lie deeper inside each other than its reader goes is refused; its text is not cut."""
    page = Page(f"<html><body>{'<div>' * depth}<p>{WORDS}</p>{'</div>' * depth}</body></html>".encode())
    if depth > 240:
        with pytest.raises(PageError, match="tags inside each other"):
            read_article(page)
    else:
        assert read_article(page).text.strip() == WORDS.strip()


@pytest.mark.parametrize(
    ("title", "head", "added"),
    [
        ("Minister brings aid | Courier", "Minister brings aid", True),
        ("Minister  brings aid", "\n Minister <b>brings</b>\naid ", True),
        ("The Fjord Courier | Minister brings aid to Kyiv", "The Fjord Courier", False),
        ("Minister brings aid", "Something else", False),
        ("Minister brings aid", "The minister arrived", False),
        ("", "", False),
    ],
)
def test_headline(title: str, head: str, added: bool) -> None:
    """The headline stands once above the text, whatever the markup; the name of the site is none."""
    page = f"<html><head><title>{title}</title></head><body><h1>{head}</h1><p>{WORDS}</p></body></html>"
    with_it = headed(WORDS, tree_of(page))
    assert with_it == (f"Minister brings aid\n{WORDS}" if added else WORDS)
    assert headed(with_it, tree_of(page)) == with_it


def test_same_headline_whatever_the_markup() -> None:
    """Trafilatura keeps the headline here and drops it there; both texts have it."""
    head = "<html><head><title>Minister brings aid | Courier</title></head><body>"
    for markup in ("<article><h1>{}</h1><p>{}</p></article>", "<div class='article'><h1>{}</h1><p>{}</p></div>"):
        page = head + markup.format("Minister brings aid", WORDS) + "</body></html>"
        assert read_article(Page(page.encode())).text.splitlines()[0] == "Minister brings aid"


def test_bytes_without_meaning(tmp_path: Path) -> None:
    """A byte that is not in the page's encoding is a problem inside the article alone."""
    page = '<html><head><meta charset="utf-8"><script>"@"</script></head><body><p>' + WORDS + "</p></body></html>"
    path = tmp_path / "a.html"
    path.write_bytes(page.encode().replace(b"@", b"\xfc"))
    assert read_version(path).strip() == WORDS.strip()
    path.write_bytes(page.encode().replace(b"Kyiv", b"Ky\xefv"))
    with pytest.raises(UnusableError, match="has bytes in the article that are not in its encoding"):
        read_version(path)


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"plain words", b"<html></html>", b"<", b"<!--", b"<?xml version='1.0'?>"]
)
def test_no_article(data: bytes) -> None:
    """A page without an article is told."""
    with pytest.raises(PageError, match=r"no article was found|is empty"):
        read_article(Page(data))


def test_too_many_tags() -> None:
    """A page of nothing but tags is refused before anything reads them."""
    with pytest.raises(PageError, match="holds more than 100,000 tags"):
        read_article(Page(b"<" * (MAX_TAGS + 1)))
    page = f"<html><body><p>{WORDS}</p><!--".encode()
    assert read_article(Page(page + b"<" * (MAX_TAGS - page.count(b"<")) + b"-->")).text.strip() == WORDS.strip()


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<h1>", "<title>", "<!--", "<a b='", "words ", "\x01", "&#0;", "<svg>"]))
)
def test_property_hostile(parts: list[str]) -> None:
    """Broken markup gives an article or a PageError, and never a control character."""
    try:
        text = read_article(Page("".join(parts).encode())).text
    except PageError:
        return
    assert text.replace("\n", "").replace("\t", "").isprintable()


def test_the_depth_that_is_read() -> None:
    """Html, body and as many more elements as may lie inside each other are read, and not one more."""
    page = "<html><body>{}<p>a</p>{}</body></html>"
    inside = MAX_DEPTH - 3
    assert tree_of(page.format("<div>" * inside, "</div>" * inside)) is not None
    with pytest.raises(PageError, match="more than 250 tags inside each other"):
        tree_of(page.format("<div>" * (inside + 1), "</div>" * (inside + 1)))


def test_half_of_a_title_is_a_headline() -> None:
    """An h1 that makes up exactly half of the title is the headline; a little less is the name of the site."""
    for title, added in (("Minister Courier", True), ("Minister Courier.", False)):
        page = f"<html><head><title>{title}</title></head><body><h1>Minister</h1><p>{WORDS.lower()}</p></body></html>"
        assert headed(WORDS.lower(), tree_of(page)).startswith("Minister\n") == added


def test_comments_and_tables_are_left_out() -> None:
    """What readers wrote below an article is none of it, and a table is data."""
    body = f"<article><p>{WORDS}</p><table><tr><td>cell one</td><td>cell two</td></tr></table></article>"
    comments = '<section id="comments" class="comments"><div class="comment"><p>A reader was here. ' + WORDS
    text = read_article(Page(f"<html><body>{body}{comments}</p></div></section></body></html>".encode())).text
    assert "A reader was here" not in text
    assert "cell" not in text


def test_how_far_down_a_headline_is_looked_for() -> None:
    """A headline that stands in the first 2,000 characters of the article is not put above it again."""
    page = tree_of("<html><head><title>Minister</title></head><body><h1>Minister</h1></body></html>")
    for at, again in ((1_992, False), (1_993, True)):
        text = "x" * at + "Minister"
        assert headed(text, page) == ("Minister\n" + text if again else text)


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "b.xhtml"])
def test_the_endings_of_pages(tmp_path: Path, name: str) -> None:
    """A page is known by its ending, capitals aside; any other file is taken as it stands."""
    path = tmp_path / name
    path.write_text(f"<html><body><p>{WORDS}</p></body></html>", encoding="utf-8")
    assert "<" not in read_version(path)
    assert read_version(path.rename(tmp_path / "a.txt")).startswith("<html>")


def test_the_largest_page(tmp_path: Path) -> None:
    """A page of more than twenty million bytes is refused before it is decoded."""
    path = tmp_path / "a.html"
    path.write_bytes(b" " * 20_000_001)
    with pytest.raises(UnusableError, match="is longer than 20,000,000 bytes, the most that is read"):
        read_version(path)
