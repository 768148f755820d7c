"""The paragraphs of a Word document are read as a reader sees them."""

from __future__ import annotations

import re
from pathlib import Path

import harmful
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff import read
from directive_diff.errors import ReadError
from directive_diff.readers import docx
from directive_diff.readers.kinds import DOCX, recognise
from directive_diff.readers.numbering import number

FIXTURES = Path(__file__).parent / "fixtures"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def t(text: str) -> str:
    """Return a run."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def item(text: str, level: int = 0, name: int = 1) -> str:
    """Return a paragraph of a list."""
    return p(t(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>')


def lines(*body: str, **parts: str) -> list[str]:
    """Return the lines that are read from a document with this body and these further parts."""
    relations = "".join(f'<Relationship Type="x/{name}" Target="{name}.xml"/>' for name in parts)
    further = {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{harmful.W}">{content}</w:{name}>'.encode()
        for name, content in parts.items()
    }
    further["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'.encode()
    return docx.extract(harmful.docx(harmful.document("".join(body)), **further)).splitlines()


def lists(*levels: tuple[str, str]) -> str:
    """Return the part that holds list 1, of these forms and texts."""
    definitions = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    number_one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{definitions}</w:abstractNum>{number_one}'


def test_everything_is_read_in_its_order() -> None:
    """A document by LibreOffice contains lists, a table, a text box, a footnote, an insertion and a deletion."""
    assert read(FIXTURES / "everything-libreoffice.docx").text.splitlines() == [
        "省委常委会召开会议",
        "会议强调，要坚决抓好落实。",
        "[1] 见有关文件。",
        "一、压实责任",
        "（一）压实属地责任",
        "1.落实到人",
        "2.落实到岗",
        "（二）压实主体责任",
        "二、加强督查",
        "单位",
        "任务",
        "省发改委",
        "稳投资",
        "会议要求，完成任务。",
        "文本框里的话",
    ]


def test_insertions_are_read_and_deletions_are_not() -> None:
    """Moved text appears where it was moved to."""
    assert lines(
        p(
            t("要"),
            f"<w:ins>{t('坚决')}</w:ins>",
            "<w:del><w:r><w:delText>原则上</w:delText></w:r></w:del>",
            f"<w:moveFrom>{t('甲')}</w:moveFrom><w:moveTo>{t('乙')}</w:moveTo>",
            t("落实。"),
        )
    ) == ["要坚决乙落实。"]


def test_a_paragraph_whose_end_is_deleted_continues_in_the_next() -> None:
    """A paragraph with a deleted end is joined with the next, as Word shows it after acceptance."""
    assert lines(p(t("要坚决"), properties="<w:rPr><w:del/></w:rPr>"), p(t("落实。")), p(t("完。"))) == [
        "要坚决落实。",
        "完。",
    ]


def test_hidden_and_repeated_text_is_left_out() -> None:
    """Hidden runs, field codes, the phonetic line of ruby and the fallback for a shape are not read."""
    assert lines(
        p(
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>",
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>',
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
            f"<w:r><w:ruby><w:rt>{t('huì')}</w:rt><w:rubyBase>{t('会')}</w:rubyBase></w:ruby></w:r>",
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:Choice><w:txbxContent>{p(t('框'))}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{p(t('框'))}</w:txbxContent></mc:Fallback></mc:AlternateContent>",
            t("议"),
        )
    ) == ["显会议", "框"]


def test_breaks_tabs_and_hyphens_are_the_signs_they_show() -> None:
    """A line break ends the line; a page break is ignored."""
    assert lines(p(t("一"), '<w:r><w:br/><w:tab/><w:noBreakHyphen/><w:br w:type="page"/></w:r>', t("二"))) == [
        "一",
        "\t-二",
    ]


def test_tables_within_tables_are_read_row_by_row() -> None:
    """Every paragraph of every cell is read."""
    inner = f"<w:tbl><w:tr><w:tc>{p(t('二'))}</w:tc></w:tr></w:tbl>"
    cells = f"<w:tc>{p(t('一'))}{inner}</w:tc><w:tc>{p(t('三'))}{p(t('四'))}</w:tc>"
    assert lines(f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:tc>{p(t('五'))}</w:tc></w:tr></w:tbl>") == list("一二三四五")


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    """Notes are numbered consecutively, each once; the line between text and notes is not a note."""
    notes = f'<w:footnote w:id="0" w:type="separator">{p(t("——"))}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p(t("注。"))}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    assert lines(
        p(t("一"), reference, t("二")), p(t("三"), end, reference),
        footnotes=notes, endnotes=f'<w:endnote w:id="2">{p(t("尾。"), end)}</w:endnote>',
    ) == ["一二", "[1] 注。", "三", "[2] 尾。"]  # fmt: skip


def test_numbers_are_counted_as_word_counts_them() -> None:
    """A level restarts after the next number of a higher level."""
    numbering = lists(
        ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%3."), ("bullet", "\uf0b7")
    )
    body = [
        item("甲"),
        item("乙", 1),
        item("丙", 2),
        item("丁", 2),
        item("戊", 1),
        item("己"),
        item("庚", 1),
        item("辛", 3),
    ]
    assert lines(*body, numbering=numbering) == [
        "一、甲", "（一）乙", "一.1. 丙", "一.2. 丁", "（二）戊", "二、己", "（一）庚", "• 辛",
    ]  # fmt: skip


def test_a_style_numbers_its_paragraphs() -> None:
    """The list is its own, or that of the style it is based on; a paragraph may opt out."""
    styles = (
        '<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    styled = '<w:pStyle w:val="b"/>'
    out = f'{styled}<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert lines(
        p(t("甲"), properties=styled), p(t("乙"), properties=out), p(t("丙"), properties=styled),
        numbering=lists(("decimal", "%1.")), styles=styles,
    ) == ["1. 甲", "乙", "2. 丙"]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (10, "chineseCounting", "十"), (12, "chineseCountingThousand", "十二"), (20, "japaneseCounting", "二十"),
        (103, "chineseCounting", "一百零三"), (110, "chineseCounting", "一百一十"),
        (10, "ideographDigital", "一〇"), (20, "decimalEnclosedCircle", "⑳"), (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"), (27, "upperLetter", "AA"), (4, "lowerRoman", "iv"),
        (1990, "upperRoman", "MCMXC"), (5, "ideographZodiac", "5"), (5, "unknown", "5"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_its_form_says(value: int, form: str, text: str) -> None:
    """Numbers are written in Chinese, circled, full-width, Latin or Roman form; unknown forms give digits."""
    assert number(value, form) == text


@given(st.integers(1, 9_999))
def test_a_number_in_chinese_can_be_read_back(value: int) -> None:
    """Each number up to 9,999 follows from its Chinese form."""
    total = 0
    for digit, unit in re.findall(
        "([一二三四五六七八九]?)([十百千]?)", number(value, "chineseCounting").replace("零", "")
    ):
        if digit or unit:
            total += ("一二三四五六七八九".index(digit or "一") + 1) * {"": 1, "十": 10, "百": 100, "千": 1000}[unit]
    assert total == value


def test_the_strict_form_of_the_format_is_read_too() -> None:
    """The strict form of a Word document, which uses other namespaces, is read."""
    main = harmful.document().replace(harmful.W.encode(), STRICT.encode())
    assert docx.extract(harmful.docx(main)).strip() == harmful.SAID


def test_a_part_in_utf_16_is_read() -> None:
    """A part may be in UTF-16, which the format allows."""
    main = '<?xml version="1.0" encoding="UTF-16"?>' + harmful.document().decode()
    assert docx.extract(harmful.docx(main.encode("utf-16"))).strip() == harmful.SAID


def test_the_main_part_may_have_any_name() -> None:
    """The archive says which part it is; a name that leads out of the archive is a name like any other."""
    relation = f'<Relationships xmlns="{RELATIONS}"><Relationship Type="x/officeDocument" Target="%s"/></Relationships>'
    for target, name in (
        ("word/a.xml", "word/a.xml"),
        ("/word/b.xml", "word/b.xml"),
        ("../../word/c.xml", "word/c.xml"),
    ):
        parts = {"_rels/.rels": (relation % target).encode(), name: harmful.document()}
        assert docx.extract(harmful.archive(parts)).strip() == harmful.SAID


def test_a_word_document_is_recognised_by_its_parts() -> None:
    """An archive that merely contains a file named .docx is not one."""
    assert recognise(harmful.docx(harmful.document())) is DOCX
    assert recognise(harmful.archive({"a.docx": b"x"})) is not DOCX


TAGS = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "ins",
    "del",
    "txbxContent",
    "pPr",
    "rPr",
    "footnoteReference",
    "sdt",
    "ruby",
    "rt",
)


@given(
    st.recursive(
        st.sampled_from(["会", "\n"]), lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner)), max_leaves=20
    )
)
def test_any_tree_of_words_elements_is_read_or_refused(tree: object) -> None:
    """Any tree of Word's elements gives a text or a read error, however little sense it makes."""

    def xml(node: object) -> str:
        if isinstance(node, tuple):
            return f"<w:{node[0]}>{''.join(map(xml, node[1]))}</w:{node[0]}>"
        return str(node)

    try:
        text = docx.extract(harmful.docx(harmful.document(xml(tree))))
    except ReadError:
        return
    assert text.strip()
