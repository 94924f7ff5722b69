"""Ids that outlive better rules, findings that gather what says the same again, and the numbers readers see."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotate.model import Correction, Text

CONTEXT = 3  # words on each side that go into an id
DIGITS = 8  # hex digits of an id


def reading_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Corrections in the order of the copy; what the copy lacks stands at its place."""
    return sorted(corrections, key=lambda c: (c.copy.start, c.copy.end, c.reference.start, c.reference.end))


def ids(corrections: Sequence[Correction], reference: Text, copy: Text) -> list[str]:
    """The ids of corrections in reading order; equal ones get -2, -3."""
    seen: Counter[str] = Counter()
    out = []
    for correction in corrections:
        name = "c-" + digest(correction, reference.text, copy.text)
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out


def digest(correction: Correction, reference: str, copy: str) -> str:
    """Eight hex digits of the reference words, the copy words and three words on each side of them."""
    quote, text = (correction.copy, copy) if correction.copy else (correction.reference, reference)
    before = text[max(0, quote.start - 200) : quote.start].rsplit(maxsplit=CONTEXT)[-CONTEXT:]
    after = text[quote.end : quote.end + 200].split(maxsplit=CONTEXT)[:CONTEXT]
    parts = (correction.reference.text, correction.copy.text, " ".join(before), " ".join(after))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def numbered(corrections: Iterable[Correction], reference: Text, copy: Text) -> tuple[Correction, ...]:
    """Corrections in reading order with ids, findings and numbers: equal serious words are one finding, from 1."""
    ordered = reading_order(corrections)
    first: dict[tuple[str, ...], str] = {}
    numbers: dict[str, int] = {}
    out = []
    for correction, name in zip(ordered, ids(ordered, reference, copy), strict=True):
        finding = first.setdefault(saying(correction), name)
        if correction.serious:
            numbers.setdefault(finding, len(numbers) + 1)
        number = numbers[finding] if correction.serious else None
        out.append(replace(correction, id=name, finding=finding, number=number))
    return tuple(out)


def saying(correction: Correction) -> tuple[str, ...]:
    """What a correction says: two that agree in it are one finding."""
    words = [" ".join(quote.text.casefold().split()) for quote in (correction.reference, correction.copy)]
    return correction.kind, correction.severity, correction.note or "", str(correction.dismissed), *words
