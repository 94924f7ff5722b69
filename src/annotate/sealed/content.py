"""sealed.json: what a sealed comparison is made of, written a correction a line so that changes can be read.

text of the file      … met [Mark Carne] on Tuesday …
quotation             {"start": 812, "end": 822, "text": "Mark Carne", "before": "met ", "after": " on Tuesday"}
text when read again  ░░░░░░░░░░met Mark Carne on Tuesday░░░░░░░░░░
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotate.entry import Entry
from annotate.excerpt import Excerpt, Shown
from annotate.model import CONTRACT, Comparison, Correction, Passage, Quote, Sealed, Span, Text
from annotate.text import measured

Object = dict[str, Any]
SIDES = ("reference", "copy")
MEMBERS = ("id", "finding", "kind", "severity", "operation", "passage")
HIDDEN = "░"
"""Stands for each character of a text that is not here."""
ACCEPTED_NAMES = frozenset(
    {"accepted forms of one name", "a name and its initials", "short and long form of a first name"}
)
"""What rules say of a name in another accepted form; lists ask for it, and it holds no words of the texts."""


def content_of(entry: Entry, shown: Mapping[str, Excerpt], program: str) -> Object:
    """The values of sealed.json for `entry`, of whose words `shown` may stay; `program` is our version."""
    comparison = entry.comparison
    return {
        "contract": CONTRACT,
        "program": program,
        "related": comparison.related,
        "similarity": round(comparison.similarity, 3),
        "language": comparison.language,
        "reference": _text(comparison.reference),
        "copy": _text(comparison.copy),
        "passages": [_passage(passage) for passage in comparison.passages],
        "corrections": [_correction(c, shown[c.id], comparison) for c in comparison.corrections],
    }


def written(content: Object) -> str:
    """The one form of `content` as JSON: a member a line, and a passage or correction a line."""
    return "{\n" + ",\n".join(_members(content)) + "\n}\n"


def _members(content: Object) -> Iterator[str]:
    for name, value in content.items():
        if isinstance(value, list) and value:
            yield f"{_line(name)}: [\n" + ",\n".join(map(_line, value)) + "\n]"
        else:
            yield f"{_line(name)}: {_line(value)}"


def _line(value: object) -> str:
    """ASCII, so that nothing in it steers a terminal or an editor."""
    return json.dumps(value, allow_nan=False)


def _text(text: Text) -> Object:
    known = text.sealed or measured(text)
    return {
        "length": len(text.text),
        "words": known.words,
        "characters": known.characters,
        "sha256": known.sha256,
        "wrapped": text.wrapped,
        "paragraphs": [[p.start, p.end] for p in text.paragraphs],
    }


def _passage(passage: Passage) -> list[object]:
    return [passage.relation, *([[s.start, s.end] for s in getattr(passage, side)] for side in SIDES)]


def _correction(correction: Correction, excerpt: Excerpt, comparison: Comparison) -> Object:
    out: Object = {name: getattr(correction, name) for name in MEMBERS}
    for side in SIDES:
        out[side] = _quote(getattr(correction, side), getattr(excerpt, side), getattr(comparison, side).text)
    told = correction.rule == "note" or correction.evidence in ACCEPTED_NAMES
    evidence = correction.evidence if told else ""
    return out | {k: v for k, v in {"rule": correction.rule, "evidence": evidence}.items() if v}


def _quote(quote: Quote, shown: Shown, text: str) -> Object:
    words = {"text": text[shown.start : shown.end]}
    around = {"before": text[shown.first : shown.start], "after": text[shown.end : shown.last]}
    return {"start": quote.start, "end": quote.end} | words | {k: v for k, v in around.items() if v}


def read(content: Object) -> tuple[Comparison, Mapping[str, Excerpt]]:
    """The comparison in values that have no faults (see `faults`), and what of each correction is here.

    Its corrections have no numbers: people's notes come first (see `notes`).
    """
    reference, copy = (_sealed_text(content, side) for side in SIDES)
    corrections = tuple(_corrected(c, reference.text, copy.text) for c in content["corrections"])
    comparison = Comparison(
        reference,
        copy,
        content["language"],
        content["related"],
        content["similarity"],
        tuple(Passage(relation, _spans(r), _spans(c)) for relation, r, c in content["passages"]),
        corrections,
    )
    return comparison, {c["id"]: Excerpt(*(shown_of(c[side]) for side in SIDES)) for c in content["corrections"]}


def shown_of(quote: Object) -> Shown:
    """Where the words of a quotation in the file, and those around it, stand in its text."""
    start = quote["start"]
    end = start + len(quote["text"])
    first, last = start - len(quote.get("before", "")), end + len(quote.get("after", ""))
    return Shown(first, start, end, last, end >= quote["end"])


def words_of(quote: Object) -> str:
    """All words of a quotation in the file, those around it included."""
    return f"{quote.get('before', '')}{quote['text']}{quote.get('after', '')}"


def _sealed_text(content: Object, side: str) -> Text:
    said = content[side]
    characters = [HIDDEN] * said["length"]
    for correction in content["corrections"]:
        quote = correction[side]
        shown = shown_of(quote)
        characters[shown.first : shown.last] = words_of(quote)
    known = Sealed(said["sha256"], said["words"], said["characters"])
    return Text("".join(characters), _spans(said["paragraphs"]), said["wrapped"], known)


def _corrected(said: Object, reference_text: str, copy_text: str) -> Correction:
    reference, copy = (
        Quote(said[side]["start"], said[side]["end"], text[said[side]["start"] : said[side]["end"]])
        for side, text in zip(SIDES, (reference_text, copy_text), strict=True)
    )
    return Correction(
        **{name: said[name] for name in MEMBERS},
        number=None,
        reference=reference,
        copy=copy,
        rule=said.get("rule", ""),
        evidence=said.get("evidence", ""),
    )


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
