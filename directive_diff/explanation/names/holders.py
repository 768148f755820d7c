"""Who holds a role: 由财政局牵头 → 由发改局牵头, A局牵头、B局配合 → B局牵头、A局配合.

A role is named by a word for a duty (牵头, 负责, 任组长), by 由 before an act, or by 要 behind a body. Holders count as
members of a list: one that took another's place in the same role is a change, one that came or went is not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.names.localising import without_level
from directive_diff.explanation.names.offices import is_in_office_name, is_same_office
from directive_diff.grammar.demands.clause_words import degrees_in
from directive_diff.grammar.demands.imperatives import opens_as_imperative
from directive_diff.grammar.demands.particles import find_order
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.model import Change, ChangeKind
from directive_diff.text import common_suffix, has_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_LONGEST, _SHORTEST = 16, 2  # characters of a holder's name
_LEAST_ACT, _LONGEST_END = 4, 3  # characters of an act that two subjects share, and of the end of their names
_BEFORE = "，、；：由与和并"  # before a holder's name
_ADVERBS = ("定期", "及时", "每周", "每月", "每日", "每天", "每季度", "每年", "按时", "必须", "要", "应", "须")
_JOINS = "、和与及"
_NO_ROLE = "人同志任者的"  # behind 负责, these make another word of it
_UNDER = frozenset("副分")  # 副市长 and 分管负责人 are others than 市长 and 负责人
_SEATS, _NO_SEAT = frozenset("局厅委部办署"), frozenset("部面势长托员理公法分署门下")  # 局 of 局部 is no office
_TITLES = ("长", "主任", "书记", "指挥", "责任人", "召集人", "负责人", "联络员")
_ADDRESSED = "要"  # the role of those whom a clause addresses
_EVERYBODY = ("地方", "基层", "各", "全", "有关", "相关", "广大", "所有", "我们", "大家")
_CHARGED = ("分管", "主管", "带队", "带班", "挂帅", "主抓", "包联", "包保", "挂点", "领办", "主持")
_EACH, _COUNTED = ("每位", "每名", "每个"), 2  # 每位干部 and 每名干部 are the same
_NO_NAME = tuple("要与同在给对为把将向从以按用报送经请交")  # a name does not begin with a preposition


def holder_changes(pair: ClausePair) -> Iterator[Change]:
    """Yield a change for each role that somebody else holds in the target."""
    ours = _holders(pair.source)
    theirs = _holders(pair.target) if ours else []
    if not (ours and theirs):
        ours, theirs = _subjects(pair)
    rest, others = list(theirs), []
    for old in ours:
        same = next((new for new in rest if new.row[1] == old.row[1] and _is_same(old.word, new.word)), None)
        if same is None:
            others.append(old)
        else:
            rest.remove(same)
    for old in others:
        new = next((new for new in rest if new.row[1] == old.row[1] and not _is_all(old, new)), None)
        if new is None:
            continue
        rest.remove(new)
        if not (_is_known(pair.source, new) or _is_known(pair.target, old)):
            yield pair.change(ChangeKind.LISTED, *_without_shared(pair, old, new))


def is_only_held_by_another(pair: ClausePair) -> bool:
    """Return whether two clauses are the same apart from the holder of one role: 由省财政厅负责, 由市人社局负责."""
    rests = [
        {f"{clause.text[: term.start]}\n{clause.text[term.end :]}" for term in _holders(clause)}
        for clause in (pair.source, pair.target)
    ]
    return not rests[0].isdisjoint(rests[1])


def _without_shared(pair: ClausePair, old: Term, new: Term) -> tuple[Term, Term]:
    """Return two names without the words with which both begin: 普法工作主要负责人, 普法工作分管负责人."""
    shared = max(
        (
            end
            for end in range(min(len(old.word), len(new.word)) - _SHORTEST + 1)
            if old.word[:end] == new.word[:end]
            and old.start + end in pair.source.edges
            and new.start + end in pair.target.edges
        ),
        default=0,
    )
    return old._replace(start=old.start + shared), new._replace(start=new.start + shared)


def _is_same(one: str, other: str) -> bool:
    """Return whether two names are of one body, perhaps of another level: 财政局 and 市财政局."""
    one, other = (name[_COUNTED * name.startswith(_EACH) :] for name in (one, other))
    if "、" in one or "、" in other:  # what only one of them has, the members of the list say
        return any(_is_same(ours, theirs) for ours in _names(one) for theirs in _names(other))
    short, long = sorted((one, other), key=len)
    chars = iter(long)
    if short[-1] == long[-1] and all(char in chars for char in short):  # 常委会 is short for 常务委员会
        return _UNDER.isdisjoint(set(long).difference(short))
    return without_level(one) == without_level(other) or is_same_office(one, other)


def _names(listed: str) -> list[str]:
    return [name for name in listed.split("、") if name]


def _is_all(old: Term, new: Term) -> bool:
    """Return whether two clauses address everybody: 各级党委要 and 全市各单位要."""
    return old.row[1] == _ADDRESSED and old.word.startswith(_EVERYBODY) and new.word.startswith(_EVERYBODY)


def _is_known(clause: LinkedClause, holder: Term) -> bool:
    return clause.neighbour_has(holder.word)


def _subjects(pair: ClausePair) -> tuple[list[Term], list[Term]]:
    """Return whom the two clauses begin with, if these do the same: 工会开展体检, 医院开展体检."""
    source, target = pair.source.text, pair.target.text
    shared = common_suffix(source, target)
    for length in range(shared, max(_LEAST_ACT, shared - _LONGEST_END) - 1, -1):
        at, to = len(source) - length, len(target) - length
        ends = at in pair.source.edges and to in pair.target.edges
        if ends and source.endswith(_bodies(), 0, at) and target.endswith(_bodies(), 0, to):
            if source[at] in _JOINS:  # the list of bodies goes on
                break
            if any(_opens_as_no_name(text, end) for text, end in ((source, at), (target, to))):
                break
            return list(_named(source, 0, at, "")), list(_named(target, 0, to, ""))
    return [], []


def _opens_as_no_name(text: str, end: int) -> bool:
    """Return whether a clause opens with an act or order, and not with the name of somebody: 不得让企业 is no name."""
    return text.startswith((*_EVERYBODY, *_NO_NAME)) or opens_as_imperative(text) or bool(degrees_in(text[:end]))


def _holders(clause: LinkedClause) -> list[Term]:
    """Return the holders of roles in a clause, each once: its range, its name and its role."""
    found = {term.start: term for term in _found(clause.text)}
    return [found[start] for start in sorted(found)]


def _found(text: str) -> Iterator[Term]:
    at = find_order(text)
    if at >= _SHORTEST and text.endswith(_bodies(), 0, at):
        yield from _named(text, 0, at, _ADDRESSED)
    for role in _roles().find(text):
        if text[role.end : role.end + 1] not in _NO_ROLE or role.end == len(text):
            yield from _before(text, role)
            if role.row[1] in {"role-to", "role-is"}:
                yield from _behind(text, role)
    yield from _appointed(text)
    towards = text.find("向")
    if towards >= _SHORTEST and has_any(text[towards:], lexicon.cues("reports-to")):
        yield from _before(text, Term(towards, towards + 1, ("向", "role")))
    agent = text.find("由")
    if agent >= 0:
        ends = range(agent + 1 + _SHORTEST, min(len(text), agent + 1 + _LONGEST))
        end = next((i for i in ends if text.endswith(_bodies(), 0, i) and _opens_act(text, i)), 0)
        signs = [agent, *(i for i in range(agent, end) if text[i] == "、"), end]
        if all(text.endswith(_bodies(), agent + 1, stop) for stop in signs[1:]):  # 由水利局、气象局会商
            for start, stop in pairwise(signs):
                yield from _named(text, start + 1, stop, "由")


def _appointed(text: str) -> Iterator[Term]:
    """Yield who is to have a title, with it as the role: 县长 of 县长任总路长."""
    at = text.find("任", _SHORTEST)
    while at >= 0:
        end = min((i for sign in _BEFORE if (i := text.find(sign, at)) >= 0), default=len(text))
        if text.endswith(_TITLES, at + 1, end):
            yield from _before(text, Term(at - (text[at - 1] in "担兼"), end, (text[at:end], "role")))
        at = text.find("任", at + 1)


def _before(text: str, role: Term) -> Iterator[Term]:
    """Yield the holder before a word of a role: 财政局 of 由财政局牵头; not 密切 of 密切配合."""
    if role.row[1] == "role-is":
        return
    end = role.start
    while cut := next((word for word in _ADVERBS if text.endswith(word, 0, end)), ""):
        end -= len(cut)
    start = max(text.rfind(sign, 0, end) for sign in _BEFORE) + 1
    if start and text[start - 1] == "和" and is_in_office_name(text, start - 1):
        start = max(text.rfind(sign, 0, start - 1) for sign in _BEFORE) + 1
    if text.endswith(_bodies(), start, end):
        yield from _named(text, start, end, role.word)


def _behind(text: str, role: Term) -> Iterator[Term]:
    """Yield the holder behind a word: 气象局 of 会同气象局, 交通局 of 责任单位为交通局."""
    ends = range(role.end + _SHORTEST, min(len(text), role.end + _LONGEST) + 1)
    whole = (i for i in ends if text.endswith(_bodies(), role.end, i) and (i == len(text) or _ends_name(text, i)))
    yield from _named(text, role.end, next(whole, 0), f"{role.word}…")


def _ends_name(text: str, at: int) -> bool:
    return text[at] in _BEFORE or _opens_act(text, at) or any(True for _ in _roles().find(text[at : at + 3]))


def _opens_act(text: str, at: int) -> bool:
    """Return whether an act begins at ``at``, and not a part of an office's name: the 保障 of 社会保障局."""
    if text.startswith(_CHARGED, at):
        return True
    return opens_as_imperative(text[at:]) and not any(_ends_office(text, at, at + n) for n in (2, 4))


def _ends_office(text: str, at: int, seat: int) -> bool:
    """Return whether the character at ``seat`` ends the name of an office that goes on at ``at``: 局 of 保障局."""
    ends = text[seat : seat + 1] in _SEATS and text[seat + 1 : seat + 2] not in _NO_SEAT
    return ends and text[at:seat].isalpha()


def _named(text: str, start: int, end: int, role: str) -> Iterator[Term]:
    if _SHORTEST <= end - start <= _LONGEST and "的" not in text[start:end]:  # 三分之二以上的村 is no body
        yield Term(start, end, (text[start:end], role))


@lexicon.derived
def _roles() -> Terms:
    """Return the words of roles, with their kind: role, role-to (会同), role-is (责任单位为)."""
    kinds = ("charged", "role", "role-is", "role-to")
    return Terms.of((word, kind) for kind in kinds for word in lexicon.cues(kind))


@lexicon.derived
def _bodies() -> tuple[str, ...]:
    """Return the ends of the names of bodies and office holders."""
    return lexicon.cues("office-end body-end agency person holder-end")
