"""No input crashes it: the answer to any text, comparison.yml, page, note or sealed.json is a page, or what is wrong.

What was found once is kept in `found/` and tried each time.

The long form looks for five minutes at each entry point, or for ANNOTATE_FUZZ seconds.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile import LONG, WORDS
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from annotate.check import examine_contents
from annotate.draft.description import comparison_yml, describe
from annotate.draft.version import from_page
from annotate.finish import finish
from annotate.sealed.content import written
from annotate.source.contents import Contents
from annotate.source.page import Page, PageError
from sample import COPY, DESCRIPTION, FULL, REFERENCE
from test_sealed_faults import sealed

FOUND = Path(__file__).with_name("found")
SECONDS = float(os.environ.get("ANNOTATE_FUZZ", "300"))
SLOW = 20.0  # seconds for one input of a few hundred words, on a busy machine

# --- entry points: each is given bytes ---


def contents(**files: bytes) -> Contents:
    """A folder with these files; `__` stands for the full stop in a name."""
    return Contents("visit", "docs/comparisons/visit", {n.replace("__", "."): data for n, data in files.items()}, {})


def whole(given_contents: Contents) -> None:
    """The comparison is finished, or at least one problem is told in one line with its place; no fault is ours."""
    examine_contents(given_contents)
    outcome = finish(given_contents, "en")
    assert outcome.finished or outcome.problems
    for problem in outcome.problems:
        line = str(problem)
        assert "this program failed" not in problem.message, line
        assert problem.line >= 1
        assert problem.column >= 1
        assert line.isprintable(), line


def text(data: bytes) -> None:
    """As the copy, and as both texts."""
    whole(contents(comparison__yml=FULL.encode(), reference__txt=REFERENCE.encode(), copy__txt=data))
    whole(contents(comparison__yml=FULL.encode(), reference__txt=data, copy__txt=data[: len(data) // 2] + data))


def description(data: bytes) -> None:
    """As comparison.yml."""
    whole(contents(comparison__yml=data, reference__txt=REFERENCE.encode(), copy__txt=COPY.encode()))


def page(data: bytes) -> None:
    """As a page that `annotate new` was given: an article and what is known of it, or one line."""
    try:
        draft = from_page(Page(data, "https://example.org/a"), "2026-11-21")
    except PageError as error:
        line = str(error)
        draft = None
    if draft is None:
        assert line.isprintable(), line
        return
    made = comparison_yml(describe("visit", {"reference": draft, "copy": draft}, "2026-11-21", "en"))
    texts = {side: draft.text.encode() for side in ("reference__txt", "copy__txt")}
    whole(contents(comparison__yml=made.encode(), **texts))


def note(data: bytes) -> None:
    """As the notes of a comparison."""
    description(FULL.encode() + b"notes:\n" + data)


def seal(data: bytes) -> None:
    """As sealed.json."""
    whole(contents(comparison__yml=DESCRIPTION.encode(), sealed__json=data))


ENTRIES: dict[str, Callable[[bytes], None]] = {
    "text": text, "yaml": description, "html": page, "notes": note, "sealed": seal,
}  # fmt: skip

# --- what is given to them ---

word = st.sampled_from(WORDS) | st.text(max_size=5)
raw = st.binary(max_size=60)
LINES = [*FULL.split("\n"), *DESCRIPTION.split("\n"), "notes:", "- copy: Kiev", "  note: n", "  sources: [a]", "tags:"]
YAML = (
    "- ",
    "? ",
    ": ",
    "|",
    ">",
    "&a ",
    "*a",
    "!!t ",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "#",
    "---",
    "...",
    "%YAML 9",
    "\t",
)
TAGS = (
    "<p>", "</p>", "<div>", "<article>", "<h1>", "</h1>", "<title>", "<script>", "</script>", "<style>", "<!--", "-->",
    "<table><td>", "<meta charset=utf-16>", "<meta charset=koi8-r>",
    '<meta property="article:published_time" content="',
    '"><link rel=canonical href="', '<script type="application/ld+json">{"@type": "NewsArticle", "headline": [',
    ']}</script>', "<time datetime=", "<template>", "<svg>", "<math>", "<![CDATA[", "<?xml version='1.0'?>",
    "<a href=",
    "&#0;", "&#xd800;", "&#x110000;", "&bogus;", "</", "<", "\x00", "The minister arrived in Kyiv on Sunday. " * 4,
)  # fmt: skip


@st.composite
def mixed(draw: st.DrawFn, pieces: tuple[str, ...]) -> bytes:
    """Pieces and words in any order, now and then with bytes that are no text."""
    parts = draw(st.lists(st.sampled_from(pieces) | word, max_size=40))
    data = draw(st.sampled_from(("", " ", "\n"))).join(parts).encode("utf-8", "surrogatepass")
    at = draw(st.integers(0, len(data)))
    return data[:at] + draw(st.just(b"") | raw) + data[at:]


@st.composite
def yaml_lines(draw: st.DrawFn) -> bytes:
    """A comparison.yml in which lines are taken out, doubled or spoiled."""
    lines = list(LINES[: draw(st.integers(0, len(LINES)))])
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines)))
        line = draw(st.sampled_from(LINES) | st.lists(st.sampled_from(YAML) | word, max_size=6).map("".join))
        lines[at : at + draw(st.integers(0, 1))] = [line]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


@st.composite
def notes(draw: st.DrawFn) -> bytes:
    """Notes on stretches of the texts, as JSON, which is YAML."""
    items: list[dict[str, Any]] = []
    for _ in range(draw(st.integers(1, 4))):
        item: dict[str, Any] = {}
        for side, source in (("copy", COPY), ("reference", REFERENCE), ("prefix", COPY), ("suffix", COPY)):
            if draw(st.booleans()):
                start = draw(st.integers(0, len(source)))
                item[side] = source[start : start + draw(st.integers(0, 30))] if draw(st.booleans()) else draw(word)
        for key, values in {
            "kind": ["figure", "name", "x"],
            "severity": ["minor", "critical"],
            "dismiss": ["true"],
        }.items():
            if draw(st.booleans()):
                item[key] = draw(st.sampled_from(values))
        item["note"] = draw(word)
        items.append(item)
    return "".join(f"  - {json.dumps(item)}\n" for item in items).encode("utf-8", "surrogatepass")


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | word
    | st.sampled_from([0, 1, -1]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(word, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def sealed_json(draw: st.DrawFn) -> bytes:
    """A good sealed.json in which a few members are something else; now and then its bytes are."""
    whole_file: Any = sealed()
    for _ in range(draw(st.integers(0, 3))):
        at: Any = whole_file
        while isinstance(at, dict | list) and at:
            key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else list(range(len(at)))))
            if draw(st.booleans()) or not isinstance(at[key], dict | list):
                at[key] = draw(values)
                break
            at = at[key]
    data = written(whole_file).encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 3)) == 0:
        number = draw(st.sampled_from((b"1e999", b"-0", b"1E5", b"NaN", b"9" * 5000, b"0.5", b"00")))
        data = re.sub(rb"(?<=: )[0-9.]+", number, data, count=draw(st.integers(0, 3)))
    cut = draw(st.integers(0, len(data)))
    return data[:cut] + draw(raw) + data[cut + draw(st.integers(0, 9)) :] if draw(st.integers(0, 9)) == 0 else data


GIVEN: dict[str, tuple[st.SearchStrategy[bytes], int]] = {
    "text": (raw | mixed(WORDS), 25),
    "yaml": (raw | yaml_lines() | mixed((*YAML, *LINES)), 60),
    "html": (raw | mixed(TAGS), 60),
    "notes": (notes() | mixed((*YAML, *LINES)), 30),
    "sealed": (sealed_json() | raw, 60),
}
"""For each entry point what it is given, and how many in the short form."""


@pytest.mark.parametrize("name", ENTRIES)
def test_nothing_crashes_it(name: str, record_property: Callable[[str, object], None]) -> None:
    """Each entry point answers whatever it is given; what it does not answer is written to `found/`."""
    strategy, short = GIVEN[name]
    tried = rounds = 0
    last = b""

    def check(data: bytes) -> None:
        nonlocal tried, last
        tried, last = tried + 1, data  # hypothesis ends with the smallest that fails
        start = time.process_time()
        ENTRIES[name](data)
        assert time.process_time() - start < SLOW

    options = settings(
        max_examples=500 if LONG else short, deadline=None, database=None, derandomize=not LONG,
        suppress_health_check=list(HealthCheck), phases=(Phase.generate, Phase.shrink),
    )  # fmt: skip
    end = time.monotonic() + SECONDS
    while not rounds or (LONG and time.monotonic() < end):
        rounds += 1
        run = options(given(data=strategy)(check))
        try:
            (seed(rounds)(run) if LONG else run)()
        except BaseException:
            kept = FOUND / name / hashlib.sha256(last).hexdigest()[:12]
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(last)
            raise
    record_property("tried", tried)


@pytest.mark.parametrize("path", sorted(FOUND.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found(path: Path) -> None:
    """What crashed it once is answered now."""
    ENTRIES[path.parent.name](path.read_bytes())
