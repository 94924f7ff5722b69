"""What a site costs: `python tests/bench/sites.py [NUMBER …]` builds sites of so many comparisons (100 and 1,000).

Every comparison is as long as the Carney pair, with as many differences. Side by side, in CPU seconds of all processes:

    plain           MkDocs with Material, building the same pages written beforehand as Markdown with footnotes
    our tree        the same MkDocs, building the tree that `annotate build` wrote
    build step      `annotate build`, which writes that tree
    clean           MkDocs with our plugin and nothing kept: build step and site together, without the search
    warm            the same again, nothing changed
    one changed     the same after one text was edited; and a clean build beside it, which has to give the same bytes
    search          making the index

The peak memory is that of the largest process.
"""

from __future__ import annotations

import filecmp
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from texts import drawing, drawn_article, seeded

WORDS, SHARE = 690, 0.22  # of the Carney pair: words, and how many of them differ
CONFIG = """\
site_name: A site
site_url: https://example.org/
theme: {name: material, font: false}
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - footnotes: {SEPARATOR: "-"}
exclude_docs: "/comparisons/*/"
"""
PLUGIN = CONFIG + "plugins:\n  - annotate: {search: false}\n"
SEARCHED = CONFIG + "plugins:\n  - annotate\n"
PLAIN = CONFIG.replace('exclude_docs: "/comparisons/*/"\n', "plugins: []\nnot_in_nav: '*.md'\n")
DESCRIPTION = """\
title: The minister and the harbour, part {number}
date: 2026-{month:02}-{day:02}
language: en
publish: full
tags: [topic-{tag}]
reference: {{file: reference.txt, label: The Original {source}, publisher: The Original {source}, rights: generated}}
copy: {{file: copy.txt, label: Mirror {mirror}, publisher: Mirror {mirror}, rights: generated}}
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: CPU seconds of all its processes, and the peak memory of the largest, in MB."""

    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:8.1f} s {self.memory:6.0f} MB"


def write_docs(docs: Path, number: int) -> None:
    """The docs folder of a site with `number` comparisons."""
    draw = drawing(seeded(0))
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# A site\n", encoding="utf-8")
    for each in range(number):
        folder = docs / "comparisons" / f"comparison-{each}"
        folder.mkdir(parents=True)
        rng = random.Random(each)  # noqa: S311 - no secret
        values = {"number": each, "month": each % 12 + 1, "day": each % 28 + 1, "tag": each % 20}
        text = DESCRIPTION.format(**values, source=each % 30, mirror=each % 70)
        reference, copy = drawn_article(WORDS, rng, draw, SHARE)
        for name, content in (("comparison.yml", text), ("reference.txt", reference), ("copy.txt", copy)):
            (folder / name).write_text(content + "\n", encoding="utf-8")


def cost(*command: str | Path, cwd: Path) -> Cost:
    """Runs a command of ours in `cwd`. Its output is thrown away unless it fails."""
    pid = os.fork()
    if pid == 0:
        os.chdir(cwd)
        env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
        done = subprocess.run([sys.executable, "-m", *map(str, command)], env=env, capture_output=True, check=False)
        if done.returncode:
            sys.stderr.write(done.stdout.decode() + done.stderr.decode())
        os._exit(done.returncode)
    _, status = os.waitpid(pid, 0)
    if status:
        raise SystemExit(f"{command} failed")
    return Cost(*_children())


_before = (0.0,)


def _children() -> tuple[float, float]:
    """CPU seconds of the children since the last call, and the peak of all until now."""
    global _before
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    now = used.ru_utime + used.ru_stime
    spent, _before = now - _before[0], (now,)
    return spent, used.ru_maxrss / 1024


def project(home: Path, name: str, config: str, docs: Path) -> Path:
    """A project of its own with a copy of `docs`."""
    folder = home / name
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(docs, folder / "docs")
    return folder


def plain_docs(tree: Path, into: Path) -> None:
    """The same pages as anyone's Markdown: of each comparison the document that readers can download, and the lists."""
    for page in sorted((tree / "docs").rglob("*.md")):
        document = page.with_name("comparison.md.txt")
        target = into / page.relative_to(tree / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(document if document.is_file() else page, target)


def same(left: Path, right: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = [sorted(p.relative_to(d).as_posix() for p in d.rglob("*") if p.is_file()) for d in (left, right)]
    return names[0] == names[1] and not any(filecmp.cmpfiles(left, right, names[0], shallow=False)[1:])


def measure(number: int) -> None:
    """Builds the sites of one size and prints what they took."""
    with tempfile.TemporaryDirectory(prefix="annotate-bench-") as temporary:
        home = Path(temporary)
        write_docs(home / "docs", number)
        ours = project(home, "ours", PLUGIN, home / "docs")
        print(f"\n{number:,} comparisons of {WORDS} words")
        step = show("build step", cost("annotate", "build", "--no-cache", "--output", "tree", cwd=ours))
        tree = show("our tree", cost("mkdocs", "build", "-q", "-f", "tree/mkdocs.yml", "-d", home / "tree", cwd=ours))
        plain_docs(ours / "tree", home / "plain-docs")
        plain = project(home, "plain", PLAIN, home / "plain-docs")
        beside = show("plain", cost("mkdocs", "build", "-q", cwd=plain))
        clean = show("clean", cost("mkdocs", "build", "-q", cwd=ours))
        warm = show("warm", cost("mkdocs", "build", "-q", cwd=ours))
        text = ours / "docs/comparisons/comparison-7/copy.txt"
        text.write_text(text.read_text("utf-8").replace(" the ", " not the ", 1), encoding="utf-8")
        one = show("one changed", cost("mkdocs", "build", "-q", cwd=ours))
        anew = project(home, "anew", PLUGIN, ours / "docs")
        cost("mkdocs", "build", "-q", cwd=anew)
        index = show("search", cost("annotate", "index", "site", cwd=ours))
        print(f"  our tree / plain        {tree.cpu / beside.cpu:.2f}")
        print(f"  build step, each        {1000 * step.cpu / number:.0f} ms")
        print(f"  warm / clean            {warm.cpu / clean.cpu:.3f}")
        print(f"  one changed / clean     {one.cpu / clean.cpu:.3f}")
        shutil.rmtree(ours / "site" / "pagefind")
        print(f"  the same bytes          {'yes' if same(ours / 'site', anew / 'site') else 'NO'}")
        print(f"  index, each             {1000 * index.cpu / number:.0f} ms", flush=True)


def show(name: str, found: Cost) -> Cost:
    """Prints one line, and gives the cost back."""
    print(f"  {name:16}{found}", flush=True)
    return found


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [100, 1000]:
        measure(size)
