"""What a row of a review may say, its effect, and what is refused, including hostile and clumsy files."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from directive_diff.errors import DirectiveDiffError, ReviewError
from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Labels, Lang
from directive_diff.model import ChangeKind, Demand, Fate, Relation, Verdict
from directive_diff.renderers import Format, Rows, View, render
from directive_diff.review import apply, read_form
from directive_diff.review.vocabulary import COLUMNS
from directive_diff.view.record import made_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff import Comparison
    from directive_diff.review import Reviewed


def reviewed(comparison: Comparison, *rows: dict[str, str], sha256: str | None = None) -> Reviewed:
    """Apply rows of a form, each given by its columns."""
    texts = (comparison.source.document.sha256, comparison.target.document.sha256)
    head = [["# directive-diff/review/2"], ["# reviewer", "张三"], ["# date", "2026-11-28"]]
    head += [["# source", sha256 or texts[0]], ["# target", sha256 or texts[1]], list(COLUMNS)]
    return apply(
        read_form(written([*head, *([row.get(name, "") for name in COLUMNS] for row in rows)]), "r.tsv"), comparison
    )


def written(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as a form."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def row(comparison: Comparison, number: int = 0, **entries: str) -> dict[str, str]:
    """Return the row of a link, with a reviewer's entries."""
    link = comparison.links[number]
    cells = {"relation": link.relation.value, "source_id": link.source.id, "target_id": link.target.id}
    return {**cells, "source_text": link.source.text, "target_text": link.target.text, **entries}


def alone(comparison: Comparison) -> str:
    """Return the id of a clause of the target without a link."""
    coverage = Coverage.of_target(comparison)
    return next(c.id for c in comparison.target.clauses if coverage.clause_fate(c) in {Fate.NEW, Fate.POSSIBLE})


def rendered(comparison: Comparison, form: Format, **view: object) -> str:
    """Return a comparison in a text format."""
    out = io.BytesIO()
    render(comparison, form, out, View(**{"lang": Lang.ZH, "width": 300, **view}))  # type: ignore[arg-type]
    return out.getvalue().decode()


def test_instead_links_another_clause(comparison: Comparison) -> None:
    """``instead`` gives an id or the number of a near clause; the row's link is rejected, and the other is added."""
    link = comparison.links[0]
    other = next(c for c in comparison.source.clauses if c.id != link.source.id and c.linkable)
    by_id = reviewed(comparison, row(comparison, instead=other.id, verdict="adapted")).comparison
    numbered = reviewed(comparison, row(comparison, instead="２", near_2=f"{other.id} 0.24 {other.text}")).comparison

    for after in (by_id, numbered):
        pairs = {(each.source.id, each.target.id): each for each in after.links}
        assert (link.source.id, link.target.id) not in pairs
        assert pairs[other.id, link.target.id].verdict is Verdict.ADDED
        assert after.review is not None
        assert (after.review.rejected, after.review.added) == (1, 1)
    assert {(each.source.id, each.target.id): each.relation for each in by_id.links}[other.id, link.target.id] is (
        Relation.ADAPTED
    )


def test_accepted_and_instead_keeps_both(comparison: Comparison) -> None:
    """A clause that merges two is linked with both."""
    link = comparison.links[0]
    other = next(c for c in comparison.source.clauses if c.id != link.source.id and c.linkable)
    after = reviewed(comparison, row(comparison, verdict="accepted", instead=other.id)).comparison

    assert {each.source.id for each in after.links if each.target.id == link.target.id} >= {link.source.id, other.id}


def test_changes_are_corrected(comparison: Comparison) -> None:
    """The kinds in the form replace those that were found, and 无 removes all."""
    number = next(n for n, link in enumerate(comparison.links) if link.changes and link.relation is Relation.ADAPTED)
    kind = comparison.links[number].changes[0].kind
    other = next(one for one in ChangeKind if one not in {change.kind for change in comparison.links[number].changes})
    corrected = reviewed(comparison, row(comparison, number, changes=f"{kind.value}、{other.value}")).comparison
    cleared = reviewed(comparison, row(comparison, number, changes="无")).comparison
    link = comparison.links[number]

    def changes(result: Comparison) -> list[ChangeKind]:
        ids = (link.source.id, link.target.id)
        return [c.kind for each in result.links if (each.source.id, each.target.id) == ids for c in each.changes]

    assert set(changes(corrected)) == {kind, other}
    assert changes(cleared) == []
    assert cleared.review is not None
    assert cleared.review.changed == 1
    assert cleared.review.rulings[0].found_changes[0] is kind


