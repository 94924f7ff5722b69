"""search.py and write/search.py: what the index of a built site holds, and the page that asks it."""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotate.build import build as build_tree
from annotate.search import ALL, index_site, indexable, pages
from annotate.source.paths import UnusableError
from annotate.write.assets import assets
from annotate.write.config import SEARCH_SCRIPT
from annotate.write.phrases import phrases
from annotate.write.search import search_page
from sample import COPY, DESCRIPTION, REFERENCE, Add

PAGE = '<html lang="en"><head>{head}</head><body><p>Menu</p><article class="md-content__inner">{body}</article></body>'


def built(site: Path) -> Path:
    """The site, built with the plugin."""
    config = load_config(str(site / "mkdocs.yml"))
    build(config)
    return site / "site"


def records(site: Path) -> dict[str, dict[str, Any]]:
    """What the index says of every page, by its address."""
    found = {}
    for path in (site / "pagefind" / "fragment").glob("*/*"):
        record = fragment(path)
        found[record["url"]] = record
    return found


def fragment(path: Path) -> dict[str, Any]:
    """What a file of the index says of a page."""
    record: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
    return record


def read(body: str, head: str = "") -> str:
    """What the index would read of an article."""
    text = indexable(PAGE.format(head=head, body=body))
    assert text is not None
    return text


def test_words_are_whole() -> None:
    """An element inside a line loses its id, which would part its words from the signs around them."""
    assert "<p>In <mark>Carne</mark><sup>1</sup>, a" in read('<p>In <mark id="c-1">Carne</mark><sup id="x">1</sup>, a')


def test_scripts_without_spaces() -> None:
    """Their characters become words, outside of tags."""
    assert 'title="橋だ">「 鳩 の 橋」 だ is a 橋' in read('<p title="橋だ">「鳩の橋」だ is a 橋')


def test_only_articles_are_read() -> None:
    """Menus, lists and pages of other kinds stay out; what can be narrowed down by comes into the article."""
    fact = '<meta name="annotate-kind" content="name" data-pagefind-filter="kind[content]">'
    assert "Menu" not in read("<p>Text")
    assert read("<p>Text", fact).index(fact) > read("<p>Text", fact).index("<article")
    assert indexable(PAGE.format(head='<meta name="annotate-index" content="no">', body="x")) is None
    assert indexable("<html><body>bare") is None


def test_index_of_a_comparison(add: Add, site: Path) -> None:
    """Both texts and the notes are found word for word; each paragraph has its address, and nothing is said twice."""
    add()
    record = records(built(site))["/comparisons/visit/"]
    assert all(line in record["content"] for line in COPY.splitlines())
    assert all(line in record["content"] for line in REFERENCE.splitlines() if line not in COPY)
    assert record["content"].count("Kiev") == 1
    for glued in ("↩", "KievKyiv", " ,", " .", "sha256", "comparison.json"):
        assert glued not in record["content"]
    assert record["filters"] == {
        "kind": ["figure", "negation"],
        "language": ["en"],
        "publisher": ["The Mirror", "The Original"],
    }
    assert record["meta"] == {"title": "A visit", "about": "The Mirror, compared with The Original"}
    ids = [anchor["id"] for anchor in record["anchors"]]
    assert ids.count("an-copy-p1.1") == 1
    assert ids.count("an-reference-p1.1") == 1


def test_index_of_excerpts(add: Add, site: Path) -> None:
    """Of a comparison that shows excerpts, the index holds no more than the page."""
    add(description=DESCRIPTION)
    site = built(site)
    page = re.sub(r"<[^>]*>", "", (site / "comparisons/visit/index.html").read_text(encoding="utf-8"))
    shown = " ".join(html.unescape(page).split())
    everything = " ".join(record["content"] for record in records(site).values())
    assert "The visit ends on Tuesday" not in shown + everything
    words = [word.strip(".,:;") for word in records(site)["/comparisons/visit/"]["content"].split()]
    assert [word for word in words if word not in shown and word not in ("→", ALL)] == []


