"""Records of all comparisons in a temporary database: however many there are, little of it is in memory.

`place` holds what the error index needs, `finding` what the feeds need. SQLite compares text by its bytes here,
so that nothing depends on the locale.
"""

from __future__ import annotations

import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from annotate.source.paths import unusable
from annotate.write.across.initials import initial_of, order_of
from annotate.write.across.records import Record
from annotate.write.across.slugs import key_of
from annotate.write.data import few_words
from annotate.write.lists import Summary

_TABLES = """
CREATE TABLE place (part TEXT, initial TEXT, sort TEXT, key TEXT, reference TEXT, variant INTEGER, form TEXT,
                    copy TEXT, slug TEXT, position INTEGER, address TEXT, sample INTEGER);
CREATE TABLE finding (slug TEXT, number INTEGER, kind TEXT, severity TEXT, copy TEXT, reference TEXT, note TEXT,
                      address TEXT, PRIMARY KEY (slug, number)) WITHOUT ROWID;
"""
_COUNTED = """SELECT part, initial, sort, key, SUM(1 - variant), SUM(variant), COUNT(DISTINCT slug),
                     COUNT(DISTINCT variant || form) FROM place"""
_GROUP = "part = ? AND initial = ? AND sort = ? AND key = ?"
_INDEX = "CREATE INDEX by_form ON place (part, initial, sort, key, variant, form, copy, slug, position)"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name, figure or date in copies, with its first places: (slug, address) each."""

    copy: str
    variant: bool
    count: int
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A form of the reference with the first of the forms it was given; `count` counts places, not variants."""

    part: str
    initial: str
    sort: str
    key: str
    reference: str
    count: int
    variants: int
    comparisons: int
    forms: int
    first: tuple[Form, ...]

    @property
    def whole(self) -> bool:
        """Whether `first` holds every form with every place."""
        return len(self.first) == self.forms and all(form.count == len(form.places) for form in self.first)


@dataclass(frozen=True, slots=True)
class Told:
    """One numbered finding as a feed tells it; the words are empty where none may be shown."""

    kind: str
    severity: str
    copy: str
    reference: str
    note: str
    address: str


