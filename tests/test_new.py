"""`annotate new`, from what somebody has to a folder that `annotate check` finds nothing wrong with."""

from __future__ import annotations

import re
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from annotate.check import check
from annotate.cli import main
from annotate.commands import new
from annotate.draft import folder as folders
from annotate.draft.folder import write_folder
from annotate.draft.version import read_draft
from annotate.fetch.client import fetch
from annotate.source.folder import read_folder
from annotate.source.page import Page, PageError
from annotate.source.paths import UnusableError
from saved import COPY_PAGE, REFERENCE_PAGE
from test_warc import TYPE, archive
from webserver import only_here, sends, serving

# See test_warc.py.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

DAY = ["--date", "2026-11-21"]


@pytest.fixture
def pages(site: Path) -> list[str]:
    """Two saved pages beside a site, one of them not in UTF-8, as options of the command."""
    (site / "original.html").write_bytes(REFERENCE_PAGE.encode())
    (site / "mirror.html").write_bytes(COPY_PAGE.encode("cp1252"))
    return ["--reference", "original.html", "--copy", "mirror.html"]


def listing(site: Path) -> list[str]:
    """What lies in the comparisons folder."""
    root = site / "docs" / "comparisons"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*")) if root.is_dir() else []


def test_two_saved_pages(pages: list[str], site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two saved pages become a comparison without a problem; the terminal says what came from where, and what next."""
    assert main(["new", "state-visit", *pages, *DAY]) == 0
    out, err = capsys.readouterr()
    assert not err
    assert out.splitlines() == [
        "written: docs/comparisons/state-visit",
        '  title: Minister brings aid to Kyiv: "a first step" (reference: from og:title)',
        "  language: en-GB (reference: from html lang)",
        "reference: 309 characters",
        "  label: The Fjord Courier (the publisher)",
        "  publisher: The Fjord Courier (from og:site_name)",
        "  url: https://courier.example.org/2026/01/kyiv (from link rel=canonical)",
        "  published: 2026-01-08 (from JSON-LD datePublished)",
        "  retrieved: 2026-11-21 (today)",
        "  author: Sigrid Aamodt, Ola Ås (from JSON-LD author)",
        "copy: 323 characters",
        "  label: courier.example.org (the host)",
        "  url: https://courier.example.org/2026/01/kyiv (from link rel=canonical)",
        "  retrieved: 2026-11-21 (today)",
        "  not found: publisher, published, author",
        "next: read docs/comparisons/state-visit/comparison.yml and the two texts, and correct what is not right",
        "      preview with `mkdocs serve`, check with `annotate check docs/comparisons/state-visit`",
    ]
    assert main(["check"]) == 0
    names = ["comparison.yml", "copy.txt", "reference.txt"]
    assert listing(site) == [".schema.json", "state-visit", *(f"state-visit/{name}" for name in names)]
    source = read_folder(site / "docs" / "comparisons" / "state-visit")
    assert "15 billion dollar in aid over four years – “a start”." in source.copy
    assert source.reference.startswith("Minister brings aid to Kyiv\nThe minister arrived")
    assert (source.metadata.date, source.metadata.publish, source.metadata.language) == (
        "2026-11-21",
        "excerpts",
        "en-GB",
    )


def test_a_text_that_was_changed_since(pages: list[str], site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text is held to its SHA-256; the message has the line and what to write."""
    main(["new", "visit", *pages])
    path = site / "docs" / "comparisons" / "visit" / "copy.txt"
    path.write_text(path.read_text("utf-8").replace("Sunday", "Monday"), "utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    message = capsys.readouterr().out
    description = path.with_name("comparison.yml").read_text("utf-8")
    found = re.fullmatch(r"docs/comparisons/visit/comparison.yml:(\d+):11: (.*)\n", message)
    assert found
    assert "sha256" in description.splitlines()[int(found[1]) - 1]
    assert "copy.txt has been changed since; if that is right, write " in found[2]
    digest = re.findall(r"[0-9a-f]{64}", message)[0]
    old = re.findall(r"[0-9a-f]{64}", description)[1]
    path.with_name("comparison.yml").write_text(description.replace(old, digest), "utf-8")
    assert main(["check"]) == 0


def test_texts(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts are taken as they stand, .md as .md; nothing is known of them but what their words say."""
    (site / "a.TXT").write_text("The minister arrived in Kyiv and was not asked about it.", "utf-8")
    (site / "b.md").write_text("# The minister\r\narrived in Kiev and was asked about it.\n", "utf-8", newline="")
    assert main(["new", "visit", "--reference", "a.TXT", "--copy", "b.md", *DAY]) == 0
    out = capsys.readouterr().out
    assert "title: Visit (made from the slug, change it)" in out
    assert "language: en (guessed from the words, check it)" in out
    assert "label: Reference (nothing better was found, change it)" in out
    source = read_folder(site / "docs" / "comparisons" / "visit")
    assert source.copy == "# The minister\narrived in Kiev and was asked about it.\n"
    assert (source.metadata.reference.file, source.metadata.copy.file) == ("reference.txt", "copy.md")


def test_warc(pages: list[str], site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page in a WARC is named by file and address; the day it was archived is the day it was retrieved."""
    address = "https://courier.example.org/2026/01/kyiv?from=feed"
    archive(site / "crawl.warc.gz", (address, "200 OK", [TYPE], REFERENCE_PAGE.encode()))
    assert main(["new", "visit", "--reference", f"crawl.warc.gz#{address}", *pages[2:]]) == 0
    assert "retrieved: 2026-01-09 (WARC-Date)" in capsys.readouterr().out
    assert check([site / "docs"]) == (1, [])
    assert main(["new", "other", "--reference", "crawl.warc.gz#https://x.org/", *pages[2:]]) == 1
    wanted = "annotate: crawl.warc.gz#https://x.org/ holds no page with the address “https://x.org/”\n"
    assert capsys.readouterr().err == wanted


def test_address(site: Path) -> None:
    """A page is fetched, and its address after redirects is where it was had; plain text is taken as it is."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.path == "/old":
            sends(b"", 301, location="/new")(request)
        elif request.path == "/plain":
            sends("Grüße\r\nan alle".encode("latin-1"), content_type="text/plain; charset=latin1")(request)
        else:
            sends(COPY_PAGE.encode("cp1252"), content_type="text/html")(request)

    def here(address: str) -> Page:
        return fetch(address, refused=only_here)

    with serving(answer) as port:
        page = read_draft(f"http://127.0.0.1:{port}/old", "2026-11-21", here)
        plain = read_draft(f"http://127.0.0.1:{port}/plain", "2026-11-21", here)
    assert page.found["url"].value == f"http://127.0.0.1:{port}/new"
    assert page.found["url"].origin == "where it was had; link rel=canonical names another host, courier.example.org"
    assert "– “a start”" in page.text
    assert (plain.text, plain.ending) == ("Grüße\nan alle\n", ".txt")


def test_the_command_fetches_nothing_from_here(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No option and no variable makes the command ask this machine; both addresses are told, nothing is written."""
    seen: list[str] = []
    with serving(lambda request: seen.append(request.path)) as port:
        here, there = f"http://127.0.0.1:{port}/", f"http://localhost:{port}/"
        assert main(["new", "visit", "--reference", here, "--copy", there]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(" is ")[0] for line in lines] == [f"annotate: {here}", f"annotate: {there}"]
    assert not seen
    assert not listing(site)


def test_without_the_extra(
    pages: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Saved pages need no extra; an address says which one it needs."""
    for module in ("urllib3", "annotate.fetch.client", "warcio.archiveiterator"):
        monkeypatch.setitem(sys.modules, module, None)
    assert main(["new", "other", *pages]) == 0
    (Path("a.warc")).write_bytes(b"x")
    capsys.readouterr()
    for given in ("https://example.org/", "a.warc#https://example.org/"):
        assert main(["new", "visit", "--reference", given, *pages[2:]]) == 1
        assert "pip install 'mkdocs-annotate[fetch]'" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["visit", "Visit"])
def test_never_overwrites(pages: list[str], site: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is there stays, be it a file, an empty folder, or a name that differs in case alone."""
    path = site / "docs" / "comparisons" / name
    path.mkdir(parents=True)
    assert main(["new", "visit", *pages]) == 1
    assert capsys.readouterr().err.startswith(f"docs/comparisons/{name}:1:1: is there already")
    path.rmdir()
    path.write_text("mine")
    assert main(["new", "visit", *pages]) == 1
    path.unlink()
    path.symlink_to("nowhere")
    assert main(["new", "visit", *pages]) == 1
    assert listing(site) == [name]


def test_places_that_cannot_be(pages: list[str], site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A docs folder that is not there, linked comparisons, and the name of a removed one are told."""
    assert main(["new", "visit", *pages, "--docs", "doc"]) == 1
    assert capsys.readouterr().err.startswith("doc:1:1: is missing; go to the folder of the site")
    root = site / "docs" / "comparisons"
    root.symlink_to(site)
    assert main(["new", "visit", *pages]) == 1
    assert "is a symbolic link" in capsys.readouterr().err
    root.unlink()
    root.mkdir()
    (root / "removed.yml").write_text("visit: {removed: 2026-01-01}\n", "utf-8")
    assert main(["new", "visit", *pages]) == 1
    assert "says what became of an earlier “visit”" in capsys.readouterr().err


def test_all_or_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails half-way, and somebody who was quicker, leave nothing behind of ours."""
    place = site / "docs" / "comparisons" / "visit"
    with pytest.raises(UnusableError, match="cannot be used"):
        write_folder(place, {"a.txt": "x", "no/b.txt": "y"})
    assert not listing(site)

    def late(self: Path, target: Path) -> None:
        target.mkdir()
        (target / "mine").write_text("x")
        self.replace(target)

    monkeypatch.setattr(folders.Path, "rename", late)
    with pytest.raises(UnusableError, match="cannot be used"):
        write_folder(place, {"a.txt": "x"})
    assert listing(site) == ["visit", "visit/mine"]


@pytest.mark.parametrize("slug", ["Visit", "a--b", "page", "con", "../x", "", "a" * 101])
def test_wrong_usage(pages: list[str], slug: str) -> None:
    """A slug that `annotate check` would refuse, and a day that is none, are wrong usage."""
    for arguments in ([slug, *pages], ["visit", *pages, "--date", "2026-02-30"], ["visit", *pages[:2]]):
        with pytest.raises(SystemExit) as caught:
            main(["new", *arguments])
        assert caught.value.code == 2


def test_both_are_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with either version is told in one go."""
    (site / "empty.html").write_text("<html><body></body></html>")
    assert main(["new", "visit", "--reference", "story.pdf", "--copy", "empty.html"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["story.pdf:1:1", "empty.html:1:1"]
    assert "a saved page (.html), a page in a WARC" in lines[0]


def test_hostile_page(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a page says can steer neither the terminal nor the YAML."""
    page = REFERENCE_PAGE.replace("The Fjord Courier", "x\u202e&#10;copy: {a}&#27;[31m # “y”: - &a *b")
    (site / "a.html").write_text(page, "utf-8")
    assert main(["new", "visit", "--reference", "a.html", "--copy", "a.html"]) == 0
    out, err = capsys.readouterr()
    assert all(line.isprintable() for line in out.splitlines())
    assert err == "annotate: warning: the two texts are identical\n"
    publisher = read_folder(site / "docs" / "comparisons" / "visit").metadata.reference.publisher
    assert publisher == "x\u202e copy: {a} [31m # “y”: - &a *b"


def test_today() -> None:
    """The day is the clock's, or that of SOURCE_DATE_EPOCH."""
    assert new.today({"SOURCE_DATE_EPOCH": "1767225599"}) == "2025-12-31"
    for odd in ("", "x", "-1", "9" * 12):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", new.today({"SOURCE_DATE_EPOCH": odd}))


def test_pages_that_are_no_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty answer is told by its address."""

    def empty(_address: str) -> Any:
        return Page(b"\n", "text/plain")

    with pytest.raises(PageError, match="is empty"):
        read_draft("https://example.org/", "2026-11-21", empty)
