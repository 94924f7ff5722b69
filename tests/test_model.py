"""model.py: the JSON of one comparison and its counts."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from annotate import compare
from annotate.model import CONTRACT, KINDS, SEVERITIES, Quote, Span, Text

REFERENCE = "Mark Carney met Jana Horak on the old bridge. The plan was not approved by the council."
COPY = "Mark Carne met Jana Horak on the bridge. The plan was approved by the council."


def test_the_json_has_the_contract_s_keys() -> None:
    """The JSON has the keys of the contract, and no others at its top."""
    data = compare(REFERENCE, COPY, language="en").to_dict()
    assert list(data) == [
        "contract",
        "related",
        "similarity",
        "language",
        "reference",
        "copy",
        "passages",
        "corrections",
        "counts",
    ]
    assert data["contract"] == CONTRACT == 1
    assert data["reference"]["length"] == len(REFERENCE)
    assert data["copy"]["sha256"] == hashlib.sha256(COPY.encode()).hexdigest()
    needed = {
        "id",
        "finding",
        "number",
        "kind",
        "severity",
        "operation",
        "reference",
        "copy",
        "passage",
        "note",
        "sources",
    }
    assert all(needed <= set(correction) for correction in data["corrections"])


def test_counts_are_of_corrections_shown() -> None:
    """Each kind and severity is counted, in the order of the contract; dismissed corrections are not."""
    result = compare(REFERENCE, COPY, language="en")
    assert sum(result.counts["kind"].values()) == sum(result.counts["severity"].values()) == len(result.corrections)
    assert [k for k in KINDS if k in result.counts["kind"]] == list(result.counts["kind"])
    assert [s for s in SEVERITIES if s in result.counts["severity"]] == list(result.counts["severity"])
    dismissed = replace(result, corrections=tuple(replace(c, dismissed=True) for c in result.corrections))
    assert dismissed.counts == {"kind": {}, "severity": {}}
    assert all(c["dismissed"] is True for c in dismissed.to_dict()["corrections"])


def test_findings_are_the_numbered_ones() -> None:
    """The findings are the first corrections of each number, in the order of their numbers."""
    result = compare(REFERENCE + "\nMark Carney left.", COPY + "\nMark Carne left.", language="en")
    assert [c.number for c in result.findings] == list(range(1, len(result.findings) + 1))
    assert len({c.finding for c in result.findings}) == len(result.findings)
    assert all(c.severity in ("critical", "major") for c in result.findings)


def test_dismissed_corrections_are_not_serious() -> None:
    """A correction somebody dismissed asks no reader to read it."""
    serious = next(c for c in compare(REFERENCE, COPY, language="en").corrections if c.serious)
    assert not replace(serious, dismissed=True).serious


def test_an_empty_quote_is_false() -> None:
    """A side that has nothing is false, one with words is true."""
    assert not Quote(3, 3, "")
    assert Quote(3, 4, "x")
    assert len(Span(3, 7)) == 4


def test_lone_surrogates_have_a_hash() -> None:
    """A text that is no valid Unicode has a hash all the same."""
    assert len(Text("\ud800").sha256) == 64


def test_similarity_is_rounded_in_the_json() -> None:
    """The JSON gives similarity to three digits."""
    value = compare(REFERENCE, COPY, language="en").to_dict()["similarity"]
    assert value == round(value, 3)
