"""Random changes of a site: what is kept never shows. After each sequence every build gives what a clean one gives.

    change, build, change, build, …            with everything kept: annotate build, mkdocs build, and live reload
    a copy of the project with nothing kept    annotate build, mkdocs build, mkdocs serve: the same bytes

Comparisons come, go, and are renamed; texts, metadata, notes and configuration are edited, some of them wrongly;
entries of the caches are torn, swapped and forged. Caches and live reload last through many sequences.

The long form has 300 sequences of three to five changes.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from annotate import memory
from annotate.build import build
from annotate.cache import Cache
from annotate.work import Means
from mkdocs_annotate.live import Live
from sample import CONFIG, FULL
from test_cache import tree

LONG = os.environ.get("ANNOTATE_TORTURE") == "1"
SEQUENCES, AT_ONCE = (300, 30) if LONG else (9, 3)
SERVED = "http://127.0.0.1:8000/"
REFERENCE = "The minister came to Kyiv on Sunday.\nHe was not asked about the $50 billion.\n"
COPY = "The minister came to Kiev on Sunday.\nHe was asked about the 15 billion dollar.\n"
WORDS = ("Monday", "Lviv", "was", "was not", "$70", "billion", "<b>", "*x*")
SETTINGS: dict[str, tuple[object, ...]] = {
    "site_name": ("A site", "Another", "A & <b>"),
    "site_url": ("", "https://example.org/", "https://example.org/x/"),
    "repo_url": (None, "https://github.com/example/one", "https://codeberg.org/example/two"),
    "use_directory_urls": (True, False),
    "copyright": (None, "Nobody"),
    "extra_css": ([], ["own.css"]),
    "not_in_nav": (None, "about.md\n"),
}
THEMES: dict[str, tuple[object, ...]] = {
    "language": ("en", "de", "fr", "es"),
    "features": ([], ["navigation.tabs"], ["content.footnote.tooltips", "navigation.instant"]),
    "custom_dir": (None, "theme"),
}


class Project:
    """A site under change, with its caches and the process of live reload."""

    def __init__(self, home: Path, rng: random.Random) -> None:
        self.home, self.rng, self.live = home, rng, Live()
        self.comparisons = home / "docs" / "comparisons"
        self.comparisons.mkdir(parents=True)
        (home / "theme").mkdir()
        (home / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
        (home / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        for number in range(3):
            self.add(self.comparisons / f"story-{number}")

    def change(self) -> str:
        """One change at random, and its name."""
        changes: list[Callable[[], str]] = [
            *[self.come, self.go, self.rename, self.words, self.describe, self.describe, self.configure],
            *[self.configure, self.own, self.remove, self.damage, self.damage],
        ]
        return self.rng.choice(changes)()

    def add(self, folder: Path) -> None:
        """A comparison; every fourth has the reference of the others, so that they are siblings."""
        folder.mkdir()
        own = "" if self.rng.random() < 0.25 else f"No. {self.rng.randrange(10**6)}.\n"
        for name, text in (("comparison.yml", FULL), ("reference.txt", REFERENCE + own), ("copy.txt", COPY + own)):
            (folder / name).write_text(text, encoding="utf-8")

    def one(self) -> Path | None:
        """A comparison that is there."""
        there = sorted(path for path in self.comparisons.iterdir() if path.is_dir())
        return self.rng.choice(there) if there else None

    def come(self) -> str:
        """A new comparison, under a name that may have been there before."""
        folder = self.comparisons / f"story-{self.rng.randrange(8)}"
        if not folder.exists():
            self.add(folder)
        return f"come {folder.name}"

    def go(self) -> str:
        """One comparison less."""
        if one := self.one():
            shutil.rmtree(one)
        return f"go {one}"

    def rename(self) -> str:
        """One comparison gets another name."""
        one, to = self.one(), self.comparisons / f"story-{self.rng.randrange(8)}"
        if one and not to.exists():
            one.rename(to)
        return f"rename {one} {to}"

    def words(self) -> str:
        """Other words in one of the texts, now and then none that can be read."""
        if one := self.one():
            file = one / self.rng.choice(["reference.txt", "copy.txt"])
            broken = self.rng.random() < 0.1
            lines = (REFERENCE if "reference" in file.name else COPY) + f"It was {self.rng.choice(WORDS)}.\n"
            file.write_bytes(b"\0" if broken else lines.encode())
        return f"words {one}"

    def describe(self) -> str:
        """Other metadata and notes, now and then wrong ones."""
        if one := self.one():
            number = self.rng.randrange(5)
            label = f"label: The {self.rng.choice(WORDS)} {number}".replace("*", "").replace("<", "‹")
            text = FULL.replace("A visit", f"Visit {number}").replace("label: The Original", label)
            lines = ("tags: [a, b]\n", "sample: true\n", "summary: A.\n", "publish: nobody\n", "")
            notes = ("Sunday", "Tuesday", "Kiev")
            note = f'notes:\n  - copy: "{self.rng.choice(notes)}"\n    note: Because {number} < 7.\n'
            text = text.replace("2026-11-21", f"2026-11-1{number}")
            text += self.rng.choice(lines) + self.rng.choice(["", note])
            (one / "comparison.yml").write_text(text, encoding="utf-8")
        return f"describe {one}"

    def configure(self) -> str:
        """Another setting of mkdocs.yml."""
        path = self.home / "mkdocs.yml"
        config = yaml.safe_load(path.read_text("utf-8"))
        settings, place = self.rng.choice([(SETTINGS, config), (THEMES, config["theme"])])
        name = self.rng.choice(sorted(settings))
        place[name] = self.rng.choice(settings[name])
        if place[name] is None:
            del place[name]
        path.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
        return f"configure {name}: {place.get(name)}"

    def own(self) -> str:
        """Another page, style or template of the site's own."""
        files = {
            "docs/index.md": "# Start {}\n",
            "docs/about.md": "# About {}\n\n[Home](index.md)\n",
            "docs/own.css": "p {{ margin: {}px }}\n",
            "theme/main.html": '{{% extends "base.html" %}}<!-- {} -->\n',
        }
        name, text = self.rng.choice(sorted(files.items()))
        (self.home / name).write_text(text.format(self.rng.randrange(3)), encoding="utf-8")
        return f"own {name}"

    def remove(self) -> str:
        """What is told of comparisons that are gone."""
        reason = f"Number {self.rng.randrange(3)}."
        text = f"story-{self.rng.randrange(8)}: {{removed: 2026-11-21, reason: {reason}}}\n"
        (self.comparisons / "removed.yml").write_text(text, encoding="utf-8")
        return "remove"

    def damage(self) -> str:
        """An entry of a cache is torn, swapped with another, forged or gone; others that nobody wrote are there."""
        cache = self.home / ".cache" / "annotate"
        names = ("finished", "html", "served", "search")
        entries = [path for name in names for path in sorted(cache.glob(f"{name}/*"))]
        for entry, other in ([self.rng.choice(entries), self.rng.choice(entries)] for _ in range(2) if entries):
            data, act = entry.read_bytes() if entry.exists() else b"", self.rng.randrange(5)
            if act == 4:
                entry.unlink(missing_ok=True)
            else:
                swapped = other.read_bytes() if other.exists() else b""
                entry.write_bytes([data[: len(data) // 2], b"", swapped, data[:-1] + b"?"][act])
        if entries:
            (cache / "finished" / ("0" * 64)).write_bytes(b"\x80\x04cos\nsystem\n")
        return "damage"


def step(project: Path, kept: bool) -> dict[str, bytes]:
    """What `annotate build` makes."""
    shutil.rmtree(project / "tree", ignore_errors=True)
    build(project / "docs", project / "tree", Means(Cache(project / ".kept")) if kept else None)
    return tree(project / "tree")


def site(project: Path, live: Live | None = None) -> dict[str, bytes]:
    """What `mkdocs build` makes, or with `live` what `mkdocs serve` does."""
    folder = project / ("served" if live else "site")
    config = load_config(config_file=str(project / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve" if live else "build", dirty=False)
    if live:
        config.plugins["annotate"].live = live  # type: ignore[attr-defined]
        config.site_url = SERVED
    mkdocs_build(config, serve_url=SERVED if live else None)
    found = tree(folder)
    # Live reload shows the index of its first build.
    return {path: data for path, data in found.items() if not path.startswith("pagefind/")} if live else found


def clean(project: Path, beside: Path) -> Path:
    """A copy of a project without anything that was kept or built."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(project, beside, ignore=shutil.ignore_patterns(".cache", ".kept", "site", "served", "tree"))
    return beside


def different(kept: dict[str, bytes], made: dict[str, bytes]) -> list[str]:
    """The paths at which two results differ."""
    return sorted(path for path in {*kept, *made} if kept.get(path) != made.get(path))


@pytest.mark.parametrize("first", range(0, SEQUENCES, AT_ONCE))
def test_what_is_kept_never_shows(first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each sequence of random changes, builds with everything kept give what clean builds give, byte for byte."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.setattr(memory, "SETTLED", 0)  # between two changes there is a build, which takes longer than a tick
    monkeypatch.chdir(tmp_path)
    rng = random.Random(first)  # noqa: S311 - nothing secret
    project = Project(tmp_path / "site", rng)
    for sequence in range(first, first + AT_ONCE):
        done = []
        for _ in range(rng.randint(3, 5) if LONG else 3):
            done.append(project.change())
            results = step(project.home, kept=True), site(project.home), site(project.home, project.live)
        beside = clean(project.home, tmp_path / "clean")
        wanted = step(beside, kept=False), site(beside), site(beside, Live())
        for name, kept, made in zip(("annotate build", "mkdocs build", "mkdocs serve"), results, wanted, strict=True):
            assert different(kept, made) == [], (sequence, name, done)
    if LONG:
        print(f"{AT_ONCE} sequences of changes from {first} on: the same bytes after each", flush=True)
