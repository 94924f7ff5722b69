"""facts/names.py: names of people, places and bodies, and what becomes of them in a copy."""

from __future__ import annotations

import pytest

from annotate.facts.names import names
from annotate.facts.usage import is_headline
from found import found, usage_in, verdicts, words


def named(text: str, language: str = "en") -> list[str]:
    """The names in a sentence, as they are written."""
    tokens, speech = words(text, language)
    used = usage_in(text, language)
    return [
        text[tokens[fact.start].start : tokens[fact.end - 1].end]
        for fact in names(tokens, text, [False] * len(tokens), used, speech)
        if not fact.weak
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("", "en", []),
        ("...", "en", []),
        ("the harbour opened", "en", []),
        ("They met Jana Horak in the old harbour of Ostrava before lunch.", "en", ["Jana Horak", "Ostrava"]),
        ("They met Jana Horak in Ostrava.", "en", ["Jana Horak", "Ostrava"]),
        ("Later, President Volodymyr Zelenskyy spoke.", "en", ["Volodymyr Zelenskyy"]),
        ("Work begins at once.", "en", []),
        ("ゼレンスキーが来た。", "ja", ["ゼレンスキー"]),
    ],
)
def test_names(text: str, language: str, expected: list[str]) -> None:
    """Capitalised words are names unless they start a sentence or are titles."""
    assert named(text, language) == expected


def test_a_body_with_small_words() -> None:
    """Small words inside the name of a body belong to it."""
    assert "Institute for the Study of War" in " | ".join(
        named("They had asked the experts at the Institute for the Study of War about it.")
    )


def test_headlines_prove_nothing() -> None:
    """In a line where most words are capitalised, a capital says nothing."""
    text = "Council Approves New Tram Line After Debate"
    tokens, _ = words(text)
    assert is_headline(tokens, text)
    assert named(text) == []


GARBLED = [
    ("He met Mark Carney in Lviv.", "He met Mark Carne in Lviv.", "en"),
    ("He met Volodymyr Zelenskyy in Lviv.", "He met Folodimir Zellinski in Lviv.", "en"),
    ("Der Minister Karl Brandt sprach.", "Der Minister Karl Brand sprach.", "de"),
    ("Le ministre Paul Girard est venu.", "Le ministre Paul Gérard est venu.", "fr"),
    ("ゼレンスキー大統領が訪問した。", "ゼレンスキ大統領が訪問した。", "ja"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), GARBLED)
def test_a_garbled_name_is_major(reference: str, copy: str, language: str) -> None:
    """A name that only lost its spelling is major."""
    assert verdicts(reference, copy, language) == {("name", "major")}


ANOTHER = [
    ("He met Mark Carney in Lviv.", "He met Mark Rutte in Lviv.", "en"),
    ("The talks in Nice went well.", "The talks in Cannes went well.", "en"),
    ("A spokesman for Apple declined.", "A spokesman for Google declined.", "en"),
    ("Le ministre est venu à Lyon.", "Le ministre est venu à Lille.", "fr"),
    ("トヨタが発表した。", "ホンダが発表した。", "ja"),
    ("Grad je vodio Zadar protiv suše.", "Grad je vodio Split protiv suše.", "hr"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), ANOTHER)
def test_another_name_is_critical(reference: str, copy: str, language: str) -> None:
    """Another person, place or body is critical."""
    assert ("name", "critical") in verdicts(reference, copy, language)


ACCEPTED = [
    ("Troops left Kyiv on Sunday.", "Troops left Kiev on Sunday."),
    ("They asked the United States for help.", "They asked the U.S. for help."),
    ("The United States sent help.", "The U.S. sent help."),
    ("The UK sent help to Burma.", "The United Kingdom sent help to Myanmar."),
]


@pytest.mark.parametrize(("reference", "copy"), ACCEPTED)
def test_accepted_names_are_variants(reference: str, copy: str) -> None:
    """Listed names of one place are variants, and neutral."""
    assert verdicts(reference, copy) == {("variant", "neutral")}


def test_a_country_and_its_people() -> None:
    """A country before its army and the adjective of the country are no two names."""
    assert "name" not in {
        said[0] for said in found("Ukraine's army held the town.", "The Ukrainian army held the town.")
    }


def test_names_are_paired_across_the_sentence() -> None:
    """A name that moved and was garbled on the way is compared with its own counterpart."""
    said = found(
        "After lunch Jana Horakova met the engineers of the tram company.",
        "The engineers of the tram company met Jana Korakova after lunch.",
    )
    assert [(kind, severity) for kind, severity, *_ in said if kind == "name"] == [("name", "major")]


