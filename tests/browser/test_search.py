"""The search in Chromium, driven by search.mjs: what is asked, what is shown, and where it leads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from served import ROOT, See, look, serving

pytestmark = pytest.mark.browser

VISIT, EXERCISE, METHOD = (
    "A state visit, translated there and back",
    "Two newspapers, two style guides, one story",
    "Method",
)
SPEECH = "What the rail chief said about night trains"
STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self';"
    " img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'"
)


def asked(see: See, query: str, **options: Any) -> dict[str, Any]:
    """What the search page shows of a question."""
    seen = see("answer", path=f"/search/?q={quote(query)}", **options)
    assert seen["trouble"] == []
    return seen


def lines(seen: dict[str, Any], title: str) -> list[tuple[str, str]]:
    """The passages shown of a page: whose, and where they lead."""
    [page] = [page for page in seen["results"] if page["title"] == title]
    return [(line["whose"], line["to"]) for line in page["lines"]]


def titles(seen: dict[str, Any]) -> list[str]:
    """The titles of what was found, in their order."""
    return [page["title"] for page in seen["results"]]


@pytest.mark.parametrize(("word", "side", "paragraphs"), [("Kiev", "copy", (1, 11)), ("Kyiv", "reference", (1, 2))])
def test_both_forms(see: See, word: str, side: str, paragraphs: tuple[int, ...]) -> None:
    """The wrong form is found in the copies, the right one in the references."""
    seen = asked(see, word)
    found = [page for page in seen["results"] if page["title"] in (VISIT, EXERCISE)]
    assert len(found) == 2
    assert {METHOD} <= set(titles(seen))  # among this site's own pages, which name both forms
    texts = [line for page in found for line in page["lines"]]
    assert {line["whose"] for line in texts} == {side.title()}
    assert {tuple(line["marked"]) for line in texts} == {(word,)}
    places = [to.partition("#")[2] for _, to in lines(seen, VISIT)]
    omitted = "c-9fdd6bcc" if word == "Kyiv" else ""  # the headline, which the copy lacks, is a correction
    assert places == [omitted or f"an-{side}-p{paragraphs[0]}", f"an-{side}-p{paragraphs[1]}"]
    assert [to for _, to in lines(seen, EXERCISE)] == [f"/baltic-exercise/?q={word}#an-{side}-p5"]


@pytest.mark.parametrize(
    ("word", "place"), [("Kiev", "#an-copy-p"), ("Kyiv", "#"), ("Brzemysl", "#c-9a0a604f"), ("Przemyśl", "#c-9a0a604f")]
)
def test_the_very_words(see: See, word: str, place: str) -> None:
    """From the form in the header a search leads to the words, which are marked and in view."""
    seen = see("followed", word=word)
    assert place in seen["href"]
    assert set(seen["found"]) == ({word} if word in ("Kiev", "Brzemysl") else set())  # else it stands in the note
    assert seen["inView"]
    assert seen["trouble"] == []


def test_a_corrected_name(see: See) -> None:
    """Either form of a name leads to the address of its correction; a misspelling of it finds what begins alike."""
    for word, whose in (("Brzemysl", "Copy"), ("Przemysl", "Reference"), ("Przemyśl", "Reference")):
        assert lines(asked(see, word), VISIT) == [(whose, f"/state-visit-kyiv/?q={quote(word)}#c-9a0a604f")]
    seen = asked(see, "Hrabovetski")
    assert [line["marked"] for line in seen["results"][0]["lines"]] == [["Hrabovetsky"], ["Hrabovetsky"]]
    assert [to[-11:] for _, to in lines(seen, VISIT)] == ["#c-ce8b2db7", "#c-b83c829a"]


@pytest.mark.parametrize("query", ["14 billion", "$14 billion", '"14 billion"', '"$14 billion"'])
def test_sums(see: See, query: str) -> None:
    """A sum is found with and without signs, beside what the copy has instead, and comes first."""
    seen = asked(see, query)
    copy, reference = seen["results"][0]["lines"][:2]
    assert "41 billion crowns" in copy["text"]
    assert "14 billion kroner" in reference["text"]
    assert {line["to"].partition("#")[2] for line in (copy, reference)} == {"c-337750cb"}


def test_publishers_and_people(see: See) -> None:
    """A publisher is found by its name, which is marked where it stands; so is an author."""
    seen = asked(see, "World Mirror Daily")
    assert [(page["title"], page["about"], page["lines"]) for page in seen["results"]] == [
        (VISIT, "World Mirror Daily, compared with The Fjord Courier", [])
    ]
    assert asked(see, "Sigrid Aamodt")["results"][0]["lines"][0]["text"] == "Sigrid Aamodt"


def test_kinds(see: See) -> None:
    """The name of a kind finds the corrections of that kind, each with both wordings apart; so does the kind alone."""
    seen = asked(see, "figure")
    [visit] = [page for page in seen["results"] if page["title"] == VISIT] or [{"lines": []}]
    assert [line["whose"] for line in visit["lines"]] == ["Correction"] * len(visit["lines"])
    seen = see("answer", path="/search/?kind=figure&publisher=The+Fjord+Courier")
    texts = [line["text"] for line in seen["results"][0]["lines"]]
    assert texts[1:] == ["Figure. “billions of crowns” → “6 billion kroner”", "Figure. “17” → “seven”"]
    assert texts[0].startswith("Figure. “41 billion crowns” → “14 billion kroner”")


@pytest.mark.parametrize(
    "query", ["Kyiv", "$14 billion", "Solbakken", "negation", "鳩の橋", "Dreiflüsse", "night train"]
)
def test_excerpts_are_clean(see: See, query: str) -> None:
    """An excerpt holds no id, no word of our pages, no two wordings in one, no sign that the text does not have."""
    seen = asked(see, query)
    assert seen["results"]
    own = [page for page in seen["results"] if page["lines"] and page["about"]]
    for line in (line for page in own for line in page["lines"]):
        assert not re.search(r"↩|<|\bc-[0-9a-f]{8}|ꙮ|sha256|Link|Back|KievKyiv", line["text"])
        assert not re.search(r"\w\s[,.;](?!\d)", line["text"].replace("…", ""))
    assert seen["bytes"] <= 300_000
    assert seen["milliseconds"] <= 500


def test_scripts_without_spaces(see: See) -> None:
    """A word of a script without spaces is found as it stands, and marked where all of it does."""
    seen = asked(see, "鳩の橋")
    assert len(seen["results"]) == 1
    first = seen["results"][0]["lines"][0]
    assert first["text"] == "「鳩の橋」架け替えへ潮見市、事業費84億円"
    assert {tuple(line["marked"]) for line in seen["results"][0]["lines"]} == {("鳩", "の", "橋")}


def test_facets(see: See) -> None:
    """Kind, publisher and language narrow down, alone or with words; address and buttons say what was chosen."""
    seen = see("answer", path="/search/?kind=figure&language=de", facets=True)
    assert titles(seen) == ["Hochwasser in Passau, von der Agentur in die Zeitung"]
    assert seen["choices"] == ["Figure", "German"]
    assert "German 1" in seen["facets"]
    seen = see("answer", path="/search/?q=billion&publisher=The+Fjord+Courier")
    assert titles(seen) == [VISIT]


def test_unknown_choice(see: See) -> None:
    """What no page has is told, left out of the question and of the address, and the rest is answered."""
    seen = see("answer", path="/search/?q=billion&publisher=Nobody&kind=figure")
    assert seen["status"] == "Publisher: there is no “Nobody” here, so this was left out. 1 page"
    assert titles(seen) == [VISIT]
    assert seen["address"] == "?q=billion&kind=figure"
    assert seen["choices"] == ["Figure"]
    attack = "<img src=x onerror=alert(1)>$&"
    seen = see("opened", path=f"/search/?kind={quote(attack)}")
    assert f"“{attack}”" in seen["status"]
    assert seen["trouble"] == []


def test_nothing(see: See) -> None:
    """An empty answer says what may help, leads to the lists, and offers nothing to narrow it down by."""
    seen = asked(see, "xyzzyq")
    assert seen["results"] == []
    assert seen["status"].startswith("Nothing was found.")
    assert seen["lists"] == ["../comparisons/", "../comparisons/errors/"]
    found = asked(see, "Kiev")
    assert found["lists"] == []
    assert (seen["narrow"], found["narrow"]) == (False, True)


def test_keys(see: See) -> None:
    """By keys alone: the question has the focus, its count is told, a choice keeps the focus and can be taken away."""
    seen = see("keys")
    assert seen["role"] == "status"
    assert re.fullmatch(r"\d+ pages?", seen["asked"]["status"])
    assert seen["held"]
    assert len(seen["chosen"]["choices"]) == 1
    assert seen["name"] == f"Without {seen['chosen']['choices'][0]}"
    assert seen["after"]["choices"] == []
    assert seen["after"]["focus"] == "an-query"
    assert seen["trouble"] == []


def test_more(see: See) -> None:
    """More results come below, and the first of them has the focus."""
    seen = see("more", path="/search/?q=the")
    assert seen == {"before": 5, "focused": 5}


def test_on_a_phone(see: See) -> None:
    """On a narrow window nothing sticks out of the results, long words and addresses included."""
    seen = asked(see, "solbakken", width=360)
    assert seen["results"]
    assert seen["found"] == []


def test_under_a_policy(site: Path, chromium: str) -> None:
    """The search works below a folder, from plain files, under the content security policy of the README."""
    policy = re.search(r"default-src [^`\n]+", (ROOT / "docs/configuration.md").read_text("utf-8"))
    assert policy is not None
    with serving(site.parent, policy[0]) as address:
        seen = look("opened", f"{address}/{site.name}", chromium, "search", path="/search/?q=Kiev")
    assert VISIT in titles(seen)
    assert seen["trouble"] == []


def test_under_a_strict_policy(site: Path, chromium: str) -> None:
    """It works where a policy allows no inline scripts and styles and no eval, but for WebAssembly; with facets too."""
    with serving(site, STRICT) as address:
        seen = look("opened", address, chromium, "search", path="/search/?q=Kiev&language=en")
    assert titles(seen)[:2] == [EXERCISE, VISIT]
    assert seen["choices"] == ["English"]
    # The theme has inline scripts and styles; nothing of the search is refused.
    assert not [told for told in seen["trouble"] if not re.search("inline|__md_", told)]


@pytest.mark.parametrize(("scripted", "broken"), [(False, False), (True, True)])
def test_without_javascript(see: See, base: str, scripted: bool, broken: bool) -> None:
    """Without JavaScript, or where the index cannot be had, the search page says what leads on instead."""
    seen = see("without", scripted=scripted, broken=broken)
    assert seen["seen"]
    assert seen["links"] == [f"{base}/comparisons/", f"{base}/comparisons/errors/"]
    assert not see("without", scripted=True, broken=False)["seen"]
