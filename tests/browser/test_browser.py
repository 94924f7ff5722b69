"""The built site in Chromium, driven by checks.mjs: what a reader sees, reads and clicks."""

from __future__ import annotations

import pytest
from served import ATTACK, ROOT, SAMPLE, look

pytestmark = pytest.mark.browser


ACROSS = [f"/comparisons/{path}/" for path in ("errors", "errors/figures", "overview", "by/publisher", "by/serious")]


@pytest.mark.parametrize(
    "path", ["/", "/comparisons/", f"/comparisons/{SAMPLE}/", "/comparisons/hostile/", "/method/", *ACROSS]
)
def test_pages_open(base: str, chromium: str, path: str) -> None:
    """A page opens without errors, without dialogs from hostile titles, and without asking other hosts."""
    seen = look("opens", base, chromium, path=path)
    assert seen["trouble"] == []
    assert seen["title"]


@pytest.mark.parametrize("slug", [SAMPLE, "hostile", "hato-no-hashi"])
def test_sections_hold_the_texts(base: str, chromium: str, slug: str) -> None:
    """What a reader can select in either section is the text of the file, white space aside."""
    folder = ROOT / "docs" / "comparisons" / slug
    seen = look("texts", base, chromium, path=f"/comparisons/{slug}/")
    for side, day in (("copy", "Tuesday"), ("reference", "Monday")):
        own = folder / f"{side}.txt"
        text = own.read_text("utf-8-sig") if own.is_file() else f"{ATTACK} was said on {day} by all of them."
        assert "".join(seen[side].split()) == "".join(text.split())


def test_readings_without_javascript(base: str, chromium: str) -> None:
    """The four readings switch without JavaScript: copy, copy without marks, reference, both."""
    seen = look("readings", base, chromium, path=f"/comparisons/{SAMPLE}/")
    shown = {name: (reading["copy"], reading["reference"]) for name, reading in seen.items()}
    assert shown == {
        "marked": (True, False),
        "published": (True, False),
        "corrected": (False, True),
        "both": (True, True),
    }
    assert seen["marked"]["mark"] != seen["published"]["mark"]


@pytest.mark.parametrize("path", ["/", "/comparisons/", f"/comparisons/{SAMPLE}/", "/comparisons/hostile/", *ACROSS])
def test_narrow_window(base: str, chromium: str, path: str) -> None:
    """Nothing sticks out of a window 360 pixels wide, in any reading."""
    assert look("overflow", base, chromium, path=path, width=360)["found"] == []


@pytest.mark.parametrize("nth", [1, 12, 20])
def test_address_of_a_correction(base: str, chromium: str, nth: int) -> None:
    """The address of a correction shows its words, free of the bar."""
    seen = look("address", base, chromium, path=f"/comparisons/{SAMPLE}/", nth=nth)
    assert seen["id"].startswith("c-")
    assert seen["inView"]
