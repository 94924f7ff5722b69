"""A small comparison and a small site, as the tests write them to disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Add = Callable[..., Path]
"""Adds a comparison to the test's site and gives its folder (the fixture `add`)."""

REFERENCE = (
    "The minister arrived in Kyiv on Sunday and promised $50 billion in aid.\n"
    "He was not asked about the bridge over the river.\n"
    "The visit ends on Tuesday with a meeting of both parliaments.\n"
)
COPY = (
    "The minister arrived in Kiev on Sunday and promised 15 billion dollar in aid.\n"
    "He was asked about the bridge over the river.\n"
    "The visit ends on Tuesday with a meeting of both parliaments.\n"
)
DESCRIPTION = """\
title: A visit
date: 2026-11-21
language: en
reference:
  file: reference.txt
  label: The Original
copy:
  file: copy.txt
  label: The Mirror
"""
FULL = """\
title: A visit
date: 2026-11-21
language: en
publish: full
reference:
  file: reference.txt
  label: The Original
  rights: ours
copy:
  file: copy.txt
  label: The Mirror
  rights: ours
"""
CONFIG = """\
site_name: A site
exclude_docs: |
  /comparisons/*/
theme:
  name: material
  font: false
plugins:
  - annotate
markdown_extensions:
  - footnotes:
      SEPARATOR: "-"
nav:
  - Home: index.md
  - Comparisons: comparisons/index.md
"""
