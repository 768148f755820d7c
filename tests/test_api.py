"""The package as a library: what it exports, and that it is quiet."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import directive_diff

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_exported_is_there() -> None:
    """Each name of ``__all__`` exists, and ``dir`` lists the same names, sorted."""
    assert sorted(directive_diff.__all__) == directive_diff.__all__ == dir(directive_diff)
    assert all(getattr(directive_diff, name) is not None for name in directive_diff.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """Asking for a name that the package does not export raises ``AttributeError``."""
    with pytest.raises(AttributeError, match="no attribute 'diff'"):
        _ = directive_diff.diff


def test_a_comparison_from_python_prints_nothing(source: Path, target: Path) -> None:
    """Three lines of Python compare two files; stdout and stderr hold only what the lines print."""
    code = (
        "from directive_diff import compare, read\n"
        f"comparison = compare(read({str(source)!r}), read({str(target)!r}))\n"
        "print(len(comparison.links) > 40)"
    )

    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)

    assert (run.returncode, run.stdout, run.stderr) == (0, "True\n", "")


def test_importing_the_package_loads_no_library() -> None:
    """Jieba, RapidFuzz, Typer and Rich are loaded only when they are used."""
    code = "import sys, directive_diff; print({'jieba', 'rapidfuzz', 'typer', 'rich'} & set(sys.modules))"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "set()\n"
