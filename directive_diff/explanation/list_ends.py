"""Where the first member of a list begins and its last one ends, which punctuation does not show.

The other clause tells, by a member that it has whole (电 of 保障电、油 against 保障煤、电、油), by the same words
in the same place, or by what both have around the list (保障, 供应). Where it does not, the verb before the list does,
or a member that is made alike (常态化、精准化防控), or the length of the others.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff.explanation.list_words import doing_words, lead_words
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from directive_diff.explanation.clause_pair import LinkedClause

Range = tuple[int, int]
"""Characters ``[start, end)`` of a folded clause."""

_COMPLEMENTS = frozenset({"好", "住", "到", "稳", "准"})
_SHORT, _LONG = 2, 4  # characters that a member is taken to have at least, and where nothing tells, at most
_ENDING = 2  # characters of the noun at the end of a member
_WIDEST = 60  # characters of a piece in which an end is looked for
_MORE = 4  # characters that a member at an end may have more than the longest of the others


class Around(NamedTuple):
    """What the other clause has: whole members, and the pieces in which its lists or single things begin and end.

    ``behind`` are the pieces of its lists that begin with a member, ``ahead`` those that end with one.
    """

    whole: frozenset[str]
    first: tuple[str, ...]
    last: tuple[str, ...]
    behind: tuple[str, ...]
    ahead: tuple[str, ...]


def start_of_first_member(clause: LinkedClause, item: Range, others: Sequence[str], around: Around) -> int:
    """Return where the first member begins in the first piece of its list; ``others`` are the pieces behind it."""
    start = _start(clause, item, others, around)
    after = next((at for at in range(start + 1, item[1]) if at in clause.edges), None)
    if start and after and _is_complement(clause.text[start:after], others):
        return after
    return start


def _is_complement(word: str, others: Sequence[str]) -> bool:
    """Tell whether a word belongs to the verb before it, not to a list: 解决好原料、运输, but 弘扬好作风、好传统."""
    return word in _COMPLEMENTS and not any(other.startswith(word) for other in others)


def _start(clause: LinkedClause, item: Range, others: Sequence[str], around: Around) -> int:
    start, end = item
    edges = [at for at in range(start, end) if at in clause.edges] or [start]
    longest = max(map(len, others))
    if end - start > _WIDEST:
        return max((at for at in edges if end - at >= longest), default=start)
    words = [clause.text[at:end] for at in edges]
    known = next((number for number in _beginnings(words, others, around) if number is not None), None)
    if known is not None:
        return edges[known]
    if len(words[0]) <= longest + _MORE:
        return start
    return max((at for at in edges if end - at >= longest), default=start)


def end_of_last_member(
    clause: LinkedClause, item: Range, others: Sequence[str], around: Around, *, closed: bool
) -> int:
    """Return where the last member ends in the last piece of its list; ``others`` are the members before it.

    Where 等 has ``closed`` the list it ends there, but for one with the rest of a sentence in its last piece.
    """
    start, end = item
    edges = [at for at in range(end - 1, start, -1) if at in clause.edges]
    edges = [end, *edges]
    longest = max(map(len, others))
    if closed and end - start <= 2 * longest + _MORE:
        return end
    if end - start > _WIDEST:
        return min((at for at in edges if at - start >= longest), default=end)
    words = [clause.text[start:at] for at in edges]
    before_de = _last(words, lambda head: words[0].startswith("的", len(head)) and _is_long(head, others))
    if _is_either(words[0], around.last, str.endswith):
        return end if before_de is None else edges[before_de]
    known = next((number for number in _endings(words, others, around) if number is not None), before_de)
    if known is not None:
        return edges[known]
    if end - start <= 2 * longest + _MORE:
        return end
    return min((at for at in edges if at - start >= longest), default=end)


def _beginnings(words: Sequence[str], others: Sequence[str], around: Around) -> Iterator[int | None]:
    """Yield the numbers of the words with which the first member may begin, the surest first."""
    yield _first(words, around.whole.__contains__)
    if not _is_either(words[0], around.first, str.endswith):
        yield _first(
            words, lambda tail: _is_telling(tail, others) and any(item.endswith(tail) for item in around.first)
        )
    if not _is_either(words[0], around.first, str.startswith):
        yield _behind_shared_lead(words, (*others, *around.behind), around.first)
    yield _behind_shared_verb(words, others, around.first)
    yield _behind_verbs(words, others)
    yield _first(words, lambda tail: any(_is_alike(tail, other[: len(tail)]) for other in others))


def _endings(words: Sequence[str], others: Sequence[str], around: Around) -> Iterator[int | None]:
    """Yield the numbers of the words with which the last member may end, the surest first."""
    yield _first(words, around.whole.__contains__)
    yield _behind_shared_words(words, others, around.last)
    yield _before_shared_tail(words, others, around)
    yield _last(words, lambda head: any(_is_alike(head, other) for other in others))


def _first(words: Sequence[str], test: Callable[[str], bool]) -> int | None:
    return next((i for i, one in enumerate(words) if test(one)), None)


def _last(words: Sequence[str], test: Callable[[str], bool]) -> int | None:
    return max((i for i, one in enumerate(words) if test(one)), default=None)


def _single_words(words: Sequence[str]) -> list[str]:
    """Return the single words of a piece, from its ends: 借鉴省城, 省城 are 借鉴 and 省城."""
    return [one[: len(one) - len(rest)] for one, rest in pairwise([*words, ""])]


def _is_either(words: str, items: Sequence[str], test: Callable[[str, str], bool]) -> bool:
    """Tell whether a piece of the other clause begins (ends) with these words, or they with it."""
    return any(test(words, item) or test(item, words) for item in items)


def _is_telling(words: str, others: Sequence[str]) -> bool:
    """Tell whether words are enough for a member, not what others have too (建设 of 政治建设、思想建设)."""
    return len(words) >= _SHORT and not any(words in other for other in others)


def _is_alike(one: str, other: str) -> bool:
    """Tell whether two members are made alike: as long, with the same first or last character, or the same noun."""
    if len(one) >= _SHORT and len(one) == len(other):
        return one[0] == other[0] or one[-1] == other[-1]
    return len(one) > _ENDING < len(other) and one[-_ENDING:] == other[-_ENDING:]


def _is_long(words: str, others: Sequence[str]) -> bool:
    return len(words) >= min(map(len, others)) and not any("的" in other for other in others)


def _behind_shared_lead(words: Sequence[str], others: Sequence[str], items: Sequence[str]) -> int | None:
    """Return behind what both clauses have before their lists; what others begin with is the first's too (稳)."""
    leads = [words[0][: len(words[0]) - len(tail)] for tail in words]
    last = _last(leads, lambda lead: bool(lead) and any(_is_before(lead, item) for item in items))
    while last and any(other.startswith(leads[last][len(lead) :]) for lead in leads[:last] for other in others):
        last -= 1
    return last or None


