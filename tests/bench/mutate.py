"""`make mutate`: changes one operator or constant at a time in a copy of the code; a test should fail.

A change that no test notices is printed with its line; the exit code is 1 when there are any beyond --allow.
"""

from __future__ import annotations

import argparse
import ast
import copy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# Modules whose mistakes would be silent, with the tests that should notice them.
TARGETS = {
    "source/rules.py": ["test_yaml.py", "test_source.py"],
    "source/metadata.py": ["test_yaml.py"],
    "source/strict.py": ["test_yaml.py"],
    "source/text.py": ["test_source.py"],
    "notes/find.py": ["test_notes.py"],
    "notes/hull.py": ["test_notes.py"],
    "notes/__init__.py": ["test_notes.py"],
}
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


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Line, description and text of each changed version of `source`."""
    tree = ast.parse(source)
    for index, node in enumerate(ast.walk(tree)):
        for what in changes(node):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[index]
            change(target)
            yield getattr(node, "lineno", 0), what, ast.unparse(changed)


def changes(node: ast.AST) -> list[str]:
    """What `change` would do to `node`, in words; nothing for most nodes."""
    match node:
        case ast.Compare(ops=[op]) | ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPS:
            return [f"{type(op).__name__} to {SWAPS[type(op)].__name__}"]
        case ast.Constant(value=bool()):
            return [f"{node.value} to {not node.value}"]
        case ast.Constant(value=int()):
            return [f"{node.value} to {node.value + 1}"]
        case ast.UnaryOp(op=ast.Not()):
            return ["not dropped"]
    return []


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


def survives(project: Path, tests: list[str]) -> bool:
    """Whether the tests pass in the changed copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist"]
    paths = [f"tests/{name}" for name in tests]
    try:
        done = subprocess.run([*command, *paths], cwd=project, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return False  # a change that never ends is noticed
    return done.returncode == 0


def main() -> int:
    """Prints the survivors of each module and the share that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=list(TARGETS), help="which modules (default: all listed)")
    parser.add_argument("--every", type=int, default=5, help="only every Nth change (default: 5; 1 is all)")
    parser.add_argument("--allow", type=float, default=0.3, help="share of survivors that is let pass")
    options = parser.parse_args()
    tried = survived = 0
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("src", "plugins", "tests"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "pyproject.toml", project)
        for module in options.modules:
            path = project / "src" / "annotate" / module
            original = path.read_text(encoding="utf-8")
            for line, what, text in list(mutants(original))[:: options.every]:
                path.write_text(text, encoding="utf-8")
                tried += 1
                if survives(project, TARGETS[module]):
                    survived += 1
                    print(f"not noticed: {module}:{line}: {what}", flush=True)
            path.write_text(original, encoding="utf-8")
    print(f"mutate: {tried - survived} of {tried} changes were noticed")
    return 1 if survived > options.allow * tried else 0


if __name__ == "__main__":
    sys.exit(main())
