"""Text into words, numbers and marks, each with the key it is compared by.

"U.S.-backed"  "war -torn"  "don’t"  "Canada's"       "1,234.5"  "東京都で"
 usbacked       wartorn      don't    canada + 's      1,234.5    東京都 + で
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from annotate.keys import key

# A word part may hold combining and invisible characters; parts join over hyphens, a translator's
# space before them included ("war -torn").
EAST = r"[\p{Han}\p{Hiragana}\p{Katakana}]"
PART = rf"(?:(?:\p{{L}}\.){{2,}}|(?!{EAST})\p{{L}}(?:(?!{EAST})[\p{{L}}\p{{M}}\p{{N}}\p{{Cf}}])*)"
WORD = rf"{PART}(?:[ ]?[-‐‑]{PART}|[-‐‑]\p{{N}}+|['’ʼ＇]{PART})*"
# Nearly all words of European text are letters of ASCII with a mark or space behind that no longer word goes over;
# asked for first, they halve the time of cutting a text.
PLAIN = r"[A-Za-z]{2,}+(?=[,.\n]|[ ][^-‐‑])"
NUMBER = r"\p{Nd}+(?:[.,:'’\u00a0\u202f٫٬]\p{Nd}+)*"
# A currency glued to its amount ("CHF10m") is a word of its own: the codes of ISO 4217 that prices are quoted in.
CODES = (
    "AED|ARS|AUD|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|IRR|JPY|KRW|KZT|MXN|MYR|NGN|NOK|NZD|"
    "PHP|PKR|PLN|RMB|RON|RUB|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR"
)
GLUED = rf"(?=[A-Z][A-Zs]{{1,2}}\p{{Nd}})(?:{CODES}|Rs)"
RUNS = r"[\p{Katakana}ー]+|\p{Hiragana}+|\p{Han}+"
PATTERN = regex.compile(rf"{PLAIN}|{NUMBER}|{GLUED}|{WORD}|{RUNS}|\p{{Thai}}+|\.{{2,}}|--+|\S")
SPLIT_HAN = regex.compile(rf"{PLAIN}|{NUMBER}|{GLUED}|{WORD}|[\p{{Katakana}}ー]+|\p{{Han}}|\.{{2,}}|--+|\S")
APOSTROPHE = re.compile("['’ʼ＇]")
LONGEST = 80  # letters beyond which two words are not looked for in one
KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")


@dataclass(frozen=True, slots=True)
class Script:
    """How a language writes its words: with spaces or not, and which clitics are words of their own."""

    spaced: bool = True
    clitics_after: tuple[str, ...] = ()
    clitics_before: tuple[str, ...] = ()


class Token(NamedTuple):
    """A word, number or mark at `start` to `end`; equal words share their `key`, `word` tells words from marks."""

    start: int
    end: int
    key: str
    word: bool


def tokens(
    text: str, script: Script, *, start: int = 0, end: int | None = None, kana: bool | None = None
) -> list[Token]:
    """The tokens of a stretch of text, in order; everything but white space is in exactly one of them.

    `kana` says whether the text is Japanese, so that runs of Han characters are words; None looks at the text.
    """
    pattern = PATTERN if (has_kana(text) if kana is None else kana) else SPLIT_HAN
    found = []
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        first = match.start()
        surface = match.group()
        if len(surface) < 3 or not APOSTROPHE.search(surface):
            found.append(Token(first, match.end(), *key(surface)))
            continue
        for a, b in cut_clitics(surface, script):
            found.append(Token(first + a, first + b, *key(surface[a:b])))
    return found


def has_kana(text: str) -> bool:
    """Whether a text is written with kana, as Japanese is and Chinese is not."""
    return KANA.search(text) is not None


def cut_clitics(surface: str, script: Script) -> Iterator[tuple[int, int]]:
    """The parts of a word whose clitic is a word of its own ("Canada" + "'s", "l'" + "armée")."""
    length = len(surface)
    plain = surface.casefold().replace("’", "'").replace("ʼ", "'").replace("＇", "'")
    if len(plain) == length:
        for clitic in script.clitics_after:
            if plain.endswith(clitic) and length > len(clitic):
                yield 0, length - len(clitic)
                yield length - len(clitic), length
                return
        for clitic in script.clitics_before:
            if plain.startswith(clitic) and length > len(clitic):
                yield 0, len(clitic)
                yield len(clitic), length
                return
    yield 0, length


def split_glued(text: str, glued: list[Token], known: frozenset[str]) -> list[Token]:
    """Cut "guaranteesAs" in two where both parts, but not the whole, are words of the other text."""
    cuts = {
        n: token.start + at
        for n, token in enumerate(glued)
        if token.key not in known and (at := glue_point(text[token.start : token.end], known))
    }
    if not cuts:
        return glued
    out = []
    for n, token in enumerate(glued):
        if n in cuts:
            out += [Token(a, b, *key(text[a:b])) for a, b in ((token.start, cuts[n]), (cuts[n], token.end))]
        else:
            out.append(token)
    return out


def glue_point(surface: str, known: frozenset[str]) -> int:
    """Where a capital begins a second known word inside a token ("STEPSWe", "guaranteesAs"); 0 where nowhere."""
    if surface[1:].islower() or len(surface) > LONGEST:
        return 0
    for at in range(1, len(surface)):
        begins = surface[at].isupper() and (surface[at - 1].islower() or surface[at + 1 : at + 2].islower())
        if begins and {key(surface[:at])[0], key(surface[at:])[0]} <= known:
            return at
    return 0
