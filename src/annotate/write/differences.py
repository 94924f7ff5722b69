"""What differs, told in words: the table of what changed, the footnotes, and the folded list of everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import urlsplit

from annotate.entry import Entry
from annotate.excerpt import Excerpt
from annotate.model import KINDS, Comparison, Correction
from annotate.write.article import passage_id
from annotate.write.escape import attribute, encode
from annotate.write.excerpts import excerpts, few, is_full
from annotate.write.findings import Finding, by_weight
from annotate.write.phrases import Phrases
from annotate.write.quote import Words, brief, cell, in_context, isolated, sides
from annotate.write.rows import paragraph_of, starts

TABLE, TABLE_END = '<table class="an-table">', "</tbody></table>"
"""The lines that a table of all differences begins with and ends at."""
ALL = "an-all"
"""The address of the list of everything."""
ROWS_SHOWN = 12
PLACES_SHOWN = 6
Where = Callable[[Finding], str]
"""Markdown of the places of a finding."""
_TAG = re.compile(r"<[^>]*>")  # in Markdown of ours, where any other < is encoded


def changes(entry: Entry, found: Sequence[Finding], say: Phrases, where: Where | None = None) -> str:
    """Markdown of the table of what changed: one row a finding, the most serious first, folded after a dozen.

    `where` gives Markdown of the places of a finding: by default links to its marks or its footnote on this page.
    """
    if not found:
        return ""
    shown = _shown(entry)
    where = where or (lambda finding: (places if is_full(entry) else footnote_place)(finding, say))
    rows = [_change(finding, entry, shown.get(finding.label), where, say) for finding in by_weight(found)]
    columns = [say(f"page.changes_{name}") for name in ("kind", "copy", "reference", "where")]
    head = "\n".join((_row(columns), _row(["---", "---", "---", "---:"])))
    parts = [f"## {say('page.changes')}", '<div class="an-changes" markdown>', "\n".join((head, *rows[:ROWS_SHOWN]))]
    if rest := rows[ROWS_SHOWN:]:
        more = say.some("page.changes_more", len(rest))
        parts += [f'<details markdown="1">\n<summary>{more}</summary>', "\n".join((head, *rest)), "</details>"]
    return "\n\n".join((*parts, "</div>"))


def footnotes(entry: Entry, found: Iterable[Finding], say: Phrases) -> str:
    """Markdown of the footnote definitions, in the order of their numbers."""
    shown = _shown(entry)
    told = ((finding, _sentence(finding.first, entry, shown.get(finding.label), say)) for finding in found)
    return "\n\n".join(_footnote(finding, sentence, say) for finding, sentence in told)


def plain_sentences(entry: Entry, found: Iterable[Finding], say: Phrases) -> Iterator[str]:
    """The sentences of the footnotes as plain text, each on one line."""
    shown = _shown(entry)
    for finding in found:
        sentence = _sentence(finding.first, entry, shown.get(finding.label), say)
        yield " ".join(unescape(_TAG.sub("", sentence)).split())


def everything(entry: Entry, say: Phrases, corrections: Iterable[Correction] | None = None) -> str:
    """Markdown of all differences, folded, by kind; with `publish: excerpts` only how many there are of each kind.

    `corrections` are those of the page, where it does not have all of them.
    """
    shown = [c for c in (entry.comparison.corrections if corrections is None else corrections) if not c.dismissed]
    if not shown:
        return ""
    if not is_full(entry):
        summary, body = say("page.all_excerpts"), [_count_line(shown, say)]
    else:
        summary = say.some("page.all", len(shown))
        paragraphs = starts(entry.comparison.copy)
        body = [_kind_table(kind, group, entry, paragraphs, say) for kind, group in _by_kind(shown)]
    # The address is inside, because browsers unfold what holds the place they go to.
    top = f'<details class="an-all" data-search-exclude><summary>{summary}</summary><div id="{ALL}">'
    return "\n".join((top, *body, "</div></details>"))


def link(address: str, words: str | None = None) -> str:
    """Markdown of a link to a web address, as `words` or its host; any other address is only shown."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return encode(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or any(char.isspace() for char in address):
        return encode(address)
    host = parts.netloc.rpartition("@")[2].removeprefix("www.")
    return f'<a href="{attribute(address)}" rel="nofollow">{encode(host if words is None else words)}</a>'


def _shown(entry: Entry) -> Mapping[str, Excerpt]:
    """What may be shown of each correction; nothing is said where the texts are published."""
    return {} if is_full(entry) else excerpts(entry)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def words_of(correction: Correction, entry: Entry, excerpt: Excerpt | None, say: Phrases) -> tuple[Words, Words]:
    """What both sides say (copy, reference) where a correction is listed; `excerpt`: what may be shown of it."""
    if excerpt:
        return few(entry.comparison, correction, excerpt, say)
    return (in_context if brief(correction) else sides)(entry.comparison, correction, say)


def _change(finding: Finding, entry: Entry, excerpt: Excerpt | None, where: Where, say: Phrases) -> str:
    first, language = finding.first, _language(entry)
    copy, reference = words_of(first, entry, excerpt, say)
    kind = f"**{say(f'kind.{first.kind}')}**"
    said = cell(copy, "copy", language, say), cell(reference, "reference", language, say)
    return _row((kind, *said, where(finding)))


