"""`annotate build`: the tree that any generator of the MkDocs family builds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.commands import DONE, UNUSABLE, Commands, add_docs
from annotate.commands.output import report
from annotate.commands.progress import shown_progress
from annotate.entry import Problem, errors
from annotate.shards import Shard
from annotate.source.paths import printable, shown

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from annotate.work import Means, Workers


def add(commands: Commands) -> None:
    """The grammar of `annotate build`."""
    parser = commands.add_parser("build", help="write a tree that MkDocs and its relatives build without our plugin")
    add_docs(parser)
    parser.add_argument(
        "--output", type=Path, default=Path("tree"), metavar="DIR", help="the folder to write (default: tree)"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--jobs", type=jobs, default=1, metavar="N", help="processes at the same time (default: 1)")
    where.add_argument("--dask", metavar="ADDRESS", help="the scheduler of a Dask cluster whose workers do the work")
    keeping = parser.add_mutually_exclusive_group()
    keeping.add_argument(
        "--cache",
        type=Path,
        metavar="DIR",
        help="where finished comparisons are kept, so that only what changed is made again (default: .cache/annotate"
        " beside docs)",
    )
    keeping.add_argument("--no-cache", action="store_true", help="make everything again, and keep nothing")
    parser.add_argument(
        "--shard", type=shard, metavar="K/N", help="finish the K-th of N parts into the cache, and write no tree"
    )
    parser.add_argument(
        "--from",
        dest="further",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="DIR",
        help="caches of shards, to be taken over; they are only read",
    )
    parser.set_defaults(run=run, wrong=parser.error)


def jobs(text: str) -> int:
    """A number of processes given on the command line."""
    from annotate.work import MOST_JOBS  # noqa: PLC0415 - --help should not wait for it

    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"should be a number from 1 to {MOST_JOBS}")
    return int(text)


def shard(text: str) -> Shard:
    """A part given on the command line."""
    number, slash, count = text.partition("/")
    if not (slash and all(part.isascii() and part.isdigit() and len(part) < 6 for part in (number, count))):
        raise argparse.ArgumentTypeError("should be two numbers, such as 2/8 for the second of eight parts")
    if not 1 <= int(number) <= int(count):
        raise argparse.ArgumentTypeError(f"should be from 1/{int(count)} to {int(count)}/{int(count)}")
    return Shard(int(number), int(count))


def run(options: argparse.Namespace) -> int:
    """`annotate build`: writes the tree; comparisons with problems are left out and named."""
    from annotate.cache import cache_in  # noqa: PLC0415 - --help should not wait for it
    from annotate.work import Means, NoWorkersError  # noqa: PLC0415 - the same

    if options.no_cache and (options.shard or options.further):
        options.wrong("--no-cache keeps nothing; it does not go together with --shard and --from")
    home = options.cache or options.docs.parent / ".cache" / "annotate"
    cache = None if options.no_cache else cache_in(home, options.further)
    for folder in cache.empty() if cache else ():
        show_notice(
            f"{shown(folder)} holds no finished comparisons; --from takes what `annotate build --shard` has kept"
        )
    try:
        with workers_of(options) as workers, shown_progress() as progress:
            problems, said = made(options, home, Means(cache, workers, progress, show_notice))
    except NoWorkersError as error:
        print("\n".join(f"annotate: {printable(line)}" for line in str(error).splitlines()), file=sys.stderr)
        return UNUSABLE
    report(problems, "text")
    if sys.stderr.isatty() or options.shard:
        print(said, file=sys.stderr)
    return UNUSABLE if errors(problems) else DONE


def made(options: argparse.Namespace, home: Path, means: Means) -> tuple[list[Problem], str]:
    """Makes the tree or the part that is asked for: every problem, and one line on what was written."""
    from annotate.build import build, finish_shard  # noqa: PLC0415 - see run

    if options.shard is None:
        return build(options.docs, options.output, means), f"written to {shown(options.output)}"
    count, problems = finish_shard(options.docs, options.shard, means)
    return problems, f"part {options.shard}: {count} finished, in {shown(home)}; no tree was written"


def workers_of(options: argparse.Namespace) -> AbstractContextManager[Workers]:
    """Who does the work: a cluster or processes here. Raises NoWorkersError without what a cluster needs."""
    from annotate.work import NoWorkersError, local  # noqa: PLC0415 - see run

    if options.dask is None:
        return local(options.jobs)
    try:
        from annotate.cluster import cluster  # noqa: PLC0415 - of the extra
    except ImportError:
        raise NoWorkersError("--dask needs the extra: pip install 'mkdocs-annotate[dask]'") from None
    return cluster(options.dask, show_notice)


def show_notice(text: str) -> None:
    """One line about what is no problem."""
    print(f"annotate: note: {printable(text)}", file=sys.stderr)
