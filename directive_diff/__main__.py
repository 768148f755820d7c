"""The way in: ``python -m directive_diff``, and the installed command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):  # answered before the command line is loaded, which takes longer
        from directive_diff import __version__  # noqa: PLC0415 - as above

        sys.stdout.write(f"directive-diff {__version__}\n")
        return
    try:
        from directive_diff.cli import run  # noqa: PLC0415 - as above

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command line was there to catch it
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
