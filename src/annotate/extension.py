"""A Markdown extension that finishes our pages: what a comparison needs in HTML and Markdown cannot say.

A page is ours if it has the cards of a comparison; every other page is left alone. On ours:

1. before parsing, footnotes are told to use ids that validators accept, for this page only;
2. when the tree is built, paragraphs get ids and rows, footnotes get roles, names and the place after the article,
   headings get ids that cannot meet the theme's, and the bar is put before the article;
3. when the HTML is there, each section is read back and compared with the hash of its text.

It needs `md_in_html`, `footnotes` and `tables`, and loads them if the site does not. It knows nothing of MkDocs.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import slugify
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from annotate.write.bar import bar
from annotate.write.fidelity import check_html
from annotate.write.phrases import Phrases, phrases

OURS = '<div class="an-cards">'
_MARK = re.compile(r'<(?:mark|span) class="d (\w+) (\w+)"(?: id="(c-[^"]+)"| data-r=)')
_NEEDED = {"md_in_html": "markdown_block", "footnotes": "footnote", "tables": "table"}
_FOOTNOTE_SETTINGS = {"SEPARATOR": "-", "UNIQUE_IDS": False, "USE_DEFINITION_ORDER": True}


@dataclass(slots=True)
class Marks:
    """What the marks of a page say: kind and severity by correction id, and how many are minor and neutral."""

    serious: dict[str, tuple[str, str]] = field(default_factory=dict)
    quiet: Counter[str] = field(default_factory=Counter)


class AnnotateExtension(Extension):
    """`report` is an address for reporting an error, in which `{id}` becomes the correction's id; none by default."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"report": ["", "Address for reporting an error; {id} becomes the correction's id."]}
        self.ours = False
        self.saved: list[tuple[FootnoteExtension, dict[str, Any]]] = []
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:
        """Load what is missing, and take the three places in the run."""
        missing = [name for name, block in _NEEDED.items() if block not in md.parser.blockprocessors]
        md.registerExtensions(missing, {})
        md.registerExtension(self)
        md.preprocessors.register(_Begin(md, self), "annotate-begin", 50)
        md.treeprocessors.register(_Shape(md, self), "annotate-shape", 7.5)  # after prettify and attr_list, before toc
        md.postprocessors.register(_End(md, self), "annotate-end", 0.5)  # the last to see the HTML

    def reset(self) -> None:
        """Forget the page, also one that was given up halfway."""
        self.ours = False
        while self.saved:
            footnotes, settings = self.saved.pop()
            footnotes.setConfigs(settings)

    def begin(self, md: Markdown) -> None:
        """Prepare for one of our pages."""
        self.ours = True
        for extension in md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                known = {name: value for name, value in _FOOTNOTE_SETTINGS.items() if name in extension.config}
                self.saved.append((extension, {name: extension.config[name][0] for name in known}))
                for name, value in known.items():
                    extension.config[name][0] = value


