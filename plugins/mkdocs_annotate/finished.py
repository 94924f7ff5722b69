"""Finished pages: the HTML of generated pages, kept so that a page that did not change is not rendered again.

    Markdown of a page + everything else that its HTML depends on  ──SHA-256──▶  key
    key  ──▶  KEY.HASH.html in the cache, HASH being that of the HTML itself

MkDocs copies a finished page as it copies an image. Only our own pages that stand outside of the navigation are kept,
and only where every plugin of the site is known to leave single pages alone; else all is rendered, as ever.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from annotate.cache import program
from annotate.write.config import NAME
from annotate.write.files import write_bytes
from mkdocs_annotate.files import GeneratedFile

KNOWN_PLUGINS = frozenset({"annotate", "search", "material/search"})
"""Plugins whose result for a page depends on nothing but that page and the configuration."""
PACKAGE = Path(__file__).parent
_TITLE = re.compile(rb"^title: .*", re.MULTILINE)


class FinishedPage(GeneratedFile):
    """A page whose HTML is there: to other pages a page to link to, to MkDocs a file to copy."""

    def is_documentation_page(self) -> bool:
        """No: it is not read, rendered or listed."""
        return False


class FinishedPages:
    """The cache of HTML in `folder`, for one build: `site` is the key of all that pages share."""

    def __init__(self, folder: Path, site: str) -> None:
        self.folder, self.site = folder, site
        found = (path.name.split(".") for path in folder.glob("*.html")) if folder.is_dir() else ()
        self.kept = {parts[0]: parts[1] for parts in found if len(parts) == 3}
        self.keys: dict[str, str] = {}
        """The keys of this build's pages, by their paths below docs."""

    def find(self, path: str, markdown: bytes) -> Path | None:
        """The HTML of the page at `path` with this Markdown; None where it is not there as it was written."""
        key = hashlib.sha256(f"{self.site} {path} {hashlib.sha256(markdown).hexdigest()}".encode()).hexdigest()
        self.keys[path] = key
        kept = self.kept.get(key)
        if kept is None:
            return None
        file = self.folder / f"{key}.{kept}.html"
        try:
            return file if hashlib.sha256(file.read_bytes()).hexdigest() == kept else None
        except OSError:
            return None

    def again(self, path: str, before: FinishedPages | None) -> Path | None:
        """The HTML of a page that is as it was in the build `before`; None where it was not kept then."""
        key = before.keys.get(path) if before else None
        kept = self.kept.get(key or "")
        if key is None or kept is None:
            return None
        self.keys[path] = key
        return self.folder / f"{key}.{kept}.html"

    def keep(self, path: str, html: str) -> None:
        """Keeps the HTML of the page at `path`, in the bytes that MkDocs writes."""
        key = self.keys.get(path)
        if key is None:
            return
        data = html.encode("utf-8", errors="xmlcharrefreplace")
        kept = hashlib.sha256(data).hexdigest()
        write_bytes(self.folder / f"{key}.{kept}.html", data)
        self.kept[key] = kept

    def prune(self) -> None:
        """Takes away what this build did not use."""
        used = {f"{key}.{self.kept[key]}.html" for key in self.keys.values() if key in self.kept}
        for path in self.folder.glob("*.html"):
            if path.name not in used:
                path.unlink(missing_ok=True)


def can_keep(config: MkDocsConfig) -> bool:
    """Whether pages of this site depend on nothing that we do not know of."""
    return not config.hooks and set(config.plugins) <= KNOWN_PLUGINS


def can_be_finished(file: File, config: MkDocsConfig) -> bool:
    """Whether `file` is a page of ours that is not in the navigation, where its neighbours would know it."""
    ours = file.generated_by == NAME and file.is_documentation_page()
    return ours and file.inclusion is InclusionLevel.NOT_IN_NAV and file.src_uri not in _navigated(config.nav)


def _navigated(nav: object) -> set[str]:
    """The paths that a navigation names."""
    if isinstance(nav, list):
        return {path for item in nav for path in _navigated(item)}
    if isinstance(nav, dict):
        return _navigated(list(nav.values()))
    return {nav} if isinstance(nav, str) else set()


def site_key(config: MkDocsConfig, files: Files) -> str:
    """The hash of all that the pages of a site share: programs, configuration, templates, and its own pages.

    The navigation shows titles of the site's own pages, so their bytes count, and the titles of ours that stand in it.
    """
    digest = hashlib.sha256()
    for part in (program(), _installed(), json.dumps(_settings(config), sort_keys=True, default=_named)):
        digest.update(hashlib.sha256(part.encode()).digest())
    for folder in (PACKAGE, *map(Path, filter(None, [config.theme.custom_dir]))):
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for file in sorted(files, key=lambda file: file.src_uri):
        if file.is_documentation_page() and not can_be_finished(file, config):
            content = file.content_bytes
            shown = _TITLE.findall(content)[:1] if file.generated_by == NAME else [content]
            digest.update(f"{file.src_uri}\0{file.inclusion}\0".encode())
            digest.update(hashlib.sha256(b"".join(shown)).digest())
    return digest.hexdigest()


def _settings(config: MkDocsConfig) -> Mapping[str, object]:
    """What the configuration says, as it was given and as it became; not where the project lies."""
    given = [{key: value for key, value in each.items() if key not in ("docs_dir", "site_dir", "config_file_path")}
             for each in config.user_configs]  # fmt: skip
    names = ("site_name", "site_url", "repo_url", "edit_uri", "use_directory_urls", "extra", "extra_css", "copyright",
             "markdown_extensions", "mdx_configs", "nav")  # fmt: skip
    became = {name: config.get(name) for name in names}
    return {
        "given": given,
        "became": became,
        "theme": dict(config.theme),
        "scripts": list(map(str, config.extra_javascript)),
    }


def _named(value: object) -> str:
    """An object of the configuration by a name that is the same in every process."""
    if callable(value):
        return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"
    return str(value) if isinstance(value, str | Path | set) else type(value).__qualname__


@cache
def _installed() -> str:
    """Every package here with its version, since any may render pages: the folders that installers write for them.

    Their names say both. To read what each says of itself takes longer than an unchanged page does.
    """
    packages = {name for place in sys.path for name in _names(place) if name.endswith((".dist-info", ".egg-info"))}
    return "\n".join((sys.version, *sorted(packages)))


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 - names alone
    except OSError:
        return []  # an archive, or nothing


def listed(files: Files, pages: Iterable[File]) -> Iterator[File]:
    """The files that MkDocs gives its templates as the pages of the site, finished ones among them in their places."""
    there = set(pages)
    for file in files:
        if isinstance(file, FinishedPage) or file in there:
            yield file


def finished(file: File, html: Path, config: MkDocsConfig) -> FinishedPage:
    """`file`, a page of ours, as one whose HTML is at `html`."""
    page = FinishedPage(
        file.src_uri,
        None,
        file.dest_dir,
        file.use_directory_urls,
        dest_uri=file.dest_uri,
        inclusion=file.inclusion,
    )
    page.generated_by = file.generated_by
    page.abs_src_path = str(html)
    page.edit_uri = file.edit_uri
    Page(None, page, config)  # for templates that list all pages, such as the sitemap
    return page
