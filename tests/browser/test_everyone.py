"""The site for everyone, driven by everyone.mjs: narrow windows, large letters, forced colours, paper."""

from __future__ import annotations

import pytest
from kinds import ARABIC, PAGE
from served import See

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/", "/comparisons/", PAGE, ARABIC, "/comparisons/excerpts/", "/accessibility/"])
@pytest.mark.parametrize(("width", "large"), [(320, False), (1280, True)])
def test_nothing_sticks_out(see: See, path: str, width: int, large: bool) -> None:  # parameters
    """Nothing sticks out of a window of 320 pixels, or with letters twice as large, in any reading."""
    assert see("overflow", path=path, width=width, large=large)["found"] == []


def test_forced_colours(see: See) -> None:
    """In forced colours the weight of lines tells severities apart, dots stay, and the chosen reading is told."""
    seen = see("forced", path=PAGE)
    assert (seen["critical"], seen["major"], seen["minor"]) == ("4px solid", "2px solid", "1px dotted")
    assert seen["dot"] == "solid"
    assert seen["chosen"]


def test_paper(see: See) -> None:
    """On paper there are text and notes, as a list, and the whole table, and nothing to press."""
    seen = see("paper", path=PAGE)
    assert (seen["bar"], seen["tools"]) == (False, False)
    assert (seen["notes"], seen["text"], seen["position"]) == (True, True, "relative")
    assert seen["folded"] > 0


def test_directions(see: See) -> None:
    """A text that runs from right to left does so, in a page that does not, and no quotation of it stands loose."""
    assert see("directions", path=ARABIC) == {"text": "rtl", "page": "ltr", "loose": []}


def test_less_motion(see: See) -> None:
    """Nothing moves for readers who asked for less motion."""
    assert see("motion", path=PAGE)["longest"] <= 0.001


def test_without_javascript(see: See) -> None:
    """Without JavaScript there is nothing to press that does nothing; readings, filters and addresses work."""
    seen = see("plain", path=PAGE)
    assert (seen["buttons"], seen["dialogs"]) == (0, 0)
    assert seen["readings"]
    assert seen["filters"]
    assert seen["link"].startswith("#c-")
