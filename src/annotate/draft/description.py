"""comparison.yml, written for two drafts. What pages say goes into it as quoted strings that read back exactly."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from annotate.draft.version import Draft
from annotate.source import rules
from annotate.source.about import Found

SIDES = ("reference", "copy")
SCHEMA = ".schema.json"  # beside the comparisons; the dot keeps it out of the site
EDITOR = f"# yaml-language-server: $schema=../{SCHEMA}"
ORDER = ("publisher", "url", "published", "retrieved", "author")
SOUGHT = ("publisher", "url", "published", "author")  # what is told when it was not found
PLAIN = frozenset({"published", "retrieved"})  # values that need no quotes: only what the rules let pass gets here


@dataclass(frozen=True, slots=True)
class Description:
    """What comparison.yml will say; each value of a version with its origin, its label and SHA-256 beside."""

    title: Found
    date: str
    language: Found | None
    labels: Mapping[str, Found]
    drafts: Mapping[str, Draft]

    def known(self, side: str) -> dict[str, Found]:
        """What is known of a version, in the order of the file."""
        draft = self.drafts[side]
        found = {**draft.found, "retrieved": draft.retrieved}
        return {key: found[key] for key in ORDER if key in found}

    def missing(self, side: str) -> list[str]:
        """What was not found of a version."""
        return [key for key in SOUGHT if key not in self.drafts[side].found]


def describe(slug: str, drafts: Mapping[str, Draft], date: str, guess: str | None) -> Description:
    """The description of two drafts; `guess` is the language that the words of the texts look like."""
    titles, languages = list(known(drafts, "title")), list(known(drafts, "language"))
    if guess and not rules.language(guess):
        languages.append(Found(guess, "guessed from the words, check it"))
    title = titles[0] if titles else Found(slug.replace("-", " ").capitalize(), "made from the slug, change it")
    return Description(title, date, languages[0] if languages else None, labels(drafts), drafts)


def known(drafts: Mapping[str, Draft], key: str) -> Iterator[Found]:
    """What the versions say of `key`, the reference first."""
    for side in SIDES:
        if found := drafts[side].found.get(key):
            yield Found(found.value, f"{side}: {found.origin}")


def labels(drafts: Mapping[str, Draft]) -> dict[str, Found]:
    """What readers will see: the publisher, else the host, else which version it is; never the same for both."""
    plain = {side: label(drafts[side], side) for side in SIDES}
    if plain["reference"].value != plain["copy"].value:
        return plain
    days = {side: drafts[side].found.get("published") for side in SIDES}
    if days["reference"] and days["copy"] and days["reference"].value != days["copy"].value:
        ends = {side: f", {day.value}" for side, day in days.items() if day}
    else:
        ends = {side: f" ({side})" for side in SIDES}
    room = rules.MAX_LINE - max(map(len, ends.values()))
    return {side: Found(plain[side].value[:room].rstrip() + ends[side], plain[side].origin) for side in SIDES}


def label(draft: Draft, side: str) -> Found:
    """What readers will see of one version, without regard to the other."""
    if "publisher" in draft.found:
        return Found(draft.found["publisher"].value, "the publisher")
    host = urlsplit(draft.found["url"].value).hostname if "url" in draft.found else None
    if host and not rules.one_line(host):
        return Found(host.removeprefix("www."), "the host")
    return Found(side.capitalize(), "nothing better was found, change it")


def file_name(side: str, draft: Draft) -> str:
    """The name of the file that holds a version's text."""
    return side + draft.ending


def comparison_yml(description: Description) -> str:
    """The text of comparison.yml."""
    lines = [EDITOR, f"title: {quoted(description.title.value)}", f"date: {description.date}"]
    if description.language:
        lines.append(f"language: {plain_or_quoted(description.language.value)}")
    lines.append("publish: excerpts")
    for side in SIDES:
        draft = description.drafts[side]
        lines += [f"{side}:", f"  file: {file_name(side, draft)}", f"  label: {quoted(description.labels[side].value)}"]
        for key, value in description.known(side).items():
            lines.append(f"  {key}: {value.value if key in PLAIN else quoted(value.value)}")
        lines.append(f"  sha256: {sha256(draft.text)}")
    return "\n".join(lines) + "\n"


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as in the JSON of a comparison."""
    return hashlib.sha256(text.encode()).hexdigest()


def plain_or_quoted(tag: str) -> str:
    """A language tag as it stands, but Norwegian's `no` in quotes, which other readers of YAML take for false."""
    return quoted(tag) if tag.lower() == "no" else tag


def quoted(text: str) -> str:
    r"""`text` as a YAML string in double quotes; what cannot be seen is written as \u…, so that an editor shows it."""
    return '"' + "".join(map(escaped, text)) + '"'


def escaped(character: str) -> str:
    """A character inside a YAML string in double quotes."""
    if character in '"\\':
        return "\\" + character
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
