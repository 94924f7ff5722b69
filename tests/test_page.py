"""The page of a comparison, as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from annotate.entry import Entry, Version
from annotate.model import Correction, Quote
from annotate.write.page import comparison_page
from annotate.write.phrases import phrases
from annotate.write.quote import Words, brief, in_context, pair, shorten, sides
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
        "[1 other difference](#an-all) does not."
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
    assert "“Carne”</bdi> in the copy is</span>" in line
    assert line.endswith("“Carney”</bdi> in the reference.")


def test_what_one_side_has_is_not_called_wrong() -> None:
    """An addition is “not in the reference”, an omission “not in the copy”."""
    added = Correction("c-1", "c-1", 1, "addition", "major", "insert", Quote(8, 8, ""), quote("One. Two.", "Two."), 0)
    page = comparison_page(entry(replace(comparison("One. Two.", "One. Six."), corrections=(added,))))
    assert "</bdi> is not in the reference." in page.partition("[^c-1]: **Addition.** ")[2]
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


def dropped(words: str, copy: str, reference: str) -> Entry:
    """A comparison whose copy lacks `words` of the reference, at the first place where both differ."""
    made = comparison(copy, reference, [("", words, "negation", "critical")])
    at = next(n for n, (ours, theirs) in enumerate(zip(copy, reference, strict=False)) if ours != theirs)
    return entry(replace(made, corrections=(replace(made.corrections[0], copy=Quote(at, at, "")),)))


def test_a_missing_word_is_shown_among_its_neighbours() -> None:
    """A word that one text lacks stands in the words around it, in table and footnote; a mark has its place."""
    page = comparison_page(dropped("not ", "The council was warned about it.", "The council was not warned about it."))
    assert '>The council was <b class="an-none"></b>warned about it.</bdi>' in page
    assert page.count(">The council was <b>not</b> warned about it.</bdi>") == 2  # table, all differences
    assert "</bdi> is not in the copy." in page
    assert "“The council was <b>not</b> warned about it.”</bdi>" in page


def test_the_neighbours_are_few_and_of_the_same_paragraph() -> None:
    """Three words on each side, none from another paragraph or after the end of the sentence."""
    made = dropped(
        "not ", "End.\nOne two three four was five. Six.\nX", "End.\nOne two three four was not five. Six.\nX"
    )
    assert sides(made.comparison, made.comparison.corrections[0], phrases()) == (
        Words("", before="three four was ", after="five."),
        Words("not", before="three four was ", after=" five."),
    )


def test_neighbours_in_scripts_without_spaces() -> None:
    """Where words have no spaces between them, six characters on each side are shown."""
    made = dropped("ない", "昨日は市長が確認していと述べた記者会見", "昨日は市長が確認していないと述べた記者会見")
    assert sides(made.comparison, made.comparison.corrections[0], phrases()) == (
        Words("", before="が確認してい", after="と述べた記者"),
        Words("ない", before="が確認してい", after="と述べた記者"),
    )


def test_a_whole_passage_stands_alone() -> None:
    """What is a passage of its own has no neighbours; the other side says that it has nothing."""
    added = Correction("c-1", "c-1", 1, "addition", "major", "insert", Quote(8, 8, ""), quote("One.\nTwo.", "Two."), 9)
    page = comparison_page(entry(replace(comparison("One.\nTwo.", "One."), corrections=(added,))))
    assert '>Two&#46;</bdi> | <span class="an-named">nothing</span> |' in page


def test_single_words_have_neighbours_in_the_table() -> None:
    """One word against another is shown among its neighbours; a name is clear without them."""
    made = comparison("He will go.", "He may go.", [("will", "may", "modality", "major")])
    assert brief(made.corrections[0])
    assert not brief(replace(made.corrections[0], kind="name"))
    assert in_context(made, made.corrections[0], phrases())[0] == Words("will", before="He ", after=" go.")
    assert ">He <b>will</b> go.</bdi> | " in comparison_page(entry(made))


def test_several_places_have_letters() -> None:
    """A finding in two places has its number and a link to each place."""
    made = comparison("Carne and Carne.", "Carney and Carney.", [("Carne", "Carney", "name", "major")])
    first = made.corrections[0]
    again = replace(first, id="c-again", copy=Quote(10, 15, "Carne"), reference=Quote(11, 17, "Carney"))
    page = comparison_page(entry(replace(made, corrections=(first, again))))
    assert '| 1 [a](#c-00000000 "Correction 1, place 1") [b](#c-again "Correction 1, place 2") |' in page


def test_languages_without_word_lists_promise_less() -> None:
    """Where there are no word lists, the page does not say that the other differences change nothing."""
    page = comparison_page(entry(MADE, language="ar"))
    assert "[1 other difference](#an-all) was not weighed: there are no word lists for Arabic yet" in page
    assert "does not." not in page


def test_a_publisher_is_said_once() -> None:
    """A publisher that is the label already is not repeated, and people's words keep their own direction."""
    version = Version("a.txt", "The Mirror", publisher="The Mirror", author="N. N.")
    page = comparison_page(entry(MADE, copy=version))
    assert "<p>by <bdi>N&#46; N.</bdi> · " in page
