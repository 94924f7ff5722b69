"""`annotate summary`: what a change does to the comparisons of a site, in GitHub Markdown."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.commands import DONE, Commands, add_docs
from annotate.source.paths import unusable


def add(commands: Commands) -> None:
    """The grammar of `annotate summary`."""
    parser = commands.add_parser("summary", help="sum up a change for its reviewers, in GitHub Markdown")
    parser.add_argument(
        "paths",
        type=Path,
        nargs="*",
        metavar="PATH",
        help="comparisons, each a folder or a file in it (default: those that differ from --base, or all)",
    )
    add_docs(parser)
    parser.add_argument("--base", type=Path, metavar="DIR", help="the docs folder as it was before the change")
    parser.add_argument(
        "--tree",
        type=Path,
        metavar="DIR",
        help="what the code before the change has built of --base: tells what this code makes otherwise of it",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """`annotate summary`: prints it. Problems of comparisons are part of it, no failure; `annotate check` fails."""
    from annotate import changes  # noqa: PLC0415 - --help should not wait for it
    from annotate.check import all_folders, folders_of  # noqa: PLC0415 - the same
    from annotate.write.summary import summary  # noqa: PLC0415 - the same

    for folder in (options.docs, options.base, options.tree):
        if folder is not None and not folder.is_dir():
            raise unusable(folder, "is missing or no folder")
    states = changes.states(options.docs, options.base)
    stray = all_folders(options.docs)[1]
    slugs = [slug for slug, state in states.items() if state or options.base is None]
    if options.paths:
        found = [folders_of(path) for path in options.paths]
        slugs = list(dict.fromkeys(folder.name for folders, _ in found for folder in folders))
        stray = [problem for _, problems in found for problem in problems]
    alone = [slug for slug, state in states.items() if not state and slug not in slugs]
    text = summary(
        changes.examined(options.docs, states, slugs),
        changes.removed(options.docs, options.base),
        stray,
        changes.effects(options.docs, options.tree, alone) if options.tree else None,
    )
    sys.stdout.write(text)
    return DONE
