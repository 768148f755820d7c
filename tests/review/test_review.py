"""A person has the last word: the form, how it is read, and its effect on a comparison."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from directive_diff import Coverage, compare, read
from directive_diff.errors import GoldError, ReviewError
from directive_diff.evaluation import evaluate
from directive_diff.evaluation.writing import write
from directive_diff.labels import Labels, Lang
from directive_diff.model import Document, Relation, Verdict
from directive_diff.renderers import Format, View, render
from directive_diff.review import apply, load, read_form
from directive_diff.review.form import choices
from directive_diff.review.vocabulary import COLUMNS
from directive_diff.view.margin import margin
from directive_diff.view.reviewed import describe_misfit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from directive_diff import Comparison
    from directive_diff.review import Reviewed

Row = list[str]
WIDTH = len(COLUMNS)
VERDICT, INSTEAD, RELATION = (COLUMNS.index(column) for column in ("verdict", "instead", "relation"))
SOURCE, TARGET = COLUMNS.index("source_id"), COLUMNS.index("target_id")


def place(row: Row) -> tuple[list[int], list[int]]:
    """Return the offsets of a row's clauses, the target's first."""
    numbers = ([int(part) for part in row[column][1:].split(".")] for column in (TARGET, SOURCE))
    target, source = numbers
    return target, source


def form(comparison: Comparison, lang: Lang = Lang.EN) -> list[Row]:
    """Return the form as rows of cells."""
    out = io.BytesIO()
    render(comparison, Format.REVIEW, out, View(lang=lang))
    csv.field_size_limit(1_000_000)
    return list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""), delimiter="\t"))


def links(rows: list[Row]) -> list[Row]:
    """Return the rows of the form that have a relation, which are those of links."""
    relations = {Labels(lang)(relation.value) for lang in Lang for relation in Relation}
    return sorted((row for row in rows if len(row) == WIDTH and row[RELATION] in relations), key=place)


def filled(comparison: Comparison, path: Path, fill: Callable[[list[Row]], None], lang: Lang = Lang.EN) -> Reviewed:
    """Fill in the form, save it and apply it."""
    rows = form(comparison, lang)
    fill(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows(rows)
    return apply(load(str(path)), comparison)


def pairs(comparison: Comparison) -> set[tuple[str, str]]:
    """Return the ids of the links."""
    return {(link.source.id, link.target.id) for link in comparison.links}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path where a form is saved."""
    return tmp_path / "review.tsv"


def test_the_form_has_a_row_for_each_link_and_each_clause_without_one(comparison: Comparison) -> None:
    """Everything that can be judged is there, and the form names its texts."""
    rows = form(comparison)
    coverages = (Coverage.of_source(comparison), Coverage.of_target(comparison))
    alone = [row[SOURCE] or row[TARGET] for row in rows if len(row) == WIDTH and not row[RELATION]]
    without = [c.id for side in coverages for c in side.readout.clauses if c.linkable and c.id not in side.links]

    assert [(row[SOURCE], row[TARGET]) for row in links(rows)] == [
        (each.source.id, each.target.id) for each in comparison.links
    ]
    assert sorted(alone) == sorted(without)
    assert any(comparison.source.document.sha256 in row for row in rows)


def test_an_empty_form_changes_no_link(comparison: Comparison, path: Path) -> None:
    """Without verdicts every link stays as it was, but the result says that the form was read."""
    reviewed = filled(comparison, path, lambda _: None).comparison

    assert reviewed.links == comparison.links
    assert reviewed.review is not None


@pytest.mark.parametrize("lang", Lang)
def test_verdicts_are_applied(comparison: Comparison, path: Path, lang: Lang) -> None:
    """An accepted link stays, a rejected one goes, a new relation is adopted; both languages are understood."""

    def fill(rows: list[Row]) -> None:
        yes, no, restated = ("accepted", "rejected", "restated") if lang is Lang.EN else ("认可", "否定", "转述")
        link_rows = links(rows)
        link_rows[0][0], link_rows[1][0], link_rows[2][0] = yes, no, restated
        rows[1][1], rows[2][1] = "张三", "2026-11-21"

    reviewed = filled(comparison, path, fill, lang).comparison
    first, second, third = comparison.links[:3]
    by_pair = {(link.source.id, link.target.id): link for link in reviewed.links}

    assert by_pair[first.source.id, first.target.id].verdict is Verdict.ACCEPTED
    assert (second.source.id, second.target.id) not in by_pair
    changed = by_pair[third.source.id, third.target.id]
    assert (changed.relation, changed.verdict, changed.changes) == (Relation.RESTATED, Verdict.CHANGED, ())
    assert reviewed.review is not None
    assert (reviewed.review.reviewer, reviewed.review.date) == ("张三", "2026-11-21")
    assert (reviewed.review.accepted, reviewed.review.rejected, reviewed.review.changed) == (1, 1, 1)


