"""``python -m directive_diff``, and the installed command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command and exit with its code."""
    gc.set_threshold(200_000)  # a run makes hardly any cycles, and its values live to its end
    try:
        from directive_diff.entry import run  # noqa: PLC0415 - so that an interrupt is handled from the first line on

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # so that the interpreter, as it ends, does not search all that was made for cycles: a tenth of a run
    sys.exit(code)


if __name__ == "__main__":
    main()
