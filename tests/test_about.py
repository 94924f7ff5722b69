"""source/about.py and source/linked.py: what a page says of itself, and where it says so."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.source import rules
from annotate.source.about import CHECKS, about, cleaned, saved_from
from annotate.source.html import read_article
from annotate.source.linked import articles, is_article, names, nodes, text_of
from annotate.source.page import Page, PageError
from saved import COPY_PAGE, REFERENCE_PAGE

WORDS = "<p>The minister arrived in Kyiv on Sunday and promised fifty billion in aid over four years.</p>" * 3


def said(
    head: str = "", html: str = "<html>", address: str | None = None, body: str = ""
) -> dict[str, tuple[str, str]]:
    """What a page with this head says of itself: value and origin."""
    page = f"{html}<head>{head}</head><body><article>{body}{WORDS}</article></body></html>"
    found = about(read_article(Page(page.encode("utf-8", "surrogatepass"))), address)
    return {field: (value.value, value.origin) for field, value in found.items()}


def linked(**members: Any) -> str:
    """A script of JSON-LD about an article."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **members})}</script>'


def test_a_page_that_says_all() -> None:
    """Each value comes with its origin; what is declared for machines goes before what people see."""
    found = about(read_article(Page(REFERENCE_PAGE.encode())))
    assert {field: (value.value, value.origin) for field, value in found.items()} == {
        "title": ('Minister brings aid to Kyiv: "a first step"', "from og:title"),
        "publisher": ("The Fjord Courier", "from og:site_name"),
        "author": ("Sigrid Aamodt, Ola Ås", "from JSON-LD author"),
        "published": ("2026-01-08", "from JSON-LD datePublished"),
        "language": ("en-GB", "from html lang"),
        "url": ("https://courier.example.org/2026/01/kyiv", "from link rel=canonical"),
    }


def test_a_page_that_says_little() -> None:
    """What is not there is not made up, and an address is no author."""
    found = about(read_article(Page(COPY_PAGE.encode("cp1252"))), "https://mirror.example.com/x")
    assert found["title"].value == "Minister brings aid to Kiev"
    assert not {"publisher", "author", "language"} & found.keys()


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        ('<meta property="og:locale" content="pt_BR">', "language", ("pt-BR", "from og:locale")),
        ('<meta http-equiv="Content-Language" content="de">', "language", ("de", "from content-language")),
        ('<meta name="date" content="2026/03/01 10:00">', "published", ("2026-03-01", "from date")),
        ('<meta name="DC.Creator" content=" A.\n B. ">', "author", ("A. B.", "from dc.creator")),
        ('<meta name="author" content="One"><meta name="author" content="Two">', "author", ("One", "from author")),
        (linked(publisher={"name": "Courier"}), "publisher", ("Courier", "from JSON-LD publisher")),
        (linked(author="A. Writer"), "author", ("A. Writer", "from JSON-LD author")),
        (linked(headline=["First", "Second"]), "title", ("First", "from JSON-LD headline")),
        (linked(inLanguage="pt_BR"), "language", ("pt-BR", "from JSON-LD inLanguage")),
        (linked(url="https://a.example/x"), "url", ("https://a.example/x", "from JSON-LD url")),
        (linked(mainEntityOfPage={"@id": "http://a.org"}), "url", ("http://a.org", "from JSON-LD mainEntityOfPage")),
        ("<title>A &lt;b&gt; title</title>", "title", ("A <b> title", "from title")),
    ],
)  # fmt: skip
def test_places(head: str, field: str, expected: tuple[str, str]) -> None:
    """Each of the usual places is known."""
    assert said(head)[field] == expected


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ('<meta name="date" content="2026-02-31">', "published"),
        ('<meta name="date" content="yesterday">', "published"),
        ('<meta property="og:site_name" content=" \u200b ">', "publisher"),
        ('<link rel="canonical" href="javascript:alert(1)">', "url"),
        ('<link rel="canonical" href="https://user:pw@a.example/">', "url"),
        ('<link rel="canonical" href="http://[">', "url"),
        ('<script type="application/ld+json">{"@type": ' + "[" * 5_000 + "</script>", "author"),
        ('<script type="application/ld+json">[[[{"author": "x"}]]]</script>', "author"),
    ],
)
def test_nonsense(head: str, field: str) -> None:
    """A value that comparison.yml could not hold is left out."""
    assert field not in said(head)


