"""Feeds of the newest comparisons, whose items carry the corrections: RSS 2.0 and JSON Feed 1.1.

They are written here and not by mkdocs-rss-plugin: that one runs under MkDocs only, dates pages by git or the
clock, and prints raw footnote references. Dates are those of comparison.yml, at midnight UTC.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from annotate.write.across.store import Store, Told
from annotate.write.lists import HOME, Summary, newest
from annotate.write.phrases import Phrases

RSS, JSON = f"{HOME}/feed.xml", f"{HOME}/feed.json"
ITEMS = 50
CORRECTIONS = 40  # in one item
VERSION = "https://jsonfeed.org/version/1.1"
CONTENT, ATOM = "http://purl.org/rss/1.0/modules/content/", "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Site:
    """What feeds say of the site: its name, its address ("" when it is not known) and the interface's language."""

    name: str = ""
    url: str = ""
    language: str = "en"

    def address(self, path: str) -> str:
        """The absolute address of a path."""
        return f"{self.url.rstrip('/')}/{path}"


@dataclass(frozen=True, slots=True)
class Item:
    """One comparison in a feed; `content` is HTML, everything else plain text."""

    address: str
    title: str
    date: datetime
    summary: str
    content: str
    language: str | None
    tags: tuple[str, ...]


def feeds(entries: Sequence[Summary], store: Store, site: Site, say: Phrases) -> dict[str, str]:
    """Both feeds by their paths, for the comparisons that are to be in them. Needs the site's address."""
    samples = any(entry.sample for entry in entries)
    description = say("feed.description_samples" if samples else "feed.description")
    items = [item_of(entry, store.told(entry.slug), site, say) for entry in newest(entries)[:ITEMS]]
    title = say("feed.title", site=site.name)
    return {RSS: rss(title, description, items, site), JSON: json_feed(title, description, items, site)}


def item_of(entry: Summary, findings: Sequence[Told], site: Site, say: Phrases) -> Item:
    """The item of one comparison."""
    address = site.address(f"{HOME}/{entry.slug}/")
    compared = say("list.compared", copy=entry.copy, reference=entry.reference)
    parts = [f"<p>{escape(entry.summary)}</p>" if entry.summary else "", f"<p>{escape(compared)}</p>"]
    lines = [f"<li>{_told(told, address, say)}</li>" for told in findings[:CORRECTIONS]]
    parts.append(f"<ol>{''.join(lines)}</ol>" if lines else "")
    if not entry.related or not lines:
        parts.append(f"<p>{escape(say('feed.nothing' if entry.related else 'list.unrelated'))}</p>")
    if len(findings) > CORRECTIONS:
        parts.append(f"<p>{say.some('feed.more', len(findings) - CORRECTIONS)}</p>")
    return Item(
        address=address,
        title=say("feed.sample", title=entry.title) if entry.sample else entry.title,
        date=datetime.fromisoformat(entry.date).replace(tzinfo=UTC),
        summary=entry.summary or compared,
        content="".join(parts),
        language=entry.language,
        tags=entry.tags,
    )


def _told(told: Told, address: str, say: Phrases) -> str:
    """HTML of one correction: its kind, linked, both wordings, and a person's note."""
    label = f'<a href="{escape(f"{address}{told.address}")}">{escape(say(f"kind.{told.kind}"))}</a>'
    copy, reference = (f"<bdi>{escape(say.quoted(words))}</bdi>" for words in (told.copy, told.reference))
    if told.copy and told.reference:
        said = f"{say('note.both_copy', quote=copy)} {say('note.both_reference', quote=reference)}"
    elif told.copy or told.reference:
        side, quote = ("copy", copy) if told.copy else ("reference", reference)
        said = say(f"note.{side}_only", quote=quote)
    else:
        return say("feed.hidden", kind=label)
    note = f" {say('note.person')} <bdi>{escape(' '.join(told.note.split()))}</bdi>" if told.note else ""
    return f"{label}. {said}{note}"


def rss(title: str, description: str, items: Sequence[Item], site: Site) -> str:
    """RSS 2.0 with the content module and a link to itself, as the Advisory Board's profile recommends."""
    register_namespace("content", CONTENT)
    register_namespace("atom", ATOM)
    root = Element("rss", {"version": "2.0"})
    channel = SubElement(root, "channel")
    SubElement(channel, f"{{{ATOM}}}link", {"rel": "self", "href": site.address(RSS), "type": "application/rss+xml"})
    _add(channel, title=title, link=site.address(f"{HOME}/"), description=description, language=site.language)
    if items:
        _add(channel, lastBuildDate=format_datetime(items[0].date))
    for item in items:
        node = SubElement(channel, "item")
        _add(node, title=item.title, link=item.address, guid=item.address)
        _add(node, pubDate=format_datetime(item.date), description=item.summary)
        for tag in item.tags:
            _add(node, category=tag)
        SubElement(node, f"{{{CONTENT}}}encoded").text = _xml(item.content)
    indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add(node: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(node, name).text = _xml(text)


def _xml(text: str) -> str:
    """`text` with a replacement character for each that XML or its readers do not allow."""
    return _NOT_XML.sub("\ufffd", text)


def json_feed(title: str, description: str, items: Sequence[Item], site: Site) -> str:
    """JSON Feed 1.1."""
    content = {
        "version": VERSION,
        "title": title,
        "description": description,
        "home_page_url": site.address(f"{HOME}/"),
        "feed_url": site.address(JSON),
        "language": site.language,
        "items": [_json_item(item) for item in items],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _json_item(item: Item) -> dict[str, object]:
    own = {"language": item.language} if item.language else {}
    own |= {"tags": list(item.tags)} if item.tags else {}  # type: ignore[dict-item]  # a list among strings
    return {
        "id": item.address,
        "url": item.address,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.content,
        "date_published": item.date.isoformat().replace("+00:00", "Z"),
        **own,
    }
