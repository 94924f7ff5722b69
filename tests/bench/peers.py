"""Other tools on the same two texts: the yardstick, and those that are installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import Any

import regex
from diff_match_patch import diff_match_patch

Run = Callable[[], object]


def word_diff(reference: str, copy: str) -> object:
    """diff-match-patch on words, each made one character, as its documentation advises for lines."""
    dmp = diff_match_patch()
    dmp.Diff_Timeout = 0
    numbers: dict[str, str] = {}
    coded = [
        "".join(numbers.setdefault(word, chr(len(numbers) + 1)) for word in regex.findall(r"\w+|\s+|[^\w\s]", text))
        for text in (reference, copy)
    ]
    diffs = dmp.diff_main(coded[0], coded[1], False)
    words = dict(enumerate(numbers, start=1))
    return [(operation, "".join(words[ord(c)] for c in chars)) for operation, chars in diffs]


def peers(reference: str, copy: str) -> dict[str, Run]:
    """The other tools that are installed."""
    found: dict[str, Run] = {}
    for name, package, run in (
        ("redlines", "redlines", by_redlines),
        ("fast-diff-match-patch, by characters", "fast_diff_match_patch", by_characters),
        ("CollateX", "collatex", by_collatex),
    ):
        try:
            found[name] = partial(run, importlib.import_module(package), reference, copy)
        except ImportError:
            print(f"not installed, left out: {name}")
    return found


def by_redlines(module: Any, reference: str, copy: str) -> object:
    """Words, as Markdown."""
    return module.Redlines(reference, copy).output_markdown


def by_characters(module: Any, reference: str, copy: str) -> object:
    """The same algorithm as the yardstick, in C++ and by characters."""
    return module.diff(reference, copy, timelimit=0)


def by_collatex(module: Any, reference: str, copy: str) -> object:
    """A table of aligned words."""
    collation = module.Collation()
    for sigil, text in (("A", reference), ("B", copy)):
        collation.add_plain_witness(sigil, text)
    return module.collate(collation, segmentation=False)
