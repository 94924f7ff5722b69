"""notes: a person's note takes the place of what its words touch, and the comparison stays lossless."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotate.entry import Note
from annotate.model import Comparison, Correction, Kind, Operation, Passage, Quote, Severity, Span, Text
from annotate.notes import apply, quote
from annotate.notes.find import is_whole, occurrences, widened
from annotate.notes.hull import adjoins, touches

FILE = Path("docs/comparisons/visit/comparison.yml")
REFERENCE = "He promised $50 billion on Sunday, and nobody asked why."
COPY = "He promised 15 billion dollar on Monday, and nobody asked why."


def correction(
    comparison: Comparison,
    reference: str,
    copy: str,
    kind: Kind = "wording",
    severity: Severity = "minor",
    passage: int = 0,
) -> Correction:
    """A correction of words that stand once in each text; an empty side stands at the passage's start."""
    spans = comparison.passages[passage]
    quotes = []
    for words, text, stretches in (
        (reference, comparison.reference.text, spans.reference),
        (copy, comparison.copy.text, spans.copy),
    ):
        start = text.index(words, stretches[0].start) if words else stretches[0].start
        quotes.append(Quote(start, start + len(words), words))
    operation: Operation = "replace" if reference and copy else "delete" if reference else "insert"
    return Correction("c-0", "c-0", None, kind, severity, operation, quotes[0], quotes[1], passage)


def pair(reference: str = REFERENCE, copy: str = COPY) -> Comparison:
    """Two texts of one paragraph each, as one passage without corrections."""
    whole = (Span(0, len(reference)),), (Span(0, len(copy)),)
    texts = (Text(reference, whole[0]), Text(copy, whole[1]))
    return Comparison(*texts, "en", True, 0.9, (Passage("changed", *whole),))


def visit() -> Comparison:
    """The pair of this file with its two corrections."""
    bare = pair()
    found = (
        correction(bare, "$50 billion", "15 billion dollar"),
        correction(bare, "Sunday", "Monday", "date"),
    )
    return dataclasses.replace(bare, corrections=found)


def rest(comparison: Comparison) -> tuple[str, str]:
    """What is left of both texts outside the corrections, without white space: equal if nothing is lost."""
    out = []
    for name in ("reference", "copy"):
        text = getattr(comparison, name).text
        taken = set()
        for c in comparison.corrections:
            quote = getattr(c, name)
            span = set(range(quote.start, quote.end))
            assert not span & taken, "corrections overlap"
            assert text[quote.start : quote.end] == quote.text
            taken |= span
        out.append("".join(c for i, c in enumerate(text) if i not in taken and not c.isspace()))
    return out[0], out[1]


def noted(comparison: Comparison, *notes: Note) -> Comparison:
    """The comparison with the notes in it, after looking that all had a place and nothing is lost."""
    result, problems = apply(comparison, notes, FILE)
    assert not problems
    left = rest(result)
    assert left[0] == left[1]
    return result


def problem(comparison: Comparison, *notes: Note) -> str:
    """The message of the one note that has no place."""
    _, problems = apply(comparison, notes, FILE)
    (found,) = problems
    return str(found)


def test_note_on_a_correction() -> None:
    """A note on exactly the words of a correction keeps its place and overrules kind and severity."""
    note = Note(copy="15 billion dollar", reference="$50 billion", kind="figure", note="The decree says 50.")
    result = noted(visit(), note)
    first = result.corrections[0]
    assert (first.kind, first.severity, first.note) == ("figure", "critical", "The decree says 50.")
    assert (first.reference.text, first.copy.text) == ("$50 billion", "15 billion dollar")
    assert len(result.corrections) == 2
    assert first.number == 1


def test_note_on_part_of_a_correction() -> None:
    """Words inside a correction stand for the whole of it."""
    result = noted(visit(), Note(copy="15 billion", reference=None, note="n"))
    assert result.corrections[0].copy.text == "15 billion dollar"


