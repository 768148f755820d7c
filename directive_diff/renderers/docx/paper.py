"""A Word document in the layout of an office: page, fonts, title, and a table with its head on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from directive_diff.labels import Lang
from directive_diff.renderers.docx.draft import keep_record, write
from directive_diff.view.sheet import BOLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

    from directive_diff.view.pairs import Entry
    from directive_diff.view.sheet import Paragraph

TITLE, HEAD, BODY = "方正小标宋简体", "黑体", "仿宋_GB2312"
# Substitutes for a font that is not installed: the names of similar fonts on Windows, in WPS and elsewhere.
_SUBSTITUTES = {
    TITLE: "FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,SimSun",
    HEAD: "SimHei",
    BODY: "仿宋,FangSong,STFangsong",
}
_LATIN = "Times New Roman"
_GREY = RGBColor(0x59, 0x59, 0x59)
_ON_ONE_PAGE = 200  # characters of a cell up to which its row is not broken: a broken row is read twice
# A document's dates are part of its bytes, and the same comparison must give the same file.
_FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its head, and its width in millimetres."""

    head: str
    width: int


class Paper:
    """A document built from top to bottom: lines, then a table row by row."""

    def __init__(self, title: str, *, lang: Lang, size: float) -> None:
        self._document = Document()
        self._size = size
        self._columns: Sequence[Column] = ()
        self._table: Table | None = None
        self._page()
        self._properties(title, lang)
        heading = self._document.add_paragraph()
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.paragraph_format.space_after = Pt(6)
        _set(heading.add_run(title), TITLE, 20)

    def line(self, text: str, *, bold: bool = False) -> None:
        """Add a line of small print; a bold one is kept on the page of the next line."""
        if text:
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = bold or None
            run = paragraph.add_run(text)
            run.bold = bold or None
            _set(run, BODY, 10.5)

    def heading(self, text: str) -> None:
        """Add a heading, kept on the page of the line after it."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = Pt(0)
        _set(paragraph.add_run(text), HEAD, 12)

    def table(self, columns: Sequence[Column]) -> None:
        """Begin the table; its head is repeated on each page."""
        self._columns = columns
        table = self._document.add_table(rows=1, cols=len(columns))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, wanted in zip(table.columns, columns, strict=True):
            column.width = Mm(wanted.width)
        self._table = table
        row = table.rows[0]
        _flag(row, "w:tblHeader")
        _flag(row, "w:cantSplit")
        for cell, column in zip(row.cells, columns, strict=True):
            cell.width = Mm(column.width)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            _shade(cell, "EDEDED")
            for i, text in enumerate(column.head.split("\n")):
                paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _tight(paragraph)
                _set(paragraph.add_run(text), HEAD if i == 0 else BODY, 11 if i == 0 else 9.5)

    def section(self, text: str) -> None:
        """Add a row over the whole width as a heading, kept on the page of the row after it."""
        row = self._row()
        cells = row.cells
        cell = cells[0].merge(cells[-1])
        _shade(cell, "F7F7F7")
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.keep_with_next = True
        _tight(paragraph)
        _set(paragraph.add_run(text), HEAD, 10.5)

    def row(self, cells: Sequence[tuple[Paragraph, ...]], shades: Sequence[str] = ()) -> None:
        """Add a row; ``shades`` are the background colours of its cells, empty for none."""
        for i, (cell, paragraphs) in enumerate(zip(self._row().cells, cells, strict=True)):
            shade = shades[i] if shades else ""
            _fill(cell, paragraphs, self._size, centred=i == 0 or bool(shade))
            if shade:
                _shade(cell, shade)

    def pair(
        self, of: Sequence[str], texts: Sequence[Sequence[Entry]], notes: Sequence[Sequence[str]], *, first: bool
    ) -> None:
        """Add a row: the id and fate ``of`` a directive in its ``first`` row, both texts, and notes on them.

        The cell of the directive, and the cells that the user fills in for it, span all its rows.
        """
        row = self._row()
        if max(_amount(texts), sum(map(len, notes[-1]))) <= _ON_ONE_PAGE:
            _flag(row, "w:cantSplit")
        cells, after = row.cells, 1 + len(texts)
        for cell in (cells[0], *cells[after + len(notes) :]):
            _merge(cell, first=first)
        _fill_lines(cells[0], of if first else (), self._size - 1)
        for cell, entries in zip(cells[1:after], texts, strict=True):
            _fill_text(cell, entries, self._size)
        for cell, lines in zip(cells[after : after + len(notes)], notes, strict=True):
            _fill_lines(cell, lines, self._size - 1)

    def describe(self, record: str) -> None:
        """Store the record of the run with the document."""
        keep_record(self._document, record)

    def save(self, out: BinaryIO) -> None:
        """Write the document to ``out``, with fixed dates."""
        write(self._document, out)

    def _row(self) -> _Row:
        if self._table is None:
            message = "the table has not begun"
            raise RuntimeError(message)
        row: _Row = self._table.add_row()  # type: ignore[no-untyped-call]
        for cell, column in zip(row.cells, self._columns, strict=True):
            cell.width = Mm(column.width)
        return row

    def _page(self) -> None:
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(22), Mm(20)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _set(_page_number(footer), _LATIN, 10.5)

    def _properties(self, title: str, lang: Lang) -> None:
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = title, "directive-diff", ""
        properties.language = "zh-CN" if lang is Lang.ZH else "en"
        properties.created = properties.modified = _FIXED_DATE
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = _LATIN, Pt(10.5)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
        for tongue in self._document.styles.element.iter(qn("w:lang")):
            tongue.set(qn("w:eastAsia"), "zh-CN")  # punctuation as in China, not as in Japan
        for part in self._document.part.package.iter_parts():
            if part.partname == "/word/fontTable.xml":
                part._blob = part.blob.replace(b"</w:fonts>", _fonts().encode("utf-8"))  # noqa: SLF001 - not in the API


def _amount(texts: Iterable[Iterable[Entry]]) -> int:
    """Return how many characters the longest of some texts has."""
    return max(sum(len(part.text) for entry in text for part in entry.words) for text in texts)


def _fonts() -> str:
    """Return the entries of the font table that name substitutes for fonts that are not installed."""
    entry = '<w:font w:name="{}"><w:altName w:val="{}"/><w:charset w:val="86"/></w:font>'
    return "".join(entry.format(name, others) for name, others in _SUBSTITUTES.items()) + "</w:fonts>"


def _fill(cell: _Cell, paragraphs: Iterable[Paragraph], size: float, *, centred: bool) -> None:
    for i, words in enumerate(paragraphs):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        _tight(paragraph)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for part in words:
            run = paragraph.add_run(part.text)
            run.bold = True if part.mark in BOLD else None
            _set(run, BODY, size)


def _fill_lines(cell: _Cell, lines: Iterable[str], size: float) -> None:
    for i, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        _tight(paragraph)
        _set(paragraph.add_run(line), BODY, size)


def _fill_text(cell: _Cell, entries: Iterable[Entry], size: float) -> None:
    """Fill a cell with clauses, each after its id in small grey print."""
    for i, entry in enumerate(entries):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        _tight(paragraph)
        if entry.id:
            run = paragraph.add_run(f"{entry.id} ")
            _set(run, BODY, size - 2)
            run.font.color.rgb = _GREY
        for part in entry.words:
            run = paragraph.add_run(part.text)
            run.bold = True if part.mark in BOLD else None
            _set(run, BODY, size)


def _merge(cell: _Cell, *, first: bool) -> None:
    """Make a cell the first of vertically merged cells, or one that continues them."""
    merge = OxmlElement("w:vMerge")
    if first:
        merge.set(qn("w:val"), "restart")
    cell._tc.get_or_add_tcPr().append(merge)  # noqa: SLF001 - not in the API


def _set(run: Run, font: str, size: float) -> None:
    """Set a run in a Chinese font and the Latin one that goes with it."""
    run.font.name, run.font.size = _LATIN, Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - not in the API
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")  # “ ” — … are Chinese punctuation here, as wide as a character


def _tight(paragraph: WordParagraph) -> None:
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(1), Pt(1), 1.1
    form.widow_control = True  # a long row may continue on the next page, but not with a single line


def _flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - not in the API


def _shade(cell: _Cell, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shading.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - not in the API


def _page_number(paragraph: WordParagraph) -> Run:
    """Add the page number, as a field that Word updates."""
    run = paragraph.add_run()
    for name, kind in (("w:fldChar", "begin"), ("w:instrText", ""), ("w:fldChar", "end")):
        element = OxmlElement(name)
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._element.append(element)  # noqa: SLF001 - not in the API
    return run
