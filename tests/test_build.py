"""build.py and write/files.py: complete trees, never half of one, the same bytes for the same input."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotate import build as module
from annotate.build import build, staged
from annotate.generate import generate
from annotate.source.paths import UnusableError
from annotate.work import Means
from annotate.write.across.store import Store
from annotate.write.files import write_file
from sample import CONFIG, DESCRIPTION, REFERENCE, Add

ROOT = Path(__file__).parent.parent


def tree(folder: Path) -> dict[str, bytes]:
    """All files below `folder` with their bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_complete_tree(add: Add, site: Path) -> None:
    """The tree holds the site's own files, the generated ones, style and script, and its own mkdocs.yml."""
    add()
    (site / "docs" / "img").mkdir()
    (site / "docs" / "img" / "a.svg").write_text("<svg/>")
    assert build(site / "docs", site / "tree") == []
    files = tree(site / "tree")
    assert {
        "mkdocs.yml",
        "overrides/main.html",
        "docs/index.md",
        "docs/img/a.svg",
        "docs/comparisons/index.md",
        "docs/comparisons/visit/index.md",
        "docs/comparisons/visit/comparison.json",
        "docs/comparisons/visit/comparison.csv",
        "docs/comparisons/visit/comparison.tei.xml",
        "docs/comparisons/visit/comparison.jsonld",
        "docs/comparisons/visit/comparison.md.txt",
        "docs/assets/annotate/annotate.css",
        "docs/assets/annotate/annotate.js",
    } <= files.keys()
    assert not [name for name in files if name.endswith(("copy.txt", "reference.txt", "comparison.yml"))]


def test_broken_ones_are_left_out(add: Add, site: Path) -> None:
    """A comparison with problems has no page; the others are built, and the problems come back."""
    add("bad", copy=b"\xff")
    add("good")
    problems = build(site / "docs", site / "tree")
    assert [p.path for p in problems] == ["docs/comparisons/bad/copy.txt"]
    files = tree(site / "tree")
    assert "docs/comparisons/good/index.md" in files
    assert not [name for name in files if "/bad/" in name]
    assert b"bad" not in files["docs/comparisons/index.md"]


def test_excerpts_hold_no_texts(add: Add, site: Path) -> None:
    """Without `publish: full` the data holds no text, and no quotation of more than twelve words."""
    long = " ".join(f"word{i}" for i in range(40))
    add(description=DESCRIPTION, copy=REFERENCE + long + "\n")
    build(site / "docs", site / "tree")
    data = json.loads((site / "tree/docs/comparisons/visit/comparison.json").read_text(encoding="utf-8"))
    assert data["reference"]["text"] is None
    assert data["reference"]["length"] == len(REFERENCE)
    quotes = [c[side]["text"] for c in data["corrections"] for side in ("reference", "copy") if c[side]]
    assert quotes
    assert all(len(quote.rstrip(" …").split()) <= 12 for quote in quotes)
    assert all(long.encode() not in content for content in tree(site / "tree").values())


def test_same_bytes(add: Add, site: Path) -> None:
    """Hash seed, locale, time zone and the number of processes change nothing in the output."""
    add("a")
    add("b", description=DESCRIPTION)
    add("c", copy=b"\0")
    runs = []
    for seed, jobs, language in (("0", "1", "C"), ("42", "2", "tr_TR.UTF-8")):
        env = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "plugins")]),
            "PYTHONHASHSEED": seed,
            "LC_ALL": language,
            "TZ": "Asia/Tokyo" if seed == "42" else "UTC",
        }
        command = [sys.executable, "-m", "annotate", "build", "--output", f"tree{seed}", "--jobs", jobs]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 1, done.stderr
        runs.append((done.stdout, done.stderr, tree(site / f"tree{seed}")))
    assert runs[0] == runs[1]
    assert "docs/comparisons/b/index.md" in runs[0][2]


