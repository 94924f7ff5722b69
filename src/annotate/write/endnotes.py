"""Footnote references and end notes of a comparison page as elements: roles, names, and what each note offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from annotate.write.marks import Marks
from annotate.write.phrases import Phrases


def shape_references(root: Element, marks: Marks, say: Phrases, own: Sequence[str] = ()) -> dict[str, int]:
    """Footnote references: a role, a unique name, and the number as data, so that it is no part of the text.

    `own` are the numbers of the footnotes, where they do not begin at 1. Returns that of each by its label.
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
        number = numbers[label] = int(own[int(link.text or 0) - 1] if own else link.text or 0)
        values = {"number": number, "kind": say(f"kind.{kind}"), "place": places[label]}
        name = "note.reference_name" if places[label] == 1 else "note.reference_name_again"
        holder.set("class", f"an-ref {kind} {severity}")
        holder.set("data-search-exclude", "")
        link.attrib |= {"role": "doc-noteref", "aria-label": say(name, **values), "data-n": str(number)}
        link.set("style", f"--a:--{label}" + (f"-at{places[label]}" if places[label] > 1 else ""))
        link.text = None
    return numbers


def shape_notes(
    root: Element, numbers: dict[str, int], marks: Marks, report: Callable[[Element, str], str], say: Phrases
) -> Element | None:
    """Footnotes as a section of end notes with a heading, each with its tools. Returns the section, if any.

    `report` gives the address where an error in a note with that label is reported, or nothing.
    """
    notes = next((element for element in root if element.get("class") == "footnote"), None)
    if notes is None:
        return None
    notes.tag = "section"
    notes.attrib |= {"class": "footnote an-notes", "role": "doc-endnotes", "data-search-exclude": ""}
    notes.set("aria-labelledby", "an-notes")
    notes.set("data-copy", say("note.copy"))
    for rule in notes.findall("hr"):
        notes.remove(rule)
    heading = Element("h2", {"id": "an-notes"})
    heading.text, heading.tail = say("page.corrections"), "\n"
    notes.insert(0, heading)
    previous = "none"
    for item in notes.iter("li"):
        label = item.get("id", "").removeprefix("fn-")
        number = numbers.get(label, 0)
        item.set("class", " ".join(("an-note", *marks.serious.get(label, ()))))
        item.set("style", f"--a:--{label};--t:--n{number};--p:--n{previous}")
        item.set("data-n", str(number))
        _tools(item, label, number, report(item, label), say)
        previous = str(number)
    return notes


def _tools(item: Element, label: str, number: int, report: str, say: Phrases) -> None:
    """The last line of a footnote: its own address, reporting, and the ways back."""
    back = list(_take_back_links(item))
    tools = SubElement(item, "p", {"class": "an-tools"})
    name = {"aria-label": say("note.link_name", number=number), "data-name": say("note.copy_name", number=number)}
    link = SubElement(tools, "a", {"class": "an-link", "href": f"#{label}", **name})
    link.text = say("note.link")
    cite = {"type": "button", "class": "an-cite-open", "aria-label": say("note.cite_name", number=number), "hidden": ""}
    SubElement(tools, "button", cite).text = say("note.cite")
    if report:
        name = {"aria-label": say("note.report_name", number=number)}
        SubElement(tools, "a", {"class": "an-report", "href": report, "rel": "nofollow", **name}).text = say(
            "note.report"
        )
    words, names = say.forms("note.back"), say.forms("note.back_name")
    for place, element in enumerate(back, start=1):
        again = place > 1
        element.text = words[again].format(place=place)
        element.tail = None
        element.attrib |= {"role": "doc-backlink", "class": f"footnote-backref an-back{'' if again else ' an-close'}"}
        element.attrib.pop("title", None)
        element.set("aria-label", names[again].format(number=number, place=place))
        tools.append(element)


def _take_back_links(item: Element) -> Iterator[Element]:
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
