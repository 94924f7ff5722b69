"""The form a word or mark is compared in, so that case, Unicode form, hyphens, dots and quote styles do not count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

APOSTROPHES = "'’ʼ＇`´"
SINGLE_QUOTES = "‘’‚‛'‹›"
DOUBLE_QUOTES = '"“”„‟«»＂「」『』'
DASHES = "-‐‑‒–—―−－"

MARK = regex.compile(r"[\p{P}\p{S}\p{Cf}\p{Cc}\p{M}]+")
SILENT = regex.compile(r"[\p{Cf}\u00ad]")
JOINTS = regex.compile(r"[-‐‑.\s]")


@lru_cache(maxsize=1 << 16)
def key(surface: str) -> tuple[str, bool]:
    """The compared form of a token, without case, Unicode form, hyphens and dots, and whether it is a word."""
    form = unicodedata.normalize("NFKC", SILENT.sub("", surface)).casefold()
    if not form or MARK.fullmatch(form):
        return mark_key(form or surface), False
    if form[0].isdecimal():
        return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in form), True
    for apostrophe in APOSTROPHES[1:]:
        form = form.replace(apostrophe, "'")
    return JOINTS.sub("", form) or form, True


def mark_key(mark: str) -> str:
    """One key for all styles of the same mark."""
    if mark[0] in DASHES:
        return "-"
    if mark in DOUBLE_QUOTES:
        return '"'
    if mark in SINGLE_QUOTES or mark in APOSTROPHES:
        return "'"
    return "…" if mark.startswith("..") else mark
