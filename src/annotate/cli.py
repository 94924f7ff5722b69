"""The command `annotate`: its grammar, made of the modules in `commands`, and how it ends.

Exit codes: 0 done (identical and unrelated texts are warnings), 1 unusable input, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from annotate.commands import DONE, UNUSABLE, build, check, compare, index, new, schema, seal, summary, verify
from annotate.commands.output import report
from annotate.source.paths import UnusableError, refused

COMMANDS = (compare, new, check, build, seal, verify, summary, schema, index)  # in the order of --help


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with `arguments` (those of the process by default) and gives its exit code."""
    if sys.stdout is None:  # closed by the shell (`>&-`)
        sys.stdout = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The same bytes whatever the locale; what UTF-8 cannot say (file names) is escaped.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except UnusableError as error:
        report(error.problems, "text")
        return UNUSABLE
    except BrokenPipeError:
        # Whoever read our output has closed it (`| head`); Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        report(refused(error, Path("standard output")).problems, "text")
        return UNUSABLE
    except KeyboardInterrupt:
        return 130
    return code


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    main = argparse.ArgumentParser(
        prog="annotate", description="Compare versions of articles and publish what differs."
    )
    main.add_argument("--version", action="version", version=f"mkdocs-annotate {own_version()}")
    commands = main.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return main


def own_version() -> str:
    """The installed version, or "unknown" in a checkout that is not installed."""
    try:
        return version("mkdocs-annotate")
    except PackageNotFoundError:
        return "unknown"
