"""The page with the figures of the last benchmarks, docs/benchmarks.md, from what they kept below .cache/bench.

Run `make bench` first; `python tests/bench/report.py` then writes the page. What was not measured is not on it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from results import Figure, Part, kept

from annotate.write.across.charts import bar
from annotate.write.escape import encode

PAGE = Path(__file__).parent.parent.parent / "docs" / "benchmarks.md"
HEAD = """\
---
title: Benchmarks
description: What a comparison, a site and a search cost, beside other tools in one run, and how to measure it again.
---

# Benchmarks

What things cost, measured beside other tools in one run on one machine. Nothing here is a promise: another machine
gives other figures. The quotients depend on it much less, so targets are set for them.

To measure again:

```
make bench                              # everything below that is quick; about half an hour on two cores
python tests/bench/sites.py 10000        # the growth to ten thousand comparisons
python tests/bench/report.py            # this page, from what was measured
```

The texts are generated with fixed seeds, in the shape and with the repetitions of news. The pair that one table names
is a real one, which cannot be published in full; where it is missing, a sample of this site takes its place.
"""


def page(parts: dict[str, Part]) -> str:
    """Markdown of the page."""
    machines = sorted({part.machine for part in parts.values()})
    told = "Measured on: " + "; ".join(map(encode, machines)) + "."
    return "\n".join((HEAD, told, "", *(line for part in parts.values() for line in section(part)))).rstrip() + "\n"


def section(part: Part) -> Iterator[str]:
    """Markdown of one table, with a bar for each figure that can be compared with others."""
    largest = {unit: max(f.value for f in part.figures if f.unit == unit) for unit in {f.unit for f in part.figures}}
    yield f"## {encode(part.title)}"
    yield ""
    yield encode(part.how)
    yield ""
    yield "| measured | | | asked, at most |"
    yield "|---|--:|---|--:|"
    for figure in part.figures:
        yield row(figure, largest[figure.unit])
    yield ""


def row(figure: Figure, largest: float) -> str:
    """One line of a table. Bars are drawn for what is measured in units that stand side by side."""
    value, chart = f"{number(figure.value)} {figure.unit}", ""
    if figure.unit in ("ms", "s") and largest:
        length = round(10_000 * figure.value / largest)
        solid, hollow = (length, 0) if figure.ours else (0, length)
        chart = bar(solid, hollow, 10_000, figure.label, value)
    name = f"**{encode(figure.label)}**" if figure.ours else encode(figure.label)
    return f"| {name} | {value} | {chart} | {number(figure.asked) if figure.asked is not None else ''} |"


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
