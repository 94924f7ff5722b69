"""Both texts come back exactly: from the JSON, the annotated Markdown, and the DOM of the page in Chromium.

Only C0 controls and lone surrogates are refused, with their line. Many pairs are the paragraphs of one page.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hostile import LONG, REFUSABLE, batched, collections, normal, pairs, twins
from served import look, serving
from shown import by_commonmark, by_python_markdown, html_of

from annotate import compare
from annotate.source.paths import UnusableError
from annotate.source.text import text_of
from annotate.text import read
from annotate.write.data import entry_json
from annotate.write.page import comparison_document, comparison_page
from oracle import complaints
from pages import entry
from sample import FULL, Add
from test_plugin import build_site

Pair = tuple[str, str]
Told = Callable[[str, object], None]

READERS = (by_python_markdown, by_commonmark)
A_PAGE = 50  # pairs on one page
GENERATED = 20_000 if LONG else 2_000
EVERY = 1 if LONG else 40  # of the public vectors, those that the short form takes
SHELL = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><body>'


def publishable(given: Iterable[Pair], counts: Counter[str]) -> Iterator[Pair]:
    """Those pairs that may be published, the others refused with the right line; both are counted."""
    for pair in given:
        refused = [text for text in pair if found_refused(text)]
        counts["refused" if refused else "exact"] += 1
        if not refused:
            yield pair


def found_refused(text: str) -> bool:
    """Whether the file of a text is refused. It has to be for what is refusable, with its line, and for that alone."""
    framed = f"First.\n{text}\nLast."  # so that an empty one is no reason
    forbidden = REFUSABLE.search(normal(framed))
    try:
        found = text_of(framed.encode("utf-8", "surrogatepass"), Path("copy.txt"))
    except UnusableError as error:
        [problem] = error.problems
        assert forbidden, str(problem)
        assert problem.line == normal(framed)[: forbidden.start()].count("\n") + 1, (text, str(problem))
        return True
    assert not forbidden, text
    assert found == normal(framed)
    return False


def expected(text: str) -> str:
    """What a reader is to see of a text: its paragraphs, trimmed, one after the other."""
    if read(text).wrapped:  # paragraphs of several lines
        return "\n".join(text[p.start : p.end] for p in read(text).paragraphs)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def sheets(given: Iterable[Pair]) -> Iterator[Pair]:
    """Reference and copy of each page."""
    for number, group in enumerate(batched(given, A_PAGE)):
        yield tuple("\n".join((f"Page {number}.", *(normal(pair[side]) for pair in group))) for side in (0, 1))  # type: ignore[misc]


def check_page(reference: str, copy: str, into: Path, number: int) -> None:
    """Holds JSON and Markdown to the texts, and writes the HTML for the browser.

    The short form asks one Markdown reader for each page, in turn. Every fourth page is under all extensions.
    """
    made = entry(compare(reference, copy))
    data = json.loads(entry_json(made))
    assert (data["reference"]["text"], data["copy"]["text"]) == (reference, copy)
    assert list(complaints(data)) == []
    document = comparison_document(made)
    wanted = {"copy": expected(copy), "reference": expected(reference)}
    for reader in READERS if LONG else READERS[number % 2 :][:1]:
        assert reader(document) == wanted
    into.write_text(SHELL + html_of(comparison_page(made), greedy=number % 4 == 3), "utf-8")


def check_dom(folder: Path, chromium: str, wanted: dict[str, Pair]) -> None:
    """Holds what Chromium shows of each page (path -> reference and copy) to the texts."""
    with serving(folder) as address:
        for paths in batched(wanted, 100):
            seen = look("shown", address, chromium, "hostile", paths=paths)["found"]
            for path, found in zip(paths, seen, strict=True):
                reference, copy = map(expected, wanted[path])
                assert found == {"copy": copy, "reference": reference}, path


def check_all(given: Iterable[Pair], folder: Path, chromium: str) -> Counter[str]:
    """Holds all three forms of each pair to it; says how many were exact and how many refused."""
    counts: Counter[str] = Counter()
    wanted: dict[str, Pair] = {}
    for number, (reference, copy) in enumerate(sheets(publishable(given, counts))):
        name = f"{number}.html"
        check_page(reference, copy, folder / name, number)
        wanted[f"/{name}"] = (reference, copy)
    check_dom(folder, chromium, wanted)
    return counts


@pytest.mark.browser
def test_public_vectors(tmp_path: Path, chromium: str, record_property: Told) -> None:
    """Every vector of the public collections against a mutated twin: exact, or refused with its line."""
    found = collections()
    if not found:
        pytest.skip("the public collections (../shared/bench/hostile) are not on this machine")
    record_property("vectors", {name: len(vectors) for name, vectors in found.items()})
    taken = [vector for vectors in found.values() for vector in vectors[::EVERY]]
    counts = check_all(twins(taken), tmp_path, chromium)
    record_property("counts", dict(counts))
    assert counts.total() == len(taken)
    assert counts["exact"] > 0.95 * len(taken)


@pytest.mark.browser
def test_generated_pairs(tmp_path: Path, chromium: str, record_property: Told) -> None:
    """Generated pairs of up to 40 words, of everything that means something somewhere: exact, or refused."""
    counts = check_all(pairs(GENERATED), tmp_path, chromium)
    record_property("counts", dict(counts))
    assert counts.total() == GENERATED
    assert counts["exact"] > 0.95 * GENERATED


@pytest.mark.browser
def test_through_the_build(add: Add, site: Path, chromium: str, record_property: Told) -> None:
    """500 pairs through the real build: data, document and page of the site all hold them."""
    counts: Counter[str] = Counter()
    given = publishable(pairs(500, seed=3), counts)
    texts = list(sheets(given)) if not LONG else [(normal(f"A.\n{a}"), normal(f"A.\n{b}")) for a, b in given]
    for number, (reference, copy) in enumerate(texts):
        add(f"pair-{number}", FULL, reference, copy)
    built = build_site(site, strict=False)
    wanted = {f"/comparisons/pair-{number}/index.html": pair for number, pair in enumerate(texts)}
    for number, (reference, copy) in enumerate(texts):
        folder = built / "comparisons" / f"pair-{number}"
        data = json.loads((folder / "comparison.json").read_text("utf-8"))
        assert (data["reference"]["text"], data["copy"]["text"]) == (reference, copy)
        document = (folder / "comparison.md.txt").read_text("utf-8")
        assert by_commonmark(document) == {"copy": expected(copy), "reference": expected(reference)}
    check_dom(built, chromium, wanted)
    record_property("counts", dict(counts))
    assert counts.total() == 500
