"""Reversed: a negation, ban or permission was turned: 不准 → 可以, 鼓励 → 不鼓励, 不要求提供 → 要求不提供.

What one side negates or forbids, the other asks for, allows or simply says. A ban that gave way to a word that still
keeps off (严禁 → 防止, 不准 → 尽量不) is weakened, not turned. The words are in ``data/polarity.tsv``.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.clause_pair import content_bigrams
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Change, ChangeKind
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.lexicon.terms import Term
    from directive_diff.model import Wording

_TURNS = frozenset({"negation", "ban"})
_AGAINST = frozenset({"negation", "ban", "against"})
_FOR = frozenset({"permission", "support"})
_MOST_WORDS = 32  # words of a clause that are looked at; a longer one is a text without punctuation
_HEAD = 2  # characters behind a negation by which what it negates is known
_SKIPPED = frozenset("再要能将把会去")
_LONGEST_LEAD = 6  # characters


class _Turn(NamedTuple):
    """A negation of one side, and where the other side says without one what it negates."""

    marker: Term
    head: int
    at: int


def reversals(pair: ClausePair) -> tuple[Change, ...]:
    """Return what was turned, a change for each negation, ban or permission."""
    source, target = _marks(pair.source), _marks(pair.target)
    if not source and not target:
        return ()
    gone = list(_turns(pair.source, source, pair.target, target))
    come = list(_turns(pair.target, target, pair.source, source))
    changes = [
        *(_change(pair, turn, turned=pair.source) for turn in _odd_turns(pair.source, gone)),
        *(_change(pair, turn, turned=pair.target) for turn in _odd_turns(pair.target, come)),
    ]
    if gone or come:
        return tuple(changes)
    return tuple(_exchanged(pair, source, target))


def _marks(clause: LinkedClause) -> list[Term]:
    """Return the words that turn or let be, none from the middle of another word (特别, 认可)."""
    words = (
        _visible_word(clause, term)
        for term in _polarity().find(clause.text)
        if term.row[1] != "plain" and (term.start in clause.edges or len(term.word) > 1)
    )
    marks: list[Term] = []
    for word in islice(words, _MOST_WORDS):
        negated = marks and marks[-1].row[1] == "negation" and marks[-1].end == word.start
        if not (negated and word.row[1] in _FOR):  # 不提倡 speaks for nothing
            marks.append(word)
    return marks


def _visible_word(clause: LinkedClause, term: Term) -> Term:
    """Return the word, or its beginning where it ends inside another: the 不 of 不|要求, not 不要."""
    for end in range(term.end, term.start, -1):
        word = _polarity().at(clause.text[:end], term.start) if end in clause.edges else None
        if word and word.end == end and word.row[1] != "plain":
            return word
    return term


def _turns(clause: LinkedClause, marks: Sequence[Term], other: LinkedClause, others: Sequence[Term]) -> Iterator[_Turn]:
    """Yield the negations of ``clause`` whose matter the other side says unnegated."""
    for i, marker in enumerate(marks):
        segment = clause.segment_at(marker.start)
        doubled = any(mark.row[1] == "against" and mark.start >= segment.start for mark in marks[:i])
        if marker.row[1] not in _TURNS or doubled or other.is_beside(clause.text[marker.start : marker.end + _HEAD]):
            continue
        head = marker.end
        if clause.text[head : head + 1] in _SKIPPED and head + 1 in clause.edges:
            head += 1
        matter = clause.text[head : head + _HEAD]
        against = min((mark.end for mark in others if mark.row[1] in _AGAINST), default=len(other.text))
        before = {clause.text[marker.start - 1 : marker.start], marker.word.lstrip("不")[-1:]} - {""}
        at = other.text.find(matter) if len(matter) == _HEAD and matter.isalnum() else -1
        if 0 <= at < against and _opens(other, at, before):
            yield _Turn(marker, head, at)


def _opens(clause: LinkedClause, at: int, before: Collection[str]) -> bool:
    """Tell whether what stands at ``at`` is what the clause asks or allows, not what some other verb is done to.

    It may stand behind the character that the negation stands behind, or that is left of the negation: 不让 and 让.
    """
    if (
        at == clause.segment_at(at).start
        or clause.text[at - 1 : at] in before
        or clause.text.endswith(lexicon.cues("auxiliary"), 0, at)
    ):
        return True
    return _lead(clause, at) is not None


def _lead(clause: LinkedClause, at: int) -> tuple[int, int] | None:
    """Return where the word of permission, obligation or degree stands that ends at ``at``."""
    for start in range(max(0, at - _LONGEST_LEAD), at):
        if clause.text[start:at] in _lead_words():
            return start, at
    return None


def _odd_turns(clause: LinkedClause, turns: Sequence[_Turn]) -> list[_Turn]:
    """Return the turns in segments with an odd number of them: 未经批准不得施工 says what 经批准可以施工 says."""
    odd = []
    for turn in turns:
        segment = clause.segment_at(turn.marker.start)
        count = sum(clause.segment_at(other.marker.start) == segment for other in turns)
        if count % 2:
            odd.append(turn)
    return odd


def _change(pair: ClausePair, turn: _Turn, *, turned: LinkedClause) -> Change:
    """Return the change with the negation on one side, and on the other the word in its place or what it negated."""
    other = pair.target if turned is pair.source else pair.source
    single = turn.marker.row[1] == "negation" and len(turn.marker.word) == 1
    words = turned.wording(turn.marker.start, turn.head + _HEAD if single else turn.marker.end)
    lead = _lead(other, turn.at)
    plain: Wording | None = None
    if lead:
        plain = other.wording(*lead)
    elif single:
        plain = other.wording(turn.at, turn.at + _HEAD)
    return Change(ChangeKind.REVERSED, *((words, plain) if turned is pair.source else (plain, words)))


def _exchanged(pair: ClausePair, source: Sequence[Term], target: Sequence[Term]) -> Iterator[Change]:
    """Yield what is forbidden, kept off or refused on one side and allowed or spoken for on the other."""
    for old in source:
        for new in target:
            senses = {old.row[1], new.row[1]}
            if senses.isdisjoint(_AGAINST) or senses.isdisjoint(_FOR):
                continue
            if old.word in pair.target.text or new.word in pair.source.text:
                continue
            if _is_doubled(source, old) or _is_doubled(target, new):
                continue
            if not _matter(pair.source, old).isdisjoint(_matter(pair.target, new)):
                yield pair.change(ChangeKind.REVERSED, old, new)
                return


def _is_doubled(marks: Sequence[Term], mark: Term) -> bool:
    """Tell whether another word that turns stands right behind: 支持化解, 防止不."""
    return any(other.row[1] in _AGAINST and 0 <= other.start - mark.end < _HEAD for other in marks)


def _matter(clause: LinkedClause, mark: Term) -> frozenset[str]:
    """Return what a word turns or lets be, as pairs of neighbouring characters: the rest of its part of the clause."""
    return content_bigrams(clause.text[mark.end : clause.segment_at(mark.start).end])


@lexicon.derived
def _polarity() -> Terms:
    return Terms.of(lexicon.table("polarity"))


@lexicon.derived
def _lead_words() -> frozenset[str]:
    """Return the words that may stand between the beginning of a clause and what it asks."""
    degrees = (row[0] for row in lexicon.table("degree") if row[1] not in {"plain", "prohibition"})
    turning = (row[0] for row in lexicon.table("polarity") if row[1] in _FOR)
    return frozenset((*degrees, *turning, *lexicon.words("leads"), "不断"))