def test_note_joins_corrections() -> None:
    """A note over two corrections makes one of them, with the equal words between them on both sides."""
    note = Note(copy="15 billion dollar on Monday", reference=None, note="n", severity="major")
    (only,) = noted(visit(), note).corrections
    assert only.reference.text == "$50 billion on Sunday"
    assert (only.kind, only.severity) == ("wording", "major")


def test_note_on_equal_words() -> None:
    """On equal text a note makes a correction that has the same words on both sides."""
    result = noted(visit(), Note(copy="nobody", reference=None, note="It was asked twice."))
    made = result.corrections[2]
    assert (made.reference.text, made.copy.text) == ("nobody", "nobody")
    assert (made.kind, made.severity, made.number) == ("meaning", "major", 1)


def test_note_by_the_reference() -> None:
    """Words of the reference alone find the correction as well."""
    assert noted(visit(), Note(None, "Sunday", note="n")).corrections[1].note == "n"


def test_dismissed_correction_stays() -> None:
    """A dismissed correction stays in the comparison, unnumbered and uncounted."""
    result = noted(visit(), Note("Monday", None, dismiss=True, severity="critical"))
    assert result.corrections[1].dismissed
    assert result.corrections[1].number is None
    assert result.counts["kind"] == {"wording": 1}


def test_note_on_missing_words() -> None:
    """Where words are missing, a note on the copy's neighbours or on the reference's words finds them."""
    bare = pair("under a strict news blackout today", "under a strict news today")
    at = len("under a strict news ")
    missing = Correction(
        "c-1", "c-1", None, "omission", "minor", "delete", Quote(20, 28, "blackout"), Quote(at, at, ""), 0
    )
    comparison = dataclasses.replace(bare, corrections=(missing,))
    for note in (Note("strict news", None, note="n"), Note("strict news", "strict news blackout", note="n")):
        (only,) = noted(comparison, note).corrections
        assert "blackout" in only.reference.text
        assert "blackout" not in only.copy.text
    (only,) = noted(comparison, Note(None, "blackout", note="n")).corrections
    assert (only.reference.text, only.copy.text, only.operation) == ("blackout", "", "delete")
    assert only.copy.start == at


def test_a_note_between_missing_words() -> None:
    """A note that names one side takes in missing words beside it if they are the only ones; else it stands alone."""
    bare = pair("a strict news blackout today", "a news today")
    gone = [
        Correction("c-1", "c-1", None, "omission", "minor", "delete", Quote(*span, words), Quote(at, at, ""), 0)
        for span, words, at in (((2, 8), "strict", 2), ((14, 22), "blackout", 7))
    ]
    both = dataclasses.replace(bare, corrections=tuple(gone))
    for note in (Note("news", None, note="n"), Note("news", "news", note="n")):
        made = next(c for c in noted(both, note).corrections if c.note)
        assert (made.reference.text, made.copy.text) == ("news", "news")
    one = dataclasses.replace(pair("a strict news today", "a news today"), corrections=(gone[0],))
    for note, words in ((Note("news", None, note="n"), "strict news"), (Note("news", "news", note="n"), "news")):
        made = next(c for c in noted(one, note).corrections if c.note)
        assert (made.reference.text, made.copy.text) == (words, "news")


def test_far_apart_sides() -> None:
    """A correction whose sides do not correspond in place keeps them where they are."""
    bare = pair("In May he paid 5 euros", "He paid in April 5 euros")
    comparison = dataclasses.replace(
        bare,
        corrections=(
            correction(bare, "In May", "in April", "date"),
            correction(bare, "he", "He", "formatting", "neutral"),
        ),
    )
    result = noted(comparison, Note("in April", "In May", note="n"))
    assert [(c.reference.text, c.copy.text) for c in result.corrections if c.note] == [("In May", "in April")]


