"""line.py and signals.py: what is known of the words of a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotate.line import Line, line, quoted
from annotate.signals import signals
from found import usage_in, words


def made(text: str, language: str = "en") -> Line:
    """A sentence as it is compared."""
    tokens, speech = words(text, language)
    return line(text, tokens, [token.key for token in tokens], usage_in(text, language), speech)


def test_facts_never_overlap() -> None:
    """Each word belongs to at most one fact, and facts stand in order."""
    facts = made("On Aug. 24, 1991 the United Kingdom paid Ana Sousa $5 million in May 2020 for 3 km of road.").facts
    assert {fact.kind for fact in facts} == {"date", "figure", "term", "name"}
    assert all(a.end <= b.start for a, b in pairwise(facts))


def test_nothing_has_nothing() -> None:
    """An empty line has no words, facts or signals."""
    empty = made("")
    assert not empty.words
    assert not empty.facts
    assert not any(empty.signals.values())
    assert empty.surface(0, 0) == ""


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('She said "we go" now.', "we go"),
        ("She said “we go” now.", "we go"),
        ("Elle dit « on va » ici.", "on va"),
        ("彼は「計画」と言った。", "計画"),
        ('An unclosed "mark here.', ""),
        ("No marks.", ""),
        ('"All."', "All ."),
    ],
)
def test_quoted_words(text: str, inside: str) -> None:
    """The words between two quotation marks are quoted; a mark without its partner quotes nothing."""
    tokens, _ = words(text)
    flags = quoted(text, tokens, {})
    shown = [text[t.start : t.end] for t, flag in zip(tokens, flags, strict=True) if flag and t.key != '"']
    assert " ".join(shown) == inside


@pytest.mark.parametrize(
    ("text", "language", "family"),
    [
        ("it was not so", "en", "negators"),
        ("it could be", "en", "modality"),
        ("according to police it ended", "en", "attribution"),
        ("the prime minister came", "en", "roles"),
        ("es war nicht so", "de", "negators"),
        ("ce n'est pas vrai", "fr", "negators"),
        ("no es verdad", "es", "negators"),
        ("計画を承認しなかった", "ja", "negators"),
    ],
)
def test_signals(text: str, language: str, family: str) -> None:
    """Words that deny, hedge, attribute or name an office are found by the language's lists."""
    tokens, speech = words(text, language)
    assert signals([token.key for token in tokens], speech)[family]


def test_no_lists_no_signals() -> None:
    """A language without data has no signals."""
    tokens, speech = words("it was not so", "xx")
    assert not any(signals([token.key for token in tokens], speech).values())


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("„Wir kämpfen weiter“, sagte Weber.", "de"),
        ("»Wir kämpfen weiter«, sagte Weber.", "de"),
        ("‘We fight on,’ he said of the workers’ rights.", "en"),
        ("« Nous luttons », a-t-il dit.", "fr"),
    ],
)
def test_every_language_has_its_quotation_marks(said: str, language: str) -> None:
    """The words between the marks of the language are quoted, and those after them are not."""
    found, speech = words(said, language)
    flags = quoted(said, found, speech.inward_quotes)
    assert flags[1]
    assert not flags[-2]
