"""Properties that hold for every pair of texts, on texts nobody would think of.

More examples: HYPOTHESIS_PROFILE=torture.
"""

from __future__ import annotations

import json
import random
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from annotate import compare
from annotate.model import KINDS, SEVERITIES
from oracle import complaints

PROFILE = settings.default
EXAMPLES = max(100, PROFILE.max_examples if PROFILE else 0)

# What articles and other people's files hold: words, facts, quotes, scripts, marks, invisible characters, breaks.
PIECES = (
    "The", "minister", "said", "on", "Monday", "that", "not", "Kyiv", "Kiev", "Volodymyr Zelenskyy",
    "U.S.", "Dr.", "$50 billion", "15 billion dollar", "1,234.5", "1.234,5", "40 000", "3,5",
    "1991-08-24", "Aug. 24, 1991", "10:30", "12.", "per cent", "%", "third", "never", "could",
    "according to", "defence", "defense", "Straße", "STRASSE", "東京", "東京都で", "三人が", "、", "。", "「", "」",
    "3億円", "8月24日", "ロシア", "สวัสดี", "مرحبا", "؟", "שלום", "ק״מ", "Привет", "नमस्ते", "한국어", "café",
    "café", "ﬁn", "x\u200by", "\u200e", "soft\xadhyphen", "\xa0", "\ufeff", "😀", "👩\u200d👩\u200d👧",
    "🇺🇦", "é̂", "́", "’", "'", "don't", "l’armée", "Canada's", "\"", "“", "”", "«", "»", "‘", "—",
    "--", "-", "...", "…", ".", "!", "?", "?!", ",", ";", ":", "(", ")", "|", "*", "_", "<b>", "&amp;",
    "{++x++}", "guaranteesAs", "Share on Facebook", "https://example.org/a", "example.org", "\n",
    "\n\n", "\r\n", "\t", "  ", "\x0b", "\x0c", "\u2028", "\x85", "\u3000", "a" * 70,
)  # fmt: skip

pieces = st.sampled_from(PIECES) | st.text(max_size=6)
articles = st.lists(pieces, max_size=40).map(" ".join) | st.lists(pieces, max_size=30).map("".join)
languages = st.sampled_from((None, "en", "de", "fr", "es", "ja", "zh", "th", "xx", ""))


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str]:
    """An article and a copy of it with some pieces taken out, put in, replaced, doubled or moved."""
    glue = draw(st.sampled_from((" ", "", "\n")))
    words = draw(st.lists(pieces, min_size=1, max_size=40))
    copy = list(words)
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, max(0, len(copy) - 1)))
        size = draw(st.integers(0, 4))
        new = draw(st.lists(pieces, max_size=3))
        taken = copy[at : at + size]
        copy[at : at + size] = new
        if draw(st.booleans()):
            to = draw(st.integers(0, len(copy)))
            copy[to:to] = taken
    return glue.join(words), glue.join(copy)


pairs = versions() | st.tuples(articles, articles)


@settings(max_examples=EXAMPLES)
@given(pairs, languages)
def test_property_nothing_is_lost(pair: tuple[str, str], language: str | None) -> None:
    """Either text can be rebuilt from the other and the published corrections, whatever the texts hold."""
    data = compare(*pair, language=language).to_dict()
    assert list(complaints(data)) == []


@settings(max_examples=EXAMPLES)
@given(pairs, languages)
def test_property_the_result_is_json_and_always_the_same(pair: tuple[str, str], language: str | None) -> None:
    """The same texts give the same JSON, byte for byte, and it survives being written and read."""
    once, again = (json.dumps(compare(*pair, language=language).to_dict()) for _ in range(2))
    assert once == again
    assert json.loads(once) == compare(*pair, language=language).to_dict()


@settings(max_examples=EXAMPLES)
@given(articles, languages)
def test_property_equal_texts_have_no_corrections(text: str, language: str | None) -> None:
    """A text compared with itself is related, wholly similar and without a correction of any word."""
    result = compare(text, text, language=language)
    assert (result.related, result.similarity) == (True, 1.0)
    # Sentences of marks alone are not paired yet: test_relatedness.py, test_identical_marks.
    words = [c for c in result.corrections if any(letter.isalnum() for letter in c.reference.text + c.copy.text)]
    assert words == []


@settings(max_examples=EXAMPLES)
@given(pairs, languages)
def test_property_swapping_the_sides_keeps_relatedness(pair: tuple[str, str], language: str | None) -> None:
    """Whether two texts are versions of one article does not depend on which is called the copy."""
    there, back = compare(*pair, language=language), compare(*pair[::-1], language=language)
    assert there.related == back.related


@settings(max_examples=EXAMPLES)
@given(pairs)
def test_property_numbers_and_findings_are_consistent(pair: tuple[str, str]) -> None:
    """Ids are unique, findings point at the first that says the same, and numbers run from 1 without a gap."""
    found = compare(*pair).corrections
    ids = [c.id for c in found]
    assert len(set(ids)) == len(ids)
    assert all(ids.index(c.finding) <= n for n, c in enumerate(found))
    assert {c.kind for c in found} <= set(KINDS)
    assert {c.severity for c in found} <= set(SEVERITIES)
    numbers = [c.number for c in found if c.number is not None]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(set(numbers)) + 1))
    assert all((c.number is not None) == (c.severity in ("critical", "major")) for c in found)


@settings(max_examples=max(20, EXAMPLES // 10))
@given(st.integers(0, 2**32), st.integers(1, 60))
def test_property_long_articles_survive(seed: int, sentences: int) -> None:
    """Articles of many sentences, shuffled, cut and glued, lose nothing either."""
    chance = random.Random(seed)  # noqa: S311 - no secret: a reproducible article
    lines = [
        " ".join("".join(chance.choices(string.ascii_lowercase, k=chance.randint(1, 9))) for _ in range(8)).capitalize()
        + chance.choice([".", "!", "", "。", ".\n", ".\n\n"])
        for _ in range(sentences)
    ]
    copy = [line for line in lines if chance.random() > 0.15]
    if chance.random() < 0.5:
        chance.shuffle(copy)
    data = compare(" ".join(lines), chance.choice([" ", "", "\n"]).join(copy), language="en").to_dict()
    assert list(complaints(data)) == []


CLAUSE = st.lists(
    st.sampled_from(("Nuco", "Lavu", "Rugu", "met", "told", "of", "5", "June 2020", "Friday")), max_size=9
)


@given(CLAUSE, st.randoms(use_true_random=False))
def test_property_a_shuffled_sentence_loses_nothing(words: list[str], shuffle: random.Random) -> None:
    """The same names, dates and words in any other order: nothing is lost, and no two corrections share a word."""
    other = list(words)
    shuffle.shuffle(other)
    result = compare(f"{' '.join(words)}.", f"{' '.join(other)}.", language="en")
    assert list(complaints(result.to_dict())) == []
