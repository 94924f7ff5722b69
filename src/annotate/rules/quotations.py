"""Words inside quotation marks."""

from __future__ import annotations

from annotate.rules.case import Case, Verdict

QUOTE = '"'  # the key of every style of quotation mark


def quotation(case: Case) -> Verdict | None:
    """Words that differ inside quotation marks of either text; a whole quotation left out is an omission."""
    edit = case.difference.edit
    inside = [
        any(quoted and word.word for quoted, word in zip(line.quoted[a:b], line.words[a:b], strict=True))
        and list(line.keys[a:b]).count(QUOTE) < 2
        for line, a, b in ((case.reference, edit.r0, edit.r1), (case.copy, edit.c0, edit.c1))
    ]
    if any(inside) and case.words[0] != case.words[1]:
        return Verdict("quotation", "critical", "words inside quotation marks")
    return None
