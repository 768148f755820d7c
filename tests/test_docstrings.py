"""The examples in docstrings give what they say."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import directive_diff

_ROOT = Path(directive_diff.__file__).parent
_WITH_EXAMPLES = sorted(path for path in _ROOT.rglob("*.py") if ">>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", _WITH_EXAMPLES, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_examples_in_docstrings_hold(path: Path) -> None:
    """Every example in the docstrings of a module runs, and gives what the docstring shows."""
    name = ".".join(path.relative_to(_ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
    failed, tried = doctest.testmod(import_module(name))
    assert tried
    assert not failed
