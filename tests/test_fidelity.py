"""The proof that a page shows the texts, and that it fails when it should."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.write.fidelity import FidelityError, check_html, check_markdown
from annotate.write.page import comparison_page
from pages import comparison, entry

COPY, REFERENCE = "Carne came.\n1986. A year.", "Carney came.\n1986. A year."
MADE = comparison(COPY, REFERENCE, [("Carne", "Carney", "name", "major")])


def test_a_page_passes() -> None:
    """The page that is written holds both texts."""
    check_markdown(comparison_page(entry(MADE)), MADE)


def test_a_changed_letter_is_found() -> None:
    """A page that shows one other letter is refused, with its paragraph."""
    page = comparison_page(entry(MADE)).replace("A year", "A bear", 1)
    with pytest.raises(FidelityError, match=r"copy .* paragraph 2"):
        check_markdown(page, MADE)


def test_a_missing_section_is_found() -> None:
    """A page without the reference is refused."""
    page = comparison_page(entry(MADE)).replace("an-text an-reference", "another")
    with pytest.raises(FidelityError, match="reference is missing"):
        check_markdown(page, MADE)


def test_a_lost_paragraph_is_found() -> None:
    """A page that leaves out a paragraph is refused."""
    line = '<span class="an-p" id="p-1">1986&#46; A year.</span>\n\n'
    page = comparison_page(entry(MADE)).replace(line, "", 1)
    with pytest.raises(FidelityError):
        check_markdown(page, MADE)


def test_html_with_another_text_is_refused() -> None:
    """HTML whose section does not match the hash it carries is refused, HTML without sections is not."""
    check_html("<p>Nothing of ours</p>")
    with pytest.raises(FidelityError, match="another Markdown extension"):
        check_html(f'<section class="an-text an-copy" data-sha256="{"0" * 64}"><p>x</p></section>')


@pytest.mark.parametrize("text", ["&lt;b&gt; &amp;amp;", "&#60;i&#62; &amp;#60;", "&nbsp; &#0; &bogus; &"])
def test_a_text_about_entities_passes(text: str) -> None:
    """Entities that stand in the article are read as the characters they are written with, not decoded twice."""
    comparison_page(entry(comparison(text, f"{text} more")))


LINES = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool),
    min_size=1,
    max_size=5,
)


@settings(max_examples=60, deadline=None)
@given(copy=LINES, reference=LINES)
def test_any_two_texts_make_a_page_that_passes(copy: list[str], reference: list[str]) -> None:
    """Whatever stands in the texts, the page holds them exactly (comparison_page raises otherwise)."""
    comparison_page(entry(comparison("\n".join(copy), "\n".join(reference))))
