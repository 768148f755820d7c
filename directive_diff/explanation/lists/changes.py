"""Listed: members of an enumeration that were added, dropped or replaced.

Members that are identical in both clauses are matched first. Any other member counts as kept if the rest of the other
clause has its wording, in any order. A member that a neighbour has was split off or merged in, which is not a change.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.degree.evenness import leaves_none_out
from directive_diff.explanation.lists.edges import has_core, runs, without_lead_and_tail
from directive_diff.explanation.lists.members import Enumeration, Member, enumerations, has_all_items
from directive_diff.explanation.lists.names import differs_in_figures, person_in
from directive_diff.explanation.names.localising import without_level
from directive_diff.explanation.names.offices import core_of_office, is_same_office
from directive_diff.grammar.demands.imperatives import doing_words
from directive_diff.model import Change, ChangeKind, Wording
from directive_diff.text import NUMERALS, bigrams, has_any
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

# Particles and signs; 的 and 地 are none at the start of a member, nor is 地 in a noun: 属地责任 is not 监管责任.
_LIGHT = re.compile(r"[\W得了等把也将要]|(?<!^)(?<!、)的")
_LY = "(?<!^)(?<![、与及或])(?<![^温平柔谐缓随祥]和)地"
_SESSION = f"(?<![{NUMERALS}])[{NUMERALS}]+[大中]|历次全会"
_SESSIONS = ("历次全会", *(numeral + kind for numeral in NUMERALS for kind in "大中"))  # each has one of these
_KEPT, _MISSING = 0.5, 0.34  # shares of a member's bigrams: kept from the first, missing up to the second
_MERGED = 2  # the most members of a list that may enlarge a single thing
_OPENING = 3  # the words of a clause among which its verb is
_NOUN = 2  # characters of the noun at the end of a member
_BEFORE_HEAD = 4  # characters between a general word and the noun: 各类小微企业
_GAP = "\n"


class ComparedList(NamedTuple):
    """A list of one clause: the members that the other clause has, and those that neither it nor a neighbour has."""

    list: Enumeration
    kept: Sequence[Member]
    missing: Sequence[Member]


def list_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return the members that were dropped and added; adjacent ones are one change."""
    if has_all_items(pair.source, pair.target) and has_all_items(pair.target, pair.source):
        return ()
    lists = enumerations(pair.source, pair.target), enumerations(pair.target, pair.source)
    old = _compare_lists(pair.source, lists[0], lists[1], pair.target)
    new = _compare_lists(pair.target, lists[1], lists[0], pair.source)
    old, new = _without_reworded(old, new), _without_reworded(new, old)
    dropped = [item for item in old if item.missing and (item.kept or _is_replaced(item, new, pair))]
    enlarged = [
        item for item in _without_other_demands(new, old, pair) if item.missing and _is_enlarged(item, old, pair)
    ]
    return tuple(
        Change(ChangeKind.LISTED, source, target)
        for source, target in zip_longest(
            runs(pair.source, ((compared.list, compared.missing) for compared in dropped), pair.target),
            runs(pair.target, ((compared.list, compared.missing) for compared in enlarged), pair.source),
        )
    )


class _Rest(NamedTuple):
    """What remains of the other clause and its members after the identical members (``taken``) are removed."""

    text: str
    members: Sequence[str]
    taken: frozenset[str]


def _compare_lists(
    clause: LinkedClause, lists: Sequence[Enumeration], theirs: Sequence[Enumeration], other: LinkedClause
) -> list[ComparedList]:
    """Compare the lists of one ``clause`` with the ``other`` clause and its lists."""
    rest = _rest(lists, theirs, other)
    results = []
    for enumeration in lists:
        kept, missing = [], []
        for member in enumeration.members:
            share = 1.0 if member.text in rest.taken else _likeness(member.text, rest)
            older = any(session not in other.text for session in _sessions(member.text))
            older = older or person_in(member, enumeration, clause) not in other.text
            if not older and (share >= _KEPT or has_core(clause, enumeration, member, rest.text)):
                kept.append(member)
            elif (share <= _MISSING or older) and not any(
                _share(member.text, text) > _MISSING for text in other.neighbours
            ):
                missing.append(member)
        results.append(ComparedList(enumeration, kept, missing))
    inner = [member for compared in results for member in compared.kept]
    return [
        compared._replace(missing=[m for m in compared.missing if not any(_contains(m, member) for member in inner)])
        for compared in results
    ]


