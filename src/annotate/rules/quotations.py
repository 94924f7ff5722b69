"""Words inside quotation marks."""

from __future__ import annotations

from annotate.rules.case import Case, Verdict


def quotation(case: Case) -> Verdict | None:
    """Words that differ inside quotation marks of either text."""
    edit = case.difference.edit
    inside = [
        any(q and w.word for q, w in zip(line.quoted[a:b], line.words[a:b], strict=True))
        for line, a, b in ((case.reference, edit.r0, edit.r1), (case.copy, edit.c0, edit.c1))
    ]
    if any(inside) and (case.content(0) or case.content(1)):
        return Verdict("quotation", "critical", "words inside quotation marks")
    return None
