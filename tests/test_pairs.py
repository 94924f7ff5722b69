"""The golden pairs in tests/pairs: what the engine finds is what an editor wrote down.

ANNOTATE_UPDATE_GOLDEN=1 writes the accounts anew; read what changed before it is kept.
"""

from __future__ import annotations

import difflib

import pytest

import editor
from annotate import compare
from golden import actual, load, names, update, updating
from oracle import complaints


@pytest.mark.parametrize("name", names())
def test_account(name: str) -> None:
    """A pair's passages and corrections are those of its expected.txt."""
    pair = load(name)
    if updating():
        update(pair)
        return
    lines = difflib.unified_diff(
        pair.expected.splitlines(), actual(pair).splitlines(), "expected.txt", "found now", n=2, lineterm=""
    )
    assert actual(pair) == pair.expected, f"{pair.about}\n" + "\n".join(lines)


@pytest.mark.parametrize("name", names())
def test_nothing_is_lost(name: str) -> None:
    """Both texts of a pair can be rebuilt from its JSON, in both directions."""
    pair = load(name)
    for one, other in ((pair.reference, pair.copy), (pair.copy, pair.reference)):
        assert list(complaints(compare(one, other, language=pair.language).to_dict())) == []


@pytest.mark.parametrize("name", names())
def test_about(name: str) -> None:
    """Every pair says in a sentence what is tricky about it, and in which language it is."""
    pair = load(name)
    assert pair.language
    assert pair.about.split("\n")[0].endswith(".")


def test_there_are_pairs() -> None:
    """The pairs were found, in several languages."""
    assert len(names()) >= 20
    assert len({load(name).language for name in names()}) >= 7


@pytest.mark.parametrize("name", editor.names())
def test_an_editor_agrees(name: str) -> None:
    """What an editor expected, blind, is met; what is not is listed as a gap, and a gap that closed is taken off."""
    assert editor.unmet(name) == set(editor.gold(name).get("gaps") or [])
