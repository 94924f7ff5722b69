"""Content words with a sign that they do not mean the same: opposites, or two members of one class."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.dictionary import lemma
from annotate.lexicon import lexicon
from annotate.rules.case import Case, Verdict


def meaning(case: Case) -> Verdict | None:
    """An opposite, a negative prefix, or another member of a class on the other side."""
    if case.long:
        return None
    entries = lexicon(case.language)
    for a in forms(case, 0):
        for b in forms(case, 1):
            if (b,) in entries.opposites.get((a,), ()):
                return Verdict("meaning", "major", f"opposites: {a} | {b}")
            if prefixed(a, b, case.language.negative_prefixes):
                return Verdict("meaning", "major", f"a prefix that denies: {a} | {b}")
            if a != b and entries.classes.get((a,), frozenset()) & entries.classes.get((b,), frozenset()):
                return Verdict("meaning", "major", f"two of one class: {a} | {b}")
    return None


def forms(case: Case, side: int) -> Iterator[str]:
    """The words of a side that are not on the other, and their base forms."""
    other = set(case.words[1 - side])
    for key in case.words[side]:
        if key not in other:
            yield key
            if (base := lemma(key, case.language.word_list)) != key and base not in other:
                yield base


def prefixed(a: str, b: str, prefixes: tuple[str, ...]) -> bool:
    """Whether one word is the other with a negative prefix ("clear", "unclear")."""
    short, long = sorted((a, b), key=len)
    return len(short) > 3 and long.endswith(short) and long[: -len(short)] in prefixes
