"""Whether two texts are versions of one article at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from annotate.align.passages import Group
from annotate.language import Language
from annotate.manuscript import Manuscript

MINIMUM = 0.20  # similarity below which two texts are not versions of one article
SHARED = 0.25  # share of a passage's words the other side must have for the passage to count
LETTERS = 60  # letters in common, per cent, that make two short texts versions of one another
LONGEST = 20_000  # characters that are compared: only texts of nothing but grammar have more
SHORT = 40  # content words up to which one shared name or number is enough


def similarity(groups: Iterable[Group], left: Manuscript, right: Manuscript, speech: Language) -> float:
    """The share of the shorter text's content words inside passages that both sides have, 0 to 1."""
    contents = [[content(words, speech) for words in side.sentence_keys()] for side in (left, right)]
    totals = [sum(map(len, side)) for side in contents]
    side = 0 if totals[0] <= totals[1] else 1
    inside = sum(
        common(group, contents, side)
        for group in groups
        if group.reference and group.copy and group.relation != "boilerplate"
    )
    return inside / totals[side] if totals[side] else 0.0


def content(words: Iterable[str], speech: Language) -> list[str]:
    """The words that carry more than grammar."""
    grammar = speech.words.get("function_words", frozenset())
    return [key for key in words if key not in grammar]


def common(group: Group, contents: Sequence[Sequence[Sequence[str]]], side: int) -> int:
    """How many content words of a side a group holds, when enough of them stand on the other side too."""
    words = [
        [key for n in numbers for key in contents[at][n]] for at, numbers in enumerate((group.reference, group.copy))
    ]
    other = set(words[1 - side])
    shared = sum(key in other for key in words[side])
    return len(words[side]) if shared >= SHARED * min(len(words[0]), len(words[1])) and shared else 0


def short_versions(left: Manuscript, right: Manuscript, speech: Language) -> bool:
    """Whether two short texts share a name or number (a capitalised word, or digits), or half of their letters."""
    sides = [
        {t.key for words in side.words for t in words if telling(t.start, t.key, side, speech)}
        for side in (left, right)
    ]
    keys = [[key for words in side.sentence_keys() for key in words] for side in (left, right)]
    if not all(keys) or min(len(content(side, speech)) for side in keys) > SHORT:
        return False
    return bool(sides[0] & sides[1]) or ratio(*(" ".join(side)[:LONGEST] for side in keys)) >= LETTERS


def telling(start: int, key: str, side: Manuscript, speech: Language) -> bool:
    """Whether a word is a number or capitalised and more than grammar."""
    first = side.text.text[start]
    return first.isdecimal() or (first.isupper() and not speech.has("function_words", key))
