"""The proof that nothing is lost, made for every comparison: each text follows from the other and the corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotate.model import Comparison, Quote, Span


class LossError(AssertionError):
    """A comparison from which one of its texts could not be rebuilt: a defect of the engine, never of the input."""


def assert_lossless(comparison: Comparison) -> None:
    """Raise LossError unless both texts can be rebuilt exactly from the comparison."""
    for problem in problems(comparison):
        raise LossError(problem)


def problems(comparison: Comparison) -> Iterator[str]:
    """What is wrong, in words: uncovered characters, overlaps, wrong quotations, unequal rests."""
    if not comparison.related:
        return
    texts = {"reference": comparison.reference.text, "copy": comparison.copy.text}
    for name, text in texts.items():
        spans = sorted((s for p in comparison.passages for s in getattr(p, name)), key=lambda s: s.start)
        yield from uncovered(name, text, spans)
        quotes: list[Quote] = sorted(
            (q for c in comparison.corrections if (q := getattr(c, name))), key=lambda q: q.start
        )
        yield from (f"{name}: corrections overlap at {b.start}" for a, b in pairwise(quotes) if b.start < a.end)
        yield from (f"{name}: a quotation differs at {q.start}" for q in quotes if text[q.start : q.end] != q.text)
    rests = {name: unchanged(comparison, name, text) for name, text in texts.items()}
    for number, (left, right) in enumerate(zip(rests["reference"], rests["copy"], strict=True)):
        if left != right:
            yield f"passage {number}: {left[:60]!r} is not {right[:60]!r}"


def uncovered(name: str, text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Characters in no stretch or in two."""
    at = 0
    for span in spans:
        if span.start < at:
            yield f"{name}: stretches overlap at {span.start}"
        elif text[at : span.start].strip():
            yield f"{name}: characters {at} to {span.start} are in no passage"
        at = max(at, span.end)
    if text[at:].strip():
        yield f"{name}: characters from {at} are in no passage"


def unchanged(comparison: Comparison, name: str, text: str) -> list[str]:
    """For each passage its characters outside the corrections, without white space."""
    by_passage: list[list[Quote]] = [[] for _ in comparison.passages]
    for correction in comparison.corrections:
        if quote := getattr(correction, name):
            by_passage[correction.passage].append(quote)
    return [
        "".join(rest(text, getattr(passage, name), sorted(quotes, key=lambda q: q.start)))
        for passage, quotes in zip(comparison.passages, by_passage, strict=True)
    ]


def rest(text: str, stretches: Sequence[Span], quotes: Sequence[Quote]) -> Iterator[str]:
    """The words of some stretches that no quotation covers, joined without white space."""
    for span in sorted(stretches, key=lambda s: s.start):
        at = span.start
        for quote in (q for q in quotes if span.start <= q.start and q.end <= span.end):
            yield "".join(text[at : quote.start].split())
            at = quote.end
        yield "".join(text[at : span.end].split())
