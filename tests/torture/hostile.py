"""Hostile texts: public collections where they lie beside the project, and ours from generators in any case.

The collections are in ../shared/bench/hostile, each with its licence; none of them is part of this project.
"""

from __future__ import annotations

import base64
import bz2
import json
import os
import random
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

LONG = os.environ.get("ANNOTATE_TORTURE") == "1"
"""Whether the long form of each test runs: `make torture`."""

PUBLIC = Path(__file__).parents[3] / "shared" / "bench" / "hostile"
# What may be refused, written down once more: C0 controls other than tab and line breaks, and lone surrogates.
REFUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
CODES = re.compile(r"[0-9A-Fa-f]{4,6}")


def collections() -> dict[str, list[str]]:
    """Every vector of every public collection by its name; nothing where they are not on this machine."""
    return {name: list(read(PUBLIC / name)) for name, read in READERS.items()} if PUBLIC.is_dir() else {}


def naughty(folder: Path) -> Iterator[str]:
    """The big list of naughty strings, in both its forms."""
    yield from json.loads((folder / "blns.json").read_text("utf-8"))
    for coded in json.loads((folder / "blns.base64.json").read_text("utf-8")):
        yield base64.b64decode(coded).decode("utf-8", "surrogateescape")


def examples(folder: Path) -> Iterator[str]:
    """CommonMark's examples: their Markdown and their HTML."""
    source = (folder / "spec.txt").read_text("utf-8").replace("→", "\t")
    for found in re.finditer(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", source, re.DOTALL | re.MULTILINE):
        yield from found.groups()


def fixtures(folder: Path) -> Iterator[str]:
    """DOMPurify's payloads and what it makes of them: every JavaScript string after `payload` or `expected`."""
    source = (folder / "test_fixtures_expect.mjs").read_text("utf-8")
    for found in re.finditer(r'"(?:payload|expected)"\s*:\s*(\[.*?\n\s*\]|"(?:[^"\\\n]|\\.)*")', source, re.DOTALL):
        for literal in re.findall(r'"(?:[^"\\\n]|\\.)*"', found[1]):
            yield re.sub(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", unescaped, literal[1:-1], flags=re.DOTALL)


def unescaped(found: re.Match[str]) -> str:
    """One escape of a JavaScript string."""
    if len(found[1]) > 1:
        return chr(int(found[1][1:], 16))
    return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}.get(found[1], found[1])


def trees(folder: Path) -> Iterator[str]:
    """The data of html5lib's tree construction tests."""
    for path in sorted(folder.glob("*.dat")):
        source = path.read_bytes().decode("utf-8", "surrogateescape")
        yield from re.findall(r"^#data\n(.*?)\n#errors", source, re.DOTALL | re.MULTILINE)


def lines(folder: Path) -> Iterator[str]:
    """A list of payloads, one a line."""
    for path in sorted(folder.glob("*payload*.txt")):
        yield from path.read_bytes().decode("utf-8", "surrogateescape").split("\n")


def files(folder: Path) -> Iterator[str]:
    """Whole files, apart from what says where they are from."""
    for path in sorted(folder.iterdir()):
        if path.name.partition(".")[0] not in ("LICENSE", "PROVENANCE"):
            yield path.read_bytes().decode("utf-8", "surrogateescape")


def characters(folder: Path) -> Iterator[str]:
    """The character sequences of Unicode's test files: the code points at the start of each line."""
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.bz2")]):
        if path.stem in ("PROVENANCE", "COPYRIGHT"):
            continue
        data = bz2.decompress(path.read_bytes()) if path.suffix == ".bz2" else path.read_bytes()
        for line in data.decode("utf-8").split("\n"):
            codes = CODES.findall(line.partition("#")[0].partition(";")[0])
            if codes:
                yield "".join(chr(int(code, 16)) for code in codes)


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    "blns": naughty,
    "commonmark-spec": examples,
    "dompurify": fixtures,
    "html5lib-tree": trees,
    "payloadbox-xss": lines,
    "python-markdown-tests": files,
    "trojan-source": files,
    "unicode": characters,
}

