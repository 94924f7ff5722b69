"""The overview: what was corrected, over time and by publisher, in small charts with the same numbers in tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotate.model import KINDS, Kind
from annotate.write.across.charts import bar, columns
from annotate.write.across.families import Member, home, members_of
from annotate.write.escape import attribute, encode
from annotate.write.lists import HOME, Place, Summary, link, sheet
from annotate.write.phrases import Phrases

PERIODS = 36
"""Months that are shown one by one; over a longer time it is years, and the last of these."""
PUBLISHERS = 20


def overview_page(entries: Sequence[Summary], before: str, say: Phrases) -> tuple[str, str]:
    """The page's path and Markdown; `before` stands under the title."""
    place = Place(f"{HOME}/overview", say("overview.title"))
    if not entries:
        return place.path(), sheet(place, 1, (say("list.empty"),), say)
    total = sum(entry.total for entry in entries)
    values = {"comparisons": say.some("by.comparisons", len(entries)), "corrections": say.some("list.found", total)}
    parts = (before, say("overview.introduction", **values), *_times(entries, say), *_publishers(entries, place, say))
    return place.path(), sheet(place, 1, parts, say)


# --- over time ---


def periods(dates: Iterable[str]) -> list[str]:
    """Every month from the first to the last of `dates` (YYYY-MM-DD) as YYYY-MM; years when these are too many."""
    months = [int(date[:4]) * 12 + int(date[5:7]) - 1 for date in dates]
    first, last = min(months), max(months)
    if last - first < PERIODS:
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
    return [f"{year:04}" for year in range(first // 12, last // 12 + 1)][-PERIODS:]


def counted(entries: Iterable[Summary], times: Sequence[str]) -> dict[Kind, list[int]]:
    """How many findings of each kind there are in each of `times`, the kinds with the most first."""
    places = {time: place for place, time in enumerate(times)}
    counts: dict[Kind, list[int]] = {}
    for entry in entries:
        place = places.get(entry.date[: len(times[0])])
        if place is not None:
            for kind, count in entry.counts.items():
                counts.setdefault(kind, [0] * len(times))[place] += count
    return dict(sorted(counts.items(), key=lambda item: (-sum(item[1]), KINDS.index(item[0]))))


def _times(entries: Sequence[Summary], say: Phrases) -> list[str]:
    """A small chart for each kind, all on one scale, and a table of them."""
    times = periods(entry.date for entry in entries)
    counts = counted(entries, times)
    if not counts:
        return []
    largest = max(max(values) for values in counts.values())
    charts = "\n".join(_chart(kind, values, times, largest, say) for kind, values in counts.items())
    key = "overview.span" if len(times) > 1 else "overview.span_one"
    span = say(key, first=say.day(times[0]), last=say.day(times[-1]), count=say.number(largest))
    box = f'<div class="an-charts">\n{charts}\n</div>'
    return [f"## {say('overview.time')}", encode(span), box, _table(counts, times, say)]


def _chart(kind: Kind, values: Sequence[int], times: Sequence[str], largest: int, say: Phrases) -> str:
    title = say(f"kind.{kind}")
    told = [f"{say.day(time)}: {say.number(value)}" for time, value in zip(times, values, strict=True) if value]
    picture = columns(values, largest, title, say("list_separator").join(told))
    caption = f"{title} <small>{say.number(sum(values))}</small>"
    return f'<figure class="an-chart"><figcaption>{caption}</figcaption>{picture}</figure>'


def _table(counts: Mapping[Kind, Sequence[int]], times: Sequence[str], say: Phrases) -> str:
    """The same numbers, folded. HTML without blank lines, so that it is one block of Markdown."""
    heads = "".join(f'<th scope="col">{say(f"kind.{kind}")}</th>' for kind in counts)
    rows = [
        f'<tr><th scope="row">{encode(say.day(time))}</th>'
        + "".join(f"<td>{say.number(values[place])}</td>" for values in counts.values())
        + "</tr>"
        for place, time in enumerate(times)
        if any(values[place] for values in counts.values())
    ]
    name = attribute(say("overview.numbers"))
    return "\n".join((
        f'<details class="an-numbers"><summary>{say("overview.numbers")}</summary>',
        f'<section class="an-scroll" aria-label="{name}" tabindex="0"><table class="an-counts">',
        f'<thead><tr><th scope="col">{say("overview.when")}</th>{heads}</tr></thead><tbody>',
        *rows,
        "</tbody></table></section></details>",
    ))  # fmt: skip


# --- by publisher ---


def _publishers(entries: Sequence[Summary], place: Place, say: Phrases) -> list[str]:
    """A table of the publishers whose copies have the most findings, a bar in each row."""
    members = members_of(entries, lambda entry: entry.publishers[:1])
    ranked = sorted((*_weights(member), member) for member in members)[:PUBLISHERS]
    ranked = [row for row in ranked if row[0]]
    if not ranked:
        return []
    largest = -ranked[0][0]
    columns_ = [say(f"overview.{name}") for name in ("publisher", "critical", "major")]
    head = [_row(columns_), _row(["---", "---:", "---:"])]
    rows = [_publisher(member, -total, -critical, largest, place, say) for total, critical, _, member in ranked]
    box = f'<div class="an-publishers" markdown>\n\n{chr(10).join((*head, *rows))}\n\n</div>'
    every = link(say("overview.all_publishers"), home("publisher"), place.path())
    return [f"## {say('overview.publishers')}", say("overview.publishers_introduction"), box, every]


def _weights(member: Member) -> tuple[int, int, str]:
    """What orders publishers: findings, critical ones among them (both negative, the most first), address."""
    total, critical = (sum(values) for values in zip(*((e.total, e.critical) for e in member.entries), strict=True))
    return -total, -critical, member.slug


def _publisher(member: Member, total: int, critical: int, largest: int, place: Place, say: Phrases) -> str:
    major = total - critical
    told = say("overview.bar_told", critical=say.number(critical), major=say.number(major))
    name = link(f"<bdi>{encode(member.name)}</bdi>", home("publisher", member.slug), place.path())
    return _row((f"{name} {bar(critical, major, largest, member.name, told)}", say.number(critical), say.number(major)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
