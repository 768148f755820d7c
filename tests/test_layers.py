"""import-linter enforces the layers of ARCHITECTURE.md, and its contracts detect violations."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("importlinter", reason="the extra `lint` is not installed")

ROOT = Path(__file__).parent.parent
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("alignment/__init__.py", "from directive_diff import findings"),
        ("alignment/__init__.py", "from directive_diff import view"),
        ("grammar/__init__.py", "from directive_diff import explanation"),
        ("findings/__init__.py", "from directive_diff import renderers"),
        ("model/texts.py", "from directive_diff import grammar"),
        ("pipeline.py", "import rich"),
        ("alignment/__init__.py", "import rapidfuzz"),
        ("words/__init__.py", "import socket, typer"),
    ],
)
def test_an_import_against_the_flow_breaks_a_contract(file: str, line: str, tmp_path: Path) -> None:
    """In a copy of the package, import-linter reports each of these imports as broken."""
    shutil.copytree(ROOT / "directive_diff", tmp_path / "directive_diff")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "directive_diff" / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")

    done = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )

    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def test_files_and_functions_are_short() -> None:
    """A file has 300 lines at most and a function 40."""
    package = ROOT / "directive_diff"
    files = {str(path.relative_to(package)): path.read_text("utf-8") for path in package.rglob("*.py")}
    sizes = {
        f"{name}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, text in files.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }

    assert [name for name, size in sizes.items() if size > 40] == []
    assert [name for name, text in files.items() if text.count("\n") > 300] == []