FIRST_WORDS = [
    ("Maria Lopez opened the harbour.", "Mario Lopez opened the harbour.", "en"),
    ("Mark Horak opened the harbour.", "Rose Horak opened the harbour.", "en"),
    ("Congress opened the harbour.", "The White Lion opened the harbour.", "en"),
    ("Rosa Vega abrió el puerto.", "Luz Vega abrió el puerto.", "es"),
    ("Pierre Girard a ouvert le port.", "Marie Girard a ouvert le port.", "fr"),
    ("Angela Merkel kam. Später sprach Merkel lange.", "Angela Merkel kam. Später sprach Scholz lange.", "de"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), FIRST_WORDS)
def test_names_that_are_words_too(reference: str, copy: str, language: str) -> None:
    """A name is a name though its first word opens the sentence, or is in the dictionary as a noun."""
    assert {kind for kind, _ in verdicts(reference, copy, language)} <= {"name", "grammar"}
    assert "name" in {kind for kind, _ in verdicts(reference, copy, language)}


def test_first_words_that_are_no_names() -> None:
    """Common words that open a sentence are no names, whatever takes their place."""
    assert "name" not in {said[0] for said in found("Members cheered loudly.", "People cheered loudly.")}
    assert "name" not in {said[0] for said in found("Later the harbour shut.", "Soon the harbour shut.")}


def test_a_compound_cut_at_its_hyphen() -> None:
    """A part that was cut off a compound with its hyphen is looked up by its letters."""
    assert found("Zx is here. A zorb is here. A zy is.", "Zx-Zorb is here. A zy is.")


DRESSES = [
    ("The Lima Port Authority shut it.", "The LPA shut it.", "en"),
    ("They asked the University of Lima.", "They asked the Lima University.", "en"),
    ("They asked the Ministry of Economics.", "They asked the Ministry of Economy.", "en"),
    ("Later Robert Horak came.", "Later Bob Horak came.", "en"),
    ("Er besuchte das Rathaus Berlins.", "Er besuchte das Rathaus von Berlin.", "de"),
    ("Angela Merkel kam. Das Auto Merkels stand da.", "Angela Merkel kam. Das Auto von Merkel stand da.", "de"),
    ("Llegó el Partido Obrero Vasco.", "Llegó el POV.", "es"),
    ("Il a vu Paul Gérard.", "Il a vu Paul Gerard.", "fr"),
]


@pytest.mark.parametrize(("reference", "copy", "language"), DRESSES)
def test_one_name_in_another_dress(reference: str, copy: str, language: str) -> None:
    """Initials, genitives, short first names and other word orders leave a name the name it is."""
    assert {severity for _, severity in verdicts(reference, copy, language)} <= {"minor", "neutral"}


def test_shared_words_do_not_make_a_name_garbled() -> None:
    """Two bodies that share a common word are two, critical; a garbled part stays major."""
    assert ("name", "critical") in verdicts("The Bank of England met.", "The Bank of Japan met.")
    assert ("name", "major") in verdicts("The Bank of Mostar met.", "The Bank of Mosdar met.")


def test_a_person_with_a_particle() -> None:
    """The small word inside a person's name belongs to it."""
    assert named("They met Lope de Vega there.") == ["Lope de Vega"]


def test_another_number_in_a_name() -> None:
    """A name of which only the number differs states another number."""
    assert verdicts("The G7 met in Lima.", "The G8 met in Lima.") == {("figure", "critical")}


def test_names_turned_round_in_another_sentence() -> None:
    """Two names that change places are swapped only where what joins them is said in both."""
    assert ("name", "critical") in verdicts("Lima attacked Quito yesterday.", "Quito attacked Lima yesterday.")
    rebuilt = found("They saw the Tay, a river near Perth, last.", "They saw Perth and its new bridge on the Tay last.")
    assert "name" not in {said[0] for said in rebuilt}


def test_names_of_a_list_in_another_order() -> None:
    """Names that only "and" and articles stand between are a list, whose order says nothing."""
    said = found("Die EU und die Ukraine verhandeln.", "Die Ukraine und die EU verhandeln.", "de")
    assert {kind for kind, *_ in said} == {"order"}


def test_a_compound_does_not_run_on_into_a_name() -> None:
    """A compound with a small second part is no part of the name after it."""
    said = found("The Liberian-flagged Aurelia Star sank.", "The Liberian-flagged Aurilia Star sank.")
    assert ("name", "major", "Aurelia", "Aurilia") in said


def test_other_heads_of_one_compound() -> None:
    """Two abbreviations before the same word are two names."""
    said = verdicts("Der VW-Konzern steigerte den Absatz.", "Der BMW-Konzern steigerte den Absatz.", "de")
    assert ("name", "critical") in said
