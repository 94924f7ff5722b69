"""Two texts in, a Comparison out: read, segment, align, diff, group and name, number, prove.

folder ──read──▶ two Texts ──segment──▶ units ──align──▶ passages ──diff──▶ edits ──group, name──▶ Comparison
"""

from __future__ import annotations

from itertools import pairwise

from annotate.align.alignment import align
from annotate.align.passages import Group, merged, shape, stretches
from annotate.corrections import Sides, as_furniture, corrections, one_sided_correction, spacing_of
from annotate.facts.names import Usage, usage
from annotate.findings import numbered
from annotate.language import Language
from annotate.line import line
from annotate.lossless import assert_lossless
from annotate.manuscript import Manuscript, manuscripts
from annotate.model import Comparison, Correction, Passage, Span
from annotate.relatedness import MINIMUM, short_versions, similarity


def compare(reference: str, copy: str, *, language: str | None = None) -> Comparison:
    """Compare two versions of an article, given as decoded text.

    `language` is a BCP 47 tag; without one it is guessed among those with data. Never raises for odd text;
    LossError would be a defect of the engine.
    """
    left, right, speech = manuscripts(reference, copy, language)
    groups = same_groups(left, right) or align(
        left.sentence_keys(),
        right.sentence_keys(),
        speech.words.get("function_words", frozenset()),
        (left.furniture, right.furniture),
    )
    alike = similarity(groups, left, right, speech)
    same = left.text.text == right.text.text
    alike = 1.0 if same else alike
    related = same or alike >= MINIMUM or short_versions(left, right, speech)
    passages, found = annotate(groups, left, right, speech) if related else ((), [])
    done = numbered(found, left.text, right.text)
    result = Comparison(left.text, right.text, speech.code or None, related, alike, passages, done)
    assert_lossless(result)
    return result


def same_groups(left: Manuscript, right: Manuscript) -> list[Group]:
    """The sentences of two identical texts, one by one; none where the texts differ."""
    if left.text.text != right.text.text:
        return []
    return [Group((n,), (n,), "boilerplate" if n in left.furniture else "changed") for n in range(len(left.units))]


def annotate(
    groups: list[Group], left: Manuscript, right: Manuscript, speech: Language
) -> tuple[tuple[Passage, ...], list[Correction]]:
    """The passages of some groups, in the order of the copy, and their corrections in no order."""
    used = usage(left.sentences(), right.sentences())
    passages: list[Passage] = []
    found: list[Correction] = []
    places = {"reference": 0, "copy": 0}
    for gathered in merged(groups, left.units, right.units):
        spans = [
            stretches((n for g in gathered for n in getattr(g, name)), text.units)
            for name, text in (("reference", left), ("copy", right))
        ]
        relation = gathered[0].relation
        if spans[0] and spans[1]:
            made = [
                c
                for g in gathered
                for c in corrections(sides_of(g, left, right, used, speech), used, speech, len(passages))
            ]
            made += sentence_gaps(gathered, left, right, len(passages))
            made = as_furniture(made) if relation == "boilerplate" else made
        else:
            whole = Group(tuple(n for g in gathered for n in g.reference), tuple(n for g in gathered for n in g.copy))
            at = places["copy" if spans[0] else "reference"]
            made = [
                one_sided_correction(
                    sides_of(whole, left, right, used, speech), used, speech, len(passages), relation, at
                )
            ]
        passages.append(Passage(shape(relation, spans[0], spans[1], bool(made)), spans[0], spans[1]))
        found += made
        places = after(places, spans, relation == "moved")
    return tuple(passages), found


def sentence_gaps(gathered: list[Group], left: Manuscript, right: Manuscript, passage: int) -> list[Correction]:
    """White space that differs between two sentences of one stretch."""
    found = []
    for a, b in pairwise(gathered):
        gaps = (left.gap(a.reference[-1], b.reference[0]), right.gap(a.copy[-1], b.copy[0]))
        correction = spacing_of(gaps, left.text, right.text, passage)
        found += [correction] if correction else []
    return found


def after(places: dict[str, int], spans: list[tuple[Span, ...]], moved: bool) -> dict[str, int]:
    """Where the next one-sided passage stands in the text that does not have it."""
    reference = places["reference"] if moved or not spans[0] else spans[0][-1].end
    return {"reference": reference, "copy": spans[1][-1].end if spans[1] else places["copy"]}


def sides_of(group: Group, left: Manuscript, right: Manuscript, used: Usage, speech: Language) -> Sides:
    """Both sides of a group of sentences, ready to be diffed."""
    lines = []
    for text, numbers in ((left, group.reference), (right, group.copy)):
        words = [token for n in numbers for token in text.words[n]]
        lines.append(line(text.text.text, words, [text.same_as.get(t.key, t.key) for t in words], used, speech))
    spans = stretches(group.reference, left.units), stretches(group.copy, right.units)
    return Sides(lines[0], lines[1], left.text, right.text, spans)
