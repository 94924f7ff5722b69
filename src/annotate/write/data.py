"""A comparison as data: the contract's JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import json

from annotate.entry import Entry
from annotate.model import Comparison, Correction
from annotate.write.excerpts import is_full, published
from annotate.write.quote import first_words

# What a terminal obeys and JSON allows unescaped: C1 controls, line separators, text direction.
STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def entry_json(entry: Entry) -> str:
    """The JSON that is published with a comparison's page: without the texts unless `publish: full`."""
    content = entry.comparison.to_dict()
    return dump(content if is_full(entry) else without_texts(content, published(entry)))


def without_texts(content: dict[str, Any], shown: Sequence[Correction]) -> dict[str, Any]:
    """`content` (Comparison.to_dict) with the texts taken out and the words of `shown` in its corrections.

    Where words were left out, `cut` is true.
    """
    texts = {name: content[name] | {"text": None} for name in ("reference", "copy")}
    pairs = zip(content["corrections"], (c.to_dict() for c in shown), strict=True)
    corrections = [
        full | {name: with_cut(full[name], part[name]) for name in ("reference", "copy")} for full, part in pairs
    ]
    return content | texts | {"corrections": corrections}


def with_cut(full: dict[str, Any] | None, part: dict[str, Any] | None) -> dict[str, Any] | None:
    """The shown part of a quotation's dictionary, saying so where it is not all of it."""
    return part if full == part or not part else part | {"cut": True}


def few_words(text: str) -> str:
    """The first words of `text`, as many as a page shows, with an ellipsis where something was cut."""
    end = first_words(text)
    return text if end >= len(text) else f"{text[:end].rstrip()} …"


def comparison_json(comparison: Comparison, *, explain: bool = False) -> str:
    """The contract's JSON; with `explain` each correction also says which rule named it, and why."""
    content = comparison.to_dict()
    if explain:
        for said, correction in zip(content["corrections"], comparison.corrections, strict=True):
            said |= {"rule": correction.rule, "evidence": correction.evidence}
    return dump(content)


def dump(content: Mapping[str, Any], *, indent: Literal[1] | None = 1) -> str:
    """`content` as JSON that is safe to print: what could steer a terminal is escaped.

    Lists in it may be iterators. Their items are written one by one: of a book's, `json` would need 300 MB at a time.
    """
    head, between, tail = ("{", ", ", "}") if indent is None else ("{\n ", ",\n ", "\n}")
    members = (f"{_json(key, indent)}: {_member(value, indent)}" for key, value in content.items())
    return f"{head}{between.join(members)}{tail}\n" if content else "{}\n"


def _member(value: object, indent: int | None) -> str:
    """The value of a member of `content`."""
    if not isinstance(value, list | Iterator):
        return _json(value, indent, 1)
    head, between, tail = ("[", ", ", "]") if indent is None else ("[\n  ", ",\n  ", "\n ]")
    items = between.join(_json(item, indent, 2) for item in value)
    return f"{head}{items}{tail}" if items else "[]"


def _json(value: object, indent: int | None, depth: int = 0) -> str:
    """`value` as it stands at a depth; in JSON a line break is always one between values."""
    text = json.format(json.encode(value), indent=indent or 0).decode()
    text = text.replace("\n", "\n" + " " * depth) if depth and indent else text
    return STEERING.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