def _sessions(text: str) -> list[str]:
    """Return the congresses and sessions that a member names: 十九大, 历次全会."""
    return re.findall(_SESSION, text) if has_any(text, _SESSIONS) else []


def _contains(member: Member, inner: Member) -> bool:
    """Return whether a member is itself a list that contains the other: of A和B only B is missing."""
    return member.start <= inner.start and inner.end <= member.end


def _rest(lists: Sequence[Enumeration], theirs: Sequence[Enumeration], other: LinkedClause) -> _Rest:
    """Remove the members that are identical in both clauses, apart from words of level.

    Of 稳中有进、稳中有为 only 稳中有进 is in 稳中有进、稳中提质, although 稳中 occurs there twice.
    """
    members = {member.text: _without_light(member.text) for enumeration in theirs for member in enumeration.members}
    ours = {member.text: _without_light(member.text) for enumeration in lists for member in enumeration.members}
    both = set(ours.values()) & set(members.values())
    shared = {words for words, plain in ours.items() if plain in both}
    text = other.text
    for words, plain in members.items():
        if plain in both:
            text = text.replace(words, _GAP, 1)
    for words in sorted(ours.keys() - shared, key=len, reverse=True):
        if len(words) > 1 and words in text:
            text = text.replace(words, _GAP, 1)
            shared.add(words)
    return _Rest(text, [words for words, plain in members.items() if plain not in both], frozenset(shared))


def _without_light(words: str) -> str:
    if "地" in words:
        words = lexicon.pattern(f"({{nouns-of-place}})|{_LY}").sub(lambda match: match[1] or "", words)
    return without_level(_LIGHT.sub("", words))


def _likeness(words: str, rest: _Rest) -> float:
    """Return the share of a member's bigrams in the rest of the other clause; 1 for 运输 against 物流运输."""
    own = _bigrams(words)
    for member in rest.members:
        other = _bigrams(member)
        if own and other and len(own & other) >= _KEPT * min(len(own), len(other)):
            return 1.0
        if _is_short_for(words, member) or _is_short_for(member, words) or is_same_office(words, member):
            return 1.0
    core = core_of_office(words)
    return 1.0 if len(core) > 1 and core in rest.text else _share(words, rest.text)


def _is_short_for(short: str, full: str) -> bool:
    """Return whether a member abbreviates another: 国企 for 国有企业."""
    chars = iter(full)
    return 1 < len(short) < len(full) and short[0] == full[0] and all(char in chars for char in short)


def _without_reworded(lists: Sequence[ComparedList], others: Sequence[ComparedList]) -> list[ComparedList]:
    """Return the lists without members that only have another verb before the same noun (尊崇法治, 崇尚法治)."""
    theirs = [member.text for member in _missing(others)]
    return [
        compared._replace(
            missing=[m for m in compared.missing if not any(_is_reworded(m.text, other) for other in theirs)]
        )
        for compared in lists
    ]


def _is_reworded(one: str, other: str) -> bool:
    if (leaves_none_out(one) and leaves_none_out(other)) or differs_in_figures(one, other):
        return True
    if {one, other} <= set(lexicon.cues("any-body")):
        return True
    if len(one) != len(other) or one[-_NOUN:] != other[-_NOUN:] or len(one) <= _NOUN:
        return False
    verbs = one[:-_NOUN], other[:-_NOUN]
    return not set(verbs[0]).isdisjoint(verbs[1]) or doing_words().issuperset(verbs)


def _is_replaced(compared: ComparedList, new: Sequence[ComparedList], pair: ClausePair) -> bool:
    """Return whether another list replaced one that kept no member; or a single word, if 等 closes the list."""
    if any(_bigrams(member.text) & _bigrams(other.text) for other in _missing(new) for member in compared.missing):
        return True
    return (
        compared.list.closed
        and not new
        and not pair.target.neighbours
        and len(compared.missing) == len(compared.list.members)
    )


