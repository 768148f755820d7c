"""Remarks in the margin of the lower text: in the draft itself if it is a Word document."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document as Word

from directive_diff import compare, read
from directive_diff.entry import run
from directive_diff.findings.doubt import Check
from directive_diff.labels import Labels, Lang
from directive_diff.model import Document
from directive_diff.renderers import Format, View, render
from directive_diff.renderers.docx.draft import Draft, Remark
from directive_diff.view.margin import margin

if TYPE_CHECKING:
    from pathlib import Path

    from directive_diff import Comparison

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def marked(content: bytes) -> list[tuple[str, str]]:
    """Return the words that each remark marks, with the remark."""
    document = Word(io.BytesIO(content))
    open_, words = [], {}
    for element in document.element.body.iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_.append(number)
            words[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(number)
        elif element.tag == f"{W}t":
            for each in open_:
                words[each] += element.text or ""
    return [(words[str(comment.comment_id)], comment.text) for comment in document.comments]


def rendered(comparison: Comparison, draft: bytes | None = None) -> bytes:
    """Return the text with remarks."""
    out = io.BytesIO()
    render(comparison, Format.REMARKS, out, View(lang=Lang.ZH, check=Check(9), draft=draft))
    return out.getvalue()


@pytest.fixture(scope="module")
def draft(source: Path) -> tuple[Comparison, bytes]:
    """Return a comparison with a Word document, and its bytes."""
    path = source.parents[1] / "tests" / "reading" / "fixtures" / "changzhou-libreoffice.docx"
    return compare(read(source), read(path)), path.read_bytes()


def test_each_remark_marks_its_clause_and_no_more(draft: tuple[Comparison, bytes]) -> None:
    """Remarks stand in the draft itself, each over its clause, and do not change the text."""
    comparison, content = draft
    document = rendered(comparison, content)
    wanted = [
        (remark.clause.text, remark.text) for remark in margin(comparison, Check(9), Labels(Lang.ZH)) if remark.clause
    ]
    placed = [remark for remark in marked(document) if remark in wanted]

    assert len(placed) == len(wanted) >= 9
    texts = [[paragraph.text for paragraph in Word(io.BytesIO(each)).paragraphs] for each in (content, document)]
    assert texts[0] == texts[1]


def test_a_plain_text_becomes_a_document_with_remarks(comparison: Comparison) -> None:
    """Each line becomes a paragraph; the same comparison gives the same bytes, with the record of the run."""
    document = rendered(comparison)

    assert document == rendered(comparison)
    assert any("请核对" in text for _, text in marked(document))
    assert b"directive-diff/run/1" in zipfile.ZipFile(io.BytesIO(document)).read("directive-diff/run.json")


def test_words_across_runs_links_and_tables_are_found() -> None:
    """A clause in several runs is marked whole, of two alike each gets its remark, and a missing one is counted."""
    document = Word()
    paragraph = document.add_paragraph("会议强调，")
    for text in ("要抓", "好春耕", "备耕，要"):
        paragraph.add_run(text).bold = True
    document.add_table(1, 1).cell(0, 0).text = "要抓好春耕备耕"
    whole = io.BytesIO()
    document.save(whole)
    opened = Draft.opened(whole.getvalue())
    missed = opened.add([Remark("a", f"{n}", "要抓好春耕备耕") for n in range(2)] + [Remark("a", "2", "没有的话")])
    out = io.BytesIO()
    opened.save(out)

    assert missed == 1
    assert [words for words, _ in marked(out.getvalue())][:1] == ["要抓好春耕备耕"]
    assert [text for _, text in marked(out.getvalue())] == ["0", "1", "2"]


def test_a_hostile_text_gets_remarks(hostile: Comparison) -> None:
    """Control characters and lone surrogates are replaced, and the document opens."""
    assert marked(rendered(hostile))


def test_the_command_marks_up_the_draft(source: Path, tmp_path: Path) -> None:
    """``-f remarks`` marks up a draft; the ending .docx alone would mean the table."""
    path = source.parents[1] / "tests" / "reading" / "fixtures" / "changzhou-libreoffice.docx"
    out = tmp_path / "draft.docx"

    assert run(["compare", str(source), str(path), "-f", "remarks", "--check", "5%", "-o", str(out)]) == 0
    assert len(marked(out.read_bytes())) > 5
    assert re.search("right with a chance of", str(marked(out.read_bytes())))


def test_a_draft_that_copies_gets_remarks_only_where_it_differs() -> None:
    """Each reversed ban has a remark, a verbatim clause has none, and all that is missing shares one."""
    source = "会议强调，不准向企业收取押金，要办好龙舟比赛，不准要求企业出具承诺书。要修缮古城墙。要清理河埠头淤泥。"
    target = "会议强调，可以向企业收取押金，要办好龙舟比赛，可以要求企业出具承诺书。"
    comparison = compare(*(Document(name, text, "utf-8", "0" * 64) for name, text in (("省", source), ("市", target))))

    remarks = margin(comparison, Check(share=1.0), Labels(Lang.ZH))
    texts = {
        remark.clause.text if remark.clause else "": remark.text for remark in remarks if remark.text.startswith("要点")
    }

    assert texts["可以向企业收取押金"] == "要点：反转：“不准向企业收取押金”→“可以向企业…”"
    assert texts["可以要求企业出具承诺书"] == "要点：反转：“不准要求企业出具承诺书”→“可以要求…”"
    assert texts[""] == "要点：\n1. 要求未见对应：“要清理河埠头淤泥”\n2. 要求未见对应：“要修缮古城墙”"
    assert "要办好龙舟比赛" not in {remark.clause.text for remark in remarks if remark.clause}
