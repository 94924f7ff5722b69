"""The pages of a long comparison: a first page about the whole, and one page for each part of both texts.

    comparisons/SLUG/index.md           cards, counts, the parts, the gravest findings, proof, downloads
    comparisons/SLUG/part/N/index.md    an article of its own, with its findings and footnotes, numbered through
    comparisons/SLUG/places/c-X.json    in which part a correction stands, for addresses that name the first page

What is told of a correction (tables, footnotes) is made from the whole comparison; the article is made from the part.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.entry import Entry
from annotate.model import Correction
from annotate.write.article import View, article
from annotate.write.citation import citation
from annotate.write.data import few_words
from annotate.write.dialogs import notices
from annotate.write.differences import ALL, PLACES_SHOWN, changes, everything, footnote_place, footnotes, places
from annotate.write.downloads import download_list
from annotate.write.escape import attribute, encode
from annotate.write.excerpts import decided, is_full
from annotate.write.findings import Finding, by_weight, findings
from annotate.write.page import Values, about, cards, checked, facts, front_matter, meta, sample, told, verdict
from annotate.write.parts import Part, away, homes_of
from annotate.write.phrases import DEFAULT, Phrases, phrases
from annotate.write.tree import PART

GRAVEST = 50
"""How many findings the first page tells."""
PARTS = "an-parts"
"""The address of the list of the parts, which its heading has."""
A_FILE = 1000
"""About how many places one file of them holds."""


def folder_of(number: int) -> str:
    """Where the page of a part lies, as seen from the first page."""
    return f"part/{number}/"


@dataclass(frozen=True, slots=True)
class _Book:
    """A comparison in parts.

    `homes` says which part tells a correction, `shares` which findings each part has, `split` which parts a passage
    moved between.
    """

    entry: Entry
    parts: Sequence[Part]
    homes: Mapping[str, int]
    found: Sequence[Finding]
    shares: Mapping[int, Sequence[Finding]]
    split: Mapping[int, Sequence[int]]
    digits: int
    say: Phrases


def book(
    entry: Entry, parts: Sequence[Part], language: str = DEFAULT, sizes: Mapping[str, int] | None = None
) -> Iterator[tuple[str, str]]:
    """Every file of a comparison in `parts` that is no download: path beside its first page, and content.

    `sizes` are those of the downloads in bytes. Raises FidelityError if a page would not show its texts as they are.
    """
    entry = decided(entry)
    homes, found = homes_of(parts), findings(entry.comparison)
    marked = [c.id for c in entry.comparison.corrections if c.serious]
    shares, digits = _shares(found, homes), _digits(len(marked))
    made = _Book(entry, parts, homes, found, shares, _split(parts), digits, phrases(language))
    yield "index.md", _first(made, sizes or {})
    for part in parts:
        yield f"{folder_of(part.number)}index.md", _page(made, part)
    yield from _places(marked, homes, made.digits)


def _shares(found: Sequence[Finding], homes: Mapping[str, int]) -> dict[int, list[Finding]]:
    """The findings of each part, in the order of their first places there, each with its places there.

    Not in the order of their numbers: one that began in an earlier part may come late in this one, and the notes in
    the margin hang each below the one before it.
    """
    shares: dict[int, list[Finding]] = {}
    for finding in found:
        own: dict[int, list[Correction]] = {}
        for place in finding.places:
            own.setdefault(homes[place.id], []).append(place)
        for number, here in own.items():
            others = [there[0] for other, there in own.items() if other != number]
            noted = [finding.noted] if homes[finding.noted.id] != number and finding.noted not in others else []
            shares.setdefault(number, []).append(Finding(finding.number, tuple(here), (*others, *noted)))
    return {number: sorted(share, key=_place) for number, share in shares.items()}


def _place(finding: Finding) -> tuple[int, int]:
    """Where a finding begins in the copy, and its number."""
    return finding.first.copy.start, finding.number


def _split(parts: Sequence[Part]) -> dict[int, list[int]]:
    """The parts that have a passage which moved from one to another, by its number."""
    split: dict[int, list[int]] = {}
    for part in parts:
        for number, passage in zip(part.passages, part.comparison.passages, strict=True):
            if away(passage):
                split.setdefault(number, []).append(part.number)
    return split


# --- the first page ---


def _first(book: _Book, sizes: Mapping[str, int]) -> str:
    """The page about the whole."""
    entry, say = book.entry, book.say

    def address(label: str) -> str:
        return f"{folder_of(book.homes[label])}index.md#{label}" if label != ALL else f"#{PARTS}"

    def where(finding: Finding) -> str:
        first = finding.first  # the empty mark says what it is, for the row's colour
        mark = f'<span class="d {first.kind} {first.severity}" data-c="{first.id}"></span>'
        return mark + places(finding, say, address)

    gravest = by_weight(book.found)[:GRAVEST]
    rest = len(book.found) - len(gravest)
    pieces = (
        f"# {encode(entry.metadata.title)}",
        sample(entry, say),
        encode(" ".join(entry.metadata.summary.split())),
        cards(entry, say),
        verdict(entry, book.found, say, address),
        "" if is_full(entry) else say("page.excerpts"),
        notices(say),
        changes(entry, gravest, say, where),
        say.some("part.rest", rest) if rest else "",
        _contents(book),
        about(entry, f"**{say('page.data')}**\n\n{download_list(entry.slug, sizes, say)}", say),
    )
    matter = meta(entry, book.found, say, lambda label: f"{folder_of(book.homes[label])}#{label}")
    return front_matter(matter) + "\n\n".join(filter(None, pieces)) + "\n"


def _contents(book: _Book) -> str:
    """The list of the parts: a line each, with its first words and how many findings it has."""
    say = book.say
    words = "part.introduction" if is_full(book.entry) else "part.introduction_excerpts"
    lines = "\n".join(_line(book, part) for part in book.parts)
    introduction = say(words, count=say.number(len(book.parts)))
    box = f'<div class="an-parts an-book" data-home="./" data-digits="{book.digits}" markdown>'
    return f"## {say('part.heading')}\n\n{box}\n\n{introduction}\n\n{lines}\n\n</div>"


def _line(book: _Book, part: Part) -> str:
    say, shown = book.say, ""
    if is_full(book.entry):
        text = part.comparison.copy if part.comparison.copy.paragraphs else part.comparison.reference
        first = text.paragraphs[0]
        words = few_words(" ".join(text.text[first.start : min(first.end, first.start + 400)].split()))
        shown = f" <bdi>{encode(words)}</bdi>"
    count = say.some("part.count", len(book.shares.get(part.number, ())))
    name = say("part.one", number=part.number)
    return f"- [{name}]({folder_of(part.number)}index.md){shown} <small>{count}</small>"


# --- the page of one part ---


def _page(book: _Book, part: Part) -> str:
    """The page of one part: its article, what changed in it, and its footnotes."""
    whole, say = book.entry, book.say
    found = book.shares.get(part.number, [])
    entry = replace(whole, comparison=part.comparison)
    title = say("part.title", title=whole.metadata.title, number=part.number, count=len(book.parts))
    full = is_full(whole)
    pieces = (
        f"# {encode(title)}",
        sample(whole, say),
        f'<div class="an-cards">\n{citation(whole, say)}\n</div>',
        told("part", whole, part.own, found, say) if whole.comparison.related else say("page.unrelated"),
        _turn(book, part, found),
        "" if full else say("page.excerpts"),
        changes(whole, found, say, lambda finding: _where(book, finding, full)),
        article(entry, found, say, _view(book, part)) if full else "",
        everything(whole, say, part.own),
        f'<div class="an-turn" markdown>\n\n{_links(book, part)}\n\n</div>',
        footnotes(whole, found, say),
    )
    matter = front_matter(_matter(book, title, found))
    return checked(matter + "\n\n".join(filter(None, pieces)) + "\n", entry)


def _matter(book: _Book, title: str, found: Sequence[Finding]) -> Values:
    entry, say = book.entry, book.say
    labels = {"copy": entry.metadata.copy.label, "reference": entry.metadata.reference.label}
    return {
        "title": title,
        "description": say("page.description", count=say.some("page.described", len(found)), **labels),
        "hide": ("navigation", "toc"),
        "robots": "noindex" if entry.metadata.sample else "",
        **facts(entry, found, say),
    }


def _view(book: _Book, part: Part) -> View:
    """What the article of a part knows of the whole."""
    others = {n: other for n in part.passages for other in book.split.get(n, ()) if other != part.number}
    return View(part.passages, part.before, {number: f"../{other}/" for number, other in others.items()})


def _turn(book: _Book, part: Part, found: Sequence[Finding]) -> str:
    """The way to the other parts, and what the script and our extension have to know of them."""
    values = {
        "home": "../../",
        "digits": str(book.digits),
        "numbers": " ".join(str(finding.number) for finding in found),
        "total": str(len(book.found)),
        "previous": _nearest(book, reversed(book.parts[: part.number - 1]), -1),
        "next": _nearest(book, iter(book.parts[part.number :]), 0),
    }
    data = "".join(f' data-{name}="{value}"' for name, value in values.items() if value)
    name = attribute(book.say("part.name"))
    return f'<nav class="an-turn an-book {PART}" aria-label="{name}"{data} markdown>\n\n{_links(book, part)}\n\n</nav>'


def _nearest(book: _Book, parts: Iterator[Part], which: int) -> str:
    """The address of the first (0) or last (-1) finding of the first of `parts` that has any."""
    number = next((part.number for part in parts if part.number in book.shares), None)
    if number is None:
        return ""
    order = {c.id: n for n, c in enumerate(book.parts[number - 1].own)}
    labels = sorted((finding.label for finding in book.shares[number]), key=lambda label: order[label])
    return f"../{number}/#{labels[which]}"


def _links(book: _Book, part: Part) -> str:
    say, count = book.say, len(book.parts)
    before = f"[{say('part.before')}](../{part.number - 1}/index.md)" if part.number > 1 else ""
    after = f"[{say('part.after')}](../{part.number + 1}/index.md)" if part.number < count else ""
    here = say("part.position", number=part.number, count=count)
    return " · ".join(filter(None, (before, here, f"[{say('part.all')}](../../index.md)", after)))


def _where(book: _Book, finding: Finding, full: bool) -> str:
    """The places of a finding: those on this page, and the parts that have others."""
    say = book.say
    here = places(finding, say) if full else footnote_place(finding, say)
    numbers = sorted({book.homes[place.id]: place.id for place in reversed(finding.elsewhere)}.items())
    others = [
        f"[{say('part.also', number=number)}](../{number}/index.md#{label})" for number, label in numbers[:PLACES_SHOWN]
    ]
    more = len(numbers) - PLACES_SHOWN
    return " ".join((here, *others, *([say("places_more", count=more)] if more > 0 else [])))


# --- where a correction is ---


def _digits(count: int) -> int:
    """By how many digits of their ids the places of corrections are put into files."""
    digits = 0
    while count > A_FILE * 16**digits:
        digits += 1
    return digits


def _places(ids: Sequence[str], homes: Mapping[str, int], digits: int) -> Iterator[tuple[str, str]]:
    """The files that say in which part a correction stands: by the first digits of its id."""
    files: dict[str, dict[str, int]] = {f"{n:0{digits}x}" if digits else "": {} for n in range(16**digits)}
    for each in ids:
        files[each[2 : 2 + digits]][each] = homes[each]
    for name, content in files.items():
        yield f"places/c-{name}.json", json.dumps(dict(sorted(content.items())), separators=(",", ":")) + "\n"
