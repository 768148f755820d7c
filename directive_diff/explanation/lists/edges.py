"""What the first and the last member of a list have around them that is no part of the member.

The rules of ``ends.py`` cannot always tell: 慎用 of 慎用查封、扣押, 旁听 of 邀请法官、律师旁听.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.lists.words import are_adverbs, lead_words
from directive_diff.text import common_suffix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff.explanation.clause_pair import LinkedClause
    from directive_diff.explanation.lists.members import Enumeration, Member
    from directive_diff.model import Wording

_LEAST = 2  # characters of a member
_SIGNS = "、和与"
_USES = "用"  # 慎用, 善用, 用好


def has_core(clause: LinkedClause, enumeration: Enumeration, member: Member, rest: str) -> bool:
    """Return whether the ``rest`` of the other clause has a member without the verb before or the word after it."""
    others = [one.text for one in enumeration.members if one is not member]
    for at in sorted(edge for edge in clause.edges if member.start < edge < member.end):
        head, tail = clause.text[member.start : at], clause.text[at : member.end]
        leads = head in lexicon.cues("quantity") or head.endswith(_USES)
        if member is enumeration.members[0] and leads and _is_in(tail, rest, others):
            return True
        follows = tail in lexicon.cues("point-closes") or any(f"{head}{sign}" in rest for sign in _SIGNS)
        if member is enumeration.members[-1] and follows and _is_in(head, rest, others):
            return True
    return False


def without_lead_and_tail(
    clause: LinkedClause, enumeration: Enumeration, members: Sequence[Member], texts: Sequence[str]
) -> list[Member]:
    """Return ``members`` of a list without what other members have around them in ``texts``, which share the list.

    健全 is no part of a member of 健全发现、报告机制 beside 健全反馈机制, and 机制 is none of 健全反馈机制.
    """
    first, last = enumeration.members[0], enumeration.members[-1]
    bare = []
    for member in members:
        others = [one.text for one in enumeration.members if one is not member]
        inner = [at for at in sorted(clause.edges) if member.start < at < member.end]
        leads = (at for at in inner if member == first and _occurs(clause.text[first.start : at], others, texts))
        start = next(leads, member.start)
        tails = (
            at for at in inner if member == last and start < at and _occurs_behind(clause, at, last, others, texts)
        )
        end = next(tails, member.end)
        bare.append(member._replace(start=start, end=end, text=clause.text[start:end]))
    return bare


def _occurs(lead: str, others: Sequence[str], texts: Sequence[str]) -> bool:
    return any(lead + other in text for other in others for text in texts)


def _occurs_behind(clause: LinkedClause, at: int, last: Member, others: Sequence[str], texts: Sequence[str]) -> bool:
    tail = clause.text[at : last.end]
    return any(other + tail in text for other in others for text in texts)


def _is_in(words: str, text: str, others: list[str]) -> bool:
    return len(words) >= _LEAST and words in text and not any(words in other for other in others)


def end_without_shared(clause: LinkedClause, enumeration: Enumeration, member: Member, other: LinkedClause) -> int:
    """Return where a member ends, without the words in which both clauses end, behind another member in the other."""
    if member is not enumeration.members[-1]:
        return member.end
    shared = common_suffix(clause.text, other.text)
    end = len(clause.text) - shared
    if not member.start + _LEAST <= end < member.end:
        return member.end
    tail, siblings = clause.text[end : member.end], tuple(one.text for one in enumeration.members[:-1])
    if clause.text[member.start : end] in lead_words() and not are_adverbs(siblings):
        return member.end  # 准确 of 准确研判 is no member
    if end not in clause.edges or tail in lexicon.cues("point-closes") or any(one.endswith(tail) for one in siblings):
        return member.end
    return end if other.text.endswith(siblings, 0, len(other.text) - shared) else member.end


def runs(
    clause: LinkedClause, chosen: Iterable[tuple[Enumeration, Sequence[Member]]], other: LinkedClause
) -> Iterator[Wording]:
    """Yield the wording of the chosen members, neighbouring ones together, each once, without what both end in."""
    covered = 0
    for enumeration, members in chosen:
        run: list[Member] = []
        for member, following in pairwise([*enumeration.members, None]):
            if member is None or member not in members or member.start < covered:
                continue
            run.append(member)
            if following not in members:
                covered = member.end
                yield clause.wording(run[0].start, end_without_shared(clause, enumeration, member, other))
                run = []
