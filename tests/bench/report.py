"""The page with the figures of the last benchmarks, docs/benchmarks.md, from what they kept below .cache/bench.

Run `make bench` first; `python tests/bench/report.py` then writes the page. What was not measured is not on it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from results import Figure, Part, kept

from annotate.write.across.charts import bar

PEAK, DRAWN, WIDE = " peak memory", ("ms", "s"), 10
PAGE = Path(__file__).parent.parent.parent / "docs" / "benchmarks.md"
HEAD = """\
---
title: Benchmarks
description: What a comparison, a site and a search cost, beside other tools in one run, and how to measure it again.
---

# Benchmarks

What things cost, measured beside other tools in one run on one machine. Nothing here is a promise: another machine
gives other figures. The quotients depend on it much less, so targets are set for them.

To measure again: `make bench` takes about an hour on two cores. `python tests/bench/sites.py 10000` adds the growth to
ten thousand comparisons, and `python tests/bench/report.py` writes this page from what was measured.

The texts are generated with fixed seeds, in the shape and with the repetitions of news. The pair that one table names
is a real one, which cannot be published in full; where it is missing, a sample of this site takes its place. Our own
figures are bold, and their bars are filled. "Asked" is the target of this project, at most.
"""


def page(parts: dict[str, Part]) -> str:
    """Markdown of the page."""
    machines = sorted({part.machine for part in parts.values() if part.machine})
    parts = dict(sorted({**parts, **growth(parts)}.items()))
    measured = "Measured on: " + "; ".join(map(escape, machines)) + "."
    return "\n".join((HEAD, measured, "", *(line for part in parts.values() for line in section(part)))).rstrip() + "\n"


ASKED = {"build step": 11.0, "our tree, MkDocs": 11.0, "clean, with the search index": 11.0, "our tree, one page": 1.01}
"""What ten times as many comparisons should cost at most."""


def with_search(figures: Iterable[Figure]) -> dict[str, Figure]:
    """The costs and sizes among some figures by their labels, and what a site with its search costs."""
    found = {f.label: f for f in figures if f.unit in ("s", "kB")}
    if {"clean", "search index"} <= found.keys():
        whole = "clean, with the search index"
        found[whole] = Figure(whole, found["clean"].value + found["search index"].value, "s", ours=True)
    return found


def growth(parts: dict[str, Part]) -> dict[str, Part]:
    """What ten times as many comparisons cost, where both sizes were measured."""
    sizes = [parts.get(f"3-site-{number:05}") for number in (1000, 10_000)]
    if None in sizes:
        return {}
    small, large = (with_search(part.figures) for part in sizes if part)
    figures = [
        Figure(label, figure.value / small[label].value, "×", ASKED.get(label), figure.ours)
        for label, figure in large.items()
        if label in small
    ]
    how = "CPU and page size with 10,000 comparisons to those with 1,000, from the two tables before."
    return {"3-site-10000-growth": Part("Ten times as many comparisons", how, tuple(figures))}


def section(part: Part) -> Iterator[str]:
    """Markdown of one table, with a bar for each figure that can be compared with others in it."""
    memory = {f.label.removesuffix(PEAK).rstrip(":,"): f for f in part.figures if f.label.endswith(PEAK)}
    rows = [figure for figure in part.figures if not figure.label.endswith(PEAK)]
    drawn = {unit: [f for f in rows if is_drawn(f, unit)] for unit in DRAWN}
    scale = {unit: scale_of(figures) for unit, figures in drawn.items() if len(figures) > 1}
    yield f"## {escape(part.title)}"
    yield ""
    yield escape(part.how)
    yield ""
    yield "| measured | value |" + (" beside others |" if scale else "") + (" peak memory |" if memory else "")
    yield "|---|--:|" + ("---|" if scale else "") + ("--:|" if memory else "")
    for figure in rows:
        yield row(figure, scale) + (
            f" {told(memory[figure.label]) if figure.label in memory else ''} |" if memory else ""
        )
    yield ""


def is_drawn(figure: Figure, unit: str) -> bool:
    """Whether a figure in `unit` stands beside others in the same unit, so that a bar says something."""
    return figure.unit == unit and "each" not in figure.label and figure.asked is None


def scale_of(figures: list[Figure]) -> float:
    """What the longest bar stands for: the largest figure that is not many times all of ours."""
    most = WIDE * max((figure.value for figure in figures if figure.ours), default=0)
    return max((figure.value for figure in figures if figure.value <= most), default=0)


def row(figure: Figure, scale: dict[str, float]) -> str:
    """The first cells of one line of a table; `scale` has the units that are drawn."""
    drawn = figure.unit in scale and is_drawn(figure, figure.unit)
    bars = f" {chart(figure, scale[figure.unit]) if drawn else ''} |" if scale else ""
    name = f"**{escape(figure.label)}**" if figure.ours else escape(figure.label)
    return f"| {name} | {told(figure)} |{bars}"


def chart(figure: Figure, largest: float) -> str:
    """A bar, filled for ours; words for what is far beyond the others."""
    if figure.value > largest:
        return "off the scale"
    length = round(10_000 * figure.value / largest)
    return bar(
        *((length, 0) if figure.ours else (0, length)), 10_000, figure.label, f"{number(figure.value)} {figure.unit}"
    )


def told(figure: Figure) -> str:
    """A figure with its unit, and what is asked of it."""
    asked = f" (asked&nbsp;{number(figure.asked)})" if figure.asked is not None else ""
    return f"{number(figure.value)}&nbsp;{figure.unit}{asked}"


def number(value: float) -> str:
    """A number with three digits that matter, and commas for thousands."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3
    return f"{value:,.{digits}f}"


if __name__ == "__main__":
    found = kept()
    if not found:
        sys.exit("nothing was measured yet: run `make bench` first")
    PAGE.write_text(page(found), encoding="utf-8")
    print(f"{len(found)} tables written to {PAGE}")
