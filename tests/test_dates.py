"""facts/dates.py: dates and times as values, whatever their form."""

from __future__ import annotations

import pytest

from annotate.facts.dates import compatible, dates
from found import verdicts, words

DAY = {"day": 24, "month": 8, "year": 1991}


def values(text: str, language: str = "en") -> list[dict[str, object]]:
    """The dates in a sentence, as parts."""
    tokens, speech = words(text, language)
    return [dict(fact.value) for fact in dates(tokens, text, [False] * len(tokens), speech)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Aug. 24, 1991", "en"),
        ("August 24, 1991", "en"),
        ("Aug 24 1991", "en"),
        ("24 August 1991", "en"),
        ("24th August 1991", "en"),
        ("24th of August 1991", "en"),
        ("1991-08-24", "en"),
        ("24/08/1991", "en"),
        ("24.08.1991", "de"),
        ("24. August 1991", "de"),
        ("24 août 1991", "fr"),
        ("24 de agosto de 1991", "es"),
        ("1991年8月24日", "ja"),
    ],
)
def test_one_day_in_all_forms(text: str, language: str) -> None:
    """Every written form of a day gives the same value."""
    assert values(text, language) == [DAY]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("in August 1991", "en", {"month": 8, "year": 1991}),
        ("on 24 August", "en", {"day": 24, "month": 8}),
        ("le 1er août", "fr", {"day": 1, "month": 8}),
        ("in 1991", "en", {"year": 1991}),
        ("at 10:30", "en", {"hour": 10, "minute": 30}),
        ("at 3 p.m.", "en", {"hour": 15, "minute": 0}),
        ("um 15 Uhr", "de", {"hour": 15, "minute": 0}),
        ("8月24日", "ja", {"month": 8, "day": 24}),
    ],
)
def test_partial_dates(text: str, language: str, value: dict[str, int]) -> None:
    """What a date leaves open is not in its value."""
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    "text",
    ["", "may", "He may march on.", "$1991", "99/99/9999", "...", "1:2:3", "1500 euros"],
)
def test_no_dates(text: str) -> None:
    """Modals, amounts and numbers that cannot be a day are no dates."""
    assert values(text) == []


def test_agreeing_dates() -> None:
    """Two dates agree when what both state is equal, and they state something in common."""
    day, month, year = (tuple(sorted(value.items())) for value in (DAY, {"month": 8, "year": 1991}, {"year": 1992}))
    assert compatible(day, month)
    assert not compatible(month, year)
    assert not compatible((("month", 8),), (("year", 1991),))


FORMS = ["August 24, 1991", "24 August 1991", "1991-08-24", "24/08/1991", "24.08.1991", "24th August 1991"]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_date_is_neutral(form: str) -> None:
    """The same date in another form says nothing else."""
    said = verdicts("The act was signed on Aug. 24, 1991 in Kyiv.", f"The act was signed on {form} in Kyiv.")
    assert {severity for _, severity in said} == {"neutral"}


OTHER = [
    ("The act was signed on Aug. 24, 1991.", "The act was signed on Aug. 25, 1991.", "en"),
    ("The talks begin on Monday.", "The talks begin on Tuesday.", "en"),
    ("The talks begin at 3 p.m. in Rome.", "The talks begin at 4 p.m. in Rome.", "en"),
    ("The talks began yesterday in Rome.", "The talks began last week in Rome.", "en"),
    ("The 1990s were hard.", "The 1980s were hard.", "en"),
    ("Um 15 Uhr begann das Spiel.", "Um 16 Uhr begann das Spiel.", "de"),
    ("La loi date du 1er août 1999.", "La loi date du 2 août 1999.", "fr"),
    ("L'armée est partie mardi.", "L'armée est partie jeudi.", "fr"),
    ("Empezó el 3 de mayo de 2020.", "Empezó el 13 de mayo de 2020.", "es"),
    ("会議は8月24日に始まった。", "会議は8月25日に始まった。", "ja"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), OTHER)
def test_another_date_is_critical(reference: str, copy: str, language: str) -> None:
    """Another date or time is critical."""
    assert ("date", "critical") in verdicts(reference, copy, language)


def test_a_date_in_digits_has_two_readings() -> None:
    """Where day and month may stand either way a date is another one only if no reading agrees."""
    for other in ("3 April 2021", "March 4, 2021", "04/03/2021"):
        assert verdicts("It opened on 03/04/2021 there.", f"It opened on {other} there.") <= {("date", "neutral")}
    for other in ("May 4, 2021", "3 April 2022", "13/04/2021"):
        assert ("date", "critical") in verdicts("It opened on 03/04/2021 there.", f"It opened on {other} there.")


@pytest.mark.parametrize(
    ("reference", "copy", "language", "critical"),
    [
        ("He left last year.", "He left two years ago.", "en", True),
        ("Er ging vor zwei Jahren.", "Er ging vor drei Jahren.", "de", True),
        ("He is there today.", "He is there now.", "en", False),
        ("He left yesterday.", "He left the previous day.", "en", False),
        ("He came yesterday.", "He came today.", "en", True),
        ("事故は平成28年3月に起きた。", "事故は2016年3月に起きた。", "ja", False),
        ("事故は平成28年に起きた。", "事故は2017年に起きた。", "ja", True),
    ],
)
def test_moments(reference: str, copy: str, language: str, critical: bool) -> None:
    """Times told from the day of writing or by an era are compared by the moment they mean."""
    assert (("date", "critical") in verdicts(reference, copy, language)) == critical
