"""`make mutate`: changes one operator or constant at a time in a copy of the code; a test should fail.

Of all changes of the modules below a sample is tried, drawn with a fixed seed. A change that no test notices is printed
with its line; the exit code is 1 when more than the share --allow are not. `--part 2/4` tries the second quarter.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import importlib
import os
import py_compile
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "annotate"
# Modules whose mistakes would be silent, with the tests that should notice them, quick ones first.
SOURCE = ["test_source.py", "test_yaml.py"]
NOTES = ["test_notes.py"]
TARGETS = {
    "diff.py": ["test_diff.py", "test_pairs.py"],
    "correspondence.py": ["test_correspondence.py", "test_pairs.py"],
    "source/about.py": ["test_about.py"],
    "source/contents.py": [*SOURCE, "test_sealed.py"],
    "source/encoding.py": ["test_encoding.py"],
    "source/folder.py": SOURCE,
    "source/html.py": ["test_html.py"],
    "source/linked.py": ["test_about.py"],
    "source/metadata.py": ["test_yaml.py", "test_source.py"],
    "source/page.py": ["test_source.py", "test_encoding.py"],
    "source/paths.py": SOURCE,
    "source/removed.py": ["test_removed.py"],
    "source/rules.py": ["test_yaml.py", "test_source.py"],
    "source/strict.py": ["test_yaml.py"],
    "source/text.py": SOURCE,
    "source/warc.py": ["test_warc.py"],
    "sealed/faults.py": ["test_sealed_faults.py"],
    "review.py": ["test_review.py", "test_check.py"],
    "notes/__init__.py": NOTES,
    "notes/find.py": NOTES,
    "notes/hull.py": NOTES,
}
SAMPLE, SEED = 500, 6
# A change that makes a test endless or greedy is noticed too: seconds of a processor for one test (none takes more than
# two otherwise), for all, seconds of the clock for one that waits, and bytes.
EACH, WORK, SECONDS, MEMORY = 6, 60, 600, 2 << 30
CHECKED_HASH = py_compile.PycInvalidationMode.CHECKED_HASH
# Loaded once, before any change; half of each try would go into it. Nothing of the project is among them.
LOADED = ("hypothesis", "regex", "simplemma", "rapidfuzz", "diff_match_patch", "yaml", "jsonschema", "msgspec",
          "trafilatura", "markdown", "mkdocs.config")  # fmt: skip
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}


class Mutant(NamedTuple):
    """One change: the module, the line, what is done there, and to which node of the module."""

    module: str
    line: int
    what: str
    node: int


def mutants(module: str) -> Iterator[Mutant]:
    """Each change of `module`; what a decorator is given (slots=True) does nothing that a test could see."""
    tree = ast.parse(source_of(module))
    decorators = [each for node in ast.walk(tree) for each in getattr(node, "decorator_list", ())]
    idle = {id(node) for each in decorators for node in ast.walk(each)}
    for index, node in enumerate(ast.walk(tree)):
        if id(node) not in idle:
            yield from (Mutant(module, getattr(node, "lineno", 0), what, index) for what in changes(node))


def source_of(module: str) -> str:
    """The text of a module as it is."""
    return (PACKAGE / module).read_text(encoding="utf-8")


def changed(mutant: Mutant) -> str:
    """The text of the module with the change in it."""
    tree = ast.parse(source_of(mutant.module))
    change(list(ast.walk(tree))[mutant.node])
    return ast.unparse(tree)


def sample(modules: list[str], size: int) -> list[Mutant]:
    """`size` of all changes of `modules`, the same each time; all, where there are no more."""
    every = [mutant for name in modules for mutant in mutants(name)]
    drawn = random.Random(SEED).sample(range(len(every)), min(size, len(every)))  # noqa: S311 - nothing secret
    return [every[index] for index in sorted(drawn)]


def changes(node: ast.AST) -> list[str]:
    """What `change` would do to `node`, in words; nothing for most nodes."""
    what = ""
    match node:
        case ast.Compare(ops=[op]) | ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPS:
            what = f"{type(op).__name__} to {SWAPS[type(op)].__name__}"
        case ast.Constant(value=bool()):
            what = f"{node.value} to {not node.value}"
        case ast.Constant(value=int()):
            what = f"{node.value} to {node.value + 1}"
        case ast.UnaryOp(op=ast.Not()):
            what = "not dropped"
        case ast.If(test=ast.Name("TYPE_CHECKING")):
            pass  # for mypy alone: what is imported there is used in annotations, which nothing evaluates
        case ast.If(test=ast.Name() | ast.Call() | ast.Attribute()) | ast.IfExp(test=ast.Name() | ast.Call()):
            what = "condition turned round"
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            what = "statement dropped"
    return [what] if what else []


def change(node: ast.AST) -> None:
    """Changes `node` in place."""
    match node:
        case ast.Compare(ops=[op]):
            node.ops = [SWAPS[type(op)]()]  # type: ignore[list-item]
        case ast.BoolOp(op=op) | ast.BinOp(op=op):
            node.op = SWAPS[type(op)]()  # type: ignore[assignment]
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int()):
            node.value += 1
        case ast.UnaryOp():
            node.op = ast.UAdd()
            node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
        case ast.If() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.Expr():
            empty = ast.YieldFrom(ast.Tuple([], ast.Load()))  # the function stays a generator
            node.value = empty if isinstance(node.value, ast.Yield | ast.YieldFrom) else ast.Constant(None)


def survives(project: Path, tests: list[str]) -> bool:
    """Whether the tests pass in the changed copy, in a fork of this process, which has loaded none of it."""
    child = os.fork()
    if not child:
        try:
            _tried(project, tests)
        finally:
            os._exit(1)
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


class Bounded:
    """A plug-in of pytest that ends the process when one test takes too long."""

    def pytest_runtest_setup(self) -> None:
        """Sets the clock for a test; it runs only while the process does."""
        signal.setitimer(signal.ITIMER_PROF, EACH)


def _tried(project: Path, tests: list[str]) -> None:
    """Ends the process, with 0 if the tests pass; what they print goes nowhere."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK, WORK))
    os.chdir(project)
    os.environ["PYTHONPATH"] = os.pathsep.join(str(project / name) for name in ("src", "plugins"))
    os.environ["HYPOTHESIS_PROFILE"] = "mutate"
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no"]
    failed = pytest.main([*options, *(f"tests/{name}" for name in tests)], plugins=[Bounded()])
    loaded = sys.modules.get("annotate")  # the changed copy, or the figure would say nothing
    os._exit(0 if not failed and loaded and Path(str(loaded.__file__)).is_relative_to(project) else 1)


