"""The Markdown extension: what it makes of our pages, and that it leaves others alone."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import markdown
import pytest

from annotate.extension import AnnotateExtension
from annotate.model import Quote
from annotate.write.fidelity import FidelityError
from annotate.write.page import comparison_page
from pages import comparison, entry

MADE = comparison(
    "So Carne came to Kiev.\nCarne left.",
    "So Carney came to Kyiv.\nCarney left.",
    [("Carne", "Carney", "name", "major"), ("Kiev", "Kyiv", "variant", "neutral")],
)
AGAIN = replace(MADE.corrections[0], id="c-again", copy=Quote(23, 28, "Carne"), reference=Quote(24, 30, "Carney"))
PAGE = comparison_page(entry(replace(MADE, corrections=(*MADE.corrections, AGAIN))))


def body(page: str) -> str:
    """A page without its front matter."""
    return page.split("---\n", 2)[2]


def convert(page: str, *before: str, after: tuple[str, ...] = (), **settings: str) -> str:
    """HTML of a page, with other extensions loaded before and after ours."""
    return markdown.markdown(body(page), extensions=[*before, AnnotateExtension(**settings), *after])


def texts(html: str) -> list[str]:
    """The text content of each section."""
    return [
        re.sub("<[^>]*>", "", section) for section in re.findall(r"<section[^>]*an-text.*?</section>", html, re.DOTALL)
    ]


def test_text_content_is_the_text() -> None:
    """Each section's text content is its paragraphs and one line feed between them, nothing else."""
    html = convert(PAGE).replace("&#46;", ".")
    assert texts(html) == [MADE.copy.text, MADE.reference.text]


def test_footnote_references_have_roles_and_unique_names() -> None:
    """References are empty links with a role, a number as data and a name of their own."""
    links = re.findall(r'<a [^>]*role="doc-noteref"[^>]*></a>', convert(PAGE))
    names = [re.search('aria-label="([^"]*)"', link)[1] for link in links]  # type: ignore[index]
    assert names == ["Correction 1: Name", "Correction 1 again, place 2: Name"]
    assert all('data-n="1"' in link for link in links)


def test_end_notes_are_a_section_with_ways_back() -> None:
    """Footnotes are end notes after the article, with one back link for each place."""
    html = convert(PAGE)
    assert 'role="doc-endnotes"' in html
    assert re.findall('href="#(fnref[^"]*)" role="doc-backlink"', html) == ["fnref-c-00000000", "fnref2-c-00000000"]
    assert html.index("an-reference-p2") < html.index("doc-endnotes") < html.index("About this comparison")


def test_ids_are_unique_and_ours() -> None:
    """Every id has a prefix of ours, whatever the title is, so that none equals one of the theme's."""
    html = convert(comparison_page(entry(MADE, title="__config")), after=("toc",))
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert all(re.match("(an|c|fn|fnref2?|p|r)-", each) for each in ids)


def test_the_bar_has_its_radios_and_boxes() -> None:
    """The bar has the four readings and a box for each kind with findings, and for each severity."""
    html = convert(PAGE)
    assert re.findall('id="an-read-([^"]*)"', html) == ["marked", "published", "corrected", "both"]
    assert re.findall('id="an-show-([^"]*)"', html) == ["name", "major", "neutral"]


def test_pages_without_marks_have_no_marked_reading() -> None:
    """Identical texts are shown as published; there is nothing to filter or to step through."""
    html = convert(comparison_page(entry(comparison("Same.", "Same."))))
    assert re.findall('id="an-read-([^"]*)"', html) == ["published", "corrected", "both"]
    assert "an-steps" not in html


def test_excerpts_have_end_notes_and_no_bar() -> None:
    """Without the texts there is nothing to read in several ways; the notes follow the table."""
    html = convert(comparison_page(entry(MADE, publish="excerpts")))
    assert "an-bar" not in html
    assert html.index("an-changes") < html.index("doc-endnotes") < html.index("About this comparison")


