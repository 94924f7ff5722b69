"""Names: another one is critical, a garbled one major."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.facts.sounds import bare, garbled
from annotate.lexicon import lexicon
from annotate.rules.case import Case, Verdict

PLACE = 4  # letters a place has at least before such an ending is believed
NAMES = ("name", "term")
JOINT = re.compile(r"\s?[-‐‑]")


def name(case: Case) -> Verdict | None:
    """Two names that are counterparts and not the same."""
    left, right = case.difference.facts
    if left is None or right is None or left.kind not in NAMES or right.kind not in NAMES:
        return None
    if set(case.words[0]) == set(case.words[1]):
        twice = len(case.words[0]) != len(case.words[1])
        return Verdict("addition" if twice else "order", "minor", "the words of one name, again or in another order")
    demonyms = lexicon(case.language).demonyms
    if demonyms.get(case.words[0], " ".join(case.words[0])) == demonyms.get(case.words[1], " ".join(case.words[1])):
        return Verdict("grammar", "minor", "a country and its adjective")
    if adjective(*case.words, case.language.demonym_endings):
        return Verdict("grammar", "minor", "a place and its adjective")
    heads = [JOINT.split(surface.casefold())[0] for surface in case.surfaces]
    if bare(" ".join(case.words[0])) == bare(" ".join(case.words[1])):
        return Verdict("misspelling", "minor", "only accents differ")
    digits = any(c.isdecimal() for surface in case.surfaces for c in surface)
    if heads[0] == heads[1] and len(case.words[0]) == len(case.words[1]) == 1 and not digits:
        return Verdict("wording", "minor", "the same name in a compound")
    alike = garbled(case.words[0], case.words[1]) or not set(case.content(0)).isdisjoint(case.content(1))
    return Verdict("name", "major" if alike else "critical", "one name garbled" if alike else "two names")


def adjective(a: Sequence[str], b: Sequence[str], endings: Sequence[str]) -> bool:
    """Whether one name is the other with an ending that makes an adjective of a place ("Kashmir", "Kashmiri")."""
    if len(a) != 1 or len(b) != 1:
        return False
    short, long = sorted((a[0], b[0]), key=len)
    return len(short) >= PLACE and any(long == short + ending for ending in endings)
