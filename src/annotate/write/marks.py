"""What the marks of a page say, read from its inline HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

_MARK = re.compile(r'<(?:mark|span) class="d (\w+) (\w+)"(?: (?:id|data-c)="(c-[^"]+)"| data-r=)')


@dataclass(slots=True)
class Marks:
    """What the marks of a page say: kind and severity by correction id, and how many are minor and neutral."""

    serious: dict[str, tuple[str, str]] = field(default_factory=dict)
    quiet: Counter[str] = field(default_factory=Counter)


def marks_of(stash: Iterable[object]) -> Marks:
    """Read our own marks, which the tree does not have: inline HTML is set aside while Markdown is parsed."""
    marks = Marks()
    for item in stash:
        for kind, severity, correction in _MARK.findall(item) if isinstance(item, str) else ():
            if correction:
                marks.serious[correction] = (kind, severity)
            else:
                marks.quiet[severity] += 1
    return marks
