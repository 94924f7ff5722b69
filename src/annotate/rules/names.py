"""Names: another one is critical, a garbled one major."""

from __future__ import annotations

from annotate.facts.sounds import garbled
from annotate.rules.case import Case, Verdict


def name(case: Case) -> Verdict | None:
    """Two names that are counterparts and not the same."""
    left, right = case.difference.facts
    if left is None or right is None or left.kind not in ("name", "term") or right.kind not in ("name", "term"):
        return None
    alike = garbled(case.words[0], case.words[1]) or bool(set(case.words[0]) & set(case.words[1]))
    return Verdict("name", "major" if alike else "critical", "one name garbled" if alike else "two names")
