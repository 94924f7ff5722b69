"""write/report.py: where an error is reported, and the issue that is filled in."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from annotate.write.config import derived
from annotate.write.page import comparison_page
from annotate.write.report import FORM, LONGEST, filled, has_form, plain, report_address
from pages import comparison, entry
from test_extension import convert

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("repository", "starts"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/issues/new?title="),
        ("https://github.com/a/b.git/", "https://github.com/a/b/issues/new?title="),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/issues/new?issue[title]="),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/issues/new?title="),
    ],
)
def test_the_host_decides_the_address(repository: str, starts: str) -> None:
    """GitLab asks for other names than the other hosts."""
    assert report_address(repository).startswith(starts)


@pytest.mark.parametrize("repository", [None, "", "git@github.com:a/b.git", "javascript:alert(1)", "github.com/a/b"])
def test_no_web_address_no_report(repository: str | None) -> None:
    """Without a web address of a repository nothing is offered."""
    assert report_address(repository) == ""


def test_words_stay_words() -> None:
    """Hostile words are data of the address, and braces in them are not filled in again."""
    address = filled(
        report_address("https://github.com/a/b"), {"title": "{body}&x=1", "body": "#{id} <b>\n", "id": "c-1"}
    )
    query = parse_qs(urlsplit(address).query)
    assert query == {"title": ["{body}&x=1"], "body": ["#{id} <b>\n"]}


def test_long_notes_are_cut_at_a_word() -> None:
    """What an issue quotes has no tags and is not longer than hosts take."""
    text = plain("<b>a &amp; b</b> " + "word " * 400)
    assert text.startswith("a & b word")
    assert len(text) <= LONGEST + 2
    assert text.endswith("word …")


def test_each_note_reports_its_own_words() -> None:
    """The issue has the id, the page and both wordings; without a repository there is no such link."""
    made = comparison("So Carne* came.", "So Carney* came.", [("Carne*", "Carney*", "name", "major")])
    page = comparison_page(entry(made, title="A & B"))
    html = convert(page, report=report_address("https://github.com/a/b"))
    link = html.split('class="an-report" ')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    query = parse_qs(urlsplit(link).query)
    assert made.corrections[0].id in query["title"][0]
    assert "A & B" in query["body"][0]
    assert "“Carne*”" in query["body"][0]
    assert "“Carney*”" in query["body"][0]
    assert "an-report" not in convert(page)


def test_the_form_is_filled_in() -> None:
    """Every field the link fills in is one of our form's, the page, the id and the words among them; GitHub only."""
    address = report_address("https://github.com/a/b", form=True)
    fields = {item.get("id"): item for item in yaml.safe_load((ROOT / FORM).read_text("utf-8"))["body"]}
    query = parse_qs(urlsplit(address).query)
    assert query.pop("template") == [Path(FORM).name]
    assert query.pop("title") == ["{title}"]
    assert query == {"page": ["{page}"], "correction": ["{id}"], "words": ["{words}"]}
    assert set(query) < set(fields)
    assert fields["wrong"]["validations"] == {"required": True}
    assert "template" not in report_address("https://codeberg.org/a/b", form=True)


def test_a_note_fills_the_form() -> None:
    """The page's name, the id and both wordings stand in their fields, to the letter."""
    made = comparison("So Carne* came.", "So Carney* came.", [("Carne*", "Carney*", "name", "major")])
    html = convert(
        comparison_page(entry(made, title="A & B {words}")), report=report_address("https://github.com/a/b", form=True)
    )
    link = unescape(html.split('class="an-report" ')[1].split('href="')[1].split('"')[0])
    query = parse_qs(urlsplit(link).query)
    assert query["page"] == ["A & B {words}"]
    assert query["correction"] == [made.corrections[0].id]
    assert "“Carne*”" in query["words"][0]
    assert query["words"][0].isprintable()
    assert "body" not in query


def test_only_a_repository_with_our_form_gets_it(tmp_path: Path) -> None:
    """The form is looked for where GitHub looks for it; a folder of that name is none."""
    assert not has_form(tmp_path)
    (tmp_path / FORM).mkdir(parents=True)
    assert not has_form(tmp_path)
    assert has_form(ROOT)


def test_the_tree_reports_to_the_same_place() -> None:
    """The tree's own configuration hands the address on; a site's own address stays."""
    own = "site_name: x\nrepo_url: https://github.com/a/b\n"
    assert {"annotate": {"report": report_address("https://github.com/a/b")}} in yaml.safe_load(derived(own))[
        "markdown_extensions"
    ]
    kept = derived(own + "markdown_extensions:\n- annotate: {report: 'https://x.example/{id}'}\n")
    assert yaml.safe_load(kept)["markdown_extensions"] == [{"annotate": {"report": "https://x.example/{id}"}}]
    assert "template=report-an-error.yml" in derived(own, form=True)
