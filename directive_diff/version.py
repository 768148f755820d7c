"""The version of the program, and the line that shows it."""

from __future__ import annotations

import sys

__version__ = "0.1.0"


def version_line() -> int:
    """Write the name and version of the program to stdout; return the exit code."""
    sys.stdout.write(f"directive-diff {__version__}\n")
    return 0
