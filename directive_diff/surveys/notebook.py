"""The matrix as a notebook shows it: a small table of HTML that needs no style sheet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from directive_diff.model import Fate
from directive_diff.sanitise import printable_name, sanitised
from directive_diff.surveys import chains
from directive_diff.surveys.arrangement import SOFTENED, matrix, softened

if TYPE_CHECKING:
    from directive_diff.surveys.steps import Chain, Stage
    from directive_diff.surveys.values import Cell, Survey

_LOOKS = {
    Fate.CARRIED: ("#2b7a5a", "#fff", "＃"),
    Fate.PARTLY: ("#e9d5a6", "#222", "／"),
    Fate.DROPPED: ("#f6e3df", "#222", "－"),
}
_LABEL = 30  # characters of a demand


def table(survey: Survey) -> str:
    """Return the matrix of ``survey``."""
    grid = matrix(survey)
    names = "".join(
        f'<th style="writing-mode:vertical-rl">{escape(printable_name(survey.texts[column].name))}</th>'
        for column in grid.columns
    )
    lines = [f"<table><thead><tr><th></th>{names}</tr></thead><tbody>"]
    for row in grid.rows:
        text = sanitised(row.directive.text)
        label = f"{row.directive.id} {text[:_LABEL]}{'…' if len(text) > _LABEL else ''}"
        lines.append(f'<tr><th style="text-align:left">{escape(label)}</th>{"".join(map(_cell, row.cells))}</tr>')
    return "".join([*lines, "</tbody></table>"])


def _cell(cell: Cell | None) -> str:
    if cell is None or cell.fate is None:
        return "<td></td>"
    ground, ink, sign = _LOOKS.get(cell.fate, ("#eee", "#222", "？"))
    tip = escape("；".join(dict.fromkeys(sanitised(link.text) for link in cell.links)))
    mark = ("！" if softened(cell) else sign) + ("*" if cell.judged else "")
    return f'<td style="background:{ground};color:{ink};text-align:center" title="{tip}">{mark}</td>'


def courses(chain: Chain) -> str:
    """Return what became of each demand of the highest tier, tier by tier."""
    names = "".join(
        f"<th>{escape('、'.join(printable_name(chain.texts[text].member.name) for text in tier))}</th>"
        for tier in chain.tiers[1:]
    )
    lines = [f"<table><thead><tr><th></th>{names}</tr></thead><tbody>"]
    for course in chains.courses(chain):
        text = sanitised(course.directive.text)
        label = f"{course.directive.id} {text[:_LABEL]}{'…' if len(text) > _LABEL else ''}"
        cells = "".join(map(_stage, course.stages))
        lines.append(f'<tr><th style="text-align:left">{escape(label)}</th>{cells}</tr>')
    return "".join([*lines, "</tbody></table>"])


def _stage(stage: Stage) -> str:
    if stage.fate is None:
        return "<td></td>"
    ground, ink, sign = _LOOKS.get(stage.fate, ("#eee", "#222", "？"))
    mark = ("！" if any(change.kind in SOFTENED for change in stage.changes) else sign) + ("*" if stage.judged else "")
    return f'<td style="background:{ground};color:{ink};text-align:center">{mark}</td>'
