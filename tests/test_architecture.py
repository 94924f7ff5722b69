"""What holds for the whole of the code: who imports whom, docstrings, sizes, language data, hash seeds."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.language import GROUPS, LISTS, TABLES, load

ROOT = Path(__file__).parent.parent
ENGINE = ROOT / "src" / "annotate"
MODULES = sorted([*ENGINE.rglob("*.py"), *(ROOT / "plugins").rglob("*.py")])
DATA = sorted((ENGINE / "languages").glob("*.toml"))
LONGEST_FILE = 300
SHORTEST = 3  # lines up to which a function needs no docstring
OBVIOUS = {"to_dict"}  # names that say what they do
DESCRIPTIVE = {"name"}  # keys for people that no code reads

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def named(path: Path) -> str:
    """A file for people: its path in the repository."""
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules a module imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def public(tree: ast.Module) -> Iterator[Definition]:
    """The functions and classes of a module, and the methods of its classes, that have a public name."""
    for node in tree.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (n for n in node.body if isinstance(n, Definition) and not n.name.startswith("_"))


@pytest.mark.parametrize("path", [p for p in MODULES if p.is_relative_to(ENGINE)], ids=named)
def test_the_engine_knows_nothing_of_mkdocs(path: Path) -> None:
    """No module of the engine imports MkDocs or our plugin, so that other generators can use it."""
    names = set(imported(ast.parse(path.read_text("utf-8"))))
    assert not [name for name in names if name.split(".")[0].startswith(("mkdocs", "material"))]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_docstrings(path: Path) -> None:
    """Every module with code, public class and public function of more than a few lines says what it is for."""
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body
    missing = [
        node.name
        for node in public(tree)
        if node.name not in OBVIOUS
        and not ast.get_docstring(node)
        and (node.end_lineno or 0) - node.body[0].lineno >= SHORTEST
    ]
    assert not missing


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_are_short(path: Path) -> None:
    """No file is longer than a person can hold in the head."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


def test_every_source_file_is_utf8_with_plain_line_ends() -> None:
    """Source files are UTF-8, end in a line break and have no carriage returns."""
    for path in [*MODULES, *DATA]:
        raw = path.read_bytes()
        raw.decode("utf-8")
        assert b"\r" not in raw, path
        assert not raw or raw.endswith(b"\n"), path


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_language_data_has_the_right_types(path: Path) -> None:
    """Each list holds strings, each table strings with values, each group strings."""
    data = tomllib.loads(path.read_text("utf-8"))
    assert data["code"] == path.stem
    for name in (n for n in LISTS if n in data):
        assert all(isinstance(entry, str) and entry.strip() == entry != "" for entry in data[name]), name
    for name in (n for n in TABLES if n in data):
        assert all(isinstance(value, str | int | float) for value in data[name].values()), name
    for name in (n for n in GROUPS if n in data):
        assert all(len(group) > 1 and all(isinstance(form, str) for form in group) for group in data[name]), name


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_language_data_says_nothing_twice(path: Path) -> None:
    """No list holds an entry twice, and no two groups are equal."""
    data = tomllib.loads(path.read_text("utf-8"))
    for name in (n for n in (*LISTS, *GROUPS) if n in data):
        forms = [entry if isinstance(entry, str) else tuple(sorted(entry)) for entry in data[name]]
        assert sorted(forms) == sorted(set(forms)), name


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_language_data_loads(path: Path) -> None:
    """Each data file is a language with words of grammar, months, weekdays, numbers and negators."""
    speech = load(path.stem)
    assert speech.code == path.stem
    for name in ("function_words", "negators", "modals", "roles"):
        assert speech.words.get(name) or speech.phrases.get(name), name
    for name, count in (("months", 12), ("weekdays", 7)):
        assert len(set(speech.values[name].values())) == count, name
    assert speech.values["number_words"]


@pytest.mark.parametrize("path", DATA, ids=lambda p: p.stem)
def test_language_data_uses_no_unknown_key(path: Path) -> None:
    """A key nobody reads is a typing error."""
    read = {
        *LISTS,
        *TABLES,
        *GROUPS,
        *DESCRIPTIVE,
        "code",
        "spaced",
        "clitics_after",
        "clitics_before",
        "capitalised_nouns",
    }
    read |= {"ordinal_stop", "decimal", "grouping", "spelling_endings", "prefixes_negative", "abbreviations", "tense"}
    source = (ENGINE / "language.py").read_text("utf-8")
    unread = [key for key in tomllib.loads(path.read_text("utf-8")) if key not in read and f'"{key}"' not in source]
    assert not unread


SEEDED = """
import json, sys
from annotate import compare
texts = [open(name, encoding="utf-8").read() for name in sys.argv[1:]]
print(json.dumps([compare(*texts, language=code).to_dict() for code in (None, "en", "xx")], sort_keys=False))
"""


def test_the_hash_seed_does_not_matter(tmp_path: Path) -> None:
    """The output is the same, byte for byte, under two hash seeds."""
    sentences = [
        f"The council of {town} paid ${n} million to {name} for the {thing} on {n} May; exports fell as imports rose."
        for n, (town, name, thing) in enumerate(
            [("Ostrava", "Jana Horak", "trams"), ("Lviv", "Mark Carney", "bridge"), ("Kyiv", "NATO", "harbour")] * 3, 3
        )
    ]
    (tmp_path / "a.txt").write_text("\n".join(sentences), "utf-8")
    changed = [s.replace("Horak", "Horack").replace("harbour", "harbor").replace("rose", "fell") for s in sentences]
    (tmp_path / "b.txt").write_text("\n".join(changed[4:] + changed[:3]), "utf-8")
    outputs = set()
    for seed in ("0", "12345"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", SEEDED, str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
        outputs.add(subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout)
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000
