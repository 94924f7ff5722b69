"""write/book.py: a long comparison on several pages, built by MkDocs: texts, numbers, links and places."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.etree import _Element

from annotate import compare
from annotate.build import build
from annotate.cache import cache_in
from annotate.check import examine
from annotate.entry import Entry
from annotate.finish import finished_of
from annotate.model import Text
from annotate.sealed.seal import seal
from annotate.search import indexable
from annotate.work import Means
from annotate.write.book import book
from annotate.write.cuts import WHOLE, Size
from annotate.write.excerpts import published
from annotate.write.findings import findings
from annotate.write.page import comparison_page
from annotate.write.parts import parts
from novel import RIGHT, add_novel
from pages import entry as whole
from sample import Add
from test_properties import pairs

BOOK = "comparisons/novel"
CONFIG = """\
site_name: A site
site_url: https://example.org/
repo_url: https://example.org/repository
use_directory_urls: {directories}
theme: {{name: material, font: false}}
validation: {{anchors: warn, links: {{not_found: warn, anchors: warn, unrecognized_links: warn}}}}
plugins: [annotate]
"""


class Site:
    """A site with one novel, in full or in excerpts: its entry, the folder of its tree and of its pages."""

    def __init__(self, home: Path, publish: str, *, directories: bool) -> None:
        add_novel(home / "docs", publish)
        (home / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
        (home / "mkdocs.yml").write_text(CONFIG.format(directories=str(directories).lower()), encoding="utf-8")
        entry, problems = examine(home / "docs" / BOOK)
        assert entry is not None, problems
        self.entry: Entry = entry
        assert build(home / "docs", home / "tree") == []
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-f", home / "tree" / "mkdocs.yml"]
        env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        self.tree, self.pages = home / "tree" / "docs", home / "tree" / "site"

    @property
    def parts(self) -> list[Path]:
        """The pages of the parts, in their order."""
        return sorted((self.pages / BOOK / "part").rglob("*.html"), key=lambda path: int(path.parent.name))


@pytest.fixture(scope="module", params=[True, False], ids=["directories", "files"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The novel in full, with and without addresses that end in a directory."""
    return Site(tmp_path_factory.mktemp("novel"), "full", directories=request.param)


@pytest.fixture(scope="module")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The novel in excerpts, in parts although it is short for that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("annotate.finish.EXCERPTS", Size(1, 12, serious=True))
        yield Site(tmp_path_factory.mktemp("excerpts"), "excerpts", directories=True)


@cache
def parsed(path: Path) -> _Element:
    """A page as a tree."""
    return html.fromstring(path.read_bytes())


def paragraphs(text: Text) -> list[str]:
    """The paragraphs of a text."""
    return [text.text[p.start : p.end] for p in text.paragraphs]


def shown(page: Path, side: str) -> list[str]:
    """The paragraphs of one text on a page, as the DOM has them."""
    (section,) = parsed(page).xpath(f'//section[contains(@class, "an-text an-{side}")]')
    found = [p.text_content() for p in section.xpath("./p[@id]")]
    assert section.get("data-sha256") == hashlib.sha256("\n".join(found).encode()).hexdigest()
    return found


def target(page: Path, href: str, root: Path) -> tuple[Path, str]:
    """The file and the fragment that an address on a page leads to."""
    path, fragment = urldefrag(href)
    base = root if path.startswith("/") else page.parent
    file = (base / unquote(path).lstrip("/")).resolve() if path else page
    return (file / "index.html" if file.is_dir() else file), fragment


@pytest.mark.parametrize("side", ["copy", "reference"])
def test_all_pages_together_are_the_texts(built: Site, side: str) -> None:
    """The paragraphs that the parts show, one after the other, are those of both texts, character for character."""
    assert len(built.parts) == len(parts(built.entry.comparison, WHOLE)) == 3
    told = [paragraph for page in built.parts for paragraph in shown(page, side)]
    assert told == paragraphs(getattr(built.entry.comparison, side))
    ids = [
        p.get("id") for page in built.parts for p in parsed(page).xpath(f'//section[contains(@class,"an-{side}")]/p')
    ]
    numbers = [each for each in ids if each]
    assert numbers == [f"an-{side}-p{n}" for n in range(1, len(told) + 1)]


