"""`annotate index`: the search index of a built site."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.commands import DONE, Commands


def add(commands: Commands) -> None:
    """The grammar of `annotate index`."""
    parser = commands.add_parser("index", help="make the search index of a built site, where our plugin has not")
    parser.add_argument("site", type=Path, metavar="SITE", help="the folder a generator has written, such as site")
    parser.add_argument(
        "--disk", action="store_true", help="for a site that readers open from a disk; the index is twice as large"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """`annotate index`: writes the search index of a built site into it."""
    from annotate.search import index_site  # noqa: PLC0415 - --help should not wait for it

    count = index_site(options.site, disk=options.disk)
    print(f"{count} page{'' if count == 1 else 's'} indexed")
    return DONE
