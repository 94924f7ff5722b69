"""sealed/faults.py: a sealed.json from a stranger is right, or each fault is named on its line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.check import examine
from annotate.engine import compare
from annotate.entry import Entry, Metadata, Version
from annotate.sealed import content
from annotate.sealed.faults import load
from annotate.write.excerpts import excerpts
from annotate.write.page import comparison_page
from sample import COPY, DESCRIPTION, REFERENCE, Add

Values = dict[str, Any]
REST = "".join(f"In ward {n} the office keeps a list of ships and of crews that came in winter.\n" for n in range(9))
LINE = re.compile(r'\{"id"')


def sealed() -> Values:
    """The values of a good sealed.json, to be changed at will."""
    return deepcopy(made())


@cache
def made() -> Values:
    """The same, made once."""
    versions = (Version("reference.txt", "The Original"), Version("copy.txt", "The Mirror"))
    comparison = compare(REFERENCE + REST, COPY + REST)
    entry = Entry("visit", Metadata("A visit", "2026-11-21", *versions), comparison)
    return content.content_of(entry, excerpts(entry), "1.0")


def named(values: Values, name: str) -> Values:
    """The correction whose copy says `name`."""
    return next(c for c in values["corrections"] if c["copy"]["text"] == name)


def put(path: str, value: object) -> Callable[[Values], None]:
    """A change of one member; numbers in the path are indexes."""

    def change(values: Values) -> None:
        *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
        target: Any = values
        for part in way:
            target = target[part]
        target[last] = value

    return change


BAD: dict[str, tuple[Callable[[Values], None], str]] = {
    "another contract": (put("contract", 2), "contract"),
    "a hash that is none": (put("copy.sha256", "0"), "copy.sha256"),
    "a length that is no number": (put("copy.length", "9"), "copy.length"),
    "a length that is a fraction": (put("copy.length", 9.0), "copy.length"),
    "a length that is true": (put("copy.length", True), "copy.length"),
    "a negative offset": (put("corrections.0.copy.start", -1), "corrections.0.copy.start"),
    "a kind that is none": (put("corrections.0.kind", "<b>"), "corrections.0.kind"),
    "an id that is none": (put("corrections.0.id", "x\x1b[0m"), "corrections.0.id"),
    "an unknown member": (put("corrections.0.html", "<b>"), "corrections.0"),
    "an unknown relation": (put("passages.0.0", "lost"), "passages.0.0"),
    "more words than characters": (put("copy.words", 7_000_000), "more words"),
    "a text shorter than its quotations": (put("copy.length", 3), "beyond the text"),
    "a passage beyond the text": (put("passages.0.1", [[0, 7_000_000]]), "beyond the text"),
    "a passage that is not there": (put("corrections.0.passage", 5_000), "passage that is not there"),
    "the passage after the last": (lambda v: v["corrections"][0].update(passage=len(v["passages"])), "not there"),
    "an id that stands twice": (
        lambda v: v["corrections"][1].update(id=v["corrections"][0]["id"]),
        "stands twice",
    ),
    "a finding that is not there": (put("corrections.0.finding", "c-00000000"), "its finding"),
    "words past their end": (lambda v: named(v, "Kiev")["copy"].update(text="Kiev and more"), "other words than"),
    "thirteen words": (
        lambda v: named(v, "Kiev")["copy"].update(before="a " * 9, text="Kiev", after=" b c d e"),
        "more than 12 words",
    ),
    "a control character": (lambda v: named(v, "Kiev")["copy"].update(text="Ki\x1bv"), "U+001B"),
    "words that contradict each other": (lambda v: v["corrections"][0]["copy"].update(after=" zzzz"), "other words"),
    "corrections that overlap": (
        lambda v: v["corrections"][1]["copy"].update(v["corrections"][0]["copy"]),
        "shares words",
    ),
}

ELSEWHERE = {"a text shorter than its quotations", "words that contradict each other"}  # told where they clash


@pytest.mark.parametrize("name", BAD)
def test_faults_are_named_on_their_line(name: str) -> None:
    """Each fault is named on the line of the member it is in, and the file is not used."""
    values = sealed()
    change, message = BAD[name]
    change(values)
    text = content.written(values)
    read, faults = load(text)
    assert read is None
    at, column, found = next(fault for fault in faults if message in fault[2])
    assert found.isprintable()
    assert column == 1
    if name not in ELSEWHERE:
        pairs = zip(text.splitlines(), content.written(sealed()).splitlines(), strict=True)
        assert at in [number for number, (bad, good) in enumerate(pairs, start=1) if bad != good]


def test_more_than_fifteen_per_cent() -> None:
    """A file that quotes more of a text than may be shown is refused, on the line of that text."""
    values = sealed()
    values["copy"] |= {"length": 90, "words": 12, "characters": 80, "paragraphs": []}
    values["reference"] |= {"length": 90, "words": 12, "characters": 80, "paragraphs": []}
    values["passages"] = []
    text = content.written(values | {"corrections": values["corrections"][:2]})
    assert any("more than 15%" in message for _, _, message in load(text)[1])


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": NaN}', "[" * 100_000, '{"a": 1, "a": 2}\n', "null", "9" * 5000])
def test_what_is_no_sealed_json(text: str) -> None:
    """Anything else than what `annotate seal` writes is refused in one line, without a traceback."""
    values, faults = load(text)
    assert values is None
    assert len(faults) == 1 or "{" in text
    assert faults[0][:2] == (1, 2 if text == "{" else 1)


def test_a_change_by_hand_is_told_on_its_line() -> None:
    """A file in another form than ours is refused where it first differs, so that lines mean what they say."""
    lines = content.written(sealed()).split("\n")
    lines[3] = lines[3].replace(": ", ":  ")
    assert load("\n".join(lines))[1][0][:2] == (4, 1)
    read, faults = load(content.written(sealed()) + "\n")
    assert read is None
    assert [fault[:2] for fault in faults] == [(len(lines), 1)]


@given(st.data())
def test_a_file_without_faults_can_be_shown(data: st.DataObject) -> None:
    """Property: whatever offsets a stranger writes, the file is refused or the page is made, without an error."""
    values = sealed()
    for _ in range(data.draw(st.integers(1, 3))):
        correction = data.draw(st.sampled_from(values["corrections"]))
        side = correction[data.draw(st.sampled_from(content.SIDES))]
        key = data.draw(st.sampled_from(["start", "end", "text", "before", "after"]))
        number = key in ("start", "end")
        side[key] = data.draw(st.integers(0, 1500) if number else st.text(alphabet="ab <\n", max_size=12))
    read, faults = load(content.written(values))
    assert (read is None) == bool(faults)
    if read:
        comparison, shown = content.read(read)
        versions = (Version("reference.txt", "The Original"), Version("copy.txt", "The Mirror"))
        page = comparison_page(Entry("visit", Metadata("A visit", "2026-11-21", *versions), comparison, shown))
        assert content.HIDDEN not in page


def test_all_problems_of_a_folder_at_once(add: Add) -> None:
    """A bad comparison.yml and a bad sealed.json are told together."""
    folder: Path = add("visit", DESCRIPTION.replace("2026-11-21", "yesterday"), None, None)
    (folder / "sealed.json").write_text(json.dumps(sealed()))
    assert [Path(p.path).name for p in examine(folder)[1]] == ["comparison.yml", "sealed.json"]


Side = tuple[int, int, str]
NONE = (0, 0, "")


def one(number: int, copy: Side, reference: Side = NONE, passage: int = 0, **members: Any) -> Values:
    """A correction by the start, end and words of its sides; `members` are of the copy's side."""
    sides = ({"start": start, "end": end, "text": words} for start, end, words in (reference, copy))
    name = f"c-0000000{number}"
    out = {"id": name, "finding": name, "kind": "wording", "severity": "minor", "operation": "replace"}
    out |= {"passage": passage} | dict(zip(content.SIDES, sides, strict=True))
    return out | {"copy": out["copy"] | members}


