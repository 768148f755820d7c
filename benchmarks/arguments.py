"""The arguments of the scripts that fit weights: which folders they learn from, and who reads their pairs."""

from __future__ import annotations

import argparse
from pathlib import Path


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return a parser with the arguments that all of them share."""
    arguments = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", nargs="+", type=Path)
    for name in ("apart", "drafts"):
        arguments.add_argument(f"--{name}", nargs="*", default=(), type=Path)
    arguments.add_argument("--folds", type=int, default=5)
    arguments.add_argument(
        "--readers", nargs="*", default=(), type=Path, help="weights for each fold, or one file for all"
    )
    arguments.add_argument("--dry", action="store_true", help="write nothing")
    return arguments
