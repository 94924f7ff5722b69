"""Texts that make parsers of Markdown, HTML and addresses slow, and texts that are hard to compare, at any size.

The patterns are those that the test suites of Markdown parsers know (cmark's `pathological_tests.py` and its kin:
brackets, emphasis, quotes, backticks, raw HTML that never ends), and what the extensions of Python-Markdown look for.
The same size gives the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bench.texts import Pair, seeded

Made = Callable[[int], str]


def again(pattern: str) -> Made:
    """A pattern as often as it fits into a size (in characters; at least once)."""
    return lambda size: pattern * max(1, size // len(pattern))


def nested(opening: str, closing: str) -> Made:
    """An opening as often as fits with as many closings, and one letter between them."""
    return lambda size: f"{again(opening)(depth(size, opening, closing))}a{closing * (size // len(opening + closing))}"


def depth(size: int, opening: str, closing: str) -> int:
    """How many characters the openings have."""
    return size // len(opening + closing) * len(opening)


def lengthening(mark: str, before: str) -> Made:
    """Runs of a mark, each one longer than the last, so that no run closes another."""

    def made(size: int) -> str:
        parts, length, run = [], 0, 1
        while length < size:
            parts.append(before + mark * run)
            length, run = length + len(parts[-1]), run + 1
        return "".join(parts)[:size]

    return made


def lines(pattern: str) -> Made:
    """Lines with a number for `#` in each."""

    def made(size: int) -> str:
        parts, length = [], 0
        while length < size:
            parts.append(pattern.replace("#", str(len(parts))) + "\n")
            length += len(parts[-1])
        return "".join(parts)

    return made


def stairs(size: int) -> str:
    """A list in a list in a list, as deep as fits."""
    parts, length = [], 0
    while length < size:
        parts.append("  " * len(parts) + "* a\n")
        length += len(parts[-1])
    return "".join(parts)


PATTERNS: dict[str, Made] = {
    "opening brackets": again("["),
    "closing brackets": again("]"),
    "nested brackets": nested("[", "]"),
    "link openings": again("[a"),
    "link closings": again("a]"),
    "link openings with addresses": again("[a](<b"),
    "links in the addresses of links": again("[ (]("),
    "images in images": again("![[]()"),
    "references to nothing": again("[a][b]"),
    "definitions": lines("[#]: u"),
    "footnotes": lines("[^#]: [^#]"),
    "emphasis opened": again("_a "),
    "emphasis closed": again("a_ "),
    "emphasis mismatched": again("*a_ "),
    "emphasis nested": nested("*a **a ", " a** a*"),
    "emphasis inside words": again("a**b c* "),
    "brackets and emphasis": again("[ a_"),
    "asterisks": again("*"),
    "underscores": again("_"),
    "backticks of growing length": lengthening("`", "e"),
    "backslashes": again("\\"),
    "quotes in quotes": again("> "),
    "lists in lists": stairs,
    "bullets in bullets": again("- "),
    "numbered lines": lines("#. a"),
    "underlined lines": lines("a\n-"),
    "table without end": again("| a "),
    "fences": again("~~~\n"),
    "comments that never end": again("<!--"),
    "processing instructions that never end": again("<?"),
    "declarations that never end": again("<!A "),
    "character data that never ends": again("<![CDATA["),
    "tags that never end": again("<a b='"),
    "nested elements": again("<div>"),
    "closing tags": again("</p>"),
    "character references": again("&#38;&"),
    "addresses": again("http://a.b"),
    "mail addresses": again("a@a."),
    "critic marks": again("{++a{--"),
}


def twin(text: str, step: int) -> str:
    """A text with every so manieth character replaced by an "x", the last one too."""
    characters = list(text)
    for at in range(len(text) - 1, -1, -step):
        characters[at] = "x"
    return "".join(characters)


def hit_once(made: Made, size: int) -> Pair:
    """A pattern, and the same changed in two places."""
    text = made(size)
    return text, twin(text, max(1, len(text) // 2))


def hit_often(made: Made, size: int) -> Pair:
    """A pattern, and the same with one character in seven replaced."""
    text = made(size)
    return text, twin(text, 7)


def unspaced(size: int) -> Pair:
    """Letters, digits, marks and spaces by chance."""
    rng = seeded(size)
    reference, copy = ("".join(rng.choices("abcXYZ019 .,;!?<>[]()*_`\"'\n-é漢かَ", k=size)) for _ in range(2))
    return reference, copy


def half_kept(size: int) -> Pair:
    """Random characters of which the copy keeps about six in seven."""
    text = unspaced(size)[0]
    return text, twin(text, 7)


def unbroken(size: int) -> Pair:
    """One word of random letters, and the same with one letter in seven replaced."""
    text = "".join(seeded(size).choices("abcdefghij", k=size))
    return text, twin(text, 7)


def one_more(size: int) -> Pair:
    """A sentence with one giant word, and the same with a letter more."""
    return f"It was {'é' * size} that came.", f"It was {'é' * size}x that came."


def syllables(size: int) -> Pair:
    """Lines of a few letters each, and others."""
    rng = seeded(size)
    reference, copy = ("".join(rng.choices("abc\n", k=size)) for _ in range(2))
    return reference, copy


def periodic(size: int) -> Pair:
    """A sentence again and again, and the same with another period."""
    one, two = "The ship left Lavu on 5 June with 40 men. ", "The ship left Lavu on 6 June with 40 men, he said. "
    return one * (size // len(one)), two * (size // len(two))


def shifted(size: int) -> Pair:
    """Two words in turn, and the same begun with the other."""
    return "ab cd " * (size // 6), "cd ab " * (size // 6) + "cd"


def paragraphs_reversed(size: int) -> Pair:
    """Short paragraphs, and the same in the opposite order."""
    rng = seeded(size)
    parts = [" ".join("".join(rng.choices("bdfgklmn", k=5)) for _ in range(6)) + "." for _ in range(size // 37)]
    return "\n".join(parts), "\n".join(reversed(parts))


def paragraphs_shuffled(size: int) -> Pair:
    """Short paragraphs, and the same in any order."""
    parts = paragraphs_reversed(size)[0].split("\n")
    return "\n".join(parts), "\n".join(seeded(size).sample(parts, len(parts)))


TEXTS: dict[str, Callable[[int], Pair]] = {
    "random characters": unspaced,
    "random characters, one in seven changed": half_kept,
    "one giant word": unbroken,
    "one giant word, and a letter more": one_more,
    "lines of a few letters": syllables,
    "periods": periodic,
    "two words in turn": shifted,
    "paragraphs in the opposite order": paragraphs_reversed,
    "paragraphs in any order": paragraphs_shuffled,
}

PAIRS: dict[str, Callable[[int], Pair]] = {
    **{f"{name}, changed {how}": partial(pair, made)
       for name, made in PATTERNS.items() for how, pair in (("once", hit_once), ("often", hit_often))},
    **TEXTS,
}  # fmt: skip
