"""One office, its words in another order: "Deputy Minister of Infrastructure", "Deputy Infrastructure Minister"."""

from __future__ import annotations

from annotate.rules.case import Case, Verdict


def office(case: Case) -> Verdict | None:
    """The same words that carry more than grammar, an office among them, otherwise joined."""
    left, right = (list(case.content(side)) for side in (0, 1))
    if len(left) < 2 or len(left) != len(right) or sorted(left) != sorted(right):
        return None
    if not (case.signals("roles", 0) and case.signals("roles", 1)):
        return None
    if left == right:
        return Verdict("grammar", "minor", "words of grammar in one office")
    return Verdict("order", "minor", "the words of one office, otherwise joined")
