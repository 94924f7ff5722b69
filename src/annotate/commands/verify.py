"""`annotate verify`: the proof that a sealed comparison follows from two texts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate import __version__
from annotate.commands import DONE, UNUSABLE, Commands, add_docs
from annotate.source.folder import folder_of
from annotate.source.paths import printable

SHOWN = 20


def add(commands: Commands) -> None:
    """The grammar of `annotate verify`."""
    parser = commands.add_parser("verify", help="prove that a sealed comparison follows from its two texts")
    parser.add_argument("slug", metavar="SLUG", help="the comparison's name")
    for side in ("reference", "copy"):
        parser.add_argument(
            f"--{side}", type=Path, metavar="FILE", help=f"the {side} (default: where `annotate seal` has put it)"
        )
    add_docs(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """`annotate verify`: says what was proved, or what contradicts the texts."""
    from annotate.sealed.proof import Proof, prove, texts_of  # noqa: PLC0415 - --help should not wait for it

    folder = folder_of(options.docs, options.slug)
    reference, copy = texts_of(folder, options.docs, options.reference, options.copy)
    proof: Proof = prove(folder, reference, copy)
    if proof.wrong:
        return tell(options.slug, "does not follow from these texts", proof.wrong)
    print("both texts have the sealed SHA-256 and length")
    print(f"{proof.quotations} quotations stand in the texts where they should")
    if proof.other:
        print(f"sealed by version {proof.program}; this is {__version__}", file=sys.stderr)
        return tell(options.slug, "is not what this version finds; seal it again", proof.other)
    print(f"this version finds the same passages and corrections: {options.slug} follows from the texts")
    return DONE


def tell(slug: str, verdict: str, reasons: tuple[str, ...]) -> int:
    """Names the reasons why it is not proved."""
    for reason in reasons[:SHOWN]:
        print(printable(reason), file=sys.stderr)
    if len(reasons) > SHOWN:
        print(f"and {len(reasons) - SHOWN} more", file=sys.stderr)
    print(f"{slug} {verdict}", file=sys.stderr)
    return UNUSABLE