def test_words_are_gone() -> None:
    """A note whose words are no longer there is told with its line and the nearest words."""
    note = Note("15 billion dollars", None, note="n", line=12, column=5)
    message = problem(visit(), note)
    assert message.startswith(f"{FILE}:12:5: “15 billion dollars” does not stand in the copy; the nearest is “15 bill")
    assert message.endswith("on line 1")
    assert "nor anything like it" in problem(visit(), Note("xyzzy", None, note="n"))
    assert "“two” does not stand in the copy" in problem(visit(), Note("two", None, prefix="He", note="n"))


def test_words_stand_twice() -> None:
    """Words that stand more than once need a prefix or suffix, which belong to the copy's words."""
    bare = pair("one man and one man", "one man and one man")
    message = problem(bare, Note("man", None, note="n"))
    assert "stand 2 times (lines 1, 1); tell them apart" in message
    assert noted(bare, Note("man", None, prefix="and one", note="n")).corrections[0].copy.start == 16
    assert noted(bare, Note("man", None, suffix="and", note="n")).corrections[0].copy.start == 4
    assert "not between this prefix and suffix" in problem(bare, Note("man", None, prefix="two", note="n"))


def test_two_notes_on_the_same_words() -> None:
    """Two notes that touch the same correction are told, with the line of the first."""
    first, second = Note("Monday", None, note="a", line=3), Note(None, "Sunday", note="b", line=7)
    assert "7:1: this note and the one on line 3" in problem(visit(), first, second)


def two_passages() -> Comparison:
    """Two sentences of one paragraph, each a passage."""
    text = "One here. Two there."
    spans = (Span(0, 9), Span(10, 20))
    passages = tuple(Passage("same", (s,), (s,)) for s in spans)
    return Comparison(Text(text, (Span(0, 20),)), Text(text, (Span(0, 20),)), "en", True, 1.0, passages)


def test_words_across_sentences() -> None:
    """Words of two sentences cannot be one correction, and words of two passages are no pair."""
    assert "more than one sentence" in problem(two_passages(), Note("here. Two", None, note="n"))
    assert "were not paired (reference line 1, copy line 1)" in problem(two_passages(), Note("One", "Two", note="n"))


def test_unrelated_texts() -> None:
    """Where nothing was aligned there is nothing to note."""
    unrelated = dataclasses.replace(pair(), related=False, passages=())
    assert "not versions of one article" in problem(unrelated, Note("He", None, note="n"))


def test_occurrences() -> None:
    """Whole words come first, a space stands for any white space, and scripts without spaces work."""
    assert occurrences("Carney and Carne", "Carne") == [Span(11, 16)]
    assert occurrences("Carney", "Carne") == [Span(0, 5)]
    assert occurrences("a\nb", "a b") == [Span(0, 3)]
    assert occurrences("首相は東京に着いた", "東京") == [Span(3, 5)]
    assert occurrences("a.b", "a?b") == []


@pytest.mark.parametrize(
    ("words", "together"),
    [((3, 5), True), ((0, 3), True), ((2, 4), True), ((0, 2), False), ((4, 6), False), (None, False)],
)
def test_what_touches(words: tuple[int, int] | None, together: bool) -> None:
    """A note's words touch those of a correction when they share a character, not when they stand side by side."""
    assert touches(Quote(2, 4, "ab"), words and Span(*words)) == together


@pytest.mark.parametrize(("at", "inside", "near"), [(2, 0, 0), (3, 0, 1), (4, 0, 1), (5, 1, 1), (8, 0, 1), (10, 0, 0)])
def test_an_empty_side_and_the_words_of_a_note(at: int, inside: int, near: int) -> None:
    """Where words are missing, the place is touched from both sides alone, and adjoins with a space between."""
    assert touches(Quote(at, at, ""), Span(4, 8)) == bool(inside)
    assert adjoins(Quote(at, at, ""), Span(4, 8)) == bool(near)
    assert not adjoins(Quote(at, at + 1, "a"), Span(4, 8))


