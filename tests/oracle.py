"""A second opinion on whether a comparison loses anything, written from the contract's JSON alone.

Nothing here uses the engine's own proof: the reference is rebuilt from the copy and the corrections, and the copy
from the reference, as somebody would who only has the published data.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

Json = dict[str, Any]
OTHER = {"reference": "copy", "copy": "reference"}


def complaints(data: Json) -> Iterator[str]:
    """Everything about one comparison's JSON that breaks the contract's promises, in words."""
    if not data["related"]:
        if data["passages"] or data["corrections"]:
            yield "unrelated texts are aligned"
        return
    for side in OTHER:
        yield from coverage(data, side)
        yield from quotations(data, side)
        yield from (f"{side} of passage {number} does not follow" for number in not_following(data, side))
    yield from one_sided(data)
    yield from untouched(data)


def coverage(data: Json, side: str) -> Iterator[str]:
    """Characters that are in no stretch or in two, and stretches that start or end in white space."""
    text = data[side]["text"]
    owners = [0] * len(text)
    for passage in data["passages"]:
        for span in passage[side]:
            words = text[span["start"] : span["end"]]
            if not words or words != words.strip():
                yield f"{side}: stretch {span} is empty or not trimmed"
            for at in range(span["start"], span["end"]):
                owners[at] += 1
    for at, character in enumerate(text):
        if owners[at] > 1 or (owners[at] == 0 and not character.isspace()):
            yield f"{side}: character {at} is in {owners[at]} stretches"


def quotations(data: Json, side: str) -> Iterator[str]:
    """Corrections whose words are not in the text, are empty, overlap others or lie outside of their passage."""
    text = data[side]["text"]
    found = sorted((c[side]["start"], c[side]["end"]) for c in data["corrections"] if c[side])
    yield from (f"{side}: corrections overlap at {b[0]}" for a, b in pairwise(found) if b[0] < a[1])
    for correction in data["corrections"]:
        quote, spans = correction[side], data["passages"][correction["passage"]][side]
        if quote is None:
            if not 0 <= correction["at"] <= len(text) or correction[OTHER[side]] is None:
                yield f"{side}: correction {correction['id']} has no place"
            continue
        if not quote["text"] or text[quote["start"] : quote["end"]] != quote["text"]:
            yield f"{side}: the words of {correction['id']} are not in the text"
        if not any(span["start"] <= quote["start"] and quote["end"] <= span["end"] for span in spans):
            yield f"{side}: {correction['id']} lies outside of the stretches of its passage"


def not_following(data: Json, side: str) -> Iterator[int]:
    """The passages whose words on one side cannot be had from the other side and the corrections."""
    for number, passage in enumerate(data["passages"]):
        kept = iter(outside(data, number, OTHER[side]))
        quoted = {c[side]["start"]: c[side] for c in data["corrections"] if c["passage"] == number and c[side]}
        rebuilt, actual = [], []
        for span in passage[side]:
            at = span["start"]
            while at < span["end"]:
                step = quoted.get(at)
                here = step["text"] if step else data[side]["text"][at]
                actual.append("".join(here.split()))
                rebuilt.append(actual[-1] if step else "".join(next(kept, "") for _ in actual[-1]))
                at += len(here)
        if rebuilt != actual or next(kept, None) is not None:
            yield number


def outside(data: Json, number: int, side: str) -> str:
    """The characters of a passage's side that no correction covers, without white space."""
    covered: set[int] = set()
    for correction in data["corrections"]:
        if correction["passage"] == number and correction[side]:
            covered.update(range(correction[side]["start"], correction[side]["end"]))
    spans = data["passages"][number][side]
    text = data[side]["text"]
    return "".join(
        text[at]
        for span in spans
        for at in range(span["start"], span["end"])
        if at not in covered and not text[at].isspace()
    )


def one_sided(data: Json) -> Iterator[str]:
    """Passages of one side that are not one correction over the whole stretch."""
    for number, passage in enumerate(data["passages"]):
        if passage["reference"] and passage["copy"]:
            continue
        side = "reference" if passage["reference"] else "copy"
        found = [c for c in data["corrections"] if c["passage"] == number]
        spans = [(s["start"], s["end"]) for s in passage[side]]
        if [(c[side]["start"], c[side]["end"]) for c in found if c[side]] != spans or len(found) != 1:
            yield f"passage {number} of the {side} alone is {len(found)} corrections over {len(spans)} stretches"


def untouched(data: Json) -> Iterator[str]:
    """Passages said to be the same that are not, or that hold corrections."""
    for number, passage in enumerate(data["passages"]):
        held = any(c["passage"] == number for c in data["corrections"])
        if passage["relation"] == "same" and held:
            yield f"passage {number} is called the same and holds corrections"
