"""The index for readers who open a site from a disk, where a browser lets pages load scripts and fetch nothing.

    pagefind/index/NAME.pf_index   ──▶   pagefind/index/NAME.pf_index.js     annotateFile("its bytes in base64")
                                         pagefind/disk.html, disk.js         a frame for Pagefind's worker

The search (the plugin's assets/search) asks for these where its address is that of a file.
"""

from __future__ import annotations

import base64
from importlib import resources
from pathlib import Path

FRAME = ("disk.html", "disk.js")


def write_scripts(index: Path) -> None:
    """Writes each file of the index in the folder `index` once more as a script, and the frame that loads them."""
    files = sorted(path for path in index.rglob("*") if path.is_file() and path.suffix != ".js")
    for path in files:
        text = base64.b64encode(path.read_bytes()).decode()
        path.with_name(f"{path.name}.js").write_text(f'annotateFile("{text}");\n', encoding="utf-8", newline="\n")
    for name in FRAME:
        source = resources.files("mkdocs_annotate") / "assets" / "disk" / name
        (index / name).write_bytes(source.read_bytes())
