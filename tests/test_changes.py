"""changes.py: which comparisons a change touches, and what other code makes of the others."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.build import build
from annotate.changes import content, effect, effects, published, removed, states
from annotate.entry import Entry
from annotate.source.paths import UnusableError
from pages import comparison, entry
from sample import COPY, Add


@pytest.fixture
def base(site: Path, add: Add) -> Callable[[], Path]:
    """Keeps the docs folder as it is now as the one before the change."""

    def keep() -> Path:
        return Path(shutil.copytree(site / "docs", site / "before", symlinks=True))

    return keep


def test_new_changed_and_removed(site: Path, add: Add, base: Callable[[], Path]) -> None:
    """Folders are compared by what they hold; without a base nothing is new."""
    for slug in ("kept", "edited", "gone"):
        add(slug)
    before = base()
    add("added")
    (site / "docs/comparisons/edited/copy.txt").write_text(COPY + "More.\n", encoding="utf-8")
    shutil.rmtree(site / "docs/comparisons/gone")
    assert states(site / "docs", before) == {"added": "new", "edited": "changed", "kept": ""}
    assert removed(site / "docs", before) == ["gone"]
    assert set(states(site / "docs", None).values()) == {""}
    assert removed(site / "docs", None) == []


def test_no_link_is_followed(site: Path, add: Add) -> None:
    """A link counts as what it names, not as what lies there."""
    folder = add()
    before = content(folder)
    (folder / "copy.txt").unlink()
    (folder / "copy.txt").symlink_to(site / "mkdocs.yml")
    assert content(folder)["copy.txt"] == f"link {site / 'mkdocs.yml'}"
    assert content(folder) != before
    (site / "docs/comparisons/linked").symlink_to("/etc")
    assert content(site / "docs/comparisons/linked") == {"": "link /etc"}


def test_names_are_data(site: Path, add: Add, base: Callable[[], Path]) -> None:
    """Folder names that a shell would run, or that break lines, are only names."""
    before = base()
    names = ["$(touch x)", "a\nb", "%0A::error::x", "-rf"]
    for name in names:
        (site / "docs" / "comparisons" / name).mkdir(parents=True)
    assert sorted(states(site / "docs", before)) == sorted(names)


def test_the_same_code_has_no_effect(site: Path, add: Add) -> None:
    """What was built by this very code comes out the same."""
    add()
    build(site / "docs", site / "tree")
    (found,) = effects(site / "docs", site / "tree", ["visit"])
    assert not found
    assert found.entry is not None


def test_what_cannot_be_published_any_more(site: Path, add: Add) -> None:
    """A comparison that the code before published and this one refuses is an effect; one that neither has is none."""
    folder = add()
    build(site / "docs", site / "tree")
    (folder / "copy.txt").unlink()
    (found,) = effects(site / "docs", site / "tree", ["visit"])
    assert found
    assert found.entry is None
    assert found.problems
    shutil.rmtree(site / "tree/docs/comparisons/visit")
    assert list(effects(site / "docs", site / "tree", ["visit"])) == []


def two() -> Entry:
    """A comparison with two corrections."""
    changes = [("Carne", "Carney", "name", "major"), ("two", "three", "figure", "critical")]
    return entry(comparison("So Carne saw two.", "So Carney saw three.", changes))


def test_corrections_come_go_and_change() -> None:
    """By their ids; another kind, another severity or a dismissal is a change."""
    made = two()
    name, figure = made.comparison.corrections
    other = replace(name, id="c-ffffffff")
    before = {other.id: other, figure.id: replace(figure, severity="major")}
    found = effect("visit", before, made)
    assert found.come == (name,)
    assert found.gone == (other,)
    assert found.altered == ((replace(figure, severity="major"), figure),)
    assert effect("visit", {c.id: c for c in (name, replace(figure, dismissed=True))}, made).altered
    assert not effect("visit", {c.id: c for c in (name, figure)}, made)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"corrections": [1]}',
        '{"corrections": [{"id": 1}]}',
        '{"corrections": null}',
        "[" * 50_000,
        json.dumps({"corrections": [{"id": "x", "kind": "no", "severity": "major"}]}),
    ],
)
def test_what_is_no_data_is_named(tmp_path: Path, text: str) -> None:
    """A file that is not the contract's JSON is one clear problem."""
    path = tmp_path / "docs/comparisons/visit/comparison.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableError, match=r"comparison\.json:1:1: is not the data of a comparison"):
        published(tmp_path, "visit")
