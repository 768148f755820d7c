"""The 对照 that an office submits: what became of each demand in the lower texts, in a Word document.

First what was found over all, then a table of the texts, then each demand with who carried it wholly, in part or not. A
matrix of more than a dozen columns does not fit on paper; its demands are described in words, with the names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.word_marks import Mark
from directive_diff.labels.many import ManyLabels
from directive_diff.model import Fate
from directive_diff.renderers.docx.paper import Column, Paper
from directive_diff.sanitise import flowing, on_one_line
from directive_diff.surveys.arrangement import matrix, softened
from directive_diff.surveys.likeness import alike
from directive_diff.view import caption
from directive_diff.view import survey as survey_view
from directive_diff.view.changes import describe_change
from directive_diff.view.record import as_line, record_of_survey
from directive_diff.view.table import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from directive_diff.renderers.many import Sight
    from directive_diff.surveys.arrangement import Matrix, Row
    from directive_diff.surveys.values import Cell, Survey
    from directive_diff.view.sheet import Paragraph

# In millimetres; the margins of a landscape A4 page leave 257.
_TABLE = (14, 78, 38, 38, 38, 51)
_MATRIX = (14, 95)
_TEXTS = (12, 52, 24, 24, 20, 20, 20, 20, 20, 45)
_NAMED = 16  # names in a cell beyond which the largest group is called the others
_ON_PAPER = 16  # texts up to which the matrix fits on paper


def render(survey: Survey, out: BinaryIO, sight: Sight) -> None:
    """Write a survey to ``out`` as a Word document."""
    labels = ManyLabels(sight.view.lang)
    grid = matrix(survey, sight.order, sight.selection)
    paper = Paper(labels("survey_title"), lang=sight.view.lang, size=9.5)
    upper = survey.upper
    met = caption.body_and_date(upper)
    paper.line(labels("noted", kind=labels("source"), words=f"{caption.title(upper, labels)}　{met}"))
    for line in survey_view.head(survey, labels):
        paper.line(line)
    _findings(paper, survey, grid, labels, every=sight.every)
    if len(grid.columns) <= _ON_PAPER:
        _matrix(paper, survey, grid, labels)
    _demands(paper, survey, grid, labels)
    _texts(paper, survey, grid, labels)
    for failed in survey.failed:
        paper.line(flowing(failed.zh if labels.lang.value == "zh" else failed.en))
    paper.line(labels("made_by", tool=survey.tool.name, version=survey.tool.version))
    paper.describe(as_line(record_of_survey(survey)))
    paper.save(out)


def _findings(paper: Paper, survey: Survey, grid: Matrix, labels: ManyLabels, *, every: bool) -> None:
    paper.heading(labels("findings"))
    kinds = survey_view.findings(survey, grid.rows, labels, every=every)
    if not kinds:
        paper.line(labels("finding_none"))
    for kind in kinds:
        more = f"（{labels('and_more', n=len(kind.lines) + kind.more)}）" if kind.more else ""
        paper.line(f"{kind.heading}{more}", bold=True)
        for line in kind.lines:
            lead = " ".join(part for part in (line.id, line.times) if part)
            paper.line(f"{lead} “{line.words}” {line.how}".strip())


def _matrix(paper: Paper, survey: Survey, grid: Matrix, labels: ManyLabels) -> None:
    """Add the matrix as a table: a shaded sign for each text."""
    paper.heading(labels("matrix"))
    paper.line("　".join(survey_view.legend(labels, judged=survey_view.is_judged(grid))))
    width = min(20, (257 - sum(_MATRIX)) // max(1, len(grid.columns)))
    names = [survey_view.name(survey.texts[column]) for column in grid.columns]
    heads = [labels("id"), labels("demand_of_source"), *names]
    widths = [_MATRIX[0], 257 - _MATRIX[0] - width * len(names), *(width for _ in names)]
    paper.table([Column(head, wide) for head, wide in zip(heads, widths, strict=True)])
    for row in _by_block(paper, grid, labels):
        shades = ["", "", *(_shade(cell) for cell in row.cells)]
        signs = [plain(survey_view.sign(cell).strip("　") + survey_view.mark(cell)) for cell in row.cells]
        paper.row([plain(row.directive.id), plain(on_one_line(row.directive.text)), *signs], shades=shades)


def _shade(cell: Cell | None) -> str:
    if cell is None or cell.fate is None:
        return ""
    shades = {Fate.CARRIED: "84BB98", Fate.PARTLY: "D9EAD9", Fate.DROPPED: "F4ECE6"}
    return "F6C894" if softened(cell) else shades.get(cell.fate, "DFE6EE")


def _demands(paper: Paper, survey: Survey, grid: Matrix, labels: ManyLabels) -> None:
    """Add each demand with the names of the texts that carried it wholly, partly or not, and their changes."""
    paper.heading(labels("demands_tab"))
    names = ("id", "demand_of_source", "carried", "partly", "dropped", "change_head")
    paper.table([Column(labels(name), wide) for name, wide in zip(names, _TABLE, strict=True)])
    for row in _by_block(paper, grid, labels):
        groups = _groups(row, grid, survey, labels)
        notes = tuple(_notes(row, grid, survey, labels))
        paper.row([plain(row.directive.id), plain(on_one_line(row.directive.text)), *map(plain, groups), plain(*notes)])


def _groups(row: Row, grid: Matrix, survey: Survey, labels: ManyLabels) -> list[str]:
    """Return who carried a demand, who partly, and who did not; of many texts the largest group is “the others”."""
    groups = [_of_fate(row, grid, fate) for fate in (Fate.CARRIED, Fate.PARTLY, Fate.DROPPED)]
    most = max(groups, key=len)
    many = _NAMED < len(most) < len(survey.texts) and None not in row.cells
    rest = labels("and_others", n=len(most)) if many else _names(most, survey, labels)
    return [rest if group is most else _names(group, survey, labels) for group in groups]


def _of_fate(row: Row, grid: Matrix, fate: Fate) -> list[int]:
    return [c for c, cell in zip(grid.columns, row.cells, strict=True) if cell is not None and cell.fate is fate]


def _names(columns: Sequence[int], survey: Survey, labels: ManyLabels) -> str:
    """Return the names of texts; “all” if there is no other."""
    if columns and len(columns) == len(survey.texts):
        return labels("and_all")
    return labels("list_joiner").join(survey_view.name(survey.texts[column]) for column in columns)


def _notes(row: Row, grid: Matrix, survey: Survey, labels: ManyLabels) -> Iterator[str]:
    """Yield who weakened or reversed a demand, changed its figure, may carry it, or is linked by a judge."""
    notes: dict[str, list[str]] = {}
    for column, cell in zip(grid.columns, row.cells, strict=True):
        if cell is not None and softened(cell):
            for change in (change for link in cell.links for change in link.changes):
                if change.kind.value in {"weakened", "reversed", "figure"}:
                    notes.setdefault(describe_change(change, labels), []).append(survey_view.name(survey.texts[column]))
        if cell is not None and any(link.judged for link in cell.links):
            notes.setdefault(labels("link_judged"), []).append(survey_view.name(survey.texts[column]))
        if cell is not None and cell.refused:
            notes.setdefault(labels("drawn_gone"), []).append(survey_view.name(survey.texts[column]))
    near = [survey_view.name(survey.texts[column]) for column in _of_fate(row, grid, Fate.POSSIBLE)]
    if near:
        notes[labels("possible")] = near
    for note, names in notes.items():
        yield f"{note}（{labels('list_joiner').join(dict.fromkeys(names))}）"


def _texts(paper: Paper, survey: Survey, grid: Matrix, labels: ManyLabels) -> None:
    paper.heading(labels("texts"))
    names = (
        "no",
        "text_name",
        "date",
        "text_share",
        "carried",
        "partly",
        "dropped",
        "new",
        "kind_weakened",
        "text_nearest",
    )
    paper.table([Column(labels(name), wide) for name, wide in zip(names, _TEXTS, strict=True)])
    for line in survey_view.text_lines(survey, grid.columns, alike(survey), labels):
        figures = (line.carried, line.partly, line.dropped, line.added, line.weakened)
        cells = (str(line.number), line.name, line.date, line.share, *map(str, figures), line.nearest)
        paper.row([plain(cell) for cell in cells])


def _by_block(paper: Paper, grid: Matrix, labels: ManyLabels) -> Iterator[Row]:
    """Yield the rows; in the order of blocks, add a heading row before the first row of each."""
    ordered = [row.number for row in grid.rows] == sorted(row.number for row in grid.rows)
    before = ""
    for row in grid.rows:
        if ordered and row.block.id != before:
            before = row.block.id
            paper.section(f"{before} {caption.marker(row.block, labels)}")
        yield row


def plain(*lines: str) -> tuple[Paragraph, ...]:
    """Return lines as the paragraphs of a cell, without marks."""
    return tuple((Words(line, Mark.PLAIN),) for line in lines)
