"""The commands of `annotate`, a module each: `add` tells the parser its grammar, `run` does it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What `add` of a command adds to."""

DONE, UNUSABLE = 0, 1  # exit codes; argparse itself ends wrong usage with 2


def add_docs(parser: argparse.ArgumentParser) -> None:
    """Adds `--docs` to the grammar of a command: the site's docs folder, as a path."""
    parser.add_argument(
        "--docs", type=Path, default=Path("docs"), metavar="DIR", help="the site's docs folder (default: docs)"
    )
