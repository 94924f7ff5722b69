"""The list of all comparisons, newest first, 25 to a page. It needs a Summary of each, never the comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.entry import Entry
from annotate.model import KINDS, Kind
from annotate.write.escape import attribute, encode
from annotate.write.findings import findings, per_kind
from annotate.write.page import front_matter
from annotate.write.phrases import DEFAULT, Phrases, phrases

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list says of one comparison. `counts` are its numbered findings by kind."""

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


def summary_of(entry: Entry) -> Summary:
    """The summary of one comparison; `copy` and `reference` are its labels."""
    metadata, comparison = entry.metadata, entry.comparison
    return Summary(
        slug=entry.slug,
        title=metadata.title,
        date=metadata.date,
        copy=metadata.copy.label,
        reference=metadata.reference.label,
        language=metadata.language or comparison.language,
        tags=metadata.tags,
        counts={kind: len(group) for kind, group in per_kind(findings(comparison)).items()},
        sample=metadata.sample,
        related=comparison.related,
    )


def list_pages(entries: Sequence[Summary], language: str = DEFAULT) -> dict[str, str]:
    """All pages of the list: path below docs to Markdown. There is always a first page."""
    say = phrases(language)
    ordered = sorted(sorted(entries, key=lambda entry: entry.slug), key=lambda entry: entry.date, reverse=True)
    pages = [ordered[start : start + A_PAGE] for start in range(0, len(ordered), A_PAGE)] or [[]]
    return {_path(n): _page(n, len(pages), entries, say) for n, entries in enumerate(pages, start=1)}


def _path(page: int) -> str:
    return "comparisons/index.md" if page == 1 else f"comparisons/page/{page}.md"


def _page(page: int, pages: int, entries: Sequence[Summary], say: Phrases) -> str:
    title = say("list.title") if page == 1 else say("list.page", number=page)
    up = "" if page == 1 else "../"
    rows = "\n\n".join(_row(entry, up, say) for entry in entries) or say("list.empty")
    parts = [
        f"# {title}",
        say("list.introduction") if page == 1 else "",
        '<div class="an-list" markdown>',
        rows,
        "</div>",
    ]
    parts.append(_turn(page, pages, say) if pages > 1 else "")
    meta = front_matter({"title": title, "hide": ("navigation", "toc")}).replace(
        "\n---\n", "\nsearch:\n  exclude: true\n---\n"
    )
    return meta + "\n\n".join(filter(None, parts)) + "\n"


def _row(entry: Summary, up: str, say: Phrases) -> str:
    """One comparison: its title, what is compared, what was found, when, in which language, with which tags."""
    sample = f' <span class="an-badge">{say("list.sample")}</span>' if entry.sample else ""
    labels = {"copy": f"<bdi>{encode(entry.copy)}</bdi>", "reference": f"<bdi>{encode(entry.reference)}</bdi>"}
    tags = " ".join(f'<span class="an-tag">{encode(tag)}</span>' for tag in entry.tags)
    language = say.language(entry.language) if entry.language else ""
    facts = (f'<time datetime="{attribute(entry.date)}">{encode(say.day(entry.date))}</time>', encode(language))
    return "\n\n".join((
        '<div class="an-row" markdown>',
        f"**[{encode(entry.title)}]({up}{entry.slug}/index.md)**{sample}",
        say("list.compared", **labels),
        _found(entry, say),
        f"{' · '.join(filter(None, facts))} {tags}",
        "</div>",
    ))  # fmt: skip


def _found(entry: Summary, say: Phrases) -> str:
    if not entry.related:
        return say("list.unrelated")
    if not entry.counts:
        return say("list.found_nothing")
    total = say.some("list.found", sum(entry.counts.values()))
    kinds = sorted(entry.counts.items(), key=lambda item: (-item[1], KINDS.index(item[0])))
    return f"**{total}**: " + say("list_separator").join(
        f"{say.number(n)} {say.some(f'kinds.{kind}', n)}" for kind, n in kinds
    )


def _turn(page: int, pages: int, say: Phrases) -> str:
    """Links to the newer and the older page."""
    newer = "" if page == 1 else f"[{say('list.newer')}]({'../index.md' if page == 2 else f'{page - 1}.md'})"
    older = (
        "" if page == pages else f"[{say('list.older')}]({f'page/{page + 1}.md' if page == 1 else f'{page + 1}.md'})"
    )
    here = say("list.position", number=page, count=pages)
    return f'<div class="an-turn" markdown>\n\n{newer} {here} {older}\n\n</div>'
