"""Reversed: a negation, ban or permission was turned into its opposite: 不准 → 可以, 鼓励 → 不鼓励.

One clause negates or forbids what the other requires, allows or simply states. A ban replaced by a milder word against
the same thing (严禁 → 防止, 不准 → 尽量不) is weakened, not reversed. The words are in ``data/polarity.tsv``.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.clause_pair import content_bigrams
from directive_diff.explanation.reversal.double_negation import covers, doubles
from directive_diff.explanation.reversal.polarity import words_of
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
_ACT = "against"
_FOR = frozenset({"permission", "support"})
_MOST_WORDS = 32  # words of polarity examined in a clause; one with more is a text without punctuation
_HEAD = 2  # characters after a negation that identify what it negates
_SKIPPED = frozenset("再要能将把会去")
_DONE = ("已经", "已", "仍然", "仍旧", "仍", "依然", "依旧", "继续", "照旧", "照样")
_LONGEST_LEAD = 6  # characters of the longest word before what is negated


class _Turn(NamedTuple):
    """A negation in one clause, and the offset ``at`` where the other clause states what it negates, without it."""

    marker: Term
    head: int
    at: int


def reversals(pair: ClausePair) -> tuple[Change, ...]:
    """Return what was reversed: a change for each negation, ban or permission."""
    source, target = _marks(pair.source), _marks(pair.target)
    if not source and not target:
        return ()
    dropped = list(_turns(pair.source, source, pair.target, target))
    added = list(_turns(pair.target, target, pair.source, source))
    changes = [
        *(_change(pair, turn, turned=pair.source) for turn in _odd_turns(pair.source, dropped)),
        *(_change(pair, turn, turned=pair.target) for turn in _odd_turns(pair.target, added)),
    ]
    if dropped or added:
        return tuple(changes)
    return tuple(_exchanges(pair, source, target))


def _marks(clause: LinkedClause) -> list[Term]:
    """Return the words of polarity of a clause, none from the middle of another word (特别, 认可)."""
    words = (
        _visible_word(clause, term)
        for term in _polarity().find(clause.text)
        if term.start in clause.edges or (len(term.word) > 1 and term.row[1] != "plain")
    )
    twice = doubles(clause.text)
    marks: list[Term] = []
    for word in islice((word for word in words if word.row[1] != "plain"), _MOST_WORDS):
        if any(covers(double, word) and not double.allows for double in twice):  # 不能没有底线 is no ban
            continue
        negated = marks and marks[-1].row[1] == "negation" and marks[-1].end == word.start
        if not (negated and word.row[1] in _FOR):  # 不提倡 supports nothing
            marks.append(word)
    return marks


def _visible_word(clause: LinkedClause, term: Term) -> Term:
    """Return the word, or only its beginning if it ends inside another word: 不 of 不|要求 and 不|同意."""
    inner = _polarity().at(clause.text, term.start + 1) if term.word[0] == "并" else None
    if inner and inner.end > term.end:  # 不得 of 并不得
        return inner
    for end in range(term.end, term.start, -1):
        word = _polarity().at(clause.text[:end], term.start) if end in clause.edges else None
        if word and word.end == end and word.row[1] != "plain":
            return word
    return term


def _turns(clause: LinkedClause, marks: Sequence[Term], other: LinkedClause, others: Sequence[Term]) -> Iterator[_Turn]:
    """Yield the negations of ``clause`` of which the other clause states the negated words without one."""
    for i, marker in enumerate(marks):
        segment = clause.segment_at(marker.start)
        doubled = any(mark.row[1] == "against" and mark.start >= segment.start for mark in marks[:i])
        if (
            marker.row[1] not in _TURNS
            or doubled
            or other.neighbour_has(clause.text[marker.start : marker.end + _HEAD])
        ):
            continue
        head = marker.end
        if clause.text[head : head + 1] in _SKIPPED and head + 1 in clause.edges:
            head += 1
        negated = clause.text[head : head + _HEAD]
        against = min((mark.end for mark in others if mark.row[1] in _AGAINST), default=len(other.text))
        before = {clause.text[marker.start - 1 : marker.start], marker.word.lstrip("不")[-1:]} - {""}
        at = other.text.find(negated) if len(negated) == _HEAD and negated.isalnum() else -1
        if 0 <= at < against and _opens_demand(other, at, before) and not _bans_too(clause, marker, other, others):
            yield _Turn(marker, head, at)


def _bans_too(clause: LinkedClause, ban: Term, other: LinkedClause, others: Sequence[Term]) -> bool:
    """Return whether the other clause bans the same behind who must not do it: 严禁干部插手工程, 干部不得插手工程."""
    if ban.row[1] != "ban":
        return False
    banned = _governed_bigrams(clause, ban)
    return any(mark.row[1] == "ban" and not banned.isdisjoint(_governed_bigrams(other, mark)) for mark in others)


def _opens_demand(clause: LinkedClause, at: int, before: Collection[str]) -> bool:
    """Return whether the words at ``at`` are what the clause requires or allows, not the object of another verb.

    They may follow the character before the negation, or what the negation has besides 不: 不让 and 让.
    """
    if (
        at == clause.segment_at(at).start
        or clause.text[at - 1 : at] in before
        or clause.text.endswith(lexicon.cues("auxiliary"), 0, at)
    ):
        return True
    return _lead_before(clause, at) is not None


def _lead_before(clause: LinkedClause, at: int) -> tuple[int, int] | None:
    """Return the range of the word of permission, obligation or degree that ends at ``at``, or of two: 可以适当."""
    for start in range(max(0, at - _LONGEST_LEAD), at):
        if clause.text[start:at] in _lead_words():
            first = next((word for word in words_of("permission") if clause.text.endswith(word, 0, start)), "")
            return start - len(first), at
    return None


def _odd_turns(clause: LinkedClause, turns: Sequence[_Turn]) -> list[_Turn]:
    """Return the turns in segments with an odd number of them: 未经批准不得施工 means what 经批准可以施工 means."""
    odd = []
    for turn in turns:
        segment = clause.segment_at(turn.marker.start)
        count = sum(clause.segment_at(other.marker.start) == segment for other in turns)
        if count % 2:
            odd.append(turn)
    return odd


def _change(pair: ClausePair, turn: _Turn, *, turned: LinkedClause) -> Change:
    """Return a change from the negation to the word that replaced it, or to what it negated (or the reverse)."""
    other = pair.target if turned is pair.source else pair.source
    single = turn.marker.row[1] == "negation" and len(turn.marker.word) == 1
    end = _word_end(turned, turn.head)
    words = turned.wording(turn.marker.start, end if single else turn.marker.end)
    lead = _without_shared_lead(other, _lead_before(other, turn.at) or _done_before(other, turn.at), turned, turn)
    plain: Wording | None = None
    if lead:
        plain = other.wording(*lead)
    elif single:
        plain = other.wording(turn.at, turn.at + end - turn.head)
    elif rest := _affirmative(turn, other):
        plain = other.wording(turn.at - len(rest), turn.at)
    elif allowed := _allowed(turned, turn.marker, other):
        plain = other.wording(allowed.start, allowed.end)
    return Change(ChangeKind.REVERSED, *((words, plain) if turned is pair.source else (plain, words)))


def _affirmative(turn: _Turn, other: LinkedClause) -> str:
    """Return what remains of a negation without 不 or 没, if it is before what was negated: 能 of 不能, 有 of 没有."""
    rest = turn.marker.word.lstrip("绝决")[1:]
    return (
        rest
        if turn.marker.word.lstrip("绝决").startswith(("不", "没")) and other.text.endswith(rest, 0, turn.at)
        else ""
    )


def _allowed(clause: LinkedClause, marker: Term, other: LinkedClause) -> Term | None:
    """Return the word by which the other clause allows what was banned: 可以 of 严禁学校收费 → 学校可以收费."""
    banned = _governed_bigrams(clause, marker)
    allowing = (mark for mark in _marks(other) if mark.row[1] in _FOR and mark.word not in clause.text)
    return next((mark for mark in allowing if not banned.isdisjoint(_governed_bigrams(other, mark))), None)


def _word_end(clause: LinkedClause, start: int) -> int:
    """Return the end of the word at ``start``, of two characters at most, which a negation denies: 含 of 不含自建房."""
    return start + 1 if start + 1 in clause.edges else min(start + _HEAD, len(clause.text))


def _done_before(clause: LinkedClause, at: int) -> tuple[int, int] | None:
    """Return the range of 已 or 已经 before ``at``."""
    done = next((word for word in _DONE if clause.text.endswith(word, 0, at)), None)
    return (at - len(done), at) if done else None


def _without_shared_lead(
    other: LinkedClause, lead: tuple[int, int] | None, turned: LinkedClause, turn: _Turn
) -> tuple[int, int] | None:
    """Return a lead without what also precedes the negation: the 要 of 一定要 against 一定不要; None if that is all."""
    if lead is None:
        return None
    start, end = lead
    before = turned.text[: turn.marker.start]
    kept = next((at for at in range(end, start, -1) if before.endswith(other.text[start:at])), start)
    return (kept, end) if kept < end else None


def _exchanges(pair: ClausePair, source: Sequence[Term], target: Sequence[Term]) -> Iterator[Change]:
    """Yield what one clause forbids, guards against or refuses and the other allows or supports.

    An act that both name is not turned by itself: 改变 of 不得擅自改变林地用途 and 可以改变林地用途.
    """
    both = {mark.word for mark in source if mark.row[1] == _ACT} & {mark.word for mark in target}
    source, target = ([mark for mark in marks if mark.word not in both] for marks in (source, target))
    for old in source:
        for new in target:
            senses = {old.row[1], new.row[1]}
            if senses.isdisjoint(_AGAINST) or senses.isdisjoint(_FOR):
                continue
            if old.word in pair.target.text or new.word in pair.source.text:
                continue
            if _is_doubled(source, old) or _is_doubled(target, new):
                continue
            if not _governed_bigrams(pair.source, old).isdisjoint(_governed_bigrams(pair.target, new)):
                yield pair.change(ChangeKind.REVERSED, old, new)
                return


def _is_doubled(marks: Sequence[Term], mark: Term) -> bool:
    """Return whether another word against something follows directly: 支持化解, 防止不."""
    return any(other.row[1] in _AGAINST and 0 <= other.start - mark.end < _HEAD for other in marks)


def _governed_bigrams(clause: LinkedClause, mark: Term) -> frozenset[str]:
    """Return the content bigrams of what a word of polarity governs: the rest of its segment."""
    return content_bigrams(clause.text[mark.end : clause.segment_at(mark.start).end])


@lexicon.derived
def _polarity() -> Terms:
    return Terms.of(lexicon.table("polarity"))


@lexicon.derived
def _lead_words() -> frozenset[str]:
    """Return the words that may precede what a clause requires."""
    degrees = (row[0] for row in lexicon.table("degree") if row[1] not in {"plain", "prohibition"})
    turning = (row[0] for row in lexicon.table("polarity") if row[1] in _FOR)
    return frozenset((*degrees, *turning, *lexicon.words("leads"), "不断"))