def places(finding: Finding, say: Phrases, address: Callable[[str], str] = "#{}".format) -> str:
    """Links to the marks of a finding: its number, or a letter for each place where it says the same thing again.

    `address` gives the address of a correction, by its id.
    """
    if len(finding.places) == 1:
        return f"[{finding.number}]({address(finding.label)})"
    links = [
        f'[{chr(ord("a") + n)}]({address(place.id)} "{say("page.changes_place", number=finding.number, place=n + 1)}")'
        for n, place in enumerate(finding.places[:PLACES_SHOWN])
    ]
    more = len(finding.places) - PLACES_SHOWN
    return " ".join((str(finding.number), *links, *([say("places_more", count=more)] if more > 0 else [])))


def footnote_place(finding: Finding, say: Phrases) -> str:
    """The footnote of a finding, and an address for each of its places: without the text they have no mark."""
    kind = f"{finding.first.kind} {finding.first.severity}"
    ids = "".join(f'<span class="d {kind}" id="{place.id}"></span>' for place in finding.places)
    again = f" {say('page.changes_places', count=len(finding.places))}" if len(finding.places) > 1 else ""
    return f"{ids}[^{finding.label}]{again}"


def _footnote(finding: Finding, sentence: str, say: Phrases) -> str:
    kind = say("note.label", kind=say(f"kind.{finding.first.kind}"))
    paragraphs = [f"[^{finding.label}]: **{kind}** {sentence}"]
    noted = finding.noted
    if noted.note:
        paragraphs.append(_note(noted.note, say))
    if noted.sources:
        paragraphs.append(f"{say('note.sources')} " + ", ".join(link(source) for source in noted.sources))
    return "\n\n    ".join(paragraphs)


def _note(text: str, say: Phrases) -> str:
    return f'<span class="an-person">{say("note.person")}</span> <bdi>{encode(" ".join(text.split()))}</bdi>'


def _sentence(correction: Correction, entry: Entry, excerpt: Excerpt | None, say: Phrases) -> str:
    """What the copy says and what the reference says; of an excerpt with the words around."""
    if excerpt:
        copy, reference = few(entry.comparison, correction, excerpt, say, whole=True)
    else:
        copy, reference = sides(entry.comparison, correction, say)
    return _tell(correction, copy, reference, _quoter(entry, say), say)


def _tell(
    correction: Correction, copy: Words, reference: Words, quoted: Callable[[Words, str], str], say: Phrases
) -> str:
    if not correction.copy:
        return say("note.reference_only", quote=quoted(reference, "reference"))
    if not correction.reference:
        return say("note.copy_only", quote=quoted(copy, "copy"))
    if correction.operation == "move" and correction.copy.text == correction.reference.text:
        return say("note.moved_both", copy=quoted(copy, "copy"))
    said = say("note.both_copy", quote=quoted(copy, "copy"))
    return f'<span class="an-said">{said}</span> ' + say("note.both_reference", quote=quoted(reference, "reference"))


def _quoter(entry: Entry, say: Phrases) -> Callable[[Words, str], str]:
    language = _language(entry)
    return lambda words, side: isolated(words, side, language, say)


def _by_kind(shown: Sequence[Correction]) -> list[tuple[str, list[Correction]]]:
    groups: dict[str, list[Correction]] = {}
    for correction in shown:
        groups.setdefault(correction.kind, []).append(correction)
    return [(kind, groups[kind]) for kind in KINDS if kind in groups]


def _count_line(shown: Sequence[Correction], say: Phrases) -> str:
    counts = [say.some(f"kinds.{kind}", len(group)) for kind, group in _by_kind(shown)]
    words = [f"{say.number(len(group))} {words}" for (_, group), words in zip(_by_kind(shown), counts, strict=True)]
    return f"<p>{say('list_separator').join(words)}</p>"


def _kind_table(kind: str, group: Sequence[Correction], entry: Entry, paragraphs: Sequence[int], say: Phrases) -> str:
    """An HTML table of one kind's differences, without blank lines, so that it is one block of Markdown."""
    caption = f"<caption>{say(f'kind.{kind}')} <small>{say.number(len(group))}</small></caption>"
    names = (say("page.changes_copy"), say("page.changes_reference"), say("page.all_where"))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    rows = (_difference(correction, entry, paragraphs, say) for correction in group)
    top = f"{TABLE}{caption}<thead><tr>{head}</tr></thead><tbody>"
    return "\n".join((top, *rows, TABLE_END))


def _difference(correction: Correction, entry: Entry, paragraphs: Sequence[int], say: Phrases) -> str:
    copy, reference = sides(entry.comparison, correction, say)
    language = _language(entry)
    note = f"<br>{_note(correction.note, say)}" if correction.note else ""
    cells = (
        cell(copy, "copy", language, say),
        cell(reference, "reference", language, say) + note,
        _where(correction, entry.comparison, paragraphs, say),
    )
    return f'<tr class="{correction.severity}">' + "".join(f"<td>{content}</td>" for content in cells) + "</tr>"


def _where(correction: Correction, comparison: Comparison, paragraphs: Sequence[int], say: Phrases) -> str:
    """A link to the mark of a serious correction, or to the passage of another, named by its paragraph."""
    if correction.serious:
        words = say("page.all_correction", number=correction.number) if correction.number else correction.id
        return f'<a href="#{correction.id}">{words}</a>'
    paragraph = paragraph_of(paragraphs, correction.copy.start) + 1
    address = f"an-copy-p{paragraph}"
    if correction.passage < len(comparison.passages):
        side = "copy" if comparison.passages[correction.passage].copy else "reference"
        address = passage_id(correction.passage, side)
    return f'<a href="#{address}">{say("page.all_paragraph", number=paragraph)}</a>'


def _language(entry: Entry) -> str | None:
    return entry.metadata.language or entry.comparison.language
