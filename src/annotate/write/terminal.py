"""A comparison for a person at a terminal: serious findings first, then what else differs, in numbers."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping

from annotate.model import KINDS, SERIOUS, SEVERITIES, Comparison, Correction, Kind, Quote, Severity, Text
from annotate.source.text import position
from annotate.write.data import few_words
from annotate.write.phrases import phrases
from annotate.write.quote import Words, sides

COLOURS: Mapping[Severity, str] = {"critical": "1;31", "major": "33", "minor": "36", "neutral": "2"}
JOINERS = "\u200c\u200d"  # part of the spelling in Persian and in Indian scripts
NOTHING = "(nothing)"
MISSING = "‸"  # where words are missing between others
WIDTH = 100


def comparison_text(
    comparison: Comparison, names: tuple[str, str], *, colour: bool = False, explain: bool = False
) -> str:
    """The comparison as lines of text; `names` are those of the reference and of the copy.

    With `explain` every correction is listed, with the rule that named it and why.
    """
    lines = [*heading(comparison, names), "", *verdict(comparison), ""]
    for correction in comparison.findings:
        lines += finding(comparison, correction, colour, explain)
    if explain:
        rest = [c for c in comparison.corrections if c.id not in {f.id for f in comparison.findings}]
        lines += ["All other corrections, in the order of the copy:", ""] if rest else []
        for correction in rest:
            lines += finding(comparison, correction, colour, explain)
    else:
        lines += other(comparison)
    return "\n".join(lines).rstrip("\n") + "\n"


def heading(comparison: Comparison, names: tuple[str, str]) -> Iterator[str]:
    """Which two texts these are."""
    for label, name, text in zip(("reference", "copy"), names, (comparison.reference, comparison.copy), strict=True):
        yield f"{label:<10} {safe(name)}: {len(text.text):,} characters, {len(text.text.split()):,} words"


def verdict(comparison: Comparison) -> list[str]:
    """The sentence that counts."""
    if not comparison.related:
        return ["The two texts do not look like versions of one article; nothing was aligned."]
    if comparison.reference.text == comparison.copy.text:
        return ["The two texts are identical."]
    findings = comparison.findings
    others = sum(not c.serious and not c.dismissed for c in comparison.corrections)
    if not findings:
        quiet = counted(others, "difference does", "differences do")
        return [f"No correction changes what the article says; {quiet} not."]
    kinds = ", ".join(of_kind(kind, n) for kind in KINDS if (n := sum(f.kind == kind for f in findings)))
    change = counted(len(findings), "correction changes", "corrections change")
    quiet = counted(others, "other difference does", "other differences do")
    return textwrap.wrap(f"{change} what the article says ({kinds}); {quiet} not.", WIDTH)


def counted(count: int, one: str, many: str) -> str:
    """`count` with the words that fit it."""
    return f"{count:,} {one if count == 1 else many}"


def of_kind(kind: Kind, count: int) -> str:
    """A count with the name of its kind: "2 figures"."""
    return counted(count, *phrases().forms(f"kinds.{kind}"))


def finding(comparison: Comparison, c: Correction, colour: bool, explain: bool) -> Iterator[str]:
    """One correction: its head, then what each side says."""
    same = [x for x in comparison.corrections if x.finding == c.finding] if c.number else [c]
    places = f", and {counted(len(same) - 1, 'more place', 'more places')}" if len(same) > 1 else ""
    head = paint(f"{c.kind}, {c.severity}", COLOURS[c.severity], colour)
    yield f"{c.number or '·':>3}  {head}  {where(comparison, c)}{places}"
    for name, quote, words in zip(
        ("copy", "reference"), (c.copy, c.reference), sides(comparison, c, phrases()), strict=True
    ):
        yield f"     {name:<10} {said(quote, words, whole=explain)}"
    if explain:
        yield f"     rule       {safe(': '.join(filter(None, (c.rule, c.evidence)))) or 'none'}  [{c.id}]"
    if c.note:
        yield f"     note       {safe(c.note)}"
    yield ""


def where(comparison: Comparison, c: Correction) -> str:
    """The line of the copy, or of the reference where the copy has nothing."""
    side, text, name = (c.copy, comparison.copy, "copy") if c.copy else (c.reference, comparison.reference, "reference")
    return f"{name} line {line_of(text, side)}"


def line_of(text: Text, quote: Quote) -> int:
    """The line (from 1) on which a quotation begins."""
    return position(text.text, quote.start)[0]


def said(quote: Quote, words: Words, *, whole: bool) -> str:
    """A quotation on one line, short unless `whole`; a few words stand in brackets among those around them."""
    own = safe(quote.text if whole else few_words(quote.text))
    if words.before or words.after:
        return safe(words.before) + (f"[{own}]" if quote else MISSING) + safe(words.after)
    return own if quote else NOTHING


def other(comparison: Comparison) -> Iterator[str]:
    """How many differences of each kind are not serious."""
    quiet = [c for c in comparison.corrections if not c.serious and not c.dismissed]
    if not quiet:
        return
    yield "Other differences"
    for severity in (s for s in SEVERITIES if s not in SERIOUS):
        kinds = [
            of_kind(kind, n) for kind in KINDS if (n := sum(c.kind == kind and c.severity == severity for c in quiet))
        ]
        if kinds:
            yield f"  {severity + ':':<9}{', '.join(kinds)}"


def paint(text: str, code: str, colour: bool) -> str:
    """`text` in a colour, where colour is wanted."""
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def safe(text: str) -> str:
    """`text` on one line: line breaks as ⏎, other spaces as spaces, what a terminal obeys as an escape."""
    return "".join(map(safe_character, text))


def safe_character(c: str) -> str:
    """One character as `safe` writes it."""
    if c == "\n":
        return "⏎"
    if c == "\t" or unicodedata.category(c) == "Zs":
        return " "
    return c if c.isprintable() or c in JOINERS else c.encode("unicode_escape", "backslashreplace").decode()
