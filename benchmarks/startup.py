"""Measure what a run costs, in multiples of a bare start of Python: whole processes.

    python benchmarks/startup.py [RUNS]

A run of each command is paired with a run of ``python -c pass`` of the same environment, one right after the other, and
the ratio of their CPU times (user and system, as the operating system accounts for them) is taken pair by pair, so it
also holds on a busy machine. Prints the medians over RUNS pairs (at least 11), and the peak memory.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from statistics import median
from typing import NamedTuple

FEWEST = 11
SEEDS = Path(__file__).parents[1] / "seeds"
PAIR = [str(SEEDS / f"{place}-2020-02-17.txt") for place in ("jiangsu", "changzhou")]

PYTHON = [sys.executable, "-c"]
PROGRAM = [str(Path(sys.executable).with_name("directive-diff"))]
BARE = [*PYTHON, "pass"]
CUT = """
import sys
from directive_diff.words import cut
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as text:
        cut(text.read())
"""
COMMANDS = {
    "compare, JSON": [*PROGRAM, "compare", *PAIR],
    "compare, terminal": [*PROGRAM, "compare", *PAIR],  # on a terminal of its own
    "with options": [*PROGRAM, "compare", *PAIR, "--format", "terminal", "--color", "always", "--width", "120"],
    "--version": [*PROGRAM, "--version"],
    "the words alone": [*PYTHON, CUT, *PAIR],
}


class Cost(NamedTuple):
    """What one process used: CPU seconds, and its peak memory in MiB."""

    cpu: float
    peak: float


def run(command: list[str], *, terminal: bool = False) -> Cost:
    """Run a command to its end and discard its output; end the benchmark if it fails.

    With ``terminal``, it runs on a terminal of 120 columns, as a user would see it.
    """
    main, end = os.openpty() if terminal else (-1, os.open(os.devnull, os.O_WRONLY))
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "120"}
    process = os.posix_spawn(command[0], command, environment, file_actions=[(os.POSIX_SPAWN_DUP2, end, 1)])
    os.close(end)
    if terminal:
        with contextlib.suppress(OSError):  # Linux: the other end was closed
            while os.read(main, 1 << 16):
                pass
        os.close(main)
    _, status, used = os.wait4(process, 0)
    if status:
        message = f"this ended with {os.waitstatus_to_exitcode(status)}: {' '.join(command)}"
        raise SystemExit(message)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # macOS counts in bytes, other systems in KiB
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def measure(command: list[str], runs: int, *, terminal: bool) -> tuple[list[float], list[Cost]]:
    """Return the ratios to a bare start, pair by pair, and what the command itself took."""
    run(command, terminal=terminal)  # not measured: the first run after an installation compiles
    pairs = [(run(command, terminal=terminal), run(BARE)) for _ in range(runs)]
    return [cost.cpu / bare.cpu for cost, bare in pairs], [cost for cost, _ in pairs]


def main() -> None:
    """Print the table."""
    runs = max([FEWEST, *map(int, sys.argv[1:])])
    print(f"{'':20}{'x bare start':>14}{'least':>8}{'most':>8}{'CPU ms':>9}{'peak MiB':>10}")
    for name, command in {"python -c pass": BARE, **COMMANDS}.items():
        ratios, costs = measure(command, runs, terminal=name == "compare, terminal")
        cpu, peak = median(cost.cpu for cost in costs), max(cost.peak for cost in costs)
        print(f"{name:20}{median(ratios):14.1f}{min(ratios):8.1f}{max(ratios):8.1f}{cpu * 1000:9.0f}{peak:10.0f}")


if __name__ == "__main__":
    main()
