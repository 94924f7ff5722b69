"""The two sections of a page: marks, gaps, rows and moved passages."""

from __future__ import annotations

import re
from dataclasses import replace

from annotate import compare
from annotate.model import Comparison, Correction, Passage, Quote, Span
from annotate.write.article import article
from annotate.write.findings import findings
from annotate.write.phrases import phrases
from annotate.write.rows import Row, grid
from pages import comparison, entry, one_sided, quote


def written(made: Comparison) -> str:
    """The sections of a comparison."""
    return article(entry(made), findings(made), phrases())


def paragraphs(markdown: str, side: str) -> list[str]:
    """The lines of one section."""
    section = markdown.split(f"an-text an-{side}")[1]
    return section.split(">\n\n", 1)[1].split("\n\n</section>")[0].split("\n\n")


def test_serious_corrections_are_marks_with_footnotes() -> None:
    """A serious correction is a mark with its id, followed by its footnote; in the reference it points back."""
    made = comparison("So Carne came.", "So Carney came.", [("Carne", "Carney", "name", "major")])
    page = written(made)
    assert 'So <mark class="d name major" id="c-00000000">Carne</mark>[^c-00000000] came.' in page
    assert 'So <span class="d name major" data-c="c-00000000">Carney</span> came.' in page


def test_other_corrections_are_quiet() -> None:
    """A minor correction has no id and no footnote; it carries the reference's words."""
    page = written(comparison("It is big.", "It is large.", [("big", "large", "wording", "minor")]))
    assert 'It is <span class="d wording minor" data-r="large">big</span>&#46;' in page
    assert "[^" not in page


def test_dismissed_corrections_are_not_marked() -> None:
    """What a person dismissed is plain text."""
    made = comparison("So Carne came.", "So Carney came.", [("Carne", "Carney", "name", "major")])
    dismissed = replace(made, corrections=(replace(made.corrections[0], dismissed=True),))
    assert paragraphs(written(dismissed), "copy") == ['<span class="an-p" id="p-0">So Carne came.</span>']


def test_missing_words_are_an_empty_mark_at_their_place() -> None:
    """Words that only the reference has are an empty mark where they would stand."""
    made = comparison("He did come.", "He did not come.", [("", "not ", "negation", "critical")])
    at = replace(made.corrections[0], copy=Quote(7, 7, ""))
    page = written(replace(made, corrections=(at,)))
    assert 'He did <mark class="d negation critical" id="c-00000000"></mark>[^c-00000000]come.' in page


def omission(copy: str, reference: str, words: str, at: int) -> Comparison:
    """A comparison that lacks a whole paragraph of the reference at an offset of the copy."""
    missing = Correction(
        "c-1", "c-1", 1, "omission", "major", "delete", quote(reference, words), Quote(at, at, ""), passage=1
    )
    return one_sided(copy, reference, "omitted", missing)


def test_a_missing_paragraph_is_a_gap_of_its_own() -> None:
    """A paragraph that only the reference has is a paragraph without text in the copy, in its row."""
    made = omission("One.\nTwo.", "One.\nTwo.\nThree.", "Three.", 9)
    page = written(made)
    assert paragraphs(page, "copy")[2] == '<mark class="d omission major" id="c-1"></mark>[^c-1]'
    assert 'data-rows="1 2 3:gap"' in page
    assert 'data-rows="1 2 3:omitted"' in page


def test_a_missing_sentence_is_no_gap() -> None:
    """A sentence missing at the end of a paragraph that both have stays in that paragraph."""
    made = omission("One.\nTwo.", "One. More.\nTwo.", "More.", 4)
    first = '<span class="an-p" id="p-0">One&#46;</span>'
    assert paragraphs(written(made), "copy")[0] == first + '<mark class="d omission major" id="c-1"></mark>[^c-1]'


