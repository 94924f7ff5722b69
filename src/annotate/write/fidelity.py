"""The proof that a page shows the texts: read back from the Markdown or HTML we wrote, character by character."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from annotate.model import Comparison, Text

_HTML = re.compile(
    r'<section\b[^>]*class="an-text an-(copy|reference)[^>]*data-sha256="([0-9a-f]{64})"[^>]*>(.*?)</section>',
    re.DOTALL,
)
_OURS = re.compile(r"<[^>]*>|\[\^[^\]]*\]")
_TAG = re.compile(r"<[^>]*>")
_REFERENCE = re.compile(r"&(?:#([0-9]+)|lt|gt|quot|amp);")
_NAMED = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}


class FidelityError(ValueError):
    """What would be shown is not the text. It is a fault of this program, and no page is better than a wrong one."""


def check_markdown(markdown: str, comparison: Comparison) -> None:
    """Raise FidelityError unless the sections of `markdown` hold exactly the paragraphs of both texts."""
    for side, text in (("copy", comparison.copy), ("reference", comparison.reference)):
        shown = [line for block in _section(markdown, side).split("\n\n") if (line := _shown(block))]
        if shown != (expected := _paragraphs(text)):
            raise FidelityError(f"the page does not show the {side} as it is: {_first_difference(expected, shown)}")


def _section(markdown: str, side: str) -> str:
    """What stands between the tags of one section."""
    start = markdown.find(f'<section class="an-text an-{side}')
    body, end = markdown.find(">\n\n", start), markdown.find("\n</section>", start)
    if start < 0 or not start < body < end:
        raise FidelityError(f"the {side} is missing from the page")
    return markdown[body + 3 : end].rstrip("\n")


def check_html(html: str) -> None:
    """Raise FidelityError unless every section of `html` shows the text whose SHA-256 it carries."""
    for side, sha256, body in _HTML.findall(html):
        if hashlib.sha256(_decode(_TAG.sub("", body)).encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            raise FidelityError(
                f"another Markdown extension has changed the {side}: what would be shown is not the text"
            )


def _paragraphs(text: Text) -> list[str]:
    return [text.text[p.start : p.end] for p in text.paragraphs]


def _shown(line: str) -> str:
    return _decode(_OURS.sub("", line))


def _decode(source: str) -> str:
    """`source` with its character references read once; those of control characters too, which html.unescape drops."""
    return _REFERENCE.sub(lambda match: chr(int(match[1])) if match[1] else _NAMED[match[0]], source)


def _first_difference(expected: list[str], shown: list[str]) -> str:
    for number, pair in enumerate(_pairs(expected, shown), start=1):
        if pair[0] != pair[1]:
            return f"paragraph {number} should be {pair[0][:80]!r} and is {pair[1][:80]!r}"
    return "unknown difference"


def _pairs(expected: list[str], shown: list[str]) -> Iterator[tuple[str, str]]:
    for index in range(max(len(expected), len(shown))):
        yield (expected[index] if index < len(expected) else ""), (shown[index] if index < len(shown) else "")
