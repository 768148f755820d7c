"""What a reviewer said, in the drawing of the links: a mark on each reviewed link or clause, and the remarks below.

A dot says that a link, or a clause without one, is right as it stands; a diamond that its relation, its changes or the
link itself are the reviewer's; a cross on a faint line that a link was rejected. A number beside it leads to the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from directive_diff.model import Side, Verdict
from directive_diff.renderers.terminal.typesetting import Styled, wrap
from directive_diff.view.reviewed import describe_rulings, is_informative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from directive_diff.labels import Labels
    from directive_diff.model import Comparison, Ruling

LINE = 17  # the distance between two lines of remarks
_INK, _GONE = "#22262b", "#8c2f39"
_LEGEND = 32  # its height
_SMALL = f'font-size="13" fill="{_INK}"'
_ALONG = (0.1, 0.14, 0.18, 0.22, 0.26)  # of a line, where marks stand in turn, so that those of neighbours are apart
_WIDE = 160  # cells of a line of remarks
_SIGNS = ("accepted", "put", "rejected")


class Drawn(NamedTuple):
    """How the drawing shows pairs and clauses: the line of a pair, where a mark stands on it, and where on a clause."""

    faint: Callable[[str, str], str]
    on_line: Callable[[str, str, float], tuple[float, float]]
    on_clause: Callable[[Side, str], tuple[float, float]]


def marks(comparison: Comparison, drawn: Drawn) -> Iterator[str]:
    """Yield a mark for each verdict and remark, with its number in the list below where it has one."""
    numbers = _numbers(comparison)
    linked = {(link.source.id, link.target.id) for link in comparison.links}
    for place, ruling in enumerate(comparison.review.rulings if comparison.review else ()):
        sign = _sign(ruling)
        if ruling.source and ruling.target:
            if (sign == "rejected") is ((ruling.source, ruling.target) in linked):
                continue  # a part of the comparison, without this link
            if sign == "rejected":
                yield drawn.faint(ruling.source, ruling.target)
            at = drawn.on_line(ruling.source, ruling.target, _ALONG[place % len(_ALONG)])
        else:
            side = Side.SOURCE if ruling.source else Side.TARGET
            at = drawn.on_clause(side, ruling.source or ruling.target or "")
        yield _SHAPES[sign](*at)
        if ruling in numbers:
            yield f'<text x="{at[0] + 6:.1f}" y="{at[1] - 4:.1f}" font-size="10" fill="{_INK}">{numbers[ruling]}</text>'


def height(comparison: Comparison, lines: Sequence[str]) -> int:
    """Return how high what stands below the drawing is: the legend of the marks, and the ``lines`` of remarks."""
    return _LEGEND + LINE * len(lines) if comparison.review else 0


def below(comparison: Comparison, lines: Sequence[str], x: float, y: float, labels: Labels) -> Iterator[str]:
    """Yield what stands below the drawing, from ``y`` on."""
    if comparison.review:
        yield from _legend(comparison, x + 240, y + 14, labels)
        yield from _listed(lines, x, y + _LEGEND + 8)


def _legend(comparison: Comparison, x: float, y: float, labels: Labels) -> Iterator[str]:
    """Yield what the marks mean, and how many there are."""
    rulings = comparison.review.rulings if comparison.review else ()
    for sign in _SIGNS:
        number = sum(_sign(ruling) == sign for ruling in rulings)
        words = labels("counted", name=labels(f"drawn_{sign}"), n=number)
        yield _SHAPES[sign](x + 14, y - 4)
        yield f'<text x="{x + 30:.0f}" y="{y:.0f}" {_SMALL}>{escape(words)}</text>'
        x += 210


def remarks(comparison: Comparison, labels: Labels) -> tuple[str, ...]:
    """Return the lines of what a reviewer said, numbered as the marks are, and of what no longer fits."""
    rulings = describe_rulings(comparison, labels)
    lines = [
        "".join(part.text for part in line)
        for number, words in enumerate(rulings, 1)
        for line in wrap([Styled(f"{number}  {words}", "")], _WIDE, ambiguous=2)
    ]
    return (labels("rulings_head"), *lines) if lines else ()


def _listed(lines: Sequence[str], x: float, y: float) -> Iterator[str]:
    """Yield lines of remarks as text, from ``y`` on."""
    for number, words in enumerate(lines):
        weight, at = 400 if number else 700, f'x="{x:.0f}" y="{y + LINE * number:.0f}"'
        yield f'<text {at} font-size="12" font-weight="{weight}" fill="{_INK}">{escape(words)}</text>'


def _numbers(comparison: Comparison) -> Mapping[Ruling, int]:
    """Return the number of each ruling that is told in words, in the order of `describe_rulings`."""
    informative = (
        ruling for ruling in (comparison.review.rulings if comparison.review else ()) if is_informative(ruling)
    )
    return {ruling: number for number, ruling in enumerate(informative, 1)}


def _sign(ruling: Ruling) -> str:
    if ruling.verdict is Verdict.REJECTED:
        return "rejected"
    put = ruling.changes is not None or ruling.source_demand is not None or ruling.target_demand is not None
    return "put" if put or ruling.verdict in {Verdict.CHANGED, Verdict.ADDED, None} else "accepted"


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{_INK}"/>'


def _diamond(x: float, y: float) -> str:
    points = f"{x:.1f},{y - 5:.1f} {x + 5:.1f},{y:.1f} {x:.1f},{y + 5:.1f} {x - 5:.1f},{y:.1f}"
    return f'<polygon points="{points}" fill="#ffffff" stroke="{_INK}" stroke-width="1.6"/>'


def _cross(x: float, y: float) -> str:
    sign = f"M{x - 4:.1f} {y - 4:.1f}L{x + 4:.1f} {y + 4:.1f}M{x + 4:.1f} {y - 4:.1f}L{x - 4:.1f} {y + 4:.1f}"
    return f'<path d="{sign}" stroke="{_GONE}" stroke-width="2"/>'


_SHAPES: Mapping[str, Callable[[float, float], str]] = {"accepted": _dot, "put": _diamond, "rejected": _cross}
