"""Words quoted from a text: shortened at word boundaries, invisible differences by name, isolated as HTML."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from annotate.model import Quote, Text
from annotate.write.escape import attribute, encode
from annotate.write.phrases import Phrases

LONGEST = 90
"""How many characters of a quotation are shown before it is shortened."""
WORDS_A_SIDE = 12
"""How many words of one text an excerpt may show at once."""

_UNSEEN = re.compile(r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\x7f-\x9f]")
_SPACES = re.compile(r" +|[^ ]", re.DOTALL)
_BLANKS = re.compile(r"\s+")
# Scripts without spaces: two characters count as a word.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\s{_UNSPACED}]+")


@dataclass(frozen=True, slots=True)
class Words:
    """One side of a correction as it is shown: plain text, and whether it is a name for what cannot be seen."""

    text: str
    named: bool = False


@lru_cache(maxsize=4096)
def pair(copy: str, reference: str, say: Phrases) -> tuple[Words, Words]:
    """Both sides as they are shown. Where they differ in what cannot be seen only, that is shown by name."""
    if not (copy and reference) and (copy or reference).strip():
        same = False
    else:
        same = _UNSEEN.sub("", copy) == _UNSEEN.sub("", reference)
    if same:
        return Words(visible(copy, say), True), Words(visible(reference, say), True)
    return Words(shorten(copy, say)), Words(shorten(reference, say))


def visible(text: str, say: Phrases) -> str:
    """`text` with each blank or invisible character replaced by its name; single spaces between words stay."""
    if not text:
        return say("invisible.none")
    parts = []
    for match in _SPACES.finditer(text[:LONGEST]):
        run = match[0]
        between = match.start() > 0 and match.end() < len(text)
        parts.append(run if run == " " and between else _name(run, say) if _UNSEEN.match(run) else run)
    return "".join(parts) + (say("ellipsis") if len(text) > LONGEST else "")


def _name(run: str, say: Phrases) -> str:
    if run[0] == " ":
        name = say("invisible.space") if len(run) == 1 else say("invisible.spaces", count=len(run))
    elif run == "\n":
        name = say("invisible.line_break")
    elif run == "\t":
        name = say("invisible.tab")
    else:
        code = f"U+{ord(run):04X}"
        name = unicodedata.name(run, "").lower() or say("invisible.other", code=code)
    return f"[{name}]"


def shorten(text: str, say: Phrases, longest: int = LONGEST, words: int = WORDS_A_SIDE) -> str:
    """`text`, or its beginning up to a word boundary and an ellipsis if it is longer than `longest` or `words`.

    White space at both ends is left out unless there is nothing else, and inside becomes single spaces.
    """
    plain = " ".join(text.split()) or text
    if len(plain) <= longest and len(plain) <= 2 * words:
        return plain
    ends = [match.end() for match in _WORD.finditer(plain[: longest + 1])]
    if len(ends) <= words and len(plain) <= longest:
        return plain
    cut = max((end for end in ends[:words] if end <= longest), default=longest)
    return plain[:cut].rstrip(" ,;:–—-") + " " + say("ellipsis")


def excerpt(text: Text, quote: Quote, say: Phrases, words: int = WORDS_A_SIDE) -> tuple[str, str, str]:
    """The words of `quote` and as many around it, in its paragraph, as make `words` together: before, it, after.

    A longer quotation is shortened and stands alone. An empty quote has words on both sides.
    """
    paragraph = next((p for p in text.paragraphs if p.start <= quote.start and quote.end <= p.end), None)
    own = len(_WORD.findall(quote.text))
    room = words - own
    if room <= 0 or paragraph is None:
        return "", shorten(quote.text, say, words=words), ""
    before = [m.start() for m in _WORD.finditer(text.text, paragraph.start, quote.start)]
    after = [m.end() for m in _WORD.finditer(text.text, quote.end, paragraph.end)]
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    start = before[-left] if left else quote.start
    end = after[right - 1] if right else quote.end
    lead = "" if left == len(before) else say("ellipsis")
    trail = "" if right == len(after) else say("ellipsis")
    return lead + _line(text.text[start : quote.start]), _line(quote.text), _line(text.text[quote.end : end]) + trail


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text)


def isolated(words: Words, side: str, language: str | None, say: Phrases) -> str:
    """Markdown of quoted words, set off from the direction and language of the sentence around them."""
    if words.named:
        return f'<span class="an-named">{encode(words.text)}</span>'
    return f'<bdi class="an-{side}"{lang(language)}>{encode(say.quoted(words.text))}</bdi>'


def cell(words: Words, side: str, language: str | None) -> str:
    """Markdown of quoted words in a table, where the column says whose they are; a dash where there are none."""
    if words.named:
        return f'<span class="an-named">{encode(words.text)}</span>'
    return f'<bdi class="an-{side}"{lang(language)}>{encode(words.text)}</bdi>' if words.text else "—"


@lru_cache(maxsize=64)
def lang(language: str | None) -> str:
    """The `lang` attribute for text in `language`, with the space before it; empty where it is not known."""
    return f' lang="{attribute(language)}"' if language else ""