class Store:
    """The records of all comparisons. Everything comes out in the same order whatever order it went in."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def add(self, entry: Summary, records: Iterable[Record]) -> None:
        """Adds the records of one comparison."""
        places: list[tuple[object, ...]] = []
        findings: dict[int, Record] = {}
        for position, record in enumerate(records):
            if part := record.indexed:
                places.append(_place(part, position, entry, record))
            if record.number is not None:
                first = findings.setdefault(record.number, record)
                if record.note and not first.note:  # a person may have written about a later place
                    findings[record.number] = replace(first, note=record.note)
        told = [(entry.slug, number, *_told(record)) for number, record in findings.items()]
        self._db.executemany(f"INSERT INTO place VALUES ({', '.join('?' * 12)})", places)  # noqa: S608 - only marks
        self._db.executemany("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)", told)

    def finish(self, *, samples: bool) -> None:
        """Ends adding. Without `samples` the places of samples are taken out of the index."""
        if not samples:
            self._db.execute("DELETE FROM place WHERE sample")
        self._db.execute(_INDEX)
        self._db.commit()

    def initials(self, part: str) -> list[tuple[str, int]]:
        """The initials of one part of the index, each with how many reference forms it has."""
        query = "SELECT initial, COUNT(DISTINCT key) FROM place WHERE part = ? GROUP BY initial ORDER BY initial"
        return list(self._db.execute(query, (part,)))

    def groups(self, part: str, initial: str, *, forms: int, places: int) -> Iterator[Group]:
        """The reference forms of an initial in order, each with its first `forms` and their first `places`."""
        query = f"{_COUNTED} WHERE part = ? AND initial = ? GROUP BY sort, key ORDER BY sort, key"
        for row in self._db.execute(query, (part, initial)):
            yield self._group(row, forms, places)

    def most(self, part: str, limit: int, *, forms: int, places: int) -> list[Group]:
        """The reference forms that were given the most other forms, variants apart, in the same way."""
        query = f"""{_COUNTED} WHERE part = ? AND variant = 0 GROUP BY initial, sort, key
                    ORDER BY COUNT(DISTINCT form) DESC, COUNT(*) DESC, sort, key LIMIT ?"""
        return [self._group(row, forms, places) for row in self._db.execute(query, (part, limit)).fetchall()]

    def places(self, group: Group) -> Iterator[tuple[str, bool, str, str]]:
        """Every place of a group: the copy's words, whether a variant, slug and address."""
        query = f"""SELECT copy, variant, slug, address FROM place WHERE {_GROUP}
                    ORDER BY variant, form, copy, slug, position"""  # noqa: S608 - only our own words
        values = (group.part, group.initial, group.sort, group.key)
        return ((copy, bool(variant), *where) for copy, variant, *where in self._db.execute(query, values))

    def told(self, slug: str) -> list[Told]:
        """The numbered findings of a comparison, in their order."""
        query = """SELECT kind, severity, copy, reference, note, address FROM finding WHERE slug = ? ORDER BY number"""
        return [Told(*row) for row in self._db.execute(query, (slug,))]

    def _group(self, row: tuple[Any, ...], forms: int, places: int) -> Group:
        part, initial, sort, key, count, variants, comparisons, different = row
        spelling, first = self._most("reference", row[:4]), self._forms(row[:4], forms, places)
        return Group(part, initial, sort, key, spelling, count, variants, comparisons, different, first)

    def _forms(self, group: tuple[str, ...], forms: int, places: int) -> tuple[Form, ...]:
        some = f"SELECT form, variant, COUNT(*) AS n FROM place WHERE {_GROUP} GROUP BY variant, form"  # noqa: S608
        found = self._db.execute(f"{some} ORDER BY variant, n DESC, form LIMIT ?", (*group, forms)).fetchall()
        one = f"SELECT slug, address FROM place WHERE {_GROUP} AND variant = ? AND form = ?"  # noqa: S608
        return tuple(
            Form(
                self._most("copy", group, form),
                bool(variant),
                count,
                tuple(self._db.execute(f"{one} ORDER BY slug, position LIMIT ?", (*group, variant, form, places))),
            )
            for form, variant, count in found
        )

    def _most(self, side: str, group: tuple[str, ...], form: str | None = None) -> str:
        """The spelling used most in a group, of the reference or of one of its forms."""
        also, values = ("", ()) if form is None else (" AND form = ?", (form,))
        query = f"SELECT {side} FROM place WHERE {_GROUP}{also} GROUP BY {side} ORDER BY COUNT(*) DESC, {side} LIMIT 1"  # noqa: S608
        spelling: str = self._db.execute(query, (*group, *values)).fetchone()[0]
        return spelling


def _sort(part: str, key: str) -> str:
    return order_of(key, figure=part == "figures")


def _told(record: Record) -> tuple[str, ...]:
    words = few_words(record.copy), few_words(record.reference)
    return (record.kind, record.severity, *words, record.note, record.address)


def _place(part: str, position: int, entry: Summary, record: Record) -> tuple[object, ...]:
    reference, copy = (
        unicodedata.normalize("NFC", " ".join(few_words(words).split())) for words in (record.reference, record.copy)
    )
    key = key_of(reference)
    initial = initial_of(key) if part == "names" else ""
    words = (part, initial, _sort(part, key), key, reference, int(record.variant), key_of(copy), copy)
    return (*words, entry.slug, position, record.address, int(entry.sample))


@contextmanager
def open_store() -> Iterator[Store]:
    """A store in a temporary folder that goes away with it. Raises UnusableError when the disk refuses something."""
    with tempfile.TemporaryDirectory(prefix="annotate-") as folder:
        try:
            with closing(Store(Path(folder) / "records.db")) as store:
                yield store
        except sqlite3.OperationalError as error:
            raise unusable(Path(folder).parent, f"cannot be used for temporary files: {error}") from None
