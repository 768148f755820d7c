"""The lists of a clause and their members: an item with a sign on both sides is a whole member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.lists.ends import Around, end_of_last_member, start_of_first_member
from directive_diff.explanation.lists.words import lead_words
from directive_diff.explanation.names.offices import REGIONS, core_of_office
from directive_diff.grammar.demands.imperatives import doing_words
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.explanation.clause_pair import LinkedClause
    from directive_diff.explanation.lists.spans import ListSpan

_LIST_SIGNS = frozenset("、和与及或暨")
_PAIR = 2  # members of the shortest list
_TO = frozenset("由向报请经")
_OFFICE, _LONGEST = 3, 16  # characters of the name of an office
_OTHERS = ("个人", "个体", "企业", "家庭", "公民", "居民", "职工", "用户")  # beside a body: 单位和个人
_ON = "对"
_STRONG = "强"
_WORD = 2  # characters of a verb, and of the noun at the end of a member


class Member(NamedTuple):
    """A member of a list: ``text`` is at ``[start, end)`` of the folded clause."""

    start: int
    end: int
    text: str


class Enumeration(NamedTuple):
    """A list of two or more members; the words from ``start`` on lead up to the first.

    ``head`` is the word after 等 that names their kind (口罩等企业), or the end of the last; ``closed``: 等 ends it.
    """

    members: tuple[Member, ...]
    head: str
    closed: bool
    start: int


def enumerations(clause: LinkedClause, other: LinkedClause) -> tuple[Enumeration, ...]:
    """Return the lists of a clause; pairs of bodies (党委和政府) and of verbs (支持和组织…) are not lists."""
    if not _may_list(clause.text):
        return ()
    lists = [span for span in clause.list_spans if len(span.items) >= _PAIR]
    if not lists:
        return ()
    around = _surroundings(other)
    return tuple(_enumeration(clause, span, around) for span in lists if not _is_joint_act(clause, span))


def has_all_items(other: LinkedClause, clause: LinkedClause) -> bool:
    """Return whether ``other`` has every item of the lists of a clause, unchanged."""
    if not _may_list(clause.text):
        return True
    lists = (span.items for span in clause.list_spans if len(span.items) >= _PAIR)
    return all(clause.text[start:end] in other.text for items in lists for start, end in items)


def _may_list(text: str) -> bool:
    """Return whether a text has a sign or word that parts the members of a list."""
    return not _LIST_SIGNS.isdisjoint(text) or "》《" in text


def _surroundings(clause: LinkedClause) -> Around:
    spans = [[clause.text[start:end] for start, end in span.items] for span in clause.list_spans]
    return Around(
        frozenset(item for items in spans for item in items[1:-1]),
        tuple(items[0] for items in spans),
        tuple(items[-1] for items in spans),
        tuple(item for items in spans for item in items[1:]),
        tuple(item for items in spans for item in items[:-1]),
    )


def _is_joint_act(clause: LinkedClause, span: ListSpan) -> bool:
    """Return whether the items are two verbs with one object, two adverbs, or two bodies that act as one."""
    if len(span.items) > _PAIR:
        return False
    (start, end), (opened, stop) = span.items
    one, other = clause.text[start:end], clause.text[opened:stop]
    verbs = doing_words()
    governs = opened + _WORD < stop or clause.text[stop : stop + 1] == _ON  # 加强和改进对政法工作的领导
    if one[-_WORD:] in verbs and other[:_WORD] in verbs and governs:
        return True
    leads = lead_words()
    if one in leads and other[:_WORD] in leads and other not in leads:  # 立即、全面整改
        return True
    if other.startswith(_OTHERS):
        return False
    body = one.endswith(lexicon.cues("named-body")) and not one.endswith(_STRONG, 0, -1)  # 交通强市 is an aim
    return body or _opens_with_body(clause, opened, stop)


def _opens_with_body(clause: LinkedClause, start: int, end: int) -> bool:
    """Return whether the first word of the last item is a body: 党委和政府要…, 各级党委和有关部门."""
    stop = min((edge for edge in clause.edges if start < edge <= end), default=end)
    if stop == start + 1 and any(map(core_of_office, _heads(clause.text[start:end]))):
        return False  # 市自然资源局 is one office of several
    return clause.text.endswith(lexicon.cues("named-body"), start, stop)


def _heads(words: str) -> Iterator[str]:
    """Yield the beginnings of ``words`` that may be the name of an office."""
    return (words[:end] for end in range(_OFFICE, min(len(words), _LONGEST) + 1))


def _enumeration(clause: LinkedClause, span: ListSpan, around: Around) -> Enumeration:
    """Return the list in a span, without what precedes and follows its members."""
    first, *inner, last = span.items
    begun = start_of_first_member(clause, first, [clause.text[start:end] for start, end in (*inner, last)], around)
    if clause.text[begun] in _TO and clause.text[begun + 1 : begun + 2] in REGIONS:  # 由省 of 由省水利厅 is no word
        begun += core_of_office(clause.text[begun + 1 : first[1]]) != ""
    before = [(begun, first[1]), *inner]
    ended = end_of_last_member(
        clause, last, [clause.text[start:end] for start, end in before], around, closed=span.closed
    )
    members = tuple(_member(clause.text, start, end) for start, end in (*before, (last[0], ended)))
    return Enumeration(members, span.head or members[-1].text[-_WORD:], span.closed, first[0])


def _member(text: str, start: int, end: int) -> Member:
    """Return the member at ``text[start:end]``, without quotation marks around it."""
    words = text[start:end]
    if len(words) > _WORD and words[0] == "“" and words.find("”") == len(words) - 1:
        return Member(start + 1, end - 1, words[1:-1])
    return Member(start, end, words)
