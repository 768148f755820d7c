"""What follows from the links: shares, fates, and the rows that people read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from directive_diff import Coverage, Fate, compare
from directive_diff.findings.rows import moved, sections, without_link
from directive_diff.findings.word_marks import Mark, runs
from directive_diff.model import Document, Side

if TYPE_CHECKING:
    from directive_diff import Comparison


def compared_texts(source: str, target: str) -> Comparison:
    """Compare two texts."""
    documents = (Document(name, text, "utf-8", "0" * 64) for name, text in (("source", source), ("target", target)))
    return compare(*documents)


@pytest.mark.parametrize("lead", Side)
def test_every_directive_is_in_exactly_one_row(comparison: Comparison, lead: Side) -> None:
    """The rows lose nothing of the leading side and repeat nothing."""
    rows = [row.directive.id for section in sections(comparison, lead) for row in section.rows]

    assert rows == [directive.id for directive in lead.readout(comparison).directives]


@pytest.mark.parametrize("lead", Side)
def test_the_pieces_of_a_row_are_its_directive(comparison: Comparison, lead: Side) -> None:
    """Pieces cover their directive in order, and contain each of its links once."""
    seen = []
    for section in sections(comparison, lead):
        for row in section.rows:
            spans = [piece.span for piece in row.pieces]
            assert (spans[0].start, spans[-1].end) == (row.directive.span.start, row.directive.span.end)
            assert all(a.end == b.start for a, b in pairwise(spans))
            seen += [(link.source.id, link.target.id) for piece in row.pieces for link in piece.links]

    assert sorted(seen) == sorted((link.source.id, link.target.id) for link in comparison.links)


def test_shares_count_characters() -> None:
    """A share is the characters of the linked clauses divided by those of the linkable ones."""
    comparison = compared_texts(
        "会议强调，要防止盲目乐观情绪，要咬定全年目标任务不动摇。", "会议强调，要防止盲目乐观情绪。"
    )
    coverage = Coverage.of_source(comparison)
    directive = comparison.source.directives[0]

    assert coverage.cover(directive.clauses).share == pytest.approx(9 / 21)
    assert coverage.fate(directive) is Fate.PARTLY


def test_a_directive_without_a_linkable_clause_has_no_fate() -> None:
    """A directive that could not be linked was neither carried nor dropped."""
    comparison = compared_texts("会议强调，当前。要防止盲目乐观情绪。", "会议强调，要防止盲目乐观情绪。")
    coverage = Coverage.of_source(comparison)

    assert [coverage.fate(directive) for directive in comparison.source.directives] == [None, Fate.CARRIED]


def test_what_is_in_order_has_not_moved() -> None:
    """If two clauses swap places, only one has moved."""
    one, two = "要防止盲目乐观情绪", "坚决守好安全环保底线"

    assert not moved(compared_texts(f"会议强调，{one}。{two}。", f"会议强调，{one}。{two}。").links)
    assert len(moved(compared_texts(f"会议强调，{one}。{two}。", f"会议强调，{two}。{one}。").links)) == 1


def test_the_seeds_cross(comparison: Comparison) -> None:
    """More than a third of the links of the seed pair have moved, which is the reason for this program."""
    assert len(moved(comparison.links)) > len(comparison.links) / 3


def test_what_was_dropped_of_a_carried_directive_is_shown_where_it_was_carried(comparison: Comparison) -> None:
    """Each clause dropped from a partly carried directive is in exactly one row, and no other clause is."""
    coverage = Coverage.of_source(comparison)
    dropped = [
        clause.id
        for directive in comparison.source.directives
        if coverage.fate(directive) is Fate.PARTLY
        for clause in directive.clauses
        if clause.linkable and clause.id not in coverage.links
    ]
    left_out = [c.id for section in sections(comparison, Side.TARGET) for row in section.rows for c in row.left_out]

    assert sorted(left_out) == sorted(dropped)


def test_what_has_no_link_closes_the_view(comparison: Comparison) -> None:
    """Exactly the directives without a link are listed, whether dropped or possibly carried."""
    coverage = Coverage.of_source(comparison)
    listed = [row.directive for section in without_link(comparison, Side.SOURCE) for row in section.rows]

    assert listed == [d for d in comparison.source.directives if coverage.fate(d) in {Fate.DROPPED, Fate.POSSIBLE}]


@pytest.mark.parametrize("side", Side)
def test_words_cover_their_clause(comparison: Comparison, side: Side) -> None:
    """The marked runs of a clause, joined together, give the clause."""
    coverage = Coverage.of(comparison, side)
    for clause in side.readout(comparison).clauses:
        marked = runs(clause, coverage.links.get(clause.id, ()), side)
        assert "".join(run.span.of(coverage.readout.document.text) for run in marked) == clause.text


def test_marks_say_what_became_of_words() -> None:
    """Shared, dropped and changed words are distinguished."""
    text = "会议强调，一定要加强山洪预报发布。"
    comparison = compared_texts(text, "会议强调，要加强山洪信息发布。")
    link = comparison.links[0]
    marked = runs(link.source, [link], Side.SOURCE)

    assert [(run.mark, run.span.of(text)) for run in marked] == [
        (Mark.LOST, "一定"),
        (Mark.SHARED, "要加强山洪"),
        (Mark.CHANGED, "预报"),
        (Mark.SHARED, "发布"),
    ]


@pytest.mark.parametrize(
    ("source", "target", "marked"),
    [
        ("要给予每千米1500元物料补贴", "要给予每千米1000元物料补贴", ["1500"]),
        ("要新建1.78万亩良田", "要新建1.95万亩良田", ["1.78万"]),
        ("要下降百分之三十一以上", "要下降百分之三十二以上", ["百分之三十一"]),
        ("要修复堤防一千二百零三米", "要修复堤防一千三百零三米", ["一千二百零三"]),
        ("要全力以赴做好文物保护工作", "要扎实抓好文物古建修缮保护工作", ["全力以赴做好"]),
        ("要搞好物资储备", "要做好物资储备", ["搞好"]),
    ],
)
def test_marks_cover_whole_words_and_numbers(source: str, target: str, marked: list[str]) -> None:
    """1500 is never split into 15 and 00, nor is 好 marked alone in 做好."""
    text = f"会议强调，{source}。夜间巡堤要留好记录。"
    link = compared_texts(text, f"会议强调，{target}。夜间巡堤要留好记录。").links[0]

    marked_words = [run.span.of(text) for run in runs(link.source, [link], Side.SOURCE) if run.mark is not Mark.SHARED]
    assert marked_words == marked


def test_words_that_moved_are_marked_whole() -> None:
    """夜间巡堤 at the other end of a clause is marked as moved as a whole."""
    text = "会议强调，汛期要组织专人开展夜间巡堤。"
    link = compared_texts(text, "会议强调，夜间巡堤要在汛期组织专人开展。").links[0]

    assert (Mark.MOVED, "夜间") in {(run.mark, run.span.of(text)[:2]) for run in runs(link.source, [link], Side.SOURCE)}