def found(*corrections: Values, passages: Any = None, **copy: Any) -> list[str]:
    """The faults of a file about two texts of 400 characters, as the start of their line and the message."""
    text = {"length": 400, "words": 60, "characters": 340, "sha256": "0" * 64, "wrapped": False, "paragraphs": []}
    values = {"contract": 1, "program": "1.0", "related": True, "similarity": 0.5, "language": "en"}
    values |= {"reference": text, "copy": text | copy}
    values |= {"passages": passages or [["changed", [[0, 400]], [[0, 400]]]], "corrections": list(corrections)}
    written = content.written(values)
    faults = load(written)[1]
    assert all(column == 1 for _, column, _ in faults)
    return [f"{written.splitlines()[line - 1][:18]} {message}" for line, _, message in faults]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ({"characters": 400}, {"characters": 401}),
        ({"words": 340}, {"words": 341}),
        ({"words": None, "characters": 0}, {"words": 1, "characters": 0}),
        ({"paragraphs": [[0, 400]]}, {"paragraphs": [[0, 401]]}),
        ({"paragraphs": [[5, 6]]}, {"paragraphs": [[5, 5]]}),
        ({"paragraphs": [[0, 5], [5, 9]]}, {"paragraphs": [[0, 6], [5, 9]]}),
    ],
)
def test_what_is_said_of_a_text(right: Values, wrong: Values) -> None:
    """Words, characters and paragraphs that fit into the length of a text are let pass, what is just beyond is not."""
    assert found(**right) == []
    assert [fault[:7] for fault in found(**wrong)] == ['"copy":']


