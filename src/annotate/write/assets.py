"""The styles and scripts of our pages and their search: small source files joined, in the order of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from annotate.write.config import CSS, SCRIPT, SEARCH_CSS, SEARCH_SCRIPT

_SOURCES = {
    CSS: ("style", ".css"),
    SCRIPT: ("script", ".js"),
    SEARCH_CSS: ("search", ".css"),
    SEARCH_SCRIPT: ("search", ".js"),
}
_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
_WRAPPED = '(() => {{\n"use strict";\n\n{}}})();\n'


def without_comments(source: str) -> str:
    """A source file without the comments that stand on lines of their own; they are for those who change it."""
    return _COMMENT.sub("", source)


def assets() -> Iterator[tuple[str, str]]:
    """Path below docs and content of each file that pages load. The sources lie in the plugin's package, as data."""
    for path, (folder, ending) in _SOURCES.items():
        files = sorted(
            (file for file in (resources.files("mkdocs_annotate") / "assets" / folder).iterdir()),
            key=lambda file: file.name,
        )
        parts = (file.read_text(encoding="utf-8") for file in files if file.name.endswith(ending))
        joined = "\n".join(map(without_comments, parts))
        # One scope for all parts of the script, and nothing of it in the page's.
        yield path, _WRAPPED.format(joined) if ending == ".js" else joined
