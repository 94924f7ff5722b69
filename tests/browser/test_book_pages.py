"""A long comparison in Chromium, driven by book.mjs: from part to part, old addresses, readings, and the search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from served import See, look, serving
from test_axe import validated

from annotate.check import examine
from annotate.write.cuts import WHOLE
from annotate.write.parts import Part, parts
from novel import add_novel

pytestmark = pytest.mark.browser
PATH = "/comparisons/novel/"
CONFIG = """\
site_name: A site
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [annotate]
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the novel alone, built by MkDocs with our plugin."""
    folder = tmp_path_factory.mktemp("novel")
    add_novel(folder / "docs")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    build(load_config(str(folder / "mkdocs.yml"), strict=True))
    return folder


@pytest.fixture(scope="module")
def novel(home: Path) -> tuple[Part, ...]:
    """The parts of the novel."""
    entry, problems = examine(home / "docs" / "comparisons" / "novel")
    assert entry is not None, problems
    return parts(entry.comparison, WHOLE)


@pytest.fixture
def see(home: Path, chromium: str) -> Iterator[See]:
    """Looks at that site."""
    with serving(home / "site") as base:
        yield partial(look, base=base, chromium=chromium, script="book")


def test_steps_go_on_in_the_next_part(see: See, novel: tuple[Part, ...]) -> None:
    """Next at the last finding of a part leads to the first of the next part, and previous back; numbers run on."""
    seen = see("steps", path=PATH)
    first = next(c.number for c in novel[1].own if c.number)
    assert seen["path"] == f"{PATH}part/2/"
    assert int(seen["next"].split()[0]) == first
    assert seen["inView"]
    assert seen["same"]
    assert seen["back"] == seen["from"]
    assert seen["trouble"] == []


def test_an_address_of_the_first_page_leads_to_the_part(see: See, novel: tuple[Part, ...]) -> None:
    """The address of a correction, or of its footnote, with the first page opens its part; else the reader is told."""
    last = [c for c in novel[2].own if c.serious and c.id == c.finding][-1]
    correction, footnote, gone = see("old", path=PATH, id=last.id)["seen"]
    assert correction == footnote == {"path": f"{PATH}part/3/", "hash": f"#{last.id}", "inView": True, "trouble": []}
    assert gone["path"] == PATH
    assert "has changed" in gone["told"]
    assert gone["trouble"] == []


def test_an_address_of_another_part_leads_to_the_part(see: See, novel: tuple[Part, ...]) -> None:
    """A correction that stands in another part than its address says is found all the same."""
    seen = see("shifted", path=PATH, id=next(c.id for c in novel[1].own if c.serious))
    assert seen == {"path": f"{PATH}part/2/", "inView": True, "trouble": []}


def test_strange_addresses(see: See) -> None:
    """Addresses that name nothing of ours, or are no encoding of anything, break nothing: steps and links work."""
    for each in see("strange", path=PATH)["seen"]:
        assert each["path"] == f"{PATH}part/1/"
        assert re.fullmatch(r"#c-[0-9a-f]{8}(-\d+)?", each["hash"])
        assert each["inView"]
        assert each["trouble"] == []


def test_readings_of_a_part(see: See, novel: tuple[Part, ...]) -> None:
    """As published and corrected are the part's texts, character for character; the next part keeps the reading."""
    seen = see("readings", path=PATH)
    for name, text in (("published", novel[1].comparison.copy), ("corrected", novel[1].comparison.reference)):
        assert seen[name]["visible"]
        assert seen[name]["content"] == "\n".join(text.text[p.start : p.end] for p in text.paragraphs)
    assert seen["kept"] == "corrected"
    assert seen["trouble"] == []


def test_the_search_finds_words_of_a_later_part(see: See, novel: tuple[Part, ...]) -> None:
    """A word that stands in the last part alone is found there, and leads to its paragraph."""
    before, last = ("".join(part.comparison.copy.text for part in some) for some in (novel[:2], novel[2:]))
    # The index knows words by what they begin with; the generated ones have many beginnings in common.
    word = next(word for word in re.findall(r"[a-z]{9,}", last) if word[:5] not in before.lower())
    seen = see("search", word=word)
    assert seen["titles"] == ["A novel in two editions, part 3 of 3"]
    assert seen["path"] == f"{PATH}part/3/"
    assert seen["inView"]
    assert seen["trouble"] == []


def test_everyone_can_read_the_pages(home: Path, chromium: str) -> None:
    """Axe and html-validate find nothing on the first page and a part, wide and narrow; nothing sticks out."""
    paths = [PATH, f"{PATH}part/2/"]
    with serving(home / "site") as base:
        found = look("pages", base, chromium, script="axe", paths=paths, schemes=["light"], scripts=[True])["found"]
        ours = {path: [each for each in wrong if "md-copyright" not in each] for path, wrong in found.items()}
        assert ours == {path: [] for path in paths}  # the contrast of its footer is the theme's
        assert validated([base + path for path in paths]) == []
