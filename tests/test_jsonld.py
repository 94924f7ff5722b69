"""write/jsonld.py: what a page tells machines, and that nothing in it leaves its script element."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.entry import Entry, Version
from annotate.write.jsonld import page_jsonld
from annotate.write.page import comparison_page
from pages import comparison, entry

MADE = comparison(
    "Carne came to Kiev.", "Carney came to Kyiv.",
    [("Carne", "Carney", "name", "major"), ("Kiev", "Kyiv", "variant", "neutral")],
)  # fmt: skip
COPY = Version("copy.txt", "The Mirror", publisher="Mirror <Group>", url="https://m.example/1", author="A. & B.")


def graph(made: Entry) -> dict[str, dict[str, Any]]:
    """The things of the JSON-LD by their ids."""
    loaded = json.loads(page_jsonld(made, "What it is."))
    assert loaded["@context"] == "https://schema.org"
    return {thing["@id"]: thing for thing in loaded["@graph"]}


def test_both_versions_are_cited() -> None:
    """The page is based on both versions and cites them; the copy is based on the reference."""
    things = graph(entry(MADE, copy=COPY, tags=("aid",)))
    both = [{"@id": "#an-copy"}, {"@id": "#an-reference"}]
    assert things["#an-title"]["isBasedOn"] == things["#an-title"]["citation"] == both
    copy = things["#an-copy"]
    assert copy["@type"] == "NewsArticle"
    assert copy["publisher"] == {"@type": "Organization", "name": "Mirror <Group>"}
    assert (copy["url"], copy["isBasedOn"]) == ("https://m.example/1", both[1])


def test_corrections_are_comments_of_the_copy() -> None:
    """Each numbered finding is a CorrectionComment with its address and the sentence of its footnote."""
    (correction,) = graph(entry(MADE))["#an-copy"]["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["@id"] == "#c-00000000"
    assert correction["text"] == "“Carne” in the copy is “Carney” in the reference."


def test_the_data_are_named() -> None:
    """The data set lists each file with its media type."""
    files = graph(entry(MADE))["#an-data"]["distribution"]
    assert [file["contentUrl"] for file in files] == [
        "comparison.json", "comparison.csv", "comparison.tei.xml", "comparison.jsonld", "comparison.md.txt",
    ]  # fmt: skip


def test_no_rating_is_claimed() -> None:
    """Nothing says that a claim was reviewed or rated."""
    text = page_jsonld(entry(MADE), "")
    assert not re.search("ClaimReview|[Rr]ating", text)


def test_a_sample_is_no_news() -> None:
    """A sample is a work of ours, not a news article, and nobody is corrected."""
    copy = graph(entry(MADE, sample=True))["#an-copy"]
    assert copy["@type"] == "CreativeWork"
    assert "correction" not in copy


def test_excerpts_quote_no_more() -> None:
    """Without the texts, a correction says what its footnote says."""
    (correction,) = graph(entry(MADE, publish="excerpts"))["#an-copy"]["correction"]
    assert "Carne" not in correction["text"]


@given(st.text(), st.sampled_from(["</script>", "<!--", "]]>", "\u2028", "&lt;", "{{ 7*7 }}", "\\", '"']))
def test_property_it_stays_in_its_element(text: str, sign: str) -> None:
    """Whatever a title holds, the JSON-LD is ASCII without <, > and &, and reads back as it was."""
    title = text + sign
    source = page_jsonld(entry(MADE, title=title), title)
    assert source.isascii()
    assert not set("<>&") & set(source)
    assert json.loads(source)["@graph"][0].get("headline", "") == " ".join(title.split())


@given(st.text('<>&"\\\n\u2028{}%x'))
def test_property_front_matter_keeps_it(title: str) -> None:
    """A generator that reads the front matter has the JSON-LD letter for letter."""
    made = entry(MADE, title=title)
    loaded = yaml.safe_load(comparison_page(made).split("---\n")[1])
    assert json.loads(loaded["jsonld"])["@graph"][0].get("headline", "") == " ".join(title.split())