def test_the_same_finding_again_refers_to_the_same_footnote() -> None:
    """The second place of a finding has its own address and the first one's footnote."""
    made = comparison("Carne and Carne.", "Carney and Carney.", [("Carne", "Carney", "name", "major")])
    first = made.corrections[0]
    again = replace(first, id="c-2", copy=Quote(10, 15, "Carne"), reference=Quote(11, 17, "Carney"))
    page = written(replace(made, corrections=(first, again)))
    assert '<mark class="d name major" id="c-2">Carne</mark>[^c-00000000]' in page


def test_spaces_around_a_mark_survive() -> None:
    """Blanks at the ends of marked words are part of the text and stay there."""
    made = comparison("a b c", "a x c", [(" b ", " x ", "wording", "minor")])
    assert 'a<span class="d wording minor" data-r="x"> b </span>c' in written(made)


def test_moved_passages_link_to_each_other() -> None:
    """A moved passage ends with an empty link to where it stands in the other text, and shares no row with it."""
    made = comparison("One.\nTwo.\nMoved here.", "Moved here.\nOne.\nTwo.")
    passages = (
        Passage("same", (Span(12, 16),), (Span(0, 4),)),
        Passage("same", (Span(17, 21),), (Span(5, 9),)),
        Passage("moved", (Span(0, 11),), (Span(10, 21),)),
    )
    page = written(replace(made, passages=passages))
    assert '<a class="an-moved" href="#r-2" aria-label=' in paragraphs(page, "copy")[2]
    assert 'data-rows="2 3 4:moved"' in page
    assert 'data-rows="1:moved 2 3"' in page


def test_passages_have_addresses_in_both_texts() -> None:
    """Each stretch is an element: the first of a passage has its id, further ones say whose they are."""
    made = comparison("One. Two.", "One and two.")
    passages = (Passage("split", (Span(0, 12),), (Span(0, 4), Span(5, 9))),)
    page = written(replace(made, passages=passages))
    own = '<span class="an-p" id="p-0">One&#46;</span> <span class="an-p" data-p="p-0">Two.</span>'
    assert paragraphs(page, "copy") == [own]
    assert paragraphs(page, "reference") == ['<span class="an-p" id="r-0">One and two.</span>']


def test_rows_of_split_paragraphs() -> None:
    """Two paragraphs of the copy that are one in the reference share its rows."""
    made = comparison("A.\nB.\nC.", "A. B.\nC.")
    passages = (
        Passage("split", (Span(0, 5),), (Span(0, 2), Span(3, 5))),
        Passage("same", (Span(6, 8),), (Span(6, 8),)),
    )
    rows = grid(replace(made, passages=passages))
    assert rows.copy == (Row(1, 1, "split"), Row(2, 1, "split"), Row(3, 1, ""))
    assert rows.reference == (Row(1, 2, ""), Row(3, 1, ""))


def test_crossing_links_keep_both_orders() -> None:
    """Passages that cross without being called moved leave the rows of both texts in their own order."""
    made = comparison("One one one.\nTwo.", "Two.\nOne one one.")
    passages = (Passage("same", (Span(5, 17),), (Span(0, 12),)), Passage("same", (Span(0, 4),), (Span(13, 17),)))
    rows = grid(replace(made, passages=passages))
    for side in (rows.copy, rows.reference):
        assert [row.first for row in side] == sorted({row.first for row in side})
    assert rows.copy[0].first == rows.reference[1].first


def test_unrelated_texts_stand_row_by_row() -> None:
    """Two texts that were not compared are set side by side in order."""
    made = replace(comparison("A.\nB.", "C."), related=False, passages=())
    assert [row.first for row in grid(made).copy] == [1, 2]
    assert [row.first for row in grid(made).reference] == [1]


def test_kept_blanks_are_told() -> None:
    """A paragraph with runs of blanks says so, so that they are shown."""
    assert 'data-rows="1:spaces"' in written(comparison("a  b", "a b"))


def test_a_mark_before_the_first_paragraph() -> None:
    """What is left out at the very start, before blank lines, stands at the first word; no character comes twice."""
    made = compare("Breaking:\nThe minister left.", "\nThe minister left.", language="en")
    assert re.sub("<[^>]*>", "", paragraphs(written(made), "copy")[-1]) == "The minister left."
