"""write/excerpts.py: how much of texts that are not published any output may show."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from annotate.engine import compare
from annotate.entry import Entry
from annotate.model import Comparison
from annotate.write.excerpts import SHARE, WITHHELD, allowance, few, published
from annotate.write.page import comparison_page
from annotate.write.phrases import phrases
from annotate.write.quote import WORD, WORDS_A_SIDE, window
from pages import comparison, entry, quote

NAMES = ("Ostrava", "Lviv", "Kyiv", "Aqaba", "Rennes", "Passau", "Tallis", "Meridian")


def shares(made: Comparison) -> dict[str, tuple[float, float]]:
    """For each text the share of its characters and of its words inside anything that may be shown."""
    found = {}
    for side, text in (("reference", made.reference.text), ("copy", made.copy.text)):
        shown = {i for e in allowance(made).values() for i in range(getattr(e, side).first, getattr(e, side).last)}
        starts = [m.start() for m in WORD.finditer(text)]
        found[side] = len(shown) / max(1, len(text)), len(shown.intersection(starts)) / max(1, len(starts))
    return found


def article(changes: int, sentences: int = 40) -> Comparison:
    """An article of that many sentences and its copy, in which each of the first `changes` has another name."""
    lines = [
        f"On day {n} the council of {NAMES[n % 8]} paid for street number {n} near the bridge."
        for n in range(sentences)
    ]
    copy = [
        line.replace(NAMES[n % 8], NAMES[n % 8][:-2] + "ix") if n < changes else line for n, line in enumerate(lines)
    ]
    return compare("\n".join(lines), "\n".join(copy), language="en")


def sealed(made: Comparison) -> Entry:
    """An entry that publishes no texts."""
    return entry(made, publish="excerpts")


@given(st.integers(0, 12), st.integers(1, 12), st.text("ab .\n", max_size=60))
def test_property_no_more_than_the_share(changes: int, sentences: int, noise: str) -> None:
    """Whatever differs, all that may be shown is at most 15 % of either text, in characters and in words."""
    made = article(changes, sentences)
    made = compare(made.reference.text + noise, made.copy.text + noise[::-1], language="en")
    assert max(share for pair in shares(made).values() for share in pair) <= SHARE


def test_no_quotation_is_long() -> None:
    """No more than twelve words of one side stand together in what one correction shows."""
    made = compare("One two three. " + "word " * 400, "One two four. " + "word " * 200 + "other " * 200)
    for excerpt in allowance(made).values():
        for side, text in ((excerpt.reference, made.reference), (excerpt.copy, made.copy)):
            assert len(WORD.findall(text.text[side.first : side.last])) <= WORDS_A_SIDE


def test_the_serious_come_first() -> None:
    """Critical words are shown before minor ones: once one had to go without, no less serious one has any."""
    lines = [f"Alpha{n} beta gamma{n} delta{n} epsilon zeta eta theta." for n in range(10)]
    changes = [(f"delto{n}", f"delta{n}", "figure", "critical") for n in range(10)]
    changes += [(f"gammo{n}", f"gamma{n}", "wording", "minor") for n in range(10)]
    source = "\n".join(lines)
    made = comparison(source.replace("delta", "delto").replace("gamma", "gammo"), source, changes)  # type: ignore[arg-type]
    shown = published(sealed(made))
    words = {severity: [c.copy.text for c in shown if c.severity == severity] for severity in ("critical", "minor")}
    assert words["critical"] == [f"delto{n}" for n in range(10)]
    assert set(words["minor"]) > {WITHHELD}


def test_after_one_that_goes_without_no_lesser_one_is_shown() -> None:
    """Where the critical words alone are too many, no minor one is shown, however short."""
    words = [f"word{n}" for n in range(100)]
    changes = [(f"{word}x", word, "name", "critical") for word in words[:90]]
    changes += [(f"{word}x", word, "wording", "minor") for word in words[90:]]
    made = comparison(" ".join(f"{word}x" for word in words), " ".join(words), changes)  # type: ignore[arg-type]
    shown = published(sealed(made))
    assert {c.copy.text for c in shown if c.severity == "minor"} == {WITHHELD}
    assert len([c for c in shown if c.copy.text != WITHHELD]) == 15


def test_full_publication_cuts_nothing() -> None:
    """With `publish: full` the corrections are those that were found."""
    made = article(10)
    assert published(entry(made)) == made.corrections


def test_what_is_cut_keeps_its_offsets() -> None:
    """A shortened quotation ends with an ellipsis, and says where all its words stand."""
    left = " ".join(f"word{n}" for n in range(300))
    made = compare(left + "\nHe said so.", left + "\nHe said so. " + " ".join(f"more{n}" for n in range(40)) + ".")
    before, after = made.corrections[-1], published(sealed(made))[-1]
    assert after.copy.text.endswith(" …")
    assert len(after.copy.text.split()) == WORDS_A_SIDE + 1
    assert (after.copy.start, after.copy.end) == (before.copy.start, before.copy.end)


def test_a_page_shows_no_more() -> None:
    """Every word in a quotation of a page of excerpts is one that may be shown."""
    made = article(30, 60)
    page = comparison_page(sealed(made))
    quoted = [html.unescape(re.sub("<[^>]*>", "", q)) for q in re.findall(r'<bdi class="an-copy".*?</bdi>', page)]
    allowed = " ".join(made.copy.text[e.copy.first : e.copy.last] for e in allowance(made).values())
    for text in quoted:
        assert len(WORD.findall(re.sub("[…“”]", " ", text))) <= WORDS_A_SIDE
        assert all(word in allowed for word in re.findall(r"\w+", text)), text


def test_withheld_words_are_told() -> None:
    """Where a side may show nothing, the page says so instead of an empty quotation."""
    made = comparison("Carne.", "Carney.", [("Carne", "Carney", "name", "major")])
    shown = allowance(made)["c-00000000"]
    copy, reference = few(made, made.corrections[0], shown, phrases())
    assert copy.text == reference.text == "words not shown"
    assert "Carne" not in comparison_page(sealed(made))


def test_the_words_around_are_of_the_same_paragraph() -> None:
    """The words around a quotation come from its own paragraph."""
    made = comparison("Before.\nHe came late.\nAfter.", "x")
    start, end = window(made.copy, quote("Before.\nHe came late.", "came")) or (0, 0)
    assert made.copy.text[start:end] == "He came late."
