"""docs/comparisons/carney-in-kyiv: the real comparison of this site, sealed, and what the whole site says of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from annotate.build import build
from annotate.check import examine
from annotate.sealed.proof import prove

DOCS = Path(__file__).parent.parent / "docs"
SLUG = "carney-in-kyiv"
FOLDER = DOCS / "comparisons" / SLUG


def test_it_is_sealed_and_real() -> None:
    """It has no texts, no problems, serious findings, and is no sample."""
    entry, problems = examine(FOLDER)
    assert entry is not None, problems
    assert not problems
    assert not entry.metadata.sample
    assert entry.metadata.publish == "excerpts"
    assert {path.name for path in FOLDER.iterdir()} == {"comparison.yml", "sealed.json"}
    assert sum(c.serious for c in entry.comparison.corrections) > 10


def test_it_follows_from_the_texts(carney: Path) -> None:
    """Where the texts are at hand, the seal is proved; after a change of the engine it has to be made again."""
    proof = prove(FOLDER, (carney / "reference.txt").read_text("utf-8"), (carney / "copy.txt").read_text("utf-8"))
    assert (proof.wrong, proof.other) == ((), ())


def test_it_leads_the_list(tmp_path: Path) -> None:
    """The newest list begins with it, and the index, the feeds and the charts are about it and no sample."""
    shutil.copytree(DOCS, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\nsite_url: https://example.org/\n", encoding="utf-8")
    assert not build(tmp_path / "docs", tmp_path / "tree")
    home = tmp_path / "tree" / "docs" / "comparisons"
    first = re.search(r"\]\(([a-z-]+)/index\.md\)\*\*", (home / "index.md").read_text("utf-8"))
    assert first is not None
    assert first[1] == SLUG
    feed = json.loads((home / "feed.json").read_text("utf-8"))
    assert [item["url"] for item in feed["items"]] == [f"https://example.org/comparisons/{SLUG}/"]
    errors = json.loads((home / "error-index.json").read_text("utf-8"))
    places = {place.partition("/")[0] for name in errors["names"] for form in name["forms"] for place in form["places"]}
    assert places == {SLUG}


def test_no_sentence_of_the_texts_is_published(carney: Path, tmp_path: Path) -> None:
    """No file of the site's tree holds thirteen words of either text in a row."""
    shutil.copytree(DOCS, tmp_path / "docs")
    build(tmp_path / "docs", tmp_path / "tree")
    runs = set()
    for name in ("reference.txt", "copy.txt"):
        words = (carney / name).read_text("utf-8").split()
        runs |= {" ".join(words[at : at + 13]) for at in range(len(words) - 12)}
    for path in sorted((tmp_path / "tree").rglob("*")):
        if path.is_file() and SLUG in path.read_bytes().decode("utf-8", "replace") + str(path):
            text = " ".join(re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), path.read_text("utf-8", "replace")).split())
            assert not [run for run in runs if run in text], path
