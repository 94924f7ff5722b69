"""Words inside quotation marks."""

from __future__ import annotations

from annotate.rules.case import Case, Verdict


def quotation(case: Case) -> Verdict | None:
    """Words that differ inside quotation marks of either text; a whole quotation left out is an omission."""
    if case.words[0] != case.words[1] and case.quoted:
        return Verdict("quotation", "critical", "words inside quotation marks")
    return None
