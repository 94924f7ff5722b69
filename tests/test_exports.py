"""write/exports.py and write/downloads.py: every format beside the page, none with more than may be shown."""

from __future__ import annotations

import html
import json
import re
from functools import cache

import markdown
import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from annotate.cli import main
from annotate.commands.compare import FORMATS
from annotate.engine import compare
from annotate.entry import Entry
from annotate.write.downloads import DOWNLOADS
from annotate.write.excerpts import allowance
from annotate.write.exports import WRITERS, exports
from annotate.write.page import comparison_document, comparison_page
from golden import load, names
from pages import comparison, entry

MADE = comparison("Carne came.", "Carney came.", [("Carne", "Carney", "name", "major")])


@cache
def golden(name: str, publish: str = "full") -> Entry:
    """An entry of a golden pair."""
    pair = load(name)
    return entry(compare(pair.reference, pair.copy, language=pair.language), publish=publish)


def words_shown(output: str, text: str) -> set[str]:
    """The runs of eight words of `text` that stand in an output, whatever it does with signs."""
    plain = " ".join(re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>|\\[nt]", " ", output))))
    words = re.findall(r"\w+", text)
    runs = (" ".join(words[n : n + 8]) for n in range(len(words) - 7))
    return {run for run in runs if re.search(rf"\b{re.escape(run)}\b", plain)}


def test_every_format_of_the_command_is_a_download() -> None:
    """The formats of `annotate compare`, except for the terminal's, lie beside each page."""
    assert {"text", *(download.format for download in DOWNLOADS)} == set(FORMATS)
    assert set(WRITERS) == {download.format for download in DOWNLOADS}
    assert list(exports(entry(MADE))) == [download.file for download in DOWNLOADS]


def test_the_page_links_them_with_their_sizes() -> None:
    """Each file is linked once, saved under the comparison's name, with its size in kB where it is known."""
    page = comparison_page(entry(MADE), sizes={"comparison.csv": 1_490})
    for download in DOWNLOADS:
        assert page.count(f'<a href="{download.file}"') == 1
    assert 'download="a-title.md"' in page
    assert "CSV, the corrections as a table</a>, 1 kB" in page
    assert page.count(" kB") == 1


@pytest.mark.parametrize("publish", ["full", "excerpts"])
def test_a_page_is_its_document_with_the_downloads(publish: str) -> None:
    """A page made from its Markdown document is, character for character, the page made anew."""
    made = entry(MADE, publish=publish)
    assert comparison_page(made, document=comparison_document(made)) == comparison_page(made)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
def test_the_command_prints_it(
    form: str, tmp_path: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`annotate compare --format` prints every format."""
    monkeypatch.chdir(str(tmp_path))
    for name, text in (("a.txt", "Carney came to Kyiv.\n"), ("b.txt", "Carne came to Kyiv.\n")):
        with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - the test's own folder
            file.write(text)
    assert main(["compare", "a.txt", "b.txt", "--format", form]) == 0
    assert "Carney" in capsys.readouterr().out


@pytest.mark.parametrize("name", names())
def test_excerpts_hold_no_more_anywhere(name: str) -> None:
    """Without the texts no output, the page among them, holds eight words in a row that may not be shown."""
    made = golden(name, "excerpts")
    comparison = made.comparison
    shown = allowance(comparison)
    outputs = exports(made) | {"index.md": comparison_page(made)}
    for side, text in (("copy", comparison.copy.text), ("reference", comparison.reference.text)):
        texts = (comparison.copy.text, comparison.reference.text)
        both = [
            [t[q.first : q.last] for t, q in zip(texts, (e.copy, e.reference), strict=True)] for e in shown.values()
        ]
        rows = [
            " ".join(order) for quotes in both for order in (quotes, quotes[::-1])
        ]  # cells of a table, side by side
        may = " | ".join([*rows, *(" ".join(quotes[n] for quotes in both) for n in (0, 1))])  # and rows, one by one
        allowed = words_shown(may, text)
        other = comparison.reference.text if side == "copy" else comparison.copy.text
        theirs = " | ".join(other[s.first : s.last] for e in shown.values() for s in (e.copy, e.reference))
        for file, output in outputs.items():
            assert words_shown(output, text) <= allowed | words_shown(theirs, text), file


@pytest.mark.parametrize("name", ["wire-copy-garbled", "omitted-and-added", "paragraph-moved", "ar-right-to-left"])
def test_a_plain_markdown_reader_keeps_text_and_footnotes(name: str) -> None:
    """CommonMark and Python-Markdown, without our extension, show every paragraph of both texts and all footnotes."""
    made = golden(name)
    source = comparison_document(made)
    commonmark = MarkdownIt("commonmark").enable("table").use(footnote_plugin).render(source)
    python = markdown.markdown(source, extensions=["footnotes", "tables", "md_in_html"])
    for rendered in (commonmark, python):
        without_notes = re.sub(r"<sup.*?</sup>", "", rendered, flags=re.DOTALL)
        plain = html.unescape(re.sub(r"<[^>]*>", "", without_notes))
        for text in (made.comparison.copy, made.comparison.reference):
            for paragraph in text.paragraphs:
                assert text.text[paragraph.start : paragraph.end] in plain
        notes = len(made.comparison.findings)
        assert len(re.findall(r'<li id="fn', rendered)) == notes
        assert "[^" not in plain


def test_the_document_needs_no_site() -> None:
    """The Markdown document has no front matter and no links to files beside it."""
    document = comparison_document(entry(MADE))
    assert document.startswith("# A title\n")
    assert 'href="comparison' not in document


def test_json_ld_files_are_json() -> None:
    """Both kinds of JSON parse, and the annotations are as many as the corrections."""
    files = exports(golden("law-article"))
    corrections = json.loads(files["comparison.json"])["corrections"]
    assert len(json.loads(files["comparison.jsonld"])["items"]) == len(corrections)
