"""Paths: whatever stands in the place of a folder or a file is refused with its line, and never followed.

A site is filled with everything a file system can hold. The builds run under an audit hook that writes down every file
that is opened: of the comparisons only their own plain files are, and nothing of what lies beside the site.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sample import COPY, DESCRIPTION, FULL, REFERENCE, Add

ROOT = Path(__file__).parent.parent.parent
LONG = os.environ.get("ANNOTATE_TORTURE") == "1"
BAIT = "The bait of a test that nobody may read."
SECONDS = 60

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and names as POSIX has them")


@pytest.fixture
def outside(site: Path) -> Iterator[Path]:
    """A folder beside the site that holds a whole comparison, with a bait in each file."""
    folder = site.parent / "outside"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in (("comparison.yml", FULL), ("reference.txt", REFERENCE), ("copy.txt", COPY)):
        (folder / name).write_text(f"{text}\n# {BAIT}\n", encoding="utf-8")
    yield folder
    shutil.rmtree(folder)


def replaced(folder: Path, name: str) -> Path:
    """The path of a file of a comparison, free for something else."""
    (folder / name).unlink()
    return folder / name


def plant(path: Path, kind: str, outside: Path) -> None:
    """Puts something that is no plain file to `path`."""
    make: dict[str, Callable[[], object]] = {
        "link": lambda: path.symlink_to(outside / "copy.txt"),
        "relative link": lambda: path.symlink_to(Path(os.path.relpath(outside / "copy.txt", path.parent))),
        "folder link": lambda: path.symlink_to(outside),
        "broken link": lambda: path.symlink_to("nowhere"),
        "loop": lambda: path.symlink_to(path.name),
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "socket": lambda: bind(path),
        "device": lambda: path.symlink_to("/dev/zero"),
    }
    make[kind]()


def bind(path: Path) -> None:
    """Makes a socket at `path`, whose own path may be too long for one."""
    before = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)
    os.chdir(before)


LINK, FOLDER, PIPE = "is a symbolic link", "is a directory; a file is needed", "is not a plain file"
KINDS = {
    **dict.fromkeys(("link", "relative link", "folder link", "broken link", "loop", "device"), LINK),
    **{"folder": FOLDER, "pipe": PIPE, "socket": PIPE},
}
BESIDE = {FOLDER: "is missing", PIPE: "lies beside"}
FOLDERS_ONLY = {"folder link"}  # these end a build of MkDocs; see below
FILES = ("comparison.yml", "copy.txt", "sealed.json")
NAMES = (
    *("con", "nul", "aux", "prn", "com1", "lpt9", "page", "by", "errors", "overview"),
    *("Visit", "wëb", "京都", "a b", "a--b", "-a", "a-", "a_b", "a.b", "a" * 101, "b" * 255, "%2e%2e", "a;b", "a\nb"),
    *("\x1b[31m", "a\u202eb", "::error::x", "<b>", "&amp;", "{{ config }}", "a\\b", "~", "$HOME", b"\xff\xfe"),
)
"""Names of folders that no comparison may have."""
TEXTS = (
    *("../outside/copy.txt", "../../../outside/copy.txt", "/etc/passwd.txt", "..\\copy.txt", "sub/copy.txt", "..", "."),
    *(
        ".copy.txt",
        "con.txt",
        "NUL.md",
        "com1.copy.txt",
        "c:copy.txt",
        "a?.txt",
        "copy.html",
        "copy.txt/",
        "\\\\h\\s.txt",
    ),
)
"""Names of texts that no comparison.yml may give."""


def fill(add: Add, site: Path, outside: Path) -> dict[str, str]:
    """A good comparison, and everything else: the path of each problem, and what is said of it."""
    add("good")
    expected: dict[str, str] = {}
    home = site / "docs" / "comparisons"
    for at, (kind, message) in enumerate((k, m) for k, m in KINDS.items() if k not in FOLDERS_ONLY):
        for number, name in enumerate(FILES):
            folder = add(f"kind-{at}-{number}")
            (folder / name).unlink(missing_ok=True)
            plant(folder / name, kind, outside)
            expected[f"{folder.name}/{name}"] = message
        add(f"beside-{at}")
        plant(home / f"beside-{at}" / "more.txt", kind, outside)
        expected[f"beside-{at}/more.txt"] = "is not named in comparison.yml"
        plant(home / f"top-{at}", kind, outside)
        expected[f"top-{at}/comparison.yml" if message == FOLDER else f"top-{at}"] = BESIDE.get(message, LINK)
    for name in NAMES:
        folder = Path(os.fsdecode(os.fsencode(home) + b"/" + (name if isinstance(name, bytes) else name.encode())))
        shutil.copytree(home / "good", folder)
    for at, name in enumerate(TEXTS):
        add(f"text-{at}", DESCRIPTION.replace("file: copy.txt", f"file: {json.dumps(name)}"))
        expected[f"text-{at}/comparison.yml"] = "file should be"
    folder = add(
        "twins", DESCRIPTION.replace("copy.txt", "Réference.txt").replace("reference.txt", "re\u0301ference.txt")
    )
    expected["twins/comparison.yml"] = "name the same file"
    folder = add("odd")
    plant(Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")), "link", outside)
    expected["odd/\\udcff.txt"] = "is not named in comparison.yml"
    add("twin")
    shutil.copytree(home / "twin", home / "TWIN")
    expected["TWIN"] = "has the name of “twin”, capitals aside"
    return expected


def build(command: str, site: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Runs `annotate` or `mkdocs` in `site`: how it went, and every path that it opened or listed."""
    watched = site.parent / "watched"
    watched.unlink(missing_ok=True)
    path = os.pathsep.join(map(str, [Path(__file__).parent / "watched", ROOT / "src", ROOT / "plugins"]))
    temporary = site.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    env = os.environ | {"PYTHONPATH": path, "WATCHED": str(watched), "TMPDIR": str(temporary)}
    done = subprocess.run(
        [sys.executable, "-m", command, "build", *arguments],
        cwd=site,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    return done, [json.loads(line)[1] for line in watched.read_text().splitlines()]


def strange(opened: list[str], site: Path) -> list[str]:
    """What of `opened` no build needs: outside of the site, of Python and of what is installed."""
    python = {sys.prefix, sys.base_prefix, os.path.realpath(sys.prefix), os.path.realpath(sys.base_prefix)}
    needed = [str(site), str(ROOT), *python, "/usr/share", "/usr/lib", "/dev/null", str(site.parent / "temporary")]
    needed += [path for path in sys.path if path]
    return sorted({path for path in opened if not path.startswith(tuple(needed))})


def judge(opened: list[str], site: Path, output: Path) -> None:
    """Fails unless only plain files of comparisons were opened, and nothing of outside is in `output`."""
    assert not [path for path in opened if "/outside" in path]
    home = os.path.realpath(site / "docs" / "comparisons")
    below = {os.path.relpath(path, home) for path in opened if path.startswith(home + "/")}
    files = {path for path in below if (Path(home) / path).is_file()}
    assert {Path(path).name for path in files} <= {"comparison.yml", "reference.txt", "copy.txt"}
    assert {"good/comparison.yml", "good/copy.txt"} <= files
    for path in output.rglob("*"):
        assert not path.is_symlink()
        assert path.is_dir() or BAIT.encode() not in path.read_bytes(), path


def told(expected: dict[str, str], output: str) -> list[str]:
    """What of `expected` is not in a line of `output`."""
    lines = output.splitlines()
    return [
        f"{path}: {message}"
        for path, message in expected.items()
        if not any(f"comparisons/{path}:" in line and message in line for line in lines)
    ]


def test_the_build_step(add: Add, site: Path, outside: Path) -> None:
    """`annotate build` names every one of them, publishes the good comparison, and opens nothing else."""
    expected = fill(add, site, outside)
    done, opened = build("annotate", site)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert told(expected, done.stderr) == []
    listed = sorted(path.name for path in (site / "tree/docs/comparisons").iterdir() if path.is_dir())
    assert [name for name in listed if name not in ("by", "errors", "overview")] == ["good", "twin"]
    judge(opened, site, site / "tree")
    assert strange(opened, site) == []


def test_mkdocs(add: Add, site: Path, outside: Path) -> None:
    """So does `mkdocs build` with the plugin, in the log; what it publishes is the good comparison."""
    expected = fill(add, site, outside)
    done, opened = build("mkdocs", site)
    assert done.returncode == 0, done.stderr
    assert told(expected, done.stderr) == []
    assert (site / "site/comparisons/good/index.html").is_file()
    judge(opened, site, site / "site")
    assert strange(opened, site) == []


@pytest.mark.parametrize("where", ["x", "x/y", "good/deep", "", ".hidden"])
@pytest.mark.parametrize("target", ["/", "outside", "."] if LONG else ["/"])
def test_links_to_folders(add: Add, site: Path, outside: Path, where: str, target: str) -> None:
    """A link to a folder among the comparisons ends `mkdocs build` with a line before anything follows it."""
    add("good")
    link = site / "docs" / "comparisons" / where
    if not where:
        shutil.rmtree(link)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside if target == "outside" else target)
    done, opened = build("mkdocs", site)
    shown = link.relative_to(site).as_posix()
    assert done.returncode == 1
    assert f"{shown}:1:1: is a symbolic link; the folder itself has to be here" in done.stderr
    assert "Traceback" not in done.stderr
    assert not [path for path in opened if path == "/" or "/outside" in path]
    assert not (site / "site").exists()
    done, opened = build("annotate", site)
    first = "/".join(["docs/comparisons", where]).split("/y")[0].removesuffix("/")
    assert (done.returncode == 1 and first in done.stderr) or where == ".hidden"
    assert not [path for path in opened if path == "/" or "/outside" in path]


@pytest.mark.parametrize("kind", KINDS if LONG else ["link", "folder", "pipe"])
def test_removed(add: Add, site: Path, outside: Path, kind: str) -> None:
    """What stands in the place of removed.yml is told, and the comparison beside it is published."""
    add("good")
    plant(site / "docs" / "comparisons" / "removed.yml", kind, outside)
    done, opened = build("annotate", site)
    assert done.returncode == 1
    assert f"removed.yml:1:1: {KINDS[kind]}" in done.stderr
    judge(opened, site, site / "tree")


def test_a_file_in_the_place_of_all(site: Path) -> None:
    """Where docs/comparisons is a file, a line says so."""
    (site / "docs" / "comparisons").write_text("")
    done, _ = build("annotate", site)
    assert done.returncode == 1
    assert "docs/comparisons:1:1: is a file" in done.stderr
