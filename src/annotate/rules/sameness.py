"""Equal after normalising: neutral wherever it stands, and named by what the normalising took away."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from annotate.keys import APOSTROPHES, DASHES, DOUBLE_QUOTES, SINGLE_QUOTES
from annotate.lexicon import lexicon
from annotate.rules.case import Case, Verdict
from annotate.rules.values import both

QUOTES = DOUBLE_QUOTES + SINGLE_QUOTES + APOSTROPHES
STYLES = {ord(c): "'" for c in QUOTES} | {ord(c): "-" for c in DASHES} | {ord("…"): "..."}
JOINTS = dict.fromkeys(map(ord, "-‐‑."))


def same_characters(case: Case) -> Verdict | None:
    """Case, spaces, line breaks, Unicode forms, invisible characters."""
    if not same_keys(case):
        return None
    left, right = (plain(side) for side in case.surfaces)
    return Verdict("formatting", "neutral", "equal without case, spaces and Unicode form") if left == right else None


def same_marks(case: Case) -> Verdict | None:
    """Quote and dash styles, full stops in abbreviations, hyphens."""
    if not same_keys(case):
        return None
    left, right = (plain(side).translate(STYLES) for side in case.surfaces)
    if left == right:
        return Verdict("punctuation", "neutral", "the same marks in another style")
    if left.translate(JOINTS) == right.translate(JOINTS) and case.words[0] and case.words[1]:
        return Verdict("variant", "neutral", "equal without hyphens and full stops")
    return None


def same_value(case: Case) -> Verdict | None:
    """The same figure, date or listed name in other words."""
    left, right = case.difference.facts
    if left is None or right is None or left.kind != right.kind or not left.says(right):
        return None
    if left.kind in ("date", "figure"):
        return Verdict(left.kind, "neutral", f"the same value: {both(left, right)}")
    if left.kind == "term":
        return Verdict("variant", "neutral", "accepted forms of one name")
    return Verdict("order", "minor", "the same name elsewhere in the sentence")


def same_words(case: Case) -> Verdict | None:
    """Accepted variants, word for word or phrase for phrase, or the same in another transliteration."""
    if other_figure(case):
        return None
    if list(case.sides[0]) == list(case.sides[1]):
        return Verdict("variant", "neutral", "accepted spellings of the same words")
    if all(case.words) and lexicon(case.language).same(*case.words) and same_quotes(case):
        return Verdict("variant", "neutral", "accepted variants of the language")
    left, right = (respelled(" ".join(words), case.language.letters) for words in case.words)
    return Verdict("variant", "neutral", "other letters for the same sounds") if left == right != "" else None


def respelled(words: str, letters: Sequence[tuple[str, str]]) -> str:
    """Words with the letters a language may write in two ways (ü, ue) written in the second."""
    for one, two in letters:
        words = words.replace(one, two)
    return words


def only_marks(case: Case) -> Verdict | None:
    """Marks that come, go or change, the words being the same and no figure with them ("-5", "5")."""
    if plain(case.surfaces[0]) == plain(case.surfaces[1]):
        return Verdict("formatting", "neutral", "only invisible characters differ")
    left, right = ([key for key in keys if not key[:1].isalnum()] for keys in case.sides)
    if case.words[0] != case.words[1] or other_figure(case):
        return None
    if '"' in set(left) ^ set(right) or left.count('"') != right.count('"'):
        return Verdict("quotation", "minor", "quotation marks on one side only")
    return Verdict("punctuation", "neutral", "only marks differ")


def other_figure(case: Case) -> bool:
    """Whether both sides state a figure, and not the same one: a mark may be all that tells them apart."""
    left, right = case.difference.facts
    return left is not None and right is not None and left.kind == "figure" and not left.says(right)


def same_keys(case: Case) -> bool:
    """Whether both sides have the same letters by key: what differs more is not worth normalising."""
    return "".join(case.sides[0]) == "".join(case.sides[1])


def same_quotes(case: Case) -> bool:
    """Whether both sides have as many quotation marks."""
    return case.sides[0].count('"') == case.sides[1].count('"')


def plain(surface: str) -> str:
    """Characters without white space, case, invisible characters and Unicode form."""
    if surface.isascii():
        return "".join(surface.casefold().split())
    form = unicodedata.normalize("NFKC", surface).casefold()
    return "".join(c for c in form if not c.isspace() and unicodedata.category(c) != "Cf")
