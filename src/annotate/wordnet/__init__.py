"""Words that mean the opposite of each other, from WordNet. The README beside this file says how the list was made."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=1 << 14)
def against(word: str, code: str) -> tuple[str, ...]:
    """The words on the line of a word; each pair stands on the line of one of its two."""
    text = lines(code)
    at = text.find(f"\n{word} ")
    return tuple(text[at + 1 : text.index("\n", at + 1)].split()[1:]) if at >= 0 else ()


@cache
def lines(code: str) -> str:
    """The list of a language, read when first asked for."""
    file = files("annotate.wordnet") / f"{code}.txt"
    return "\n" + file.read_text("utf-8") if code.isalpha() and file.is_file() else "\n"
