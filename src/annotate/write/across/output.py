"""Everything across comparisons, made while the comparisons are written one by one, and written at the end.

Across.add(summary, records, …)  after each comparison
Across.pages(), Across.data()    when all are there
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TextIO

from annotate.source.removed import Removal
from annotate.write.across import bulk
from annotate.write.across.errors import ErrorIndex
from annotate.write.across.families import family_pages
from annotate.write.across.feeds import JSON, RSS, Site, feeds
from annotate.write.across.overview import overview_page
from annotate.write.across.records import Record
from annotate.write.across.removed import removed_page
from annotate.write.across.siblings import named, sibling_groups, sibling_pages, with_siblings
from annotate.write.across.store import Store
from annotate.write.lists import HOME, Summary, link, newest_pages
from annotate.write.phrases import Phrases

Pages = Iterator[tuple[str, str]]


class Across:
    """Gathers the comparisons and gives the pages and files about all of them. Samples count where nothing else is."""

    def __init__(self, store: Store, table: TextIO, site: Site, say: Phrases) -> None:
        """`table` is the open file for the corrections of all comparisons."""
        self.store, self.site, self.say = store, site, say
        self.entries: list[Summary] = []
        self.groups: Sequence[Sequence[Summary]] = ()
        self._table = table
        table.write(bulk.table_head())

    def add(self, entry: Summary, records: Sequence[Record], rows: str) -> None:
        """Takes in one comparison; `rows` are those of the table of corrections."""
        self.entries.append(entry)
        self.store.add(entry, records)
        self._table.write(rows)

    def finish(self) -> None:
        """Ends adding."""
        self.store.finish(samples=self.samples)
        self.groups = sibling_groups(self.entries)

    @property
    def samples(self) -> bool:
        """Whether there is nothing but samples, which are then shown as such."""
        return all(entry.sample for entry in self.entries)

    @property
    def counted(self) -> list[Summary]:
        """The comparisons that feeds, index and charts are about."""
        return self.entries if self.samples else [entry for entry in self.entries if not entry.sample]

    def pages(self, removals: Iterable[Removal]) -> Pages:
        """Every page, one at a time."""
        say, known = self.say, {entry.slug: entry for entry in self.entries}
        before = _banner(say) if self.samples and self.entries else ""
        yield from newest_pages(self.entries, self._files, say)
        yield from family_pages(self.entries, say)
        yield from ErrorIndex(self.store, known, before, say).pages()
        yield overview_page(self.counted, before, say)
        yield from sibling_pages(self.groups, say)
        yield from (removed_page(removal, say) for removal in removals if removal.slug not in known)

    def siblings(self) -> Iterator[tuple[str, Callable[[str], str]]]:
        """For each page that names others of its reference: its path, and what adds them to its Markdown."""
        for group in self.groups:
            for entry in group:
                block = named(entry, group, self.say)
                yield entry.page, lambda page, block=block: with_siblings(page, block, self.say)  # type: ignore[misc]

    def data(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Path and content, in pieces, of every file that is no page."""
        yield bulk.COMPARISONS, bulk.comparison_lines(self.entries)
        yield bulk.ERRORS, bulk.error_lines(self.store)
        if self.site.url:
            yield from ((path, [text]) for path, text in feeds(self.counted, self.store, self.site, self.say).items())

    def _files(self, path: str) -> str:
        """Links to the feeds and the data, for the first page of the list."""
        if path != f"{HOME}/index.md":
            return ""
        files = chain((RSS, JSON) if self.site.url else (), (bulk.COMPARISONS, bulk.CORRECTIONS, bulk.ERRORS))
        names = (link(self.say(f"bulk.{file.rpartition('/')[2].replace('.', '_')}"), file, path) for file in files)
        lines = "\n".join(f"- {name}" for name in names)
        return f'## {self.say("bulk.title")}\n\n<div class="an-files" markdown>\n\n{lines}\n\n</div>'


def _banner(say: Phrases) -> str:
    return f'<div class="an-sample" role="note" markdown>\n\n{say("across.samples")}\n\n</div>'