def test_hostile_words(add: Add, site: Path) -> None:
    """Titles and labels that are markup are indexed as the text they are."""
    attack = '<script>alert(1)</script> "x" {{ config }}'
    add(description=DESCRIPTION.replace("A visit", f"'{attack}'").replace("The Mirror", f"'{attack}'"))
    record = records(built(site))["/comparisons/visit/"]
    assert record["meta"]["title"] == attack
    assert record["meta"]["about"] == f"{attack}, compared with The Original"
    assert attack in record["filters"]["publisher"]


def test_lists_and_the_search_are_left_out(add: Add, site: Path) -> None:
    """The list, the search page and the error page are no results."""
    add()
    assert set(records(built(site))) == {"/", "/comparisons/visit/"}


def test_newest_first(add: Add, site: Path) -> None:
    """Pages are numbered in the order of their dates, the newest first, which is the order of equally good answers."""
    for slug, date in (("old", "2024-01-02"), ("new", "2026-03-04"), ("middle", "2025-05-06")):
        add(slug, description=re.sub("date: .*", f"date: {date}", DESCRIPTION))
    folder = built(site) / "pagefind" / "fragment"
    urls = {int(path.stem): url for path in folder.glob("*/*") for url in [fragment(path)["url"]]}
    assert [urls[number].split("/")[-2] for number in range(3)] == ["new", "middle", "old"]


def test_same_index(add: Add, site: Path) -> None:
    """The same site gives the same files, again and again."""
    add()
    folder = built(site) / "pagefind"
    runs = []
    for _ in range(3):
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        runs.append([(path.name, hashlib.sha256(path.read_bytes()).digest()) for path in files])
        index_site(site / "site")
    assert runs[0] == runs[1] == runs[2]
    assert not list(folder.glob("*ui*"))


