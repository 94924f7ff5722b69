"""align/: the passages two texts make, and only true moves."""

from __future__ import annotations

import pytest

from annotate import compare
from found import found, kinds, relations

A = (
    "The council of Ostrava approved the new tram line on Monday evening. Residents had waited eleven years for the "
    "decision. Work will begin in the spring near the old brewery."
)
B = (
    "Opponents fear for the lime trees along the river. Their lawyer, Jana Horak, announced a complaint to the "
    "regional court. She said the survey had been careless."
)
C = (
    "The line will carry 40,000 passengers a day. It costs 310 million crowns. Half of the sum comes from a European "
    "fund."
)
D = "And the river rose again over the lower town in the night."
FIRST, *OTHERS = A.split(". ")


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n\t\n"])
def test_the_layout_does_not_matter(gap: str) -> None:
    """Blank lines between paragraphs or none: the passages are the same."""
    assert relations("\n".join([A, B, C]), gap.join([A, B, C])) == ["same"] * 3


def test_a_moved_paragraph() -> None:
    """A paragraph that changed its place is moved, once, and nothing else is."""
    for order in ([A, C, B], [C, A, B], [B, A, C], [B, C, A]):
        found_ = relations("\n".join([A, B, C]), "\n".join(order))
        assert sorted(found_) == ["moved", "same", "same"], order


def test_a_moved_paragraph_that_was_edited() -> None:
    """A difference inside a moved passage is a correction of that passage."""
    result = compare("\n".join([A, B, C]), "\n".join([A, C.replace("310", "130"), B]), language="en")
    assert ("figure", "critical") in {(c.kind, c.severity) for c in result.corrections}
    assert [p.relation for p in result.passages].count("moved") == 1


def test_the_shorter_passage_moved() -> None:
    """Of two stretches that changed places the one with less text moved, though it has more sentences."""
    long = "A commission of the regional parliament examined over many months how the costs of the tunnel had doubled."
    short = "Nobody was told of the report. The mayor resigned in early May."
    result = compare("\n".join([A, long, short, B]), "\n".join([A, short, long, B]), language="en")
    moved = [p for p in result.passages if p.relation == "moved"]
    assert [result.reference.text[p.reference[0].start : p.reference[0].end] for p in moved] == [short]


def test_a_moved_paragraph_made_one_sentence() -> None:
    """A paragraph that moved is moved, though its three sentences became one."""
    one = B.replace("river. Their", "river, and their").replace("court. She", "court, and she")
    assert sorted(relations("\n".join([A, B, C, D]), "\n".join([A, C, D, one]))) == ["moved", "same", "same", "same"]


def test_nothing_moves_in_place() -> None:
    """Omissions and additions shift what follows, but nothing is said to have moved."""
    assert "moved" not in relations("\n".join([A, B, C]), "\n".join([B, C]))
    assert "moved" not in relations("\n".join([B, C]), "\n".join([A, B, C]))


def test_an_omitted_paragraph() -> None:
    """A paragraph only the reference has is one omission, at its place."""
    text, copy = "\n".join([A, B, C]), "\n".join([A, C])
    assert relations(text, copy) == ["same", "omitted", "same"]
    assert [said[:3] for said in found(text, copy)] == [("omission", "major", B)]


def test_an_added_paragraph() -> None:
    """A paragraph only the copy has is one addition."""
    text, copy = "\n".join([A, C]), "\n".join([A, B, C])
    assert relations(text, copy) == ["same", "added", "same"]
    assert [(kind, words) for kind, _, _, words in found(text, copy)] == [("addition", B)]


@pytest.mark.parametrize("count", [8, 50, 300])
def test_a_long_insertion(count: int) -> None:
    """However many sentences stand between two paragraphs of one side only, what follows has not moved."""
    extra = [
        f"Reader {n} of {count} wrote that {'so ' * (n % 7)}much noise is no answer {n * n}." for n in range(count)
    ]
    short, long = [A, B, C], [A, *extra, B, C]
    assert set(relations("\n".join(short), "\n".join(long))) == {"same", "added"}
    assert set(relations("\n".join(long), "\n".join(short))) == {"same", "omitted"}


def test_where_an_omission_stands() -> None:
    """The place of an omission in the copy is after the passage before it."""
    result = compare("\n".join([A, B, C]), "\n".join([A, C]), language="en").to_dict()
    assert len(A) <= result["corrections"][0]["at"] <= len(A) + 1


def test_a_sentence_made_two_paragraphs() -> None:
    """One stretch of the reference that stands in two paragraphs of the copy is split; the reverse is merged."""
    one = "The council approved the tram line, and residents, who had waited eleven years, cheered in the square."
    two = "The council approved the tram line.\nResidents, who had waited eleven years, cheered in the square."
    assert relations(f"{one}\n{B}", f"{two}\n{B}") == ["split", "same"]
    assert relations(f"{two}\n{B}", f"{one}\n{B}") == ["merged", "same"]


def test_a_paragraph_break_at_a_sentence_end() -> None:
    """Paragraphs joined or parted between sentences lose nothing and change no word."""
    parted = f"{FIRST}.\n{'. '.join(OTHERS)}\n{B}"
    for one, other in ((f"{A}\n{B}", parted), (parted, f"{A}\n{B}"), (f"{A}\n{B}", f"{A} {B}")):
        assert kinds(one, other) <= {"formatting"}
        assert not {"omitted", "added", "moved"} & set(relations(one, other))


def test_a_glued_heading() -> None:
    """A heading that runs into the paragraph after it is no serious difference."""
    heading = "Tram line approved"
    for glued in (f"{heading}{A}", f"{heading} {A}"):
        assert kinds(f"{heading}\n{A}\n{B}", f"{glued}\n{B}") <= {"formatting"}


def test_page_furniture() -> None:
    """Share lines, link lists and addresses are boilerplate, on one side or on both, and never serious."""
    furniture = ["Share on Facebook", "https://example.org/tram", "www.example.org"]
    text, copy = "\n".join([A, B]), "\n".join([furniture[0], A, *furniture[1:], B])
    assert sorted(relations(text, copy)) == ["boilerplate"] * 3 + ["same"] * 2
    assert {said[:2] for said in found(text, copy)} == {("boilerplate", "neutral")}
    assert relations(copy, copy).count("boilerplate") == 3


def test_repeated_sentences() -> None:
    """A sentence that recurs is paired in order, and the surplus is added or omitted."""
    chorus = "And the river rose again over the lower town."
    text, copy = "\n".join([A, chorus, B, chorus, C]), "\n".join([A, chorus, B, C])
    assert sorted(relations(text, copy)) == ["omitted", "same", "same", "same", "same"]


@pytest.mark.parametrize(
    ("reference", "copy", "language"),
    [("No.", "Yes.", "en"), ("Nein.", "Ja.", "de"), ("Non.", "Oui.", "fr"), ("No.", "Sí.", "es")],
)
def test_an_answer_stands_against_an_answer(reference: str, copy: str, language: str) -> None:
    """A word or two in the place of a word or two is one passage that says something else."""
    assert relations(f"{reference} {B}", f"{copy} {B}", language) == ["changed"]
    assert "negation" in kinds(f"{reference} {B}", f"{copy} {B}", language)
