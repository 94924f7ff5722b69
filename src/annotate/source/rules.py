"""What one value of comparison.yml may be.

A rule is a function from a string to what is wrong with it ("" when it is right), so that each can be
read and tested alone. The messages continue the name of the field.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from annotate.source.paths import printable

Rule: TypeAlias = Callable[[str], str]

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-[A-Za-z0-9]{5,8})*\Z")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
SHA256 = re.compile(r"[0-9a-f]{64}\Z")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
NOWHERE = frozenset('<>:"|?*')  # not in the names of files on some systems
RESERVED = frozenset({"page", "by", "errors", "overview"})  # the lists: comparisons/page/2/, comparisons/by/tag/ …
MAX_SLUG = 100
MAX_LINE = 300
MAX_PLAIN = 5_000


def one_line(text: str) -> str:
    """A line of text that says something, without control characters."""
    if "\n" in text:
        return "should be one line"
    if len(text) > MAX_LINE:
        return f"is longer than {MAX_LINE} characters"
    return plain(text) or ("" if visible(text) else "should not be empty")


def plain(text: str) -> str:
    """Plain text of any number of lines, without control characters."""
    if len(text) > MAX_PLAIN:
        return f"is longer than {MAX_PLAIN:,} characters"
    bad = next((c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"), "")
    return f"holds the control character U+{ord(bad):04X}" if bad else ""


def visible(text: str) -> bool:
    """Whether anything of `text` can be seen: not only spaces and invisible characters."""
    return any(unicodedata.category(c)[0] not in "CZ" for c in text)


def date(text: str) -> str:
    """A day that exists, as YYYY-MM-DD."""
    if not DATE.match(text):
        return f"should be a date such as 2026-11-21, not {quoted(text)}"
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return f"{quoted(text)} is no day of the calendar"
    return ""


def boolean(text: str) -> str:
    """`true` or `false`, no other spelling."""
    return "" if text in ("true", "false") else f"should be true or false, not {quoted(text)}"


def language(text: str) -> str:
    """A BCP 47 tag of language, script, region and variants, such as en, pt-BR or zh-Hant."""
    return "" if LANGUAGE.match(text) else f"should be a language tag such as en or pt-BR, not {quoted(text)}"


def url(text: str) -> str:
    """An http or https address with a host, without user name, spaces or control characters."""
    if any(c.isspace() or not c.isprintable() for c in text):
        return "should be an address without spaces and control characters"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port  # the port is parsed only when asked for
    except ValueError:
        return f"{quoted(text)} is no address"
    if parts.scheme not in ("http", "https") or not host:
        return f"should start with https:// or http://, not {quoted(text)}"
    if parts.username is not None:
        return "should hold no user name or password"
    return "should be shorter than 2,000 characters" if len(text) > 2000 else ""


def sha256(text: str) -> str:
    """A SHA-256 in hexadecimal."""
    return "" if SHA256.match(text) else f"should be 64 digits and small letters a to f, not {quoted(text)}"


def file_name(text: str) -> str:
    """The name of a .txt or .md file of this folder: no path."""
    if "/" in text or "\\" in text or text.startswith("."):
        return f"should be the name of a file in this folder, not {quoted(text)}"
    if not text.endswith((".txt", ".md")):
        return f"should be a .txt or .md file, not {quoted(text)}; `annotate compare` reads saved pages too"
    if text.partition(".")[0].strip().casefold() in DEVICES or any(c in NOWHERE for c in text):
        return f"should be a name that every system allows, not {quoted(text)}"
    return one_line(text)


def folded(name: str) -> str:
    """What two names have in common that some systems take for one: capitals and ways to write an accent aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def slug(text: str) -> str:
    """A folder name that is safe in addresses and on every file system."""
    if not SLUG.match(text):
        return "should be named with lower-case letters a to z, digits and single hyphens, such as state-visit"
    if text in RESERVED or text in DEVICES:
        return "has a reserved name; choose another"
    return f"has a name longer than {MAX_SLUG} characters" if len(text) > MAX_SLUG else ""


def choice(words: Sequence[str]) -> Rule:
    """One of `words`."""

    def rule(text: str) -> str:
        if text in words:
            return ""
        return f"should be one of {', '.join(words)}, not {quoted(text)}{suggestion(text, words)}"

    return rule


def suggestion(text: str, words: Iterable[str]) -> str:
    """`; did you mean …?` when one of `words` is near to `text`, else nothing."""
    near = nearest(text, words)
    return f"; did you mean “{near}”?" if near else ""


def nearest(text: str, words: Iterable[str]) -> str:
    """That of `words` which is nearest to `text`; "" when none is near."""
    found = process.extractOne(text[:100], sorted(words), scorer=fuzz.ratio, score_cutoff=65)
    return found[0] if found else ""


def quoted(text: str) -> str:
    """`text` as a message quotes it: short, and without anything that could steer a terminal."""
    return f"“{printable(text[:60])}{'…' if len(text) > 60 else ''}”"
