"""The commands of `annotate`, a module each: `add` tells the parser its grammar, `run` does it."""

from __future__ import annotations

import argparse
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What `add` of a command adds to."""

DONE, UNUSABLE = 0, 1  # exit codes; argparse itself ends wrong usage with 2