def _is_before(lead: str, item: str) -> bool:
    return item.startswith(lead) and len(item) > len(lead)


def _behind_shared_verb(words: Sequence[str], others: Sequence[str], items: Sequence[str]) -> int | None:
    """Return behind a word that stands before another member in the other clause: 借鉴 of 借鉴外地经验 before 省城."""
    known = [
        i for i, word in enumerate(_single_words(words)[:-1], 1) if len(word) > 1 and any(word in one for one in items)
    ]
    return next((i for i in reversed(known) if _stands_before(_single_words(words)[i - 1], others, items)), None)


def _stands_before(word: str, others: Sequence[str], items: Sequence[str]) -> bool:
    return any(word + other in item for other in others for item in items)


def _behind_verbs(words: Sequence[str], others: Sequence[str]) -> int | None:
    """Return behind the verbs that the first piece opens with (继续抓好), or before them where others open with one."""
    doing, leads = doing_words(), lead_words()
    cut = _single_words(words)
    verb = next((i for i, word in enumerate(cut) if word not in leads and len(word) > 1), len(cut))
    behind = next((i for i in range(verb, len(cut)) if cut[i] not in doing), len(cut))
    if behind in {verb, len(cut)}:
        return None
    return verb if any(other[:_SHORT] in doing for other in others) else behind


def _behind_shared_words(words: Sequence[str], others: Sequence[str], items: Sequence[str]) -> int | None:
    """Return where the words end with which a last piece of the other clause begins too, if there are enough."""
    least = min(_LONG, *map(len, others))
    return _last(
        words,
        lambda head: len(head) >= least and _is_telling(head, others) and any(one.startswith(head) for one in items),
    )


def _before_shared_tail(words: Sequence[str], others: Sequence[str], around: Around) -> int | None:
    """Return before what both clauses have behind their lists; what others end in is the last's too (建设)."""
    tails = [words[0][len(head) :] for head in words]
    last = _last(tails, lambda tail: bool(tail) and any(_is_behind(tail, item) for item in around.last))
    members = (*others, *around.ahead)
    while last and any(
        member.endswith(tails[last][: len(tails[last]) - len(tail)]) for tail in tails[:last] for member in members
    ):
        last -= 1
    least = min(_LONG, *map(len, others))
    while last and len(words[last]) < least:
        last -= 1
    return last


def _is_behind(tail: str, item: str) -> bool:
    return item.endswith(tail) and len(item) > len(tail)
