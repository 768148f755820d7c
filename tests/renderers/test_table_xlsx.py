"""The workbook, read back with openpyxl."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from directive_diff.labels import Lang
from directive_diff.model import Side
from directive_diff.renderers import Rows, View
from directive_diff.renderers.xlsx import render

if TYPE_CHECKING:
    from openpyxl import Workbook

    from directive_diff import Comparison


def written(comparison: Comparison, view: View) -> bytes:
    """Return the workbook's bytes."""
    out = io.BytesIO()
    render(comparison, out, view)
    return out.getvalue()


def opened(comparison: Comparison, view: View | None = None) -> Workbook:
    """Return the workbook as openpyxl reads it, formulas as formulas and rich text as such."""
    return load_workbook(io.BytesIO(written(comparison, view or View(lang=Lang.ZH))), rich_text=True)


def test_each_directive_and_each_link_has_a_row(comparison: Comparison) -> None:
    """Directives and then links follow the findings; both sheets can be filtered, and their heads stay in sight."""
    book = opened(comparison)
    table, links = book.worksheets[1:3]

    assert book.sheetnames == ["要点", "对照表", "逐句对应", "逐句去向", "合计", "说明"]
    assert table.max_row - 1 >= len(comparison.source.directives)
    assert [(row[1].value, row[3].value) for row in links.iter_rows(min_row=2)] == [
        (link.source.id, link.target.id) for link in comparison.links
    ]
    for sheet in (table, links):
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes == "A2"


def test_the_links_come_first_on_request(comparison: Comparison) -> None:
    """The table that ``--rows`` names is the sheet after the findings."""
    assert opened(comparison, View(lang=Lang.ZH, rows=Rows.LINKS)).sheetnames[1] == "逐句对应"


def test_the_clauses_come_first_on_request(comparison: Comparison) -> None:
    """The sheet of clauses has a row for each, can be filtered, and keeps the ids in sight."""
    book = opened(comparison, View(lang=Lang.ZH, rows=Rows.CLAUSES))
    sheet = book.worksheets[1]

    assert sheet.title == "逐句去向"
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref
    ids = [row[1].value for row in sheet.iter_rows(min_row=2)]
    assert ids == [clause.id for side in Side for clause in side.readout(comparison).clauses]


def test_the_totals_are_those_of_the_rows(comparison: Comparison) -> None:
    """For each text, clauses are counted by fate as in the sheet of clauses."""
    book = opened(comparison)
    clauses, total = book["逐句去向"], book["合计"]
    fates = Counter((row[0].value, row[6].value) for row in clauses.iter_rows(min_row=2))
    counted = {row[0].value: row for row in total.iter_rows(min_row=2) if row[1].value == "小句（可比）"}

    for side, carried, alone in (("上级", "已承接", "未见对应"), ("本级", "来自上级", "新增")):
        assert counted[side][3].value == fates[side, carried]
        assert counted[side][5].value == fates[side, "可能对应"]
        assert counted[side][6].value == fates[side, alone]


def test_figures_are_numbers(comparison: Comparison) -> None:
    """Counts, shares and scores can be added up."""
    table, links = opened(comparison).worksheets[1:3]

    assert all(isinstance(row[0].value, int) for row in table.iter_rows(min_row=2))
    assert all(isinstance(cell.value, int) for row in table.iter_rows(min_row=2) for cell in row[10:12])
    assert all(isinstance(cell.value, int | None) for row in table.iter_rows(min_row=2) for cell in row[7:10])
    assert all(isinstance(row[6].value, int | float) for row in links.iter_rows(min_row=2))


def test_a_row_is_as_high_as_its_clause(comparison: Comparison) -> None:
    """A long name of a block does not make a row higher; shares are formatted as percentages."""
    book = opened(comparison)
    table, _, clauses = book.worksheets[1:4]

    assert {table.cell(row, 7).number_format for row in range(2, table.max_row + 1)} == {"0%"}
    assert clauses["C2"].value.startswith("S1 娄勤俭传达了习近平总书记")
    assert not clauses["C2"].alignment.wrap_text
    assert clauses.row_dimensions[2].height < 20


def test_changed_words_are_bold(comparison: Comparison) -> None:
    """In a link's cells the words that were changed are bold, and the shared ones are not."""
    links = opened(comparison).worksheets[2]
    cell = next(row[2].value for row in links.iter_rows(min_row=2) if "根本遵循" in str(row[2].value))

    assert isinstance(cell, CellRichText)
    bold = "".join(part.text for part in cell if isinstance(part, TextBlock) and part.font.b)
    assert "提供" in bold
    assert "疫情防控" not in bold


def test_columns_for_tasks_on_request(comparison: Comparison) -> None:
    """The sheet gets three more columns, all empty."""
    table = opened(comparison, View(lang=Lang.ZH, task_columns=True)).worksheets[1]

    assert [cell.value for cell in table[1]][-3:] == ["牵头单位", "责任单位", "完成时限"]
    assert all(cell.value is None for row in table.iter_rows(min_row=2) for cell in row[-3:])


def test_the_same_comparison_gives_the_same_file(comparison: Comparison) -> None:
    """The file does not depend on when it was written."""
    view = View(lang=Lang.ZH)

    assert written(comparison, view) == written(comparison, view)


def test_it_says_that_nobody_has_reviewed_it(comparison: Comparison) -> None:
    """The last sheet says that nobody has reviewed the result, and gives the hash of the source."""
    text = "\n".join(str(cell.value) for row in opened(comparison).worksheets[-1].iter_rows() for cell in row)

    assert "未经人工复核" in text
    assert comparison.source.document.sha256 in text


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """No cell is a formula or a link, and a clause that is too long for a cell is cut with …."""
    book = opened(hostile)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    text = "\n".join(str(cell.value) for cell in cells)

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    assert "=1+1要抓好春耕备耕工作" in text
    assert "<script>alert(1)</script>要保持头脑清醒再清醒" in text
    assert max(len(str(cell.value)) for cell in cells) == 32_767
    assert any(str(cell.value).endswith("一…") or str(cell.value).endswith("段…") for cell in cells)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