def test_every_link_leads_somewhere(built: Site) -> None:
    """All addresses of the site's own pages name a file that is there, and a place in it."""
    checked = 0
    for page in sorted(built.pages.rglob("*.html")):
        if page.name == "404.html":
            continue
        for href in {str(each) for each in parsed(page).xpath("//article//a/@href")}:
            if not re.match(r"[a-z]+:", href):
                file, fragment = target(page, href, built.pages)
                assert file.is_file(), (page, href)
                assert not fragment or parsed(file).xpath("//*[@id=$name]", name=fragment), (page, href)
                checked += 1
    assert checked > 500


def test_numbers_run_on(built: Site) -> None:
    """Each finding has one number throughout; each place of it is marked once, in one part."""
    found = findings(built.entry.comparison)
    marks, total = [], set()
    for page in built.parts:
        tree = parsed(page)
        marks += tree.xpath("//mark/@id")
        numbers = {link.get("href"): link.get("data-n") for link in tree.xpath('//a[@role="doc-noteref"]')}
        notes = [note.get("data-n") for note in tree.xpath('//li[contains(@class, "an-note")]')]
        assert list(numbers.values()) == notes or sorted(numbers.values()) == sorted(notes)
        total |= {(int(number), page) for number in notes}
        assert tree.xpath('//*[@class="an-position"]/@data-count') == [str(len(found))]
    assert sorted(marks) == sorted(place.id for finding in found for place in finding.places)
    assert {number for number, _ in total} == set(range(1, len(found) + 1))
    assert len(total) > len(found)  # one has places in several parts


def test_a_finding_in_several_parts(built: Site) -> None:
    """A name that is garbled everywhere has its footnote in each part, and links to the other parts."""
    for number, page in enumerate(built.parts, start=1):
        notes = parsed(page).xpath('//li[contains(@class, "an-note")]')
        assert any("Folodimir" in note.text_content() for note in notes), page
        rows = [row for row in parsed(page).xpath('//*[@class="an-changes"]//tr') if "Folodimir" in row.text_content()]
        others = {link.text for row in rows for link in row.xpath(".//a") if link.text.startswith("part ")}
        assert others == {f"part {n}" for n in {1, 2, 3} - {number}}


def test_the_ways_between_parts(built: Site) -> None:
    """Each part leads to the ones beside it and to the first page; the script knows the nearest finding of each."""
    for number, page in enumerate(built.parts, start=1):
        [turn] = parsed(page).xpath('//nav[contains(@class, "an-part")]')
        links = {link.text: target(page, link.get("href"), built.pages)[0] for link in turn.xpath(".//a")}
        assert links.pop("All parts") == built.pages / BOOK / "index.html"
        beside = {"Previous part": number - 1, "Next part": number + 1}
        assert links == {word: built.parts[n - 1] for word, n in beside.items() if 1 <= n <= 3}
        for name, n in (("data-previous", number - 1), ("data-next", number + 1)):
            file, label = target(page, turn.get(name, ""), built.pages)
            marks = parsed(file).xpath("//mark/@id") if turn.get(name) else []
            assert not marks or (file == built.parts[n - 1] and label in marks)
            assert bool(marks) == (1 <= n <= 3)
    assert len(parsed(built.pages / BOOK / "index.html").xpath('//*[contains(@class, "an-parts")]//li/a')) == 3


def test_every_address_leads_somewhere(built: Site) -> None:
    """Whatever an article's page or part links to within the site is there, down to the place on the page."""
    for page in (built.pages / BOOK / "index.html", *built.parts):
        for href in parsed(page).xpath('//article//a/@href[not(contains(., "://"))]'):
            file, fragment = target(page, href, built.pages)
            assert file.exists(), (page, href)
            assert not fragment or parsed(file).xpath("//*[@id=$id]", id=unquote(fragment)), (page, href)


