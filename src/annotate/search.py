"""The search index of a built site: its pages in, the files of Pagefind out, into SITE/pagefind/.

    SITE/**/index.html ──indexable──▶ what is found of each ──Pagefind──▶ files ──bundle.py──▶ SITE/pagefind/

It reads finished pages and holds no more than they show. One page is in memory at a time, and in Pagefind, a program
of its own, one batch. The same site gives the same files. Where they are read: the plugin's assets/search.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.bundle import Reading, program, write_bundle
from annotate.disk import write_scripts
from annotate.record import COMPARISON, record
from annotate.source.paths import unusable
from annotate.write.search import INDEX, SEARCH

ROOT = "md-content__inner"
"""The class of the element that holds what a page says."""
EXCLUDED = '<meta name="annotate-index" content="no">'
"""What a page says that stays out of the index: lists, whose comparisons are found themselves, and the search."""
# Parts of a page that are no text of it, or say the same again. Selectors: other generators may strip attributes.
LEFT_OUT = (".headerlink", ".md-content__button", ".md-source-file", ".md-tags", "form", ".an-tools")

BATCH = 10_000_000
"""Characters of pages from which on Pagefind gets no more at a time; it needs about thirty times as much memory."""
ALL = "ꙮ"
"""A word that stands on every page of a comparison: who narrows down without a word asks for it. Nobody writes it."""

_PAGE = re.compile(r"<html\b[^>]*>")
_LANGUAGE = re.compile(r"""\slang\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_FACT = re.compile(r'<meta name="annotate-[^>]*>')
_DATE = re.compile(r'<meta name="annotate-date" content="([^"]*)">')
_INLINE_ID = re.compile(r'(<(?:sup|mark|span|bdi|b|a)\b[^>]*) id="[^"]*"')
# Pagefind would leave out every page without it, and with it our comparisons.
_BODY = re.compile(r'(<[a-z][^>]*?)\sdata-pagefind-body\b(?:="[^"]*")?')
_BETWEEN_TAGS = re.compile(r"(<[^>]*>)")
# Scripts without spaces, as in write/quote.py: a word of the index is one character, and a query a phrase of them.
_UNSPACED = re.compile(
    r"(?<=[\u0e00-\u0e7f\u3001-\u30ff\u3400-\u9fff\uff00-\uff65])(?=[\u0e01-\u0e30\u3040-\u30ff\u3400-\u9fff])"
)


def available() -> bool:
    """Whether Pagefind and its program are installed."""
    return program() is not None


def index_site(site: Path, *, disk: bool = False) -> int:
    """Writes the index of the built site in the folder `site` and gives the number of its pages.

    With `disk` the search also works where the site is opened from a disk; the index is more than twice as large then.

    The pages are handed over as files: the service that Pagefind's Python package offers takes a tenth of a second
    for each, and is ended before it has written everything.
    It is written beside and takes its place when it is whole: a site that has an index has all of it.
    Raises UnusableError when there is no site, or Pagefind is missing or fails.
    """
    command = program()
    if not any(pages(site)):
        raise unusable(site, "holds no built pages; build the site first")
    if command is None:
        raise unusable(site, "cannot be indexed: install pagefind[bin]")
    beside = site / f".{INDEX}.new"
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with TemporaryDirectory(prefix="annotate-") as folder:
            dates = _hand_over(site, Path(folder))
            newest = sorted(sorted(dates), key=lambda path: dates[path], reverse=True)
            batches = sorted(Path(folder).iterdir())
            write_bundle(command, batches, beside, Reading(f".{ROOT}", ", ".join(LEFT_OUT)), newest)
            if disk:
                write_scripts(beside)
        if (site / INDEX).exists():
            shutil.rmtree(site / INDEX)
        beside.rename(site / INDEX)
    except OSError as error:
        raise unusable(site, f"cannot be indexed: {' '.join(str(error).split())}") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(dates)


def _hand_over(site: Path, folder: Path) -> dict[str, str]:
    """Writes what is indexed of `site` into batches below `folder`; the date of each page ("" without) by its path."""
    dates, batch, size = dict[str, str](), 0, 0
    languages, unnamed = Counter[str](), list[Path]()
    for path, html in _read(site):
        if size > BATCH:
            batch, size = batch + 1, 0
        size += len(html)
        target = folder / f"{batch:06}" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8")
        date = _DATE.search(html)
        dates[path] = date[1] if date else ""
        if language := _LANGUAGE.search(html.partition(">")[0]):
            languages[language[1].lower()] += 1
        else:
            unnamed.append(target)
    _name_language(unnamed, languages)
    return dates


def _name_language(unnamed: Iterable[Path], languages: Mapping[str, int]) -> None:
    """Gives handed over pages without a language the one of most pages; Pagefind would take that of most in a batch."""
    most = min(languages, key=lambda language: (-languages[language], language), default="")
    for path in unnamed if most else ():
        path.write_text(f'<html lang="{most}">' + path.read_text("utf-8").partition(">")[2], encoding="utf-8")


def pages(site: Path) -> Iterator[Path]:
    """The pages of a built site that are indexed, in the order of their paths."""
    left_out = {"404.html", SEARCH.replace(".md", ".html")}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name not in left_out and not name.startswith(f"{INDEX}/") and path.is_file():
            yield path


def indexable(html: str) -> str | None:
    """The HTML of a page as Pagefind should read it; None for a page that stays out.

    - Of a comparison it is its record (record.py). Of other pages, ids of elements inside a line go: Pagefind would
      part their words from the signs around them.
    - What Pagefind's own attribute says of the body goes: the article is it.
    - Characters of scripts without spaces become words.
    - What can be narrowed down by stands in the head, and Pagefind looks for it in the article.
    """
    if EXCLUDED in html or ROOT not in html:
        return None
    start, end = html.find("<article"), html.rfind("</article>")
    tag, _, rest = html[start if 0 <= start < end else html.find("<body") : end].partition(">")
    if COMPARISON in rest:
        tag, rest = f'<article class="{ROOT}"', f'{record(rest)}\n<b id="an-end"></b>{ALL}'
    else:
        tag, rest = _BODY.sub(r"\1", tag), _INLINE_ID.sub(r"\1", _BODY.sub(r"\1", rest))
    page = _PAGE.search(html)
    facts = "".join(_FACT.findall(html))
    return f"{page[0] if page else '<html>'}<body>{tag}>{facts}{_spaced(rest)}"


def _spaced(html: str) -> str:
    """`html` with a space between the characters of scripts that have none, outside of tags."""
    if not _UNSPACED.search(html):
        return html
    parts = _BETWEEN_TAGS.split(html)
    return "".join(part if part.startswith("<") else _UNSPACED.sub(" ", part) for part in parts)


def _read(site: Path) -> Iterator[tuple[str, str]]:
    """The pages that are indexed: path below the site, and HTML."""
    for path in pages(site):
        html = indexable(path.read_text(encoding="utf-8", errors="replace"))
        if html is not None:
            yield path.relative_to(site).as_posix(), html
