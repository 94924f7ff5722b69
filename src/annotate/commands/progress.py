"""How far long work has come, on a terminal: a bar that is written over, and gone at the end.

It stands on stderr alone, and only where that is a terminal. There is no thread: it is drawn when something is done, at
most ten times a second. Names come from strangers; they are no markup, and steer nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from annotate.progress import Progress, no_progress
from annotate.source.paths import printable

EVERY = 0.1  # seconds between two drawings
LONGEST = 60  # characters of a name


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """What to call after each comparison; the bar is gone afterwards, also when the work is interrupted."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console  # noqa: PLC0415 - a command in a pipe should not wait for it
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415 - the same
    from rich.progress import Progress as Bar  # noqa: PLC0415 - the same

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    drawn = 0.0
    with Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, total: int, name: str) -> None:
            nonlocal drawn
            bar.update(task, completed=done, total=total, description=printable(name)[:LONGEST])
            if time.monotonic() - drawn >= EVERY:
                bar.refresh()
                drawn = time.monotonic()

        yield show
