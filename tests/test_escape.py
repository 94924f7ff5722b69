"""Text as Markdown renders as exactly that text, in every place we put it and under every extension we know."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.write.escape import attribute, encode, encode_inside, encode_start
from syntaxes import EXTENSIONS, SETTINGS

CONVERTERS = (
    markdown.Markdown(
        extensions=["md_in_html", "footnotes", "tables"], extension_configs={"footnotes": SETTINGS["footnotes"]}
    ),
    markdown.Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS),
)
PLACES = {
    "paragraph": "{encoded}",
    "section": '<section class="x" markdown>\n\n{encoded}\n\n</section>',
    "mark": 'Before <mark class="d name major" id="c-1">{inside}</mark>[^c-1] after.\n\n[^c-1]: A note.',
    "start": '{started}<span data-r="x">y</span> after.',
    "footnote": "A word[^c-1].\n\n[^c-1]: **Kind.** <bdi>{encoded}</bdi> in the copy.",
    "second paragraph of a footnote": "A word[^c-1].\n\n[^c-1]: **Kind.**\n\n    {encoded}",
    "cell": "| A | B |\n| --- | --- |\n| <bdi>{encoded}</bdi> | b |",
    "heading": "## {encoded}",
    "link": "[{encoded}](https://example.org)",
    "list": "- <bdi>{encoded}</bdi>, more",
}
EVERYDAY = [
    "1986. A great year", "#MeToo", "5*3*2", "<redacted>", "(c) 2026 (tm) (r)", ":100: :smile:",
    "{++added++}{--gone--}", "A. Smith said so.", "i. one", "(1) one", "- dash", "+ plus", "> quoted", "    code",
    "\tcode", "```\ncode\n```", "~~~ x", "!!! note", "??? note", "/// note", "[TOC]", "[[Wiki Link]]",
    "*[HTML]: Hyper", "[^1]: note", "[a]: https://b.c", "see [a] and [a][b] ![i](j)", "user@example.org",
    "www.example.org", "https://example.org/a_b_c?d=1&amp;e=2",
    "@someone #12 !34 someone/something@181c06d1f11fa29961b334e90606ed1f1ec7a7cc",
    "181c06d1f11fa29961b334e90606ed1f1ec7a7cc", "1st 2nd 3rd 4th 11th 21st", "1/2 +/- --> <-- =/= c/o",
    "H~2~O x^2^ ==m== ^^i^^ ~~d~~", "++ctrl+alt+del++", "$x_1$ and \\(y\\)", "--8<-- \"/etc/passwd\"", ";--8<--",
    "term\n: definition", "Heading\n=======", "a  \nb", "a\\\nb", "&amp; &lt;b&gt; &#65; &copy;", "\\*not\\*",
    "a | b | c", "| a |", "---", "***", "[ ] task", "[x] task", "[=50% \"50%\"]", "{: #id .class } {.class}",
    "text {: .x }", "<!-- comment -->", "<script>alert(1)</script>", "<?php ?>", "<![CDATA[x]]>",
    "“Quoted” – ‘said’ … «so»", "\"straight\" 'quotes' -- and --- and ...", "klzzwxh:0001 wzxhzdk:0", "amp amp;",
    " leading", "trailing ", "  two  spaces  ", "a\u00a0b", "a\u2028b\u2029c", "soft\u00adhyphen",
    "zero\u200bwidth", "\u202eright", "\x7f\x80\x85\x9f", "line\nline\n# line\n1. line", "a\tb", "\ufeffbom",
    "\uffff\ufdd0", "a\u3000b", "١. عربي", "日本語。１．", "e.g. this. And that", "co-operation -torn war- - --",
    "a,b , c,", "{{ macro }} {% raw %}", "^", "_", "*", "~", "`", "|",
]  # fmt: skip


class Words(HTMLParser):
    """The text content of HTML, without what footnotes add."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.words.append(data)

    def handle_charref(self, name: str) -> None:
        """Keep a character by its number, also one that HTML libraries drop."""
        self.words.append(chr(int(name)))

    def handle_entityref(self, name: str) -> None:
        """Keep the four entities that Python-Markdown writes."""
        self.words.append({"amp": "&", "lt": "<", "gt": ">", "quot": '"'}[name])


def content(html: str) -> str:
    """The text content of `html`."""
    parser = Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.words)


def shown(place: str, text: str, converter: markdown.Markdown) -> str:
    """The text content of `place` with `text` in it, rendered."""
    values = {"encoded": encode(text), "inside": encode_inside(text), "started": encode_start(text)}
    converter.reset()
    return content(converter.convert(PLACES[place].format(**values)))


def expected(place: str, text: str, converter: markdown.Markdown) -> str:
    """The text content of `place` with a harmless word, and the word replaced by `text`."""
    return shown(place, "Zqxj", converter).replace("Zqxj", text)


def hostile() -> st.SearchStrategy[str]:
    """Text made of syntax, words and odd characters, without what files are refused for."""
    odd = st.characters(exclude_categories=["Cs"], exclude_characters="".join(map(chr, range(32))))
    pieces = st.sampled_from([*EVERYDAY, *"*_`#[](){}<>!|~^=+-.:;,&$\\/'\"@%1aZ \n\t", "word", "1.", "- "])
    return st.lists(st.one_of(pieces, odd), min_size=1, max_size=12).map("".join).filter(lambda text: text.strip())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_text_survives(place: str, text: str) -> None:
    """What newspapers print every day comes out as it went in, wherever it stands."""
    for converter in CONVERTERS:
        assert shown(place, text, converter) == expected(place, text, converter)


@settings(max_examples=150, deadline=None)
@given(place=st.sampled_from(sorted(PLACES)), text=hostile())
@example(place="paragraph", text="1. a\n2. b")
def test_any_text_survives(place: str, text: str) -> None:
    """Whatever the characters and their order, the rendered text content is the text."""
    for converter in CONVERTERS:
        assert shown(place, text, converter) == expected(place, text, converter)


@settings(max_examples=100, deadline=None)
@given(text=hostile())
def test_no_markup_comes_from_text(text: str) -> None:
    """A paragraph of hostile text makes one paragraph element and no other."""
    for converter in CONVERTERS:
        converter.reset()
        assert re.findall(r"<[^>]+>", converter.convert(encode(text))) == ["<p>", "</p>"]


@settings(max_examples=100, deadline=None)
@given(text=hostile())
def test_attributes_hold_their_text(text: str) -> None:
    """A double-quoted attribute in inline HTML holds exactly the text and does not end early."""
    for converter in CONVERTERS:
        converter.reset()
        html = converter.convert(f'Word <span data-r="{attribute(text)}">x</span>')
        match = re.fullmatch(r'<p>Word <span data-r="([^"]*)">x</span></p>', html)
        assert match, html
        assert content(match[1]) == text


def test_plain_prose_stays_readable() -> None:
    """An ordinary sentence is itself in the source, with its commas, full stops and hyphens."""
    prose = "Carney’s visit, a well-prepared one, began on Sunday. It ended in Kyiv."
    assert encode(prose) == prose


def test_first_word_is_strict() -> None:
    """What could start a list loses its sign in the source."""
    assert encode("A. Smith") == "A&#46; Smith"
