"""Names: another one is critical, a garbled one major; the same name in another dress is neither."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotate.facts.sameness import Dress, dress
from annotate.facts.sounds import garbled, shares
from annotate.keys import key
from annotate.model import Kind
from annotate.rules.case import Case, Verdict

PLACE = 4  # letters a place has at least before an ending is believed to make an adjective of it
BODY = 3  # words from which a name that leaves out some is the same body named shorter
NAMES = ("name", "term")
DRESSES: dict[Dress, Verdict] = {
    "accents": Verdict("misspelling", "minor", "only accents differ"),
    "initials": Verdict("variant", "neutral", "a name and its initials"),
    "people": Verdict("grammar", "minor", "a place and its adjective"),
    "genitive": Verdict("grammar", "minor", "the genitive of the name"),
    "nickname": Verdict("variant", "neutral", "short and long form of a first name"),
    "order": Verdict("wording", "minor", "the words of one name, otherwise joined"),
    "translation": Verdict("wording", "minor", "the common words of one name in other forms"),
}
JOINT = re.compile(r"\s?[-‐‑]")


def name(case: Case) -> Verdict | None:
    """Two names that are counterparts and not the same."""
    left, right = case.difference.facts
    if left is None or right is None or left.kind not in NAMES or right.kind not in NAMES:
        return None
    return same_name(case) or other_name(case)


def same_name(case: Case) -> Verdict | None:
    """One name in another form: repeated, reordered, without accents, as an adjective, in a compound."""
    left, right = case.words
    if set(left) == set(right):
        kind: Kind = "order" if len(left) == len(right) else "addition"
        return Verdict(kind, "minor", "the words of one name, again or in another order")
    found = dress(left, right, case.language)
    if found == "part":
        return Verdict("omission" if len(left) > len(right) else "addition", "minor", "a shorter form of the name")
    if found is not None:
        return DRESSES[found]
    if adjective(left, right, case.language.demonym_endings):
        return Verdict("grammar", "minor", "a place and its adjective")
    if in_compound(case):
        return Verdict("wording", "minor", "the same name in a compound")
    return None


def other_name(case: Case) -> Verdict:
    """A garbled name, or another one."""
    left, right = case.words
    rest = [key for key in left if key not in right], [key for key in right if key not in left]
    if not all(rest) and max(len(left), len(right)) >= BODY:
        return Verdict("omission" if rest[0] else "addition", "minor", "a part of the name")
    if heads := different_heads(case):
        rest = ([heads[0].casefold()], [heads[1].casefold()])
        if all(head.isupper() for head in heads):
            return Verdict("name", "critical", "two names in a compound")
    if not all(rest):
        return Verdict("name", "major", "one name garbled: a word of it is missing on one side")
    evidence = resemblance(*rest)  # words that both names share say nothing ("Bank of England", "of Japan")
    if garbled(*rest):
        return Verdict("name", "major", f"one name garbled: {evidence}")
    return Verdict("name", "critical", f"two names: {evidence}")


def resemblance(a: Sequence[str], b: Sequence[str]) -> str:
    """How much two names are alike, for people."""
    letters, sounding = shares(" ".join(a), " ".join(b))
    return f"letters {letters:.0%} alike, {'the same sound' if sounding == 1 else f'sound {sounding:.0%} alike'}"


def different_heads(case: Case) -> tuple[str, str] | None:
    """What stands before the same word in two compounds ("VW-Konzern", "BMW-Konzern"); None elsewhere."""
    (one, tail), (other, same) = (JOINT.sub("-", surface).rpartition("-")[::2] for surface in case.surfaces)
    return (one, other) if one and other and tail == same else None


def in_compound(case: Case) -> bool:
    """Whether one word is the other with something joined to it ("Washington-based"); digits make another name."""
    short, long = sorted((JOINT.sub("-", surface.casefold()) for surface in case.surfaces), key=len)
    if long.startswith(short + "-") and long[len(short) + 1 :].isalpha():
        return True
    language, head = case.language, (key(long.split("-")[0])[0],)
    if "-" in long and "-" not in short and len(case.words[0]) == len(case.words[1]) == 1:
        whole = (key(short)[0],)
        return head == whole or dress(head, whole, language) is not None
    heads = [short.split("-")[0], long.split("-")[0]]
    digits = any(c.isdecimal() for surface in case.surfaces for c in surface)
    return heads[0] == heads[1] and len(case.words[0]) == len(case.words[1]) == 1 and not digits


def adjective(a: Sequence[str], b: Sequence[str], endings: Sequence[str]) -> bool:
    """Whether one name is the other with an ending that makes an adjective of a place ("Kashmir", "Kashmiri")."""
    if len(a) != 1 or len(b) != 1:
        return False
    short, long = sorted((a[0], b[0]), key=len)
    return len(short) >= PLACE and any(long == short + ending for ending in endings)
