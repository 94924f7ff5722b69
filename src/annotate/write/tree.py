"""The parts of a comparison page as a tree of elements: ids, rows, classes, and the place of the bar.

The tree is what Python-Markdown makes of our Markdown, before it becomes HTML. These functions change it in place.
"""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.toc import slugify

from annotate.write.marks import Marks
from annotate.write.phrases import Phrases

PART = "an-part"
"""The class of the element that says of a page that it shows a part."""
NOTES_IN_MARGIN = 200
"""With more notes than this they stay at the end: placing each beside its words takes a browser too long."""


def name_headings(root: Element) -> None:
    """Ids with our prefix: by the class of what follows a heading, or by its words."""
    used: set[str] = set()
    children = [*root, Element("end")]
    for heading, following in pairwise(children):
        if re.fullmatch(r"h[1-6]", heading.tag) and "id" not in heading.attrib:
            classes = following.get("class", "").split()
            own = next((name for name in classes if name.startswith("an-") and name != "an-text"), "")
            name = "an-title" if heading.tag == "h1" else own or f"an-{slugify(''.join(heading.itertext()), '-')}"
            while name in used:
                name += "-2"
            used.add(name)
            heading.set("id", name)


def classify_tables(root: Element, marks: Marks, say: Phrases) -> None:
    """Each row of the table of what changed gets the kind and severity of the finding it links to."""
    for box in root.iter("div"):
        if box.get("class") != "an-changes":
            continue
        if any("an-text" in element.get("class", "") for element in root):
            box.set("data-search-exclude", "")  # the words are found in the article
        for table in box.iter("table"):
            table.set("class", "an-table")
            for row in table.iter("tr"):
                for side, data in zip(("copy", "reference"), row.findall("td")[1:], strict=False):
                    data.set("data-label", say(f"side.{side}"))
                labels = (link.get("href", "").partition("c-")[2] for link in row.iter("a"))
                label = next((f"c-{label}" for label in labels if label), "")
                row.set("class", " ".join(marks.serious.get(label, ("head",))))


def shape_section(section: Element, say: Phrases) -> None:
    """Ids and rows for the paragraphs of one text, and nothing but one line feed between them."""
    side = "copy" if "an-copy" in section.get("class", "") else "reference"
    section.text, last = None, None
    number = int(section.attrib.pop("data-before", "0"))
    words = {"side": f"side.{side}", "other": "side.reference", "nothing": "passage.added"}
    section.set("style", ";".join(f"--an-{name}:'{say(key)}'" for name, key in words.items()))
    for paragraph, code in zip(list(section), section.attrib.pop("data-rows", "").split(), strict=False):
        rows, _, relation = code.partition(":")
        first, _, count = rows.partition("+")
        paragraph.tail = None
        paragraph.set("style", f"--r:{first}" + (f";--n:{count}" if count else ""))
        if relation:
            paragraph.set("class", " ".join(f"an-{name}" for name in relation.split(".")))
        if relation == "gap":
            several = len(paragraph.findall("sup")) > 1
            paragraph.set("data-label", say.forms("passage.gap")[several])
            continue
        if relation.startswith("added") and side == "copy":
            paragraph.set("data-label", say("passage.added"))
        number += 1
        paragraph.set("id", f"an-{side}-p{number}")
        if last is not None:
            last.tail = "\n"
        last = paragraph


def part_of(root: Element) -> tuple[list[str], int]:
    """Of a page that shows a part: the numbers of its findings, and how many the whole has; else none and 0."""
    for element in root:
        if PART in element.get("class", "").split():
            return element.attrib.pop("data-numbers", "").split(), int(element.attrib.pop("data-total", "0"))
    return [], 0


def wrap(root: Element, sections: list[Element], notes: Element | None, top: str, end: str) -> None:
    """Put bar (`top`), both sections with their headings, footnotes and dialogs (`end`) into one element.

    It stands where the first heading was.
    """
    children = list(root)
    start, stop = children.index(sections[0]) - 1, children.index(sections[-1]) + 1
    few = notes is not None and len(list(notes.iter("li"))) <= NOTES_IN_MARGIN
    article = Element("div", {"class": "an-article an-margin" if few else "an-article"})
    article.text, article.tail = top, "\n"
    columns = SubElement(article, "div", {"class": "an-columns"})
    for element in children[start:stop]:
        root.remove(element)
        if element.tag != "section":
            side = "copy" if len(columns) == 0 else "reference"
            element.set("class", f"an-heading an-{side}")
        columns.append(element)
    if notes is not None:
        root.remove(notes)
        article.append(notes)
    article[-1].tail = end
    root.insert(start, article)


def put_after_table(root: Element, notes: Element) -> None:
    """Without the texts the footnotes follow the table that refers to them."""
    root.remove(notes)
    tables = [index for index, element in enumerate(root) if element.get("class") == "an-changes"]
    root.insert(tables[-1] + 1 if tables else len(root), notes)
