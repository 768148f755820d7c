"""What every format says about a survey: its head, findings in words, signs, and one line per text."""

from __future__ import annotations

import shlex
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.model import Fate
from directive_diff.sanitise import flowing, on_one_line, printable_name
from directive_diff.surveys.arrangement import added, softened, weakenings
from directive_diff.surveys.likeness import MOST, is_left_out
from directive_diff.surveys.over_all import Kind, Overall, over_all
from directive_diff.view import caption
from directive_diff.view.caption import percent
from directive_diff.view.changes import describe_exchange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff.labels.many import ManyLabels
    from directive_diff.surveys.arrangement import Matrix, Row
    from directive_diff.surveys.likeness import Alike, Nearest
    from directive_diff.surveys.values import Cell, Survey, Surveyed

SIGNS = {Fate.CARRIED: "＃", Fate.PARTLY: "／", Fate.POSSIBLE: "？", Fate.DROPPED: "－"}
SOFTENED, NOTHING = "！", "　"
JUDGED = "*"  # after the sign of a cell in which a judge's opinion added or removed a link
NAMES = 4  # names of texts that are listed before “and others”
SHOWN = 3  # findings of a kind that are shown, unless all are requested


class FindingGroup(NamedTuple):
    """The findings of one kind in words: a heading, a line for each, and how many ``more`` are not shown."""

    kind: Kind
    heading: str
    lines: tuple[Line, ...]
    more: int


class Line(NamedTuple):
    """One finding in words: the number of texts, the id of the demand, its words, and who made what of it."""

    times: str
    id: str
    words: str
    how: str
    finding: Overall


class TextLine(NamedTuple):
    """One text in a line; ``nearest`` is the most similar text, with the likeness.

    ``judged`` is the number of links that a judge added or removed, empty if none was asked.
    """

    number: int
    name: str
    level: str
    date: str
    share: str
    carried: int
    partly: int
    dropped: int
    added: int
    weakened: int
    nearest: str
    reviewed: bool
    judged: str
    text: Surveyed


def sign(cell: Cell | None) -> str:
    """Return the full-width sign of a cell."""
    if cell is None or cell.fate is None:
        return NOTHING
    return SOFTENED if softened(cell) else SIGNS.get(cell.fate, "？")


def mark(cell: Cell | None) -> str:
    """Return the mark after the sign of a cell that a judge's opinion changed; empty for other cells."""
    return JUDGED if cell is not None and cell.judged else ""


def is_judged(grid: Matrix) -> bool:
    """Return whether a judge's opinion changed a cell that is shown."""
    return any(cell is not None and cell.judged for row in grid.rows for cell in row.cells)


def legend(labels: ManyLabels, *, judged: bool) -> tuple[str, ...]:
    """Return what each sign means."""
    signs = [f"{sign} {labels(fate.value)}" for fate, sign in SIGNS.items()]
    return (*signs, f"{SOFTENED} {labels('softened')}", *([f"{JUDGED} {labels('cell_judged')}"] * judged))


def name(text: Surveyed) -> str:
    """Return the name of a text, sanitised."""
    return printable_name(text.name)


def head(survey: Survey, labels: ManyLabels) -> tuple[str, ...]:
    """Return what is compared with what, how much was carried, and what a share means."""
    number = labels("lower_texts", n=len(survey.texts))
    if survey.failed:
        number += labels("joiner") + labels("not_compared", n=len(survey.failed))
    reviewed = sum(text.review is not None for text in survey.texts)
    lines = [number, *_shares(survey, labels), _means(survey, labels)]
    if is_left_out(survey):
        lines.append(labels("likeness_left", most=MOST))
    lines += describe_models(survey, labels)
    if reviewed:
        lines.append(labels("survey_reviewed", n=reviewed, of=len(survey.texts)))
    else:
        lines.append(labels("not_reviewed"))
    return tuple(filter(None, lines))


def describe_models(survey: Survey, labels: ManyLabels) -> tuple[str, ...]:
    """Return in words whether a small model read, and whether another was asked, about how many texts."""
    judges = [text.judge for text in survey.texts if text.judge]
    asked = caption.describe_judge_record(caption.merge_judges(judges), labels) if judges else ""
    of = labels("survey_judged", n=len(judges), of=len(survey.texts)) if judges else ""
    return tuple(filter(None, (caption.describe_reader(survey.tool, labels), asked + of)))


def _shares(survey: Survey, labels: ManyLabels) -> Iterator[str]:
    known = [(text.carried.share, text) for text in survey.texts if text.carried.share is not None]
    if len(known) > 1:
        most, least = (pick(known, key=lambda each: each[0]) for pick in (max, min))
        middle = percent(median(share for share, _ in known))
        yield labels(
            "survey_spread",
            median=middle,
            most=percent(most[0]),
            who=name(most[1]),
            least=percent(least[0]),
            whom=name(least[1]),
        )


