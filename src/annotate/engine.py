"""Two texts in, a Comparison out: read, segment, align, diff, group and name, number, prove.

folder ──read──▶ two Texts ──segment──▶ units ──align──▶ passages ──diff──▶ edits ──group, name──▶ Comparison
"""

from __future__ import annotations

from annotate.align.alignment import align
from annotate.align.passages import Group
from annotate.collation import collate, witnesses
from annotate.findings import numbered
from annotate.language import Language
from annotate.lossless import assert_lossless
from annotate.manuscript import Manuscript, manuscripts
from annotate.model import Comparison
from annotate.relatedness import MINIMUM, short_versions, similarity


def compare(reference: str, copy: str, *, language: str | None = None) -> Comparison:
    """Compare two versions of an article, given as decoded text.

    `language` is a BCP 47 tag; without one it is guessed among those with data. Never raises for odd text;
    LossError would be a defect of the engine.
    """
    left, right, speech = manuscripts(reference, copy, language)
    same = left.text.text == right.text.text
    groups = one_by_one(left) if same else aligned(left, right, speech)
    alike = 1.0 if same else similarity(groups, left, right, speech)
    related = same or alike >= MINIMUM or short_versions(left, right, speech)
    passages, found = collate(groups, witnesses(left, right, speech)) if related else ((), [])
    corrections = numbered(found, left.text, right.text)
    result = Comparison(left.text, right.text, speech.code or None, related, alike, passages, corrections)
    assert_lossless(result)
    return result


def aligned(left: Manuscript, right: Manuscript, speech: Language) -> list[Group]:
    """The sentences of two texts in groups."""
    grammar = speech.words.get("function_words", frozenset())
    return align(left.sentence_keys(), right.sentence_keys(), grammar, (left.furniture, right.furniture))


def one_by_one(text: Manuscript) -> list[Group]:
    """The sentences of a text beside themselves."""
    return [Group((n,), (n,), "boilerplate" if n in text.furniture else "changed") for n in range(len(text.units))]
