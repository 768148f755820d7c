"""Listed: members of an enumeration that were added, dropped or swapped.

Members that both clauses have to the letter are set against each other first; of the others one is kept where what is
left of the other clause has its wording, in whatever order. One that a clause beside it carries was split off or merged
in, which is not a change.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from directive_diff import lexicon
from directive_diff.explanation.list_members import Enumeration, Member, enumerations, has_all_items
from directive_diff.explanation.list_words import doing_words
from directive_diff.explanation.localising import without_level
from directive_diff.model import Change, ChangeKind, Wording
from directive_diff.text import NUMERALS, bigrams

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

# Particles and signs; 地 is a noun in 属地责任, which is not 监管责任.
_LIGHT = re.compile(
    r"(?:[\W的得了等把也将要]|(?<![属各基本外当两土产阵营工驻异场实内林耕农草湿用])地(?![方区位域点理级市带块质铁震]))+"
)
_SESSION = re.compile(f"(?<![{NUMERALS}])[{NUMERALS}]+[大中]|历次全会")
_KEPT, _GONE = 0.5, 0.34  # shares of a member's wording that the other clause has
_MERGED = 2  # members up to which a list that stands for a single thing is taken for an enlarged one
_OPENING = 3  # words in which the verb of a clause stands
_NOUN = 2  # characters of the noun at the end of a member
_GAP = "\n"


class ComparedList(NamedTuple):
    """A list of one clause, with the members that the other clause has, and those that no clause there has."""

    list: Enumeration
    kept: Sequence[Member]
    gone: Sequence[Member]


def list_changes(pair: ClausePair) -> tuple[Change, ...]:
    """Return the members that were dropped and added; adjacent ones form one change."""
    if has_all_items(pair.source, pair.target) and has_all_items(pair.target, pair.source):
        return ()
    lists = enumerations(pair.source, pair.target), enumerations(pair.target, pair.source)
    old = _compared(lists[0], lists[1], pair.target)
    new = _compared(lists[1], lists[0], pair.source)
    old, new = _without_reworded(old, new), _without_reworded(new, old)
    dropped = [one for one in old if one.gone and (one.kept or _is_replaced(one, new, pair))]
    added = [one for one in _behind_lead(new, old, pair) if one.gone and _is_enlarged(one, old, pair)]
    return tuple(
        Change(ChangeKind.LISTED, source, target)
        for source, target in zip_longest(_runs_gone(pair.source, dropped), _runs_gone(pair.target, added))
    )


class _Rest(NamedTuple):
    """What is left of the other clause and its members where those that it has to the letter are ``taken`` out."""

    text: str
    members: Sequence[str]
    taken: frozenset[str]


def _compared(lists: Sequence[Enumeration], theirs: Sequence[Enumeration], other: LinkedClause) -> list[ComparedList]:
    """Return lists of one clause against the ``other`` clause and its lists."""
    rest = _rest(lists, theirs, other)
    compared = []
    for one in lists:
        kept, gone = [], []
        for member in one.members:
            older = any(session not in other.text for session in _SESSION.findall(member.text))
            share = 1.0 if member.text in rest.taken else _likeness(member.text, rest)
            if share >= _KEPT and not older:
                kept.append(member)
            elif (share <= _GONE or older) and not any(_share(member.text, text) > _GONE for text in other.beside):
                gone.append(member)
        compared.append(ComparedList(one, kept, gone))
    inner = [member for one in compared for member in one.kept]
    return [
        one._replace(gone=[m for m in one.gone if not any(_holds(m, member) for member in inner)]) for one in compared
    ]


def _holds(member: Member, inner: Member) -> bool:
    """Tell whether a member is a list itself that has the other in it: of A和B only B is gone."""
    return member.start <= inner.start and inner.end <= member.end


def _rest(lists: Sequence[Enumeration], theirs: Sequence[Enumeration], other: LinkedClause) -> _Rest:
    """Set the members against each other that both clauses have to the letter, the level that they speak of aside.

    Of 稳中有进、稳中有为 only 稳中有进 is in 稳中有进、稳中提质, although 稳中 is there twice.
    """
    members = {member.text: _without_light(member.text) for one in theirs for member in one.members}
    ours = {member.text: _without_light(member.text) for one in lists for member in one.members}
    both = set(ours.values()) & set(members.values())
    taken = {words for words, plain in ours.items() if plain in both}
    text = other.text
    for words, plain in members.items():
        if plain in both:
            text = text.replace(words, _GAP, 1)
    for words in sorted(ours.keys() - taken, key=len, reverse=True):
        if len(words) > 1 and words in text:
            text = text.replace(words, _GAP, 1)
            taken.add(words)
    return _Rest(text, [words for words, plain in members.items() if plain not in both], frozenset(taken))


def _without_light(words: str) -> str:
    return without_level(_LIGHT.sub("", words))


def _likeness(words: str, rest: _Rest) -> float:
    """Return how much of a member is left of the other clause; of two the one may be in the other (物流运输, 运输)."""
    own = _bigrams(words)
    for member in rest.members:
        other = _bigrams(member)
        if own and other and len(own & other) >= _KEPT * min(len(own), len(other)):
            return 1.0
        if _is_short_for(words, member) or _is_short_for(member, words):
            return 1.0
    return _share(words, rest.text)


def _is_short_for(short: str, full: str) -> bool:
    """Tell whether a member is an abbreviation of another: 国企 of 国有企业."""
    chars = iter(full)
    return 1 < len(short) < len(full) and short[0] == full[0] and all(char in chars for char in short)


def _without_reworded(lists: Sequence[ComparedList], others: Sequence[ComparedList]) -> list[ComparedList]:
    """Return the lists without the members that only have another verb before their noun (尊崇法治, 崇尚法治)."""
    theirs = [member.text for member in _gone(others)]
    return [
        one._replace(gone=[m for m in one.gone if not any(_is_reworded(m.text, other) for other in theirs)])
        for one in lists
    ]


def _is_reworded(one: str, other: str) -> bool:
    if len(one) != len(other) or one[-_NOUN:] != other[-_NOUN:] or len(one) <= _NOUN:
        return False
    verbs = one[:-_NOUN], other[:-_NOUN]
    return not set(verbs[0]).isdisjoint(verbs[1]) or doing_words().issuperset(verbs)


def _is_replaced(one: ComparedList, new: Sequence[ComparedList], pair: ClausePair) -> bool:
    """Tell whether a list that kept no member gave way: to one of its kind or, where 等 closes it, to a word."""
    if any(_bigrams(member.text) & _bigrams(other.text) for other in _gone(new) for member in one.gone):
        return True
    return one.list.closed and not new and not pair.target.beside and len(one.gone) == len(one.list.members)


def carried_members(pair: ClausePair) -> tuple[Wording, ...]:
    """Return the members of the source's list that the target's clause carries, if other clauses share the list.

    Where one clause has them all, there is nothing to say.
    """
    if pair.is_long or not pair.target.beside:
        return ()
    lists = enumerations(pair.source, pair.target)
    compared = _compared(lists, enumerations(pair.target, pair.source), pair.target) if lists else []
    split = [one for one in compared if one.kept and _is_split(one, pair.target.beside)]
    return tuple(_runs(pair.source, ((one.list, one.kept) for one in split)))


def _is_split(compared: ComparedList, beside: Sequence[str]) -> bool:
    """Tell whether a clause beside the target's has a member of the list that is not kept here."""
    rest = [member for member in compared.list.members if member not in compared.kept]
    return any(_share(member.text, text) >= _KEPT for member in rest for text in beside)


