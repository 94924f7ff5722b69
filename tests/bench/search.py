"""What the search costs on a large site: `python tests/bench/search.py NUMBER [FOLDER]` (1,000 by default).

It builds this project's site, adds so many generated comparisons to it, and indexes it: time, size, files. With a
FOLDER the site stays there, to be served and searched (`python -m http.server -d FOLDER`).

Most of the generated pages are others under another name: the engine and Markdown would take longer than the index.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown
from texts import article, drawing, seeded

from annotate import compare
from annotate.entry import Entry, Metadata, Version
from annotate.extension import AnnotateExtension
from annotate.search import index_site
from annotate.write.page import comparison_page

ROOT = Path(__file__).parent.parent.parent
WORDS, COMPARED = 600, 60  # words of an article, and how many comparisons go through the engine
FACT = '<meta name="annotate-{name}" content="{value}" data-pagefind-{kind}="{name}[content]">'


def made() -> Iterator[tuple[str, list[str]]]:
    """The HTML of compared articles, and the words that the pages under another name have instead of theirs."""
    markdown = Markdown(extensions=[AnnotateExtension()])
    for number in range(COMPARED):
        reference, copy = article(WORDS + number)
        version = {"publisher": None, "url": "https://example.org/"}
        metadata = Metadata(
            title=f"Comparison {number}",
            date="2026-11-21",
            reference=Version("reference.txt", "The Original", **version),  # type: ignore[arg-type]
            copy=Version("copy.txt", "The Mirror", **version),  # type: ignore[arg-type]
            language="en",
            publish="full",
        )
        comparison = compare(reference, copy, language="en")
        html = markdown.reset().convert(comparison_page(Entry(f"generated-{number}", metadata, comparison)))
        yield html, sorted({word for word in reference.split() if len(word) > 6 and word.isalpha()})[:40]


def page(html: str, words: list[str], number: int, draw: Iterator[str]) -> str:
    """The page of one comparison: `html` with other words, and what it can be narrowed down by."""
    for word in words:
        html = html.replace(word, next(draw))
    kinds = [kind for kind in ("figure", "name", "date", "negation", "omission") if f'"d {kind} ' in html]
    facts = [("about", "meta", f"The Mirror {number}"), ("language", "filter", "en")]
    facts += [("publisher", "filter", f"Publisher {number % 400}"), ("publisher", "filter", f"Source {number % 150}")]
    facts += [("kind", "filter", kind) for kind in kinds]
    head = "".join(FACT.format(name=name, kind=kind, value=value) for name, kind, value in facts)
    return f'<html lang="en"><head>{head}</head><body><article class="md-content__inner">{html}</article></body></html>'


def fill(site: Path, number: int) -> None:
    """Adds `number` generated comparisons to the built `site`."""
    base = list(made())
    rng = seeded(number)
    drawn = drawing(rng)
    draw = (word for _ in iter(int, 1) for word in drawn(50))
    for each in range(number):
        folder = site / "comparisons" / f"generated-{each}"
        folder.mkdir()
        (folder / "index.html").write_text(page(*base[each % len(base)], each, draw), encoding="utf-8")


def main(number: int, folder: str | None) -> None:
    """Prints what the index of a site with `number` more comparisons takes."""
    with tempfile.TemporaryDirectory() as beside:
        site = Path(folder or beside) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], cwd=ROOT, check=True)
        fill(site, number)
        before = time.perf_counter()
        count = index_site(site)
        seconds = time.perf_counter() - before
        files = [path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file()]
        print(f"{count:,} pages indexed in {seconds:.1f} s: {sum(files) / 1e6:.1f} MB in {len(files):,} files")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, sys.argv[2] if len(sys.argv) > 2 else None)
