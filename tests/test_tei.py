"""write/tei.py, write/segments.py and write/xml.py: TEI that is valid, and from which both texts can be rebuilt."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotate.engine import compare
from annotate.entry import Entry, Version
from annotate.model import Comparison
from annotate.write.segments import longest_increasing, segments
from annotate.write.tei import entry_tei
from annotate.write.xml import attributes, escaped
from golden import load
from golden import names as pairs
from pages import entry

SCHEMA = Path(__file__).parent / "schemas" / "tei_all.rng.gz"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
HOSTILE = "<p>&amp;]]> \"'\u2028\ufffe</p> %s <!-- {{ x }}"


@cache
def schema() -> Any:
    """The RELAX NG schema of all of TEI P5."""
    return etree.RelaxNG(etree.fromstring(gzip.decompress(SCHEMA.read_bytes())))


def parsed(source: str) -> Any:
    """The document, after it was found valid."""
    document = etree.fromstring(source.encode())
    assert schema().validate(document), str(schema().error_log)[:600]
    return document


def reading(element: Any, witness: str) -> Iterator[str]:
    """The text of one witness below an element, as the header says how to read it."""
    if element.tag in (f"{TEI}lem", f"{TEI}rdg") and element.get("wit") != f"#{witness}":
        return
    if element.tag == f"{TEI}note":
        return
    if element.tag == f"{TEI}g":
        yield chr(int(element.get("n")[2:], 16))
    yield element.text or ""
    for child in element:
        yield from reading(child, witness)
        yield child.tail or ""


def rebuilt(document: Any) -> tuple[str, str]:
    """The reference and the copy."""
    paragraphs = document.findall(f".//{TEI}body/{TEI}p")
    reference, copy = ("".join(part for p in paragraphs for part in reading(p, w)) for w in ("reference", "copy"))
    return reference, copy


def described(made: Comparison, **metadata: object) -> Entry:
    """An entry whose metadata are full of signs."""
    version = Version("a.txt", HOSTILE, HOSTILE, "https://example.org/ä?<a>&b={c}", "https://x.example/", "2026-01-02",
                      "2026-01-03", HOSTILE, HOSTILE)  # fmt: skip
    return entry(made, title=HOSTILE, summary=HOSTILE, tags=(HOSTILE,), copy=version, reference=version, **metadata)


@pytest.mark.parametrize("name", pairs())
def test_both_texts_come_back(name: str) -> None:
    """The TEI of every golden pair is valid, and either text can be read from it character for character."""
    pair = load(name)
    made = compare(pair.reference, pair.copy, language=pair.language)
    document = parsed(entry_tei(described(made)))
    assert rebuilt(document) == (made.reference.text, made.copy.text)
    ids = {app.get(XML_ID) for app in document.iter(f"{TEI}app")}
    assert {c.id for c in made.corrections} <= ids


@given(
    st.lists(
        st.sampled_from(["One two.", "Three <b>&", "four\t4", "", "five\n", " six\u00a0", "sev\ufffeen"]), max_size=9
    ),
    st.lists(
        st.sampled_from(["One too.", "Three <b>&", "four\t5", "", "five\n", " six\u00a0", "sev\ufffeen"]), max_size=9
    ),
)
def test_property_both_texts_come_back(reference: list[str], copy: list[str]) -> None:
    """Whatever the texts and their order, both come back."""
    made = compare("\n".join(reference), " ".join(copy), language="en")
    assert rebuilt(parsed(entry_tei(entry(made)))) == (made.reference.text, made.copy.text)


@given(st.text(max_size=80), st.text(max_size=80))
def test_property_segments_lose_nothing(reference: str, copy: str) -> None:
    """The sides of all segments, joined, are the two texts."""
    made = compare(reference, copy)
    found = list(segments(made))
    assert "".join(s.reference for s in found) == made.reference.text
    assert "".join(s.copy for s in found) == made.copy.text


def test_a_correction_is_an_app() -> None:
    """An app says the kind, the severity, the number and both readings; a note and its sources are in it."""
    made = compare(
        "He came to Kyiv with $50 billion in aid.", "He came to Kyiv with $15 billion in aid.", language="en"
    )
    noted = replace(made.corrections[0], note="See <there>.", sources=("https://example.org/?a=1&b=2",))
    document = parsed(entry_tei(entry(replace(made, corrections=(noted,)))))
    (app,) = document.iter(f"{TEI}app")
    assert (app.get("type"), app.get("ana"), app.get("n")) == ("figure", "#critical", "1")
    assert [child.text for child in app][:2] == [noted.reference.text, noted.copy.text]
    assert app[2].text == "See <there>."
    assert app[3][0].get("target") == "https://example.org/?a=1&b=2"


def test_what_moved_points_at_its_other_place() -> None:
    """Words that stand elsewhere in the copy are two apps that point at each other."""
    pair = load("order-swapped")
    document = parsed(entry_tei(entry(compare(pair.reference, pair.copy, language=pair.language))))
    apps = {app.get(XML_ID): app for app in document.iter(f"{TEI}app") if app.get(XML_ID)}
    apart = [app for name, app in apps.items() if name.endswith("-there")]
    assert apart
    for app in apart:
        assert apps[app.get("corresp")[1:]].get("corresp") == f"#{app.get(XML_ID)}"


def test_excerpts_hold_the_apparatus_alone() -> None:
    """Without the texts the document lists the corrections with their places, and is valid all the same."""
    pair = load("wire-copy-garbled")
    made = compare(pair.reference, pair.copy, language=pair.language)
    source = entry_tei(described(made, publish="excerpts"))
    document = parsed(source)
    assert not list(document.iter(f"{TEI}body/{TEI}p/{TEI}app"))
    assert len(list(document.iter(f"{TEI}app"))) == len(made.corrections)
    assert pair.copy[:60] not in source


def test_identical_texts() -> None:
    """Two equal texts have a document without an apparatus, published or not."""
    made = compare("One.\nTwo.\n", "One.\nTwo.\n")
    for publish in ("full", "excerpts"):
        assert not list(parsed(entry_tei(entry(made, publish=publish))).iter(f"{TEI}app"))


@given(st.text())
def test_property_xml_loses_nothing(text: str) -> None:
    """Any text comes back from an element's content; attributes are one value each."""
    root = etree.fromstring(f'<TEI xmlns="{TEI[1:-1]}"{attributes(n=text)}>{escaped(text)}</TEI>'.encode())
    assert "".join(reading(root, "copy")) == text
    assert set(root.attrib) == {"n"}


@given(st.lists(st.integers(0, 20)))
def test_property_longest_increasing(numbers: list[int]) -> None:
    """The indices increase, their numbers too, and no run found by trying is longer."""
    found = longest_increasing(numbers)
    values = [numbers[i] for i in found]
    assert found == sorted(set(found))
    assert values == sorted(set(values))
    best: list[int] = []
    for at, value in enumerate(numbers):
        best.append(1 + max((n for n, before in zip(best, numbers[:at], strict=True) if before < value), default=0))
    assert len(found) == max(best, default=0)
