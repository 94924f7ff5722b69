"""write/github.py: text of strangers on pages that GitHub renders."""

from __future__ import annotations

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from annotate.source.paths import printable
from annotate.write.github import LONGEST, code, escaped, folded, items, table

HOSTILE = [
    "[a link](https://x.example) ![an image](https://x.example/i.png) <https://x.example>",
    "www.x.example and me@x.example, https://x.example",
    "@everyone, #123, GH-123, owner/name#4, owner/name@0123456789abcdef0123456789abcdef01234567",
    "</code></td></table><script>alert(1)</script><!-- <img src=x onerror=y>",
    "a | b || c \\| d",
    "```\n~~~\n\n# heading\n- list\n\n<h1>",
    "::error file=x::y\n::add-mask::z\r\n##[error]w",
    "&lt; &#64; &amp;",
    "$x$ :tada: ~~gone~~ **bold** _it_ `code` ``",
    "\u202egnp.exe\u2028\x07\x1b[31m\x00\u200b",
    "    four spaces",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(), st.text(alphabet="@#[]()<>!|`*_~:$\\/&;.a \n"))


def rendered(source: str) -> lxml.html.HtmlElement:
    """What a reader of Markdown that lets HTML through, as GitHub's does, makes of `source`."""
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(source)
    return lxml.html.fromstring(f"<div>{html}</div>")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    """Nothing of it becomes an element, and a reader sees it to the letter, what cannot be seen by name."""
    page = rendered(f"<p>{code(text)}</p>")
    assert [e.tag for e in page.iter()] == ["div", "p", "code"]
    assert page.findtext(".//code") == printable(text)


@given(text=TEXTS)
def test_property_no_sign_of_it_is_left_bare(text: str) -> None:
    """No sign of Markdown, HTML, GitHub or a workflow command stands in the source: only character references do."""
    source = escaped(text, longest=10_000)
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"&#[0-9]+;", "", source))
    assert len(source.splitlines()) <= 1
    assert source.isprintable()


@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_property_every_block_keeps_its_form(texts: list[str]) -> None:
    """Lists, tables and folded parts have as many rows and cells as were given, whatever these say."""
    source = "\n\n".join(
        (table(["a", "b"], [(code(text), "x") for text in texts]), folded("more", items(map(code, texts))))
    )
    page = rendered(source)
    assert {e.tag for e in page.iter()} <= {
        "div", "table", "tbody", "tr", "th", "td", "code", "em", "details", "summary", "ul", "li",
    }  # fmt: skip
    assert len(page.findall(".//tr")) == len(texts) + 1
    assert len(page.findall(".//td")) == 2 * len(texts)
    assert len(page.findall(".//li")) == len(texts)


def test_long_text_is_cut_and_counted() -> None:
    """What is left out is said, in characters."""
    assert code("a" * (LONGEST + 1234)) == f"<code>{'a' * LONGEST}… (1,234 more characters)</code>"


def test_nothing_is_said() -> None:
    """A side without words says so instead of being an empty cell."""
    assert code("") == "<em>nothing</em>"