def test_reporting_an_error_names_the_correction() -> None:
    """With an address for reports each note links to it with the id of its correction."""
    html = convert(PAGE, report="https://example.org/new?title={id}")
    assert 'href="https://example.org/new?title=c-00000000"' in html


@pytest.mark.parametrize("before", [(), ("footnotes", "md_in_html", "tables"), ("extra",)])
def test_it_does_not_matter_what_the_site_loads(before: tuple[str, ...]) -> None:
    """The result is the same whether the site loads the extensions we need before us, after us, or not at all."""
    assert convert(PAGE, *before) == convert(PAGE, after=before) == convert(PAGE)


def test_other_pages_are_left_alone() -> None:
    """A page that is not ours renders as without us, also after one of ours was rendered by the same object."""
    source = "# A title\n\nA note.[^1]\n\n[^1]: Here.\n"
    plain = markdown.markdown(source, extensions=["extra"])
    converter = markdown.Markdown(extensions=["extra", AnnotateExtension()])
    assert converter.convert(source) == plain
    converter.reset().convert(body(PAGE))
    assert converter.reset().convert(source) == plain


def test_an_extension_that_changes_the_text_is_found() -> None:
    """If something else changes the words of a section, the page is refused."""

    class Meddler(markdown.extensions.Extension):
        def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
            class Swap(markdown.postprocessors.Postprocessor):
                def run(self, text: str) -> str:
                    return text.replace("left", "stayed")

            md.postprocessors.register(Swap(), "swap", 5)

    with pytest.raises(FidelityError, match="another Markdown extension"):
        markdown.markdown(body(PAGE), extensions=[AnnotateExtension(), Meddler()])


def test_search_finds_the_article_and_skips_the_rest() -> None:
    """What only repeats the article is kept out of the search index; the sections are not."""
    html = convert(PAGE)
    for part in (
        'class="an-changes"',
        'class="an-bar"',
        "footnote an-notes",
        'class="an-all"',
        'class="an-about"',
        "an-ref ",
    ):
        tag = re.search(rf"<[^>]*{part}[^>]*>", html)
        assert tag, part
        assert "data-search-exclude" in tag[0]
    assert "data-search-exclude" not in re.search("<section[^>]*an-copy[^>]*>", html)[0]  # type: ignore[index]


def test_neutral_marks_are_seen_where_there_is_nothing_else() -> None:
    """Spelling and form start hidden, unless nothing else differs."""
    neutral = comparison("in Kiev", "in Kyiv", [("Kiev", "Kyiv", "variant", "neutral")])
    assert re.search('id="an-show-neutral"[^>]* checked', convert(comparison_page(entry(neutral))))
    assert not re.search('id="an-show-neutral"[^>]* checked', convert(PAGE))


def test_columns_of_the_table_are_named_in_each_row() -> None:
    """Where rows become cards, each side keeps its name."""
    html = convert(PAGE)
    assert html.count('<td data-label="Copy">') == 1
    assert html.count('<td data-label="Reference">') == 1


def test_a_long_line_of_signs_takes_seconds() -> None:
    """The time for a paragraph of encoded characters grows with its length, not with its square."""
    made = entry(comparison("1+" * 100_000 + "a", "1+" * 100_000 + "b"))
    start = time.process_time()
    convert(comparison_page(made))
    assert time.process_time() - start < 30


def test_tables_of_differences_are_the_same_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables of all differences, which no parser reads, stand in the page as they do when Markdown parses them."""
    quick = convert(PAGE)
    monkeypatch.setattr("annotate.extension.TABLE", "no such line")
    assert quick == convert(PAGE)
    assert quick.count('<table class="an-table">') > 1


def test_a_table_that_does_not_end_is_left_alone() -> None:
    """A page that was cut off in a table of differences keeps every line of it."""
    page = '<div class="an-cards">\n</div>\n\n<table class="an-table"><caption>Name</caption>\n'
    html = markdown.markdown(page, extensions=[AnnotateExtension()])
    assert "<caption>Name</caption>" in html
