"""Comparisons that have the same reference: the same address, or the same text. They name each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from annotate.write.escape import encode
from annotate.write.lists import HOME, Place, Summary, link, newest, paged, rows_of
from annotate.write.phrases import Phrases

SHOWN = 8
"""How many others a page names; where there are more, it links to a list of all."""


def sibling_groups(entries: Sequence[Summary]) -> list[list[Summary]]:
    """The groups of two and more that have the same reference, each with the newest first.

    Two belong together also when a third one connects them: it has the address of one and the text of the other.
    """
    root: dict[str, str] = {}

    def find(source: str) -> str:
        while root.setdefault(source, source) != source:
            root[source] = root[root[source]]
            source = root[source]
        return source

    for entry in entries:
        for source in entry.sources[1:]:
            first, second = sorted((find(entry.sources[0]), find(source)))
            root[second] = first
    groups: dict[str, list[Summary]] = {}
    for entry in newest(entries):
        if entry.sources:
            groups.setdefault(find(entry.sources[0]), []).append(entry)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def home(group: Iterable[Summary]) -> str:
    """The folder of a group's own list. It stays while the comparison whose source comes first stays."""
    first = min(source for entry in group for source in entry.sources)
    return f"{HOME}/by/reference/{hashlib.sha256(first.encode()).hexdigest()[:12]}"


def named(entry: Summary, group: Sequence[Summary], say: Phrases) -> str:
    """Markdown for the page of `entry` that names the others of its group."""
    others = [other for other in group if other.slug != entry.slug]
    lines = []
    for other in others[:SHOWN]:
        title = link(f"<bdi>{encode(other.title)}</bdi>", other.page, entry.page)
        copy, date = f"<bdi>{encode(other.copy)}</bdi>", encode(say.day(other.date))
        lines.append(f"- {say('siblings.line', title=title, copy=copy, date=date)}")
    if len(others) > SHOWN:
        words = say("siblings.all", count=len(group))
        lines.append(f"- {link(words, f'{home(group)}/index.md', entry.page)}")
    body = "\n".join(lines)
    return f'## {say("siblings.title")}\n\n<div class="an-siblings" markdown>\n\n{body}\n\n</div>'


def sibling_pages(groups: Iterable[Sequence[Summary]], say: Phrases) -> Iterator[tuple[str, str]]:
    """The lists of those groups that are too long to be named on every page."""
    for group in groups:
        if len(group) > SHOWN + 1:
            place = Place(home(group), say("siblings.list", name=group[-1].reference))
            yield from paged(place, group, len(group), rows_of(say), say)


def with_siblings(page: str, block: str, say: Phrases) -> str:
    """The Markdown of a comparison's page with `block` before what it says about itself."""
    heading = f"\n\n## {say('page.about')}\n"  # nobody else's words can be a heading: they are escaped
    before, found, after = page.partition(heading)
    return f"{before}\n\n{block}{found}{after}"
