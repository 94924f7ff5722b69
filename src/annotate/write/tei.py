"""A comparison as TEI P5: a critical apparatus of two witnesses, the reference as the base text.

With `publish: full` by parallel segmentation: the body holds both texts, `<lem>` what the reference says and `<rdg>`
what the copy says; outside of `<app>` they are equal. Reading all text of the `<p>` elements, and of each `<app>` one
reading, gives either text back character for character (`<g n="U+000C"/>` is a character that XML cannot hold).
Words that stand elsewhere in the copy are two `<app>` that point at each other. Otherwise the apparatus stands alone,
by the location-referenced method, and holds no more words than the other outputs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotate import __version__
from annotate.entry import Entry
from annotate.model import Correction
from annotate.write.excerpts import is_full, published
from annotate.write.phrases import DEFAULT, Phrases, phrases
from annotate.write.segments import Segment, segments
from annotate.write.tei_header import header
from annotate.write.xml import attributes, element, escaped, pointer

_BREAK, _WRAPPED_BREAK = re.compile(r"(?<=\n)(?=[^\n])"), re.compile(r"(?<=\n\n)(?=[^\n])")


def entry_tei(entry: Entry, language: str = DEFAULT) -> str:
    """The TEI document of a comparison, as its page publishes it, our words in `language`."""
    say = phrases(language)
    body = "\n".join(_paragraphs(entry) if is_full(entry) else _apparatus(published(entry), say))
    return "\n".join((
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
        header(entry, say, version=__version__),
        f"<text{_language(entry)}>\n<body>\n{body}\n</body>\n</text>",
        "</TEI>\n",
    ))  # fmt: skip


def _language(entry: Entry) -> str:
    language = entry.metadata.language or entry.comparison.language
    return attributes(**{"xml:lang": language}) if language else ""


# --- both texts ---


def _paragraphs(entry: Entry) -> Iterator[str]:
    """The segments as TEI paragraphs, each of which ends where a paragraph of both texts ends."""
    comparison = entry.comparison
    line: list[str] = []
    ends = _WRAPPED_BREAK if comparison.reference.wrapped or comparison.copy.wrapped else _BREAK
    unrelated = "unrelated" if not comparison.related else ""
    moves: set[str] = set()
    for segment in segments(comparison):
        if segment.reference != segment.copy or segment.correction:
            line.append(_app(segment, moves, unrelated))
            continue
        first, *others = ends.split(segment.copy)
        line.append(escaped(first))
        for other in others:
            yield _paragraph(line)
            line = [escaped(other)]
    if any(line) or not comparison.reference.text:
        yield _paragraph(line)


def _paragraph(parts: Iterable[str]) -> str:
    return f'<p xml:space="preserve">{"".join(parts)}</p>'


def _app(segment: Segment, moves: set[str], other: str) -> str:
    """One place where the texts differ. `moves` holds the corrections of which one place has been written."""
    correction = segment.correction
    readings = element("lem", segment.reference, wit="#reference") + element("rdg", segment.copy, wit="#copy")
    if correction is None:
        space = not (segment.reference + segment.copy).strip()
        kind = other or ("spacing" if space else "moved")
        return f"<app{attributes(type=kind)}>{readings}</app>"
    apart = bool(correction.reference) and bool(correction.copy) and not (segment.reference and segment.copy)
    names = _names(correction, apart, correction.id in moves)
    if apart:
        moves.add(correction.id)
    return f"<app{attributes(**names)}>{readings}{''.join(_notes(correction))}</app>"


def _names(correction: Correction, apart: bool, again: bool) -> dict[str, str]:
    """The attributes of a correction's `<app>`; one whose sides stand apart has two, each with an id."""
    own, other = (correction.id, f"{correction.id}-there") if not again else (f"{correction.id}-there", correction.id)
    names = {"xml:id": own, "type": correction.kind, "ana": f"#{correction.severity}"}
    if correction.dismissed:
        names["ana"] += " #dismissed"
    if correction.number is not None and not again:
        names["n"] = str(correction.number)
    if apart:
        names["corresp"] = f"#{other}"
    elif correction.finding != correction.id:
        names["corresp"] = f"#{correction.finding}"
    return names


def _notes(correction: Correction) -> Iterator[str]:
    """What a person said of a correction, and the sources."""
    if correction.note:
        yield element("note", correction.note, type="contributor")
    for source in correction.sources:
        yield f'<note type="source">{element("ref", source, target=pointer(source))}</note>'


# --- the apparatus alone ---


def _apparatus(corrections: Iterable[Correction], say: Phrases) -> Iterator[str]:
    """A list of the corrections, each with the place of its words in both texts."""
    apps = [_listed(correction) for correction in corrections]
    yield element("p", say("page.excerpts"))
    if apps:
        yield "\n".join(("<listApp>", *apps, "</listApp>"))


def _listed(correction: Correction) -> str:
    places = (
        f"{name}:{q.start}-{q.end}" for name, q in (("reference", correction.reference), ("copy", correction.copy))
    )
    readings = element("lem", correction.reference.text, wit="#reference")
    readings += element("rdg", correction.copy.text, wit="#copy")
    names = attributes(**_names(correction, False, False), loc=" ".join(places))
    return f"<app{names}>{readings}{''.join(_notes(correction))}</app>"
