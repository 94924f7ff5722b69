"""What is wrong with a sealed.json: it comes from strangers, must hold together, and show no more than is allowed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from math import ceil, isfinite
from typing import TYPE_CHECKING, Any

from annotate.sealed.content import SIDES, Object, shown_of, words_of, written
from annotate.source.paths import printable
from annotate.source.strict import Fault
from annotate.source.text import FORBIDDEN
from annotate.write.excerpts import SHARE
from annotate.write.quote import WORD, WORDS_A_SIDE

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

SEAL_AGAIN = "seal the comparison again rather than change this file by hand"


def load(text: str) -> tuple[Object | None, list[Fault]]:
    """The values in the text of a sealed.json and what is wrong with them; no values when anything is."""
    try:
        content = json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        return None, [(error.lineno, error.colno, f"is not valid JSON here: {error.msg.lower()}; {SEAL_AGAIN}")]
    except (RecursionError, ValueError) as error:
        return None, [(1, 1, f"cannot be read: {error}; {SEAL_AGAIN}")]
    faults = list(_form(content, text))
    if not faults:
        faults = list(_meaning(content))
    return (None if faults else content), sorted(set(faults))


def _finite(digits: str) -> float:
    """A number with a fraction or exponent; 1e999 would be infinite, which JSON cannot say."""
    number = float(digits)
    return number if isfinite(number) else _no_number(digits)


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _form(content: object, text: str) -> Iterator[Fault]:
    """Whether it is written as we write it, a correction a line, and has the members it should."""
    if not isinstance(content, dict):
        yield 1, 1, f"should be a JSON object; {SEAL_AGAIN}"
        return
    ours = written(content).split("\n")
    for number, (line, own) in enumerate(zip(text.split("\n"), ours, strict=False), start=1):
        if line != own:
            yield number, 1, f"is not as `annotate seal` writes it; {SEAL_AGAIN}"
            return
    if text.count("\n") != len(ours) - 1:
        yield len(ours), 1, f"goes on or ends too early here; {SEAL_AGAIN}"
        return
    for error in _schema().iter_errors(content):
        where = ".".join(map(str, error.absolute_path)) or "the file"
        yield _line(content, *error.absolute_path), 1, f"{where}: {printable(error.message[:160])}"


@cache
def _schema() -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - most comparisons are not sealed, and it loads slowly
    from jsonschema.validators import extend  # noqa: PLC0415 - the same

    source = resources.files("annotate") / "schema" / "sealed.schema.json"
    # To JSON Schema 1.0 is an integer; offsets have to be integers of Python.
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    validator: type[Validator] = extend(Draft202012Validator, type_checker=types)  # type: ignore[no-untyped-call]  # it has no types
    schema = json.loads(source.read_text(encoding="utf-8"))
    return validator(_inlined(schema, schema.pop("$defs")))


def _inlined(part: Any, definitions: Object) -> Any:  # noqa: ANN401 - any part of a schema
    """A part of a schema with its definitions in the place of what refers to them: jsonschema looks each up anew."""
    if isinstance(part, list):
        return [_inlined(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    own = {name: _inlined(value, definitions) for name, value in part.items() if name != "$ref"}
    return (_inlined(definitions[part["$ref"].rpartition("/")[2]], definitions) if "$ref" in part else {}) | own


def _line(content: Object, name: object = "", item: object = 0, *_: object) -> int:
    """The line of a member, or of one of its items."""
    line = 2
    for key, value in content.items():
        rows = len(value) if isinstance(value, list) and value else 0
        if key == name:
            return line + (item + 1 if rows and isinstance(item, int) else 0)
        line += rows + 2 if rows else 1
    return 1


def _meaning(content: Object) -> Iterator[Fault]:
    """What a schema cannot say."""
    for side in SIDES:
        yield from ((_line(content, side), 1, message) for message in _lengths(content[side], side))
        for number, passage in enumerate(content["passages"]):
            if wrong := _stretches(passage[1 + SIDES.index(side)], content[side]["length"]):
                yield _line(content, "passages", number), 1, f"{side}: {wrong}"
        yield from _overlaps(content, side)
        yield from _share(content, side)
    for number, correction in enumerate(content["corrections"]):
        line = _line(content, "corrections", number)
        yield from ((line, 1, f"{correction['id']}: {message}") for message in _correction(correction, content))
    yield from _ids(content)


def _lengths(text: Object, side: str) -> Iterator[str]:
    """Whether the figures of one text can be those of one text."""
    if not text["characters"] <= text["length"] or (text["words"] or 0) > text["characters"]:
        yield f"{side}: says more words or characters than it is long"
    if wrong := _stretches(text["paragraphs"], text["length"]):
        yield f"{side}: paragraphs: {wrong}"


def _stretches(spans: list[list[int]], length: int) -> str:
    if any(start >= end or end > length for start, end in spans):
        return "a stretch is empty or reaches beyond the text"
    return "stretches overlap or are not in order" if any(a[1] > b[0] for a, b in pairwise(spans)) else ""


def _correction(correction: Object, content: Object) -> Iterator[str]:
    """What is wrong with one correction."""
    for side in SIDES:
        yield from (f"{side}: {message}" for message in _quote(correction[side], content[side]["length"]))
    empty = [side for side in SIDES if correction[side]["start"] == correction[side]["end"]]
    if len(empty) == len(SIDES):
        yield "has words on neither side"
    if correction["passage"] >= len(content["passages"]):
        yield "names a passage that is not there"


def _quote(quote: Object, length: int) -> Iterator[str]:
    shown = shown_of(quote)
    if not 0 <= shown.first <= quote["start"] <= quote["end"] <= length or shown.last > length:
        yield "reaches beyond the text"
    if shown.end > quote["end"] or (shown.end < quote["end"] and shown.last > shown.end):
        yield "shows other words than those between its start and end"
    words = words_of(quote)
    if len(WORD.findall(words)) > WORDS_A_SIDE:
        yield f"quotes more than {WORDS_A_SIDE} words"
    if found := FORBIDDEN.search(words):
        yield f"holds the control character U+{ord(found[0]):04X}"


def _overlaps(content: Object, side: str) -> Iterator[Fault]:
    """Corrections that share words, and quotations that say different words for one place."""
    corrections = content["corrections"]
    order = sorted((c[side]["start"], c[side]["end"], n) for n, c in enumerate(corrections))
    taken = [(start, end, n) for start, end, n in order if end > start]
    for (_, end, a), (start, _, b) in pairwise(taken):
        if start < end:
            yield _line(content, "corrections", b), 1, f"{side}: shares words with {corrections[a]['id']}"
    said: dict[int, str] = {}
    for number, correction in enumerate(corrections):
        quote = correction[side]
        for at, char in enumerate(words_of(quote), start=shown_of(quote).first):
            if said.setdefault(at, char) != char:
                yield _line(content, "corrections", number), 1, f"{side}: says other words than a quotation before it"
                break


def _share(content: Object, side: str) -> Iterator[Fault]:
    """Whether more of one text is quoted than may be."""
    text, shown = content[side], set[int]()
    for correction in content["corrections"]:
        found = shown_of(correction[side])
        shown.update(range(found.first, found.last))
    if len(shown) > ceil(text["length"] * SHARE):
        yield (
            _line(content, side),
            1,
            f"{len(shown)} of its {text['length']} characters are quoted, more than {SHARE:.0%}",
        )


def _ids(content: Object) -> Iterator[Fault]:
    """Ids stand once, and a finding is named by its first place."""
    ids: set[str] = set()
    for index, correction in enumerate(content["corrections"]):
        line, name, finding = _line(content, "corrections", index), correction["id"], correction["finding"]
        if name in ids:
            yield line, 1, f"{name}: stands twice"
        ids.add(name)
        if finding not in ids:
            yield line, 1, f"{name}: its finding {finding} is not there or comes later"
