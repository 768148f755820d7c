"""The curve of a phrase: its share of the texts, month by month. Shapes and text only; nothing in it is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from directive_diff.corpus.labels import CorpusLabels
from directive_diff.corpus.views.traced import peak, percent
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from directive_diff.corpus.trace.phrase import Month, Trace
    from directive_diff.renderers import View

_WIDTH, _HEIGHT = 960, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 56, 44
_FONT = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',SimHei,sans-serif"
_SMOOTH = 6  # months on either side that the line is the mean over; bars show each month
_LINES = 4  # lines across


def render(result: Trace, out: BinaryIO, view: View) -> None:
    """Write the curve to ``out``, as a file of its own."""
    out.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(drawing(result, CorpusLabels(view.lang)).encode("utf-8", "replace"))


def drawing(trace: Trace, labels: CorpusLabels) -> str:
    """Return the curve as an element."""
    title = escape(sanitised(labels("curve", phrase=trace.phrase)))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" role="img" font-family="{_FONT}" font-size="12">'
    )
    lines = [head, f"<title>{title}</title>", f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>']
    lines.append(f'<text x="{_LEFT}" y="24" font-size="16" fill="#1d2733">{title}</text>')
    caption = labels("traced", phrase=trace.phrase, texts=trace.texts, total=trace.total, clauses=trace.clauses,
                  share=percent(trace.texts / trace.total if trace.total else 0.0))  # fmt: skip
    lines.append(f'<text x="{_LEFT}" y="43" fill="#5b6773">{escape(sanitised(caption))}</text>')
    lines += _plot(trace.months, labels)
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def _plot(months: Sequence[Month], labels: CorpusLabels) -> Iterator[str]:
    hottest = peak(months)
    if hottest is None:
        return
    top = max(hottest.heat, *_means(months)) or 1.0
    step = (_WIDTH - _LEFT - _RIGHT) / len(months)
    height = _HEIGHT - _TOP - _BOTTOM

    def y(heat: float) -> float:
        return _TOP + height * (1 - min(1.0, heat / top))

    for i in range(_LINES + 1):
        at = y(top * i / _LINES)
        yield f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at:.1f}" y2="{at:.1f}" stroke="#e3e7eb"/>'
        mark = percent(top * i / _LINES)
        yield f'<text x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end" fill="#5b6773">{mark}</text>'
    for i, month in enumerate(months):
        x = _LEFT + i * step
        if month.month.endswith("-01") or (i == 0 and month.month[5:] < "07"):
            yield f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" fill="#5b6773">{month.month[:4]}</text>'
        if month.texts:
            caption = f"{month.month} {percent(month.heat)} ({month.texts}/{month.total})"
            yield (
                f'<rect x="{x + step * 0.1:.1f}" y="{y(month.heat):.1f}" width="{max(1.0, step * 0.8):.1f}" '
                f'height="{_TOP + height - y(month.heat):.1f}" fill="#8fb7d9"><title>{caption}</title></rect>'
            )
    points = " ".join(f"{_LEFT + (i + 0.5) * step:.1f},{y(mean):.1f}" for i, mean in enumerate(_means(months)))
    yield f'<polyline points="{points}" fill="none" stroke="#1f5f99" stroke-width="2"/>'
    at = _LEFT + (months.index(hottest) + 0.5) * step
    anchor = "end" if at > _WIDTH / 2 else "start"
    caption = escape(f"{labels('peak')} {hottest.month} {percent(hottest.heat)}")
    yield f'<text x="{at:.1f}" y="{y(hottest.heat) - 4:.1f}" text-anchor="{anchor}" fill="#1d2733">{caption}</text>'


def _means(months: Sequence[Month]) -> list[float]:
    """Return for each month the share over it and its neighbours: of all their texts together."""
    means = []
    for i in range(len(months)):
        around = months[max(0, i - _SMOOTH) : i + _SMOOTH + 1]
        means.append(sum(month.texts for month in around) / (sum(month.total for month in around) or 1))
    return means
