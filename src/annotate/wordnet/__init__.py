"""Words that mean the opposite of each other, from WordNet. The README beside this file says how the list was made."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def opposites(code: str) -> dict[str, tuple[str, ...]]:
    """For each word of a language its opposites, read when first asked for; nothing where there is no list."""
    file = files("annotate.wordnet") / f"{code}.txt"
    out: dict[str, tuple[str, ...]] = {}
    for line in file.read_text("utf-8").splitlines() if code.isalpha() and file.is_file() else ():
        word, *others = line.split()
        out[word] = (*out.get(word, ()), *others)
        out.update({other: (*out.get(other, ()), word) for other in others})
    return out
