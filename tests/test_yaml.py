"""source/strict.py and source/metadata.py: what a comparison.yml may hold, and the messages otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.source import rules
from annotate.source.metadata import parse
from annotate.source.strict import load, place
from sample import DESCRIPTION, FULL


def messages(text: str) -> list[str]:
    """What is wrong with `text`, as line:column: message."""
    return [f"{line}:{column}: {message}" for line, column, message in parse(text)[1]]


def only(text: str) -> str:
    """The one thing that is wrong with `text`."""
    found = messages(text)
    assert len(found) == 1, found
    return found[0]


def test_good_description() -> None:
    """A description without mistakes becomes Metadata with the defaults of the contract."""
    metadata, faults = parse(DESCRIPTION)
    assert not faults
    assert metadata is not None
    assert (metadata.title, metadata.publish, metadata.sample) == ("A visit", "excerpts", False)
    assert (metadata.reference.file, metadata.copy.label) == ("reference.txt", "The Mirror")


def test_every_field() -> None:
    """Every key of the contract is read, notes with their place."""
    text = FULL.replace("title: A visit", "title: A visit\nsummary: Short.\nsample: true\ntags: [a, b]") + (
        "notes:\n"
        '  - copy: "15 billion dollar"\n'
        '    reference: "$50 billion"\n'
        "    kind: figure\n    severity: major\n    dismiss: true\n    prefix: promised\n    suffix: in\n"
        '    note: Why.\n    sources: ["https://example.org/a"]\n'
    )
    metadata, faults = parse(text)
    assert not faults
    assert metadata is not None
    assert metadata.sample
    assert metadata.tags == ("a", "b")
    (note,) = metadata.notes
    assert (note.copy, note.reference, note.kind, note.severity) == (
        "15 billion dollar",
        "$50 billion",
        "figure",
        "major",
    )
    assert (note.dismiss, note.prefix, note.suffix, note.note) == (True, "promised", "in", "Why.")
    assert note.sources == ("https://example.org/a",)
    assert (note.line, note.column) == (17, 5)


def test_strings_only() -> None:
    """Words that YAML reads as numbers, booleans or times stay the words they are."""
    metadata, faults = parse(DESCRIPTION.replace("title: A visit", "title: no").replace("The Mirror", "1:30"))
    assert not faults
    assert metadata is not None
    assert (metadata.title, metadata.copy.label) == ("no", "1:30")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            ("title: A visit", "title: A visit\ntitle: B"),
            "2:1: “title” stands twice, first on line 1; keep one",
        ),
        (("title:", "titel:"), "1:1: unknown key “titel”; did you mean “title”?"),
        (("date: 2026-11-21", "date: 2024-02-31"), "2:7: date “2024-02-31” is no day of the calendar"),
        (("date: 2026-11-21", "date: 21.11.2026"), "2:7: date should be a date such as 2026-11-21"),
        (("language: en", "language: englisch"), "3:11: language should be a language tag"),
        (
            ("language: en", "publish: ful"),
            "3:10: publish should be one of excerpts, full, not “ful”; did you",
        ),
        (("language: en", "sample: yes"), "3:9: sample should be true or false, not “yes”"),
        (("title: A visit", "title: ''"), "1:8: title should not be empty"),
        (("title: A visit", 'title: "a\\nb"'), "1:8: title should be one line"),
        (("title: A visit", 'title: "a\\eb"'), "1:8: title holds the control character U+001B"),
        (("title: A visit", "title: [a]"), "1:8: title should be one text"),
        (("language: en", "tags: a"), "3:7: tags should be a list"),
        (("language: en", "tags: [a, a]"), "3:11: tags: holds “a” twice"),
        (("language: en", "tags: [[a]]"), "3:8: tags should be a list of texts"),
        (("language: en", "notes:\n  - note: x"), "4:5: a note needs the words it is about"),
        (("language: en", "notes:\n  - copy: x"), "4:5: a note should say something"),
        (("language: en", "notes:\n  - x"), "4:5: a note should be a list of `key: value` lines"),
        (("file: copy.txt", "file: ../copy.txt"), "8:9: file should be the name of a file in this folder"),
        (("file: copy.txt", "file: copy.html"), "8:9: file should be a .txt or .md file"),
        (("file: copy.txt", "file: Reference.txt"), "7:1: copy and reference name the same file"),
        (("  label: The Mirror", "  url: https://a.example"), "8:3: copy needs `label:`"),
        (
            ("label: The Mirror", "label: a\n  url: javascript:alert(1)"),
            "10:8: url should start with https://",
        ),
        (
            ("label: The Mirror", "label: a\n  url: https://u:p@a.example"),
            "10:8: url should hold no user name",
        ),
        (("label: The Mirror", "label: a\n  url: https:///x"), "10:8: url should start with https://"),
        (("label: The Mirror", "label: a\n  url: 'https://[x'"), "10:8: url “https://[x” is no address"),
        (("language: en", "language: &a en"), "3:11: sets an anchor"),
        (("language: en", "language: !!str en"), "3:11: has a tag"),
        (("language: en", "language: en\n---\na: b"), "4:1: a second document starts here"),
        (("language: en", "language: en: de"), "3:13: is not valid YAML here"),
        (("language: en", "[a]: b"), "3:1: a key should be a plain word"),
        (("language: en", "language: e\u009bn"), "3:12: holds the character U+009B"),
        (("language: en", r'summary: "a\U00110000"'), "3:12: names a character beyond U+10FFFF"),
        (("language: en", r'summary: "a\UFFFFFFFF"'), "3:12: names a character beyond U+10FFFF"),
    ],
)
def test_one_mistake(change: tuple[str, str], expected: str) -> None:
    """Each mistake gets one message at its own line and column, which says what would be right."""
    found = [m for m in messages(DESCRIPTION.replace(*change)) if "needs `title:`" not in m]
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_alias_is_refused() -> None:
    """An alias is a problem of its own and is not expanded."""
    assert any("refers to an anchor" in m for m in messages("a: &x [1]\nb: *x\n"))


def test_all_problems_at_once() -> None:
    """A file with several mistakes gets all their messages, in the order of the lines."""
    text = DESCRIPTION.replace("2026-11-21", "x").replace("language: en", "langage: en").replace("copy.txt", "a/b")
    assert [m.split(":")[0] for m in messages(text)] == ["2", "3", "8"]


def test_full_needs_rights() -> None:
    """Whole texts are published only where somebody says for both of them that they may be."""
    assert only(FULL.replace("  rights: ours\n", "", 1)).startswith("4:1: publish: full needs `rights` under reference")


@pytest.mark.parametrize("text", ["", "# nothing\n", "just words", "- a\n- b\n", "[" * 5000, "{a: " * 5000, "\x01"])
def test_no_description(text: str) -> None:
    """What is no mapping at all is one problem, not an exception."""
    assert parse(text)[0] is None
    assert messages(text)


def test_deep_nesting_ends_quickly() -> None:
    """A file that only nests is refused at the first level too deep."""
    assert only("[" * 100_000).endswith("levels deep")


@given(st.text(max_size=200))
def test_property_load_never_fails(text: str) -> None:
    """Any text gives a value or messages with a place, never an exception."""
    value, faults = load(text)
    assert value is not None or faults
    assert all(line >= 1 and column >= 1 and message for line, column, message in faults)


@given(st.recursive(st.text(max_size=9), lambda x: st.lists(x) | st.dictionaries(st.text(max_size=9), x)))
def test_property_hostile_values(value: object) -> None:
    """Whatever stands where a known key is expected, the messages hold no control characters."""
    import json  # noqa: PLC0415 - JSON is YAML that no YAML writer touched

    text = json.dumps({"title": value, "notes": [value], "reference": value, "tags": value}, ensure_ascii=True)
    _, faults = parse(text)
    assert faults
    assert all(message.isprintable() for _, _, message in faults)


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        (rules.one_line, "a" * 300, "a" * 301),
        (rules.plain, "a" * 5_000, "a" * 5_001),
        (rules.url, "https://a.example/".ljust(2_000, "a"), "https://a.example/".ljust(2_001, "a")),
        (rules.slug, "a" * 100, "a" * 101),
        (rules.slug, "com", "com0"),
        (rules.slug, "lpt10", "lpt9"),
        (rules.slug, "pages", "page"),
        (rules.sha256, "0a" * 32, "0A" * 32),
        (rules.file_name, "a.md", "con.md"),
        (rules.file_name, "con-a.txt", "NUL .txt"),
        (rules.file_name, "a b.txt", "a:b.txt"),
        (rules.file_name, "réf…“x”.txt", "a?.txt"),
        (rules.plain, "a\tb\nc", "a\rb"),
        (rules.one_line, "a\u00adb", "\u00ad\u200b"),
        (rules.url, "http://a.example:80/", "http://a.example:x/"),
        (rules.url, "https://a.example/@", "https://@a.example/"),
    ],
)
def test_the_bounds_of_rules(rule: rules.Rule, right: str, wrong: str) -> None:
    """What is just right passes, and what is just beyond is told."""
    assert rule(right) == ""
    assert rule(wrong)


def test_quotations_are_short() -> None:
    """Sixty characters are quoted whole, more are cut with a sign."""
    assert rules.quoted("a" * 60) == f"“{'a' * 60}”"
    assert rules.quoted("a" * 61) == f"“{'a' * 60}…”"


def test_what_is_near() -> None:
    """A word is suggested when it is near enough, the nearest one."""
    assert rules.nearest("titel", ["title", "tile", "date"]) == "title"
    assert rules.nearest("xyz", ["title"]) == ""
    assert rules.suggestion("titel", ["title"]) == "; did you mean “title”?"
    assert rules.nearest("abcdefghi jklmnopqrs", ["abcdefghi jklm" + "z" * 6]) != ""  # 70 of 100
    assert rules.nearest("abcdefghi jklmnopqrs", ["abcdefghi jkl" + "z" * 7]) != ""  # 65 of 100
    assert rules.nearest("abcdefghi jklmnopqrs", ["abcdefghi jk" + "z" * 8]) == ""  # 60 of 100
    word = "a" * 65 + "d" * 35
    assert rules.nearest("a" * 65 + "b" * 35 + "c", [word]) == word  # only a hundred characters are looked at
    assert rules.nearest("a" * 64 + "b" * 36, [word]) == ""


def test_names_that_some_systems_take_for_one() -> None:
    """Capitals and the two ways to write an accent aside, names are the same."""
    assert rules.folded("R\u00e9f.TXT") == rules.folded("re\u0301f.txt")
    assert rules.folded("ref.txt") != rules.folded("r\u00e9f.txt")


@pytest.mark.parametrize("number", [1_000, 1_001])
def test_the_most_items(number: int) -> None:
    """A thousand tags are read; of more, the problem is told once."""
    text = DESCRIPTION + f"tags: [{', '.join(f't{n}' for n in range(number))}]\n"
    metadata, faults = parse(text)
    assert [message for _, _, message in faults] == ["tags has more than 1,000 items"] * (number - 1_000)
    assert faults or (metadata is not None and len(metadata.tags) == number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n\tc: d\n", "indent with spaces, not with tabs"),
        ("a: b\n  c: d\n", "put a text that holds “: ” or “#” in quotes"),
        ("a:\n  - b\n c: d\n", "indent lines that belong together by the same number of spaces"),
        ("a: b: c\n", "put a text that holds “: ” or “#” in quotes"),
        ("a: [b\n", "is not closed; end it with its quote or bracket"),
        ("a: 'b\n", "is not closed; end it with its quote or bracket"),
    ],
)
def test_remedies(text: str, expected: str) -> None:
    """What is no YAML is told with what would be right."""
    value, faults = load(text)
    assert value is None
    assert [message for _, _, message in faults if expected in message], faults


def test_places_without_a_mark() -> None:
    """What has no place is at the start."""
    assert place(None) == (1, 1)


def test_the_depth() -> None:
    """Eight levels are read, and the ninth is told where it begins."""
    assert load("[" * 8 + "]" * 8)[0] is not None
    assert load("[" * 9 + "]" * 9) == (None, [(1, 9, "is nested more than 8 levels deep")])


def test_lists_left_empty() -> None:
    """A list that is left empty holds nothing, and is no problem."""
    metadata, faults = parse(DESCRIPTION + "tags:\nnotes: []\n")
    assert not faults
    assert metadata is not None
    assert (metadata.tags, metadata.notes) == ((), ())


def test_a_number_beyond_unicode_elsewhere() -> None:
    """A character beyond Unicode is told where it is named, on its line."""
    assert load('a: b\nc: "x\\U00110000"\n')[1] == [(2, 6, "names a character beyond U+10FFFF")]


def test_what_is_not_closed_is_told_where_it_begins() -> None:
    """The place of an open bracket or quote is where it begins, not the end of the file."""
    for text in ("a: b\nc: [d\n\n", "a: b\nc: 'd\n\n"):
        assert [fault[:2] for fault in load(text)[1]] == [(2, 4)]


def test_two_keys_of_one_name_inside() -> None:
    """The first of two equal keys counts, and the second is told with the line of the first."""
    value, faults = load("a:\n  b: 1\n  b: 2\n")
    assert faults == [(3, 3, "“b” stands twice, first on line 2; keep one")]
    assert value is not None
    assert isinstance(value.content, dict)
    inner = value.content["a"].value.content
    assert isinstance(inner, dict)
    assert (inner["b"].value.content, inner["b"].value.line, inner["b"].value.column) == ("1", 2, 6)
