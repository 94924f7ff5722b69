"""One group of sentences: from its words to corrections with spans, kinds and severities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest

from annotate.correspondence import settled
from annotate.diff import Edit, word_diff
from annotate.differences import Difference, differences
from annotate.facts.usage import Usage
from annotate.group import phrases, untouched
from annotate.language import Language
from annotate.line import Line
from annotate.model import Correction, Operation, Quote, Relation, Span, Text, operation_of
from annotate.naming import named
from annotate.rules.case import Case, Verdict, case_of
from annotate.rules.wording import one_sided


@dataclass(frozen=True, slots=True)
class Sides:
    """A group of sentences on both sides, with the stretches its words must not cross."""

    reference: Line
    copy: Line
    reference_text: Text
    copy_text: Text
    stretches: tuple[Sequence[Span], Sequence[Span]]


def corrections(sides: Sides, used: Usage, language: Language, passage: int) -> list[Correction]:
    """The corrections of a group both sides have, in the order of the copy."""
    edits = settled(word_diff(sides.reference.keys, sides.copy.keys), sides.reference.keys, sides.copy.keys, language)
    found = phrases(
        differences(sides.reference, sides.copy, edits, used, language),
        edits,
        sides.reference,
        sides.copy,
        language,
    )
    equal = list(untouched(edits, found, len(sides.reference.words)))
    unequal = list(differing(equal, sides))
    found += surface_differences(unequal)
    cut = [part for difference in found for part in within_stretches(difference, sides)]
    cases = [case_of(part, sides.reference, sides.copy, language) for part in cut]
    made = [correction(case, *named(case), sides, passage) for case in cases]
    return made + list(spacing(sides, equal, frozenset(unequal), passage))


def surface_differences(unequal: Sequence[tuple[int, int]]) -> Iterator[Difference]:
    """Words that are equal by key but not by letter, neighbouring ones together."""
    for _, run in groupby(enumerate(unequal), key=lambda n: (n[1][0] - n[0], n[1][1] - n[0])):
        pairs = [pair for _, pair in run]
        yield Difference(Edit(pairs[0][0], pairs[-1][0] + 1, pairs[0][1], pairs[-1][1] + 1))


def differing(equal: Sequence[tuple[int, int]], sides: Sides) -> Iterator[tuple[int, int]]:
    """The pairs of words, equal by key, that differ in their letters."""
    left, right, reference, copy = sides.reference.text, sides.copy.text, sides.reference.words, sides.copy.words
    for i, j in equal:
        a, b = reference[i], copy[j]
        if left[a.start : a.end] != right[b.start : b.end]:
            yield i, j


def within_stretches(difference: Difference, sides: Sides) -> Iterator[Difference]:
    """The difference cut where a stretch ends, so that no correction crosses a paragraph break."""
    edit = difference.edit
    rows = parts(edit.r0, edit.r1, sides.reference, sides.stretches[0])
    columns = parts(edit.c0, edit.c1, sides.copy, sides.stretches[1])
    if len(rows) <= 1 and len(columns) <= 1:
        yield difference
        return
    for row, column in zip_longest(rows, columns):
        yield Difference(Edit(*(row or (edit.r1, edit.r1)), *(column or (edit.c1, edit.c1))))


def parts(start: int, end: int, line: Line, stretches: Sequence[Span]) -> list[tuple[int, int]]:
    """A run of words cut at the ends of stretches."""
    if len(stretches) == 1 or end == start:
        return [(start, end)] if end > start else []

    def stretch(at: int) -> int:
        return next(n for n, span in enumerate(stretches) if line.words[at].start < span.end)

    runs = [list(run) for _, run in groupby(range(start, end), key=stretch)]
    return [(run[0], run[-1] + 1) for run in runs]


def correction(case: Case, verdict: Verdict, rule: str, sides: Sides, passage: int) -> Correction:
    """The correction of one named difference."""
    edit = case.difference.edit
    reference = quote(sides.reference, sides.reference_text, edit.r0, edit.r1)
    copy = quote(sides.copy, sides.copy_text, edit.c0, edit.c1)
    operation = "move" if rule == "moved" and reference and copy else operation_of(reference, copy)
    return draft(verdict, rule, operation, reference, copy, passage)


def draft(verdict: Verdict, rule: str, operation: Operation, reference: Quote, copy: Quote, passage: int) -> Correction:
    """A correction that has no id, finding and number yet."""
    kind, severity, evidence = verdict
    return Correction("", "", None, kind, severity, operation, reference, copy, passage, rule=rule, evidence=evidence)


def quote(line: Line, text: Text, start: int, end: int) -> Quote:
    """The words start to end; nothing stands after the word before it."""
    if end > start:
        a, b = line.words[start].start, line.words[end - 1].end
        return Quote(a, b, text.text[a:b])
    at = line.words[start - 1].end if start else line.words[0].start if line.words else 0
    return Quote(at, at, "")


def spacing(
    sides: Sides, equal: Sequence[tuple[int, int]], unequal: frozenset[tuple[int, int]], passage: int
) -> Iterator[Correction]:
    """Differences of white space between two words that are equal and neighbours on both sides.

    Between two words that both differ in their letters (`unequal`) it is part of their own correction.
    """
    for before, (i, j) in pairwise(equal):
        if before != (i - 1, j - 1) or (before in unequal and (i, j) in unequal):
            continue
        if space(sides.reference, i) != space(sides.copy, j) and not crosses(sides, i, j):
            gaps = gap(sides.reference, i), gap(sides.copy, j)
            correction = spacing_of(gaps, sides.reference_text, sides.copy_text, passage)
            if correction is not None:
                yield correction


def spacing_of(gaps: tuple[Quote, Quote], reference: Text, copy: Text, passage: int) -> Correction | None:
    """The correction of two runs of white space, unless they say the same."""
    if same_gap(gaps, (reference, copy)):
        return None
    return draft(Verdict("formatting", "neutral", "white space"), "spacing", operation_of(*gaps), *gaps, passage)


def space(line: Line, at: int) -> str:
    """The characters between a word and the one before it."""
    return line.text[line.words[at - 1].end : line.words[at].start]


def gap(line: Line, at: int) -> Quote:
    """The white space before a word."""
    return Quote(line.words[at - 1].end, line.words[at].start, space(line, at))


def same_gap(gaps: tuple[Quote, Quote], texts: tuple[Text, Text]) -> bool:
    """Whether two gaps say the same: equal, or a line break that only keeps a wrapped file narrow."""
    shown = [
        " " if text.wrapped and "\n" in quote.text else quote.text for quote, text in zip(gaps, texts, strict=True)
    ]
    return shown[0] == shown[1]


def crosses(sides: Sides, i: int, j: int) -> bool:
    """Whether a stretch starts at one of two words: white space between stretches belongs to none."""
    starts = ((sides.reference, i, sides.stretches[0]), (sides.copy, j, sides.stretches[1]))
    return any(line.words[at].start == span.start for line, at, stretches in starts for span in stretches)


def one_sided_correction(sides: Sides, language: Language, passage: int, relation: Relation, at: int) -> Correction:
    """The one correction over a passage that only one text has; `at` is where it would stand in the other."""
    omitted = bool(sides.reference.words)
    stretch = sides.stretches[0 if omitted else 1][0]
    text = (sides.reference_text if omitted else sides.copy_text).text
    words, nothing = Quote(stretch.start, stretch.end, text[stretch.start : stretch.end]), Quote(at, at, "")
    verdict = Verdict("boilerplate", "neutral", "page furniture")
    if relation != "boilerplate":
        whole = Difference(Edit(0, len(sides.reference.words), 0, len(sides.copy.words)))
        found = one_sided(case_of(whole, sides.reference, sides.copy, language)) or Verdict("omission", "minor")
        verdict = found._replace(kind="omission" if omitted else "addition")
    reference, copy = (words, nothing) if omitted else (nothing, words)
    return draft(verdict, "one_sided", operation_of(reference, copy), reference, copy, passage)


def as_furniture(found: Iterable[Correction]) -> list[Correction]:
    """Corrections inside page furniture are furniture."""
    return [replace(c, kind="boilerplate", severity="neutral") for c in found]
