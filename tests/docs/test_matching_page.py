"""The page that takes a pair of clauses through the matcher shows what the program computes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_matching_is_what_its_script_prints() -> None:
    """A change to the matcher or its weights rewrites it: ``python docs/matching.py > docs/matching.md``."""
    printed = subprocess.run(
        [sys.executable, "-X", "utf8", str(DOCS / "matching.py")], capture_output=True, check=True, encoding="utf-8"
    )

    assert printed.stdout == (DOCS / "matching.md").read_text(encoding="utf-8")
    assert "| link |" in printed.stdout
