"""The overview and its charts."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from across import summary
from annotate.write.across.charts import HEIGHT, WIDTH, bar, columns, scaled
from annotate.write.across.overview import PERIODS, counted, overview_page, periods
from annotate.write.phrases import phrases


@pytest.mark.parametrize("value", [0, 1, 7, 999, 1000])
def test_scale(value: int) -> None:
    """The largest value takes the whole length, nothing takes none, and very little is still seen."""
    length = scaled(value, 1000, HEIGHT)
    assert (length == HEIGHT) == (value >= 999)
    assert (length == 0) == (value == 0)


@given(st.lists(st.integers(0, 10**9), max_size=40), st.text(st.characters(blacklist_categories=["Cc", "Cs"])))
def test_charts_are_xml_property(values: list[int], words: str) -> None:
    """Whatever the numbers and words, a chart is well-formed, has title and description, and keeps inside its box."""
    words = re.sub("[\ufffe\uffff]", "", words)
    largest = max([1, *values])
    for source in (
        columns(values, largest, words, words),
        bar(values[0] if values else 0, 3, largest + 3, words, words),
    ):
        chart = fromstring(source)  # noqa: S314 - made here
        assert chart.findtext("title") == chart.findtext("desc") == words
        assert chart.get("role") == "img"
        _, _, width, height = map(int, chart.get("viewBox", "").split())
        for rect in chart.iter("rect"):
            assert float(rect.get("x", 0)) + float(rect.get("width", 0)) <= width
            assert float(rect.get("y", 0)) + float(rect.get("height", 0)) <= height


def test_the_parts_of_a_bar_differ_in_form() -> None:
    """Critical ones are filled, major ones outlined: no colour is needed to tell them apart."""
    chart = fromstring(bar(3, 1, 4, "x", "y"))  # noqa: S314 - made here
    solid, hollow = chart.iter("rect")
    assert solid.get("width") == str(WIDTH * 3 // 4)
    assert hollow.get("fill") == "none"


def test_periods() -> None:
    """Months without a gap; years where there are too many months, and never more than PERIODS."""
    assert periods(["2026-02-01", "2025-11-30"]) == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert periods(["2020-01-01", "2026-01-01"]) == ["2020", "2021", "2022", "2023", "2024", "2025", "2026"]
    assert len(periods(["0001-01-01", "2026-01-01"])) == PERIODS


def test_counts_by_kind_and_time() -> None:
    """Findings are counted in the month of their comparison's date."""
    entries = [summary("a", date="2026-01-31"), summary("b", date="2026-03-01", counts={"name": 1, "figure": 4})]
    assert counted(entries, periods(e.date for e in entries)) == {"figure": [0, 0, 4], "name": [1, 0, 1]}


def test_the_numbers_stand_beside_the_charts() -> None:
    """What a chart shows is also told in words and in a table."""
    _, page = overview_page([summary("a", counts={"name": 3}, critical=1)], "", phrases())
    assert "1 comparison with 3 corrections" in page
    assert '<th scope="row">November 2026</th><td>3</td>' in page
    assert "November 2026&#58; 3</desc>" in page
    row = next(line for line in page.splitlines() if "the-mirror" in line)
    assert row.endswith("| 1 | 2 |")
    assert "<desc>critical&#58; 1, major&#58; 2</desc>" in row


def test_an_empty_site() -> None:
    """Without comparisons, and with comparisons that have no corrections, the page says what there is."""
    assert "There is no comparison yet." in overview_page([], "", phrases())[1]
    assert "<svg" not in overview_page([summary("a", counts={})], "", phrases())[1]


def test_the_page_does_not_grow() -> None:
    """A thousand publishers and fifty years are no longer a page than twenty publishers."""
    lots = [summary(f"s{n}", date=f"{1976 + n % 50}-01-01", publishers=(f"P{n}", "O")) for n in range(1000)]
    assert len(overview_page(lots, "", phrases())[1]) < 25_000
