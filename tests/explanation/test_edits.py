"""How a link is explained: edits that rebuild both clauses, and runs of wording that both share."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from directive_diff.explanation.edits.script import edit_script
from directive_diff.explanation.edits.shortest import LONGEST
from directive_diff.explanation.evidence import shared_runs
from directive_diff.folding import fold
from directive_diff.model import Op

if TYPE_CHECKING:
    from directive_diff import Comparison

clauses = st.text("要防止盲目乐观情绪保持清醒头脑一定必须、“”會議經(jīng) 1", min_size=1, max_size=40)


@given(clauses, clauses)
def test_edits_cover_both_clauses(old: str, new: str) -> None:
    """The steps of a script follow each other without gap or overlap, on either side, and equal ones are equal."""
    source, target = fold(old), fold(new)
    steps = edit_script(source, target)

    for spans, folded in (([s.source for s in steps], source), ([s.target for s in steps], target)):
        if folded.text:
            assert spans[0].start == folded.offsets[0]
            assert spans[-1].end == folded.span(0, len(folded.text)).end
        assert all(a.end == b.start for a, b in pairwise(spans))
    for step in steps:
        if step.op is Op.EQUAL:
            assert fold(step.source.of(old)).text.split() == fold(step.target.of(new)).text.split()


def test_a_word_is_never_cut_in_half() -> None:
    """The steps are whole words, and a deletion next to an insertion is one replacement."""
    steps = edit_script(fold("保持零死亡"), fold("力争零死亡率"))

    assert [(step.op, step.source.of("保持零死亡"), step.target.of("力争零死亡率")) for step in steps] == [
        (Op.REPLACE, "保持", "力争"),
        (Op.EQUAL, "零", "零"),
        (Op.REPLACE, "死亡", "死亡率"),
    ]


def test_an_endless_clause_gets_a_coarse_script() -> None:
    """Beyond the limit the script is a single step, so that memory does not grow quadratically."""
    long = "要防止。" * (LONGEST + 1)

    assert [step.op for step in edit_script(fold(long), fold(f"{long}要"))] == [Op.REPLACE]


@given(clauses, clauses)
def test_shared_runs_are_on_both_sides(old: str, new: str) -> None:
    """The spans of each run contain its text on both sides, and no character is in two runs."""
    source, target = fold(old), fold(new)
    runs = shared_runs(source, target)

    for run in runs:
        assert len(run.text) >= 2
        assert run.text in source.text
        assert run.text in target.text
    for spans in ([run.source for run in runs], [run.target for run in runs]):
        ordered = sorted(spans)
        assert all(a.end <= b.start for a, b in pairwise(ordered))


def test_shared_runs_need_no_order() -> None:
    """Wording that moved within a clause still counts as shared, which an edit script cannot express."""
    runs = shared_runs(fold("就业稳定、市场稳定"), fold("市场稳定、就业稳定"))

    assert [run.text for run in runs] == ["市场稳定", "就业稳定"]


def test_every_link_of_the_seeds_says_why(comparison: Comparison) -> None:
    """A link that reuses wording shows that wording, and each link names the parts of its score."""
    for link in comparison.links:
        assert link.reasons
        assert link.evidence or link.relation == "restated"
        assert 0 <= link.score <= 1
