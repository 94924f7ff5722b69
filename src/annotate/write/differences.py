"""What differs, told in words: the table of what changed, the footnotes, and the folded list of everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import unescape
from urllib.parse import urlsplit

from annotate.entry import Entry
from annotate.model import KINDS, Comparison, Correction
from annotate.write.article import passage_id
from annotate.write.escape import attribute, encode, encode_inside
from annotate.write.findings import Finding, by_weight
from annotate.write.phrases import Phrases, number
from annotate.write.quote import Words, brief, cell, excerpt, in_context, isolated, lang, sides
from annotate.write.rows import paragraph_of, starts

ROWS_SHOWN = 12
PLACES_SHOWN = 6


def changes(entry: Entry, found: Sequence[Finding], say: Phrases) -> str:
    """Markdown of the table of what changed: one row a finding, the most serious first, folded after a dozen."""
    if not found:
        return ""
    rows = [_change(finding, entry, say) for finding in by_weight(found)]
    columns = [say(f"page.changes_{name}") for name in ("kind", "copy", "reference", "where")]
    head = "\n".join((_row(columns), _row(["---", "---", "---", "---:"])))
    parts = [f"## {say('page.changes')}", '<div class="an-changes" markdown>', "\n".join((head, *rows[:ROWS_SHOWN]))]
    if rest := rows[ROWS_SHOWN:]:
        more = say.some("page.changes_more", len(rest))
        parts += [f'<details markdown="1">\n<summary>{more}</summary>', "\n".join((head, *rest)), "</details>"]
    return "\n\n".join((*parts, "</div>"))


def footnotes(entry: Entry, found: Iterable[Finding], say: Phrases) -> str:
    """Markdown of the footnote definitions, in the order of their numbers."""
    sentence = _excerpt_sentence if entry.metadata.publish == "excerpts" else _sentence
    return "\n\n".join(_footnote(finding, sentence(finding.first, entry, say), say) for finding in found)


def everything(entry: Entry, say: Phrases) -> str:
    """Markdown of all differences, folded, by kind; with `publish: excerpts` only how many there are of each kind."""
    shown = [c for c in entry.comparison.corrections if not c.dismissed]
    if not shown:
        return ""
    if entry.metadata.publish == "excerpts":
        summary, body = say("page.all_excerpts"), [_count_line(shown, say)]
    else:
        summary = say.some("page.all", len(shown))
        paragraphs = starts(entry.comparison.copy)
        body = [_kind_table(kind, group, entry, paragraphs, say) for kind, group in _by_kind(shown)]
    # The address is inside, because browsers unfold what holds the place they go to.
    top = f'<details class="an-all" data-search-exclude><summary>{summary}</summary><div id="an-all">'
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


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _change(finding: Finding, entry: Entry, say: Phrases) -> str:
    first, language = finding.first, _language(entry)
    copy, reference = (in_context if brief(first) else sides)(entry.comparison, first, say)
    where = _footnote_place if entry.metadata.publish == "excerpts" else _places
    kind = f"**{say(f'kind.{first.kind}')}**"
    said = cell(copy, "copy", language, say), cell(reference, "reference", language, say)
    return _row((kind, *said, where(finding, say)))


def _places(finding: Finding, say: Phrases) -> str:
    """Links to the marks of a finding: its number, or a letter for each place where it says the same thing again."""
    if len(finding.places) == 1:
        return f"[{finding.number}](#{finding.label})"
    links = [
        f'[{chr(ord("a") + n)}](#{place.id} "{say("page.changes_place", number=finding.number, place=n + 1)}")'
        for n, place in enumerate(finding.places[:PLACES_SHOWN])
    ]
    more = len(finding.places) - PLACES_SHOWN
    return " ".join((str(finding.number), *links, *([say("places_more", count=more)] if more > 0 else [])))


def _footnote_place(finding: Finding, say: Phrases) -> str:
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


def _sentence(correction: Correction, entry: Entry, say: Phrases) -> str:
    """What the copy says and what the reference says."""
    copy, reference = sides(entry.comparison, correction, say)
    return _tell(correction, copy, reference, _quoter(entry, say), say)


def _tell(
    correction: Correction, copy: Words, reference: Words, quoted: Callable[[Words, str], str], say: Phrases
) -> str:
    if not correction.copy:
        return _ended(say("note.reference_only", quote=quoted(reference, "reference")), reference.end)
    if not correction.reference:
        return _ended(say("note.copy_only", quote=quoted(copy, "copy")), copy.end)
    if correction.operation == "move" and correction.copy.text == correction.reference.text:
        return say("note.moved_both", copy=quoted(copy, "copy"))
    said = say("note.both_copy", quote=quoted(copy, "copy"))
    return f'<span class="an-said">{said}</span> ' + say("note.both_reference", quote=quoted(reference, "reference"))


def _ended(sentence: str, last: str) -> str:
    """`sentence` without its full stop where the quotation that ends it, `last`, has one."""
    return sentence[:-1] if sentence.endswith(".") and last.endswith((".", "!", "?", "…", "。", "؟")) else sentence


def _quoter(entry: Entry, say: Phrases) -> Callable[[Words, str], str]:
    language = _language(entry)
    return lambda words, side: isolated(words, side, language, say)


def _excerpt_sentence(correction: Correction, entry: Entry, say: Phrases) -> str:
    """The same with the words around, for a page that does not hold the texts."""
    parts = []
    if correction.copy:
        parts.append(say("note.both_copy", quote=_in_context(correction, entry, "copy", say)))
    if correction.reference:
        parts.append(say("note.both_reference", quote=_in_context(correction, entry, "reference", say)))
    if correction.copy and correction.reference:
        return " ".join(parts)
    side = "copy" if correction.copy else "reference"
    quoted = _in_context(correction, entry, side, say)
    return _ended(say(f"note.{side}_only", quote=quoted), unescape(quoted.removesuffix("</bdi>"))[-2:-1])


def _in_context(correction: Correction, entry: Entry, side: str, say: Phrases) -> str:
    comparison = entry.comparison
    text, quote = (comparison.copy, correction.copy) if side == "copy" else (comparison.reference, correction.reference)
    before, words, after = excerpt(text, quote, say)
    left, right = say.quoted("|").split("|")
    own = f"<b>{encode_inside(words)}</b>" if words and (before or after) else encode_inside(words)
    inside = encode_inside(before) + own + encode_inside(after)
    return f'<bdi class="an-{side}"{lang(_language(entry))}>{left}{inside}{right}</bdi>'


def _by_kind(shown: Sequence[Correction]) -> list[tuple[str, list[Correction]]]:
    groups: dict[str, list[Correction]] = {}
    for correction in shown:
        groups.setdefault(correction.kind, []).append(correction)
    return [(kind, groups[kind]) for kind in KINDS if kind in groups]


def _count_line(shown: Sequence[Correction], say: Phrases) -> str:
    counts = [say.some(f"kinds.{kind}", len(group)) for kind, group in _by_kind(shown)]
    words = [f"{number(len(group))} {words}" for (_, group), words in zip(_by_kind(shown), counts, strict=True)]
    return f"<p>{say('list_separator').join(words)}</p>"


def _kind_table(kind: str, group: Sequence[Correction], entry: Entry, paragraphs: Sequence[int], say: Phrases) -> str:
    """An HTML table of one kind's differences, without blank lines, so that it is one block of Markdown."""
    caption = f"<caption>{say(f'kind.{kind}')} <small>{number(len(group))}</small></caption>"
    names = (say("page.changes_copy"), say("page.changes_reference"), say("page.all_where"))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    rows = (_difference(correction, entry, paragraphs, say) for correction in group)
    top = f'<table class="an-table">{caption}<thead><tr>{head}</tr></thead><tbody>'
    return "\n".join((top, *rows, "</tbody></table>"))


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
