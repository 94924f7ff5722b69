"""write/data.py: the contract's JSON, as its schema has it."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotate.engine import compare
from annotate.model import KINDS, SEVERITIES
from annotate.write.data import comparison_json, dump, entry_json
from golden import load, names
from pages import entry


@cache
def validator() -> Draft202012Validator:
    """The checker of the contract's JSON."""
    source = resources.files("annotate") / "schema" / "comparison.schema.json"
    schema = json.loads(source.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def valid(source: str) -> dict[str, Any]:
    """The JSON, after it was found to fit the schema."""
    loaded: dict[str, Any] = json.loads(source)
    assert not [f"{list(error.path)}: {error.message}" for error in validator().iter_errors(loaded)]
    return loaded


@pytest.mark.parametrize("publish", ["full", "excerpts"])
@pytest.mark.parametrize("name", names())
def test_golden_pairs_fit_the_schema(name: str, publish: str) -> None:
    """The JSON of every golden pair fits the schema, with and without the texts."""
    pair = load(name)
    made = compare(pair.reference, pair.copy, language=pair.language)
    valid(entry_json(entry(made, publish=publish)))
    valid(comparison_json(made, explain=True))


@given(st.text(max_size=60), st.text(max_size=60))
def test_property_any_texts_fit_the_schema(reference: str, copy: str) -> None:
    """Whatever the texts, the JSON fits, and holds them whole."""
    made = compare(reference, copy)
    assert valid(comparison_json(made))["copy"]["text"] == made.copy.text


def test_the_schema_knows_every_kind() -> None:
    """Kinds and severities of the schema are those of the model, in the same order."""
    schema = validator().schema
    assert isinstance(schema, dict)
    assert tuple(schema["$defs"]["kind"]["enum"]) == KINDS
    assert tuple(schema["$defs"]["severity"]["enum"]) == SEVERITIES


def test_the_schema_refuses_what_is_wrong() -> None:
    """A missing offset, an unknown kind and a stray member are errors."""
    pair = load("law-article")
    good = json.loads(comparison_json(compare(pair.reference, pair.copy)))
    for change in ({"kind": "typo"}, {"copy": {"start": 1, "text": "x"}}, {"extra": 1}, {"reference": None}):
        bad = good | {"corrections": [good["corrections"][0] | change]}
        assert list(validator().iter_errors(bad)), change


def test_cut_quotations_say_so() -> None:
    """Without the texts, a quotation of which words are missing has `cut`, and its offsets are those of all."""
    copy = "One two.\n" * 40 + "\nAnd " + " ".join(f"more{n}" for n in range(40)) + "."
    made = compare("One two.\n" * 40, copy, language="en")
    sides = [c["copy"] for c in valid(entry_json(entry(made, publish="excerpts")))["corrections"] if c["copy"]]
    assert [side["cut"] for side in sides if side["end"] - side["start"] > len(side["text"])]
    assert all("cut" not in side for side in sides if side["end"] - side["start"] == len(side["text"]))


KEYS = st.text(alphabet='ab \n"', max_size=3)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet='ab\n"\\{}[]:, é'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_written_item_by_item_it_is_the_same(content: dict[str, Any]) -> None:
    """What is written item by item is what `json` writes at once, from lists and from iterators."""
    for indent in (1, None):
        whole = json.dumps(content, ensure_ascii=False, indent=indent) + "\n"
        assert dump(content, indent=indent) == whole  # type: ignore[arg-type]  # 1 or None
        lazy = {name: iter(value) if isinstance(value, list) else value for name, value in content.items()}
        assert dump(lazy, indent=indent) == whole  # type: ignore[arg-type]