# --- ours ---

WORDS = (
    "minister", "Kyiv", "$50 billion", "not", "1986.", "said", "#MeToo", "5*3*2", "(c)", ":100:", "<redacted>",
    "{++x++}", "{--y--}", "[^c-1]", "&#60;", "&amp;", "`code`", "**b**", "__c__", "~~s~~", "[a](b)", "![i](j)", "|",
    "```", "~~~", "---", "===", "- ", "+", ">", "1)", "!!!", "???", "///", "[TOC]", "*[HTML]:", "{: #id .c }", "$x$",
    "\\", "\\[", "<!--", "-->", "<?php", "]]>", "<![CDATA[", "</p>", "</section>", "<section>", "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", '" onclick="alert(1)', "'", "{{ 7*7 }}", "{% x %}", "${x}",
    "--8<-- 'x'", "http://example.org/?a=b&c", "user@example.org", "@user", "user/repo#1", "deadbeef" * 5, "1st",
    "2nd", "==m==", "^^u^^", "H~2~O", "++ctrl++", "\x7f", "\x80", "\x85", "\x9f", "\xa0", "\xad", "\u0301", "\u061c",
    "\u200b", "\u200d", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\u3000", "\ufdd0", "\ufeff",
    "\ufff9", "\ufffd", "\ufffe", "\uffff", "\U0001f468\u200d\U0001f469", "\U0001f1fa\U0001f1e6", "\U000e0041",
    "\U0010ffff", "東京", "Привет", "مرحبا", "שלום", "ﬁn", "İ", "ß", "a\u0308\u0323", "\t", "  ", "\n", "\n\n", "\r\n",
    "\r", "'''", '"', "“", "”", "…", "—", "'s", "wklkh", "\x01", "\x1b[31m", "\x0c",
)  # fmt: skip


def pairs(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """`count` texts of up to 40 words, each with a mutated twin; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - the same each time is what is wanted
    for _ in range(count):
        words = [word_of(dice) for _ in range(min(dice.randint(1, 40), dice.randint(1, 40)))]
        yield dice.choice((" ", " ", "", "\n")).join(words), twin(" ".join(words), dice)


def word_of(dice: random.Random) -> str:
    """A hostile piece, or now and then any character at all."""
    chance = dice.random()
    if chance < 0.03:
        return chr(dice.choice((dice.randrange(0x20, 0x3000), dice.randrange(0xE000, 0x110000))))
    # Most texts should be such as can be published: the last three pieces cannot.
    return dice.choice(WORDS if chance > 0.999 else WORDS[:-3])


def twin(text: str, dice: random.Random) -> str:
    """`text` with one to four of its pieces taken out, put in, doubled, or moved."""
    parts = re.findall(r"\s+|\w+|[^\w\s]", text) or [""]
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(parts))
        change = dice.choice(("out", "in", "twice", "move", "letter"))
        if change == "out":
            parts[at] = ""
        elif change == "in":
            parts.insert(at, dice.choice((" not ", " 15 billion ", "Kiev", "*", "<b>", "\n")))
        elif change == "twice":
            parts.insert(at, parts[at])
        elif change == "move":
            parts.insert(dice.randrange(len(parts)), parts.pop(at))
        else:
            parts[at] = parts[at][::-1] + "x"
    changed = "".join(parts)
    return changed if changed != text else f"{changed} x"


def twins(texts: list[str], seed: int = 2) -> Iterator[tuple[str, str]]:
    """Each of `texts` with a mutated twin."""
    dice = random.Random(seed)  # noqa: S311 - as above
    for text in texts:
        yield text, twin(text, dice)


def normal(text: str) -> str:
    """`text` as the contract keeps it: line ends made one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def batched(given: Iterable[T], size: int) -> Iterator[list[T]]:
    """`given` in groups of `size`, the last one as it comes."""
    rest = iter(given)
    while group := list(islice(rest, size)):
        yield group
