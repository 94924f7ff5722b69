"""Live reload: of what the build before left in the site, all stays that would be the same again.

    on_pre_build   site/comparisons, site/pagefind  ──renamed──▶  hidden, so that MkDocs does not delete them
    on_files       files that did not change are those of the build before: not read, rendered or copied
    on_env         renamed back, without what is gone; now MkDocs copies and renders the others

MkDocs itself makes everything new each time, and reads, deletes and copies as many files as there are. All of this is
memory of one process: after a build that failed, and when the site is another, everything is new.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from annotate.memory import Memory
from annotate.source.folder import COMPARISONS
from annotate.write.search import INDEX
from mkdocs_annotate.files import GeneratedFile
from mkdocs_annotate.finished import FinishedPage, FinishedPages, finished


class Templates(BytecodeCache):
    """The theme's templates, compiled once; Jinja asks by the template's text."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills in a template that was compiled before."""
        if bucket.key in self._compiled:
            bucket.load_bytecode(BytesIO(self._compiled[bucket.key]))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a compiled template."""
        out = BytesIO()
        bucket.write_bytecode(out)
        self._compiled[bucket.key] = out.getvalue()


class Live:
    """What one build leaves for the next one in the same process."""

    def __init__(self) -> None:
        self.memory, self.templates = Memory(), Templates()
        self.searched = False
        """Whether the search index of an earlier build is in place."""
        self._site = Path()
        self._left: dict[str, GeneratedFile] = {}
        self._pages: FinishedPages | None = None
        self._before: dict[str, GeneratedFile] = {}

    def begin(self, site: Path) -> None:
        """Hides what the last build left in the folder `site`, where that was whole."""
        self._before, self._left = self._left, {}
        self._site, self.searched = site, False
        for name in (COMPARISONS, INDEX):
            shutil.rmtree(self._hidden(name), ignore_errors=True)
            if self._before and (site / name).is_dir():
                (site / name).rename(self._hidden(name))

    def data(self, path: str, changed: frozenset[str]) -> GeneratedFile | None:
        """The file of the last build at `path` that is no page and did not change: the site has it already."""
        old = self._before.get(path)
        if old is None or path in changed or path.endswith(".md") or not path.startswith(f"{COMPARISONS}/"):
            return None
        old.in_place = True
        return old

    def with_unchanged(
        self, files: Files, changed: frozenset[str], pages: FinishedPages, config: MkDocsConfig
    ) -> Files:
        """`files`, the pages of the last build in the place of those that are the same, where the site is the same."""
        if self._pages is None or self._pages.site != pages.site:
            return files
        return Files([file if file.src_uri in changed else self._unchanged(file, pages, config) for file in files])

    def _unchanged(self, file: File, pages: FinishedPages, config: MkDocsConfig) -> File:
        """What stands for `file`, a page of ours: that of the last build, finished, which the site has already."""
        old = self._before.get(file.src_uri)
        if old is None or not file.is_documentation_page() or not file.src_uri.startswith(f"{COMPARISONS}/"):
            return file
        html = pages.again(file.src_uri, self._pages)
        if html is None:
            return file
        page = old if isinstance(old, FinishedPage) else finished(file, html, config)
        page.in_place = True  # what lies in the cache was not looked at, and is not copied
        return page

    def put_back(self, files: Iterable[File]) -> None:
        """Puts what was hidden back into the site, without the files that are none of `files`."""
        there = {file.dest_uri for file in files}
        for file in self._before.values():
            if file.dest_uri not in there and file.dest_uri.startswith(f"{COMPARISONS}/"):
                gone = self._hidden(file.dest_uri)
                gone.unlink(missing_ok=True)
                self._remove_empty(gone.parent)
        for name in (COMPARISONS, INDEX):
            if self._hidden(name).is_dir():
                self._hidden(name).rename(self._site / name)
        self.searched = (self._site / INDEX).is_dir()

    def _remove_empty(self, folder: Path) -> None:
        """Takes away `folder` where nothing is in it any more, and then those it was in."""
        while folder != self._hidden(COMPARISONS):
            try:
                folder.rmdir()
            except OSError:  # not empty
                return
            folder = folder.parent

    def _hidden(self, path: str) -> Path:
        """Where `path` of the site lies while it is hidden: MkDocs leaves what begins with a dot."""
        return self._site / f".{path}"

    def end(self, files: Iterable[File], pages: FinishedPages | None) -> None:
        """Takes in that the site is whole, with these files. Without `pages`, others may have changed it."""
        self._left = {file.src_uri: file for file in files if isinstance(file, GeneratedFile)} if pages else {}
        self._pages, self._before = pages, {}