def test_a_guess_is_called_one() -> None:
    """Where the page declares nothing, what trafilatura makes of its words is told as a guess."""
    found = said(body='<p class="byline">By <a rel="author" href="/staff">Jane Roe</a></p>')
    assert found["author"] == ("Jane Roe", "guessed by trafilatura, check it")


def test_address() -> None:
    """A page's own address counts when it is of the host the page came from: a copy may name its source as its own."""
    canonical = '<link rel="canonical" href="https://www.courier.example/story">'
    had = "https://m.courier.example/story?from=feed"
    assert said(canonical, address=had)["url"] == ("https://www.courier.example/story", "from link rel=canonical")
    value, origin = said(canonical, address="https://mirror.example/x")["url"]
    assert value == "https://mirror.example/x"
    assert origin == "where it was had; link rel=canonical names another host, courier.example"
    relative = '<link rel="canonical" href="/story">'
    assert said(relative, address=had)["url"][0] == "https://m.courier.example/story"
    saved = "<!-- saved from url=(0026)https://mirror.example/x -->\n<html>"
    assert said(canonical, html=saved)["url"][0] == "https://mirror.example/x"
    assert said("", address=had)["url"] == (had, "where it was had")


def test_too_long() -> None:
    """A value of any length is cut to one that comparison.yml takes."""
    value = said(f"<title>{'word ' * 2_000}</title>")["title"][0]
    assert len(value) <= rules.MAX_LINE
    assert value.endswith("…")


@given(st.text(max_size=400))
def test_property_cleaned(text: str) -> None:
    """A cleaned value breaks no rule of a line but that it should say something, and is clean when cleaned again."""
    value = cleaned(text)
    assert rules.one_line(value) in ("", "should not be empty")
    assert cleaned(value) == value


keys = st.sampled_from(["@type", "@graph", "author", "name", "headline", "publisher", "url", "x"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)
meta_names = st.sampled_from(["og:title", "og:site_name", "author", "date", "og:url"])


@given(json_values)
def test_property_json(value: object) -> None:
    """JSON-LD of any shape gives objects, and of each member a text."""
    for node in nodes(json.dumps(value)):
        for member in node.values():
            assert isinstance(text_of(member), str)
            assert isinstance(names(member), str)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(["og:title", "og:site_name", "author", "date", "og:url"]), st.text())),
    json_values,
)
def test_property_hostile(tags: list[tuple[str, str]], value: object) -> None:
    """Whatever a page declares, what comes out keeps the rules of comparison.yml."""
    metas = "".join(f'<meta property="{name}" content="{text}">' for name, text in tags)
    try:
        found = said(metas + linked(author=value, headline=value, url=value))
    except PageError:  # a quotation mark may have opened the rest of the page as an attribute
        return
    assert all(CHECKS[field](value) == "" for field, (value, _origin) in found.items())


@pytest.mark.parametrize(
    ("field", "keys", "value"),
    [
        ("title", ("og:title", "citation_title", "dc.title", "twitter:title"), "A title"),
        ("publisher", ("og:site_name", "dc.publisher", "citation_publisher", "publisher", "application-name"), "P"),
        ("author", ("author", "article:author", "parsely-author", "dc.creator", "citation_author", "byl"), "A. B."),
        ("published", ("article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dc.date"), ""),
        ("published", ("citation_publication_date", "pubdate", "date"), ""),
        ("language", ("content-language", "og:locale", "dc.language"), "fr"),
    ],
)
def test_every_tag(field: str, keys: tuple[str, ...], value: str) -> None:
    """Each tag that pages use for a fact is read, by its property, name or itemprop."""
    for key, attribute in zip(keys, ("property", "name", "itemprop") * 2, strict=False):
        head = f'<meta {attribute}="{key.upper()}" content="{value or "2026-03-04"}">'
        assert said(head)[field] == (value or "2026-03-04", f"from {key}")


