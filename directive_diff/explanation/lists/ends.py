"""Where the first member of a list begins and the last one ends, which punctuation does not show.

The other clause may show it: by a whole member (电 of 保障电、油 against 保障煤、电、油), by the same words in the same
position, or by the words that both clauses have around the list (保障, 供应). Otherwise it follows from the verb before
the list, from a member of the same form (常态化、精准化防控), or from the length of the other members.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.lists.words import are_adverbs, lead_words
from directive_diff.grammar.demands.imperatives import doing_words
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from directive_diff.explanation.clause_pair import LinkedClause

Range = tuple[int, int]
"""Characters ``[start, end)`` of a folded clause."""

_COMPLEMENTS = frozenset({"好", "住", "到", "稳", "准"})
_BECOMING = frozenset({"成", "成为"})  # 建设成为
_SHORT, _LONG = 2, 4  # characters that a member has at least, and, if nothing else is known, at most
_ALIKE = 10  # characters of the longest members that are alike if only their first or last one is the same
_ENDING = 2  # characters of the noun at the end of a member
_WIDEST = 60  # characters of the longest piece that is searched for an end
_MORE = 4  # how many characters longer than all others the first or last member may be


class Around(NamedTuple):
    """The items of the other clause's list spans.

    ``whole`` are certain members, with a sign on both sides; ``first`` and ``last`` are the items in which lists (or
    single things) begin and end; ``after_verbs`` all items that begin with a member, ``ahead`` all that end with one.
    """

    whole: frozenset[str]
    first: tuple[str, ...]
    last: tuple[str, ...]
    after_verbs: tuple[str, ...]
    ahead: tuple[str, ...]


def start_of_first_member(clause: LinkedClause, item: Range, others: Sequence[str], around: Around) -> int:
    """Return where the first member begins in the first ``item`` of its list; ``others`` are the items after it."""
    start = _start(clause, item, others, around)
    after = next((at for at in range(start + 1, item[1]) if at in clause.edges), None)
    if start and after and _is_complement(clause.text[start:after], others):
        return after
    return start


def _is_complement(word: str, others: Sequence[str]) -> bool:
    """Return whether a word belongs to the verb before it: 好 in 解决好原料、运输, not in 弘扬好作风、好传统."""
    return word in _COMPLEMENTS and not any(other.startswith(word) for other in others)


def _start(clause: LinkedClause, item: Range, others: Sequence[str], around: Around) -> int:
    start, end = item
    edges = [at for at in range(start, end) if at in clause.edges] or [start]
    longest = max(map(len, others))
    if end - start > _WIDEST:
        return max((at for at in edges if end - at >= longest), default=start)
    words = [clause.text[at:end] for at in edges]
    known = next((index for index in _beginnings(words, others, around) if index is not None), None)
    if known is not None:
        return edges[known]
    if len(words[0]) <= longest + _MORE:
        return start
    after_verb = _after_first_verb(words)
    if after_verb is not None:
        return edges[after_verb]
    return max((at for at in edges if end - at >= longest), default=start)


def end_of_last_member(
    clause: LinkedClause, item: Range, others: Sequence[str], around: Around, *, closed: bool
) -> int:
    """Return where the last member ends in the last ``item`` of its list; ``others`` are the members before it.

    A list ``closed`` by 等 ends there, unless its last item is so long that it contains the rest of a sentence.
    """
    start, end = item
    edges = [at for at in range(end - 1, start, -1) if at in clause.edges]
    behind = (at for at in reversed(edges) if at >= start + _SHORT)
    said = next((at for at in behind if _is_predicate(clause.text, at, end, others)), end)
    edges = [said, *(at for at in edges if at < said)]
    end = said
    longest = max(map(len, others))
    if closed and end - start <= 3 * longest + _MORE:
        return end
    if end - start > _WIDEST:
        return min((at for at in edges if at - start >= longest), default=end)
    words = [clause.text[start:at] for at in edges]
    before_de = _last(words, lambda head: words[0].startswith("的", len(head)) and _is_long(head, others))
    if _is_either(words[0], around.last, str.endswith):
        return end if before_de is None else edges[before_de]
    known = next((index for index in _endings(words, others, around) if index is not None), before_de)
    if known is not None:
        return edges[known]
    if end - start <= 2 * longest + _MORE:
        return end
    return min((at for at in edges if at - start >= longest), default=end)


def _beginnings(words: Sequence[str], others: Sequence[str], around: Around) -> Iterator[int | None]:
    """Yield the indices of the words with which the first member may begin, the most reliable first."""
    yield _first(words, around.whole.__contains__)
    if not _is_either(words[0], around.first, str.endswith):
        yield _first(
            words, lambda tail: _is_distinctive(tail, others) and any(item.endswith(tail) for item in around.first)
        )
    if not _is_either(words[0], around.first, str.startswith):
        at = _after_shared_lead(words, (*others, *around.after_verbs), around.first)
        verb = _after_shared_verb(words, others, around.first)
        yield at if at is None or verb is None else max(at, verb)
    yield _after_shared_verb(words, others, around.first)
    yield _after_verbs(words, others)
    yield _first(words, lambda tail: any(_is_alike(tail, other[: len(tail)]) for other in others))
    opening = {other[:_SHORT] for other in others}
    yield _first(words, lambda tail: tail[:_SHORT] in opening)


def _endings(words: Sequence[str], others: Sequence[str], around: Around) -> Iterator[int | None]:
    """Yield the indices of the words with which the last member may end, the most reliable first."""
    yield _first(words, around.whole.__contains__)
    yield _after_shared_words(words, others, around.last)
    yield _before_shared_tail(words, others, around)
    yield _last(words, lambda head: any(_is_alike(head, other) and not _opens_alike(head, other) for other in others))


def _first(words: Sequence[str], test: Callable[[str], bool]) -> int | None:
    return next((i for i, word in enumerate(words) if test(word)), None)


def _last(words: Sequence[str], test: Callable[[str], bool]) -> int | None:
    return max((i for i, word in enumerate(words) if test(word)), default=None)


def _single_words(words: Sequence[str]) -> list[str]:
    """Return the single words of an item, given its tails: 借鉴省城, 省城 give 借鉴 and 省城."""
    return [tail[: len(tail) - len(rest)] for tail, rest in pairwise([*words, ""])]


def _is_either(words: str, items: Sequence[str], test: Callable[[str, str], bool]) -> bool:
    """Return whether an item of the other clause begins (ends) with these words, or they with it."""
    return any(test(words, item) or test(item, words) for item in items)


def _is_distinctive(words: str, others: Sequence[str]) -> bool:
    """Return whether words are enough for a member, and not shared with others (建设 of 政治建设、思想建设)."""
    return len(words) >= _SHORT and not any(words in other for other in others)


def _is_alike(one: str, other: str) -> bool:
    """Return whether two members have the same form: length and first or last character, or the same noun."""
    if _SHORT <= len(one) == len(other) <= _ALIKE:
        return one[0] == other[0] or one[-1] == other[-1]
    return len(one) > _ENDING < len(other) and one[-_ENDING:] == other[-_ENDING:]


def _opens_alike(one: str, other: str) -> bool:
    """Return whether two short words only begin alike, which may be chance: 国际 of 国际组织 and 国家."""
    return len(one) == len(other) == _SHORT and one[-1] != other[-1]


def _is_long(words: str, others: Sequence[str]) -> bool:
    return len(words) >= min(map(len, others)) and not any("的" in other for other in others)


def _after_shared_lead(words: Sequence[str], others: Sequence[str], items: Sequence[str]) -> int | None:
    """Return the word after what both clauses have before their lists; what others begin with belongs to all (稳)."""
    leads = [words[0][: len(words[0]) - len(tail)] for tail in words]
    last = _last(leads, lambda lead: bool(lead) and any(_is_lead_of(lead, item) for item in items))
    while last and any(other.startswith(leads[last][len(lead) :]) for lead in leads[:last] for other in others):
        last -= 1
    return last or None


def _is_lead_of(lead: str, item: str) -> bool:
    return item.startswith(lead) and len(item) > len(lead)


def _after_shared_verb(words: Sequence[str], others: Sequence[str], items: Sequence[str]) -> int | None:
    """Return the word after one that precedes another member in the other clause: 借鉴 of 借鉴外地经验 before 省城."""
    known = [
        i
        for i, word in enumerate(_single_words(words)[:-1], 1)
        if len(word) > 1 and any(word in item for item in items)
    ]
    return next((i for i in reversed(known) if _precedes_member(_single_words(words)[i - 1], others, items)), None)


def _precedes_member(word: str, others: Sequence[str], items: Sequence[str]) -> bool:
    return any(word + other in item for other in others for item in items)


def _after_verbs(words: Sequence[str], others: Sequence[str]) -> int | None:
    """Return the word after the verbs of the first item (继续抓好), or the first verb if others open with one."""
    doing, leads = doing_words(), lead_words()
    cut = _single_words(words)
    verb = next((i for i, word in enumerate(cut) if word not in leads and len(word) > 1), len(cut))
    after_verbs = next((i for i in range(verb, len(cut)) if cut[i] not in doing), len(cut))
    if after_verbs in {verb, len(cut)}:
        return None
    return verb if any(other[:_SHORT] in doing for other in others) else after_verbs


def _after_first_verb(words: Sequence[str]) -> int | None:
    """Return the word after the first verbs of an item, wherever they are: 特区建设 of 我方愿同贵方拓展特区建设."""
    doing, cut = doing_words(), _single_words(words)
    is_verb = [word in doing or (word[:_SHORT] in lead_words() and word[_SHORT:] in doing) for word in cut]
    first = next((i for i, verb in enumerate(is_verb) if verb), len(cut))
    after = next((i for i in range(first + 1, len(cut)) if not is_verb[i] and cut[i] not in _BECOMING), len(cut))
    return after if after < len(cut) and not any(is_verb[after:-1]) else None


def _is_predicate(text: str, at: int, end: int, others: Sequence[str]) -> bool:
    """Return whether ``text[at:end]`` says what is done with the members of a list: 予以保障 of 医生和药品予以保障."""
    words = lexicon.cues("behind-list")
    if not text.startswith(words, at, end) or text[at - 1] == "可":  # 持续 of 可持续
        return False
    opening = next(word for word in words if text.startswith(word, at, end))
    return not any(opening in other for other in others)


def _after_shared_words(words: Sequence[str], others: Sequence[str], items: Sequence[str]) -> int | None:
    """Return where the words end with which a last item of the other clause also begins, if they are long enough."""
    least = min(_LONG, *map(len, others))
    return _last(
        words,
        lambda head: (
            len(head) >= least and _is_distinctive(head, others) and any(item.startswith(head) for item in items)
        ),
    )


def _before_shared_tail(words: Sequence[str], others: Sequence[str], around: Around) -> int | None:
    """Return the word before what both clauses have after their lists; what others end in belongs to all (建设)."""
    tails = [words[0][len(head) :] for head in words]
    last = _last(tails, lambda tail: bool(tail) and any(_is_tail_of(tail, item) for item in around.last))
    members = (*others, *around.ahead)
    while last and any(
        member.endswith(tails[last][: len(tails[last]) - len(tail)]) for tail in tails[:last] for member in members
    ):
        last -= 1
    least = min(_LONG, *map(len, others))
    while last and len(words[last]) < least:
        last -= 1
    # 准确 of 准确研判 is no member, but 全面 of 及时、准确、全面公开 is one
    return None if last and words[last] in lead_words() and not are_adverbs(others) else last


def _is_tail_of(tail: str, item: str) -> bool:
    return item.endswith(tail) and len(item) > len(tail)
