"""The page of a comparison, as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from annotate.entry import Entry, Version
from annotate.model import Correction, Quote
from annotate.write.page import comparison_page
from annotate.write.phrases import phrases
from annotate.write.quote import excerpt, pair, shorten
from pages import comparison, entry, quote

MADE = comparison(
    "Carne came to Kiev with 15 billion dollar. He was asked.",
    "Carney came to Kyiv with $50 billion. He was asked.",
    [
        ("Carne", "Carney", "name", "major"),
        ("Kiev", "Kyiv", "variant", "neutral"),
        ("15 billion dollar", "$50 billion", "figure", "critical"),
    ],
)
HOSTILE = '<script>alert(1)</script> & "quotes" \\ {{ x }} \u2028 [a](b)'


def meta(page: str) -> dict[str, object]:
    """The front matter of a page, read as a generator reads it."""
    loaded = yaml.safe_load(page.split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


def noted(note: str | None, *sources: str) -> Entry:
    """The same comparison with a person's note on its first correction."""
    first = replace(MADE.corrections[0], note=note, sources=sources)
    return entry(replace(MADE, corrections=(first, *MADE.corrections[1:])))


def test_the_sentence_counts_findings_by_kind() -> None:
    """The sentence says how many corrections matter, of which kinds, and how many do not; counts are links."""
    page = comparison_page(entry(MADE))
    assert (
        "**2 corrections** change what the article says: [1 figure](#c-00000002), [1 name](#c-00000000). "
        "1 other difference does not."
    ) in page


def test_the_table_has_the_most_serious_first() -> None:
    """Rows of the table are ordered by severity, then by kind, and link to their marks."""
    page = comparison_page(entry(MADE))
    rows = [line for line in page.splitlines() if line.startswith("| **")]
    assert [row.split("**")[1] for row in rows] == ["Figure", "Name"]
    assert rows[0].endswith("| [2](#c-00000002) |")


def test_the_table_folds_after_a_dozen() -> None:
    """More than twelve findings: the rest is folded."""
    words = [f"word{n}" for n in range(15)]
    changes = [(f"{word}a", f"{word}b", "name", "major") for word in words]
    made = comparison(" ".join(c[0] for c in changes), " ".join(c[1] for c in changes), changes)  # type: ignore[arg-type]
    page = comparison_page(entry(made))
    assert "<summary>3 more</summary>" in page


def test_footnotes_are_plain_sentences_in_order() -> None:
    """A footnote says what the copy and the reference say; definitions stand in the order of their numbers."""
    page = comparison_page(entry(MADE))
    first, second = page.index("[^c-00000000]: **Name.**"), page.index("[^c-00000002]: **Figure.**")
    assert first < second
    line = page[first : page.index("\n", first)]
    assert "“Carne”</bdi> in the copy,</span>" in line
    assert line.endswith("“Carney”</bdi> in the reference.")


def test_what_one_side_has_is_not_called_wrong() -> None:
    """An addition is “not in the reference”, an omission “not in the copy”."""
    added = Correction("c-1", "c-1", 1, "addition", "major", "insert", Quote(8, 8, ""), quote("One. Two.", "Two."), 0)
    page = comparison_page(entry(replace(comparison("One. Two.", "One. Six."), corrections=(added,))))
    assert "[^c-1]: **Addition.** Not in the reference: " in page
    assert "wrong" not in page


def test_notes_and_sources_of_a_person() -> None:
    """A note is named as a person's, stays plain text, and only web addresses become links."""
    page = comparison_page(noted("*Not* <b>bold</b>.", "https://www.example.org/a?b=1&c=2", "javascript:alert(1)"))
    assert "A contributor’s note:</span> <bdi>&#42;Not&#42; &#60;b&#62;bold&#60;&#47;b&#62;&#46;</bdi>" in page
    assert '<a href="https://www.example.org/a?b=1&#38;c=2" rel="nofollow">example&#46;org</a>' in page
    assert "javascript&#58;alert&#40;1&#41;" in page
    assert 'href="javascript' not in page


