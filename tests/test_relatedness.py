"""relatedness.py: whether two texts are versions of one article."""

from __future__ import annotations

import pytest

from annotate import compare

TRAM = (
    "The council of Ostrava approved the new tram line on Monday evening. Residents had waited eleven years for the "
    "decision. Work will begin in the spring near the old brewery. Opponents fear for the lime trees along the river. "
    "Their lawyer announced a complaint to the regional court and said the survey had been careless."
)
BREAD = (
    "Bake the bread at two hundred degrees until the crust is dark. Leave it to cool under a cloth for an hour. Slice "
    "it when your guests arrive and serve it with salted butter. A good loaf keeps for three days in a wooden box. "
    "Toast what is left and crumble it over a soup of beans or leeks."
)
GERMAN = (
    "Der Stadtrat beschloss am Abend den Bau der neuen Strecke. Die Bewohner hatten elf Jahre lang auf diese "
    "Entscheidung gewartet. Im Frühling wird bei der alten Brauerei mit den Arbeiten begonnen. Gegner sorgen sich um "
    "die Linden am Fluss. Ihr Anwalt kündigte eine Klage an und nannte das Gutachten fahrlässig."
)


@pytest.mark.parametrize("other", [BREAD, GERMAN])
@pytest.mark.parametrize("language", [None, "en", "xx"])
def test_unrelated(other: str, language: str | None) -> None:
    """Two stories, or one story in two languages, are unrelated and not aligned."""
    for one, two in ((TRAM, other), (other, TRAM)):
        result = compare(one, two, language=language)
        assert not result.related
        assert (result.passages, result.corrections) == ((), ())
        assert result.similarity < 0.2


@pytest.mark.parametrize("text", [TRAM, BREAD, GERMAN, "", " ", "One.", "東京で会議。", "12"])
def test_identical(text: str) -> None:
    """Identical texts are related, wholly similar and have no corrections."""
    result = compare(text, text)
    assert (result.related, result.similarity, result.corrections) == (True, 1.0, ())
    assert {p.relation for p in result.passages} <= {"same"}


@pytest.mark.parametrize("text", [*(marks for marks in ("😀", "***", "...")), "One.\n***\nTwo."])
def test_identical_marks(text: str) -> None:
    """Texts and lines of marks alone are the same as themselves."""
    assert compare(text, text).corrections == ()


def test_half_an_article() -> None:
    """A copy that keeps only part of the article is a version of it."""
    assert compare(TRAM, TRAM[:150], language="en").related
    assert compare(TRAM[:150], TRAM, language="en").similarity > 0.9


@pytest.mark.parametrize(
    ("reference", "copy"),
    [
        ("Lund won in Oslo.", "A defeat for Lund."),
        ("It cost 4,500 crowns.", "Only 4,500 were paid."),
    ],
)
def test_short_texts_that_share_a_name_or_number(reference: str, copy: str) -> None:
    """Short texts that share a name or number are never called unrelated."""
    assert compare(reference, copy, language="en").related


@pytest.mark.parametrize(
    ("reference", "copy", "language"),
    [
        ("市长在上海宣布了新计划。", "市长在北京宣布了新计划。", "zh"),
        ("市长周一在上海宣布了新计划。预算为三亿元。", "市长周二在上海宣布了新计划。预算为五亿元。", None),
        ("นายกรัฐมนตรีเดินทางไปเชียงใหม่", "นายกรัฐมนตรีเดินทางไปภูเก็ต", "th"),
        ("She didn't attend.", "She attended.", "en"),
        ("ראש העיר אמר: הגשר ייפתח ביום ראשון.", "ראש העיר אמר: הגשר ייסגר ביום ראשון.", "he"),
        ("قال الوزير إن الميناء سيفتح يوم الأحد.", "قال الوزير إن الميناء سيفتح يوم الاثنين.", "ar"),
    ],
)
def test_short_versions_are_related(reference: str, copy: str, language: str | None) -> None:
    """Two sentences that differ in a word or two are versions of each other, in any script."""
    assert compare(reference, copy, language=language).related


@pytest.mark.parametrize(("one", "two"), [("", "A sentence."), ("A sentence.", ""), ("...", "A sentence.")])
def test_an_empty_text_is_unrelated(one: str, two: str) -> None:
    """A text without words has nothing in common with another."""
    assert not compare(one, two, language="en").related


def test_similarity_is_a_share() -> None:
    """Similarity is between 0 and 1, and lower for less."""
    whole, half = (compare(TRAM, copy, language="en").similarity for copy in (TRAM, TRAM[:150] + BREAD))
    assert 0.0 < half < whole == 1.0