def test_whole_words() -> None:
    """A word is whole where no letter or digit stands right before or behind it, also at the ends of a text."""
    whole = [is_whole("ab cd", Span(*span)) for span in ((0, 2), (3, 5), (0, 1), (1, 2), (3, 4), (4, 5), (0, 5))]
    assert whole == [True, True, False, False, False, False, True]


@given(st.text(alphabet="ab ", min_size=1), st.data())
def test_property_widened(text: str, data: st.DataObject) -> None:
    """Part of a text grows to the ends of its first and last words, over no white space."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    grown = [n for n in range(len(text)) if " " not in text[min(n, start) : max(n + 1, start + 1)]]
    last = [n for n in range(len(text)) if " " not in text[min(n, end - 1) : max(n, end - 1) + 1]]
    assert widened(text, start, end) == (min([start, *grown]), max([end - 1, *last]) + 1)


def test_many_places_are_not_all_told() -> None:
    """The lines of five places are told, and that there are more."""
    for number, told in ((5, "5 times (lines 1, 2, 3, 4, 5)"), (6, "6 times (lines 1, 2, 3, 4, 5 …)")):
        text = "\n".join(["one man"] * number)
        assert told in problem(pair(text, text), Note("man", None, note="n"))


def test_what_is_near_enough_to_be_told() -> None:
    """Of words of which half are there, the place is told; of less, none."""
    bare = pair("abcd", "abcd")
    assert "the nearest is “abcd” on line 1" in problem(bare, Note("abyz", None, note="n"))
    assert "nor anything like it" in problem(bare, Note("axyz", None, note="n"))


def test_operation_of_a_note() -> None:
    """A note on a whole correction leaves its operation, and one that widens it names it anew."""
    bare = pair("He came on Sunday", "He came on Monday")
    moved = dataclasses.replace(correction(bare, "Sunday", "Monday"), operation="move")
    comparison = dataclasses.replace(bare, corrections=(moved,))
    assert noted(comparison, Note("Monday", None, note="n")).corrections[0].operation == "move"
    assert noted(comparison, Note("on Monday", None, note="n")).corrections[0].operation == "replace"


def test_a_note_is_held_to_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """A note that lost something would stop the build: the comparison is proved anew with it."""
    monkeypatch.setattr(
        "annotate.notes.quote", lambda text, span: quote(text, Span(span.start, span.end - (text == COPY)))
    )
    with pytest.raises(AssertionError):
        apply(visit(), [Note("Monday", None, note="n")], FILE)


WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.data())
def test_property_notes_lose_nothing(pieces: list[tuple[list[str], list[str]]], data: st.DataObject) -> None:
    """Whatever words a note names and whatever was found there, the rest of both texts stays equal."""
    sides: tuple[list[str], list[str]] = ([], [])
    found: list[tuple[Quote, Quote]] = []
    for reference, copy in pieces:  # equal words, then words that differ
        quotes = []
        for side, words in zip(sides, (reference, copy), strict=True):
            side.extend(["same", *reference[:2]])
            start = len(" ".join(side)) + 1
            quotes.append(Quote(start, start + len(" ".join(words)), " ".join(words)))
            side.extend(words)
        found.append((quotes[0], quotes[1]))
    bare = pair(" ".join(sides[0]), " ".join(sides[1]))
    corrections = tuple(
        Correction(f"c-{i}", f"c-{i}", None, "wording", "minor", "replace", *quotes, 0)
        for i, quotes in enumerate(found)
    )
    comparison = dataclasses.replace(bare, corrections=corrections)
    words = sides[1]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    note = Note(
        copy=" ".join(words[first : last + 1]),
        reference=None,
        prefix=" ".join(words[:first]),
        suffix=" ".join(words[last + 1 :]),
        note="n",
    )
    result, problems = apply(comparison, [note], FILE)
    assume(not problems)
    left = rest(result)
    assert left[0] == left[1]
    assert sum(c.note == "n" for c in result.corrections) == 1
