"""facts/figures.py: numbers as values, whatever their dress."""

from __future__ import annotations

from decimal import Decimal

import pytest

from annotate.facts.amounts import Amount
from annotate.facts.figures import figures
from found import found, verdicts, words


def amounts(text: str, language: str = "en") -> list[Amount]:
    """The amounts in a sentence."""
    tokens, speech = words(text, language)
    return [
        fact.value for fact in figures(tokens, text, [False] * len(tokens), speech) if isinstance(fact.value, Amount)
    ]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,234.5", "en", "1234.5"),
        ("1,234,567", "en", "1234567"),
        ("0.05", "en", "0.05"),
        ("1.234,5", "de", "1234.5"),
        ("3.500.000", "de", "3500000"),
        ("3,5 Millionen", "de", "3500000"),
        ("12,5", "fr", "12.5"),
        ("40 000", "fr", "40000"),
        ("40\u202f000", "fr", "40000"),
        ("1.500 millones", "es", "1500000000"),
        ("1’234", "de", "1234"),
        ("2 billion", "en", "2000000000"),
        ("nine", "en", "9"),
        ("two million", "en", "2000000"),
        ("fünfundzwanzig", "de", "25"),
        ("quatre-vingts", "fr", "80"),
        ("３億", "ja", "300000000"),
        ("٢٥", "ar", "25"),
    ],
)
def test_values(text: str, language: str, value: str) -> None:
    """Separators, scales and words give one value, by the language's own signs."""
    assert [amount.value for amount in amounts(text, language)] == [Decimal(value)]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("$50 billion", "50 billion dollars", "en"),
        ("24 per cent", "24%", "en"),
        ("24 percent", "24 per cent", "en"),
        ("42 km", "42 kilometres", "en"),
        ("€2 billion", "2 billion euros", "en"),
        ("3 Kilometer", "3 km", "de"),
    ],
)
def test_one_unit(one: str, other: str, language: str) -> None:
    """Signs, abbreviations and words of a unit are one unit."""
    assert amounts(one, language) == amounts(other, language)


def test_no_figures() -> None:
    """Words and marks alone are no figures, and nothing has none."""
    assert amounts("") == amounts("...") == amounts("The harbour opened.") == []


def test_taken_words_are_no_figures() -> None:
    """A number that belongs to another fact is not counted again."""
    tokens, speech = words("9 people")
    assert figures(tokens, "9 people", [True, False], speech) == []


SAME = [
    ("Nine people were hurt.", "9 people were hurt.", "en"),
    ("It holds 1,234.5 tonnes.", "It holds 1234.5 tonnes.", "en"),
    ("It cost $50 billion to build.", "It cost 50 billion dollars to build.", "en"),
    ("It cost €2bn to build.", "It cost 2 billion euros to build.", "en"),
    ("About 24 per cent agreed.", "About 24% agreed.", "en"),
    ("The state paid Rs 500 crore.", "The state paid Rs 5 billion.", "en"),
    ("The talks took 10-15 days.", "The talks took 10–15 days.", "en"),
    ("Die Stadt hat 3,5 Millionen Einwohner.", "Die Stadt hat 3.500.000 Einwohner.", "de"),
    ("Fünfundzwanzig Schiffe liefen aus.", "25 Schiffe liefen aus.", "de"),
    ("Le fonds compte 40 000 membres.", "Le fonds compte 40000 membres.", "fr"),
    ("Il a perdu quatre-vingts euros.", "Il a perdu 80 euros.", "fr"),
    ("Il a perdu 12,5 % de sa valeur.", "Il a perdu 12,5% de sa valeur.", "fr"),
    ("予算は３億円だ。", "予算は3億円だ。", "ja"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), SAME)
def test_the_same_value_is_neutral(reference: str, copy: str, language: str) -> None:
    """The same value written otherwise says nothing else."""
    assert {severity for _, severity in verdicts(reference, copy, language)} <= {"neutral"}


