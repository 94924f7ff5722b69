"""The feeds, read by readers that are not ours."""

from __future__ import annotations

import json

import feedparser
import feedparser_rs
import pytest

from across import records, summary
from annotate.write.across.feeds import CORRECTIONS, ITEMS, JSON, RSS, Site, feeds
from annotate.write.across.store import open_store
from annotate.write.lists import Summary
from annotate.write.phrases import phrases

SITE = Site("A <site> & more", "https://site.example/x/")
CHANGE = ("15 <b>billion", "$50 billion", "figure")


def both(*entries: Summary, count: int = 1) -> dict[str, str]:
    """Both feeds of some comparisons with `count` findings each."""
    with open_store() as store:
        for entry in entries:
            store.add(entry, records(*[CHANGE] * count))  # type: ignore[list-item]
        store.finish(samples=True)
        return feeds(entries, store, SITE, phrases())


@pytest.mark.parametrize(("path", "version"), [(RSS, "rss20"), (JSON, "json11")])
def test_a_reader_reads_it(path: str, version: str) -> None:
    """Title, address, date and the corrections come out as they went in, hostile words included."""
    entry = summary("visit", title="A <visit> ]]> & more", tags=("a & b",), summary="Plain <i>text.")
    read = (feedparser if path == RSS else feedparser_rs).parse(both(entry)[path].encode())
    assert not read.bozo
    assert read.version == version
    assert path != RSS or read.feed.title == "A <site> & more: comparisons"
    (item,) = read.entries
    assert path != RSS or item.title == "A <visit> ]]> & more"
    assert item.link == item.id == "https://site.example/x/comparisons/visit/"
    assert tuple(item.published_parsed)[:6] == (2026, 11, 21, 0, 0, 0)
    assert item.tags[0].term == "a & b"
    content = item.content[0].value
    assert "15 &lt;b&gt;billion" in content
    assert 'href="https://site.example/x/comparisons/visit/#c-00000001"' in content
    assert "<p>Plain &lt;i&gt;text.</p>" in content


def test_titles_of_json_are_plain() -> None:
    """In the JSON feed titles and summaries are plain text, as the format has them (this reader thinks of HTML)."""
    made = json.loads(both(summary("visit", title="A <visit> & more", summary="Plain <i>text."))[JSON])
    assert made["title"] == "A <site> & more: comparisons"
    assert (made["items"][0]["title"], made["items"][0]["summary"]) == ("A <visit> & more", "Plain <i>text.")


def test_characters_xml_does_not_have() -> None:
    """A title with characters that XML forbids still gives a feed that is read."""
    read = feedparser.parse(both(summary("a", title="a\ufffeb\x85c"))[RSS].encode())
    assert not read.bozo
    assert read.entries[0].title == "a\ufffdb\ufffdc"


def test_the_newest_first_and_no_more_than_the_limit() -> None:
    """A feed holds the newest comparisons only, and an item a limited number of corrections."""
    entries = [summary(f"s{n}", date=f"2026-01-{n % 28 + 1:02}") for n in range(ITEMS + 9)]
    made = both(*entries, count=CORRECTIONS + 2)
    read = feedparser.parse(made[RSS].encode())
    dates = [item.published_parsed for item in read.entries]
    assert len(dates) == ITEMS
    assert dates == sorted(dates, reverse=True)
    assert read.entries[0].content[0].value.count("<li>") == CORRECTIONS
    assert "2 more corrections are on the page" in read.entries[0].content[0].value


def test_words_that_may_not_be_shown() -> None:
    """A correction without words is told by its kind and linked."""
    with open_store() as store:
        store.add(summary("a"), records(("", "", "name")))
        store.finish(samples=True)
        content = feeds([summary("a")], store, SITE, phrases())[JSON]
    assert "Name</a>. The words are on the page." in content


def test_samples_are_told() -> None:
    """Where there are samples only, feed and items say so."""
    made = both(summary("a", sample=True))
    assert "<title>Sample: A visit</title>" in made[RSS]
    assert "Samples written for this site" in made[JSON]


def test_the_same_bytes() -> None:
    """Nothing in a feed comes from the clock."""
    assert both(summary("a"), summary("b")) == both(summary("b"), summary("a"))
    assert "<lastBuildDate>Sat, 21 Nov 2026 00:00:00 +0000</lastBuildDate>" in both(summary("a"))[RSS]


def test_an_empty_feed_is_a_feed() -> None:
    """A site without comparisons has feeds without items."""
    made = both()
    assert not feedparser.parse(made[RSS].encode()).bozo
    assert feedparser_rs.parse(made[JSON].encode()).version == "json11"
