"""The words our own pages say, from `interface/LANGUAGE.toml`: one file a language, never article text."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

DEFAULT = "en"
"""The language of a site that names none, or one without a file."""

_FILES = resources.files("annotate.write") / "interface"


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
        return forms[0 if count in self.singular else 1].format(count=self.number(count), **values)

    @property
    def singular(self) -> tuple[int, ...]:
        """The counts that take the first of two forms."""
        return tuple(self._words["singular"])

    def number(self, count: int) -> str:
        """A count with its groups of three: 12480 as `12,480` in English, `12.480` in German."""
        return f"{count:,}".replace(",", self._words["thousands"])

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


@cache
def phrases(language: str = DEFAULT) -> Phrases:
    """The interface words of `language`, which must be one of `interface/`."""
    source = _FILES / f"{language}.toml"
    return Phrases(tomllib.loads(source.read_text(encoding="utf-8")))


def spoken(tag: str) -> str | None:
    """The language of `interface/` that a site in `tag` (`de`, `de-CH`, `pt-BR`) gets; None if there is none for it."""
    wanted = tag.replace("_", "-").split("-")[0].lower()
    return wanted if wanted.isalpha() and (_FILES / f"{wanted}.toml").is_file() else None
