"""`annotate schema`: the JSON Schema of comparison.yml, for editors and other programs."""

from __future__ import annotations

import argparse

from annotate.commands import DONE, Commands
from annotate.commands.output import emit


def add(commands: Commands) -> None:
    """The grammar of `annotate schema`."""
    parser = commands.add_parser("schema", help="print the JSON Schema of comparison.yml")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """`annotate schema`: prints the schema."""
    from annotate.draft.folder import description_schema  # noqa: PLC0415 - --help should not wait for it

    emit(description_schema())
    return DONE
