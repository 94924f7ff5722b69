"""write/phrases.py and write/interface/: one file of words a language, all with the same keys and places to fill."""

from __future__ import annotations

import ast
import html
import re
import string
import tomllib
from pathlib import Path

import pytest

from annotate.model import KINDS
from annotate.write.page import comparison_page
from annotate.write.phrases import DEFAULT, phrases, spoken
from pages import comparison, entry

SOURCE = Path(__file__).parent.parent / "src" / "annotate" / "write"
FILES = {path.stem: path for path in sorted((SOURCE / "interface").glob("*.toml"))}
PER_LANGUAGE = {
    "singular",
    "quotes",
    "thousands",
    "list_separator",
}  # the grammar and the signs of a language, not its words


def words(language: str) -> dict[str, list[str]]:
    """Every phrase of a language by its dotted key, as the list of its forms."""
    found: dict[str, list[str]] = {}
    for key, value in tomllib.loads(FILES[language].read_text(encoding="utf-8")).items():
        parts = {f"{key}.{name}": phrase for name, phrase in value.items()} if isinstance(value, dict) else {key: value}
        found |= {name: phrase if isinstance(phrase, list) else [phrase] for name, phrase in parts.items()}
    return found


def places(phrase: str) -> set[str]:
    """The names in braces of a phrase."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None}


def test_languages() -> None:
    """There are words in English, German and French."""
    assert {"de", "en", "fr"} <= set(FILES)


@pytest.mark.parametrize("language", FILES)
def test_same_keys(language: str) -> None:
    """Every language says everything that English says, and nothing else, in as many forms."""
    english, other = words(DEFAULT), words(language)
    assert sorted(other) == sorted(english)
    lengths = {key: (len(english[key]), len(other[key])) for key in english if key != "singular"}
    assert {key: pair for key, pair in lengths.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("language", FILES)
def test_same_places(language: str) -> None:
    """Every phrase has the same places to fill in every language, and the same marks of Markdown."""
    english, other = words(DEFAULT), words(language)
    for key in english.keys() - PER_LANGUAGE:
        for ours, theirs in zip(english[key], other[key], strict=True):
            assert places(ours) == places(theirs), key
            assert ours.count("**") == theirs.count("**"), key
            assert re.findall(r"\]\([^)]*\)", ours) == re.findall(r"\]\([^)]*\)", theirs), key


@pytest.mark.parametrize("language", FILES)
def test_signs(language: str) -> None:
    """No phrase has typewriter quotation marks, which end attributes, nor HTML, nor spaces at its ends."""
    for key, forms in words(language).items():
        for phrase in map(str, forms):
            assert not re.search(r"[\"'<>&]", phrase), key
            assert key in PER_LANGUAGE or phrase == phrase.strip(), key


@pytest.mark.parametrize("language", FILES)
def test_kinds(language: str) -> None:
    """Every kind of correction has a name, a singular and a plural."""
    say = phrases(language)
    for kind in KINDS:
        assert say(f"kind.{kind}")
        assert len(say.forms(f"kinds.{kind}")) == 2


def test_every_key_is_used() -> None:
    """Every section of words is asked for by the code."""
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.parent.rglob("*.py"))
    sections = {key.partition(".")[0] for key in words(DEFAULT)}
    assert [section for section in sorted(sections) if f'"{section}' not in code and f"{section}." not in code] == []


def test_no_words_in_code() -> None:
    """No string in the code of the pages is a sentence, or holds words between tags; docstrings and errors may."""
    # What no reader of the site sees; the summary is for maintainers, in English.
    allowed = {"config.py", "terminal.py", "fidelity.py", "files.py", "data.py", "summary.py", "github.py"}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name not in allowed:
            for text in strings(ast.parse(path.read_text(encoding="utf-8"))):
                assert not re.search(r">[^<>{}]*[A-Za-z]{3,}[^<>{}]*<|[A-Z][a-z]+ [a-z]+ [a-z]+", text), (path, text)


def strings(tree: ast.AST) -> list[str]:
    """The strings of a module that are no docstrings and no part of an error."""
    left = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    left |= {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left
    ]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("de-CH", "de"), ("fr_CA", "fr"), ("FR", "fr"), ("es", None), ("../en", None), ("", None)],
)
def test_spoken(tag: str, language: str | None) -> None:
    """A site's language finds its file by its first part, and never another file."""
    assert spoken(tag) == language


def test_numbers_and_plurals() -> None:
    """Counts are written, and take the form, that the language wants: none of something is singular in French."""
    assert [phrases(language).number(1234567) for language in ("en", "de", "fr")] == [
        "1,234,567",
        "1.234.567",
        "1\u202f234\u202f567",
    ]
    assert phrases("en").some("card.words", 0) == "0 words"
    assert phrases("fr").some("card.words", 0) == "0 mot"
    assert phrases("de").some("card.words", 1200) == "1.200 Wörter"


@pytest.mark.parametrize(
    ("language", "sentence", "date"),
    [
        ("en", "“Carne” in the copy is “Carney” in the reference.", "21 November 2026"),
        ("de", "„Carne“ steht in der Kopie, „Carney“ in der Referenz.", "21. November 2026"),
        (
            "fr",
            "«\u202fCarne\u202f» dans la copie correspond à «\u202fCarney\u202f» dans la référence.",
            "21 novembre 2026",
        ),
    ],
)
def test_footnote_is_a_sentence(language: str, sentence: str, date: str) -> None:
    """A footnote is a sentence of the site's language, with its quotation marks; so is a date."""
    made = comparison("Mark Carne came.", "Mark Carney came.", [("Carne", "Carney", "name", "major")])
    page = comparison_page(entry(made), language)
    note = re.sub(r"<[^>]*>", "", page.rpartition("[^c-")[2])
    assert sentence in note
    assert date in html.unescape(page)
    assert 'lang="en">' in page  # the language of the quotation stays its own


@pytest.mark.parametrize("language", FILES)
def test_names_hold_the_words_that_are_seen(language: str) -> None:
    """What a note offers can be asked for by the words on it: its name for screen readers holds them."""
    told = words(language)
    for key in ("link", "copy", "cite", "report", "back"):
        pairs = zip(told[f"note.{key}"], told[f"note.{key}_name"], strict=True)
        assert [(seen, name) for seen, name in pairs if seen.casefold() not in name.casefold()] == []
