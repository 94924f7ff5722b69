"""What the search costs on a large site: `python tests/bench/search.py NUMBER [FOLDER]` (1,000 by default).

It builds this project's site, adds so many generated comparisons to it (large.py), and indexes it: time, size, files.
In Chromium it then asks rare words, common ones and facets, and prints the bytes of the index that were fetched for a
first answer, and the time from the question to the hits. With a FOLDER the site stays there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from large import fill
from results import Figure, keep
from texts import VOCABULARY, seeded, word

from annotate.search import index_site

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]


def questions(number: int) -> dict[str, str]:
    """What is asked: words by their rank in the vocabulary of large.py, as queries of the search page."""
    rng = seeded(number)
    ranked = [word(rng) for _ in range(VOCABULARY)]
    ranks = {
        "a rare word": (5001,),
        "a common word": (21,),
        "three common words": (21, 61, 103),
        "the most common": (0, 3, 2),
    }
    found = {name: f"q={quote(' '.join(ranked[rank] for rank in own))}" for name, own in ranks.items()}
    phrase = quote(f'"{ranked[21]} {ranked[61]}"')
    return found | {
        "a phrase": f"q={phrase}",
        "a kind alone": "kind=figure",
        "a publisher alone": "publisher=Mirror%206",
    }


def browser() -> str:
    """Where Chromium is; ends with one line where the browser tests could not run either."""
    import pytest  # noqa: PLC0415 - needs what only the tests have
    from served import find_chromium  # noqa: PLC0415 - the same

    try:
        return find_chromium()
    except pytest.skip.Exception as missing:
        sys.exit(f"search.py: {missing}")


def ask(site: Path, number: int, chromium: str) -> list[Figure]:
    """Prints and returns what each question takes in Chromium: bytes fetched and milliseconds."""
    from served import look, serving  # noqa: PLC0415 - needs what only the tests have

    figures = []
    with serving(site) as base:
        for name, question in questions(number).items():
            seen = look("answer", base, chromium, "search", path=f"/search/?{question}")
            told = f"{seen['bytes'] / 1000:5.0f} kB {seen['first']:5.0f} ms, again {seen['milliseconds']:4.0f} ms"
            print(f"  {name:20} {seen['status']:24} {told}")
            figures.append(Figure(f"{name}: fetched", seen["bytes"] / 1000, "kB", 300, ours=True))
            figures.append(Figure(f"{name}: first answer", seen["first"], "ms", 500, ours=True))
    return figures


def main(number: int, folder: str | None) -> None:
    """Prints what the index of a site with `number` more comparisons takes, and what its answers take."""
    chromium = browser()
    with tempfile.TemporaryDirectory() as beside:
        site = Path(folder or beside) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], cwd=ROOT, check=True)
        fill(site, number)
        before = time.perf_counter()
        count = index_site(site)
        seconds = time.perf_counter() - before
        files = [path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file()]
        print(f"{count:,} pages indexed in {seconds:.1f} s: {sum(files) / 1e6:.1f} MB in {len(files):,} files")
        how = "Chromium on this machine, nothing in its cache; the whole search, from the address to five results."
        keep("5-search", f"Search among {number:,} comparisons", how, ask(site, number, chromium))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, sys.argv[2] if len(sys.argv) > 2 else None)