def test_what_was_missed_can_be_added(comparison: Comparison, path: Path) -> None:
    """An id and a relation added beside an unlinked clause make a link like any other, in its place."""
    coverage = Coverage.of_source(comparison)
    free = next(c for c in coverage.readout.clauses if c.linkable and c.id not in coverage.links)
    target = comparison.target.clauses[0]

    def fill(rows: list[Row]) -> None:
        row = next(row for row in rows if len(row) == WIDTH and row[SOURCE] == free.id)
        row[VERDICT], row[INSTEAD] = "adapted", target.id

    reviewed = filled(comparison, path, fill).comparison
    added = next(link for link in reviewed.links if link.verdict is Verdict.ADDED)

    assert (added.source.id, added.target.id, added.relation) == (free.id, target.id, Relation.ADAPTED)
    assert added.edits
    assert list(reviewed.links) == sorted(reviewed.links, key=lambda link: (link.target.span, link.source.span))
    assert free.id in Coverage.of_source(reviewed).links


def test_verdicts_that_still_fit_a_changed_text_are_kept(comparison: Comparison, path: Path) -> None:
    """If the beginning of a text changed, clauses are found by their words; missing ones are listed."""
    old = comparison.links[-1].target.text
    rows = form(comparison)
    for row in links(rows):
        row[0] = "accepted"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows(rows)
    text = comparison.target.document.text.replace(old, "完全不同的另一句话在这里", 1)
    text = text.replace("会议指出，", "会议强调，要抓好春季造林绿化。会议指出，", 1)
    changed = Document("changed.txt", text, "utf-8", "1" * 64)
    reviewed = apply(load(str(path)), compare(comparison.source.document, changed))

    assert {entry.target_text for entry in reviewed.unfit} == {old}
    assert reviewed.comparison.review is not None
    assert reviewed.comparison.review.unfit == len(reviewed.unfit)
    assert reviewed.comparison.review.accepted == len(comparison.links) - len(reviewed.unfit)


def test_a_verdict_that_no_longer_fits_is_listed_so_that_it_can_be_given_again(
    comparison: Comparison, path: Path
) -> None:
    """Words, verdict, remark and the clause that is most similar now are shown, and the next form repeats them."""
    link = next(link for link in comparison.links if len(link.target.text) > 8)
    now = f"{link.target.text}上"

    def fill(rows: list[Row]) -> None:
        row = next(row for row in links(rows) if row[TARGET] == link.target.id and row[SOURCE] == link.source.id)
        row[VERDICT], row[COLUMNS.index("comment")] = "restated", "再看一遍"

    filled(comparison, path, fill)
    text = comparison.target.document.text.replace(link.target.text, now, 1)
    changed = compare(comparison.source.document, Document("changed.txt", text, "utf-8", "1" * 64))
    reviewed = apply(load(str(path)), changed).comparison
    assert reviewed.review is not None
    (misfit,) = reviewed.review.misfits
    descriptions = {lang: describe_misfit(misfit, Labels(lang)) for lang in Lang}
    out = io.BytesIO()
    render(reviewed, Format.REVIEW, out, View(lang=Lang.ZH))

    assert misfit.target_now is not None
    assert misfit.target_now.text == now
    assert all(
        words in descriptions[Lang.ZH] for words in (link.target.text, link.source.text, "转述", "再看一遍", now)
    )
    assert f"most similar now: {misfit.target_now.id}" in descriptions[Lang.EN]
    assert descriptions[Lang.ZH] in out.getvalue().decode("utf-8-sig")
    assert read_form(out.getvalue(), "again.tsv").entries == ()
    remarks = [(remark.clause.text, remark.text) for remark in margin(reviewed, None, Labels(Lang.ZH)) if remark.clause]
    assert (now, descriptions[Lang.ZH]) in remarks


def test_an_accepted_link_outlasts_the_program(comparison: Comparison, path: Path) -> None:
    """An accepted link stays even if another version no longer finds it."""
    gone = comparison.links[3]

    def fill(rows: list[Row]) -> None:
        links(rows)[3][0] = "accepted"

    filled(comparison, path, fill)
    poorer = comparison._replace(links=tuple(link for link in comparison.links if link is not gone))

    assert (gone.source.id, gone.target.id) in pairs(apply(load(str(path)), poorer).comparison)


