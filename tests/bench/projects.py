"""Sites to build: generated comparisons in the shape of news, and the same pages as other generators take them."""

from __future__ import annotations

import random
import shutil
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


HUGO = """\
baseURL = "https://example.org/"
title = "A site"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[markup.goldmark.renderer]
unsafe = true
"""
LAYOUT = "<!doctype html><title>{{ .Title }}</title><a href={{ .Site.Home.RelPermalink }}>Home</a>{{ .Content }}\n"


def hugo_project(home: Path, plain: Path) -> Path:
    """The plain pages as Hugo takes them, with the barest layout: no theme costs it anything."""
    folder = home / "hugo"
    (folder / "layouts" / "_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    for name in ("single", "list"):
        (folder / "layouts" / "_default" / f"{name}.html").write_text(LAYOUT, encoding="utf-8")
    (folder / "layouts" / "index.html").write_text(LAYOUT, encoding="utf-8")
    for page in sorted(plain.rglob("*.md")):
        target = folder / "content" / page.relative_to(plain)
        if page.name == "index.md":  # which Hugo would take for a page with all that lies beside it
            single = page.parent.parent.name == "comparisons"
            target = target.parent.with_suffix(".md") if single else target.with_name("_index.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.read_text("utf-8"), encoding="utf-8")
    return folder
