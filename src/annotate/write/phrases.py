"""The words our own pages say, from `interface/LANGUAGE.toml`: never article text, never Markdown syntax in values."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


class Phrases:
    """The interface words of one language. Keys are `section.name`; an unknown key is a KeyError."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._words: dict[str, Any] = {}
        for key, value in table.items():
            if isinstance(value, dict):
                self._words |= {f"{key}.{name}": words for name, words in value.items()}
            else:
                self._words[key] = value

    def __call__(self, key: str, **values: object) -> str:
        """The phrase `key` with `{name}` filled in from `values` (which the caller has escaped)."""
        words = str(self._words[key])
        return words.format(**values) if values else words

    def some(self, key: str, count: int, **values: object) -> str:
        """The singular or plural of `key`, with `{count}` filled in."""
        forms = self.forms(key)
        return forms[0 if count == 1 else 1].format(count=number(count), **values)

    def forms(self, key: str) -> tuple[str, ...]:
        """All forms of `key`: singular and plural, or long and short."""
        return tuple(self._words[key])

    def quoted(self, text: str) -> str:
        """`text` between quotation marks."""
        left, right = self._words["quotes"]
        return f"{left}{text}{right}"

    def day(self, date: str) -> str:
        """A date YYYY-MM-DD or a month YYYY-MM as people write it; anything else as it stands."""
        parts = date.split("-")
        if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
            return date
        year, month, *day = parts
        if not 1 <= int(month) <= 12:
            return date
        name = self._words["months"][int(month) - 1]
        return self("date", day=int(day[0]), month=name, year=year) if day else self("month", month=name, year=year)

    def language(self, tag: str) -> str:
        """The name of the language of a BCP 47 tag, or the tag."""
        return str(self._words.get(f"languages.{tag.split('-', maxsplit=1)[0].lower()}", tag))


def number(count: int) -> str:
    """A count with thin groups of three: 12 480 as `12,480`."""
    return f"{count:,}"


@cache
def phrases(language: str = "en") -> Phrases:
    """The interface words of `language`, which must be one of `interface/`."""
    source = resources.files("annotate.write") / "interface" / f"{language}.toml"
    return Phrases(tomllib.loads(source.read_text(encoding="utf-8")))
