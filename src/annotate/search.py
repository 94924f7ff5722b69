"""The search index of a built site: its pages in, the files of Pagefind out, into SITE/pagefind/.

    SITE/**/index.html ──indexable──▶ HTML without what splits words ──Pagefind──▶ SITE/pagefind/

It reads finished pages and holds no more than they show. One page is in memory at a time (Pagefind, a program of its
own, keeps the index). The same site gives the same files. Where they are read: assets/annotate/search.js.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.bundle import program, write_bundle
from annotate.source.paths import unusable
from annotate.write.search import INDEX, SEARCH

ROOT = "md-content__inner"
"""The class of the element that holds what a page says."""
EXCLUDED = '<meta name="annotate-index" content="no">'
"""What a page says that stays out of the index: lists, whose comparisons are found themselves, and the search."""
# Parts of a page that are no text of it, or say the same again. Selectors: other generators may strip attributes.
LEFT_OUT = (
    ".headerlink", ".md-content__button", ".md-source-file", ".md-tags", "form",
    ".an-sample", ".an-proof", ".an-bar", ".an-changed", ".an-heading", ".an-moved", ".an-ref", ".an-changes",
    "#an-changes", "#an-notes", ".an-tools", ".an-all", "#an-about", ".an-about", ".an-siblings",
    ".an-dialog", ".an-told",
)  # fmt: skip

_PAGE = re.compile(r"<html\b[^>]*>")
_FACT = re.compile(r'<meta name="annotate-[^>]*>')
_TAG = re.compile(r"<(?:(p|li|sup|mark|span|bdi|b|a)\b[^>]*)>")
_ID = re.compile(r' id="([^"]*)"')
_ROW = re.compile(r"--r:([0-9]+)")
_NOTE = re.compile(r"fnref[0-9]*-(c-[0-9a-f-]+)")
_BETWEEN_TAGS = re.compile(r"(<[^>]*>)")
# Scripts without spaces, as in write/quote.py: a word of the index is one character, and a query a phrase of them.
_UNSPACED = re.compile(
    r"(?<=[\u0e00-\u0e7f\u3001-\u30ff\u3400-\u9fff\uff00-\uff65])(?=[\u0e01-\u0e30\u3040-\u30ff\u3400-\u9fff])"
)


def available() -> bool:
    """Whether Pagefind and its program are installed."""
    return program() is not None


def index_site(site: Path) -> int:
    """Writes the index of the built site in the folder `site` and gives the number of its pages.

    The pages are handed over as files: the service that Pagefind's Python package offers takes a tenth of a second
    for each, and is ended before it has written everything.
    Raises UnusableError when there is no site, or Pagefind is missing or fails.
    """
    command = program()
    if not any(pages(site)):
        raise unusable(site, "holds no built pages; build the site first")
    if command is None:
        raise unusable(site, "cannot be indexed: install pagefind[bin]")
    shutil.rmtree(site / INDEX, ignore_errors=True)
    try:
        with TemporaryDirectory(prefix="annotate-") as folder:
            count = _hand_over(site, Path(folder))
            write_bundle(command, Path(folder), site / INDEX, root=f".{ROOT}", left_out=", ".join(LEFT_OUT))
    except OSError as error:
        raise unusable(site, f"cannot be indexed: {' '.join(str(error).split())}") from None
    return count


def _hand_over(site: Path, folder: Path) -> int:
    """Writes the indexable pages of `site` into `folder`, and gives their number."""
    count = 0
    for count, (path, html) in enumerate(_read(site), start=1):  # noqa: B007 - the last one is the number
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, encoding="utf-8")
    return count


def pages(site: Path) -> Iterator[Path]:
    """The pages of a built site that are indexed, in the order of their paths."""
    left_out = {"404.html", SEARCH.replace(".md", ".html")}
    for path in sorted(site.rglob("*.html")):
        if path.relative_to(site).as_posix() not in left_out:
            yield path


def indexable(html: str) -> str | None:
    """The HTML of a page as Pagefind should read it; None for a page that stays out.

    - Ids of elements inside a line go: Pagefind would part their words from the signs around them.
    - A paragraph of a text, and the note of a correction in it, get the number of their row into their id
      (`an-copy-p3` in row 4 is `an-copy-p3.4`): what stands in one row is one result.
    - Characters of scripts without spaces become words.
    - What can be narrowed down by stands in the head, and Pagefind looks for it in the article.
    """
    if EXCLUDED in html or ROOT not in html:
        return None
    start, end = html.find("<article"), html.rfind("</article>")
    tag, _, rest = html[start if 0 <= start < end else html.find("<body") : end].partition(">")
    page = _PAGE.search(html)
    facts = "".join(_FACT.findall(html))
    return f"{page[0] if page else '<html>'}<body>{tag}>{facts}{_spaced(''.join(_with_rows(rest)))}"


def _with_rows(html: str) -> Iterator[str]:
    """`html` in pieces, with the ids that `indexable` tells of."""
    at, row, rows = 0, "", dict[str, str]()
    for tag in _TAG.finditer(html):
        yield html[at : tag.start()]
        at = tag.end()
        name, own = tag[1], _ID.search(tag[0])
        if name == "p" and (found := _ROW.search(tag[0])):
            row = found[1]
        if own is None:
            yield tag[0]
        elif name in ("p", "li"):
            number = rows.get(own[1].removeprefix("fn-"), "") if name == "li" else row if _ROW.search(tag[0]) else ""
            yield _ID.sub(f' id="{own[1]}.{number}"', tag[0]) if number else tag[0]
        else:
            if note := _NOTE.fullmatch(own[1]):
                rows.setdefault(note[1], row)
            yield _ID.sub("", tag[0])
    yield html[at:]


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
