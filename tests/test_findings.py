"""findings.py: ids, findings and numbers."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from annotate import Correction, Quote, Text, compare
from annotate.findings import ids, numbered, reading_order

REFERENCE = Text("one two three FOUR five six seven eight nine FOUR ten and FOUR at last")
COPY = Text("one two three vier five six seven eight nine Vier ten and five at last")


def correction(place: int = 0, **changes: object) -> Correction:
    """A major correction at the first, second or third place of both texts."""
    sides = []
    for text, words in ((REFERENCE.text, ("FOUR", "FOUR", "FOUR")), (COPY.text, ("vier", "Vier", "five"))):
        at = (14, 45, 58)[place]
        assert text[at : at + 4] == words[place]
        sides.append(Quote(at, at + 4, words[place]))
    made = Correction("", "", None, "name", "major", "replace", sides[0], sides[1], 0)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_an_id_is_made_of_words_alone() -> None:
    """An id is 8 hex digits of the hash of the words of both sides and three words before and after them."""
    parts = ("FOUR", "vier", "one two three", "five six seven")
    expected = "c-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]
    assert ids([correction()], REFERENCE, COPY) == [expected]


def test_kind_severity_and_notes_are_not_in_an_id() -> None:
    """Better rules and people's notes leave the addresses of corrections alone."""
    others = [
        correction(),
        correction(kind="wording", severity="minor"),
        correction(note="A note."),
        correction(passage=3, dismissed=True, operation="move"),
    ]
    assert len({ids([made], REFERENCE, COPY)[0] for made in others}) == 1


def test_what_follows_further_away_does_not_count() -> None:
    """A change more than three words away, or of white space, leaves an id alone."""
    other = Text(COPY.text.replace("eight", "acht").replace("six seven", "six\n\nseven"))
    assert ids([correction()], REFERENCE, other) == ids([correction()], REFERENCE, COPY)


def test_equal_ids_are_counted() -> None:
    """Corrections with the same words around them get -2 and -3, in reading order."""
    first, *others = ids([correction()] * 3, REFERENCE, COPY)
    assert others == [f"{first}-2", f"{first}-3"]


def test_equal_ids_from_texts() -> None:
    """Three places with equal words around them have three addresses."""
    line = "and the man said no to it all then"
    result = compare("\n".join([line] * 3), "\n".join([line.replace("no", "yes")] * 3), language="en")
    names = [c.id for c in result.corrections]
    assert len(names) == len(set(names)) == 3
    assert all(re.fullmatch(r"c-[0-9a-f]{8}(-\d+)?", name) for name in names)


def test_what_is_said_again_is_one_finding() -> None:
    """The same words garbled the same way have one finding and one number, whatever their case."""
    made = numbered([correction(0), correction(1), correction(2)], REFERENCE, COPY)
    assert [c.number for c in made] == [1, 1, 2]
    assert [c.finding for c in made] == [made[0].id, made[0].id, made[2].id]


def test_only_serious_findings_have_numbers() -> None:
    """Minor, neutral and dismissed corrections have no number, and leave no gap."""
    made = numbered([correction(0, severity="minor"), correction(1, dismissed=True), correction(2)], REFERENCE, COPY)
    assert [c.number for c in made] == [None, None, 1]


def test_numbers_follow_the_copy() -> None:
    """Numbers follow the order of the copy; an omission stands at its place there."""
    omission = Correction("", "", None, "omission", "major", "delete", Quote(58, 62, "FOUR"), Quote(20, 20, ""), 0)
    made = numbered([correction(2), omission, correction(0)], REFERENCE, COPY)
    assert [(c.kind, c.number) for c in made] == [("name", 1), ("omission", 2), ("name", 3)]


def test_reading_order_is_stable() -> None:
    """Corrections at one place keep to the order of the reference."""
    early, late = (replace(correction(), reference=Quote(n, n + 1, "x"), copy=Quote(5, 5, "")) for n in (1, 2))
    assert reading_order([late, early]) == [early, late]


def test_nothing_has_no_numbers() -> None:
    """No corrections are no findings."""
    assert numbered([], REFERENCE, COPY) == ()
