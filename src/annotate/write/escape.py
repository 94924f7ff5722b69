"""Text to Markdown source that renders as exactly that text, whatever it holds and whichever extensions are on.

Three ways of writing a character come out unchanged everywhere: as itself, if no syntax uses it; as `&#N;`;
and, for the few that a character reference cannot name (U+007F to U+009F, noncharacters), as itself.
ASCII letters and digits, characters from U+00A0 up that are not blank, single spaces, commas, a full stop that
ends a word and a hyphen inside a word are used by no syntax in the middle of a line. At the start of a line
anything may be (lists, headings), so the first word keeps only its letters and digits.
"""

from __future__ import annotations

import re

# Blank or invisible above U+00A0: safe as they are, but unreadable in the source and lost by editors.
_UNSEEN = (
    "\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
_UNSAFE = rf"[\x00-\x1f!-/:-@\[-`{{-~{_UNSEEN}]"
_STRICT = re.compile(_UNSAFE)
# Inside a tag, what addresses are made of is safe: a tag is set aside whole before the syntaxes that use it.
_IN_ATTRIBUTE = re.compile(rf"[\x00-\x1f!-$&-+;<>@\[-^`{{-~{_UNSEEN} ]")
# Letters and digits that some extension reads as a sign: ordinals (smartsymbols), commit hashes (magiclink).
# Both cases are written out (the long s folds to s): IGNORECASE makes these large classes slower.
_RARE_WORDS = r"(?<=[0-9])(?:[sSſ](?=[tT])|[nN](?=[dD])|[rR](?=[dD])|[tT](?=[hH]))|[0-9a-fA-F]{32,}|(?<= ) +"
_RARE = re.compile(r"[0-9](?:[sSſ][tT]|[nN][dD]|[rR][dD]|[tT][hH])|[0-9a-fA-F]{32}|  ")
_FULL = re.compile(f"{_RARE_WORDS}|{_UNSAFE}")
_TROUBLE = re.compile(rf"[\x00-\x1f!-+\--/:-@\[-`{{-~{_UNSEEN}]|{_RARE.pattern}")
_HEAD = re.compile(r"\A +")
_TAIL = re.compile(r" +\Z")


def encode(text: str) -> str:
    """Markdown source of `text` as a whole block: a paragraph, a heading, a table cell, a link's words."""
    source = encode_start(text)
    return _TAIL.sub(_reference, source) if source[-1:] == " " else source


def encode_start(text: str) -> str:
    """Markdown source of `text` that begins a line, and after which the line goes on."""
    head, blank, tail = text.partition(" ")
    source = head if head.isascii() and head.isalpha() and len(head) < 32 else _FULL.sub(_reference, head)
    source += encode_inside(blank + tail) if blank else ""
    return source if head else _HEAD.sub(_reference, source)


def encode_inside(text: str) -> str:
    """Markdown source of `text` that stands after the first word of a line and does not end it with a space."""
    if not _TROUBLE.search(text):
        return text
    pattern = _FULL if _RARE.search(text) else _STRICT
    return pattern.sub(_reference_unless_harmless, text)


def attribute(text: str) -> str:
    """`text` for a double-quoted attribute of an HTML tag inside Markdown."""
    return _IN_ATTRIBUTE.sub(_reference_unless_single_space, text)


def _reference(match: re.Match[str]) -> str:
    found = match[0]
    return f"&#{ord(found)};" if len(found) == 1 else "".join(f"&#{ord(char)};" for char in found)


def _reference_unless_harmless(match: re.Match[str]) -> str:
    found, text, start, end = match[0], match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if found == ",":
        return found
    if found == "." and before.isalpha() and after in ("", " "):
        return found
    if found == "-" and before.isalpha() and after.isalpha():
        return found
    return _reference(match)


def _reference_unless_single_space(match: re.Match[str]) -> str:
    found, text, start, end = match[0], match.string, match.start(), match.end()
    inner = found == " " and start > 0 and end < len(text) and text[start - 1] != " "
    return found if inner else _reference(match)