OTHER = [
    ("Nine people were hurt.", "Ten people were hurt.", "en"),
    ("It grew by 0.5 per cent.", "It grew by 5 per cent.", "en"),
    ("It grew by 5 per cent.", "It grew by 5 percentage points.", "en"),
    ("The run was 42 km long.", "The run was 42 miles long.", "en"),
    ("It cost $50 billion to build.", "It cost 15 billion dollar to build.", "en"),
    ("It cost $2 billion to build.", "It cost 2 billion euros to build.", "en"),
    ("It was the third meeting.", "It was the fourth meeting.", "en"),
    ("Between 10 and 15 people came.", "Between 10 and 50 people came.", "en"),
    ("The talks took 10–15 days.", "The talks took 10–18 days.", "en"),
    ("He is 42-year-old Jon Berg.", "He is 24-year-old Jon Berg.", "en"),
    ("The deal is worth £3.2m.", "The deal is worth £3.2bn.", "en"),
    ("Under Article 5 the states meet.", "Under Article 4 the states meet.", "en"),
    ("Arsenal beat Chelsea 2-1.", "Arsenal beat Chelsea 2-0.", "en"),
    ("Die Stadt hat 3,5 Millionen Einwohner.", "Die Stadt hat 3,6 Millionen Einwohner.", "de"),
    ("Das Werk kostet 3 Mrd. Euro.", "Das Werk kostet 3 Mio. Euro.", "de"),
    ("Le fonds compte 40 000 membres.", "Le fonds compte 4 000 membres.", "fr"),
    ("予算は3億円だ。", "予算は5億円だ。", "ja"),
    ("Grad je platio 300 kuna.", "Grad je platio 400 kuna.", "hr"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), OTHER)
def test_another_value_is_critical(reference: str, copy: str, language: str) -> None:
    """Another value or unit of a figure is critical."""
    assert ("figure", "critical") in verdicts(reference, copy, language)


def test_only_vaguer_is_major() -> None:
    """A figure that the copy only makes vaguer is major."""
    assert verdicts("It cost $2 billion to build.", "It cost billions to build.") == {("figure", "major")}


def test_figures_are_paired_across_the_sentence() -> None:
    """Two figures that changed with the order of the sentence are each compared with their own counterpart."""
    said = found(
        "The port received 300 ships and 45 trains in May.", "In May 45 trains and 320 ships came to the port."
    )
    assert ("figure", "critical", "300", "320") in said
    assert not [s for s in said if s[0] == "figure" and "45" in s[2:]]


DRESSES = [
    ("It paid CHF10m.", "It paid CHF 10 million.", "en"),
    ("It paid EUR5bn.", "It paid €5 billion.", "en"),
    ("It paid US$3m.", "It paid $3 million.", "en"),
    ("A third left.", "33 percent left.", "en"),
    ("Some 272,000 left.", "Some 272.000 left.", "en"),
    ("It took two and a half million tonnes.", "It took 2.5 million tonnes.", "en"),
    ("It was a six-point lead.", "It was a 6-point lead.", "en"),
    ("It is 300 m long.", "It is 300 metres long.", "en"),
    ("Es kostet 3,5 Millionen Euro.", "Es kostet dreieinhalb Millionen Euro.", "de"),
    ("Cela coûte deux millions et demi.", "Cela coûte 2,5 millions.", "fr"),
    ("Costó 3,5 millones de euros.", "Costó tres millones y medio de euros.", "es"),
    ("売上高は1億2000万円だった。", "売上高は1.2億円だった。", "ja"),
    ("東京で3人と会談した。", "東京で三人と会談した。", "ja"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), DRESSES)
def test_one_value_in_another_dress(reference: str, copy: str, language: str) -> None:
    """Glued codes, shares, halves, compounds and the marks of another language do not change a value."""
    assert verdicts(reference, copy, language) == {("figure", "neutral")}


CHANGED = [
    ("It paid CHF10m.", "It paid CHF12m.", "en"),
    ("It was a six-point lead.", "It was a five-point lead.", "en"),
    ("A third left.", "34 percent left.", "en"),
    ("It took 1.234 km.", "It took 1,234 km.", "en"),
    ("It took 1.234 million.", "It took 1,234 million.", "en"),
    ("Both men left.", "Three men left.", "en"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), CHANGED)
def test_another_value_in_such_a_dress(reference: str, copy: str, language: str) -> None:
    """In these forms too another value is critical; with a unit or scale a mark has one reading."""
    assert ("figure", "critical") in verdicts(reference, copy, language)


def test_one_number_of_another_thing() -> None:
    """A compound that counts another thing is other wording, no other figure."""
    assert "figure" not in {kind for kind, _ in verdicts("It was a six-point lead.", "It was a six-game lead.")}


