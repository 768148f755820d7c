"""Make drafts of a text with known edits: a few, far apart, each in one clause; all else is identical.

So it is known without a reader what a comparison of the two must report; `edits.py` checks that. This module chooses
clauses, edits them, puts the text together again, and records where each edit is in both texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon
from directive_diff.model import Demand, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from directive_diff import Readout
    from directive_diff.model import Clause

KINDS = (
    "figure", "reversed", "scope", "localised", "weakened", "listed", "replaced", "strengthened", "deleted", "inserted",
    "moved",
)  # fmt: skip
"""The kinds of edit, first those for which few clauses are suitable."""

APART = 90  # characters between two edits
SIZES = range(8, 46)  # characters of a clause that is edited
SHARED = 5  # characters that a demand may share with the one that replaces it
LINE = 30  # characters of a line that was wrapped by hand

Exchange = tuple[str, str]
# What is replaced by what; the first match counts. The left sides are patterns.
EXCHANGES: Mapping[str, tuple[Exchange, ...]] = {
    "weakened": (
        ("必须", "要"), ("确保", "力争"), ("务必", "要"), ("一定要", "要"),
        ("坚决(?!有力)", ""), ("全力(?!以赴)", ""), ("切实", ""),
    ),
    "strengthened": (("^要(?![求素点害件])(?!.*(?:坚决|全力|切实|确保|必须|务必|严))", "必须"),),
    "localised": (
        ("全国", "全省"), ("全省", "全市"), ("全市", "全县"), ("我国", "我省"),
        ("党中央", "省委"), ("省委", "市委"),
    ),
    "reversed": (
        ("不准", "可以"), ("不得(?!不)", "可以"), ("严禁", "允许"), ("(?<!令行)禁止", "允许"),
        ("^要(?=加强|坚持|推进|支持|抓好|落实|完善)", "不要"),
    ),
    "scope": (
        ("所有(?!制)", "部分"), ("全部", "部分"), ("立即", "适时"), ("首位", "重要位置"), ("以上", "左右"),
        ("全面(?=推进|推行|落实|加强|排查|开展|实施|提升|推广)", "逐步"),
    ),
}  # fmt: skip
LIST = re.compile("(?<=[\u4e00-\u9fff]{2}、)[\u4e00-\u9fff]{2,6}、(?=[\u4e00-\u9fff]{2})")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Edit(NamedTuple):
    """One edit: its spans in both texts, the words replaced, and their replacement; empty if there are none."""

    kind: str
    source: Span | None
    target: Span | None
    old: str
    new: str


class Draft(NamedTuple):
    """A text, its draft with known edits, and the text wrapped by hand."""

    source: str
    target: str
    wrapped: str
    edits: tuple[Edit, ...]


class Plan(NamedTuple):
    """An edit to be made: the clause is replaced by ``text`` (None cuts it out, or moves it), or comes before it."""

    kind: str
    clause: Span
    text: str | None
    old: str = ""
    new: str = ""


def draft(readout: Readout, foreign: Sequence[str], chance: Random) -> Draft:
    """Return a draft of ``readout`` with one edit of each possible kind; ``foreign`` are clauses of other texts."""
    text = readout.document.text
    strange = [other for other in foreign if is_strange(other, text)]
    plans: list[Plan] = []
    for kind in KINDS:
        clauses = list(fit(readout))
        chance.shuffle(clauses)
        free = (c for c in clauses if all(abs(c.span.start - plan.clause.start) >= APART for plan in plans))
        plan = next(filter(None, (planned(kind, clause, strange, chance) for clause in free)), None)
        plans += [plan] if plan else []
    target, edits = edited(text, sorted(plans, key=lambda plan: plan.clause))
    return Draft(text, target, wrapped(text, chance), tuple(edits))


def is_strange(clause: str, text: str) -> bool:
    """Return whether a clause has little wording in common with a text, so that no clause of it can carry it."""
    pairs = [clause[i : i + 2] for i in range(len(clause) - 1)]
    return sum(pair in text for pair in pairs) * 2 < len(pairs)


def fit(readout: Readout) -> Iterator[Clause]:
    """Yield the clauses that can be edited: neither short nor long, on one line, and occurring once."""
    for clause in readout.clauses:
        once = readout.document.text.count(clause.text) == 1
        if once and clause.linkable and len(clause.text) in SIZES and "\n" not in clause.text:
            yield clause


def planned(kind: str, clause: Clause, foreign: Sequence[str], chance: Random) -> Plan | None:
    """Return how ``clause`` is to be edited, or None if it is not suitable."""
    match kind:
        case "deleted" | "moved":
            return Plan(kind, clause.span, None, clause.text, clause.text)
        case "inserted":
            return Plan(kind, clause.span, clause.text, new=chance.choice(foreign)) if foreign else None
        case "replaced":
            return replaced(clause, foreign, chance)
        case "figure":
            return refigured(clause, chance)
        case "listed":
            return shortened(clause)
        case _:
            return exchanged(kind, clause)


def exchanged(kind: str, clause: Clause) -> Plan | None:
    """Return the exchange of one wording of a table for another, the first that fits."""
    for old, new in EXCHANGES[kind]:
        if match := re.search(old, clause.text):
            text = clause.text[: match.start()] + new + clause.text[match.end() :]
            return Plan(kind, clause.span, text, match.group(), new)
    return None


def replaced(clause: Clause, foreign: Sequence[str], chance: Random) -> Plan | None:
    """Return another demand under the same verb: 要加强堤防巡查 for 要加强舆论引导."""
    if clause.demand is not Demand.REQUIRES:
        return None
    lead, verb = opening(clause.text)
    bodies = (other[len(opening(other)[0]) :] for other in foreign if verb and opening(other)[1] == verb)
    apart = [body for body in bodies if len({*body} & {*clause.text}) <= SHARED]
    return Plan("replaced", clause.span, lead + (new := chance.choice(apart)), clause.text, new) if apart else None


def opening(text: str) -> tuple[str, str]:
    """Return the words before the verb of a demand, and the verb, empty if there is none: 二要, 加强."""
    match = re.match("[一二三四五六七八九十]?[是要]?", text)
    lead = match.group() if match else ""
    verb = text[len(lead) : len(lead) + 2]
    return lead, verb if verb in lexicon.words("doing") else ""


def refigured(clause: Clause, chance: Random) -> Plan | None:
    """Return the clause with another number: 81人 for 18人."""
    match = NUMBER.search(clause.text)
    if not match:
        return None
    new = other_number(match.group(), chance)
    text = clause.text[: match.start()] + new + clause.text[match.end() :]
    return Plan("figure", clause.span, text, match.group(), new)


def shortened(clause: Clause) -> Plan | None:
    """Return the clause without a member of its list that has another on either side."""
    member = LIST.search(clause.text)
    if not member:
        return None
    text = clause.text[: member.start()] + clause.text[member.end() :]
    return Plan("listed", clause.span, text, member.group()[:-1])


def other_number(number: str, chance: Random) -> str:
    """Return a number of another value: its digits reversed if that changes it, else a little more."""
    turned = number[::-1]
    if "." not in number and turned != number and not turned.startswith("0"):
        return turned
    return str(int(float(number)) + chance.choice((1, 2, 7)))


def edited(text: str, plans: Sequence[Plan]) -> tuple[str, list[Edit]]:
    """Return ``text`` with the planned edits, which are in order and far apart, and their spans."""
    target, at, edits, moved = "", 0, [], []
    for plan in plans:
        cut = without(text, plan.clause) if plan.text is None else plan.clause
        target += text[at : cut.start]
        at = cut.end
        if plan.text is None:
            moved += [plan] if plan.kind == "moved" else []
            edits += [Edit(plan.kind, plan.clause, None, plan.old, "")] if plan.kind == "deleted" else []
            continue
        start, came = len(target), plan.new if plan.kind == "inserted" else plan.text
        target += f"{came}，{plan.text}" if plan.kind == "inserted" else came
        gone = None if plan.kind == "inserted" else plan.clause
        edits.append(Edit(plan.kind, gone, Span(start, start + len(came)), plan.old, plan.new))
    target = (target + text[at:]).rstrip()
    for plan in moved:
        target += f"\n会议强调，{plan.new}。"
        edits.append(Edit(plan.kind, plan.clause, Span(len(target) - 1 - len(plan.new), len(target) - 1), "", ""))
    return f"{target}\n", edits


def without(text: str, clause: Span) -> Span:
    """Return the span to delete with a clause: including its comma, or the one before if it ends its sentence."""
    if text[clause.end : clause.end + 1] in {"，", ",", "；"}:
        return Span(clause.start, clause.end + 1)
    before = text[clause.start - 1 : clause.start]
    return Span(clause.start - 1, clause.end) if before in {"，", ","} else Span(clause.start, clause.end + 1)


def wrapped(text: str, chance: Random) -> str:
    """Return ``text`` with its lines wrapped by hand, some of them indented."""
    lines = []
    for paragraph in text.split("\n"):
        parts = [paragraph[i : i + LINE] for i in range(0, len(paragraph), LINE)] or [""]
        lines += [parts[0], *(chance.choice(("", "", " ")) + part for part in parts[1:])]
    return "\n".join(lines)
