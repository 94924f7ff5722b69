"""What a page says of itself: title, publisher, author, day, language, address, each with where it was said.

What pages declare for machines comes first (Open Graph, JSON-LD, meta and link tags), in a fixed order for each
fact; only where that is silent are trafilatura's guesses taken, and told as guesses. All of it is hostile.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from annotate.source import rules
from annotate.source.html import REPLACED, Article
from annotate.source.linked import Node, articles, names, text_of

GUESS = "guessed by trafilatura, check it"
FIELDS = ("title", "publisher", "author", "published", "language", "url")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
SAVED = re.compile(r"<!--\s*saved from url=\([0-9]{4}\)(?P<url>\S+)\s*-->")  # browsers write it at the start
SAVED_WITHIN = 4_000


@dataclass(frozen=True, slots=True)
class Found:
    """A value that is right by the rules of comparison.yml, and where it stood."""

    value: str
    origin: str


Said: TypeAlias = Iterator[tuple[str, str]]
"""Values as they stand in the page, most trusted first, each with its origin."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What the tags of a page hold: its article, its meta tags by name (the first counts), its JSON-LD articles."""

    article: Article
    meta: Mapping[str, str]
    linked: tuple[Node, ...]

    def metas(self, *keys: str) -> Said:
        """The meta tags of these names."""
        yield from ((self.meta[key], key) for key in keys if key in self.meta)

    def json(self, key: str, read: Callable[[object], str] = text_of) -> Said:
        """A member of the JSON-LD articles."""
        yield from ((read(node.get(key)), f"JSON-LD {key}") for node in self.linked)

    def tags(self, path: str, origin: str) -> Said:
        """The words in the elements, or the attributes, that an XPath finds."""
        for item in self.article.tree.xpath(path)[:3]:
            yield str(item if isinstance(item, str) else item.text_content()), origin


def about(article: Article, address: str | None = None) -> dict[str, Found]:
    """What a page that was had at `address` says of itself; a fact that is not known is not there."""
    page = Declared(article, meta_tags(article), articles(article.tree.xpath("//script[@type='application/ld+json']")))
    address = address or saved_from(article.source)
    found = {
        "title": first(titles(page), rules.one_line),
        "publisher": first(publishers(page), rules.one_line),
        "author": first(authors(page), named),
        "published": first(((day(text), origin) for text, origin in days(page)), rules.date),
        "language": first(((text.replace("_", "-"), origin) for text, origin in languages(page)), rules.language),
        "url": url_of(page, address),
    }
    guesses = guessed(article, address)
    return {
        field: value
        for field in FIELDS
        if (value := found[field] or first(iter(((guesses.get(field, ""), GUESS),)), CHECKS[field]))
    }


def first(said: Said, rule: rules.Rule) -> Found | None:
    """The first value that is right, on one line and not too long."""
    for text, origin in said:
        value = cleaned(text)
        if value and REPLACED not in value and not rule(value):
            return Found(value, origin if origin == GUESS else f"from {origin}")
    return None


def cleaned(text: str) -> str:
    """`text` on one line of at most the length that is allowed, without control characters."""
    line = " ".join("".join(c if c.isspace() or not rules.plain(c) else " " for c in text[:20_000]).split())
    return line if len(line) <= rules.MAX_LINE else line[: rules.MAX_LINE - 1].rstrip() + "…"


def named(text: str) -> str:
    """The rule for an author: a name, where some pages give an address."""
    return "is an address" if "://" in text else rules.one_line(text)


CHECKS: Mapping[str, rules.Rule] = {
    "title": rules.one_line,
    "publisher": rules.one_line,
    "author": named,
    "published": rules.date,
    "language": rules.language,
    "url": rules.url,
}


def meta_tags(article: Article) -> dict[str, str]:
    """The meta tags of a page by their property, name or itemprop, in lower case."""
    found: dict[str, str] = {}
    for tag in article.tree.xpath("//meta[@content]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := tag.get(key, "").strip().lower():
                found.setdefault(name, tag.get("content"))
    return found


# --- each fact, most trusted first ---


def titles(page: Declared) -> Said:
    """The headline."""
    yield from page.metas("og:title")
    yield from page.json("headline")
    yield from page.metas("citation_title", "dc.title", "twitter:title")
    yield from page.tags("//h1", "h1")
    yield from page.tags("//head/title", "title")


def publishers(page: Declared) -> Said:
    """Who publishes."""
    yield from page.metas("og:site_name")
    yield from page.json("publisher", names)
    yield from page.metas("dc.publisher", "citation_publisher", "publisher", "application-name")


def authors(page: Declared) -> Said:
    """Who wrote it."""
    yield from page.json("author", names)
    yield from page.metas("author", "article:author", "parsely-author", "dc.creator", "citation_author", "byl")


def days(page: Declared) -> Said:
    """When it was published first."""
    yield from page.json("datePublished")
    yield from page.metas("article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued")
    yield from page.metas("dc.date", "citation_publication_date", "pubdate", "date")
    yield from page.tags("//time[@pubdate or @itemprop='datePublished']/@datetime", "time datetime")


def day(text: str) -> str:
    """The day of a moment as the page gives it, in the time zone of the page."""
    found = DAY.match(text.strip().replace("/", "-"))
    return found[0] if found else ""


def languages(page: Declared) -> Said:
    """What language it is in."""
    yield from page.tags("/html/@lang", "html lang")
    yield from page.json("inLanguage")
    yield from page.metas("content-language", "og:locale", "dc.language")


def addresses(page: Declared) -> Said:
    """The address it calls its own."""
    yield from page.tags("//link[@rel='canonical']/@href", "link rel=canonical")
    yield from page.metas("og:url")
    yield from page.json("url")
    yield from page.json("mainEntityOfPage")


def url_of(page: Declared, address: str | None) -> Found | None:
    """The page's own address where it is of the host the page was had from, else where it was had.

    A republication often names the page it was taken from as its canonical one; that is not where it stands.
    """
    had = Found(address, "where it was had") if address and not rules.url(address) else None
    own = first(((urljoin(address or "", text.strip()), origin) for text, origin in joinable(page)), rules.url)
    if had and own and host(had.value) != host(own.value):
        return Found(
            had.value, f"where it was had; {own.origin.removeprefix('from ')} names another host, {host(own.value)}"
        )
    return own or had


def joinable(page: Declared) -> Said:
    """The addresses that are no nonsense to `urljoin`, which raises on some."""
    for text, origin in addresses(page):
        try:
            urlsplit(text.strip())
        except ValueError:
            continue
        yield text, origin


def host(url: str) -> str:
    """The host of an address without the parts that stand for a form of the same site."""
    name = urlsplit(url).hostname or ""
    return re.sub(r"^(www|m|amp|mobile)\.", "", name)


def saved_from(source: str) -> str | None:
    """The address that a browser wrote into a page when it saved it."""
    found = SAVED.search(source[:SAVED_WITHIN])
    return found["url"] if found and not rules.url(found["url"]) else None


def guessed(article: Article, address: str | None) -> dict[str, str]:
    """What trafilatura makes of the page; nothing where it fails, which some made-up addresses bring about."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - see source/html.py

    options = {"extensive_search": False, "original_date": True}
    try:
        found = extract_metadata(article.tree, default_url=address, date_config=options)
    except Exception:
        return {}
    # The first of a month is what it makes of a month without a day, and of 31 February.
    date = found.date if found.date and not found.date.endswith("-01") else None
    guesses = {"title": found.title, "author": found.author, "published": date}
    return {field: value for field, value in guesses.items() if isinstance(value, str)}