def test_old_addresses(built: Site) -> None:
    """The files beside the first page know the part of every correction that has an address."""
    first = parsed(built.pages / BOOK / "index.html").xpath('//*[contains(@class, "an-book")]')[0]
    places = {}
    for file in (built.pages / BOOK / "places").iterdir():
        content = json.loads(file.read_text("utf-8"))
        digits = int(first.get("data-digits"))
        assert all(file.name == f"c-{each[2 : 2 + digits]}.json" for each in content)
        places |= content
    assert {label for page in built.parts for label in parsed(page).xpath("//mark/@id")} == places.keys()
    for label, number in places.items():
        assert parsed(built.parts[number - 1]).xpath("//mark[@id=$name]", name=label)


def test_lists_and_data_lead_to_the_part(built: Site) -> None:
    """Addresses in the error index, the feed and the page's JSON-LD name the page that has the correction."""
    told = (built.tree / "comparisons/error-index.json").read_text("utf-8")
    told += (built.tree / "comparisons/feed.json").read_text("utf-8")
    told += html.fromstring((built.pages / BOOK / "index.html").read_bytes()).xpath("string(//script[@type])")
    found = set(re.findall(r"part/(\d+)/#(c-[0-9a-f-]+)", told))
    assert len(found) > 10
    assert not re.search(r"novel/#c-", told)
    for number, label in found:
        assert parsed(built.parts[int(number) - 1]).xpath("//*[@id=$name]", name=label)


def test_search_reads_each_part(built: Site) -> None:
    """The index reads of each part its own words, under its own title."""
    for number, page in enumerate(built.parts, start=1):
        read = indexable(page.read_text("utf-8")) or ""
        assert f"A novel in two editions, part {number} of 3" in read
        assert "Folodimir Zellinski" in read
        assert shown(page, "copy")[-1].split(".")[0] in html.fromstring(read).text_content()


def test_excerpts_show_no_more_in_parts(quoted: Site) -> None:
    """All pages together show no run of words of either text that the data does not show, and no article."""
    pages = [quoted.pages / BOOK / "index.html", *quoted.parts]
    assert len(pages) > 2
    allowed = {c.copy.text for c in published(quoted.entry)} | {c.reference.text for c in published(quoted.entry)}
    assert RIGHT.split()[2] in " ".join(allowed)
    runs = set()
    for text in (quoted.entry.comparison.copy.text, quoted.entry.comparison.reference.text):
        words = text.split()
        runs |= {tuple(words[n : n + 13]) for n in range(len(words) - 12)}
    for page in pages:
        assert not parsed(page).xpath('//section[contains(@class, "an-text")]')
        words = parsed(page).xpath("string(//article)").split()
        assert not [n for n in range(len(words) - 12) if tuple(words[n : n + 13]) in runs]
    shown = {label for page in quoted.parts for label in parsed(page).xpath('//li[contains(@class,"an-note")]/@id')}
    assert len(shown) >= len(findings(quoted.entry.comparison))