def test_failure_leaves_the_old_tree(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that ends early leaves the tree of the one before as it was, and nothing beside it."""
    folder = add()
    build(site / "docs", site / "tree")
    before = tree(site / "tree")
    (folder / "copy.txt").write_text("Something else was said.\n")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "copy_package", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build(site / "docs", site / "tree")
    assert tree(site / "tree") == before
    assert not [p.name for p in site.iterdir() if p.name.startswith(".tree")]


def test_left_overs_are_tidied(add: Add, site: Path) -> None:
    """What a killed build left beside the output goes with the next one."""
    add()
    (site / ".tree.new-1").mkdir()
    os.utime(site / ".tree.new-1", (0, 0))
    (site / f".tree.new-{os.getpid()}").mkdir()
    build(site / "docs", site / "tree")
    build(site / "docs", site / "tree")
    assert sorted(p.name for p in site.iterdir()) == ["docs", "mkdocs.yml", "tree"]


def test_another_build_is_left_in_peace(add: Add, site: Path) -> None:
    """What another build is writing at this moment stays where it is."""
    add()
    (site / ".tree.new-1").mkdir()
    build(site / "docs", site / "tree")
    assert (site / ".tree.new-1").is_dir()


def test_two_builds_end_at_once(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another build puts its tree in place first, ours replaces it whole."""
    add()
    rename, rivals = Path.rename, ["quicker"]

    def late(path: Path, target: Path) -> Path:
        if target.name == "tree" and rivals:
            (target / rivals.pop()).mkdir(parents=True)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", late)
    build(site / "docs", site / "tree")
    assert sorted(p.name for p in (site / "tree").iterdir()) == [".annotate", "docs", "mkdocs.yml", "overrides"]
    assert sorted(p.name for p in site.iterdir()) == ["docs", "mkdocs.yml", "tree"]


def test_failed_swap_keeps_the_old_tree(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interruption between the two renames puts the old tree back."""
    add()
    build(site / "docs", site / "tree")
    before, rename = tree(site / "tree"), Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if target.name == "tree" and not path.name.endswith("-old"):
            raise KeyboardInterrupt
        return rename(path, target)

    add("another")
    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(site / "docs", site / "tree")
    assert tree(site / "tree") == before
    assert sorted(p.name for p in site.iterdir()) == ["docs", "mkdocs.yml", "tree"]


@pytest.mark.parametrize("output", [".", "docs", "docs/tree", "..", "mine"])
def test_foreign_folders_are_safe(add: Add, site: Path, output: str) -> None:
    """The sources, what holds them, and a folder with somebody's files are never written to."""
    add()
    (site / "mine").mkdir()
    (site / "mine" / "thesis.txt").write_text("42")
    before = tree(site)
    with pytest.raises(UnusableError):
        build(site / "docs", site / output)
    assert tree(site) == before


def test_symlinks_do_not_leave_docs(add: Add, site: Path) -> None:
    """A symbolic link among the site's own files is told and not copied."""
    add()
    (site / "docs" / "passwd.md").symlink_to("/etc/passwd")
    (site / "docs" / "etc").symlink_to("/etc")
    problems = build(site / "docs", site / "tree")
    assert [p.path for p in problems] == ["docs/etc", "docs/passwd.md"]
    assert not (site / "tree/docs/passwd.md").exists()
    assert not (site / "tree/docs/etc").exists()


def test_interrupt_of_several_processes_is_quiet(add: Add, site: Path) -> None:
    """Ctrl-C in a build with two processes ends it with 130, without a traceback, and leaves no part of a tree."""
    for number in range(30):
        add(f"visit-{number}")
    command = [sys.executable, "-m", "annotate", "build", "--output", "tree", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True) as process:
        while not list(site.glob(".tree.new-*/docs/comparisons")) and process.poll() is None:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        output, _ = process.communicate()
    assert (process.returncode, output) == (130, b"")
    assert sorted(p.name for p in site.iterdir()) == [".cache", "docs", "mkdocs.yml"]


def test_pipes_are_told(add: Add, site: Path) -> None:
    """A named pipe among the site's own files is told, never opened, and the rest is built."""
    add()
    os.mkfifo(site / "docs" / "pipe.md")
    assert [str(p) for p in build(site / "docs", site / "tree")] == ["docs/pipe.md:1:1: is not a plain file"]
    assert (site / "tree/docs/comparisons/visit/index.md").is_file()


def test_missing_docs(site: Path) -> None:
    """Without a docs folder there is one clear line and no output."""
    with pytest.raises(UnusableError, match="nowhere:1:1: is missing"):
        build(site / "nowhere", site / "tree")
    assert not (site / "tree").exists()


@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe"])
def test_unusable_configuration(add: Add, site: Path, content: bytes) -> None:
    """A mkdocs.yml that cannot be read is one clear line."""
    add()
    (site / "mkdocs.yml").write_bytes(content)
    with pytest.raises(UnusableError, match=r"mkdocs\.yml:1:1: cannot be used"):
        build(site / "docs", site / "tree")


def test_generate_keeps_what_did_not_change(add: Add, site: Path) -> None:
    """A second run leaves unchanged files alone, and takes away the pages of comparisons that are gone."""
    add("a")
    gone = add("b", reference="Another story.\n" + REFERENCE)
    generate(site / "docs", site / "cache")
    page = site / "cache/comparisons/a/index.md"
    os.utime(page, (1, 1))
    for path in gone.iterdir():
        path.unlink()
    gone.rmdir()
    result = generate(site / "docs", site / "cache")
    assert page.stat().st_mtime == 1
    assert not (site / "cache/comparisons/b").exists()
    of_a = {path for path, source in result.files.items() if source is not None}
    names = ("index.md", "comparison.json", "comparison.csv", "comparison.tei.xml", "comparison.jsonld")
    assert of_a == {f"comparisons/a/{name}" for name in (*names, "comparison.md.txt")}


def test_no_comparisons(site: Path) -> None:
    """A site without comparisons has an empty list and no problem."""
    assert build(site / "docs", site / "tree") == []
    assert (site / "tree/docs/comparisons/index.md").is_file()


def test_mkdocs_is_not_needed() -> None:
    """The engine and the build step import nothing of MkDocs."""
    code = (
        "import sys, pkgutil, importlib, annotate\n"
        "for m in pkgutil.walk_packages(annotate.__path__, 'annotate.'):\n"
        "    if m.name not in ('annotate.__main__',): importlib.import_module(m.name)\n"
        "print([m for m in sys.modules if m == 'mkdocs' or m.startswith(('mkdocs.', 'material'))])\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "plugins")])}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_progress(add: Add, site: Path) -> None:
    """Progress is told after each comparison, with how many there are."""
    add("a")
    add("b")
    told: list[tuple[int, int, str]] = []
    build(site / "docs", site / "tree", Means(progress=lambda *args: told.append(args)))
    assert told == [(1, 2, "a"), (2, 2, "b")]


def test_a_tree_between_two_renames_is_put_back(add: Add, site: Path) -> None:
    """What a build put aside that was killed between its renames stands again even if the next build fails."""
    add()
    build(site / "docs", site / "tree")
    before = tree(site / "tree")
    (site / "tree").rename(site / ".tree.new-1-old")
    (site / "mkdocs.yml").write_text("a: [")
    with pytest.raises(UnusableError):
        build(site / "docs", site / "tree")
    (site / "mkdocs.yml").write_text(CONFIG)
    with pytest.raises(UnusableError), staged(site / "tree"):
        raise UnusableError([])
    assert tree(site / "tree") == before


def test_half_of_an_old_tree_is_not_put_back(add: Add, site: Path) -> None:
    """What is left of a tree that was being taken away has no marker, and does not come back."""
    add()
    (site / ".tree.new-1-old").mkdir()
    (site / ".tree.new-1-old" / "half").write_text("")
    with pytest.raises(UnusableError), staged(site / "tree"):
        raise UnusableError([])
    assert not (site / "tree").exists()


def test_a_build_killed_at_its_first_file(add: Add, site: Path) -> None:
    """Half a marker in a folder does not make it somebody else's."""
    add()
    (site / "out").mkdir()
    (site / "out" / "..annotate.123").write_text("Writ")
    generate(site / "docs", site / "out")
    assert (site / "out" / ".annotate").is_file()
    os.utime(site / "out" / "..annotate.123", (0, 0))
    generate(site / "docs", site / "out")
    assert not (site / "out" / "..annotate.123").exists()


def test_a_full_disk_leaves_nothing_beside(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written is not there, and neither is half of it."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_file(site / "a" / "b", "content")
    assert list((site / "a").iterdir()) == []


def test_a_disk_that_refuses_the_database(add: Add, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the temporary database is one line, as every other error of the disk."""
    add()

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Store, "finish", full)
    with pytest.raises(UnusableError, match="cannot be used for temporary files: database or disk is full"):
        build(site / "docs", site / "tree")
