"""What a comparison's page tells machines, as JSON-LD of schema.org: two articles, one's corrections, and the data.

It claims no fact-check rating (no ClaimReview): it says what one version has and the other has not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from annotate.entry import Entry, Version
from annotate.write.differences import plain_sentences
from annotate.write.downloads import DOWNLOADS
from annotate.write.findings import findings
from annotate.write.phrases import Phrases, phrases

Object = dict[str, Any]
LONGEST = 200
"""How many corrections are told; all of them are in the data."""


def page_jsonld(
    entry: Entry, description: str, say: Phrases | None = None, address: Callable[[str], str] = "#{}".format
) -> str:
    """The JSON-LD of the page of `entry`, in ASCII without `<`, `>` and `&`: it can stand in a script element.

    Addresses are relative to the page; `address` gives that of a correction, by its id.
    """
    say = say or phrases()
    graph = [_page(entry, description), *_versions(entry, say, address), _data(entry, say)]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, separators=(",", ":"), allow_nan=False)
    return "".join(f"\\u{ord(char):04x}" if char in "<>&" else char for char in text)


def _page(entry: Entry, description: str) -> Object:
    """The comparison as a work that is based on both versions."""
    metadata = entry.metadata
    both = [{"@id": "#an-copy"}, {"@id": "#an-reference"}]
    page = {
        "@type": "Article",
        "@id": "#an-title",
        "headline": _line(metadata.title),
        "description": _line(description),
        "datePublished": metadata.date,
        "inLanguage": _language(entry),
        "keywords": list(metadata.tags),
        "about": both[0],
        "isBasedOn": both,
        "citation": both,
        "hasPart": {"@id": "#an-data"},
    }
    return _known(page)


def _versions(entry: Entry, say: Phrases, address: Callable[[str], str]) -> Iterator[Object]:
    """Both versions; the copy with its corrections. A sample is no news article."""
    metadata = entry.metadata
    corrections = [] if metadata.sample else list(_corrections(entry, say, address))
    copy = _version(entry, metadata.copy, "copy")
    yield _known(copy | {"isBasedOn": {"@id": "#an-reference"}, "correction": corrections})
    yield _version(entry, metadata.reference, "reference")


def _version(entry: Entry, version: Version, side: str) -> Object:
    text = entry.comparison.copy if side == "copy" else entry.comparison.reference
    return _known({
        "@type": "CreativeWork" if entry.metadata.sample else "NewsArticle",
        "@id": f"#an-{side}",
        "name": _line(version.label),
        "url": version.url or "",
        "archivedAt": version.archived or "",
        "datePublished": version.published or "",
        "author": _named("Person", version.author),
        "publisher": _named("Organization", version.publisher),
        "inLanguage": _language(entry),
        "copyrightNotice": _line(version.rights or ""),
        "identifier": {"@type": "PropertyValue", "propertyID": "sha256", "value": text.sha256},
        "creativeWorkStatus": "Sample" if entry.metadata.sample else "",
    })  # fmt: skip


def _corrections(entry: Entry, say: Phrases, address: Callable[[str], str]) -> Iterator[Object]:
    """The numbered findings as comments, in the words of their footnotes."""
    found = findings(entry.comparison)[:LONGEST]
    for finding, sentence in zip(found, plain_sentences(entry, found, say), strict=True):
        yield {
            "@type": "CorrectionComment",
            "@id": address(finding.label),
            "url": address(finding.label),
            "position": finding.number,
            "text": sentence,
            "datePublished": entry.metadata.date,
        }


def _data(entry: Entry, say: Phrases) -> Object:
    """The corrections as a data set, with the files it comes in."""
    files = [
        {"@type": "DataDownload", "name": say(f"downloads.{d.format}"), "encodingFormat": d.media, "contentUrl": d.file}
        for d in DOWNLOADS
    ]
    title = say("downloads.data", title=_line(entry.metadata.title))
    return {
        "@type": "Dataset",
        "@id": "#an-data",
        "name": title,
        "description": say("downloads.about"),
        "distribution": files,
    }


def _named(kind: str, name: str | None) -> Object | None:
    return {"@type": kind, "name": _line(name)} if name else None


def _language(entry: Entry) -> str:
    return entry.metadata.language or entry.comparison.language or ""


def _known(values: Object) -> Object:
    """`values` without those that say nothing."""
    return {key: value for key, value in values.items() if value not in ("", None, [])}


def _line(text: str) -> str:
    return " ".join(text.split())
