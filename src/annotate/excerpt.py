"""What may be shown of a correction where the texts are not published: spans of both texts, no words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of one side of a correction: its own words `start` to `end` among those `first` to `last`.

    `whole` says that none of its own words is left out. All count code points of the text.
    """

    first: int
    start: int
    end: int
    last: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What may be shown of both sides of a correction."""

    reference: Shown
    copy: Shown
