"""Small charts as SVG: bars, nothing else. Their numbers also stand beside them in words or in a table.

What they show is told by height, length and outline, never by colour alone; there is no text in them that could
become too small. Colours and widths are the style's: without it the bars are black and still right.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.write.escape import encode

HEIGHT, STEP, GAP = 40, 10, 2
"""Of a column chart: its height, and the width of a column with the gap after it."""
FEWEST = 12  # columns there is room for at least, so that one alone is no block
WIDTH, THICK = 200, 10
"""Of a bar: the length of the largest, and its thickness."""


def columns(values: Sequence[int], largest: int, title: str, description: str) -> str:
    """SVG of a column for each of `values`, on a scale up to `largest`. The texts are plain."""
    width = STEP * max(FEWEST, len(values))
    bars = [
        f'<rect class="an-solid" x="{STEP * i}" y="{HEIGHT - height}" width="{STEP - GAP}" height="{height}"/>'
        for i, value in enumerate(values)
        if (height := scaled(value, largest, HEIGHT))
    ]
    base = f'<path class="an-base" d="M0 {HEIGHT}.5H{width}"/>'
    box = f'viewBox="0 0 {width} {HEIGHT + 1}" preserveAspectRatio="none"'
    return _svg("an-chart-columns", box, ("".join(bars) + base), title, description)


def bar(solid: int, hollow: int, largest: int, title: str, description: str) -> str:
    """SVG of one bar in two parts, the first filled and the second outlined, on a scale up to `largest`."""
    first, whole = scaled(solid, largest, WIDTH), scaled(solid + hollow, largest, WIDTH)
    rects = f'<rect class="an-solid" x="0" y="0" width="{first}" height="{THICK}"/>' if first else ""
    if whole > first:
        size = f'width="{max(1, whole - first - 1)}" height="{THICK - 1}"'
        rects += f'<rect class="an-hollow" x="{first}.5" y=".5" {size} fill="none" stroke="currentColor"/>'
    return _svg(
        "an-chart-bar", f'viewBox="0 0 {WIDTH + 1} {THICK}" preserveAspectRatio="none"', rects, title, description
    )


def scaled(value: int, largest: int, length: int) -> int:
    """`value` as a length of which `largest` is `length`; what is not nothing is at least 1."""
    return max(1, (value * length + largest // 2) // largest) if value > 0 else 0


def _svg(name: str, box: str, body: str, title: str, description: str) -> str:
    told = f"<title>{encode(title)}</title><desc>{encode(description)}</desc>"
    return f'<svg class="{name}" role="img" {box}>{told}{body}</svg>'
