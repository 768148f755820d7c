"""The shortest edit script, made without loading rapidfuzz, is that of rapidfuzz."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import rapidfuzz
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from directive_diff.explanation.edits.shortest import kept_runs, rapidfuzz_version

if TYPE_CHECKING:
    from pathlib import Path

WORDS = st.lists(st.sampled_from(["压实", "属地", "主体", "责任", "、"]), max_size=40)


@given(WORDS, WORDS)
def test_the_words_kept_are_those_that_rapidfuzz_keeps(old: list[str], new: list[str]) -> None:
    """Also where several scripts are as short: the same one is taken."""
    blocks = Indel.opcodes(old, new).as_matching_blocks()

    assert kept_runs(old, new) == [(block.a, block.b, block.size) for block in blocks if block.size]


def test_long_clauses_keep_what_rapidfuzz_keeps() -> None:
    """Of 5 words, repeated a hundred times, the second of each five is changed."""
    old, new = ["压实", "属地", "责任", "、", "抓好"], ["压实", "主体", "责任", "、", "抓好"]

    assert kept_runs(old * 100, new * 100) == [(0, 0, 1), *((at, at, 4) for at in range(2, 497, 5)), (497, 497, 3)]


def test_a_run_on_short_clauses_does_not_load_rapidfuzz(source: Path, target: Path) -> None:
    """Yet it says which version it would use."""
    code = (
        "import sys; from directive_diff import compare, read\n"
        f"tool = compare(read({str(source)!r}), read({str(target)!r})).tool\n"
        "print(tool.rapidfuzz, 'rapidfuzz' in sys.modules)"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == f"{rapidfuzz.__version__} False\n"
    assert rapidfuzz_version() == rapidfuzz.__version__