def test_kinds_of_demand_are_corrected(comparison: Comparison) -> None:
    """The clause has the corrected kind everywhere, and its old kind is kept."""
    link = comparison.links[3]
    after = reviewed(comparison, row(comparison, 3, verdict="认可", target_demand="禁止")).comparison
    ruling = after.review.rulings[0] if after.review else None

    assert next(c for c in after.target.clauses if c.id == link.target.id).demand is Demand.PROHIBITS
    assert {each.target.demand for each in after.links if each.target.id == link.target.id} == {Demand.PROHIBITS}
    assert ruling is not None
    assert (ruling.found_target_demand, ruling.target_demand) == (link.target.demand, Demand.PROHIBITS)


def test_a_clause_may_be_accepted_without_a_link(comparison: Comparison) -> None:
    """A clause accepted without a link is new, and nothing is listed as near it."""
    clause = alone(comparison)
    text = next(c.text for c in comparison.target.clauses if c.id == clause)
    after = reviewed(comparison, {"target_id": clause, "target_text": text, "verdict": "accepted"}).comparison

    assert Coverage.of_target(after).clause_fate(next(c for c in after.target.clauses if c.id == clause)) is Fate.NEW
    assert all(match.target.id != clause for match in after.candidates)


@pytest.mark.parametrize("rows", [Rows.LINKS, Rows.DIRECTIVES, Rows.CLAUSES])
@pytest.mark.parametrize(
    "form",
    [
        *(Format.TERMINAL, Format.MARKDOWN, Format.JSON, Format.NDJSON, Format.CSV, Format.HTML, Format.SVG),
        Format.REVIEW,
    ],
)
def test_nothing_that_a_reviewer_entered_is_lost(comparison: Comparison, form: Format, rows: Rows) -> None:
    """Every format has remark, reviewer and time, what was overruled, and the record of the run."""
    if rows is not Rows.LINKS and form not in {Format.NDJSON, Format.CSV}:
        return
    first, second = comparison.links[:2]
    entries = [
        row(comparison, 0, verdict="restated", comment="备注甲\n第二行", time="2026-11-28T09:00"),
        row(comparison, 1, verdict="rejected", comment="=备注乙"),
    ]
    after = reviewed(comparison, *entries).comparison
    text = rendered(after, form, rows=rows)

    for word in ("备注甲", "备注乙", "张三", "2026-11-28T09:00"):
        assert word in text
    for overruled in (first.relation, second.relation):
        assert overruled.value in text or Labels(Lang.ZH)(overruled.value) in text
    if form is not Format.TERMINAL:
        assert after.review is not None
        assert after.review.sha256 in text or form is Format.JSON
        assert made_with(comparison)["weights"]["judgement"] in text


def test_a_form_written_from_a_review_repeats_it(comparison: Comparison) -> None:
    """A form written from a review gives the same links and rulings on a fresh comparison."""
    entries = [
        row(comparison, 0, verdict="restated", comment="甲\n乙", target_demand="prohibits"),
        row(comparison, 1, verdict="rejected"),
        row(comparison, 2, verdict="accepted"),
    ]
    once = reviewed(comparison, *entries).comparison
    again = apply(read_form(rendered(once, Format.REVIEW).encode(), "again.tsv"), comparison).comparison

    assert again.links == once.links
    assert again.review is not None
    assert once.review is not None
    assert sorted(again.review.rulings, key=repr) == sorted(once.review.rulings, key=repr)


