"""Words quoted from a text: shortened at word boundaries, invisible differences by name, isolated as HTML."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from annotate.model import Comparison, Correction, Quote, Span, Text
from annotate.write.escape import attribute, encode, encode_inside
from annotate.write.phrases import Phrases

LONGEST = 90
"""How many characters of a quotation are shown before it is shortened."""
WORDS_A_SIDE = 12
"""How many words of one text an excerpt may show at once."""
NEAR = 3
"""How many words on each side tell where a few words stand."""
FEW = 6
"""With more words than this, one side alone can be understood without those around it."""

_UNSEEN = re.compile(r"[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\x7f-\x9f]")
_SPACES = re.compile(r" +|[^ ]", re.DOTALL)
_BLANKS = re.compile(r"\s+")
# Scripts without spaces: two characters count as a word.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
WORD = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\s{_UNSPACED}]+")
_NO_SPACES = re.compile(rf"[{_UNSPACED}]")
_WINDOW = 60
_FAR = 2000  # characters before a quotation among which the words around it are looked for


@dataclass(frozen=True, slots=True)
class Words:
    """One side of a correction as it is shown: plain text, and whether it is a name for what cannot be seen.

    `before` and `after` are the words around it where it cannot be understood alone; `text` may then be empty.
    """

    text: str
    named: bool = False
    before: str = ""
    after: str = ""


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


def sides(comparison: Comparison, correction: Correction, say: Phrases) -> tuple[Words, Words]:
    """Both sides of a correction. A few words that only one text has, or that moved, stand in the words around them.

    Marks and spaces (what is neutral) stand alone.
    """
    copy, reference = correction.copy.text, correction.reference.text
    alone = copy != reference if copy and reference else not _within(comparison, correction)
    own = copy or reference
    if alone or correction.severity == "neutral" or len(own.split()) > FEW:
        return pair(copy, reference, say)
    return in_context(comparison, correction, say)


def in_context(comparison: Comparison, correction: Correction, say: Phrases) -> tuple[Words, Words]:
    """Both sides of a correction with a few words around each, from its own paragraph."""
    return _among(comparison.copy, correction.copy, say), _among(comparison.reference, correction.reference, say)


def brief(correction: Correction) -> bool:
    """Whether both sides are a word or so, which says little by itself. Names are always clear."""
    if correction.kind == "name" or not (correction.copy and correction.reference):
        return False
    return all(
        len(WORD.findall(quote.text)) <= (3 if _NO_SPACES.search(quote.text) else 1)
        for quote in (correction.copy, correction.reference)
    )


def _within(comparison: Comparison, correction: Correction) -> bool:
    """Whether a correction is a part of a passage that both texts have."""
    if correction.passage >= len(comparison.passages):
        return False
    passage = comparison.passages[correction.passage]
    return bool(passage.copy and passage.reference)


def _among(text: Text, quote: Quote, say: Phrases) -> Words:
    """The words of `quote` with `NEAR` words on each side, from the same paragraph."""
    own, end_of_paragraph = quote.text.strip(), "\n\n" if text.wrapped else "\n"
    start = quote.start + quote.text.find(own) if own else quote.end
    end = start + len(own)
    before = text.text[max(0, start - _WINDOW) : start].rpartition(end_of_paragraph)[2]
    after = text.text[end : end + _WINDOW].partition(end_of_paragraph)[0]
    return Words(shorten(own, say) if own else "", before=last_words(before), after=leading_words(after))


def last_words(text: str) -> str:
    """The last `NEAR` words of `text`, with the space after them."""
    words = " ".join(text.rsplit(maxsplit=NEAR)[-NEAR:])
    if not words.isascii() and _NO_SPACES.search(words):
        words = words[-2 * NEAR :]
    return words + " " if words and text[-1].isspace() else words


def leading_words(text: str) -> str:
    """The first `NEAR` words of `text`, of one sentence, with the space before them."""
    words = " ".join(text.split(maxsplit=NEAR)[:NEAR])
    if not words.isascii() and _NO_SPACES.search(words):
        words = words[: 2 * NEAR]
    words = words.rstrip(",;:–—-")
    if ". " in words:
        words = words[: words.index(". ") + 1]
    return " " + words if words and text[0].isspace() else words


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


def first_words(text: str, longest: int = LONGEST, words: int = WORDS_A_SIDE) -> int:
    """Where the first `words` words of `text` end that fit into `longest` characters; its length if all do."""
    ends = [match.end() for match in WORD.finditer(text[: longest + 1])]
    if len(ends) <= words and len(text) <= longest:
        return len(text)
    return max((end for end in ends[:words] if end <= longest), default=longest)


def shorten(text: str, say: Phrases, longest: int = LONGEST, words: int = WORDS_A_SIDE) -> str:
    """`text`, or its beginning up to a word boundary and an ellipsis if it is longer than `longest` or `words`.

    White space at both ends is left out unless there is nothing else, and inside becomes single spaces.
    """
    plain = " ".join(text.split()) or text
    if len(plain) <= longest and len(plain) <= 2 * words:
        return plain
    cut = first_words(plain, longest, words)
    if cut == len(plain):
        return plain
    return plain[:cut].rstrip(" ,;:–—-") + " " + say("ellipsis")


def window(text: Text, quote: Quote, words: int = WORDS_A_SIDE) -> tuple[int, int] | None:
    """Where `quote` and as many words around it, in its paragraph, as make `words` together start and end.

    None where it has as many words itself, or lies in no paragraph.
    """
    paragraph = _paragraph(text, quote)
    room = words - len(WORD.findall(quote.text))
    if room <= 0 or paragraph is None:
        return None
    first = max(paragraph.start, quote.start - _FAR)
    before = [m.start() for m in WORD.finditer(text.text, first, quote.start)]
    after = [m.end() for m in islice(WORD.finditer(text.text, quote.end, paragraph.end), words + 1)]
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    return before[-left] if left else quote.start, after[right - 1] if right else quote.end


def between(text: Text, quote: Quote, start: int, end: int, say: Phrases) -> tuple[str, str, str]:
    """The words from `start` to `end` around `quote`, with an ellipsis where its paragraph goes on."""
    paragraph = _paragraph(text, quote) or Span(start, end)
    lead = "" if not text.text[paragraph.start : start].strip() else say("ellipsis")
    rest = _line(text.text[quote.end : end])
    if WORD.search(text.text, end, paragraph.end):
        rest = rest.rstrip(" .,;:–—-") + say("ellipsis")
    return lead + _line(text.text[start : quote.start]), _line(quote.text), rest


def _paragraph(text: Text, quote: Quote) -> Span | None:
    at = bisect_right(text.paragraphs, quote.start, key=lambda p: p.start) - 1
    return text.paragraphs[at] if at >= 0 and quote.end <= text.paragraphs[at].end else None


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text)


def isolated(words: Words, side: str, language: str | None, say: Phrases) -> str:
    """Markdown of quoted words, set off from the direction and language of the sentence around them."""
    if words.named:
        return _named(words.text)
    left, right = say.quoted("|").split("|")
    return f'<bdi class="an-{side}"{lang(language)}>{left}{_inside(words)}{right}</bdi>'


def cell(words: Words, side: str, language: str | None, say: Phrases) -> str:
    """Markdown of quoted words in a table, where the column says whose they are; where there are none, it says so."""
    if words.named:
        return _named(words.text)
    if not (words.text or words.before or words.after):
        return _named(say("invisible.none"))
    return f'<bdi class="an-{side}"{lang(language)}>{_inside(words)}</bdi>'


def _named(text: str) -> str:
    return f'<span class="an-named">{encode(text)}</span>'


def _inside(words: Words) -> str:
    """The words, emphasised among those around them; a place without words is an empty mark, drawn by CSS."""
    if not (words.before or words.after):
        return encode(words.text)
    own = f"<b>{encode_inside(words.text)}</b>" if words.text else '<b class="an-none"></b>'
    return encode_inside(words.before) + own + encode_inside(words.after)


@lru_cache(maxsize=64)
def lang(language: str | None) -> str:
    """The `lang` attribute for text in `language`, with the space before it; empty where it is not known."""
    return f' lang="{attribute(language)}"' if language else ""
