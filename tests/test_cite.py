"""write/cite.py: a line and a BibTeX entry that say what a title says, whatever it holds."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotate.entry import Version
from annotate.write.cite import _TEX, bibtex, one_line, plain, tex
from pages import comparison, entry

MADE = comparison("Carne came.", "Carney came.", [("Carne", "Carney", "name", "major")])
PLAIN = entry(MADE, title="A state visit")
ADDRESS = "https://example.org/comparisons/a-title/"
HOSTILE = entry(
    MADE,
    title='100% {of} \\it $5 & "#1"_a~b^c @misc{x,\n title = {no}}',
    copy=Version("copy.txt", "Mirror } @book{y"),
    reference=Version("reference.txt", "Courier\u202e \\end{document}"),
)


def braces(text: str) -> bool:
    """Whether braces come in pairs, as BibTeX counts them: before TeX, escaped or not."""
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


def untex(source: str) -> str:
    """What TeX prints for a source of `tex`."""
    signs = {value: key for key, value in _TEX.items()}
    return re.sub("|".join(map(re.escape, sorted(signs, key=len, reverse=True))), lambda m: signs[m[0]], source)


def test_plain() -> None:
    """A comparison and a correction as one line, with the address where it is known."""
    line = "“A state visit”, a comparison of The Mirror with The Original, "
    assert plain(PLAIN) == line + "21 November 2026."
    assert plain(PLAIN, ADDRESS, MADE.corrections[0]) == (
        line + f"correction 1, 21 November 2026, {ADDRESS}#c-00000000."
    )


def test_bibtex() -> None:
    """The BibTeX entry of a comparison."""
    assert bibtex(PLAIN, ADDRESS) == (
        "@misc{a-title,\n"
        "  title = {{A state visit}},\n"
        "  year = {2026},\n  month = {11},\n  day = {21},\n"
        "  note = {A comparison of The Mirror with The Original.},\n"
        f"  url = {{{ADDRESS}}}\n"
        "}\n"
    )


def test_bibtex_of_a_correction() -> None:
    """The entry of one correction has its id in the key and in the address, and its number in the note."""
    source = bibtex(PLAIN, ADDRESS, MADE.corrections[0])
    assert source.startswith("@misc{a-title-c-00000000,\n")
    assert "  note = {A comparison of The Mirror with The Original. Correction 1.},\n" in source
    assert f"  url = {{{ADDRESS}#c-00000000}}\n" in source


def test_minor_corrections_are_cited_by_id() -> None:
    """A correction without a number is named by its id."""
    minor = replace(MADE.corrections[0], number=None)
    assert ", correction c-00000000, " in plain(PLAIN, "", minor)


def test_hostile_title() -> None:
    """Braces, signs of TeX, quotes and line breaks in a title end no field and start no entry."""
    assert bibtex(HOSTILE) == (
        "@misc{a-title,\n"
        r"  title = {{100{\%} {\textbraceleft}of{\textbraceright} {\textbackslash}it {\$}5 {\&} {''}{\#}1{''}{\_}a"
        r"{\textasciitilde}b{\textasciicircum}c {@}misc{\textbraceleft}x, title = {\textbraceleft}no"
        r"{\textbraceright}{\textbraceright}}},"
        "\n  year = {2026},\n  month = {11},\n  day = {21},\n"
        r"  note = {A comparison of Mirror {\textbraceright} {@}book{\textbraceleft}y with Courier "
        r"{\textbackslash}end{\textbraceleft}document{\textbraceright}.}"
        "\n}\n"
    )
    assert plain(HOSTILE).count("\n") == 0
    assert "\u202e" not in plain(HOSTILE)


@given(st.text())
def test_property_tex_loses_nothing(text: str) -> None:
    """Any line comes back from its TeX, and its braces are in pairs."""
    line = one_line(text)
    assert braces(tex(line))
    assert untex(tex(line)) == line


@given(st.text(), st.text(min_size=1))
def test_property_one_entry(title: str, label: str) -> None:
    """Whatever the title and the labels, there is one entry and its braces are in pairs."""
    source = bibtex(entry(MADE, title=title, copy=Version("c.txt", label)), "https://example.org/{}\\")
    assert braces(source)
    assert re.findall("@[a-z]+{", source) == ["@misc{"]
