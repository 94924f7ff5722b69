"""write/summary.py and `annotate summary`: what reviewers of a change are told."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.changes import Effect, Examined
from annotate.cli import main
from annotate.entry import Entry, Problem, Version
from annotate.model import Kind, Severity
from annotate.write.summary import FOLDED, LIMIT, SHOWN, summary
from pages import comparison, entry
from sample import DESCRIPTION, FULL, Add
from test_github import TEXTS, rendered

GOLDEN = Path(__file__).parent / "summary.md"
TAGS = {
    "div", "h2", "h3", "p", "b", "em", "code", "table", "tbody", "tr", "th", "td", "ul", "li", "details", "summary",
}  # fmt: skip


def many(count: int, severity: Severity = "major", kind: Kind = "name") -> Entry:
    """A comparison with `count` findings."""
    words = [(f"wrong{n:05d}", f"right{n:05d}", kind, severity) for n in range(count)]
    return entry(comparison(" ".join(w[0] for w in words), " ".join(w[1] for w in words), words))


def told(*entries: Entry) -> str:
    """The summary of some new comparisons."""
    return summary([Examined(e.slug, "new", e, ()) for e in entries], [], [], None)


def test_one_new_and_one_broken(site: Path, add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole of it, as kept in summary.md; ANNOTATE_UPDATE_GOLDEN=1 writes that anew."""
    add("kept")
    shutil.copytree(site / "docs", site / "before")
    add("visit", DESCRIPTION.replace("title: A visit", "title: 'A <b>visit</b>, @you #1'"))
    add("broken", FULL.replace("date: 2026-11-21", "date: 2026-02-31") + "colour: red\n", copy=None)
    assert main(["summary", "--base", "before"]) == 0
    text = capsys.readouterr().out
    if os.environ.get("ANNOTATE_UPDATE_GOLDEN") and not os.environ.get("CI"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
    page = rendered(text)
    assert {e.tag for e in page.iter()} <= TAGS
    assert "A <b>visit</b>, @you #1" in page.text_content()
    assert "docs/comparisons/broken/comparison.yml:2:7: " in page.text_content()


def test_paths_take_the_place_of_what_differs(site: Path, add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    """Named comparisons are told, changed or not; without a base and names, all are."""
    add("one")
    add("two")
    assert main(["summary", "docs/comparisons/one/copy.txt"]) == 0
    out = capsys.readouterr().out
    assert "<code>one</code>" in out
    assert "<code>two</code>" not in out
    assert main(["summary"]) == 0
    assert "<p>2 comparisons.</p>" in capsys.readouterr().out


def test_what_lies_beside_is_told(site: Path, add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    """Stray files and a wrong removed.yml are problems of no comparison, and are told all the same."""
    add()
    (site / "docs/comparisons/stray.txt").write_text("x", encoding="utf-8")
    (site / "docs/comparisons/removed.yml").write_text("visit: [", encoding="utf-8")
    assert main(["summary"]) == 0
    out = rendered(capsys.readouterr().out).text_content()
    assert "2 problems" in out
    assert "docs/comparisons/stray.txt:1:1: " in out
    assert "docs/comparisons/removed.yml:1:" in out


def test_a_change_of_code_is_told(site: Path, add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    """With what other code built, the corrections of unchanged comparisons that differ are listed."""
    add()
    assert main(["build"]) == 0
    data = site / "tree/docs/comparisons/visit/comparison.json"
    assert '"critical"' in data.read_text(encoding="utf-8")
    data.write_text(data.read_text(encoding="utf-8").replace('"critical"', '"minor"'), encoding="utf-8")
    shutil.copytree(site / "docs", site / "before")
    capsys.readouterr()
    assert main(["summary", "--base", "before", "--tree", "tree"]) == 0
    out = capsys.readouterr().out
    assert "None is added, changed or removed." in out
    assert "1 comparison was made by the code before and by this code; 1 comes out otherwise." in out
    assert "figure, minor → figure, critical" in out


def test_a_missing_folder_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without what it should compare with, nothing is summed up."""
    assert main(["summary", "--base", "nowhere"]) == 1
    assert "nowhere:1:1: is missing" in capsys.readouterr().err


def test_names_reach_nothing_unescaped(site: Path, add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    """Folder names are text too: no line break, command or element comes of them."""
    shutil.copytree(site / "docs", site / "before")
    for name in ("$(touch x)", "a\n::error::b", "%0A##[error]c", "<img src=x>", "[d](https:"):
        (site / "docs" / "comparisons" / name).mkdir(parents=True)
    assert main(["summary", "--base", "before"]) == 0
    out = capsys.readouterr().out
    assert not re.search(r"::|##\[|\]\(|<img|\$\(", out)
    assert {e.tag for e in rendered(out).iter()} <= TAGS


@given(texts=st.lists(TEXTS, min_size=6, max_size=6))
def test_property_hostile_text_stays_text(texts: list[str]) -> None:
    """Titles, labels, articles, messages and names add no element, and no sign that GitHub would read."""
    title, label, words, message, name, path = texts
    version = Version("copy.txt", label)
    made = comparison(f"x{words}y", f"x{words}z", [(f"x{words}y", f"x{words}z", "meaning", "major")])
    good = Examined("good", "new", entry(made, title=title, copy=version), ())
    bad = Examined(name, "changed", None, (Problem(path, 1, 1, message),))
    gone = Effect(name, entry(made), gone=made.corrections)
    text = summary([good, bad], [name], [Problem(path, 2, 3, message)], [gone])
    assert {e.tag for e in rendered(text).iter()} <= TAGS
    own = re.sub(r"<code>.*?</code>", "", text)
    assert not re.search(r"[@#|`\[\]*_~$\\!]|://|::", own.replace("&#39;", ""))
    assert "::" not in text


def test_the_most_serious_come_first_and_the_rest_is_folded() -> None:
    """A dozen rows, then some behind a title, then a count."""
    text = told(many(SHOWN + FOLDED + 7))
    assert text.index("<td>name</td>") < text.index(f"<summary>{FOLDED} more</summary>")
    assert text.count("<td>major</td>") == SHOWN + FOLDED
    assert "and 7 more that are not listed here." in text


def test_it_stays_below_what_github_takes() -> None:
    """However many comparisons a change has, the summary is short enough, and says how many it leaves out."""
    one = many(SHOWN + FOLDED)
    text = summary([Examined(f"c-{n}", "new", one, ()) for n in range(400)], ["x" * 200] * 100_000, [], None)
    assert len(text.encode()) < LIMIT
    left = re.search(r"([0-9,]+) left out below, for want of room", text)
    assert left
    assert int(left[1].replace(",", "")) + text.count("<h3>") == 400


def test_excerpts_show_no_more_than_the_page() -> None:
    """Of texts that are not published, words are left out that the page leaves out, those of gone corrections too."""
    long = [(f"wrong{n} " * 30, f"right{n} " * 30, "meaning", "major") for n in range(4)]
    made = comparison(" ".join(w[0] for w in long), " ".join(w[1] for w in long))
    made = replace(made, corrections=comparison(made.copy.text, made.reference.text, long).corrections)
    closed = entry(made, publish="excerpts")
    shown = rendered(told(closed)).text_content()
    assert 0 < len(re.findall(r"wrong\d", shown)) <= 120 * 0.15
    former = tuple(replace(c, id=f"{c.id}-2") for c in made.corrections)
    gone = summary([], [], [], [Effect("x", closed, gone=former)])
    assert "wrong" not in gone
    assert "words that are not published" in gone
    none = entry(replace(made, corrections=()), publish="excerpts")
    assert "wrong" not in summary([], [], [], [Effect("x", none, gone=former)])
    assert "wrong" in summary([], [], [], [Effect("x", entry(made), gone=former)])


def test_it_says_what_people_did() -> None:
    """Notes and dismissed marks are counted, and how a comparison is published is said."""
    made = many(3)
    first, second, third = made.comparison.corrections
    corrections = (replace(first, note="Asked them."), replace(second, dismissed=True, number=None), third)
    made = replace(made, comparison=replace(made.comparison, corrections=corrections))
    text = told(replace(made, metadata=replace(made.metadata, sample=True)))
    assert "By people: 1 correction has a note, 1 mark was dismissed." in text
    assert "published as whole texts, a sample." in text


def test_the_copy_stands_before_the_reference(add: Add, capsys: pytest.CaptureFixture[str]) -> None:
    """Each side stands in its own column."""
    add()
    main(["summary"])
    row = next(line for line in capsys.readouterr().out.splitlines() if "15 billion" in line)
    assert row.index("15 billion dollar") < row.index("50 billion")
