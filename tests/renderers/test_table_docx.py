"""The 条文对照表: a Word document, read back with python-docx."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from directive_diff import compare
from directive_diff.findings.coverage import Coverage
from directive_diff.labels import Lang
from directive_diff.model import Document as Text
from directive_diff.model import Fate, Side
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
    """Return the rows of the table that are about clauses, as cells."""
    rows = (list(row.cells) for row in table.rows[1:])
    return [cells for cells in rows if cells[0].text != cells[1].text]


def bold(cell: _Cell) -> str:
    """Return the bold words of a cell."""
    return "".join(run.text for paragraph in cell.paragraphs for run in paragraph.runs if run.bold)


def test_the_page_is_in_landscape(comparison: Comparison) -> None:
    """The page is A4 with the long side across."""
    section = opened(comparison).sections[0]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_findings_and_legend_stand_over_the_table(comparison: Comparison) -> None:
    """The title is in its own font; the findings, the signs that occur and a note on review follow."""
    document = opened(comparison)
    title = document.paragraphs[0]

    assert title.text == "贯彻落实情况条文对照表"
    fonts = next(title.runs[0].element.iter(qn("w:rFonts")))
    assert fonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    assert any(paragraph.text.startswith("注：加粗") for paragraph in document.paragraphs)
    texts = [paragraph.text for paragraph in document.paragraphs]
    legend = next(text for text in texts if text.startswith("图例"))
    assert texts[1] == "要点"
    assert texts[2].startswith("1. 不准 5 句，未见对应 5 句：")
    assert texts[2].endswith("（S4.3.3–S4.3.7）")
    assert all(sign in legend for sign in "＝～＊？－＋移")
    assert "同上" not in legend
    assert any(paragraph.text == "机器比对，未经人工复核" for paragraph in document.paragraphs)


def test_the_head_names_meeting_and_date_and_is_repeated(comparison: Comparison) -> None:
    """The columns are the usual ones; the head row repeats on each page."""
    document = opened(comparison)
    heads = [cell.text for cell in document.tables[0].rows[0].cells]

    assert [head.split("\n")[0] for head in heads] == ["编号", "上级要求", "本级表述", "对应类型", "变化说明"]
    assert "2月17日" in heads[1]
    assert "2月17日" in heads[2]
    flags = [{child.tag for child in row.iter()} for row in document.element.body.iter(qn("w:tr"))]
    assert qn("w:tblHeader") in flags[0]


def test_a_row_is_broken_by_the_end_of_a_page_only_if_it_is_long() -> None:
    """A row of a few lines stands on one page; one that may be longer than a page may be broken."""
    crops = "、".join(
        f"{crop}{work}" for crop in "稻麦豆薯棉麻茶桑果菜" for work in ("育种", "种植", "加工", "储运", "销售")
    )
    text = f"会议强调，要统筹推进{crops}。要抓好春耕。"
    table = opened(compare(*(Text(name, text, "utf-8", "0" * 64) for name in "ab"))).tables[0]
    whole = {
        cells[1].text: row._tr.find(f".//{qn('w:cantSplit')}") is not None  # noqa: SLF001 - not in the API
        for row in table.rows[2:]
        for cells in [row.cells]
    }

    assert [whole[text] for text in whole if "储运" in text] == [False]
    assert [whole[text] for text in whole if "春耕" in text] == [True]


@pytest.mark.parametrize("lead", Side)
def test_the_leading_text_stands_whole_in_its_column(comparison: Comparison, lead: Side) -> None:
    """Each directive is under its id; unlinked clauses of the other text stand in the other column."""
    rows = records(opened(comparison, View(lang=Lang.ZH, order=lead)).tables[0])
    own = 2 if lead is Side.TARGET else 1
    words = "".join(bare(cells[own]) for cells in rows)
    rest = "".join(bare(cells[3 - own]) for cells in rows)
    theirs = Coverage.of(comparison, lead.other)

    assert list(dict.fromkeys(cells[0].text.split("\n")[0] for cells in rows))[
        : len(lead.readout(comparison).directives)
    ] == [directive.id for directive in lead.readout(comparison).directives]
    at = 0
    for directive in lead.readout(comparison).directives:
        at = words.index(directive.text.strip(), at)
    assert all(
        c.text in rest for c in theirs.readout.clauses if theirs.clause_fate(c) in {Fate.POSSIBLE, theirs.nothing}
    )


def test_demands_not_carried_stand_in_rows_of_their_own(comparison: Comparison) -> None:
    """Dropped demands have ids and a kind, possibly carried ones also the nearest clause; no text cell is empty."""
    rows = [[cell.text for cell in cells] for cells in records(opened(comparison).tables[0])]
    bans = next(row for row in rows if row[1].startswith("S4.3.3–S4.3.7 "))
    near = next(row for row in rows if row[1].startswith("S3.1.1 "))

    assert bans[0].startswith("S4.3\n部分承接")
    assert bans[2:4] == ["未见对应", "－ 未见对应（禁止）"]
    assert near[2].startswith("T2.3.2 ")
    assert near[3].startswith("？ 可能对应")
    assert any(row[1] == "新增" and row[3].startswith("＋ 新增") for row in rows)
    assert all(row[1] and row[2] and row[3] for row in rows if "无可比内容" not in row[2])


def test_what_changed_stands_beside_its_clause(comparison: Comparison) -> None:
    """A note on what changed is in the row of its clause."""
    rows = [[cell.text for cell in cells] for cells in records(opened(comparison).tables[0])]
    row = next(row for row in rows if row[1].startswith("S3.2.4 "))

    assert row[2].startswith("T2.3.2 ")
    assert row[4] == "弱化：删去“必须”"


def bare(cell: _Cell) -> str:
    """Return the words of a cell without the ids of their clauses."""
    return "".join(run.text for p in cell.paragraphs for run in p.runs if run.font.color.rgb is None)


def test_changed_words_are_bold_on_both_sides(comparison: Comparison) -> None:
    """In an adapted pair the changed words are bold on both sides, and the shared ones are not."""
    rows = records(opened(comparison).tables[0])
    cells = next(cells for cells in rows if "根本遵循" in cells[1].text)

    assert "提供" in bold(cells[1])
    assert "指明" in bold(cells[2])
    assert "习近平总书记亲自部署" not in bold(cells[1]) + bold(cells[2])


def test_columns_for_tasks_on_request(comparison: Comparison) -> None:
    """Three empty columns are added: who does what, and by when."""
    table = opened(comparison, View(lang=Lang.ZH, task_columns=True)).tables[0]

    assert [cell.text for cell in table.rows[0].cells][5:] == ["牵头单位", "责任单位", "完成时限"]
    assert all(cell.text == "" for cells in records(table) for cell in cells[5:])


def test_labels_are_in_the_language_asked_for(comparison: Comparison) -> None:
    """In English, only words of the texts are Chinese."""
    table = opened(comparison, View(lang=Lang.EN)).tables[0]

    assert [cell.text.split("\n")[0] for cell in table.rows[0].cells][:2] == ["id", "Source demands"]
    assert any(cells[1].text == "new" for cells in records(table))


def test_the_same_comparison_gives_the_same_file(comparison: Comparison) -> None:
    """The file does not depend on when it was written."""
    view = View(lang=Lang.ZH)

    assert written(comparison, view) == written(comparison, view)


def test_text_of_a_document_is_text(hostile: Comparison) -> None:
    """Markup, formulas, control characters, surrogates and 40,000 characters are plain words in a cell."""
    table = opened(hostile).tables[0]
    text = "\n".join(cell.text for row in table.rows for cell in row.cells)

    assert "<script>alert(1)</script>要保持头脑清醒再清醒" in text
    assert "=1+1要抓好春耕备耕工作" in text
    assert "一段" * 20_000 in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)


def test_without_the_library_one_line_says_what_to_install(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without python-docx, the error names it and the extra."""
    from directive_diff import renderers  # noqa: PLC0415 - to be patched
    from directive_diff.errors import DirectiveDiffError  # noqa: PLC0415 - as above
    from directive_diff.renderers import Format  # noqa: PLC0415 - as above

    def missing(_: str) -> None:
        raise ModuleNotFoundError(name="docx")

    monkeypatch.setattr(renderers, "import_module", missing)
    with pytest.raises(DirectiveDiffError, match=r"docx needs python-docx \(pip install 'directive-diff\[docx\]'"):
        renderers.render(comparison, Format.DOCX, io.BytesIO(), View())