def test_a_seal_changes_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sealed comparison is in the same parts, with the same pages, as the texts in excerpts were."""
    monkeypatch.setattr("annotate.finish.EXCERPTS", Size(1, 5, serious=True))
    folder = add_novel(tmp_path / "docs", "excerpts", words=6000)
    before, _ = examine(folder)
    seal(folder, tmp_path / "kept", "1.0")
    after, _ = examine(folder)
    assert before is not None
    assert after is not None
    assert after.comparison.copy.sealed
    pages = [{n: t for n, t in finished_of(e, "en").files.items() if n.endswith(".md")} for e in (before, after)]
    assert pages[0] == pages[1]
    assert f"{BOOK}/part/2/index.md" in pages[0]


def test_unrelated_texts_in_parts(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    """Long texts that were not compared are shown in parts that say so, with all of both texts."""
    monkeypatch.setattr("annotate.finish.WHOLE", Size(500, 10))
    reference = "".join(f"The council of harbour {n} met on Monday and spoke about its budget.\n" for n in range(20))
    copy = "".join(f"Whisk {n} eggs with sugar until pale, then fold in sifted flour gently.\n" for n in range(30))
    entry, _ = examine(add(reference=reference, copy=copy))
    assert entry is not None
    assert not entry.comparison.related
    pages = {name: text for name, text in finished_of(entry, "en").files.items() if "/part/" in name}
    assert len(pages) > 3
    assert all("do not look like two versions" in page and "In this part" not in page for page in pages.values())
    assert all(any(f"Whisk {n} eggs" in page for page in pages.values()) for n in range(30))


@pytest.mark.parametrize("long", ["reference", "copy"])
def test_a_part_that_one_text_lacks(add: Add, monkeypatch: pytest.MonkeyPatch, long: str) -> None:
    """A chapter that one text has alone fills parts in which the other has no paragraph: all is shown and marked."""
    monkeypatch.setattr("annotate.finish.WHOLE", Size(500, 10))
    shared = [f"The council of harbour {n} met on Monday and spoke about its budget." for n in range(12)]
    chapter = [f"Captain Ann Smith took {n} barrels of herring to the city of Bergen." for n in range(40, 70)]
    texts = {"reference": shared, "copy": shared, long: [*shared[:6], *chapter, *shared[6:]]}
    entry, problems = examine(add(**{side: "\n\n".join(lines) + "\n" for side, lines in texts.items()}))
    assert entry is not None, problems
    assert any(
        not (part.comparison.copy.paragraphs and part.comparison.reference.paragraphs)
        for part in parts(entry.comparison, Size(500, 10))
    )
    pages = [text for name, text in finished_of(entry, "en").files.items() if "/part/" in name]
    for c in entry.comparison.corrections:
        if c.serious:
            assert sum(f'id="{c.id}"' in page and f"[^{c.id}]:" in page for page in pages) == 1


@given(pair=pairs, characters=st.integers(1, 200))
def test_any_parts_have_pages(pair: tuple[str, str], characters: int) -> None:
    """Property: however texts are cut, each part has its page, and each serious correction one mark on one of them."""
    made = compare(*pair)
    cut = parts(made, Size(characters, 3))
    pages = [text for name, text in book(whole(made), cut) if name.startswith("part/")] if cut else []
    for c in made.corrections if cut else ():
        if c.serious:
            assert sum(page.count(f' id="{c.id}"') for page in pages) == 1


def test_what_fits_stays_one_page(add: Add) -> None:
    """A comparison that fits on one page has that page, as ever, and no other."""
    entry, _ = examine(add())
    assert entry is not None
    files = finished_of(entry, "en").files
    assert not [name for name in files if "/part/" in name or "/places/" in name]
    sizes = {name.rpartition("/")[2]: len(content.encode()) for name, content in files.items()}
    assert files["comparisons/visit/index.md"] == comparison_page(entry, "en", sizes)


def test_large_files_are_written_as_they_are(add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are kept compressed until they are written, or from one build to the next, are the same bytes."""
    add()
    docs = tmp_path / "docs"
    build(docs, tmp_path / "small")
    monkeypatch.setattr("annotate.finish.LARGE", 100)
    for name in ("made", "kept"):
        build(docs, tmp_path / name, Means(cache_in(tmp_path / "cache")))
        for file in sorted((tmp_path / "small").rglob("*")):
            other = tmp_path / name / file.relative_to(tmp_path / "small")
            assert file.is_dir() or other.read_bytes() == file.read_bytes()


def test_notes_of_a_part_stand_in_the_order_of_their_places(built: Site) -> None:
    """A finding that began in an earlier part has its note where its words are, not before all others of the part."""
    for page in built.parts:
        (text,) = parsed(page).xpath('//section[contains(@class, "an-text an-copy")]')
        places = [link.get("href") for link in text.xpath('.//a[@class="footnote-ref"]')]
        notes = [f"#{note.get('id')}" for note in parsed(page).xpath('//li[contains(@class, "an-note ")]')]
        assert notes == list(dict.fromkeys(places))
    numbers = [int(n) for n in parsed(built.parts[-1]).xpath('//li[contains(@class, "an-note ")]/@data-n')]
    assert numbers != sorted(numbers), "the sample has no finding that goes on in its last part"
