"""What long work says while it goes on."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called after each comparison with how many are done, how many there are, and its folder's name."""
Notice = Callable[[str], None]
"""Called with what is no problem but good to know."""


def no_progress(done: int, total: int, name: str) -> None:
    """Says nothing."""


def no_notice(text: str) -> None:
    """Says nothing."""
