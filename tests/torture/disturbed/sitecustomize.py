"""What a process finds that starts with this folder in PYTHONPATH: another day, and folders listed in another order.

DISTURBED is the seed. A test uses it to show that neither the clock nor the file system decides anything.
"""

from __future__ import annotations

import datetime
import os
import random
import time
from typing import Any

SEED = int(os.environ["DISTURBED"])
SHIFT = datetime.timedelta(days=random.Random(SEED).randrange(-4000, 4000))  # noqa: S311 - nothing secret
real_time, real_datetime, real_date = time.time, datetime.datetime, datetime.date
real_listdir, real_scandir = os.listdir, os.scandir


class Datetime(real_datetime):
    """The clock of another day."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        """The moment, shifted."""
        return real_datetime.now(tz) + SHIFT


class Date(real_date):
    """The calendar of another day."""

    @classmethod
    def today(cls) -> datetime.date:
        """The day, shifted."""
        return real_date.today() + SHIFT


class Shuffled:
    """What os.scandir gives, in another order."""

    def __init__(self, path: Any) -> None:
        with real_scandir(path) as entries:
            found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        random.Random(f"{SEED} {len(found)}").shuffle(found)  # noqa: S311 - nothing secret
        self.entries = iter(found)

    def __iter__(self) -> Any:
        return self.entries

    def __next__(self) -> Any:
        return next(self.entries)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""


def scandir(path: Any = ".") -> Any:
    """The entries of a folder, shuffled; an open folder (shutil.rmtree) as it is."""
    return real_scandir(path) if isinstance(path, int) else Shuffled(path)


def listdir(path: Any = ".") -> Any:
    """The names in a folder, shuffled."""
    names = sorted(real_listdir(path), key=os.fsencode)
    random.Random(f"{SEED} {len(names)}").shuffle(names)  # noqa: S311 - nothing secret
    return names


def shifted() -> float:
    """The time, shifted."""
    return real_time() + SHIFT.total_seconds()


os.scandir, os.listdir = scandir, listdir  # type: ignore[assignment]
time.time = shifted
datetime.datetime, datetime.date = Datetime, Date  # type: ignore[misc]