def _behind_lead(new: Sequence[ComparedList], old: Sequence[ComparedList], pair: ClausePair) -> Sequence[ComparedList]:
    """Return the lists without what stands before the demand that the source's list is of, which is another demand.

    Of 扩大内需、培育新兴产业和未来产业 for 培育新兴产业和未来产业 nothing joined the industries.
    """
    begun = max((_demand(one.list, pair) for one in old), default=0)
    return [one._replace(gone=[member for member in one.gone if member.end > begun]) for one in new]


def _demand(one: Enumeration, pair: ClausePair) -> int:
    """Return where the target has the first member of a list of the source with its verb; 0 where it has none."""
    source, target = pair.source.text, pair.target.text
    if one.start < one.members[0].start:
        return max(0, target.find(source[one.start : one.members[0].end]))
    place = max(0, target.find(one.members[0].text))
    before = target[max(target.rfind(sign, 0, place) for sign in "、和与及") + 1 : place]
    verbs = doing_words()
    opens = [member.text[:_NOUN] in verbs for member in one.members]
    is_verbs = opens[0] and (bool(before) or not any(opens[1:]))
    return place if is_verbs or any(before.endswith(verb) for verb in verbs) else 0


def _is_enlarged(compared: ComparedList, old: Sequence[ComparedList], pair: ClausePair) -> bool:
    """Tell whether new members joined what the source has: its list, a single thing, or a general word (各类企业)."""
    head = compared.list.head
    general = lexicon.pattern("{general}").pattern + ".{0,4}"
    if head in pair.source.text and re.search(general + re.escape(head), pair.source.text):  # few have it: first that
        return True
    if not compared.kept:
        return any(_is_replaced(one, [compared], pair) for one in old if one.gone and not one.kept)
    if any(_has_members_of(compared, one.list) for one in old):
        return True
    verb = next((word for word in pair.source.words[:_OPENING] if word in doing_words()), None)
    return len(compared.list.members) <= _MERGED and not (verb and any(verb in member.text for member in compared.kept))


def _has_members_of(compared: ComparedList, one: Enumeration) -> bool:
    """Tell whether a list has members of ``one``, each for itself: not all of them in one of its own."""
    return any(sum(member.text in kept.text for member in one.members) < _MERGED for kept in compared.kept)


def _gone(lists: Sequence[ComparedList]) -> Iterator[Member]:
    return (member for one in lists for member in one.gone)


def _share(words: str, text: str) -> float:
    """Return how much of ``words`` a text has, in bigrams (0..1)."""
    if len(words) == 1:
        return float(words in text)
    own = _bigrams(words)
    return len(own & _bigrams(text)) / len(own) if own else 1.0


def _bigrams(text: str) -> frozenset[str]:
    return bigrams(_LIGHT.sub("", text))


def _runs_gone(clause: LinkedClause, compared: Iterable[ComparedList]) -> Iterator[Wording]:
    return _runs(clause, ((one.list, one.gone) for one in compared))


def _runs(clause: LinkedClause, chosen: Iterable[tuple[Enumeration, Sequence[Member]]]) -> Iterator[Wording]:
    """Yield the members that were chosen, those that stand next to each other together, each once."""
    said = 0
    for one, members in chosen:
        run: list[Member] = []
        for member, following in pairwise([*one.members, None]):
            if member is None or member not in members or member.start < said:
                continue
            run.append(member)
            if following not in members:
                said = member.end
                yield clause.wording(run[0].start, said)
                run = []
