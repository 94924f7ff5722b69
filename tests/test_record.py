"""record.py: what the search index reads of a comparison's page."""

from __future__ import annotations

import html
import re

import pytest
from markdown import Markdown

from annotate import compare
from annotate.entry import Entry, Metadata, Version
from annotate.extension import AnnotateExtension
from annotate.record import record
from annotate.write.page import comparison_page
from sample import COPY, REFERENCE


def page_of(reference: str, copy: str, **metadata: str) -> str:
    """The HTML of a comparison's page."""
    versions = (Version(f"{side}.txt", side.title(), publisher=None, url=None) for side in ("reference", "copy"))
    own = Metadata("A title", "2026-11-21", *versions, **{"language": "en", "publish": "full", **metadata})  # type: ignore[arg-type]
    return Markdown(extensions=[AnnotateExtension()]).convert(
        comparison_page(Entry("visit", own, compare(reference, copy, language="en")))
    )


def lines(reference: str, copy: str, **metadata: str) -> dict[str, str]:
    """The text of a record by its places, in their order; what is equal in both texts has = before it."""
    found = {}
    for line in record(page_of(reference, copy, **metadata)).splitlines():
        place = re.match(r'<b id="([^"]*)"></b>', line)
        if place:
            text = line[place.end() :].replace('<b id="="></b>', "=").replace('<b id="~"></b>', "")
            assert "<" not in text
            found[place[1]] = html.unescape(text)
    return found


def test_the_copy_is_whole_and_the_reference_where_it_differs() -> None:
    """Each paragraph of the copy is there, and of the reference just the passages that have a difference."""
    found = lines(
        "The dam was built in 1911. It holds.\nNobody was hurt.\n",
        "The dam was built in 1912. It holds.\nNobody was hurt.\n",
    )
    assert found["an-copy-p1.1"] == "The dam was built in 1912. It holds."
    assert found["an-copy-p2.2"] == "=Nobody was hurt."
    assert found["an-reference-p1.1"] == "The dam was built in 1911. It holds."
    assert "an-reference-p2.2" not in found


def test_findings() -> None:
    """A finding is its kind and both wordings, in the row of its mark."""
    found = lines("It was seen by 14 people on Monday.\n", "It was seen by 41 people on Monday.\n")
    [(place, text)] = [(place, text) for place, text in found.items() if place.startswith("fn-c-")]
    assert text == "Figure. “41” → “14”"
    assert place.endswith(".1")


def test_one_side() -> None:
    """Where one side has nothing, the finding is the sentence that the page says."""
    found = lines("It was not seen by 14 people.\n", "It was seen by 14 people.\n")
    assert [text for place, text in found.items() if place.startswith("fn-")] == [
        "Negation. “It was not seen by 14” is not in the copy."
    ]


def test_moved_paragraphs_are_found() -> None:
    """What stands elsewhere in the copy is in the record too."""
    parts = [
        f"Sentence number {name} is about {name}s and little else, says {name}."
        for name in ("one", "two", "three", "four")
    ]
    found = lines("\n".join(parts), "\n".join([parts[3], *parts[:3]]))
    assert {text.lstrip("=") for place, text in found.items() if place.startswith("an-copy")} == set(parts)


@pytest.mark.parametrize("publish", ["full", "excerpts"])
def test_hostile_text(publish: str) -> None:
    """Text that is markup or a place of ours stays text."""
    attack = '</section><b id="an-copy-p9"></b><script>alert(1)</script> "said" 14 people'
    text = record(page_of(f"{attack}.\n" + REFERENCE, f"{attack} twice.\n" + COPY, publish=publish))
    assert "<script" not in text
    assert "an-copy-p9" not in re.findall(r'id="([^"]*)"', text)