def test_a_verb_that_looks_like_a_currency() -> None:
    """A currency written small stands behind its number only."""
    assert amounts("They won 6 seats.") == [Amount(Decimal(6))]


def test_what_stands_before_a_figure_is_no_figure() -> None:
    """Only "about" or "at least" before the same value is never a figure."""
    for one, other in (("About 300 left.", "Nearly 300 left."), ("More than 300 left.", "Over 300 left.")):
        assert "figure" not in {kind for kind, _ in verdicts(one, other)}


UNITS = [
    ("It sent 20 tonnes of rice.", "It sent 20,000 kg of rice.", "en"),
    ("It is 1.5 km long.", "It is 1,500 m long.", "en"),
    ("It fell by 70 basis points.", "It fell by 0.7 percentage points.", "en"),
    ("It took two days.", "It took 48 hours.", "en"),
    ("It took a year.", "It took 12 months.", "en"),
    ("It took half an hour.", "It took 30 minutes.", "en"),
    ("It lost half a billion crowns.", "It lost 500 million kronor.", "en"),
    ("It lost SEK 38 billion.", "It lost 38 billion crowns.", "en"),
    ("It costs $5 a day.", "It costs 5 dollars per day.", "en"),
    ("It paid twice the price.", "It paid double the price.", "en"),
    ("Il mesure 62 mètres.", "Il mesure 62 m.", "fr"),
    ("Eine halbe Million Menschen kam.", "500.000 Menschen kam.", "de"),
    ("Costó medio millón de euros.", "Costó 500.000 euros.", "es"),
    ("長さは1.5キロメートルだ。", "長さは1500メートルだ。", "ja"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), UNITS)
def test_one_value_in_another_unit(reference: str, copy: str, language: str) -> None:
    """A value in another unit of the same measure, or in another word for the currency, is the same value."""
    assert {severity for _, severity in verdicts(reference, copy, language)} <= {"neutral"}


OTHER_UNITS = [
    ("It took 14 months.", "It took 14 weeks.", "en"),
    ("It took 90 days.", "It took 90 weeks.", "en"),
    ("It lost SEK 38 billion.", "It lost NOK 38 billion.", "en"),
    ("It costs 190 dollars per kilogram.", "It costs $190 a tonne.", "en"),
    ("Sales doubled.", "Sales tripled.", "en"),
    ("Es dauerte 14 Monate.", "Es dauerte 14 Wochen.", "de"),
    ("48時間続いた。", "48日間続いた。", "ja"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), OTHER_UNITS)
def test_one_number_of_another_unit_is_critical(reference: str, copy: str, language: str) -> None:
    """Another measure of time, currency, rate or multiple is another figure."""
    assert ("figure", "critical") in verdicts(reference, copy, language)


def test_a_unit_left_out() -> None:
    """A unit that stands elsewhere in the sentence may be left out; an article before a sign is no other dollar."""
    one, other = "It rose to $5 million from $4 million.", "It rose to $5 million from 4 million."
    assert verdicts(one, other) == {("figure", "neutral")}
    assert not {k for k, _ in verdicts("It saw an increase of $125 million.", "It saw a $125 million rise.")} & {
        "figure"
    }


BOUNDS = [
    ("Some 300 left.", "About 300 left.", "en", set()),
    ("Il reste près de 300 postes.", "Il reste environ 300 postes.", "fr", set()),
    ("Dort sind etwa 300 Leute.", "Dort sind rund 300 Leute.", "de", set()),
    ("約500人が参加した。", "およそ500人が参加した。", "ja", set()),
    ("More than 9,400 left.", "Almost 9,400 left.", "en", {("figure", "major")}),
    ("Dort sind mindestens 12 Leute.", "Dort sind höchstens 12 Leute.", "de", {("figure", "major")}),
    ("500人以上が参加した。", "500人以下が参加した。", "ja", {("figure", "major")}),
    ("Some said more than 500 left.", "Some said nearly 600 left.", "en", {("figure", "critical")}),
]


@pytest.mark.parametrize(("reference", "copy", "language", "serious"), BOUNDS)
def test_bounds(reference: str, copy: str, language: str, serious: set[tuple[str, str]]) -> None:
    """Equal bounds in other words are not serious; opposite ones of one value are major."""
    said = verdicts(reference, copy, language)
    assert {(kind, severity) for kind, severity in said if severity in ("major", "critical")} == serious