def test_metadata_is_never_markup() -> None:
    """Title, summary, labels, tags and facts of a version come out as text, in the page and in its front matter."""
    version = Version("a.txt", HOSTILE, publisher=HOSTILE, author=HOSTILE, rights=HOSTILE, url="data:text/html,x")
    page = comparison_page(
        entry(MADE, title=HOSTILE, summary=HOSTILE, tags=(HOSTILE,), copy=version, reference=version)
    )
    values = meta(page)
    escaped = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; \\ {{ x }} [a](b)"
    assert values["title"] == escaped
    assert values["description"] == escaped
    assert values["tags"] == [escaped]
    body = page.split("---\n", 2)[2]
    assert "<script" not in body
    assert "[a](b)" not in body
    assert "{{" not in body


def test_front_matter_hides_what_the_page_does_not_need() -> None:
    """Navigation and contents are hidden; only samples ask not to be indexed."""
    assert meta(comparison_page(entry(MADE)))["hide"] == ["navigation", "toc"]
    assert "robots" not in meta(comparison_page(entry(MADE)))
    sample = comparison_page(entry(MADE, sample=True))
    assert meta(sample)["robots"] == "noindex"
    assert "**Sample.**" in sample


def test_excerpts_hold_no_text() -> None:
    """With `publish: excerpts` there are no readings, and no quotation has more than twelve words."""
    copy = " ".join(f"left{n}" for n in range(60)) + " Carne " + " ".join(f"right{n}" for n in range(60))
    made = comparison(copy, copy.replace("Carne", "Carney"), [("Carne", "Carney", "name", "major")])
    page = comparison_page(entry(made, publish="excerpts"))
    assert "an-text" not in page
    assert "left54" not in page
    assert "…left55 left56 left57 left58 left59 <b>Carne</b> right0 right1 right2 right3 right4 right5…" in page
    assert 'id="c-00000000"' in page
    assert page.count("[^c-00000000]") == 2


def test_identical_texts_say_so() -> None:
    """Two equal texts: the page says that they are identical and marks nothing."""
    page = comparison_page(entry(comparison("Same.", "Same.")))
    assert "**The two versions are identical**" in page
    assert "What changed" not in page


def test_unrelated_texts_say_so() -> None:
    """Two texts that are no versions of one article: the page says that nothing was compared."""
    page = comparison_page(entry(replace(comparison("One.", "Quite another."), related=False, passages=())))
    assert "do not look like two versions of one article" in page


def test_nothing_serious_says_so() -> None:
    """Differences of form only: the page says that none changes what the article says."""
    page = comparison_page(entry(comparison("in Kiev", "in Kyiv", [("Kiev", "Kyiv", "variant", "neutral")])))
    assert "**No correction** changes what the article says." in page


def test_dismissed_differences_are_not_listed() -> None:
    """What a person dismissed is in no table, no footnote and no list."""
    first = replace(MADE.corrections[0], dismissed=True, number=None)
    page = comparison_page(entry(replace(MADE, corrections=(first, *MADE.corrections[1:]))))
    assert "c-00000000" not in page
    assert "<caption>Name" not in page


def test_the_same_comparison_gives_the_same_page() -> None:
    """Writing a page twice gives the same bytes."""
    assert comparison_page(entry(MADE)) == comparison_page(entry(MADE))


@pytest.mark.parametrize(
    ("copy", "reference", "shown"),
    [
        ("", " ", ("nothing", "[space]")),
        ("a\u00a0b", "a b", ("a[no-break space]b", "a b")),
        ("post -war", "post-war", ("post -war", "post-war")),
        ("a\nb", "a b", ("a[line break]b", "a b")),
        ("word", "", ("word", "")),
    ],
)
def test_invisible_differences_are_shown_by_name(copy: str, reference: str, shown: tuple[str, str]) -> None:
    """Where only blanks or invisible characters differ, they are named."""
    assert tuple(words.text for words in pair(copy, reference, phrases())) == shown


def test_long_quotations_end_at_a_word() -> None:
    """A long quotation is cut at the end of a word and says so."""
    assert shorten(" ".join(["word"] * 40), phrases()) == " ".join(["word"] * 12) + " …"
    assert len(shorten("日" * 100, phrases())) == 26


def test_excerpts_stay_in_their_paragraph() -> None:
    """The words around a quotation come from its own paragraph."""
    made = comparison("Before.\nHe came late.\nAfter.", "x")
    assert excerpt(made.copy, quote("Before.\nHe came late.", "came"), phrases()) == ("He ", "came", " late.")
