"""``python -m directive_diff``, and the installed command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command and end with its exit code."""
    gc.set_threshold(200_000)  # what a run makes has hardly a cycle, and lives to its end: looking for some is in vain
    try:
        from directive_diff.entry import run  # noqa: PLC0415 - so that an interrupt finds somebody from the first line on

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