def carried_members(pair: ClausePair) -> tuple[Wording, ...]:
    """Return the members of the source's list that the target's clause carries, if other clauses carry the rest.

    Empty if one clause carries them all.
    """
    if pair.is_long or not pair.target.neighbours:
        return ()
    lists = enumerations(pair.source, pair.target)
    results = _compare_lists(pair.source, lists, enumerations(pair.target, pair.source), pair.target) if lists else []
    split = [compared for compared in results if compared.kept and _is_split(compared, pair.target.neighbours)]
    return tuple(runs(pair.source, (_without_surroundings(pair, compared) for compared in split), pair.target))


def _without_surroundings(pair: ClausePair, compared: ComparedList) -> tuple[Enumeration, Sequence[Member]]:
    """Return a list and its kept members, without what the clauses that share it have around their members."""
    texts = (pair.target.text, *pair.target.neighbours)
    members = without_lead_and_tail(pair.source, compared.list, compared.list.members, texts)
    kept = [bare for member, bare in zip(compared.list.members, members, strict=True) if member in compared.kept]
    return compared.list._replace(members=tuple(members)), kept


def _is_split(compared: ComparedList, neighbours: Sequence[str]) -> bool:
    """Return whether a neighbour of the target's clause has a member of the list that this one does not keep."""
    rest = [member for member in compared.list.members if member not in compared.kept]
    return any(_share(member.text, text) >= _KEPT for member in rest for text in neighbours)


def _without_other_demands(
    new: Sequence[ComparedList], old: Sequence[ComparedList], pair: ClausePair
) -> Sequence[ComparedList]:
    """Return the lists without members that precede the demand of the source's list: they are another demand.

    In 扩大内需、培育新兴产业和未来产业, compared with 培育新兴产业和未来产业, nothing was added to the industries.
    """
    demand_start = max((_demand_start(compared.list, pair) for compared in old), default=0)
    return [
        compared._replace(missing=[member for member in compared.missing if member.end > demand_start])
        for compared in new
    ]


def _demand_start(enumeration: Enumeration, pair: ClausePair) -> int:
    """Return the offset of the first member of a source's list, with its verb, in the target; 0 if it is not there."""
    source, target = pair.source.text, pair.target.text
    if enumeration.start < enumeration.members[0].start:
        return max(0, target.find(source[enumeration.start : enumeration.members[0].end]))
    offset = max(0, target.find(enumeration.members[0].text))
    before = target[max(target.rfind(sign, 0, offset) for sign in "、和与及") + 1 : offset]
    verbs = doing_words()
    opens = [member.text[:_NOUN] in verbs for member in enumeration.members]
    is_verbs = opens[0] and (bool(before) or not any(opens[1:]))
    return offset if is_verbs or any(before.endswith(verb) for verb in verbs) else 0


def _is_enlarged(compared: ComparedList, old: Sequence[ComparedList], pair: ClausePair) -> bool:
    """Return whether new members enlarge the source's list, its single thing or its general word (各类企业)."""
    head = compared.list.head
    if _has_general_word(head, pair.source.text):
        return True
    if not compared.kept:
        return any(_is_replaced(other, [compared], pair) for other in old if other.missing and not other.kept)
    if any(_has_members_of(compared, other.list) for other in old):
        return True
    verb = next((word for word in pair.source.words[:_OPENING] if word in doing_words()), None)
    return len(compared.list.members) <= _MERGED and not (verb and any(verb in member.text for member in compared.kept))


def _has_general_word(head: str, text: str) -> bool:
    """Return whether a general word precedes ``head`` in a text, at most a few characters away: 各类小微企业."""
    general, at = lexicon.cues("general"), text.find(head)
    while at >= 0:
        if any(word in text[max(0, at - _BEFORE_HEAD - len(word)) : at] for word in general):
            return True
        at = text.find(head, at + 1)
    return False


def _has_members_of(compared: ComparedList, enumeration: Enumeration) -> bool:
    """Return whether a list has members of ``enumeration`` one by one, not several of them within a single member."""
    return any(sum(member.text in kept.text for member in enumeration.members) < _MERGED for kept in compared.kept)


def _missing(lists: Sequence[ComparedList]) -> Iterator[Member]:
    return (member for compared in lists for member in compared.missing)


def _share(words: str, text: str) -> float:
    """Return the share of the bigrams of ``words`` that a text has (0..1)."""
    if len(words) == 1:
        return float(words in text)
    own = _bigrams(words)
    return len(own & _bigrams(text)) / len(own) if own else 1.0


def _bigrams(text: str) -> frozenset[str]:
    return bigrams(_LIGHT.sub("", text))
