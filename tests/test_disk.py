"""disk.py: the index once more as scripts, for sites that are opened from a disk."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from annotate.cli import main
from annotate.disk import FRAME, write_scripts
from sample import CONFIG, Add


def test_every_file_is_there_once_more(tmp_path: Path) -> None:
    """Each script gives the bytes of its file, whatever they are; scripts themselves are not written again."""
    (tmp_path / "index").mkdir()
    content = {"index/a.pf_index": bytes(range(256)), "empty.json": b"", "pagefind-worker.js": b"run()"}
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)
    write_scripts(tmp_path)
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {*content, *FRAME, "index/a.pf_index.js", "empty.json.js"}
    for name in ("index/a.pf_index", "empty.json"):
        script = (tmp_path / f"{name}.js").read_text()
        call = re.fullmatch(r'annotateFile\("([A-Za-z0-9+/=]*)"\);\n', script)
        assert call is not None
        assert base64.b64decode(call[1]) == content[name]


@pytest.mark.parametrize("directories", [True, False])
def test_sites_for_a_disk(add: Add, site: Path, directories: bool) -> None:
    """A site whose addresses are those of files gets the scripts; one whose addresses need a server does not."""
    add()
    (site / "mkdocs.yml").write_text(CONFIG + f"use_directory_urls: {json.dumps(directories)}\n", encoding="utf-8")
    build(load_config(str(site / "mkdocs.yml")))
    scripts = list((site / "site" / "pagefind").rglob("*.pf_index.js"))
    assert bool(scripts) is not directories


def test_command(add: Add, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`annotate index --disk` writes them for any site, and the same again when it is run again."""
    add()
    build(load_config(str(site / "mkdocs.yml")))
    found = []
    for _ in range(2):
        assert main(["index", "--disk", "site"]) == 0
        files = sorted(path for path in (site / "site" / "pagefind").rglob("*") if path.is_file())
        found.append({path.name: path.read_bytes() for path in files})
    assert found[0] == found[1]
    assert {"disk.html", "disk.js", "pagefind-entry.json.js"} <= found[0].keys()
    assert capsys.readouterr().out == "2 pages indexed\n" * 2
