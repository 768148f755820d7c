"""The build turns one version of jieba, and no other, into one file."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hatchling")


@pytest.fixture(scope="module")
def hook() -> Any:  # noqa: ANN401 - a module
    """Return the module of the build hook, which is in no package."""
    path = Path(__file__).parents[1] / "hatch_build.py"
    spec = importlib.util.spec_from_file_location("hatch_build", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_jieba_gives_the_same_bytes(hook: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """Jieba gives the same bytes wherever it is installed, and is not imported."""
    before = "jieba" in sys.modules
    folder = hook.jieba_folder()
    copied(folder, tmp_path)
    assert hook.packed(tmp_path) == hook.packed(folder)
    assert ("jieba" in sys.modules) == before


def test_another_dictionary_is_an_error_of_the_build(hook: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """The error names the file and the remedy: another dictionary would segment differently."""
    copied(hook.jieba_folder(), tmp_path)
    with (tmp_path / "dict.txt").open("a", encoding="utf-8") as dictionary:
        dictionary.write("新质生产力 3 n\n")
    with pytest.raises(SystemExit, match=r"dict\.txt is not that of jieba 0\.42\.1 .*: pip install jieba==0\.42\.1"):
        hook.packed(tmp_path)


def copied(source: Path, target: Path) -> None:
    """Copy the files of jieba that the build reads."""
    (target / "finalseg").mkdir()
    for name in ("dict.txt", *(f"finalseg/prob_{table}.py" for table in ("start", "trans", "emit"))):
        shutil.copy(source / name, target / name)