def test_batches_do_not_show(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index of many pages, which Pagefind makes in batches, is the same file for file as one made at once."""
    (site / "docs" / "deutsch.md").write_text("# Über uns\n\nWir vergleichen.\n", encoding="utf-8")
    for slug, date in (("first", "2024-01-02"), ("second", "2026-03-04")):
        add(slug, description=re.sub("date: .*", f"date: {date}", DESCRIPTION))
    folder = built(site)
    page = folder / "deutsch" / "index.html"
    page.write_text(page.read_text("utf-8").replace('lang="en"', 'lang="de"', 1), encoding="utf-8")
    found = []
    for characters in (10**9, 1):
        monkeypatch.setattr("annotate.search.BATCH", characters)
        assert index_site(folder) == 4
        files = sorted(path for path in (folder / "pagefind").rglob("*") if path.is_file())
        found.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert found[0] == found[1]
    assert len(found[0]) > 10
    entry = json.loads(found[0]["pagefind/pagefind-entry.json"])
    assert {name: facts["page_count"] for name, facts in entry["languages"].items()} == {"de": 1, "en": 3}


def written(site: Path, monkeypatch: pytest.MonkeyPatch, **articles: str) -> dict[str, Any]:
    """The languages of the index of some pages, each as HTML; it is the same however many make a batch."""
    for name, page in articles.items():
        (site / name).mkdir(parents=True)
        (site / name / "index.html").write_text(page, encoding="utf-8")
    found = []
    for characters in (10**9, 1):
        monkeypatch.setattr("annotate.search.BATCH", characters)
        assert index_site(site) == len(articles)
        files = sorted(path for path in (site / "pagefind").rglob("*") if path.is_file())
        found.append({path.relative_to(site).as_posix(): path.read_bytes() for path in files})
    assert found[0] == found[1]
    languages = json.loads(found[0]["pagefind/pagefind-entry.json"])["languages"]
    return {name: facts["page_count"] for name, facts in languages.items()}


def test_a_batch_without_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages in which there is nothing to find, and which make a batch of their own, do not end the others."""
    empty = "<html><body>md-content__inner is a class, which no element here has"
    text = PAGE.format(head="", body="<h1>Title</h1> Text.")
    assert written(tmp_path, monkeypatch, a=text, b=empty, c=text) == {"en": 2}


def test_pages_without_a_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that do not say their language are found with those of the one that most pages have."""
    text = PAGE.format(head="", body="<h1>Title</h1> Text.")
    pages = {name: text.replace('"en"', f'"{name[0]}e"') for name in ("d1", "d2", "f1")}
    bare = text.replace(' lang="en"', "")
    assert written(tmp_path / "some", monkeypatch, **pages, x=bare, y=text.replace('"en"', '""')) == {"de": 4, "fe": 1}
    assert written(tmp_path / "all", monkeypatch, x=bare, y=bare) == {"unknown": 2}


def test_pagefinds_own_attributes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that says what its body is, or by what to sort it, leaves no other page out."""
    text = PAGE.format(head="", body="<h1>Title</h1> Text.")
    body = PAGE.format(head="", body='<h1>Title</h1> <p class="x" data-pagefind-body>Text.</p> data-pagefind-body')
    sort = PAGE.format(head="", body='<h1>Title</h1> <p data-pagefind-sort="date:2024">Text.</p>')
    assert written(tmp_path, monkeypatch, a=text, b=body, c=sort, d=sort.replace("2024", "2023")) == {"en": 4}
    contents = {name: record["content"] for name, record in records(tmp_path).items()}
    assert contents["/b/"] == "Title. Text. data-pagefind-body"


def test_names_that_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files whose hashes begin alike do not take each other's place."""
    monkeypatch.setattr("annotate.bundle.DIGITS", 1)
    filters = "".join(f'<p data-pagefind-filter="f{number}:x">y</p>' for number in range(40))
    assert written(tmp_path, monkeypatch, a=PAGE.format(head="", body=f"Text. {filters}")) == {"en": 1}
    assert len(list((tmp_path / "pagefind" / "filter").iterdir())) == 40


def test_a_folder_that_is_named_like_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages are indexed, and it is none."""
    assert written(tmp_path, monkeypatch, **{"notes.html": PAGE.format(head="", body="Text.")}) == {"en": 1}


def test_command(add: Add, site: Path) -> None:
    """`annotate index` makes the index of a site that another generator has built from the tree."""
    add()
    build_tree(site / "docs", site / "tree")
    folder = built(site / "tree")
    assert not (folder / "pagefind").exists()
    command = [sys.executable, "-m", "annotate", "index", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 pages indexed\n", "")
    assert "/comparisons/visit/" in records(folder)


def test_nothing_to_index(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without pages, or a machine without Pagefind, is one clear line."""
    with pytest.raises(UnusableError, match="holds no built pages"):
        index_site(site / "docs")
    folder = built(site)
    (site / "bare").mkdir()
    (site / "bare" / "index.html").write_text("<html><body>No article.", encoding="utf-8")
    with pytest.raises(UnusableError, match="no page holds text"):
        index_site(site / "bare")
    assert [path.name for path in pages(folder)][:1] == ["index.html"]
    monkeypatch.setattr("annotate.search.program", lambda: None)
    with pytest.raises(UnusableError, match=r"install pagefind\[bin\]"):
        index_site(folder)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_search_page(language: str) -> None:
    """The page says what it searches and what leads on without JavaScript; its script gets every word from it."""
    say = phrases(language)
    page = search_page(say)
    assert f"# {say('search.title')}" in page
    assert "](../comparisons/index.md)" in page
    words = json.loads(html.unescape(page.partition('data-words="')[2].partition('"')[0]))
    assert words["kinds"]["figure"] == say("kind.figure")
    asked = set(re.findall(r"\bwords\.(\w+)\b(?!\()", dict(assets())[SEARCH_SCRIPT])) - {"length"}
    assert asked <= set(words)
    assert {"copy", "reference", "both", "note", "kind", "publisher", "language"} <= set(words)


def test_the_index_is_there_whole_or_not_at_all(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that could not be finished leaves the one before, and nothing beside it."""
    add()
    folder = built(site)
    before = {path: path.read_bytes() for path in sorted((folder / "pagefind").rglob("*")) if path.is_file()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotate.bundle._put_together", full)
    with pytest.raises(UnusableError, match="No space left"):
        index_site(folder)
    after = {path: path.read_bytes() for path in sorted((folder / "pagefind").rglob("*")) if path.is_file()}
    assert after == before
    assert not (folder / ".pagefind.new").exists()
