"""`annotate seal`: the texts of a comparison give way to short quotations and hashes."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate import __version__
from annotate.commands import DONE, Commands, add_docs
from annotate.source.folder import folder_of
from annotate.source.paths import printable


def add(commands: Commands) -> None:
    """The grammar of `annotate seal`."""
    parser = commands.add_parser("seal", help="replace the two texts of a comparison by short quotations and hashes")
    parser.add_argument("slug", metavar="SLUG", help="the comparison's name")
    add_docs(parser)
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="where the texts go, a folder that is not published (default: .texts/SLUG beside docs)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """`annotate seal`: writes sealed.json and moves the texts out of the site."""
    from annotate.sealed.seal import kept, seal  # noqa: PLC0415 - --help should not wait for it

    folder = folder_of(options.docs, options.slug)
    keep = options.keep or kept(options.docs, options.slug)
    moved = seal(folder, keep, __version__)
    print(f"sealed: {printable(str(folder))} holds short quotations, hashes and lengths, and no text")
    print("the texts are now at " + " and ".join(printable(str(path)) for path in moved))
    print(f"keep them: `annotate verify {options.slug}` proves with them that the comparison follows from the texts")
    print("if they were ever committed, git still has them in its history")
    return DONE