class _Begin(Preprocessor):
    def __init__(self, md: Markdown, extension: AnnotateExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        if OURS in lines:
            self.extension.begin(self.md)
        return lines


class _End(Postprocessor):
    def __init__(self, md: Markdown, extension: AnnotateExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        if self.extension.ours:
            check_html(text)
            self.extension.reset()
        return text


class _Shape(Treeprocessor):
    def __init__(self, md: Markdown, extension: AnnotateExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        if not self.extension.ours:
            return
        say, marks = phrases(), _marks(self.md.htmlStash.rawHtmlBlocks)
        _name_headings(root)
        _classify_tables(root, marks)
        numbers = _shape_references(root, marks, say)
        notes = _shape_notes(root, numbers, marks, self.extension.getConfig("report"), say)
        sections = [element for element in root if "an-text" in element.get("class", "")]
        for section in sections:
            _shape_section(section, say)
        if sections:
            kinds = Counter(marks.serious[label][0] for label in numbers if label in marks.serious)
            _wrap(root, sections, notes, self.md.htmlStash.store(bar(kinds, marks.quiet, say)))
        elif notes is not None:
            _put_after_table(root, notes)


def _marks(stash: list[Any]) -> Marks:
    """Read our own marks, which the tree does not have: inline HTML is set aside while Markdown is parsed."""
    marks = Marks()
    for item in stash:
        if isinstance(item, str) and (match := _MARK.match(item)):
            kind, severity, correction = match.groups()
            if correction:
                marks.serious[correction] = (kind, severity)
            else:
                marks.quiet[severity] += 1
    return marks


def _name_headings(root: etree.Element) -> None:
    """Ids with our prefix: by the class of what follows a heading, or by its words."""
    used: set[str] = set()
    children = [*root, etree.Element("end")]
    for heading, following in zip(children, children[1:], strict=False):
        if re.fullmatch(r"h[1-6]", heading.tag) and "id" not in heading.attrib:
            classes = following.get("class", "").split()
            own = next((name for name in reversed(classes) if name.startswith("an-")), "")
            name = "an-title" if heading.tag == "h1" else own or f"an-{slugify(''.join(heading.itertext()), '-')}"
            while name in used:
                name += "-2"
            used.add(name)
            heading.set("id", name)


def _classify_tables(root: etree.Element, marks: Marks) -> None:
    """Each row of the table of what changed gets the kind and severity of the finding it links to."""
    for box in root.iter("div"):
        if box.get("class") != "an-changes":
            continue
        if any("an-text" in element.get("class", "") for element in root):
            box.set("data-search-exclude", "")  # the words are found in the article
        for table in box.iter("table"):
            table.set("class", "an-table")
            columns = ["".join(head.itertext()) for head in table.iter("th")]
            for row in table.iter("tr"):
                for name, data in zip(columns, row.findall("td"), strict=False):
                    data.set("data-label", name)
                labels = (link.get("href", "").partition("c-")[2] for link in row.iter("a"))
                label = next((f"c-{label}" for label in labels if label), "")
                row.set("class", " ".join(marks.serious.get(label, ("head",))))


def _shape_references(root: etree.Element, marks: Marks, say: Phrases) -> dict[str, int]:
    """Footnote references: a role, a unique name, and the number as data, so that it is no part of the text.

    Returns the number of each footnote by its label.
    """
    numbers: dict[str, int] = {}
    places: Counter[str] = Counter()
    for holder in root.iter("sup"):
        link = next(iter(holder), None)
        if link is None or link.get("class") != "footnote-ref":
            continue
        label = link.get("href", "").removeprefix("#fn-")
        places[label] += 1
        kind, severity = marks.serious.get(label, ("meaning", "major"))
        numbers[label] = int(link.text or 0)
        values = {"number": link.text, "kind": say(f"kind.{kind}"), "place": places[label]}
        name = "note.reference_name" if places[label] == 1 else "note.reference_name_again"
        holder.set("class", f"an-ref {kind} {severity}")
        holder.set("data-search-exclude", "")
        link.attrib |= {"role": "doc-noteref", "aria-label": say(name, **values), "data-n": link.text or ""}
        if places[label] == 1:
            link.set("style", f"--a:--{label}")
        link.text = None
    return numbers


def _shape_notes(
    root: etree.Element, numbers: dict[str, int], marks: Marks, report: str, say: Phrases
) -> etree.Element | None:
    """Footnotes as a section of end notes with a heading, each with its tools. Returns the section, if any."""
    notes = next((element for element in root if element.get("class") == "footnote"), None)
    if notes is None:
        return None
    notes.tag = "section"
    notes.attrib |= {"class": "footnote an-notes", "role": "doc-endnotes", "data-search-exclude": ""}
    notes.set("aria-labelledby", "an-notes")
    for rule in notes.findall("hr"):
        notes.remove(rule)
    heading = etree.Element("h2", {"id": "an-notes"})
    heading.text, heading.tail = say("page.corrections"), "\n"
    notes.insert(0, heading)
    previous = "none"
    for item in notes.iter("li"):
        label = item.get("id", "").removeprefix("fn-")
        number = numbers.get(label, 0)
        item.set("class", " ".join(("an-note", *marks.serious.get(label, ()))))
        item.set("style", f"--a:--{label};--t:--n{number};--p:--n{previous}")
        item.set("data-n", str(number))
        _tools(item, label, number, report, say)
        previous = str(number)
    return notes


def _tools(item: etree.Element, label: str, number: int, report: str, say: Phrases) -> None:
    """The last line of a footnote: its own address, reporting, and the ways back."""
    back = list(_take_back_links(item))
    tools = etree.SubElement(item, "p", {"class": "an-tools"})
    link = etree.SubElement(tools, "a", {"href": f"#{label}", "aria-label": say("note.link_name", number=number)})
    link.text = say("note.link")
    if report:
        name = say("note.report_name", number=number)
        other = etree.SubElement(tools, "a", {"href": report.replace("{id}", label), "aria-label": name})
        other.text = say("note.report")
    close, again = say.forms("note.back")
    for place, element in enumerate(back, start=1):
        element.text = close if place == 1 else again.format(place=place)
        element.tail = None
        element.attrib |= {"role": "doc-backlink", "class": f"footnote-backref an-back{' an-close' * (place == 1)}"}
        element.attrib.pop("title", None)
        element.set("aria-label", say("note.back_name", number=number, place=place))
        tools.append(element)


def _take_back_links(item: etree.Element) -> Iterator[etree.Element]:
    """Remove the back links of a footnote from its text, with the space before them, and give them."""
    for parent in list(item.iter("p")):
        links = [link for link in parent.findall("a") if link.get("class") == "footnote-backref"]
        for link in links:
            parent.remove(link)
        if links and not len(parent):
            parent.text = _without_space(parent.text)
        elif links:
            parent[-1].tail = _without_space(parent[-1].tail)
        if links and not len(parent) and not (parent.text or "").strip():
            item.remove(parent)
        yield from links


def _without_space(text: str | None) -> str:
    """`text` without the no-break space that Python-Markdown puts before a back link."""
    return (text or "").replace("\x02qq3936677670287331zz\x03", "").replace("&#160;", "").rstrip("\xa0 ")


def _shape_section(section: etree.Element, say: Phrases) -> None:
    """Ids and rows for the paragraphs of one text, and nothing but one line feed between them."""
    side = "copy" if "an-copy" in section.get("class", "") else "reference"
    section.text, number, last = None, 0, None
    section.set("style", f"--an-side:'{say(f'side.{side}')}'")
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


def _wrap(
    root: etree.Element, sections: list[etree.Element], notes: etree.Element | None, bar_placeholder: str
) -> None:
    """Put bar, both sections with their headings, and the footnotes into one element, where the first heading was."""
    children = list(root)
    start, end = children.index(sections[0]) - 1, children.index(sections[-1]) + 1
    article = etree.Element("div", {"class": "an-article"})
    article.text, article.tail = bar_placeholder, "\n"
    columns = etree.SubElement(article, "div", {"class": "an-columns"})
    for element in children[start:end]:
        root.remove(element)
        if element.tag != "section":
            side = "copy" if len(columns) == 0 else "reference"
            element.set("class", f"an-heading an-{side}")
        columns.append(element)
    if notes is not None:
        root.remove(notes)
        article.append(notes)
    root.insert(start, article)


def _put_after_table(root: etree.Element, notes: etree.Element) -> None:
    """Without the texts the footnotes follow the table that refers to them."""
    root.remove(notes)
    tables = [index for index, element in enumerate(root) if element.get("class") == "an-changes"]
    root.insert(tables[-1] + 1 if tables else len(root), notes)


def makeExtension(**settings: Any) -> AnnotateExtension:
    """For `markdown_extensions: [annotate.extension]`."""
    return AnnotateExtension(**settings)
