"""Reading a comparison in Chromium, driven by reading.mjs: readings, filters, steps, addresses, what a note offers."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from served import ROOT, SAMPLE, See

from annotate import compare
from annotate.model import Text

pytestmark = pytest.mark.browser
PAGE = f"/comparisons/{SAMPLE}/"
OTHER = "/comparisons/night-train-speech/"
LONG = "/comparisons/hospital-inquiry/"
EXCERPTS = "/comparisons/excerpts/"
LANGUAGES = [SAMPLE, "aqaba-water", "hato-no-hashi", "night-train-speech", "donau-hochwasser"]


def paragraphs(text: Text) -> str:
    """The paragraphs of a text, one a line: the line breaks between paragraphs are no text of a page."""
    return "\n".join(text.text[p.start : p.end] for p in text.paragraphs)


@pytest.mark.parametrize("slug", LANGUAGES)
def test_readings_are_the_texts(see: See, slug: str) -> None:
    """As published is the copy and corrected the reference, character for character; marked never mixes them."""
    folder = ROOT / "docs" / "comparisons" / slug
    texts = [(folder / f"{side}.txt").read_text("utf-8-sig") for side in ("reference", "copy")]
    made = compare(*texts)
    seen = see("texts", path=f"/comparisons/{slug}/")
    for name, text in (("published", made.copy), ("corrected", made.reference), ("marked", made.copy)):
        assert seen[name]["visible"]
        assert seen[name]["content"] == paragraphs(text)
        assert "".join(seen[name]["selected"].split()) == "".join(text.text.split())


def test_a_reading_is_remembered(see: See) -> None:
    """The next page opens in the reading chosen last, without a shift; changing it keeps the place."""
    seen = see("remembered", path=PAGE, other=OTHER)
    assert seen["reading"] == "both"
    assert seen["shift"] <= 0.02
    assert all(abs(moved) <= 2 for moved in seen["moved"])


@pytest.mark.parametrize("path", [PAGE, LONG])
def test_clicks_answer_at_once(see: See, path: str) -> None:
    """A click on next and on a reading is painted within 100 ms, on a page of thousands of words too."""
    seen = see("answers", path=path)
    assert seen["next"] <= 100
    assert seen["reading"] <= 100


def test_passages_light_up_in_pairs(see: See) -> None:
    """Side by side the passage under the pointer and its counterpart are highlighted, and nothing in other readings."""
    seen = see("pairs", path=PAGE, passage=5)
    for under in ("copy", "reference"):
        assert {side for side, _ in seen[under]} == {"copy", "reference"}
        assert all(words.strip() for _, words in seen[under])
    assert seen["copy"] != seen["reference"]
    assert len(set(seen["colour"])) == 1
    assert seen["colour"][0] not in ("rgba(0, 0, 0, 0)", "transparent")
    assert seen["elsewhere"] == seen["marked"] == []


def test_keys(see: See) -> None:
    """Keys work in the article only, are listed, and stay off once switched off; each step is told."""
    seen = see("keys", path=PAGE)
    assert seen["above"] == seen["start"]
    assert seen["next"] == seen["back"]
    assert seen["next"].endswith(f"of {seen['start']}")
    assert seen["told"].startswith(seen["next"])
    assert seen["reading"] == "both"
    assert "next correction" in seen["help"]
    assert seen["off"] == seen["back"]
    assert seen["stillOff"]


def test_pages_shown_again(see: See) -> None:
    """Instant navigation shows a page again without starting anything twice."""
    seen = see("twice", path=PAGE)
    assert seen["first"]
    one, two = (int(step.split()[0]) for step in seen["steps"])
    assert two == one + 1
    assert seen["trouble"] == []


def test_walk(see: See) -> None:
    """Next visits every finding once, in the order of its numbers, then starts again."""
    seen = see("walk", path=PAGE)
    first, count = seen["said"][0], seen["count"]
    assert count > 5
    assert seen["said"] == [(first - 1 + i) % count + 1 for i in range(count + 1)]


@pytest.mark.parametrize("box", ["name", "critical"])
def test_filters(see: See, box: str) -> None:
    """A kind or severity that is switched off goes from text, margin and strip, and comes back; counts are shown."""
    seen = see("filters", path=PAGE, box=box)
    assert seen["less"]["notes"] < seen["all"]["notes"]
    assert seen["less"]["ticks"] < seen["all"]["ticks"]
    assert seen["again"] == seen["all"]
    assert seen["gone"] == "0px"
    assert all(label.split()[-1].isdigit() for label in seen["boxes"])


@pytest.mark.parametrize("reading", ["published", "corrected"])
def test_address_of_a_correction(see: See, reading: str) -> None:
    """The address of a correction shows and highlights it where its marks are seen, whatever was read before."""
    seen = see("address", path=PAGE, reading=reading, find="section.an-copy mark.critical[id]")
    assert seen["visible"]
    assert seen["marked"]
    assert seen["inView"]
    assert seen["reading"] == "marked"


@pytest.mark.parametrize(("find", "reading"), [("#p-5", "marked"), ("#r-5", "both"), ("#an-copy-p4", "marked")])
def test_address_of_a_passage(see: See, find: str, reading: str) -> None:
    """The address of a passage or paragraph shows and highlights it; one of the reference opens both texts."""
    seen = see("address", path=PAGE, find=find)
    assert seen["visible"]
    assert seen["marked"]
    assert seen["inView"]
    assert seen["reading"] == reading


@pytest.mark.parametrize(("path", "lost"), [(PAGE, "c-0badc0de"), (PAGE, "p-999"), (EXCERPTS, "c-0badc0de")])
def test_address_of_what_has_changed(see: See, path: str, lost: str) -> None:
    """An address of something that is not there any more says that it has changed."""
    seen = see("address", path=path, id=lost)
    assert seen == {"said": True, "inView": True, "focus": True}


@pytest.mark.parametrize("path", [PAGE, EXCERPTS])
def test_offers(see: See, path: str) -> None:
    """A note gives its link to the clipboard, two forms of a citation, and an issue with id, words and address."""
    seen = see("offers", path=path)
    address = f"{seen['page']}#{seen['id']}"
    assert seen["copied"] == address
    assert address in seen["cited"]["text"]
    assert seen["cited"]["bibtex"].startswith("@misc{")
    assert address in seen["cited"]["bibtex"]
    assert seen["taken"].strip() == seen["cited"]["bibtex"].strip()
    query = parse_qs(urlsplit(seen["report"]).query)
    assert seen["report"].startswith("https://github.com/example/annotated/issues/new?")
    assert seen["id"] in query["title"][0]
    assert address in query["body"][0]
    assert "“" in query["body"][0]
    assert seen["trouble"] == []


def test_margin_notes(see: See) -> None:
    """On a wide screen notes stand beside the text, none over another, and there are no tooltips."""
    assert see("margin", path=PAGE) == {"beside": True, "overlaps": 0, "tooltips": 0}


@pytest.mark.parametrize(
    ("scripts", "link"),
    [(True, ".an-ref a"), (True, ".an-ref a[aria-label*=again]"), (False, ".an-ref a:not([aria-label*=again])")],
)
def test_notes_open_in_place(see: See, scripts: bool, link: str) -> None:  # a parameter of the test
    """On a phone a note opens right under its words, at a later place of it too, and without JavaScript."""
    seen = see("place", path=PAGE, nth=1, scripts=scripts, link=f".an-copy {link}")
    assert 0 <= seen["below"] < 40
    assert seen["inView"]
    assert seen["width"] <= 360
    assert seen.get("closed", True)
    assert seen.get("focus", True)


@pytest.mark.parametrize("width", [1280, 360])
def test_focus_is_never_hidden(see: See, width: int) -> None:
    """On a walk through the page with Tab nothing that has the focus is under the header or the bar."""
    seen = see("focus", path=PAGE, width=width)
    assert seen["stops"] > 40
    assert seen["hidden"] == []