@pytest.mark.parametrize(
    ("entries", "wrong"),
    [
        ({"verdict": "maybe"}, "row 7: maybe is not a verdict"),
        ({"verdict": "=A1"}, "is not a verdict"),
        ({"instead": "4"}, "row 7: 4 is not the number of a near clause"),
        ({"changes": "softer"}, "softer is not a kind of change"),
        ({"source_demand": "begs"}, "begs is not a kind of demand"),
        ({"verdict": "same", "changes": "weakened"}, "but the relation is same"),
        ({"verdict": "accepted", "source_id": "", "target_id": ""}, "row 7 names no clause"),
        ({"verdict": "adapted", "source_id": ""}, "but of which clause"),
        ({"verdict": "\x1b[31mred"}, "is not a verdict"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(comparison: Comparison, entries: dict[str, str], wrong: str) -> None:
    """One line names the word and, where there is one, the row; nothing in it steers a terminal."""
    with pytest.raises(ReviewError, match=wrong) as error:
        reviewed(comparison, row(comparison, **entries))
    for lang in ("en", "zh"):
        assert "\n" not in error.value.in_language(lang)
        assert "\x1b" not in error.value.in_language(lang)


def test_two_verdicts_for_one_link_are_refused(comparison: Comparison) -> None:
    """The error names both rows; two rows that agree count once."""
    twice = (row(comparison, verdict="accepted"), row(comparison, verdict="rejected"))

    with pytest.raises(ReviewError, match="rows 7 and 8 disagree"):
        reviewed(comparison, *twice)
    assert reviewed(comparison, twice[1], twice[1]).comparison.review.rejected == 1  # type: ignore[union-attr]


def test_a_clause_both_linked_and_accepted_without_a_link_is_refused(comparison: Comparison) -> None:
    """Two rows, one of which links a clause that the other leaves alone, disagree."""
    clause, source = alone(comparison), comparison.source.clauses[0].id
    rows = (
        {"target_id": clause, "verdict": "accepted"},
        {"source_id": source, "target_id": clause, "verdict": "adapted"},
    )

    with pytest.raises(ReviewError, match="disagree"):
        reviewed(comparison, *rows)


def test_a_form_of_other_texts_is_refused(comparison: Comparison) -> None:
    """A form with other hashes is refused if none of its rows fits."""
    other = {"source_id": "S1.1.1", "target_id": "T1.1.1", "source_text": "另一句话", "target_text": "又一句话"}

    with pytest.raises(ReviewError, match="a review of other texts"):
        reviewed(comparison, {**other, "verdict": "accepted"}, sha256="1" * 64)


def test_ten_thousand_rows_are_read(comparison: Comparison) -> None:
    """Of ten thousand rows, the only one with a verdict is applied."""
    rows = [row(comparison, n % len(comparison.links)) for n in range(10_000)]
    after = reviewed(comparison, *rows, row(comparison, 5, verdict="rejected")).comparison

    assert len(after.links) == len(comparison.links) - 1


def workbook(comparison: Comparison) -> bytes:
    """Return the form as a workbook."""
    out = io.BytesIO()
    render(comparison, Format.REVIEW, out, View(lang=Lang.ZH, workbook=True))
    return out.getvalue()


@pytest.mark.parametrize(
    ("spoil", "wrong"), [("merge", "has merged cells"), ("formula", "has a formula, =A14"), ("cut", "not a workbook")]
)
def test_a_workbook_that_cannot_be_read_is_refused(comparison: Comparison, spoil: str, wrong: str) -> None:
    """Merged cells and formulas are ambiguous, so they are refused; a truncated file is not a workbook."""
    book = load_workbook(io.BytesIO(workbook(comparison)))
    sheet = book.worksheets[0]
    if spoil == "merge":
        sheet.merge_cells("A20:A22")
    if spoil == "formula":
        sheet["A20"] = "=A14"
    out = io.BytesIO()
    book.save(out)
    content = out.getvalue()[:2000] if spoil == "cut" else out.getvalue()

    with pytest.raises(ReviewError, match=wrong):
        read_form(content, "r.xlsx")


def test_an_old_workbook_is_refused() -> None:
    """WPS saves such files as .et, and Excel as .xls."""
    with pytest.raises(ReviewError, match="old kind of workbook"):
        read_form(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "r.et")


def test_commas_and_full_width_words_are_understood(comparison: Comparison) -> None:
    """A form may be CSV, in GB18030, with full-width letters and without most columns."""
    link = comparison.links[0]
    lines = [
        ["# directive-diff/review/2", "", ""],
        ["裁定", "上级编号", "本级编号"],
        ["ＯＫ", link.source.id, link.target.id],
    ]
    texts = (comparison.source.document.sha256, comparison.target.document.sha256)
    lines[1:1] = [["# 上级", texts[0], ""], ["# 本级", texts[1], ""]]
    content = "".join(",".join(cells) + "\r\n" for cells in lines).encode("gb18030")

    assert apply(read_form(content, "r.csv"), comparison).comparison.review.accepted == 1  # type: ignore[union-attr]


WORDS = "accepted 否定 改写 S1.1.2 T1.1.2 S9.9.9 1 2.0 弱化、数字 none 禁止 =1+1 '=1 … \u202e".split()  # noqa: SIM905 - short
CELLS = st.sampled_from(["", *WORDS, '"', "\t", "\n", "# 上级", "\x00", "\ud800", "S1.1.2 0.24 要"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.lists(CELLS, min_size=1, max_size=len(COLUMNS)), max_size=5), quoted=st.booleans())
def test_any_cells_are_applied_or_refused(comparison: Comparison, cells: list[list[str]], *, quoted: bool) -> None:
    """Whatever its cells contain, a form is applied or refused."""
    rows = [["# directive-diff/review/2"], list(COLUMNS), *cells]
    content = written(rows) if quoted else "\n".join("\t".join(row) for row in rows).encode("utf-8", "surrogatepass")
    try:
        after = apply(read_form(content, "x"), comparison).comparison
    except DirectiveDiffError:
        return
    json.loads(rendered(after, Format.JSON))
