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
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from annotate.write.bar import bar
from annotate.write.dialogs import dialogs, notices
from annotate.write.differences import TABLE, TABLE_END
from annotate.write.endnotes import shape_notes, shape_references
from annotate.write.fidelity import check_html
from annotate.write.marks import marks_of
from annotate.write.paragraphs import Paragraph, put_back, taken
from annotate.write.phrases import DEFAULT, Phrases, phrases, spoken
from annotate.write.report import filled, plain
from annotate.write.tree import classify_tables, name_headings, part_of, put_after_table, shape_section, wrap

OURS = '<div class="an-cards">'
_NEEDED = {"md_in_html": "markdown_block", "footnotes": "footnote", "tables": "table"}
_ENCODED = r"&#[0-9]+;(?:[^\W_]|[ ,]|&#[0-9]+;)*"
_FOOTNOTE_SETTINGS = {"SEPARATOR": "-", "UNIQUE_IDS": False, "USE_DEFINITION_ORDER": True}


class AnnotateExtension(Extension):
    """`report` is where errors are reported; `{title}`, `{body}`, `{id}`, `{page}` and `{words}` in it are filled in.

    None by default; the plugin and the build step take it from the site's `repo_url`.
    `language` is that of our own words, English where there are none for it.
    """

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # the types of Python-Markdown
        self.config = {
            "report": ["", "Address for reporting an error; {title}, {body}, {id}, {page} and {words} are filled in."],
            "language": [DEFAULT, "Language of our own words: a file of annotate/write/interface."],
        }
        self.ours = False
        self.saved: list[tuple[FootnoteExtension, dict[str, Any]]] = []
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name Python-Markdown calls
        """Load what is missing, and take the three places in the run."""
        missing = [name for name, block in _NEEDED.items() if block not in md.parser.blockprocessors]
        md.registerExtensions(missing, {})
        md.registerExtension(self)
        # After what clears away the signs of set-aside HTML, before everything that parses HTML.
        md.preprocessors.register(_Begin(md, self), "annotate-begin", 25)
        md.inlinePatterns.register(_Encoded(md, self), "annotate-encoded", 80.5)  # before entity, the same for one
        paragraphs = _Take(md, self)
        md.treeprocessors.register(paragraphs, "annotate-take", 25)  # before inline
        md.treeprocessors.register(_PutBack(md, paragraphs), "annotate-put-back", 18)  # before footnote-duplicate
        md.treeprocessors.register(_Shape(md, self), "annotate-shape", 7.5)  # after prettify and attr_list, before toc
        md.postprocessors.register(_End(md, self), "annotate-end", 0.5)  # the last to see the HTML

    def reset(self) -> None:
        """Forget the page, also one that was given up halfway."""
        self.ours = False
        while self.saved:
            footnotes, settings = self.saved.pop()
            footnotes.setConfigs(settings)

    @property
    def footnotes(self) -> FootnoteExtension | None:
        """The extension that makes the footnotes of this page."""
        return self.saved[0][0] if self.saved else None

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
        if OURS not in lines:
            return lines
        self.extension.begin(self.md)
        return list(self.without_tables(lines))

    def without_tables(self, lines: Iterable[str]) -> Iterator[str]:
        """`lines` with each finished table of all differences set aside: nothing in it is Markdown.

        Two parsers of HTML would read every cell of it otherwise, which takes a third of a page's time.
        """
        table: list[str] = []
        for line in lines:
            if table or line.startswith(TABLE):
                table.append(line)
                if line == TABLE_END:
                    yield self.md.htmlStash.store("\n".join(table))
                    table = []
            else:
                yield line
        yield from table


class _Encoded(InlineProcessor):
    """Takes encoded characters with the plain words between them at once.

    Python-Markdown takes them one by one and copies the paragraph for each: hours for a long line of signs.
    """

    def __init__(self, md: Markdown, extension: AnnotateExtension) -> None:
        super().__init__(_ENCODED, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        if not self.extension.ours:
            return None, None, None
        return self.md.htmlStash.store(m[0]), m.start(), m.end()


class _Take(Treeprocessor):
    """Takes the paragraphs of the article, so that Python-Markdown does not look for marks in them one by one."""

    def __init__(self, md: Markdown, extension: AnnotateExtension) -> None:
        super().__init__(md)
        self.extension = extension
        self.found: list[Paragraph] = []

    def run(self, root: Element) -> None:
        footnotes = self.extension.footnotes
        self.found = taken(root, footnotes) if self.extension.ours and footnotes else []


class _PutBack(Treeprocessor):
    def __init__(self, md: Markdown, paragraphs: _Take) -> None:
        super().__init__(md)
        self.paragraphs = paragraphs

    def run(self, root: Element) -> None:
        footnotes, found = self.paragraphs.extension.footnotes, self.paragraphs.found
        self.paragraphs.found = []
        if footnotes:
            put_back(found, footnotes, self.md)


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

    page = ""

    def run(self, root: Element) -> None:
        if not self.extension.ours:
            return
        say, marks = self.say, marks_of(self.md.htmlStash.rawHtmlBlocks)
        self.page = next((self.plain(heading) for heading in root.iter("h1")), "")
        name_headings(root)
        classify_tables(root, marks, say)
        own, total = part_of(root)
        numbers = shape_references(root, marks, say, own)
        notes = shape_notes(root, numbers, marks, self.report, say)
        sections = [element for element in root if "an-text" in element.get("class", "")]
        for section in sections:
            shape_section(section, say)
        if sections:
            found = [marks.serious[label] for label in numbers if label in marks.serious]
            severities = marks.quiet + Counter(severity for _, severity in found)
            top = bar(Counter(kind for kind, _ in found), severities, say, total) + notices(say)
            wrap(root, sections, notes, self.md.htmlStash.store(top), self.md.htmlStash.store(dialogs(say, keys=True)))
        elif notes is not None:
            put_after_table(root, notes)
            notes[0].tail = self.md.htmlStash.store(notices(say) + dialogs(say, keys=False))

    @property
    def say(self) -> Phrases:
        """Our own words, in the language of the site."""
        return phrases(spoken(self.extension.getConfig("language")) or DEFAULT)

    def report(self, note: Element, label: str) -> str:
        """The address where an error in `note` is reported, with its words; empty without a repository."""
        address, say = self.extension.getConfig("report"), self.say
        if not address:
            return ""
        given = {"page": self.page, "id": label, "words": self.plain(note)}
        body = say("report.body", **given) + "\n"
        return filled(address, {**given, "title": say("report.title", id=label), "body": body})

    def plain(self, element: Element) -> str:
        """The text of `element`, what was set aside while Markdown was parsed included."""
        stash = self.md.htmlStash.rawHtmlBlocks
        return plain(HTML_PLACEHOLDER_RE.sub(lambda match: str(stash[int(match[1])]), "".join(element.itertext())))


def makeExtension(**settings: Any) -> AnnotateExtension:  # noqa: ANN401, N802  # as above
    """For `markdown_extensions: [annotate.extension]`."""
    return AnnotateExtension(**settings)
