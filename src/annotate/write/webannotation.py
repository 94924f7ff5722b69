"""The corrections of a comparison as W3C Web Annotations: an AnnotationPage of an AnnotationCollection, in JSON-LD.

An annotation's target is the place in the copy; its bodies are the words of the reference (`editing`), where they
stand (`linking`), the kind (`classifying`), the severity (`assessing`) and a contributor's note (`commenting`).
Positions count code points of the text whose hash the source names (RFC 6920), not of a web page around it.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator
from typing import Any, NamedTuple

from annotate import __version__
from annotate.entry import Entry, Version
from annotate.excerpt import Shown
from annotate.model import Correction, Quote, Text
from annotate.write.data import dump
from annotate.write.excerpts import excerpts, is_full
from annotate.write.xml import pointer

# The context of the W3C leaves out one motivation that its model has.
CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"assessing": "oa:assessing"})
Object = dict[str, Any]
_AROUND = 32  # characters before and after a quotation that tell it from equal ones


def entry_annotations(entry: Entry) -> str:
    """The annotations of `entry` as JSON-LD, in the order of the copy."""
    texts = _texts(entry)
    collection = {
        "id": texts.name("collection"),
        "type": "AnnotationCollection",
        "label": " ".join(entry.metadata.title.split()),
        "total": len(entry.comparison.corrections),
        "generator": {"type": "Software", "name": f"mkdocs-annotate {__version__}"},
    }
    page = {"@context": CONTEXT, "id": texts.name("page"), "type": "AnnotationPage", "partOf": collection}
    return dump(page | {"startIndex": 0, "items": _annotations(entry, texts)}, indent=None)


class _Texts(NamedTuple):
    """What every annotation says of both texts: their hashes, and each as a source."""

    hashes: str
    reference: Object
    copy: Object

    def name(self, part: str) -> str:
        """A name that is the same wherever the file lies: made from both texts and what it names."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self.hashes}/{part}").urn


def _texts(entry: Entry) -> _Texts:
    reference, copy = entry.comparison.reference.sha256, entry.comparison.copy.sha256
    versions = entry.metadata.reference, entry.metadata.copy
    return _Texts(f"{reference}/{copy}", _source(reference, versions[0]), _source(copy, versions[1]))


def _annotations(entry: Entry, texts: _Texts) -> Iterator[Object]:
    shown = None if is_full(entry) else excerpts(entry)
    for correction in entry.comparison.corrections:
        excerpt = shown[correction.id] if shown else None
        annotation = {
            "id": texts.name(correction.id),
            "type": "Annotation",
            "motivation": ["editing", "assessing"],
            "body": list(_bodies(entry, texts, correction, excerpt.reference if excerpt else None)),
            "target": _place(entry.comparison.copy, texts.copy, correction.copy, excerpt.copy if excerpt else None),
        }
        if entry.metadata.date:
            annotation["created"] = f"{entry.metadata.date}T00:00:00Z"
        yield annotation


def _bodies(entry: Entry, texts: _Texts, correction: Correction, shown: Shown | None) -> Iterator[Object]:
    reference, language = entry.comparison.reference, entry.metadata.language or entry.comparison.language
    start, end = _own(correction.reference, shown)
    if end > start or not correction.reference:
        yield _said(reference.text[start:end], "editing") | ({"language": language} if language else {})
    yield _place(reference, texts.reference, correction.reference, shown) | {"purpose": "linking"}
    yield _said(correction.kind, "classifying")
    yield _said("dismissed" if correction.dismissed else correction.severity, "assessing")
    if correction.note:
        yield _said(correction.note, "commenting")
    for source in correction.sources:
        yield {"type": "SpecificResource", "source": pointer(source), "purpose": "linking"}


def _said(value: str, purpose: str) -> Object:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _place(text: Text, source: Object, quote: Quote, shown: Shown | None) -> Object:
    """The words of one side as a resource: its source, and selectors that each select the same words."""
    start, end = _own(quote, shown)
    place = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    selectors = [place]
    if end > start or not quote:
        selectors = [_quotation(text.text, start, end, shown), place | {"end": end}]
    return {"type": "SpecificResource", "source": source, "selector": selectors}


def _own(quote: Quote, shown: Shown | None) -> tuple[int, int]:
    """Where the words start and end that may be shown."""
    return (shown.start, shown.end) if shown else (quote.start, quote.end)


def _quotation(text: str, start: int, end: int, shown: Shown | None) -> Object:
    """A TextQuoteSelector, with the characters around; in an excerpt only with those that may be shown."""
    first, last = (shown.first, shown.last) if shown else (start - _AROUND, end + _AROUND)
    prefix, suffix = text[max(first, start - _AROUND, 0) : start], text[end : min(last, end + _AROUND)]
    around = {"prefix": prefix, "suffix": suffix}
    return {"type": "TextQuoteSelector", "exact": text[start:end]} | {k: v for k, v in around.items() if v}


def _source(sha256: str, version: Version) -> Object:
    """One text: its web address if it has one, else the name that its hash gives it."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    named = f"ni:///sha-256;{digest}"
    source: Object = {"id": pointer(version.url) if version.url else named, "type": "Text"}
    if version.url:
        source["canonical"] = named
    return source
