"""The paragraphs of an article as elements, each made in one pass: its HTML set aside, its references to footnotes.

Python-Markdown finds one mark after the other and copies the rest of the paragraph for each, which takes time with
the square of a paragraph's marks; so it is not shown them. The elements are those that it would make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.util import AtomicString

_REFERENCE = re.compile(r"\[\^([^\[\]]*)\]")
_OURS = re.compile(r"<[^<>]*>|\[\^[^\[\]]*\]|&#[0-9]+;")
_FOREIGN = re.compile(r"[\x00-\x1f!-+/:-@\[-`{-~]")  # what some syntax may use; escape.py leaves none of it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An element that will be a paragraph, and its Markdown."""

    element: Element
    source: str


def taken(root: Element, footnotes: FootnoteExtension) -> list[Paragraph]:
    """The paragraphs of both sections that hold nothing but what `article` writes; they are left without text."""
    found = list(_written_by_us(root, footnotes))
    for paragraph in found:
        paragraph.element.text = None
    return found


def _written_by_us(root: Element, footnotes: FootnoteExtension) -> Iterator[Paragraph]:
    for section in root:
        if "an-text" not in section.get("class", "").split():
            continue
        for element in section:
            source = element.text or ""
            plain = not len(element) and not _FOREIGN.search(_OURS.sub("", source))
            if plain and all(label in footnotes.footnotes for label in _REFERENCE.findall(source)):
                yield Paragraph(element, source)


def put_back(paragraphs: list[Paragraph], footnotes: FootnoteExtension, md: Markdown) -> None:
    """Gives the paragraphs their text and references again, as elements."""
    numbers = {label: number for number, label in enumerate(footnotes.footnotes, start=1)}
    for paragraph in paragraphs:
        text, *rest = _REFERENCE.split(paragraph.source)
        paragraph.element.text = _aside(text, md)
        for label, tail in zip(rest[::2], rest[1::2], strict=True):
            reference = _reference(label, numbers[label], footnotes)
            reference.tail = _aside(tail, md)
            paragraph.element.append(reference)


def _aside(html: str, md: Markdown) -> str | None:
    """A placeholder for `html`, so that nothing reads it before it is written; none for nothing."""
    return AtomicString(md.htmlStash.store(html)) if html else None


def _reference(label: str, number: int, footnotes: FootnoteExtension) -> Element:
    """What refers to the footnote `label`; the extension is told, for it makes the ways back."""
    name, separator = f"fnref{footnotes.get_separator()}{label}", footnotes.get_separator()
    place = footnotes.found_refs[name] = footnotes.found_refs.get(name, 0) + 1
    own = name if place == 1 else f"fnref{place}{separator}{label}"
    footnotes.used_refs.add(own)
    holder = Element("sup", {"id": own})
    link = SubElement(holder, "a", {"href": f"#{footnotes.makeFootnoteId(label)}", "class": "footnote-ref"})
    link.text = AtomicString(str(number))
    return holder
