"""What a comparison adds to the index, the feeds and the data."""

from __future__ import annotations

from annotate.model import Comparison
from annotate.write.across.records import records_of
from annotate.write.excerpts import SHARE
from pages import comparison, entry

TAIL = " and then a good many other words follow which both of the two versions have in common, to the very end."


def made() -> Comparison:
    """A name, a variant of a name, and a common word in another spelling."""
    return comparison(
        f"So Carne went to Kiev by the harbor{TAIL}",
        f"So Carney went to Kyiv by the harbour{TAIL}",
        [
            ("Carne", "Carney", "name", "major"),
            ("Kiev", "Kyiv", "variant", "neutral"),
            ("harbor", "harbour", "variant", "neutral"),
        ],
    )


def test_names_and_their_variants_are_indexed() -> None:
    """A name and an accepted variant of one stand in the index; a common word does not."""
    found = records_of(entry(made()))
    assert [(r.reference, r.indexed, r.variant) for r in found] == [
        ("Carney", "names", False),
        ("Kyiv", "names", True),
        ("harbour", "", False),
    ]


def test_anchors() -> None:
    """A serious correction has its own address, another that of its paragraph."""
    assert [r.anchor for r in records_of(entry(made()))] == ["c-00000000", "an-copy-p1", "an-copy-p1"]


def test_excerpts_show_little() -> None:
    """Without the texts there are only words of findings, together no more than the share of either text."""
    names = [(f"Name{n}x", f"Name{n}", "name", "major") for n in range(10, 60)]
    copy, reference = (" and ".join(side) for side in zip(*((c, r) for c, r, *_ in names), strict=True))
    both = comparison(copy, reference, names)
    found = records_of(entry(both, publish="excerpts"))
    assert len(found) == 50
    for side, text in (("copy", copy), ("reference", reference)):
        shown = sum(len(getattr(record, side)) for record in found)
        assert 0 < shown <= SHARE * len(text)
    assert not any(record.indexed for record in found if not record.copy)


def test_excerpts_show_the_most_serious_first() -> None:
    """Where there is room for one, the critical correction keeps its words."""
    both = comparison(
        "There were Aldcott and seventeen of them." + TAIL[:20],
        "There were Aldcroft and seven of them." + TAIL[:20],
        [("Aldcott", "Aldcroft", "name", "major"), ("seventeen", "seven", "figure", "critical")],
    )
    name, figure = records_of(entry(both, publish="excerpts"))
    assert (figure.copy, figure.reference) == ("seventeen", "seven")
    assert (name.copy, name.reference) == ("", "")
