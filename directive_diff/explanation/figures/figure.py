"""The figures of a text: numbers with units, shares, dates, hours and ranges, with their bounds (不少于, 以上).

Figures of the same value are equal: 三成 and 30%, 半年 and 6个月, 2026年5月8日 and 2026-05-08. A number in a name or
before a word that also counts formulas (两个维护, 第20次会议) is not firm: it counts only if another one replaced it.
Numbers in set phrases (三中全会, 一手抓) do not count. See ``data/units.tsv``, ``data/bounds.tsv``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures.bounds import bound_of, is_anniversary
from directive_diff.explanation.figures.numerals import ONES, SCALES, Ratio, in_plain_numerals, sign_before, value
from directive_diff.explanation.figures.patterns import COUNTED, TIMED, may_be_timed, name_pattern
from directive_diff.explanation.figures.shapes import shape_of
from directive_diff.explanation.figures.times import clock_number, date_number, end_of_year, in_same_half, words_number
from directive_diff.explanation.names.slogans import formulas
from directive_diff.lexicon.terms import Terms
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ANY = frozenset(f"0123456789{ONES}{SCALES}半年月周度番倍")  # a text without any of these has no figure
_NAMES = frozenset("年周届中规天号条道元")  # how words begin before which a number is part of a name
_FORMULA = re.compile("[手农]|产业|心二意|穷二白")  # 一手抓, 三农
_ANNIVERSARY = "周年"
_LETTERS = re.compile("[A-Za-z]{1,3}级?")  # 5A级, 5G
_TITLE = "《[^《》]*》"
_MOST_FIGURES = 64  # figures examined in a clause; one with more is a table
_RATIO = frozenset({":", "：", "∶", "比"})
_JOINS = frozenset({"—", "–", "-", "~", "——", "至", "到"})
_THIS_YEAR = "年"  # as `words_number` has it
_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # the numbers that are years if 年 follows
_YEAR_PARTS = ("底", "末", "初", "年底", "年末", "年初")
_NOON, _MIDNIGHT = 12, 24  # hours between which no part of the day need be named
_HALF = Ratio(1, 2)
_NOT_HALF = frozenset("年个数径成自天山岛价月")  # behind 半, these make another word of it
_SHARES = frozenset({"share", "under", "tenths", "fifty", "double"})


class Figure(NamedTuple):
    """A figure at ``[start, end)`` of a folded text; with the words of its ``bound`` at ``[first, last)``.

    ``number`` and ``unit`` are normalised: equal for 3年 and 三年. ``kind`` is that of the unit, or date, or empty.
    """

    start: int
    end: int
    number: str
    unit: str
    kind: str
    firm: bool
    bound: str = ""
    first: int = 0
    last: int = 0

    def equals(self, other: Figure) -> bool:
        """Return whether both are equal, apart from bounds: 5名 and 5个 are, and so are 5月8日 and 2026年5月8日."""
        if self.kind == other.kind == "date":
            one, two = self.number, other.number
            if _THIS_YEAR in {one, two} and (one.isdigit() or two.isdigit()):  # 今年, 2026年: as far as we know
                return True
            return one == two or (
                "-" in one
                and "-" in two
                and (one.startswith("-") or two.startswith("-"))
                and one.partition("-")[2] == two.partition("-")[2]
            )
        if self.number != other.number:
            return False
        if self.number == "1" and not self.firm and not other.firm:  # 发现一起取消一起, 发现一家取消一家
            return True
        if {self.unit, other.unit} == {"", "元"}:  # 三亿五千万, 3.5亿元
            return True
        counted = {self.kind, other.kind} <= {"count", "loose", ""}
        return self.unit == other.unit or (counted and not {self.unit, other.unit}.isdisjoint({"", "个"}))


@lexicon.remembered
def all_figures(text: str) -> tuple[Figure, ...]:
    """Return all figures of a folded text, in order, including those that are not firm."""
    text = in_plain_numerals(text)
    if _ANY.isdisjoint(text):
        return ()
    titles = [match.span() for match in re.finditer(_TITLE, text)] if "《" in text else []
    hidden = [(term.start, term.end) for term in formulas(text)]
    figures: list[Figure] = []
    shape = shape_of(text)
    for match in re.finditer(f"{TIMED}|{COUNTED}" if may_be_timed(shape) else COUNTED, shape):
        if len(figures) == _MOST_FIGURES:
            break
        figure = _read_figure(text, match) if not figures or match.start() >= figures[-1].end else None
        if figure is None or _inside(figure, hidden, numerals=not text[figure.start : figure.end][:1].isdigit()):
            continue
        figures.append(figure._replace(firm=figure.firm and not _inside(figure, titles)))
    return tuple(_with_bound(text, figure) for figure in _join_ranges(text, figures))


def _inside(figure: Figure, spans: Sequence[tuple[int, int]], *, numerals: bool = True) -> bool:
    return numerals and any(start <= figure.start < stop for start, stop in spans)


def _read_figure(text: str, match: re.Match[str]) -> Figure | None:
    """Return the figure that ``match`` spells, or None."""
    start, end = match.span()
    groups = {name: text[slice(*match.span(name))] for name, shape in match.groupdict().items() if shape}
    if "number" in groups:
        return _numbered(text, start, end, groups)
    if "a_half" in groups:
        return _measured(text, start, end, _HALF, firm=True)
    if not _SHARES.isdisjoint(groups):
        from directive_diff.explanation.figures.multiples import share_of  # noqa: PLC0415 - few figures are shares

        share = share_of(groups)
        bound = "least" if groups.get("fifty", "").startswith("过") else ""
        return Figure(start, end, str(share), "%", "share", firm=True, bound=bound) if share else None
    return _timed(text, start, end, groups)


def _timed(text: str, start: int, end: int, groups: Mapping[str, str]) -> Figure:
    """Return a date, an hour or a deadline in words (年底前, 下半年)."""
    if "event" in groups:
        month, day = groups["event"].replace("•", "·").split("·")
        return Figure(start, end, date_number({"m": month, "d": day}), "", "date", firm=True)
    if "month" in groups or "m" in groups:
        return Figure(start, end, date_number(groups), "", "date", firm=True)
    if "hour" in groups:
        return Figure(start, end, clock_number(groups), "", "clock", firm=True)
    words = text[start:end]
    return Figure(start, end, words_number(words), "", "date", firm="deadline" in groups and "初" not in words)


def _numbered(text: str, start: int, end: int, groups: Mapping[str, str]) -> Figure | None:
    """Return a number with its unit, or a loose one without; None for a numeral in a formula or a word."""
    number, digits, before = groups["number"], groups["number"][0].isdigit(), text[start - 1 : start]
    some = before in {"几", "数"} and (number == "一" or number[0] == "十")  # 数十家, 数一数二; not 户数一百零八户
    if not digits and (number[0] in "百千万亿" or some or _is_formula(text, end, number)):
        return None
    ratio = value(number + groups.get("scale", ""))
    if "and_half" in groups:
        ratio = ratio.plus(Ratio(1, 2))
    signed = sign_before(text, start)
    if signed:
        start, ratio = start - abs(signed), ratio if signed > 0 else Ratio(-ratio.over, ratio.under)
    name = name_pattern().match(text, end) if text[end : end + 1] in _NAMES else None
    if name:
        return Figure(start, name.end(name.lastindex or 0), str(ratio), name.group(), "loose", firm=False)
    named = "ordinal" in groups or before in {"“", "+"} or (before.isascii() and before.isalpha())
    large = "scale" in groups or number[-1] in "万亿"
    bound = "about" if "odd" in groups else ""
    figure = _measured(text, start, end, ratio, firm=True)
    if figure is None:
        return _without_unit(text, Figure(start, end, str(ratio), "", "", firm=large and not named, bound=bound))
    if figure.unit == "点" and digits and _NOON < ratio.over <= _MIDNIGHT and ratio.under == 1:
        return figure._replace(number=f"{ratio}:0", unit="", kind="clock")  # 20点
    if "ordinal" in groups or figure.unit == "季度":
        return _ordinal(text, figure)
    firm = not named and figure.unit != _ANNIVERSARY and (digits or large or _is_firm(text, figure, number))
    return figure._replace(firm=firm, bound=bound)


def _without_unit(text: str, figure: Figure) -> Figure | None:
    """Return a number before letters (5A级), or without a unit; None for a numeral that may be part of a word."""
    if letters := _LETTERS.match(text, figure.end):
        return figure._replace(end=letters.end(), unit=letters.group(), kind="loose", firm=False)
    number = text[figure.start : figure.end]
    return None if number in {"一", "十"} else figure


def _is_formula(text: str, end: int, number: str) -> bool:
    """Return whether a Chinese numeral before ``end`` opens a formula: 一手抓, 一一对应; but not 十九大 or 五角钱."""
    if text.startswith("角", end):
        return not text.startswith("角钱", end) and text[end - 2 : end - 1] != "元"
    return number == "一一" or _FORMULA.match(text, end) is not None or (number == "一" and text.startswith("大", end))


def _ordinal(text: str, figure: Figure) -> Figure:
    """Return the figure of an ordinal: a date for periods (第三季度末), otherwise a loose figure."""
    timed = figure.kind == "time"
    end = figure.end + (timed and text.startswith(("底", "末", "初"), figure.end))
    number = f"第{figure.number}{text[figure.end : end].replace('末', '底')}"
    return figure._replace(end=end, number=number, kind="date" if timed else "loose", firm=timed)


def _is_firm(text: str, figure: Figure, number: str) -> bool:
    """Return whether a Chinese numeral with its unit is a figure by itself; 十九大 is a name."""
    if number == "一":
        return figure.kind == "share" or (figure.kind == "time" and text.startswith(("内", "之内", "以内"), figure.end))
    return figure.kind != "loose" or (len(number) > 1 and figure.unit != "大")


def _measured(text: str, start: int, end: int, ratio: Ratio, *, firm: bool) -> Figure | None:
    """Return the figure of a number and the unit that follows, converted to the basic unit; None without a unit."""
    unit = units().at(text, end)
    if unit is None and text[end : end + 1] == "个":
        unit = units().at(text, end + 1)
    if unit is None:
        return None
    if unit.word == "年" and ratio.under == 1 and _FIRST_YEAR <= ratio.over <= _LAST_YEAR:
        part = next((part for part in _YEAR_PARTS if text.startswith(part, unit.end)), "")
        number = end_of_year(str(ratio)) if part.endswith(("底", "末")) else f"{ratio}{part[-1:]}"
        return Figure(start, unit.end + len(part), number, "", "date", firm=firm)
    if unit.word == "年" and is_anniversary(text, start, unit.end):
        return Figure(start, unit.end, str(ratio), _ANNIVERSARY, "loose", firm=False)
    word, kind, stop = unit.word, unit.row[1], unit.end
    halved = kind in {"time", "amount"} or word == "倍"
    if halved and text[stop : stop + 1] == "半" and text[stop + 1 : stop + 2] not in _NOT_HALF:
        ratio, stop = ratio.plus(Ratio(1, 2)), stop + 1
    if word == "日" and text.startswith(("内", "之内", "以内"), stop):
        word = "天"
    if word in {"个月", "月"} and ratio == _HALF:  # 半个月
        ratio, word = Ratio(15, 1), "天"
    if word in _conversions():
        times, word = _conversions()[word]
        ratio = ratio.times(times)
    figure = Figure(start, stop, str(ratio), word, kind, firm=firm)
    if word not in {"倍", "番"}:
        return figure
    from directive_diff.explanation.figures.multiples import growth  # noqa: PLC0415 - few figures are multiples

    return growth(text, figure, ratio)


def _join_ranges(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures; two that form a range (2—6天, 5%至8%) or a date (明年年底) are one."""
    before: Figure | None = None
    for figure in figures:
        if before and _is_ratio(text, before, figure):
            before = figure._replace(start=before.start, number=f"{before.number}:{figure.number}")
            continue
        if (
            before
            and text[before.end : figure.start] in _JOINS
            and (before.kind in {"", figure.kind} or (before.kind == "date" and figure.unit == "日"))
        ):
            least = _scaled(text, before, figure) if not before.kind and figure.unit else before.number
            last = figure.number if figure.kind != "clock" else in_same_half(text[before.start :], figure.number)
            number = f"{least}..{last}"
            before = figure._replace(start=before.start, number=number, firm=before.firm or figure.firm)
            continue
        if before and before.kind == "date" and before.end == figure.start and figure.number == end_of_year(""):
            before = figure._replace(start=before.start, number=end_of_year(before.number))
            continue
        if before:
            yield before
        before = figure
    if before:
        yield before


