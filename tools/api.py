"""Write the reference of the Python interface from the docstrings and signatures in the code.

    python tools/api.py docs/api.md

The names below are the public ones. What is written is the code's own text: the lines that define a name, the fields
with what they mean, and the docstrings. Nothing of it depends on the version of Python that runs this.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, TypeAlias

import annotate

Member: TypeAlias = ast.FunctionDef | ast.AnnAssign


class Section(NamedTuple):
    """A part of the page: its heading, a sentence about it, and the names it has, by the module that has them."""

    title: str
    about: str
    names: dict[str, tuple[str, ...]]


SECTIONS = (
    Section(
        "Comparing two texts",
        "From two strings to a value that says what differs. The texts may be of any kind; nothing is read or written.",
        {"annotate": ("compare", *sorted(name for name in annotate.__all__ if name[0].isupper()))},
    ),
    Section(
        "What the values can be",
        "The kinds and severities are explained under [Method](method.md#the-kinds).",
        {
            "annotate.model": ("Kind", "Severity", "Relation", "Operation", "Sealed"),
            "annotate.lossless": ("assert_lossless", "LossError"),
        },
    ),
    Section(
        "Checking",
        "What `annotate check` does.",
        {
            "annotate.check": ("check",),
            "annotate.entry": ("Problem", "errors"),
            "annotate.source.paths": ("UnusableError",),
        },
    ),
    Section(
        "Building",
        "What `annotate build` and the MkDocs plugin do.",
        {
            "annotate.build": ("build",),
            "annotate.generate": ("generate", "Generated"),
            "annotate.write.across.feeds": ("Site",),
            "annotate.work": ("Means", "Workers", "local"),
            "annotate.cache": ("cache_in",),
            "annotate.progress": ("Progress", "Notice"),
            "annotate.search": ("index_site",),
        },
    ),
    Section(
        "Sealing",
        "What `annotate seal` and `annotate verify` do.",
        {"annotate.sealed.seal": ("seal", "kept"), "annotate.sealed.proof": ("prove", "Proof")},
    ),
    Section(
        "In Markdown",
        "The extension that finishes a comparison's page, under the name `annotate` in `markdown_extensions`.",
        {"annotate.extension": ("AnnotateExtension",)},
    ),
)

HEAD = """---
title: Python interface
description: The functions and values of the package annotate, from the docstrings in its code.
---

# Python interface

What the command line does can be done from Python. The shortest program:

```python
from annotate import compare

comparison = compare("About 14 boats left.", "About 41 boats left.", language="en")
for correction in comparison.corrections:
    print(correction.kind, correction.copy.text, "/", correction.reference.text)
```

It prints `figure 41 / 14`. `comparison.to_dict()` gives the same as JSON values, as in the `comparison.json` of a page.

The names on this page keep their meaning; others may change with any version. Values are dataclasses. All are frozen,
except where it is said. This page is written by `make api` from the code.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for section in SECTIONS for line in written(section))]).rstrip() + "\n"


def written(section: Section) -> Iterator[str]:
    """One section, line by line."""
    yield from (f"## {section.title}", "", section.about, "")
    for module, names in section.names.items():
        for name in names:
            yield from item(module, name)


def item(module: str, name: str) -> Iterator[str]:
    """One name: where it is imported from, how it is defined, what it says of itself."""
    home = import_module(getattr(getattr(import_module(module), name), "__module__", module))
    if not home.__name__.startswith("annotate"):  # an alias of a type that is not ours
        home = import_module(module)
    source = inspect.getsource(home)
    node, said = definition(ast.parse(source), name)
    # No language: this is the head of a definition, which formatters of Python would take for a program.
    yield from (f"### {name}", "", "```", f"from {module} import {name}", "", *code(node, source), "```", "")
    if said:
        yield from (*prose(said), "")
    members = [*documented(node)] if isinstance(node, ast.ClassDef) else []
    for member, words in members:
        first, *rest = prose(words)
        yield f"- `{member}`: {first}"
        yield from (f"  {line}".rstrip() for line in rest)
    if members:
        yield ""


def definition(tree: ast.Module, name: str) -> tuple[ast.stmt, str]:
    """The statement of a module that defines `name`, and what is said of it. Raises KeyError where there is none."""
    for node, after in zip(tree.body, [*tree.body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            return node, ast.get_docstring(node) or ""
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return node, string(after)
    raise KeyError(name)


def string(node: ast.stmt) -> str:
    """The text of a statement that is only a text: what is said of the name before it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return inspect.cleandoc(node.value.value)
    return ""


def code(node: ast.stmt, source: str) -> Iterator[str]:
    """The lines of the code that define a name, without what a function does."""
    if isinstance(node, ast.FunctionDef):
        yield from head(node, source)
    elif isinstance(node, ast.ClassDef):
        yield from head(node, source)
        for member in members_of(node):
            yield from (f"    {line}" for line in code(member, source))
    else:
        yield from (ast.get_source_segment(source, node) or "").splitlines()


def head(node: ast.FunctionDef | ast.ClassDef, source: str) -> list[str]:
    """The decorators, and the line or lines up to the colon."""
    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    lines = source.splitlines()[first - 1 : node.body[0].lineno - 1]
    text = re.sub(r":(  #.*)?\Z", "", inspect.cleandoc("\n".join(lines)))
    return (text + ":" if isinstance(node, ast.ClassDef) and any(members_of(node)) else text).splitlines()


def members_of(node: ast.ClassDef) -> Iterator[Member]:
    """The fields and public methods of a class, as they stand."""
    for member in node.body:
        if isinstance(member, ast.AnnAssign) or (isinstance(member, ast.FunctionDef) and member.name[0] != "_"):
            yield member


def documented(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The members of a class that say what they are."""
    for member, after in zip(node.body, [*node.body[1:], ast.Pass()], strict=True):
        if isinstance(member, ast.AnnAssign) and string(after):
            yield ast.unparse(member.target), string(after)
        elif isinstance(member, ast.FunctionDef) and member.name[0] != "_" and ast.get_docstring(member):
            yield member.name, ast.get_docstring(member) or ""


def prose(text: str) -> list[str]:
    """A docstring as Markdown: code as it stands, signs of HTML as characters everywhere else."""
    return [line if line.startswith("    ") else escaped(line) for line in text.splitlines()] or [""]


def escaped(line: str) -> str:
    """A line whose words are words, its parts in backticks left alone."""
    parts = re.split(r"(`[^`]*`)", line)
    return "".join(part if part.startswith("`") else part.replace("&", "&amp;").replace("<", "&lt;") for part in parts)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), "utf-8", newline="\n")
