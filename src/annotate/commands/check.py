"""`annotate check`: every problem of every comparison, without building."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.commands import DONE, UNUSABLE, Commands
from annotate.commands.output import REPORTS, report
from annotate.commands.progress import shown_progress
from annotate.entry import errors


def add(commands: Commands) -> None:
    """The grammar of `annotate check`."""
    parser = commands.add_parser("check", help="name every problem of every comparison, without building")
    parser.add_argument(
        "paths",
        type=Path,
        nargs="*",
        metavar="PATH",
        help="docs folders or comparisons, each a folder or a file in it (default: docs)",
    )
    parser.add_argument("--format", choices=REPORTS, default="text", help="github makes annotations of a pull request")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """`annotate check`: names every problem."""
    from annotate.check import check  # noqa: PLC0415 - --help should not wait for it

    with shown_progress() as progress:
        count, problems = check(options.paths or [Path("docs")], progress)
    report(problems, options.format, sys.stdout)
    if options.format == "text" and not problems:
        print(f"{count} comparison{'' if count == 1 else 's'} checked, no problems")
    return UNUSABLE if errors(problems) else DONE
