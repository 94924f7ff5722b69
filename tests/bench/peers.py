"""Other tools on the same two texts: the yardstick, and those that are installed."""

from __future__ import annotations

import importlib
from collections.abc import Callable

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
    try:
        redlines = importlib.import_module("redlines")
        found["redlines"] = lambda: redlines.Redlines(reference, copy).output_markdown
    except ImportError:
        print("not installed, left out: redlines")
    try:
        fast = importlib.import_module("fast_diff_match_patch")
        found["fast-diff-match-patch, by characters"] = lambda: fast.diff(reference, copy, timelimit=0)
    except ImportError:
        print("not installed, left out: fast-diff-match-patch")
    return found
