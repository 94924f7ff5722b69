"""Golden pairs: a folder of two texts and a readable account of what the engine finds between them.

tests/pairs/NAME/about.md        what is tricky here, in one sentence, and a line `language: xx`
tests/pairs/NAME/reference.txt   tests/pairs/NAME/copy.txt
tests/pairs/NAME/expected.txt    the account below; written anew with ANNOTATE_UPDATE_GOLDEN=1, then read by a person
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from annotate import Comparison, Correction, Passage, Quote, compare

FOLDER = Path(__file__).parent / "pairs"
LONGEST = 48  # characters of a stretch that are shown


@dataclass(frozen=True, slots=True)
class Pair:
    """One golden pair as it is on disk."""

    folder: Path
    about: str
    language: str | None
    reference: str
    copy: str
    expected: str


def names() -> list[str]:
    """The golden pairs, in alphabetical order."""
    return sorted(path.parent.name for path in FOLDER.glob("*/about.md"))


def load(name: str) -> Pair:
    """A golden pair; line ends are kept as they stand in the files."""
    folder = FOLDER / name
    about = (folder / "about.md").read_text("utf-8")
    tags = [line.partition(":")[2].strip() for line in about.splitlines() if line.startswith("language:")]
    reference, copy = ((folder / file).read_bytes().decode("utf-8") for file in ("reference.txt", "copy.txt"))
    expected = folder / "expected.txt"
    account = expected.read_text("utf-8") if expected.exists() else ""
    return Pair(folder, about, tags[0] if tags else None, reference, copy, account)


def actual(pair: Pair) -> str:
    """The account of what the engine finds now."""
    return rendered(compare(pair.reference, pair.copy, language=pair.language))


def updating() -> bool:
    """Whether this run writes the accounts instead of comparing with them."""
    return bool(os.environ.get("ANNOTATE_UPDATE_GOLDEN")) and not os.environ.get("CI")


def update(pair: Pair) -> None:
    """Write what the engine finds now as what is expected."""
    (pair.folder / "expected.txt").write_text(actual(pair), "utf-8", newline="\n")


def rendered(result: Comparison) -> str:
    """A comparison for people: relatedness, each passage with its corrections below it, in the order of the copy."""
    lines = [f"related {'yes' if result.related else 'no'}, similarity {result.similarity:.2f}", ""]
    for number, passage in enumerate(result.passages):
        lines.append(passage_line(result, passage))
        lines += [correction_line(c) for c in result.corrections if c.passage == number]
    lines += ["", *(f"{name}: {said(counts)}" for name, counts in result.counts.items())]
    return "\n".join(lines) + "\n"


def passage_line(result: Comparison, passage: Passage) -> str:
    """The relation of a passage and the beginnings of its stretches, the copy's first."""
    copy = " + ".join(short(result.copy.text[s.start : s.end]) for s in passage.copy)
    reference = " + ".join(short(result.reference.text[s.start : s.end]) for s in passage.reference)
    if passage.relation in ("same", "changed"):
        return f"{passage.relation}: {copy}"
    return f"{passage.relation}: {copy or 'nothing'} ← {reference or 'nothing'}"


def correction_line(correction: Correction) -> str:
    """Kind, severity and both sides: `1. figure critical «15 dollar» ← «$50»`; numbers are findings."""
    number = f"{correction.number}. " if correction.number else ""
    kind = f"{number}{correction.kind} {correction.severity}"
    moved = " (moved)" if correction.operation == "move" else ""
    return f"    {kind} {quoted(correction.copy)} ← {quoted(correction.reference)}{moved}"


def quoted(quote: Quote) -> str:
    """The words of one side in marks, with invisible characters spelled out, or a dash where there are none."""
    return f"«{visible(short(quote.text, 70))}»" if quote else "–"


def short(text: str, most: int = LONGEST) -> str:
    """The beginning and end of a text that is too long to show."""
    shown = visible(text)
    return shown if len(shown) <= most else f"{shown[: most - 12]}…{shown[-11:]}"


def visible(text: str) -> str:
    """A text with line breaks and invisible characters as escapes."""
    return "".join(c if c == " " or c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def said(counts: object) -> str:
    """Counts as words: `name 1, figure 2`."""
    assert isinstance(counts, dict)
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "none"