def _is_ratio(text: str, before: Figure, figure: Figure) -> bool:
    """Return whether two figures are a ratio: 1∶4, 1比4."""
    sign = text[before.end : figure.start]
    return sign in _RATIO and not (before.unit or before.kind) and text[before.end - 1].isdigit() and not figure.kind


def _scaled(text: str, before: Figure, figure: Figure) -> str:
    """Return the number before the dash in the unit of the number after it: the 2 of 2—6年 is 24个月."""
    end = figure.start
    while end < figure.end and units().at(text, end) is None:
        end += 1
    measured = _measured(text, before.start, end, value(text[before.start : before.end]), firm=True)
    return measured.number if measured and measured.unit == figure.unit else before.number


def _with_bound(text: str, figure: Figure) -> Figure:
    """Return the figure with its bound, from the words before or after it."""
    bound = bound_of(text, figure.start, figure.end, timed=figure.kind in {"time", "date", "clock"})
    return figure._replace(bound=bound.name or figure.bound, first=bound.first, last=bound.last)


@lexicon.derived
def units() -> Terms:
    """Return the units and measure words, with what the table says of them."""
    return Terms.of(lexicon.table("units"))


@lexicon.derived
def _conversions() -> Mapping[str, tuple[Ratio, str]]:
    """Return the units that are multiples of another, with the factor and that unit: 公里 is 1000 米."""
    conversions = {}
    for row in lexicon.table("units"):
        groups = re.fullmatch(r"(\d+)(?:/(\d+))?(\D+)", row[3]) if len(row) > 3 else None  # noqa: PLR2004 - columns
        if groups:
            conversions[row[0]] = Ratio.of(int(groups[1]), int(groups[2] or 1)), groups[3]
    return conversions
