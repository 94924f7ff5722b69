"""Lists of comparisons over pages of 25. They need a Summary of each comparison, never the comparisons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from annotate.entry import Entry, Version
from annotate.model import KINDS, Kind
from annotate.write.escape import attribute, encode
from annotate.write.findings import findings, per_kind
from annotate.write.page import front_matter
from annotate.write.phrases import Phrases

T = TypeVar("T")

HOME = "comparisons"
A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Summary:
    """What lists say of one comparison. `counts` are its numbered findings by kind; `copy`, `reference` its labels.

    Two comparisons that share one of `sources` (address of the reference, hash of its text) have the same reference.
    """

    slug: str
    title: str
    date: str
    copy: str
    reference: str
    language: str | None
    tags: tuple[str, ...]
    counts: Mapping[Kind, int]
    sample: bool
    related: bool
    critical: int = 0
    summary: str = ""
    publishers: tuple[str, str] = ("", "")
    sources: tuple[str, ...] = ()
    sha256: tuple[str, str] = field(default=("", ""))

    def __hash__(self) -> int:
        return hash(self.slug)

    @property
    def page(self) -> str:
        """The path of its page, below docs."""
        return f"{HOME}/{self.slug}/index.md"

    @property
    def total(self) -> int:
        """How many numbered findings there are."""
        return sum(self.counts.values())


def summary_of(entry: Entry) -> Summary:
    """The summary of one comparison. A version without a publisher is listed under its label."""
    metadata, comparison = entry.metadata, entry.comparison
    found = findings(comparison)
    digest = comparison.reference.sha256
    return Summary(
        slug=entry.slug,
        title=metadata.title,
        date=metadata.date,
        copy=metadata.copy.label,
        reference=metadata.reference.label,
        language=metadata.language or comparison.language,
        tags=metadata.tags,
        counts={kind: len(group) for kind, group in per_kind(found).items()},
        sample=metadata.sample,
        related=comparison.related,
        critical=sum(finding.first.severity == "critical" for finding in found),
        summary=" ".join(metadata.summary.split()),
        publishers=(_publisher(metadata.copy), _publisher(metadata.reference)),
        sources=tuple(filter(None, ((metadata.reference.url or "").partition("#")[0], f"sha256:{digest}"))),
        sha256=(comparison.copy.sha256, digest),
    )


def _publisher(version: Version) -> str:
    return version.publisher or version.label


def newest(entries: Iterable[Summary]) -> list[Summary]:
    """The newest first; of one day, in the order of their addresses."""
    return sorted(sorted(entries, key=lambda entry: entry.slug), key=lambda entry: entry.date, reverse=True)


def gravest(entries: Iterable[Summary]) -> list[Summary]:
    """The one with the most critical findings first, then with the most findings, then the newest."""
    return sorted(newest(entries), key=lambda entry: (-entry.critical, -entry.total))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list stands: its folder below docs, its title (plain text), and Markdown before and after it.

    `before` stands on the first page only; both are made for the path of a page.
    """

    folder: str
    title: str
    before: Callable[[str], str] = lambda path: ""
    after: Callable[[str], str] = lambda path: ""
    noindex: bool = False

    def path(self, page: int = 1) -> str:
        """The path of one of its pages (from 1)."""
        return f"{self.folder}/index.md" if page == 1 else f"{self.folder}/page/{page}.md"


Rows = Callable[[Sequence[T], str], str]
"""Markdown of some items, made for the path of the page they stand on."""