def survivors(tried: list[Mutant]) -> Iterator[Mutant]:
    """Those of `tried` that no test notices, each tried in a copy of the project."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder).resolve()
        for name in ("src", "plugins", "tests"):
            shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", project)
        # By their hash, for two changes within one second differ neither in time nor always in size.
        compileall.compile_dir(project / "src", quiet=1, invalidation_mode=CHECKED_HASH)
        for tests in {tuple(TARGETS[mutant.module]) for mutant in tried}:
            if not survives(project, list(tests)):
                sys.exit(f"mutate: {' '.join(tests)} fail before anything is changed")
        sys.dont_write_bytecode = True
        for mutant in tried:
            path = project / "src" / "annotate" / mutant.module
            path.write_text(changed(mutant), encoding="utf-8")
            if survives(project, TARGETS[mutant.module]):
                yield mutant
            shutil.copy(PACKAGE / mutant.module, path)


def part(text: str) -> tuple[int, int]:
    """“2/4” as the numbers it holds."""
    number, _, of = text.partition("/")
    if not 1 <= int(number) <= int(of):
        raise ValueError(text)
    return int(number), int(of)


def main() -> int:
    """Prints the survivors and the share that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=list(TARGETS), help="which modules (default: all listed)")
    parser.add_argument("--sample", type=int, default=SAMPLE, help=f"how many changes (default: {SAMPLE})")
    parser.add_argument("--part", type=part, default=(1, 1), help="only a part of them, such as 2/4")
    parser.add_argument("--allow", type=float, default=0.15, help="share of survivors that is let pass")
    options = parser.parse_args()
    number, of = options.part
    drawn = sample(options.modules, options.sample)
    tried = drawn[len(drawn) * (number - 1) // of : len(drawn) * number // of]
    survived = 0
    for name in LOADED:
        importlib.import_module(name)
    for mutant in survivors(tried):
        survived += 1
        print(f"not noticed: {mutant.module}:{mutant.line}: {mutant.what}", flush=True)
    share = (len(tried) - survived) / max(len(tried), 1)
    print(f"mutate: {len(tried) - survived} of {len(tried)} changes were noticed ({share:.1%})")
    return 1 if survived > options.allow * len(tried) else 0


if __name__ == "__main__":
    sys.exit(main())