def test_a_workbook_is_applied_like_the_text_form(comparison: Comparison, tmp_path: Path) -> None:
    """A form saved as .xlsx by a spreadsheet program is applied."""
    out = io.BytesIO()
    render(comparison, Format.REVIEW, out, View(lang=Lang.ZH, workbook=True))
    book = load_workbook(io.BytesIO(out.getvalue()))
    sheet = book.worksheets[0]
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "裁定")
    row = next(row[0].row for row in sheet.iter_rows(min_row=head + 1) if row[RELATION].value)
    sheet.cell(row, 1).value = "否定"
    sheet.cell(2, 2).value = "李四"
    path = tmp_path / "review.xlsx"
    book.save(path)
    reviewed = apply(load(str(path)), comparison).comparison

    assert len(reviewed.links) == len(comparison.links) - 1
    assert reviewed.review is not None
    assert reviewed.review.reviewer == "李四"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_form_saved_by_excel_is_read(comparison: Comparison, path: Path, encoding: str) -> None:
    """A form is read in each encoding that Excel may have chosen."""
    rows = form(comparison, Lang.ZH)
    links(rows)[0][0] = "否定"
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))

    assert len(apply(load(str(path)), comparison).comparison.links) == len(comparison.links) - 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not a review"),
        ("a\tb\n", "not a review"),
        ("# directive-diff/review/1\nverdict\tx\n", "without the columns source_id, target_id"),
        (
            "# directive-diff/review/1\nverdict\tsource_id\ttarget_id\nmaybe\tS1.1.1\tT1.1.1\n",
            "row 3: maybe is not a verdict",
        ),
        ("PK\x03\x04", "not a workbook"),
    ],
)
def test_a_file_that_is_not_a_form_is_refused(path: Path, content: str, message: str) -> None:
    """The error names the file, what is wrong and, for a wrong verdict, the row."""
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ReviewError, match=message) as error:
        load(str(path))
    assert "review.tsv" in str(error.value)


def test_a_missing_form_is_named(tmp_path: Path) -> None:
    """The error for a missing form names the file."""
    with pytest.raises(ReviewError, match=r"none\.tsv: cannot be read"):
        load(str(tmp_path / "none.tsv"))


def test_documents_for_people_say_that_they_were_reviewed(comparison: Comparison, path: Path) -> None:
    """HTML and Markdown say by whom and when the links were reviewed."""

    def fill(rows: list[Row]) -> None:
        links(rows)[0][0] = "accepted"
        rows[1][1], rows[2][1] = "张三", "2026-11-21"

    reviewed = filled(comparison, path, fill).comparison
    for form_ in (Format.HTML, Format.MARKDOWN):
        out = io.BytesIO()
        render(reviewed, form_, out, View(lang=Lang.ZH))
        assert "经人工复核（张三，2026-11-21）：认可 1" in out.getvalue().decode()


def test_the_verdicts_come_back_in_the_form(comparison: Comparison, path: Path) -> None:
    """A form written from a reviewed comparison has its verdicts again, rejections included."""

    def fill(rows: list[Row]) -> None:
        links(rows)[0][0], links(rows)[1][0] = "accepted", "rejected"

    again = form(filled(comparison, path, fill).comparison)

    assert [row[VERDICT] for row in links(again)[:3]] == ["accepted", "rejected", ""]
    assert len(links(again)) == len(comparison.links)


def test_text_of_a_document_is_text(hostile: Comparison, path: Path) -> None:
    """Formulas, control characters, surrogates and 40,000 characters go into the form and still fit when it is read."""

    def fill(rows: list[Row]) -> None:
        for row in links(rows):
            row[0] = "accepted"

    cells = [cell for row in form(hostile) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    reviewed = filled(hostile, path, fill)
    assert reviewed.unfit == ()
    assert reviewed.comparison.review is not None
    assert reviewed.comparison.review.accepted == len(hostile.links)


def test_a_reviewed_pair_is_a_gold_folder(comparison: Comparison, path: Path, tmp_path: Path) -> None:
    """A person's verdicts can be the standard: the program is right wherever the person agreed."""

    def fill(rows: list[Row]) -> None:
        for row in links(rows):
            row[0] = "accepted"

    write(filled(comparison, path, fill).comparison, tmp_path / "gold")
    score = evaluate(tmp_path / "gold")

    assert score.figures["links.f1"] == 1
    assert read(tmp_path / "gold" / "source.txt").text == comparison.source.document.text


def test_what_nobody_reviewed_is_not_gold(comparison: Comparison, tmp_path: Path) -> None:
    """A comparison without a review is not gold: the program cannot be measured on its own answers."""
    with pytest.raises(GoldError, match="nobody has reviewed"):
        write(comparison, tmp_path / "gold")


@pytest.mark.parametrize("lang", Lang)
def test_every_choice_is_a_verdict(path: Path, lang: Lang) -> None:
    """Each choice that the workbook offers is understood when it comes back."""
    words = choices(Labels(lang))[VERDICT]
    rows = "".join(f"{word}\tS1.1.{n}\tT1.1.1\n" for n, word in enumerate(words))
    path.write_text(f"# directive-diff/review/1\nverdict\tsource_id\ttarget_id\n{rows}", encoding="utf-8")

    assert [entry.verdict for entry in load(str(path)).entries] == [Verdict.ACCEPTED, Verdict.REJECTED, *Relation]


def test_labels_of_the_form_differ() -> None:
    """In each language, verdict, relation, both ids, remark and date have names of their own."""
    for lang in Lang:
        labels = Labels(lang)
        names = [labels(f"form_{key}") for key in ("verdict", "relation", "source_id", "target_id", "comment", "date")]
        assert len(set(names)) == len(names)
