"""A comparison in a notebook: one line, the report, and data frames."""

from __future__ import annotations

import subprocess
import sys
from html import unescape
from typing import TYPE_CHECKING

import pytest

from directive_diff import Coverage
from directive_diff.findings.selection import Only, Selection
from directive_diff.model import Comparison, Side
from directive_diff.renderers.ndjson import CLAUSE_FIELDS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_comparison_is_one_line_to_python(comparison: Comparison) -> None:
    """The ``repr`` of a comparison names the texts and the number of links."""
    assert repr(comparison).endswith(f"changzhou-2020-02-17.txt: {len(comparison.links)} links>")
    assert "\n" not in repr(comparison)


def test_a_notebook_shows_the_report(comparison: Comparison) -> None:
    """The whole report stands in a frame of its own."""
    output = comparison._repr_html_() or ""
    page = unescape(output.partition('srcdoc="')[2].partition('" sandbox=')[0])

    assert output.startswith("<iframe srcdoc=")
    assert page.startswith("<!DOCTYPE html>")
    assert page.rstrip().endswith("</html>")


@pytest.mark.parametrize("part", [Selection(), Selection(only=frozenset({Only.NEW})), Selection(block="S4")])
def test_a_frame_of_clauses_has_a_row_for_each(comparison: Comparison, part: Selection) -> None:
    """A row has the clause's fate, its counterparts and, if it is unlinked, its nearest candidate."""
    pytest.importorskip("pandas")
    selected = part.of(comparison)
    frame = selected.to_frame()
    carried = {
        c.id for side in Side for c in side.readout(selected).clauses if c.id in Coverage.of(selected, side).links
    }

    assert list(frame.id) == [clause.id for side in Side for clause in side.readout(selected).clauses]
    assert set(frame[frame.fate == "carried"].id) == {
        c.id for side in Side for c in side.readout(selected).clauses if c.id in carried and c.linkable
    }
    for row in frame[frame.side == "source"].itertuples():
        assert comparison.source.document.text[row.start : row.end] == row.text
    assert list(frame.columns) == list(CLAUSE_FIELDS)
    near = frame[frame.candidate.notna()]
    assert set(near.fate) <= {"possible", "dropped", "new"}
    assert set(near.id) <= {each for m in selected.rejected for each in (m.source.id, m.target.id)}


def test_frames_of_links_and_directives_have_the_fields_of_ndjson(comparison: Comparison) -> None:
    """docs/exports.md describes them; asking for other rows raises an error that lists the valid ones."""
    pytest.importorskip("pandas")

    assert len(comparison.to_frame(rows="links")) == len(comparison.links)
    assert {"source_text", "relation", "score", "moved"} <= set(comparison.to_frame(rows="links").columns)
    assert len(comparison.to_frame(rows="directives")) == sum(len(s.readout(comparison).directives) for s in Side)
    assert Selection(only=frozenset({Only.REVERSED})).of(comparison).to_frame().empty
    with pytest.raises(ValueError, match="choose from clauses, directives, links"):
        comparison.to_frame(rows="words")


def test_without_pandas_the_error_says_what_to_install(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the extra ``frame``."""
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(ImportError, match=r"pip install 'directive-diff\[frame\]'"):
        comparison.to_frame()


def test_python_loads_no_renderer_before_a_comparison_is_shown(source: Path, target: Path) -> None:
    """Renderers are loaded only to show a comparison, and pandas only for a frame."""
    code = (
        "import sys\nfrom directive_diff import compare, read\n"
        f"found = compare(read({str(source)!r}), read({str(target)!r}))\n"
        "print(*(name in sys.modules for name in ('directive_diff.renderers', 'directive_diff.notebook', 'pandas')))\n"
        "found._repr_html_()\nprint('directive_diff.notebook' in sys.modules, 'pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")

    assert done.stdout.splitlines() == ["False False False", "True False"]
