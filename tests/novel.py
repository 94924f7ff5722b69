"""A made-up text that is shown in parts, and its copy, in which one name is garbled in the same way throughout."""

from __future__ import annotations

import random
from pathlib import Path

from bench.texts import drawing, drawn_article, seeded

WORDS, SHARE, EVERY = 24_000, 0.03, 30  # EVERY: paragraphs from one mention of the name to the next
RIGHT, WRONG = (
    "President Volodymyr Zelenskyy spoke in the harbour.",
    "President Folodimir Zellinski spoke in the harbour.",
)
DESCRIPTION = """\
title: A novel in two editions
date: 2026-11-21
language: en
publish: {publish}
reference: {{file: reference.txt, label: First edition, rights: ours}}
copy: {{file: copy.txt, label: Second edition, rights: ours}}
"""


def novel(words: int = WORDS) -> tuple[str, str]:
    """The reference and the copy; the same at each call."""
    rng = random.Random(words)  # noqa: S311 - no secret
    reference, copy = drawn_article(words, rng, drawing(seeded(0)), SHARE)
    return named(reference, RIGHT), named(copy, WRONG)


def named(text: str, sentence: str) -> str:
    """`text` with a sentence after every so many paragraphs."""
    lines = text.split("\n")
    return "\n".join(f"{line} {sentence}" if n % EVERY == 9 else line for n, line in enumerate(lines)) + "\n"


def add_novel(docs: Path, publish: str = "full", words: int = WORDS) -> Path:
    """Writes the comparison `novel` into a docs folder, and gives its folder."""
    folder = docs / "comparisons" / "novel"
    folder.mkdir(parents=True)
    reference, copy = novel(words)
    (folder / "reference.txt").write_text(reference, encoding="utf-8")
    (folder / "copy.txt").write_text(copy, encoding="utf-8")
    (folder / "comparison.yml").write_text(DESCRIPTION.format(publish=publish), encoding="utf-8")
    return folder
