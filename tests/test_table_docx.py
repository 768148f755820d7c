"""The 条文对照表: a Word document, read back with python-docx."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from directive_diff.labels import Lang
from directive_diff.model import Side
from directive_diff.renderers import View
from directive_diff.renderers.docx import render

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell

    from directive_diff import Comparison


def written(comparison: Comparison, view: View) -> bytes:
    """Return the document's bytes."""
    out = io.BytesIO()
    render(comparison, out, view)
    return out.getvalue()


def opened(comparison: Comparison, view: View | None = None) -> WordDocument:
    """Return the document as python-docx reads it."""
    return Document(io.BytesIO(written(comparison, view or View(lang=Lang.ZH))))


def records(table: Table) -> list[list[_Cell]]:
    """Return the numbered rows of the table, as cells."""
    rows = (list(row.cells) for row in table.rows)
    return [cells for cells in rows if cells[0].text.isdigit()]


def bold(cell: _Cell) -> str:
    """Return the bold words of a cell."""
    return "".join(run.text for paragraph in cell.paragraphs for run in paragraph.runs if run.bold)


def test_the_page_is_a_landscape_one(comparison: Comparison) -> None:
    """A4, the long side across."""
    section = opened(comparison).sections[0]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_title_and_legend_stand_over_the_table(comparison: Comparison) -> None:
    """The title comes first, in the title face, and the legend under it."""
    document = opened(comparison)
    title = document.paragraphs[0]

    assert title.text == "贯彻落实情况条文对照表"
    fonts = next(title.runs[0].element.iter(qn("w:rFonts")))
    assert fonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    assert any(paragraph.text.startswith("注：加粗") for paragraph in document.paragraphs)
    assert any(paragraph.text == "机器比对，未经人工复核" for paragraph in document.paragraphs)


def test_the_head_names_meeting_and_date_and_is_repeated(comparison: Comparison) -> None:
    """The columns are those of such tables; the head row comes again on each page, and no row is split."""
    table = opened(comparison).tables[0]
    heads = [cell.text for cell in table.rows[0].cells]

    assert [head.split("\n")[0] for head in heads] == ["序号", "上级要求", "本级表述", "对应类型", "变化说明"]
    assert "2月17日" in heads[1]
    assert "2月17日" in heads[2]
    flags = [{child.tag for child in row.iter()} for row in opened(comparison).element.body.iter(qn("w:tr"))]
    assert qn("w:tblHeader") in flags[0]
    assert all(qn("w:cantSplit") in row for row in flags)


@pytest.mark.parametrize("lead", Side)
def test_every_directive_has_one_row(comparison: Comparison, lead: Side) -> None:
    """The leading text stands whole in its column, a row a directive; what the other has without link follows."""
    rows = records(opened(comparison, View(lang=Lang.ZH, order=lead)).tables[0])
    directives = lead.readout(comparison).directives
    own = 2 if lead is Side.TARGET else 1

    assert [int(cells[0].text) for cells in rows] == list(range(1, len(rows) + 1))
    assert [cells[own].text for cells in rows[: len(directives)]] == [d.text.rstrip() for d in directives]


def test_standing_replacements_come_first(comparison: Comparison) -> None:
    """What was replaced throughout stands in one row under the head, not in each row again and again."""
    row = opened(comparison).tables[0].rows[1]

    assert row.cells[0].text.startswith("全文替换：")
    assert "“全国”→“全省”" in row.cells[0].text


def test_an_empty_cell_says_why(comparison: Comparison) -> None:
    """新增 and 未见对应 are written out; no cell of either text is blank."""
    rows = records(opened(comparison).tables[0])

    assert all(cells[1].text and cells[2].text for cells in rows)
    assert any(cells[1].text == "新增" for cells in rows)
    assert any(cells[2].text == "未见对应" for cells in rows)


def test_changed_words_are_bold_on_both_sides(comparison: Comparison) -> None:
    """Of an adapted pair, what was changed is bold left and right, and what both share is not."""
    rows = records(opened(comparison).tables[0])
    cells = next(cells for cells in rows if "根本遵循" in cells[1].text)

    assert "提供" in bold(cells[1])
    assert "指明" in bold(cells[2])
    assert "习近平总书记亲自部署" not in bold(cells[1]) + bold(cells[2])


def test_columns_for_tasks_on_request(comparison: Comparison) -> None:
    """Three empty columns are added for who does what until when."""
    table = opened(comparison, View(lang=Lang.ZH, task_columns=True)).tables[0]

    assert [cell.text for cell in table.rows[0].cells][5:] == ["牵头单位", "责任单位", "完成时限"]
    assert all(cell.text == "" for cells in records(table) for cell in cells[5:])


def test_labels_are_in_the_language_asked_for(comparison: Comparison) -> None:
    """In English nothing that is not the texts' is Chinese."""
    table = opened(comparison, View(lang=Lang.EN)).tables[0]

    assert [cell.text.split("\n")[0] for cell in table.rows[0].cells][:2] == ["No.", "Source demands"]
    assert any(cells[1].text == "new" for cells in records(table))


def test_the_same_comparison_gives_the_same_file(comparison: Comparison) -> None:
    """Nothing in the file depends on when it was made."""
    view = View(lang=Lang.ZH)

    assert written(comparison, view) == written(comparison, view)


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Markup, formulas, control characters, surrogates and a clause of 40,000 characters are words in a cell."""
    table = opened(hostile).tables[0]
    text = "\n".join(cell.text for row in table.rows for cell in row.cells)

    assert "<script>alert(1)</script>要保持头脑清醒再清醒" in text
    assert "=1+1要抓好春耕备耕工作" in text
    assert "一段" * 20_000 in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)


def test_without_the_library_one_line_says_what_to_install(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where python-docx is missing, the message names it and the extra."""
    from directive_diff import renderers  # noqa: PLC0415 - to be patched
    from directive_diff.errors import DirectiveDiffError  # noqa: PLC0415 - as above
    from directive_diff.renderers import Format  # noqa: PLC0415 - as above

    def missing(_: str) -> None:
        raise ModuleNotFoundError(name="docx")

    monkeypatch.setattr(renderers, "import_module", missing)
    with pytest.raises(DirectiveDiffError, match=r"docx needs python-docx \(pip install 'directive-diff\[docx\]'"):
        renderers.render(comparison, Format.DOCX, io.BytesIO(), View())
