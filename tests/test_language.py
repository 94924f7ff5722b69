"""language.py and lexicon.py: data files, tags, guesses and what the lists say of two words."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from annotate.language import available, guess, load, parse
from annotate.lexicon import lexicon
from annotate.words import tokens


def keys(text: str) -> list[str]:
    """The keys of a text in no language."""
    return [token.key for token in tokens(text, load(None).script)]


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en_US", "en-Latn-GB-x-foo"])
def test_first_subtag_counts(tag: str) -> None:
    """A BCP 47 tag finds its language by the first subtag, whatever the case and the rest."""
    assert load(tag).code == "en"


@pytest.mark.parametrize("tag", ["xx", "zz-Latn-x-foo", "", None, "-", "../en", "en/../de"])
def test_unknown_tags_have_no_lists(tag: str | None) -> None:
    """A tag without data gives a language without words, never an error or another file."""
    speech = load(tag)
    assert not speech.words
    assert not speech.values


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council said that it would not be able to pay for the bridge in the spring.", "en"),
        ("Der Rat sagte, dass er die Brücke im Frühling nicht bezahlen könne und werde.", "de"),
        ("Le conseil a dit qu'il ne pourrait pas payer le pont et que la ville le ferait.", "fr"),
        ("El consejo dijo que no podía pagar el puente y que la ciudad lo haría en la primavera.", "es"),
        ("市議会は橋の費用を払えないと述べた。", "ja"),
        ("", None),
        ("12 34 56", None),
        ("Gradsko vijeće odlučilo je danas obnoviti stari most preko rijeke prije zime.", None),
    ],
)
def test_guess(text: str, code: str | None) -> None:
    """A language is guessed from its small words, and none is guessed where none stands out."""
    assert guess(keys(text)) == code


def test_empty_data() -> None:
    """A data file with only a code is a language in which everything works."""
    speech = parse({"code": "qq"})
    assert (speech.code, speech.script.spaced, speech.decimal) == ("qq", True, ".")


def test_variants() -> None:
    """Accepted spellings are the same, word for word and phrase for phrase, other words are not."""
    english = lexicon(load("en"))
    assert english.same(("defence", "colour"), ("defense", "color"))
    assert english.same(("united", "states"), ("us",))
    assert not english.same(("defence",), ("attack",))
    assert not english.same((), ("us",))


@pytest.mark.parametrize("code", available())
def test_no_word_is_its_own_opposite(code: str) -> None:
    """No phrase is listed as the opposite of itself or as opposite and synonym of the same phrase."""
    entries = lexicon(load(code))
    for form, others in entries.opposites.items():
        assert form not in others
        assert not others & entries.synonyms.get(form, frozenset()), form


class Witness(dict[str, Any]):
    """Data that remembers which of its keys were asked for."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or the default."""
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)


@pytest.mark.parametrize("code", available())
def test_every_key_of_the_data_is_read(code: str) -> None:
    """A list that the engine does not ask for is a slip of the pen or a leftover."""
    data = Witness(tomllib.loads((files("annotate.languages") / f"{code}.toml").read_text("utf-8")))
    parse(data)
    assert set(data) - data.asked == set()


@pytest.mark.parametrize("code", available())
def test_no_group_is_a_part_of_another(code: str) -> None:
    """A group of equally strong words whose words all stand in another one says nothing of its own."""
    groups = [set(group) for group in load(code).groups["equal_strength"]]
    assert [a for n, a in enumerate(groups) if any(a <= b for m, b in enumerate(groups) if m != n)] == []
