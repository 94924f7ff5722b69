"""The command `annotate`: compare two files, build the tree, check the comparisons.

Exit codes: 0 done (identical and unrelated texts are warnings), 1 unusable input, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TextIO

from annotate.entry import Entry, Metadata, Problem, Version
from annotate.model import Comparison
from annotate.source import rules
from annotate.source.paths import UnusableError, printable, refused
from annotate.write.data import STEERING

DONE, UNUSABLE = 0, 1  # exit codes; argparse itself ends wrong usage with 2
FORMATS = ("text", "json", "markdown", "csv")
REPORTS = ("text", "github", "json")


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

    compare = commands.add_parser("compare", help="compare two files and print the result")
    compare.add_argument(
        "reference",
        type=Path,
        metavar="REFERENCE",
        help=".txt, .md or .html: the version that counts as right",
    )
    compare.add_argument("copy", type=Path, metavar="COPY", help=".txt, .md or .html: the version under examination")
    compare.add_argument(
        "--format", choices=FORMATS, default="text", help="text (default) is for people, the others for programs"
    )
    compare.add_argument(
        "--language", type=language, metavar="TAG", help="the language of both, such as en; guessed by default"
    )
    compare.add_argument(
        "--explain", action="store_true", help="say which rule named each correction, and why; with text and json"
    )
    compare.set_defaults(run=run_compare)

    build = commands.add_parser("build", help="write a tree that MkDocs and its relatives build without our plugin")
    build.add_argument(
        "--docs",
        type=Path,
        default=Path("docs"),
        metavar="DIR",
        help="the site's docs folder (default: docs)",
    )
    build.add_argument(
        "--output", type=Path, default=Path("tree"), metavar="DIR", help="the folder to write (default: tree)"
    )
    build.add_argument("--jobs", type=jobs, default=1, metavar="N", help="processes at the same time (default: 1)")
    build.set_defaults(run=run_build)

    check = commands.add_parser("check", help="name every problem of every comparison, without building")
    check.add_argument(
        "paths",
        type=Path,
        nargs="*",
        metavar="PATH",
        help="docs folders or comparisons, each a folder or a file in it (default: docs)",
    )
    check.add_argument("--format", choices=REPORTS, default="text", help="github makes annotations of a pull request")
    check.set_defaults(run=run_check)
    return main


def own_version() -> str:
    """The installed version, or "unknown" in a checkout that is not installed."""
    try:
        return version("mkdocs-annotate")
    except PackageNotFoundError:
        return "unknown"


def language(text: str) -> str:
    """A language tag given on the command line."""
    message = rules.language(text)
    if message:
        raise argparse.ArgumentTypeError(message)
    return text


def jobs(text: str) -> int:
    """A number of processes given on the command line."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError("should be a number from 1 to 256")
    return int(text)


# --- the commands ---


def run_compare(options: argparse.Namespace) -> int:
    """`annotate compare`: prints one comparison."""
    from annotate.compare import compare  # noqa: PLC0415 - the engine loads its data; --help should not wait for it
    from annotate.source.html import read_version  # noqa: PLC0415 - the same

    problems: list[Problem] = []
    texts: list[str] = []
    for path in (options.reference, options.copy):
        try:
            texts.append(read_version(path))
        except UnusableError as error:
            problems += error.problems
    if problems:
        raise UnusableError(problems)
    comparison = compare(texts[0], texts[1], language=options.language)
    warn(comparison)
    emit(rendered(comparison, options))
    return DONE


def rendered(comparison: Comparison, options: argparse.Namespace) -> str:
    """The comparison in the format asked for."""
    from annotate.write import data, page, terminal  # noqa: PLC0415 - see run_compare

    names = (options.reference.name, options.copy.name)
    match options.format:
        case "json":
            return data.comparison_json(comparison, explain=options.explain)
        case "csv":
            return data.comparison_csv(comparison)
        case "markdown":
            return page.comparison_page(unnamed(comparison, names))
    return terminal.comparison_text(comparison, names, colour=coloured(), explain=options.explain)


def unnamed(comparison: Comparison, names: tuple[str, str]) -> Entry:
    """An entry for two files that have no comparison.yml: their names are their labels."""
    reference, copy = (Version(file=name, label=printable(name)) for name in names)
    title = f"{copy.label} compared with {reference.label}"
    metadata = Metadata(
        title=title, date="", reference=reference, copy=copy, language=comparison.language, publish="full"
    )
    return Entry("comparison", metadata, comparison)


def warn(comparison: Comparison) -> None:
    """Says on stderr when there was nothing to compare."""
    if comparison.reference.text == comparison.copy.text:
        print("annotate: warning: the two texts are identical", file=sys.stderr)
    elif not comparison.related:
        print("annotate: warning: the two texts do not look like versions of one article", file=sys.stderr)


def run_build(options: argparse.Namespace) -> int:
    """`annotate build`: writes the tree; comparisons with problems are left out and named."""
    from annotate.build import build, no_progress, reports  # noqa: PLC0415 - see run_compare

    progress = show_progress if sys.stderr.isatty() else no_progress
    problems = build(options.docs, options.output, jobs=options.jobs, progress=progress)
    report(problems, "text")
    if not reports(options.docs.parent):
        print("annotate: repo_url is not set in mkdocs.yml: the pages do not offer to report an error", file=sys.stderr)
    if sys.stderr.isatty():
        print(f"written to {printable(str(options.output))}", file=sys.stderr)
    return UNUSABLE if problems else DONE


def show_progress(done: int, total: int, name: str) -> None:
    """One line on the terminal that is written over, and gone at the end."""
    line = f"{done}/{total} {printable(name)[:60]}" if done < total else ""
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def run_check(options: argparse.Namespace) -> int:
    """`annotate check`: names every problem."""
    from annotate.check import check  # noqa: PLC0415 - see run_compare

    count, problems = check(options.paths or [Path("docs")])
    report(problems, options.format, sys.stdout)
    if options.format == "text" and not problems:
        print(f"{count} comparison{'' if count == 1 else 's'} checked, no problems")
    return UNUSABLE if problems else DONE


# --- output ---


def coloured() -> bool:
    """Whether stdout is a terminal whose user has nothing against colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def emit(text: str) -> None:
    """Writes `text` to stdout; on a terminal without characters that steer it (our colours aside)."""
    if sys.stdout.isatty():
        text = STEERING.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    sys.stdout.write(text)


def report(problems: Sequence[Problem], form: str, stream: TextIO | None = None) -> None:
    """Prints problems, to stderr by default: a line each, GitHub's workflow commands, or JSON."""
    out = stream or sys.stderr
    if form == "json":
        fields = ("path", "line", "column", "message")
        print(json.dumps([{f: getattr(p, f) for f in fields} for p in problems], indent=1), file=out)
        return
    for problem in problems:
        print(github(problem) if form == "github" else printable(str(problem)), file=out)


def github(problem: Problem) -> str:
    """A problem as a workflow command that GitHub shows beside the line of a pull request."""
    path = escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={problem.line},col={problem.column}::{escaped(problem.message)}"


def escaped(text: str) -> str:
    """`text` without what would end or start a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
