"""The error index, and the store it is made from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import lxml.html
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from across import records, summary
from annotate.write.across.errors import A_PAGE, FORMS, PLACES, ErrorIndex
from annotate.write.across.records import Record
from annotate.write.across.store import open_store
from annotate.write.lists import Summary
from annotate.write.phrases import phrases

Made = Sequence[tuple[Summary, Iterable[Record]]]


def index(made: Made, *, samples: bool = True) -> dict[str, str]:
    """The pages of the index of some comparisons."""
    with open_store() as store:
        for entry, own in made:
            store.add(entry, own)
        store.finish(samples=samples)
        return dict(ErrorIndex(store, {entry.slug: entry for entry, _ in made}, "", phrases()).pages())


def test_forms_are_gathered_across_comparisons() -> None:
    """One reference form stands once, whatever its case and Unicode form, with all forms it was given and links."""
    pages = index([
        (summary("a"), records(("Zellinski", "Zelenskyy", "name"), ("Zelinski", "ZELENSKYY", "name"))),
        (summary("b"), records(("Zellinski", "Zelenskyy", "name"))),
    ])  # fmt: skip
    page = pages["comparisons/errors/names/z/index.md"]
    assert page.count('class="an-reference"') == 1
    assert '**<bdi class="an-reference">Zelenskyy</bdi>** <small>3 corrections · 2 comparisons</small>' in page
    assert '<bdi class="an-copy">Zellinski</bdi> <small>× 2</small>' in page
    assert "(../../../a/index.md#c-00000001)" in page
    assert "(../../../b/index.md#c-00000001)" in page
    assert "[Z](names/z/index.md) <small>1</small>" in pages["comparisons/errors/index.md"]


def test_variants_are_counted_apart() -> None:
    """An accepted variant is told as such and is no correction."""
    made = [
        (summary("a"), records(("Kiev", "Kyiv", "variant"), variant=True)),
        (summary("b"), records(("Kiv", "Kyiv", "name"))),
    ]
    page = index(made)["comparisons/errors/names/k/index.md"]
    assert "<small>1 correction · 1 accepted variant · 2 comparisons</small>" in page
    assert page.index("Kiv</bdi>") < page.index("Kiev</bdi> <small>accepted variant</small>")


def test_figures_and_dates_have_their_own_lists() -> None:
    """Figures and dates stand apart from names, figures in the order of their numbers."""
    pages = index([(summary("a"), records(("15", "$50", "figure"), ("7", "9", "figure"), ("May", "June", "date")))])
    figures = pages["comparisons/errors/figures/index.md"]
    assert figures.index(">9</bdi>") < figures.index("&#36;50</bdi>")
    assert ">June</bdi>" in pages["comparisons/errors/dates/index.md"]


def test_samples_stay_out_where_others_are() -> None:
    """With real comparisons there are no places of samples."""
    made = [
        (summary("a", sample=True), records(("Carne", "Carney", "name"))),
        (summary("b"), records(("Kiv", "Kyiv", "name"))),
    ]
    assert "comparisons/errors/names/c/index.md" not in index(made, samples=False)
    assert "comparisons/errors/names/c/index.md" in index(made, samples=True)


def test_long_lists_are_paged() -> None:
    """An initial with many forms has pages of at most A_PAGE."""
    changes = [(f"N{n:03}x", f"N{n:03}", "name") for n in range(A_PAGE + 1)]
    pages = index([(summary("a"), records(*changes))])  # type: ignore[arg-type]
    assert pages["comparisons/errors/names/n/index.md"].count("an-reference") == A_PAGE
    assert pages["comparisons/errors/names/n/page/2.md"].count("an-reference") == 1


def test_a_form_in_many_places_has_pages_of_its_own() -> None:
    """A list shows some places and links to pages with all of them; neither grows without end."""
    count = 250
    made = [(summary(f"s{n:03}"), records((f"Carn{n % 20}", "Carney", "name"))) for n in range(count)]
    pages = index(made)
    short = pages["comparisons/errors/names/c/index.md"]
    assert short.count("index.md#c-") == FORMS * PLACES
    assert "[All 250 places](../form/carney/index.md)" in short
    own = [page for path, page in pages.items() if "/form/carney/" in path]
    assert [page.count("index.md#c-") for page in own] == [100, 100, 50]
    assert "250 corrections · 250 comparisons. [Back to its list](../../c/index.md)" in own[0]


def test_order_does_not_depend_on_input() -> None:
    """The same comparisons in another order give the same pages."""
    made = [(summary(f"s{n}"), records((f"Carn{n % 3}", "Carney", "name"), ("Kiv", "Kyiv", "name"))) for n in range(30)]
    assert index(made) == index(made[::-1])


def test_hostile_words_stay_text() -> None:
    """Names are text, wherever they come from."""
    made = [(summary("a", title="[x](y) <i>"), records(("<b>x</b>", "a|b](c)#{{ x }}", "name")))]
    for page in index(made).values():
        assert "<b>x" not in page
        assert "](c)" not in page
        assert "(y)" not in page
        assert "{{" not in page


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40)


@given(WORDS, WORDS)
def test_words_come_out_as_they_went_in_property(copy: str, reference: str) -> None:
    """Rendered, the index shows the very words (in NFC, white space aside), once each, whatever they are."""
    for path, page in index([(summary("a", title=reference), records((f"x{copy}", f"y{reference}", "name")))]).items():
        if "/names/" not in path:
            continue
        body = page.partition("\n---\n")[2]
        html = lxml.html.fromstring(markdown(body, extensions=["md_in_html", "tables", "footnotes", "attr_list"]))
        for side, words in (("copy", f"x{copy}"), ("reference", f"y{reference}")):
            (shown,) = html.xpath(f"//bdi[@class='an-{side}']")
            assert shown.text_content() == _plain(words)


def _plain(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))


def test_nothing_to_index() -> None:
    """A site without corrections has an index that is empty, not missing."""
    pages = index([])
    assert set(pages) == {f"comparisons/errors/{name}index.md" for name in ("", "figures/", "dates/")}
