"""How a comparison, or one correction of it, is cited: as a line of plain text and as BibTeX."""

from __future__ import annotations

import re

from annotate.entry import Entry
from annotate.model import Correction
from annotate.write.phrases import Phrases, phrases

# What TeX reads as a sign, in a form that prints it; each is a group of its own or ends with a brace, so that nothing
# after it is swallowed. Braces always come in pairs, because BibTeX counts them before TeX reads anything.
_TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "%": r"{\%}",
    "$": r"{\$}",
    "&": r"{\&}",
    "#": r"{\#}",
    "_": r"{\_}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    '"': "{''}",
    "@": "{@}",
}
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def plain(entry: Entry, address: str = "", correction: Correction | None = None, say: Phrases | None = None) -> str:
    """One line of plain text that cites `entry`, or one `correction` of it; `address` is that of its page, if known."""
    say, metadata = say or phrases(), entry.metadata
    line = say(
        "cite.plain",
        title=one_line(metadata.title),
        copy=one_line(metadata.copy.label),
        reference=one_line(metadata.reference.label),
    )
    parts = [line, _number(correction, say), say.day(metadata.date), _at(address, correction)]
    return say("list_separator").join(filter(None, parts)) + "."


def bibtex(entry: Entry, address: str = "", correction: Correction | None = None, say: Phrases | None = None) -> str:
    """The same as a BibTeX entry; its key is the folder's name, with the correction's id where one is cited."""
    say, metadata = say or phrases(), entry.metadata
    key = f"{entry.slug}-{correction.id}" if correction else entry.slug
    compared = say("cite.compared", copy=one_line(metadata.copy.label), reference=one_line(metadata.reference.label))
    note = " ".join(filter(None, (compared + ".", f"{_number(correction, say).capitalize()}." if correction else "")))
    fields = {
        "title": f"{{{tex(one_line(metadata.title))}}}",
        "year": metadata.date[:4],
        "month": metadata.date[5:7],
        "day": metadata.date[8:10],
        "note": tex(note),
        "url": _address(_at(address, correction)),
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def one_line(text: str) -> str:
    """`text` on one line, without characters that print nothing or turn what follows around."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def tex(text: str) -> str:
    """`text` so that TeX prints it and BibTeX finds its braces in pairs."""
    return "".join(_TEX.get(char, char) for char in text)


def _number(correction: Correction | None, say: Phrases) -> str:
    if correction is None:
        return ""
    return (
        say("page.all_correction", number=correction.number) if correction.number else say("cite.one", id=correction.id)
    )


def _at(address: str, correction: Correction | None) -> str:
    return f"{address.partition('#')[0]}#{correction.id}" if address and correction else address


def _address(address: str) -> str:
    """An address for the field `url`: as it stands, but for the signs that would end the field."""
    return "".join(f"%{ord(char):02X}" if char in "{}\\ " else char for char in one_line(address))
