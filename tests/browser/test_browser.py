"""The built site in Chromium, driven by checks.mjs: what a reader sees, reads, searches and clicks."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import yaml
from served import ATTACK, ROOT, SAMPLE, look, serving

pytestmark = pytest.mark.browser


ACROSS = [f"/comparisons/{path}/" for path in ("errors", "errors/figures", "overview", "by/publisher", "by/serious")]


@pytest.mark.parametrize(
    "path", ["/", "/comparisons/", f"/comparisons/{SAMPLE}/", "/comparisons/hostile/", "/method/", *ACROSS]
)
def test_pages_open(base: str, chromium: str, path: str) -> None:
    """A page opens without errors, without dialogs from hostile titles, and without asking other hosts."""
    seen = look("opens", base, chromium, path=path)
    assert seen["trouble"] == []
    assert seen["title"]


@pytest.mark.parametrize("slug", [SAMPLE, "hostile", "hato-no-hashi"])
def test_sections_hold_the_texts(base: str, chromium: str, slug: str) -> None:
    """What a reader can select in either section is the text of the file, white space aside."""
    folder = ROOT / "docs" / "comparisons" / slug
    seen = look("texts", base, chromium, path=f"/comparisons/{slug}/")
    for side, day in (("copy", "Tuesday"), ("reference", "Monday")):
        own = folder / f"{side}.txt"
        text = own.read_text("utf-8-sig") if own.is_file() else f"{ATTACK} was said on {day} by all of them."
        assert "".join(seen[side].split()) == "".join(text.split())


def test_readings_without_javascript(base: str, chromium: str) -> None:
    """The four readings switch without JavaScript: copy, copy without marks, reference, both."""
    seen = look("readings", base, chromium, path=f"/comparisons/{SAMPLE}/")
    shown = {name: (reading["copy"], reading["reference"]) for name, reading in seen.items()}
    assert shown == {
        "marked": (True, False),
        "published": (True, False),
        "corrected": (False, True),
        "both": (True, True),
    }
    assert seen["marked"]["mark"] != seen["published"]["mark"]


@pytest.mark.parametrize(("word", "side"), [("Kiev", "copy"), ("Kyiv", "reference"), ("Brzemysl", "copy")])
def test_search(base: str, chromium: str, word: str, side: str) -> None:
    """A search for the wrong form and for the right one leads to a comparison, and to the very words in it."""
    seen = look("search", base, chromium, word=word)
    slug = urlsplit(seen["url"]).path.split("/")[2]
    assert word in (ROOT / "docs" / "comparisons" / slug / f"{side}.txt").read_text("utf-8")
    assert f"#an-{side}-p" in seen["href"]
    assert set(seen["marked"]) == {word}
    assert set(seen["found"]) == {word}
    assert seen["inView"]
    assert seen["trouble"] == []


def test_search_opens_the_correction(base: str, chromium: str) -> None:
    """Words inside a correction lead to its address, where its note is open."""
    assert "#c-" in look("search", base, chromium, word="Brzemysl")["url"]


@pytest.mark.parametrize(
    ("query", "slug", "words"),
    [
        ("$14 billion", SAMPLE, ("14 billion kroner", "Reference", "Copy")),
        ('"14 billion"', SAMPLE, ("14 billion kroner", "Reference")),
        ("World Mirror Daily", SAMPLE, ("World Mirror Daily",)),
        ("negation", "", ("Negation.", "Correction")),
        ("鳩の橋", "hato-no-hashi", ("「鳩の橋」",)),
        ("Dreiflüsse", "donau-hochwasser", ("Dreiflüsse-Bote",)),
    ],
)
def test_answers(base: str, chromium: str, query: str, slug: str, words: tuple[str, ...]) -> None:
    """Sums with their signs, phrases, publishers, kinds and other scripts are found; excerpts are clean."""
    seen = look("answer", base, chromium, path=f"/search/?q={quote(query)}")
    if slug:
        description = (ROOT / "docs" / "comparisons" / slug / "comparison.yml").read_text("utf-8")
        assert yaml.safe_load(description)["title"] in seen["titles"]
    everything = "\n".join(seen["rows"])
    assert [word for word in words if word not in everything] == []
    assert not re.search(r"↩|<|\w\s[,.;](?!\d)", everything.replace("…", ""))
    assert seen["bytes"] <= 300_000
    assert seen["milliseconds"] <= 500
    assert seen["trouble"] == []


def test_facets(base: str, chromium: str) -> None:
    """Kind, publisher and language narrow down, alone or with words; the address says what was chosen."""
    seen = look("answer", base, chromium, path="/search/?kind=figure&language=de")
    assert seen["titles"] == ["Hochwasser in Passau, von der Agentur in die Zeitung"]
    assert ["German", "1"] in [facet.split() for facet in seen["facets"]]
    seen = look("answer", base, chromium, path="/search/?q=billion&publisher=The+Fjord+Courier")
    assert seen["titles"] == ["A state visit, translated there and back"]


def test_search_on_a_phone(base: str, chromium: str) -> None:
    """On a narrow window nothing sticks out of the results, long words and addresses included."""
    seen = look("answer", base, chromium, path="/search/?q=solbakken", width=360)
    assert seen["titles"]
    assert seen["found"] == []


def test_search_under_a_policy(site: Path, chromium: str) -> None:
    """The search works below a folder, from plain files, under the content security policy we name."""
    policy = re.search(r"default-src [^`\n]+", (ROOT / "docs/configuration.md").read_text("utf-8"))
    assert policy is not None
    with serving(site.parent, policy[0]) as address:
        seen = look("answer", f"{address}/{site.name}", chromium, path="/search/?q=Kiev")
    assert "A state visit, translated there and back" in seen["titles"]
    assert seen["trouble"] == []


def test_without_javascript(base: str, chromium: str) -> None:
    """Without JavaScript the search page says what leads on instead; with it, that is not shown."""
    seen = look("without", base, chromium, scripted=False)
    assert seen["seen"]
    assert f"{base}/comparisons/" in seen["links"]
    assert not look("without", base, chromium, scripted=True)["seen"]


@pytest.mark.parametrize("path", ["/", "/comparisons/", f"/comparisons/{SAMPLE}/", "/comparisons/hostile/", *ACROSS])
def test_narrow_window(base: str, chromium: str, path: str) -> None:
    """Nothing sticks out of a window 360 pixels wide, in any reading."""
    assert look("overflow", base, chromium, path=path, width=360)["found"] == []


@pytest.mark.parametrize("nth", [1, 12, 20])
def test_address_of_a_correction(base: str, chromium: str, nth: int) -> None:
    """The address of a correction shows its words, free of the bar."""
    seen = look("address", base, chromium, path=f"/comparisons/{SAMPLE}/", nth=nth)
    assert seen["id"].startswith("c-")
    assert seen["inView"]
