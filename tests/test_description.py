"""draft/description.py and `annotate schema`: comparison.yml reads back exactly, and its schema knows what we know."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.cli import main
from annotate.draft.description import comparison_yml, describe, quoted, sha256
from annotate.draft.folder import description_schema
from annotate.draft.version import Draft
from annotate.model import KINDS, SEVERITIES
from annotate.source import rules
from annotate.source.about import CHECKS, Found, cleaned
from annotate.source.metadata import KEYS, MAX_ITEMS, NOTE, VERSION, parse
from annotate.source.strict import load
from sample import DESCRIPTION, FULL

ROOT = Path(__file__).parent.parent
SCHEMA: dict[str, Any] = json.loads(description_schema())
READER = jsonschema.Draft7Validator(SCHEMA)

values = st.text(max_size=60).map(cleaned)
days = st.dates().map(lambda day: Found(day.isoformat(), "x"))


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A version of whatever a page may have said, as far as the rules let it pass."""
    found = {
        key: Found(value, "x") for key in ("title", "publisher", "author") if not CHECKS[key](value := draw(values))
    }
    if draw(st.booleans()):
        found["published"] = draw(days)
    language = draw(st.sampled_from(["", "en", "no", "NO", "pt-BR", "on"]))
    if language:
        found["language"] = Found(language, "x")
    path = draw(st.text(alphabet="ab/?&=#:'\"{}[]%-ü", max_size=20))
    if not rules.url(url := "https://example.org/" + path):
        found["url"] = Found(url, "x")
    return Draft("Words.\n", draw(st.sampled_from([".txt", ".md"])), draw(days), found)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_property_quoted(text: str) -> None:
    """Any text reads back exactly as it was, by our reader and by others, on one line of visible characters."""
    line = f"title: {quoted(text)}"
    assert line.isprintable()
    value, faults = load(line)
    assert not faults
    assert value is not None
    assert isinstance(value.content, dict)
    assert value.content["title"].value.content == text
    assert yaml.safe_load(line) == {"title": text}


@given(drafts(), drafts(), st.dates(), st.sampled_from([None, "en", "no"]))
def test_property_comparison_yml(reference: Draft, copy: Draft, date: Any, guess: str | None) -> None:
    """What is written is read without a fault, says what the pages said, fits the schema, and has two labels."""
    both = {"reference": reference, "copy": copy}
    text = comparison_yml(describe("a-slug", both, date.isoformat(), guess))
    metadata, faults = parse(text)
    assert not faults
    assert metadata is not None
    for side, version in (("reference", metadata.reference), ("copy", metadata.copy)):
        draft = both[side]
        for key in ("publisher", "author", "url", "published"):
            assert getattr(version, key) == (draft.found[key].value if key in draft.found else None)
        assert (version.retrieved, version.sha256) == (draft.retrieved.value, sha256("Words.\n"))
    assert metadata.reference.label != metadata.copy.label
    assert not list(READER.iter_errors(as_editors_read(text)))


def described(reference: dict[str, str], copy: dict[str, str]) -> tuple[str, str, str, str | None]:
    """Title, labels and language for what two pages said."""
    both = {
        side: Draft("x", ".txt", Found("2026-01-01", "today"), {k: Found(v, "x") for k, v in found.items()})
        for side, found in (("reference", reference), ("copy", copy))
    }
    result = describe("state-visit", both, "2026-01-01", None)
    language = result.language.value if result.language else None
    return result.title.value, result.labels["reference"].value, result.labels["copy"].value, language


def test_labels() -> None:
    """Labels are the publishers, the hosts, or which version it is; equal ones get the day or the side."""
    assert described({}, {}) == ("State visit", "Reference", "Copy", None)
    found = described({"title": "T", "publisher": "Post"}, {"url": "https://www.mirror.example/x", "language": "de"})
    assert found == ("T", "Post", "mirror.example", "de")
    post = {"publisher": "Post"}
    assert described(post, post)[1:3] == ("Post (reference)", "Post (copy)")
    one, two = ({**post, "published": f"2026-01-0{n}"} for n in (1, 2))
    assert described(one, two)[1:3] == ("Post, 2026-01-01", "Post, 2026-01-02")
    assert described(one, one)[1:3] == ("Post (reference)", "Post (copy)")


# --- the schema ---


def as_editors_read(text: str) -> Any:
    """comparison.yml as an editor's YAML 1.2 reads it: true and false are no texts, days are."""
    value = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes strings alone
    return json.loads(json.dumps(value).replace('"true"', "true").replace('"false"', "false"))


def test_schema_command(capsys: pytest.CaptureFixture[str]) -> None:
    """`annotate schema` prints a valid schema, the one that lies beside the comparisons of this site."""
    assert main(["schema"]) == 0
    out = capsys.readouterr().out
    jsonschema.Draft7Validator.check_schema(json.loads(out))
    assert (ROOT / "docs" / "comparisons" / ".schema.json").read_text("utf-8") == out


def test_schema_knows_every_key() -> None:
    """The schema has the keys, kinds, severities and limits that our reader has, each with a word of explanation."""
    version, note = (SCHEMA["definitions"][name]["properties"] for name in ("version", "note"))
    assert list(SCHEMA["properties"]) == list(KEYS)
    assert list(version) == list(VERSION)
    assert list(note) == [*NOTE, "sources"]
    assert note["kind"]["enum"] == list(KINDS)
    assert note["severity"]["enum"] == list(SEVERITIES)
    assert SCHEMA["properties"]["notes"]["maxItems"] == MAX_ITEMS
    assert version["label"]["maxLength"] == rules.MAX_LINE
    assert SCHEMA["properties"]["summary"]["maxLength"] == rules.MAX_PLAIN
    assert all(field["description"] for table in (SCHEMA["properties"], version, note) for field in table.values())


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "comparisons").glob("*/comparison.yml")), ids=lambda path: path.parent.name
)
def test_schema_takes_our_comparisons(path: Path) -> None:
    """No comparison of this site is wrong in an editor, and each tells the editor where its schema is."""
    text = path.read_text("utf-8")
    assert not [error.message for error in READER.iter_errors(as_editors_read(text))]
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert found
    assert (path.parent / found[1]).resolve() == ROOT / "docs" / "comparisons" / ".schema.json"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A visit", "titel: A visit"),
        ("title: A visit\n", ""),
        ("date: 2026-11-21", "date: 21 November"),
        ("publish: full", "publish: all"),
        ("  label: The Mirror\n", ""),
        ("  rights: ours\n", ""),
        ("file: copy.txt", "file: ../copy.txt"),
        ("file: copy.txt", "file: copy.html"),
        ("file: copy.txt", "file: copy.txt\n  url: javascript:x"),
        ("file: copy.txt", "file: copy.txt\n  sha256: 12"),
        ("publish: full", "publish: full\nsample: yes"),
        ("publish: full", "publish: full\nnotes:\n  - note: x"),
        ("publish: full", "publish: full\nnotes:\n  - {copy: x, kind: fakt}"),
        ("publish: full", "publish: full\ntags: [a, a]"),
        ("copy:", "kopie:"),
    ],
)
def test_schema_finds(old: str, new: str) -> None:
    """What our reader finds wrong in shape an editor marks too."""
    text = FULL.replace(old, new)
    assert text != FULL
    assert parse(text)[1]
    assert list(READER.iter_errors(as_editors_read(text)))
    assert not list(READER.iter_errors(as_editors_read(DESCRIPTION)))
    assert not list(READER.iter_errors(copy.deepcopy(as_editors_read(FULL))))
