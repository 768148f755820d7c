"""The seed pair, compared once for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from directive_diff import compare, read

if TYPE_CHECKING:
    from directive_diff import Comparison

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def source() -> Path:
    """Return the path of the province's readout."""
    return ROOT / "seeds" / "jiangsu-2020-02-17.txt"


@pytest.fixture(scope="session")
def target() -> Path:
    """Return the path of the city's readout."""
    return ROOT / "seeds" / "changzhou-2020-02-17.txt"


@pytest.fixture(scope="session")
def comparison(source: Path, target: Path) -> Comparison:
    """Compare the two."""
    return compare(read(source), read(target))
