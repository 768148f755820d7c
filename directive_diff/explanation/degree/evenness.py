"""Words of degree that other words make up for, so that nothing was weakened or strengthened.

切实开展 → 扎实开展, 一律不得上锁 → 严禁上锁, 不予发车 → 不许发车, 必须公示 → 不能没有公示.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.degree.force import counterpart
from directive_diff.explanation.reversal.double_negation import doubles
from directive_diff.lexicon.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
    from directive_diff.lexicon.terms import Term

_FORBIDS = 5  # the rung of a word of prohibition that is a ban
_CLOSE = 2  # rungs by which two words of resolve must differ to be a change
_STRICT = "严"


def uneven_words(pair: ClausePair, dropped: Sequence[Term], added: Sequence[Term]) -> tuple[list[Term], list[Term]]:
    """Return the words of degree that were dropped and added without those that other words make up for."""
    old = [term for term in dropped if not _is_made_up(pair, term, dropped, added, old=True)]
    new = [term for term in added if not _is_made_up(pair, term, added, dropped, old=False)]
    return old, new


def leaves_none_out(text: str) -> bool:
    """Return whether a clause promises as much without a word of commitment: 一分钱都不能少, 一户不落."""
    return "一" in text and "不" in text and _no_exception().search(text) is not None


def _is_made_up(pair: ClausePair, term: Term, own: Sequence[Term], others: Sequence[Term], *, old: bool) -> bool:
    clause, other = (pair.source, pair.target) if old else (pair.target, pair.source)
    kind = term.row[1]
    if kind == "prohibition":
        refuses = _is_sanctioned(clause, other) or _refuses_likewise(pair, term, old=old)
        return _is_bound(clause, term) or (not _bans(others) and refuses)
    if kind == "commitment" and old and leaves_none_out(other.text):
        return True
    if kind == "obligation" and any(not double.allows for double in doubles(other.text)):
        return True
    if kind not in {"obligation", "resolve"}:
        return False
    opens_ban = any(ban.start == term.end and _is_ban(ban) for ban in own)
    if opens_ban and (_bans(others) or _is_sanctioned(clause, other)):
        return True
    bans_instead = _bans(others) and _is_sanctioned(other, clause)
    return kind == "resolve" and (
        bans_instead or _is_likewise_strict(term, clause, other) or _has_equal_manner(pair, term, old=old)
    )


def _is_ban(term: Term) -> bool:
    return term.row[1] == "prohibition" and int(term.row[2]) >= _FORBIDS


def _bans(terms: Sequence[Term]) -> bool:
    return any(map(_is_ban, terms))


def _is_sanctioned(clause: LinkedClause, other: LinkedClause) -> bool:
    """Return whether the ``other`` clause alone sets a sanction on what a clause bans: 严肃查处瞒报, 杜绝瞒报."""
    return any(word in other.text and word not in clause.text for word in lexicon.cues("sanction"))


def _is_bound(clause: LinkedClause, ban: Term) -> bool:
    """Return whether a ban is part of the bound of a figure: 不得 of 不得少于3人."""
    bound = _bounds().at(clause.text, ban.start)
    return bound is not None and bound.end > ban.end


def _refuses_likewise(pair: ClausePair, ban: Term, *, old: bool) -> bool:
    """Return whether a refusal as firm as the ban is in its place: 不予."""
    word = counterpart(pair, ban, old=old)
    return word is not None and word.row[1] == "refusal" and word.row[2] == ban.row[2]


def _is_likewise_strict(term: Term, clause: LinkedClause, other: LinkedClause) -> bool:
    """Return whether the other clause is strict in other words: 严格管理, 管严."""
    return _STRICT in term.word and other.text.count(_STRICT) >= clause.text.count(_STRICT)


def _has_equal_manner(pair: ClausePair, term: Term, *, old: bool) -> bool:
    word = counterpart(pair, term, old=old)
    if word is None or word.row[1] not in {"manner", "resolve"}:
        return False
    rung = int(word.row[2])
    return rung > 1 and abs(rung - int(term.row[2])) < _CLOSE


@lexicon.derived
def _no_exception() -> re.Pattern[str]:
    return re.compile(r"一\w{1,3}[都也]?不(?:[能许准得可会]|允许)?[少漏落缺差拖欠掉]|不[漏落少差]一")


@lexicon.derived
def _bounds() -> Terms:
    return Terms.of(lexicon.table("bounds"))
