"""written.py: what was written into one folder, where it is from, and what changed since the last build."""

from __future__ import annotations

from pathlib import Path

from annotate.cache import squeezed
from annotate.memory import Memory
from annotate.write.files import claim
from annotate.written import Written

SOURCE = Path("docs/comparisons/visit/comparison.yml")


def test_sources(tmp_path: Path) -> None:
    """Every file is listed with the comparison it is from; one written again later is still from there."""
    written = Written(tmp_path)
    written.files({"a.md": "one"}, SOURCE)
    written.large({"a.json": squeezed(b"{}")}, SOURCE)
    written.pieces("all.csv", ["x\n", "y\n"])
    written.files({"a.md": "one, with a list", "index.md": "list"})
    assert written.sources == {"a.md": SOURCE, "a.json": SOURCE, "all.csv": None, "index.md": None}
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a.md": "one, with a list",
        "a.json": "{}",
        "all.csv": "x\ny\n",
        "index.md": "list",
    }


def test_what_changed(tmp_path: Path) -> None:
    """Against the memory of the last build only what says something else has changed; lists in pieces may have."""
    memory = Memory()
    for content, changed in (("one", {"a.md", "b.md", "all.csv"}), ("one", {"all.csv"}), ("two", {"a.md", "all.csv"})):
        written = Written(tmp_path, memory)
        written.files({"a.md": content, "b.md": "the same"})
        written.pieces("all.csv", ["x\n"])
        assert written.changed == changed


def test_what_is_no_more(tmp_path: Path) -> None:
    """A file of an earlier build that this one has not written is taken away; one that is in place stays."""
    claim(tmp_path)
    Written(tmp_path).files({"old/a.md": "one", "kept/a.md": "two"}, SOURCE)
    written = Written(tmp_path)
    written.there(["kept/a.md"], SOURCE)
    written.files({"new.md": "three"})
    written.tidy()
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")} == {"kept/a.md", "new.md"}
