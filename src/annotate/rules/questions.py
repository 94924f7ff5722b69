"""A statement that became a question, or the reverse: what was claimed is only asked.

reference  The bridge is open .        copy  Is the bridge open ?      "?" ← ".": the claim is now a question
reference  The bridge opened .         copy  Did the bridge open ?     "Did": the claim is now a question
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from annotate.language import Language
from annotate.line import Line
from annotate.rules.case import Case, Verdict

ASKING = frozenset("?؟")
ENDS = frozenset(".!…。।۔") | ASKING
REACH = 200  # words either side beyond which the end of a sentence is not looked for
CHANGED = Verdict("modality", "major", "a statement in one text, a question in the other")


def question(case: Case) -> Verdict | None:
    """The auxiliary that makes a question, or where there is none the mark: one of them tells the reader."""
    edit = case.difference.edit
    words = [word for side in case.words for word in side]
    if words and not case.language.words.get("auxiliaries", frozenset()).issuperset(words):
        return None
    if not words and not at_end(case):
        return None
    sentences = sentence(case.reference, edit.r0), sentence(case.copy, edit.c0)
    if asks(sentences[0]) == asks(sentences[1]):
        return None
    helped = helpers(sentences[0], case.language) != helpers(sentences[1], case.language)
    return CHANGED if helped == bool(words) else None


def at_end(case: Case) -> bool:
    """Whether marks that differ are where a sentence ends in both texts: one mark for another, or the last."""
    edit = case.difference.edit
    last = edit.r1 == len(case.reference.keys) and edit.c1 == len(case.copy.keys)
    return last or all(not ENDS.isdisjoint(side) for side in case.sides)


def sentence(line: Line, at: int) -> Sequence[str]:
    """The keys of the sentence that a word of a line stands in, its end mark included."""
    first, last = max(0, at - REACH), min(len(line.keys), at + REACH)
    start = next((n + 1 for n in range(at - 1, first - 1, -1) if line.keys[n] in ENDS), first)
    end = next((n + 1 for n in range(at, last) if line.keys[n] in ENDS), last)
    return line.keys[start:end]


def asks(keys: Sequence[str]) -> bool:
    """Whether a sentence ends as a question."""
    return not ASKING.isdisjoint(keys[-1:])


def helpers(keys: Sequence[str], language: Language) -> Counter[str]:
    """The auxiliaries of a sentence."""
    return Counter(key for key in keys if language.has("auxiliaries", key))
