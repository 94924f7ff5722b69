"""`annotate compare`: two files, and what one says otherwise than the other."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.commands import DONE, Commands
from annotate.commands.output import coloured, emit
from annotate.entry import Entry, Metadata, Problem, Version
from annotate.model import Comparison
from annotate.source import rules
from annotate.source.paths import UnusableError, printable

FORMATS = ("text", "json", "markdown", "csv", "tei", "webannotation")


def add(commands: Commands) -> None:
    """The grammar of `annotate compare`."""
    parser = commands.add_parser("compare", help="compare two files and print the result")
    parser.add_argument(
        "reference",
        type=Path,
        metavar="REFERENCE",
        help=".txt, .md or .html: the version that counts as right",
    )
    parser.add_argument("copy", type=Path, metavar="COPY", help=".txt, .md or .html: the version under examination")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text (default) is for people, the others for programs"
    )
    parser.add_argument(
        "--language", type=language, metavar="TAG", help="the language of both, such as en; guessed by default"
    )
    parser.add_argument(
        "--explain", action="store_true", help="say which rule named each correction, and why; with text and json"
    )
    parser.set_defaults(run=run)


def language(text: str) -> str:
    """A language tag given on the command line."""
    message = rules.language(text)
    if message:
        raise argparse.ArgumentTypeError(message)
    return text


def run(options: argparse.Namespace) -> int:
    """`annotate compare`: prints one comparison."""
    from annotate.engine import compare  # noqa: PLC0415 - the engine loads its data; --help should not wait for it
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
    from annotate.write import data, exports, phrases, terminal  # noqa: PLC0415 - see run

    names = (options.reference.name, options.copy.name)
    if options.format == "json":
        return data.comparison_json(comparison, explain=options.explain)
    if options.format != "text":
        return exports.WRITERS[options.format](unnamed(comparison, names), phrases.DEFAULT)
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
