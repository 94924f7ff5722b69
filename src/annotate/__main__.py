"""`python -m annotate`."""

from __future__ import annotations

import sys

from annotate.cli import main

if __name__ == "__main__":
    sys.exit(main())