def test_elements() -> None:
    """Headings and times are read where no tag says more, three of a kind at most."""
    assert said(body="<h1>A heading</h1>")["title"] == ("A heading", "from h1")
    time = '<time itemprop="datePublished" datetime="2026-03-04T10:00">March</time>'
    assert said(body=time)["published"] == ("2026-03-04", "from time datetime")
    assert said("<title>T</title>", body="<h1> </h1>" * 2 + "<h1>Third</h1>")["title"] == ("Third", "from h1")
    assert said("<title>T</title>", body="<h1> </h1>" * 3 + "<h1>Fourth</h1>")["title"] == ("T", "from title")


def test_the_longest_value() -> None:
    """A value of exactly the length that is allowed stays as it is."""
    assert cleaned("a" * rules.MAX_LINE) == "a" * rules.MAX_LINE
    assert cleaned("a" * (rules.MAX_LINE + 1)) == "a" * (rules.MAX_LINE - 1) + "…"


def test_saved_from_the_start_alone() -> None:
    """Where a page was saved from stands at its start; further down it is text."""
    note = "<!-- saved from url=(0018)https://a.example/ -->"
    assert saved_from(note.rjust(4_000)) == "https://a.example/"
    assert saved_from(note.rjust(4_001)) is None


def test_how_much_of_a_value_is_looked_at() -> None:
    """What stands beyond 20,000 characters of a value is not looked at."""
    assert cleaned(" " * 19_999 + "ab") == "a"


def test_bounds_of_json() -> None:
    """Two thousand objects of a script and twenty names of a member are read, of a script of a million signs."""
    assert len(list(nodes(json.dumps([{}] * 999)))) == 999
    assert len(list(nodes(json.dumps([[{"n": n} for n in range(3_000)]])))) == 1_998  # two are the lists
    assert names([f"A{n}" for n in range(30)]).split(", ") == [f"A{n}" for n in range(20)]
    assert list(nodes("[{}]".ljust(1_000_000))) == [{}]
    assert list(nodes("[{}]".ljust(1_000_001))) == []


def test_json_as_pages_have_it() -> None:
    """A line break inside a string is no JSON, but pages have it and it is read all the same."""
    assert list(nodes('{"headline": "a\nb"}')) == [{"headline": "a\nb"}]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("NewsArticle", True), (["Thing", "BlogPosting"], True), (["Thing", 7], False), ("Person", False), (None, False)],
)
def test_what_is_an_article(kind: object, expected: bool) -> None:
    """One type of several is enough, and what is no word is no type."""
    assert is_article({"@type": kind}) == expected


def test_the_article_with_a_headline_comes_first() -> None:
    """Of several articles in a page those with a headline go before those without, else in their order."""
    head = linked(url="https://a.example/1") + linked(headline="Two") + linked(url="https://a.example/3", headline="3")
    tree = read_article(Page(f"<html><head>{head}<script></script></head><body>{WORDS}</body></html>".encode())).tree
    found = articles(tree.xpath("//script"))
    assert [node.get("headline", node.get("url")) for node in found] == ["Two", "3", "https://a.example/1"]


@pytest.mark.parametrize(
    ("value", "text", "together"),
    [
        ("a", "a", "a"),
        (["a", " b "], "a", "a, b"),
        ({"name": "a"}, "a", "a"),
        ({"@id": "i", "name": "a"}, "i", "a"),
        ([{"name": "a"}, {"name": ""}, {"x": 1}, "b"], "a", "a, b"),
        ([], "", ""),
        (7, "", ""),
    ],
)
def test_members_of_json(value: object, text: str, together: str) -> None:
    """A member is a text, an object with a name or an address, or a list of them."""
    assert (text_of(value), names(value)) == (text, together)


@pytest.mark.parametrize(
    ("datetime", "expected"),
    [("2026-03-04", {"published": ("2026-03-04", "guessed by trafilatura, check it")}), ("2026-03-01", {})],
)
def test_a_guessed_day(datetime: str, expected: dict[str, tuple[str, str]]) -> None:
    """A guessed day is told as one; the first of a month may be a month without a day, and is not taken."""
    found = said(body=f'<time datetime="{datetime}">lately</time>')
    assert {field: value for field, value in found.items() if field == "published"} == expected
