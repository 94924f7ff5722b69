"""write/webannotation.py: annotations that fit the W3C model and select the very words."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from annotate.engine import compare
from annotate.entry import Entry, Version
from annotate.write.excerpts import allowance
from annotate.write.webannotation import entry_annotations
from golden import load, names
from pages import entry

SCHEMA = Path(__file__).parent / "schemas" / "web-annotation.schema.json"


@cache
def validator() -> Draft202012Validator:
    """The checker of the model."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def page(made: Entry) -> dict[str, Any]:
    """The annotations of an entry, after they were found to fit the model."""
    loaded: dict[str, Any] = json.loads(entry_annotations(made))
    assert not [error.message for error in validator().iter_errors(loaded)]
    return loaded


def selectors(place: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The selectors of a place by their type."""
    return {selector["type"]: selector for selector in place["selector"]}


def golden(name: str, **metadata: object) -> Entry:
    """An entry of a golden pair."""
    pair = load(name)
    return entry(compare(pair.reference, pair.copy, language=pair.language), **metadata)


@pytest.mark.parametrize("name", names())
def test_selectors_select_the_words(name: str) -> None:
    """Both selectors of each place select the same words of its text, which are those of the correction."""
    made = golden(name)
    items = page(made)["items"]
    assert len(items) == len(made.comparison.corrections)
    for item, correction in zip(items, made.comparison.corrections, strict=True):
        (linked,) = (body for body in item["body"] if body["type"] == "SpecificResource")
        for place, quote, text in (
            (item["target"], correction.copy, made.comparison.copy.text),
            (linked, correction.reference, made.comparison.reference.text),
        ):
            found = selectors(place)
            words, position = found["TextQuoteSelector"], found["TextPositionSelector"]
            assert words["exact"] == quote.text == text[position["start"] : position["end"]]
            around = words.get("prefix", "") + quote.text + words.get("suffix", "")
            assert text[position["start"] - len(words.get("prefix", "")) :].startswith(around)


def test_bodies_say_what_would_be_right() -> None:
    """The bodies are the words of the reference, its place, the kind, the severity, a note and its sources."""
    made = golden("wire-copy-garbled")
    first = replace(made.comparison.corrections[0], note="A *note*.", sources=("https://example.org/a b?{x}",))
    made = replace(made, comparison=replace(made.comparison, corrections=(first,)))
    bodies = page(made)["items"][0]["body"]
    assert [body["purpose"] for body in bodies] == [
        "editing", "linking", "classifying", "assessing", "commenting", "linking",
    ]  # fmt: skip
    assert bodies[0]["value"] == first.reference.text
    assert [body["value"] for body in bodies[2:5]] == [first.kind, first.severity, "A *note*."]
    assert bodies[5]["source"] == "https://example.org/a%20b?%7Bx%7D"


def test_ids_name_the_texts_not_the_place() -> None:
    """The same texts give the same names, other texts others; every annotation has one of its own."""
    first, again, other = (page(golden(n)) for n in ("law-article", "law-article", "science-mice"))
    assert first == again
    ids = [p["id"] for p in (first, other)] + [item["id"] for p in (first, other) for item in p["items"]]
    assert len(ids) == len(set(ids))


def test_a_source_is_its_address_or_its_hash() -> None:
    """A version with an address is named by it, and its exact text by its hash in any case."""
    made = golden("law-article", copy=Version("copy.txt", "The Mirror", url="https://example.org/story"))
    item = page(made)["items"][0]
    assert item["target"]["source"]["id"] == "https://example.org/story"
    assert item["target"]["source"]["canonical"].startswith("ni:///sha-256;")
    assert item["body"][1]["source"]["id"].startswith("ni:///sha-256;")


def test_excerpts_select_only_what_may_be_shown() -> None:
    """Without the texts no selector holds a character more than the other outputs, and positions stay right."""
    made = golden("wire-copy-garbled", publish="excerpts")
    shown = allowance(made.comparison)
    for item, correction in zip(page(made)["items"], made.comparison.corrections, strict=True):
        may, found = shown[correction.id].copy, selectors(item["target"])
        text = made.comparison.copy.text
        words = found.get("TextQuoteSelector", {})
        quoted = words.get("prefix", "") + words.get("exact", "") + words.get("suffix", "")
        assert quoted in text[may.first : may.last]
        if words:
            position = found["TextPositionSelector"]
            assert text[position["start"] : position["end"]] == words["exact"]


def test_hostile_words_stay_words() -> None:
    """Text that looks like JSON-LD, or like markup, is a string."""
    text = 'He said {"@id": "x"} </script> \\u0000 of \u202e Kyiv.'
    item = page(entry(compare(text, text.replace("Kyiv", "Kiuson"), language="en"), title="</script>"))["items"][0]
    assert item["body"][0]["value"] == "Kyiv"
