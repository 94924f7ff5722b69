"""Words inside quotation marks."""

from __future__ import annotations

import re

from annotate.rules.case import Case, Verdict

BORROWED = re.compile("[ァ-ヺー]+")  # katakana: a name or any borrowed word
WORDS = Verdict("quotation", "critical", "words inside quotation marks")


def borrowed(case: Case) -> Verdict | None:
    """Borrowed words that differ inside quotation marks and that nothing shows to be names, where no word has capitals.

    reference  「エンジンが急に止まった」        copy  「ブレーキが急に止まった」
    """
    if case.language.script.spaced or not case.quoted or not all(case.words):
        return None
    words = [key for side in case.words for key in side]
    common = all(BORROWED.fullmatch(key) and not case.language.has("places", key) for key in words)
    return WORDS if common and not titled(case) else None


def titled(case: Case) -> bool:
    """Whether a title or office follows the words of either side."""
    lines, edit = (case.reference, case.copy), case.difference.edit
    after = (line.keys[end : end + 1] for line, end in zip(lines, (edit.r1, edit.c1), strict=True))
    return any(case.language.has(name, key) for keys in after for key in keys for name in ("titles", "roles"))


def quotation(case: Case) -> Verdict | None:
    """Words that differ inside quotation marks of either text; a whole quotation left out is an omission."""
    return WORDS if case.words[0] != case.words[1] and case.quoted else None
