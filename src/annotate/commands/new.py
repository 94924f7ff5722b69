"""`annotate new`: a comparison's folder from two texts, pages or addresses.

The day it writes is the one use of the clock in this program.
"""

from __future__ import annotations

import argparse
import datetime
import logging
import os
import shlex
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.commands import DONE, UNUSABLE, Commands, add_docs
from annotate.commands.compare import warn
from annotate.source import rules
from annotate.source.page import Page, PageError
from annotate.source.paths import UnusableError, printable, shown

if TYPE_CHECKING:
    from annotate.draft.description import Description
    from annotate.draft.version import Draft

GIVEN = "a .txt or .md file, a saved page (.html), a page in a WARC (file.warc.gz#https://…), or an http(s) address"
MISSING = "fetching needs the extra: pip install 'mkdocs-annotate[fetch]'; or save the page and give its file"


def add(commands: Commands) -> None:
    """The grammar of `annotate new`."""
    parser = commands.add_parser("new", help="start a comparison from two texts, saved pages or addresses")
    parser.add_argument("slug", type=slug, metavar="SLUG", help="the name of its folder, and its address")
    parser.add_argument("--reference", required=True, metavar="FILE|URL", help=f"what counts as right: {GIVEN}")
    parser.add_argument("--copy", required=True, metavar="FILE|URL", help="the version under examination: the same")
    add_docs(parser)
    parser.add_argument("--date", type=date, metavar="DATE", help="the day to write instead of today")
    parser.set_defaults(run=run)


def slug(text: str) -> str:
    """A comparison's name given on the command line."""
    if message := rules.slug(text):
        raise argparse.ArgumentTypeError(f"{rules.quoted(text)} {message}")
    return text


def date(text: str) -> str:
    """A day given on the command line."""
    if message := rules.date(text):
        raise argparse.ArgumentTypeError(message)
    return text


def today(environment: Mapping[str, str]) -> str:
    """The day by the clock, or by SOURCE_DATE_EPOCH (seconds, in UTC) where that is set."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) <= 11:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    return datetime.date.today().isoformat()


def run(options: argparse.Namespace) -> int:
    """`annotate new`: reads both versions, writes the folder, and says where each value comes from."""
    from annotate.draft.description import SIDES, comparison_yml, describe, file_name  # noqa: PLC0415 - the same
    from annotate.draft.folder import free_place, write_folder  # noqa: PLC0415 - the same
    from annotate.engine import compare  # noqa: PLC0415 - --help should not wait for it

    logging.basicConfig(handlers=[logging.NullHandler()])  # libraries log what pages say, unescaped
    place = free_place(options.docs, options.slug)
    day = options.date or today(os.environ)
    drafts = both({side: getattr(options, side) for side in SIDES}, day)
    if drafts is None:
        return UNUSABLE
    comparison = compare(drafts["reference"].text, drafts["copy"].text)
    description = describe(options.slug, drafts, day, comparison.language)
    texts = {file_name(side, draft): draft.text for side, draft in drafts.items()}
    write_folder(place, {"comparison.yml": comparison_yml(description), **texts})
    print("\n".join(map(printable, told(description, place))))
    warn(comparison)
    return DONE


def both(given: Mapping[str, str], day: str) -> dict[str, Draft] | None:
    """The two versions; None when one cannot be used, after a line for each reason."""
    from annotate.draft.version import read_draft  # noqa: PLC0415 - see run

    drafts: dict[str, Draft] = {}
    for side, name in given.items():
        try:
            drafts[side] = read_draft(name, day, fetched)
        except UnusableError as error:
            for problem in error.problems:
                print(printable(str(problem)), file=sys.stderr)
        except PageError as error:
            print(printable(f"annotate: {name} {error}"), file=sys.stderr)
    return drafts if len(drafts) == len(given) else None


def fetched(address: str) -> Page:
    """The page at an address."""
    try:
        from annotate.fetch.client import fetch  # noqa: PLC0415 - of the extra
    except ImportError:
        raise PageError(f"cannot be fetched: {MISSING}") from None
    return fetch(address)


def told(description: Description, place: Path) -> Iterator[str]:
    """What was written and where each value comes from, what was not found, and what to do next, line by line."""
    yield f"written: {shown(place)}"
    yield f"  title: {description.title.value} ({description.title.origin})"
    if description.language:
        yield f"  language: {description.language.value} ({description.language.origin})"
    for side, draft in description.drafts.items():
        yield f"{side}: {len(draft.text):,} characters"
        yield from (
            f"  {key}: {found.value} ({found.origin})"
            for key, found in {"label": description.labels[side], **description.known(side)}.items()
        )
        if missing := description.missing(side):
            yield f"  not found: {', '.join(missing)}"
    if description.language is None:
        yield "not found: language"
    folder = shlex.quote(shown(place))
    yield f"next: read {shlex.quote(shown(place / 'comparison.yml'))} and the two texts, and correct what is not right"
    yield f"      preview with `mkdocs serve`, check with `annotate check {folder}`"
