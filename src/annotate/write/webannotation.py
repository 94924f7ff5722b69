"""The corrections of a comparison as W3C Web Annotations: an AnnotationPage of an AnnotationCollection, in JSON-LD.

An annotation's target is the place in the copy; its bodies are the words of the reference (`editing`), where they
stand (`linking`), the kind (`classifying`), the severity (`assessing`) and a contributor's note (`commenting`).
Positions count code points of the text whose hash the source names (RFC 6920), not of a web page around it.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator
from typing import Any

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
    items = list(_annotations(entry))
    collection = {
        "id": _name(entry, "collection"),
        "type": "AnnotationCollection",
        "label": " ".join(entry.metadata.title.split()),
        "total": len(items),
        "generator": {"type": "Software", "name": f"mkdocs-annotate {__version__}"},
    }
    page = {"@context": CONTEXT, "id": _name(entry, "page"), "type": "AnnotationPage", "partOf": collection}
    return dump(page | {"startIndex": 0, "items": items}, indent=None)


def _name(entry: Entry, part: str) -> str:
    """A name that is the same wherever the file lies: made from both texts and what it names."""
    comparison = entry.comparison
    texts = f"{comparison.reference.sha256}/{comparison.copy.sha256}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{texts}/{part}").urn


def _annotations(entry: Entry) -> Iterator[Object]:
    shown = None if is_full(entry) else excerpts(entry)
    for correction in entry.comparison.corrections:
        excerpt = shown[correction.id] if shown else None
        annotation = {
            "id": _name(entry, correction.id),
            "type": "Annotation",
            "motivation": ["editing", "assessing"],
            "body": list(_bodies(entry, correction, excerpt.reference if excerpt else None)),
            "target": _place(entry, correction.copy, "copy", excerpt.copy if excerpt else None),
        }
        if entry.metadata.date:
            annotation["created"] = f"{entry.metadata.date}T00:00:00Z"
        yield annotation


def _bodies(entry: Entry, correction: Correction, shown: Shown | None) -> Iterator[Object]:
    text, language = entry.comparison.reference.text, entry.metadata.language or entry.comparison.language
    start, end = _own(correction.reference, shown)
    if end > start or not correction.reference:
        yield _said(text[start:end], "editing") | ({"language": language} if language else {})
    yield _place(entry, correction.reference, "reference", shown) | {"purpose": "linking"}
    yield _said(correction.kind, "classifying")
    yield _said("dismissed" if correction.dismissed else correction.severity, "assessing")
    if correction.note:
        yield _said(correction.note, "commenting")
    for source in correction.sources:
        yield {"type": "SpecificResource", "source": pointer(source), "purpose": "linking"}


def _said(value: str, purpose: str) -> Object:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _place(entry: Entry, quote: Quote, side: str, shown: Shown | None) -> Object:
    """The words of one side as a resource: its source, and selectors that each select the same words."""
    comparison, metadata = entry.comparison, entry.metadata
    text, version = (comparison.copy, metadata.copy) if side == "copy" else (comparison.reference, metadata.reference)
    start, end = _own(quote, shown)
    place = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    selectors = [place]
    if end > start or not quote:
        selectors = [_quotation(text.text, start, end, shown), place | {"end": end}]
    return {"type": "SpecificResource", "source": _source(text, version), "selector": selectors}


def _own(quote: Quote, shown: Shown | None) -> tuple[int, int]:
    """Where the words start and end that may be shown."""
    return (shown.start, shown.end) if shown else (quote.start, quote.end)


def _quotation(text: str, start: int, end: int, shown: Shown | None) -> Object:
    """A TextQuoteSelector, with the characters around; in an excerpt only with those that may be shown."""
    first, last = (shown.first, shown.last) if shown else (start - _AROUND, end + _AROUND)
    prefix, suffix = text[max(first, start - _AROUND, 0) : start], text[end : min(last, end + _AROUND)]
    around = {"prefix": prefix, "suffix": suffix}
    return {"type": "TextQuoteSelector", "exact": text[start:end]} | {k: v for k, v in around.items() if v}


def _source(text: Text, version: Version) -> Object:
    """One text: its web address if it has one, else the name that its hash gives it."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(text.sha256)).decode().rstrip("=")
    named = f"ni:///sha-256;{digest}"
    source: Object = {"id": pointer(version.url) if version.url else named, "type": "Text"}
    if version.url:
        source["canonical"] = named
    return source