def paged(
    place: Place, items: Iterable[T], count: int, rows: Rows[T], say: Phrases, size: int = A_PAGE
) -> Iterator[tuple[str, str]]:
    """The pages of a list of `count` items, one at a time: path and Markdown. There is always a first page."""
    left, pages = iter(items), max(1, -(-count // size))
    for page in range(1, pages + 1):
        path = place.path(page)
        head = place.before(path) if page == 1 else ""
        body = rows(list(islice(left, size)), path)
        yield path, sheet(place, page, (head, body, _turn(place, page, pages, say), place.after(path)), say)


def sheet(place: Place, page: int, parts: Iterable[str], say: Phrases) -> str:
    """One page of ours: its front matter, its title and its parts."""
    title = place.title if page == 1 else say("list.page", title=place.title, number=page)
    robots = "noindex" if place.noindex else ""
    meta = front_matter({"title": title, "hide": ("navigation", "toc"), "robots": robots}).replace(
        "\n---\n", "\nsearch:\n  exclude: true\n---\n"
    )
    return meta + "\n\n".join(filter(None, (f"# {encode(title)}", browse(place.path(page), say), *parts))) + "\n"


BROWSE = {
    "newest": f"{HOME}/index.md",
    "serious": f"{HOME}/by/serious/index.md",
    "publisher": f"{HOME}/by/publisher/index.md",
    "tag": f"{HOME}/by/tag/index.md",
    "language": f"{HOME}/by/language/index.md",
    "kind": f"{HOME}/by/kind/index.md",
    "errors": f"{HOME}/errors/index.md",
    "overview": f"{HOME}/overview/index.md",
}


def browse(path: str, say: Phrases) -> str:
    """Links to all lists, for the page at `path`."""
    links = (
        f"<strong>{say(f'browse.{name}')}</strong>" if target == path else link(say(f"browse.{name}"), target, path)
        for name, target in BROWSE.items()
    )
    lines = "\n".join(f"- {entry}" for entry in links)
    return f'<nav class="an-browse" aria-label="{attribute(say("browse.name"))}" markdown>\n\n{lines}\n\n</nav>'


def link(words: str, target: str, path: str) -> str:
    """Markdown of a link from the page at `path` to another (both below docs); `words` are Markdown."""
    return f"[{words}]({relative(target, path)})"


def relative(target: str, path: str) -> str:
    """The file `target` as a page at `path` names it, both below docs: posixpath.relpath, in a tenth of the time."""
    here, there = path.split("/")[:-1], target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:])


def newest_pages(entries: Sequence[Summary], after: Callable[[str], str], say: Phrases) -> Iterator[tuple[str, str]]:
    """The list of all comparisons, the newest first."""
    place = Place(HOME, say("list.title"), lambda path: say("list.introduction"), after)
    yield from paged(place, newest(entries), len(entries), rows_of(say), say)


def rows_of(say: Phrases) -> Rows[Summary]:
    """Rows of a list of comparisons."""

    def rows(entries: Sequence[Summary], path: str) -> str:
        body = "\n\n".join(row(entry, path, say) for entry in entries) or say("list.empty")
        return f'<div class="an-list" markdown>\n\n{body}\n\n</div>'

    return rows


def row(entry: Summary, path: str, say: Phrases, role: str = "") -> str:
    """One comparison: its title, what is compared, what was found, when, in which language, with which tags.

    `role` (our words) says what the list has to do with it.
    """
    before, after = _row(entry, say, role)
    return f"{before}{relative(entry.page, path)}{after}"


@lru_cache(maxsize=4096)  # a comparison stands in many lists
def _row(entry: Summary, say: Phrases, role: str) -> tuple[str, str]:
    """A row before and after the address of its link, the one thing that depends on the page."""
    sample = f' <span class="an-badge">{say("list.sample")}</span>' if entry.sample else ""
    labels = {"copy": f"<bdi>{encode(entry.copy)}</bdi>", "reference": f"<bdi>{encode(entry.reference)}</bdi>"}
    tags = " ".join(f'<span class="an-tag">{encode(tag)}</span>' for tag in entry.tags)
    language = say.language(entry.language) if entry.language else ""
    facts = (f'<time datetime="{attribute(entry.date)}">{encode(say.day(entry.date))}</time>', encode(language))
    after = "\n\n".join((
        f")**{sample}",
        " · ".join(filter(None, (say("list.compared", **labels), role))),
        _found(entry, say),
        f"{' · '.join(filter(None, facts))} {tags}",
        "</div>",
    ))  # fmt: skip
    return f'<div class="an-row" markdown>\n\n**[{encode(entry.title)}](', after


def _found(entry: Summary, say: Phrases) -> str:
    if not entry.related:
        return say("list.unrelated")
    if not entry.counts:
        return say("list.found_nothing")
    return f"**{say.some('list.found', entry.total)}**: {by_kind(entry.counts, say)}"


def by_kind(counts: Mapping[Kind, int], say: Phrases) -> str:
    """Counts of kinds in words, the largest first."""
    kinds = sorted(counts.items(), key=lambda item: (-item[1], KINDS.index(item[0])))
    return say("list_separator").join(f"{say.number(n)} {say.some(f'kinds.{kind}', n)}" for kind, n in kinds)


def _turn(place: Place, page: int, pages: int, say: Phrases) -> str:
    """Links to the page before and the page after."""
    if pages == 1:
        return ""
    path = place.path(page)
    before = link(say("list.before"), place.path(page - 1), path) if page > 1 else ""
    after = link(say("list.after"), place.path(page + 1), path) if page < pages else ""
    here = say("list.position", number=page, count=pages)
    return f'<div class="an-turn" markdown>\n\n{before} {here} {after}\n\n</div>'
