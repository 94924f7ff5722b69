"""Same in, same out: whatever is different around a build, it writes the same bytes.

Each build has its own hash seed, number of processes, locale, time zone, working directory, date, order of folders,
temporary folder and load, and a cache that is cold, warm, or that of a build with another setting.
"""

from __future__ import annotations

import functools
import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import golden
from sample import CONFIG

ROOT = Path(__file__).parent.parent.parent
LONG = os.environ.get("ANNOTATE_TORTURE") == "1"
BUILDS, COMPARISONS = (24, 200) if LONG else (3, 9)
LOCALES = ("C", "tr_TR.UTF-8", "C.UTF-8", "ja_JP.UTF-8", "de_DE.ISO-8859-1", "ar_EG.UTF-8")
ZONES = ("UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati")
BUSY = "import hashlib\nwhile True: hashlib.sha256(bytes(100_000))"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="locales and folders as POSIX has them")


@dataclass(frozen=True)
class Around:
    """What is different around one build."""

    number: int

    @property
    def jobs(self) -> int:
        """The number of processes."""
        return (1, 2, 4)[self.number % 3]

    @property
    def warm(self) -> bool:
        """Whether the cache of another build is there."""
        return self.number % 4 in (1, 2)

    @property
    def busy(self) -> bool:
        """Whether others need the processors too."""
        return self.number % 5 == 2

    def env(self, locales: Path, folder: Path) -> dict[str, str]:
        """The environment of the build."""
        disturbed = [Path(__file__).parent / "disturbed"] if self.number else []
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TMP"))}
        return kept | {
            "PYTHONPATH": os.pathsep.join(map(str, [*disturbed, ROOT / "src", ROOT / "plugins"])),
            "PYTHONHASHSEED": str(self.number * 7919 % 2**32),
            "DISTURBED": str(self.number),
            "LOCPATH": str(locales),
            "LC_ALL": LOCALES[self.number % len(LOCALES)],
            "TZ": ZONES[self.number % len(ZONES)],
            "TMPDIR": str(folder),
        }


def fill(docs: Path, number: int) -> None:
    """A site of `number` comparisons made of the golden pairs, with notes of people, tags and publishers."""
    pairs = [golden.load(name) for name in golden.names()]
    rng = random.Random(number)  # noqa: S311 - nothing secret
    for at in range(number):
        pair = pairs[(at * 7) % len(pairs)]
        folder = docs / "comparisons" / f"story-{at}-{rng.randrange(10**6)}"
        folder.mkdir(parents=True)
        (folder / "reference.txt").write_text(pair.reference, encoding="utf-8")
        (folder / "copy.txt").write_text(f"{pair.copy}\n\nIstanbul, no. {at}.\n", encoding="utf-8")
        versions = "".join(
            f"{side}:\n  file: {side}.txt\n  label: {name} {at % few}\n  publisher: {name} {at % few}\n  rights: ours\n"
            for side, name, few in (("reference", "İstanbul Postası", 5), ("copy", "Mirror ı", 7))
        )
        head = f"title: Story {at}\ndate: 2026-{at % 12 + 1:02}-{at % 28 + 1:02}\nlanguage: {pair.language}\n"
        publish = "publish: full\n" if at % 4 else ""
        more = f'tags: [Izmir, tag-{at % 3}]\nnotes:\n  - copy: "Istanbul"\n    note: Number {at}.\n'
        (folder / "comparison.yml").write_text(head + publish + versions + more, encoding="utf-8")


def shuffled(source: Path, target: Path, seed: int) -> None:
    """Copies the tree at `source` to `target`, its files made in another order."""
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    random.Random(seed).shuffle(paths)  # noqa: S311 - nothing secret
    for path in paths:
        (target / path.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / path.relative_to(source))


@functools.cache
def localedef() -> str | None:
    """The program that makes locales."""
    return shutil.which("localedef")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locales the builds use. Without the program or its sources they are what the system has."""
    folder = tmp_path_factory.mktemp("locales")
    for name in LOCALES:
        language, _, encoding = name.partition(".")
        if localedef() and "_" in language:
            command = ["localedef", "-c", "-i", language, "-f", encoding, str(folder / name)]
            subprocess.run(command, capture_output=True, check=False)
    if os.environ.get("CI") and localedef() and Path("/usr/share/i18n/locales/tr_TR").is_file():
        assert (folder / "tr_TR.UTF-8").is_dir()
    return folder


@contextmanager
def load(busy: bool) -> Iterator[None]:
    """Other processes that need the processors, while a build runs."""
    with ExitStack() as stack:
        for _ in range(3 if busy else 0):
            process = stack.enter_context(subprocess.Popen([sys.executable, "-c", BUSY]))
            stack.callback(process.kill)
        yield


def digest(folder: Path) -> dict[str, str]:
    """The hash of every file below `folder`."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def built(home: Path, around: Around, locales: Path) -> dict[str, str]:
    """What `annotate build` and `mkdocs build` make of the site in `home`: the hash of every file."""
    away = home.parent if around.number % 2 else home
    at = home.relative_to(away)
    temporary = home.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    env = around.env(locales, temporary)
    step = ["-m", "annotate", "build", "--docs", at / "docs", "--output", at / "tree", "--jobs", str(around.jobs)]
    site = ["-m", "mkdocs", "build", "--quiet", "--config-file", at / "mkdocs.yml", "--site-dir", home / "site"]
    with load(around.busy):
        for command in (step, site):
            done = subprocess.run(
                [sys.executable, *map(str, command)], cwd=away, env=env, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
    return digest(home / "tree") | {f"site/{path}": value for path, value in digest(home / "site").items()}


def test_whatever_is_around(tmp_path: Path, locales: Path, record_property: Callable[[str, object], None]) -> None:
    """Every build writes the same files, each with the same bytes."""
    fill(tmp_path / "source" / "docs", COMPARISONS)
    (tmp_path / "source" / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    first: dict[str, str] = {}
    warm: Path | None = None
    for number in range(BUILDS):
        around = Around(number)
        home = tmp_path / f"build {number} ü" / ("a" * (number % 3 + 1)) / "site"
        shuffled(tmp_path / "source", home, number)
        plugin = f"  - annotate:\n      jobs: {around.jobs}\n"
        config = CONFIG.replace("  - annotate\n", plugin) + "site_url: https://example.org/\n"
        (home / "mkdocs.yml").write_text(config, encoding="utf-8")
        if around.warm and warm:
            shutil.copytree(warm / ".cache", home / ".cache")
        files = built(home, around, locales)
        first = first or files
        different = sorted(name for name in {*first, *files} if first.get(name) != files.get(name))
        assert not different, (around, different[:10])
        if warm:
            shutil.rmtree(warm.parent)
        warm = home
    counts = {"builds": BUILDS, "comparisons": COMPARISONS, "files": len(first), "hashes of all": 1}
    record_property("counts", counts)
