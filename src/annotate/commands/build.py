"""`annotate build`: the tree that any generator of the MkDocs family builds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.commands import DONE, UNUSABLE, Commands, add_docs
from annotate.commands.output import report, show_progress
from annotate.entry import errors
from annotate.progress import no_progress
from annotate.source.paths import printable


def add(commands: Commands) -> None:
    """The grammar of `annotate build`."""
    parser = commands.add_parser("build", help="write a tree that MkDocs and its relatives build without our plugin")
    add_docs(parser)
    parser.add_argument(
        "--output", type=Path, default=Path("tree"), metavar="DIR", help="the folder to write (default: tree)"
    )
    parser.add_argument("--jobs", type=jobs, default=1, metavar="N", help="processes at the same time (default: 1)")
    parser.add_argument(
        "--cache",
        type=Path,
        metavar="DIR",
        help="where finished comparisons are kept, so that only what changed is made again (default: .cache/annotate"
        " beside docs)",
    )
    parser.add_argument("--no-cache", action="store_true", help="make everything again, and keep nothing")
    parser.set_defaults(run=run)


def jobs(text: str) -> int:
    """A number of processes given on the command line."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError("should be a number from 1 to 256")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """`annotate build`: writes the tree; comparisons with problems are left out and named."""
    from annotate.build import build  # noqa: PLC0415 - --help should not wait for it
    from annotate.cache import cache_in  # noqa: PLC0415 - the same
    from annotate.work import Means, local  # noqa: PLC0415 - the same

    progress = show_progress if sys.stderr.isatty() else no_progress
    home = options.cache or options.docs.parent / ".cache" / "annotate"
    cache = None if options.no_cache else cache_in(home)
    with local(options.jobs) as workers:
        problems = build(options.docs, options.output, Means(cache, workers, progress, show_notice))
    report(problems, "text")
    if sys.stderr.isatty():
        print(f"written to {printable(str(options.output))}", file=sys.stderr)
    return UNUSABLE if errors(problems) else DONE


def show_notice(text: str) -> None:
    """One line about what is no problem."""
    print(f"annotate: note: {printable(text)}", file=sys.stderr)
