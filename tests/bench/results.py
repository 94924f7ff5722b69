"""What benchmarks measured, kept below .cache/bench with the machine's name for the page that shows it."""

from __future__ import annotations

import json
import os
import platform
import re
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / ".cache" / "bench"
PACKAGES = ("mkdocs", "mkdocs-material", "diff-match-patch", "zensical", "hugo", "redlines", "fast-diff-match-patch")


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured.

    `asked` is what it should be at most; `ours` says that it is of this project, where others stand beside it.
    """

    label: str
    value: float
    unit: str
    asked: float | None = None
    ours: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of one table: its title, how they were measured, and on which machine."""

    title: str
    how: str
    figures: tuple[Figure, ...]
    machine: str = ""


def keep(name: str, title: str, how: str, figures: list[Figure]) -> None:
    """Keeps the figures of one table under `name`, in the place of earlier ones."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    part = Part(title, how, tuple(figures), machine())
    (FOLDER / f"{name}.json").write_text(json.dumps(asdict(part), indent=1, ensure_ascii=False), encoding="utf-8")


def kept() -> dict[str, Part]:
    """Every table there is, by its name, in the order of the names."""
    found = {}
    for path in sorted(FOLDER.glob("*.json")):
        part = json.loads(path.read_text("utf-8"))
        part["figures"] = tuple(Figure(**figure) for figure in part["figures"])
        found[path.stem] = Part(**part)
    return found


def machine() -> str:
    """What the benchmarks ran on: processor, cores, memory, system, and versions."""
    processor = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file() and (found := re.search(r"^model name\s*: (.+)$", info.read_text("utf-8"), re.MULTILINE)):
        processor = found[1]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    parts = [processor, f"{os.cpu_count()} cores", f"{memory:.0f} GiB", platform.system(), platform.python_version()]
    return ", ".join([*parts[:-1], f"Python {parts[-1]}", *versions()])


def versions() -> list[str]:
    """The versions of the tools beside us that are installed."""
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return found
