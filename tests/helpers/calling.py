"""The command, called as its users call it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command and check its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "directive_diff", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done