def _means(survey: Survey, labels: ManyLabels) -> str:
    clauses = [clause for clause in survey.upper.clauses if clause.linkable]
    characters = sum(clause.span.length for clause in clauses) / 100
    return labels("share_means", chars=_round(characters), clauses=_round(len(clauses) / 100)) if clauses else ""


def _round(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}"  # noqa: PLR2004 - two figures


def findings(
    survey: Survey, rows: Iterable[Row], labels: ManyLabels, *, every: bool = False
) -> tuple[FindingGroup, ...]:
    """Return the findings over all texts in words, by kind; a few of each kind, or ``every`` one.

    ``rows`` are the demands that are shown.
    """
    ids = {row.directive.id for row in rows}
    groups = []
    for kind, group in groupby(over_all(survey, ids), key=lambda each: each.kind):
        of_kind = list(group)
        listed = of_kind if every else of_kind[:SHOWN]
        lines = tuple(_line(each, survey, labels) for each in listed)
        groups.append(FindingGroup(kind, labels(f"finding_{kind.value}"), lines, len(of_kind) - len(listed)))
    return tuple(groups)


def _line(finding: Overall, survey: Survey, labels: ManyLabels) -> Line:
    count = labels("counted_of", n=len(finding.texts), of=finding.of)
    who = describe_texts(finding.texts, survey, labels)
    match finding.kind:
        case Kind.NOBODY:
            count, how = "", ""
        case Kind.PROHIBITION:
            how = "" if len(finding.texts) == finding.of else who
        case Kind.FIGURE | Kind.REVERSED | Kind.WEAKENED:
            how = labels("joiner").join(_describe_way(way, survey, labels) for way in finding.ways)
        case Kind.ALONE:
            count, how = "", who
        case Kind.TEMPLATE:
            how = who
    words = on_one_line(finding.words)
    return Line(count, finding.clause or finding.demand or "", words, how, finding)


def _describe_way(way: tuple[str | None, str | None, tuple[int, ...]], survey: Survey, labels: ManyLabels) -> str:
    """Return which words replaced which, and who wrote them: “保持”→“力争”（常州）."""
    old, new, who = way
    return f"{describe_exchange(old, new, labels)}（{describe_texts(who, survey, labels)}）"


def describe_texts(texts: Sequence[int], survey: Survey, labels: ManyLabels) -> str:
    """Return the names of texts, only the first few if there are many."""
    if len(texts) == len(survey.texts) > NAMES:
        return labels("and_all")
    names = labels("list_joiner").join(name(survey.texts[index]) for index in texts[:NAMES])
    return names if len(texts) <= NAMES else labels("who_and_more", names=names, n=len(texts))


def text_lines(survey: Survey, columns: Sequence[int], like: Alike, labels: ManyLabels) -> tuple[TextLine, ...]:
    """Return a line for each text, in the order of the columns."""
    return tuple(
        _text_line(number, survey.texts[column], survey, like.nearest[column], labels)
        for number, column in enumerate(columns, 1)
    )


def _text_line(number: int, text: Surveyed, survey: Survey, near: Nearest | None, labels: ManyLabels) -> TextLine:
    fates = [cell.fate for cell in text.cells]
    return TextLine(
        number,
        name(text),
        labels(f"level_{text.level.value}") if text.level else "",
        text.date or "",
        percent(text.carried.share),
        fates.count(Fate.CARRIED),
        fates.count(Fate.PARTLY),
        fates.count(Fate.DROPPED),
        added(text),
        weakenings(text),
        f"{name(survey.texts[near.text])} {percent(near.likeness)}" if near else "",
        text.review is not None,
        str(text.judge.changed) if text.judge else "",
        text,
    )


def groups(survey: Survey, like: Alike, labels: ManyLabels) -> tuple[str, ...]:
    """Return which texts are similar, one line per group."""
    return tuple(
        labels("group_said", n=n, names=labels("list_joiner").join(name(survey.texts[index]) for index in group))
        for n, group in enumerate(like.groups, 1)
    )


def command(survey: Survey, text: Surveyed) -> str:
    """Return the command that compares a text clause by clause, ready to paste into a shell."""
    review = f" --review {_quoted(text.member.review)}" if text.member.review else ""
    judge = "".join(f" {word if word.startswith('--') else _quoted(word)}" for word in survey.judging)
    return f"directive-diff compare {_quoted(survey.upper.document.path)} {_quoted(text.member.path)}{judge}{review}"


def _quoted(path: str) -> str:
    """Return a path for a shell; one with control characters as $'…', so that none reaches the terminal."""
    if path.startswith("-") and path != "-":
        path = f"./{path}"
    if flowing(path) == path:
        return shlex.quote(path)
    escaped = "".join(
        f"\\x{byte:02x}" if byte < 0x20 or byte >= 0x7F or chr(byte) in "'\\" else chr(byte)  # noqa: PLR2004 - ASCII
        for byte in path.encode("utf-8", "surrogateescape")
    )
    return f"$'{escaped}'"
