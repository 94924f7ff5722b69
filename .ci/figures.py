"""Holds the figures of the Carney pair: reads the JSON of the scoring tool and fails when one is missed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

BARS = {
    "found": lambda value: value >= 33,
    "false": lambda value: value <= 2,
    "unexplained": lambda value: value <= 3,
    "serious": lambda value: value <= 50,
    "align_f1": lambda value: value >= 0.95,
    "spans_exact": lambda value: value is True,
}


def main() -> int:
    """Exit code 0 when every figure holds."""
    score = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    missed = [
        f"{name}: {score.get(name)}" for name, holds in BARS.items() if name not in score or not holds(score[name])
    ]
    print("ci: the figures of the Carney pair " + (f"are missed: {', '.join(missed)}" if missed else "hold"))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