def test_passages_lie_in_their_texts() -> None:
    """The stretches of a passage may touch each other and the end of the text, and go no further."""
    assert found(passages=[["split", [[0, 400]], [[0, 200], [200, 400]]]]) == []
    assert found(passages=[["split", [[0, 400]], [[0, 201], [200, 400]]]]) == [
        '["split", [[0, 400 copy: stretches overlap or are not in order'
    ]
    assert found(passages=[["same", [[0, 400]], [[0, 400]]], ["same", [[0, 401]], []]]) == [
        '["same", [[0, 401] reference: a stretch is empty or reaches beyond the text'
    ]


AT_THE_START, AT_THE_END = (2, 4, "ab"), (396, 398, "ab")
TWELVE, THIRTEEN = "a b c d e f g h i j k l", "a b c d e f g h i j k l m"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (one(1, AT_THE_START, before="x "), one(1, AT_THE_START, before="xx "), "beyond the text"),
        (one(1, AT_THE_END, after=" x"), one(1, AT_THE_END, after=" xx"), "beyond the text"),
        (one(1, (398, 400, "ab")), one(1, (398, 401, "abc")), "beyond the text"),
        (one(1, (4, 6, "ab")), one(1, (4, 5, "ab")), "other words than those between"),
        (one(1, (4, 9, "ab")), one(1, (4, 9, "ab"), after=" x"), "other words than those between"),
        (one(1, (9, 32, TWELVE)), one(1, (9, 34, THIRTEEN)), "more than 12 words"),
        (one(1, (5, 5, ""), (4, 6, "ab")), one(1, (5, 5, "")), "words on neither side"),
        (one(1, (9, 69, "a" * 60)), one(1, (9, 70, "a" * 61)), "61 of its 400 characters are quoted, more than 15%"),
        (one(1, (9, 11, "a\t")), one(1, (9, 11, "a\v")), "U+000B"),
    ],
)
def test_what_is_just_right_in_a_correction(right: Values, wrong: Values, message: str) -> None:
    """What a correction may just say passes; one step beyond, the fault is told once."""
    assert found(right) == []
    (fault,) = found(wrong)
    assert message in fault
    assert fault.startswith('"copy":' if "%" in fault else '{"id": "c-00000001')


def test_the_share_is_rounded_up() -> None:
    """Of 401 characters 61 may be quoted."""
    assert found(one(1, (9, 70, "a" * 61)), length=401) == []


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (one(2, (6, 8, "ab")), ""),
        (one(2, (5, 8, "bab")), "copy: shares words with c-00000001"),
        (one(2, (6, 8, "ab"), before="ab"), ""),
        (one(2, (6, 8, "ab"), before="aa"), "copy: says other words than a quotation before it"),
        (one(2, (5, 5, ""), (9, 10, "a")), ""),
        (one(2, (6, 8, "ab")) | {"id": "c-00000001", "finding": "c-00000001"}, "c-00000001: stands twice"),
        (one(2, (6, 8, "ab")) | {"finding": "c-00000001"}, ""),
        (one(2, (6, 8, "ab")) | {"finding": "c-00000003"}, "c-00000002: its finding c-00000003 is not there or"),
    ],
)
def test_two_corrections(second: Values, message: str) -> None:
    """Two corrections may touch and repeat each other's words, and a fault is told at the second."""
    faults = found(one(1, (4, 6, "ab")), second, one(3, (20, 21, "a")))
    assert bool(faults) == bool(message)
    assert all(fault.startswith(f'{{"id": "{second["id"]}'[:18]) and message in fault for fault in faults)


def test_messages_are_short() -> None:
    """What a stranger wrote is repeated in a message up to 160 characters."""
    (fault,) = found(one(1, (4, 6, "ab")) | {"kind": "x" * 900})
    assert fault == '{"id": "c-00000001 corrections.0.kind: ' + f"'{'x' * 159}"
