"""Acts that gave way to their antonym before the same object: 关闭 → 恢复, 放宽 → 收紧, 增发 → 减发.

See ``data/antonyms.tsv``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.positions import has_same_object, is_in_place
from directive_diff.lexicon.terms import Term, Terms
from directive_diff.model import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directive_diff.explanation.clause_pair import ClausePair, LinkedClause

_WORD = 2  # characters of a word whose opposite is composed
_COMPOUNDS = ("严厉", "贯彻", "依法", "坚决", "大力")  # these make one word with the act behind them: 严厉打击
_NOT = frozenset("不未勿")
_ADVERBS = {"少": "多", "多": "少", "早": "晚", "晚": "早", "快": "慢", "慢": "快"}
_BOUND = frozenset("至最不")  # before one of these: 至少派出4名 is a bound
_OTHER = {"a": "b", "b": "a"}


def antonym_changes(pair: ClausePair) -> Iterator[Change]:
    """Yield a reversal for each act of the source that its antonym replaced in the target."""
    ours = _acts(pair.source, pair.target)
    theirs = _acts(pair.target, pair.source) if ours else []
    turned = False
    for old in ours:
        new = next((new for new in theirs if _are_opposite(pair, old, new) and has_same_object(pair, old, new)), None)
        if new is not None:
            turned = True
            yield pair.change(ChangeKind.REVERSED, old, new)
    if not turned:
        yield from _composed(pair)
        yield from _turned_adverbs(pair)


def _composed(pair: ClausePair) -> Iterator[Change]:
    """Yield a reversal for each word of two characters of which one gave way to its opposite: 增发 → 减发."""
    source, target, opposites, at = pair.source.text, pair.target.text, _opposites(), 0
    for word in pair.source.words:
        start, at = at, at + len(word)
        if len(word) != _WORD or word in target or opposites.keys().isdisjoint((f"{word[0]}*", f"*{word[1]}")):
            continue
        old = Term(start, at, (word,))
        for other in _opposite_words(word):
            found = target.find(other) if other not in source else -1
            new = Term(found, found + _WORD, (other,))
            if found >= 0 and pair.target.has_whole(new) and has_same_object(pair, old, new):
                yield pair.change(ChangeKind.REVERSED, old, new)
                return


def _turned_adverbs(pair: ClausePair) -> Iterator[Change]:
    """Yield the adverbs of one character that gave way to their opposite in the same place: 少跑腿 → 多跑腿."""
    source, target = pair.source.text, pair.target.text
    for at, sign in enumerate(source) if not _ADVERBS.keys().isdisjoint(source) else ():
        to = target.find(_ADVERBS[sign]) if sign in _ADVERBS else -1
        while to >= 0:
            old, new = Term(at, at + 1, (sign,)), Term(to, to + 1, (target[to],))
            before = source[at - 1 : at]
            if before == target[to - 1 : to] and before not in _BOUND and is_in_place(pair, old, new):
                yield pair.change(ChangeKind.REVERSED, old, new)
                break
            to = target.find(_ADVERBS[sign], to + 1)


def _opposite_words(word: str) -> Iterator[str]:
    yield from (f"{char}{word[1]}" for char in _opposites().get(f"{word[0]}*", ""))
    yield from (f"{word[0]}{char}" for char in _opposites().get(f"*{word[1]}", ""))


def _acts(clause: LinkedClause, other: LinkedClause) -> list[Term]:
    """Return the acts of a clause that the other clause does not have."""
    return [
        term
        for term in _antonyms().find(clause.text)
        if term.word not in other.text and (clause.has_whole(term) or clause.text.endswith(_COMPOUNDS, 0, term.start))
    ]


def _are_opposite(pair: ClausePair, old: Term, new: Term) -> bool:
    """Return whether two acts are opposite; they are not if one of them is about not doing something: 引导不焚烧."""
    negated = [clause.text[term.end : term.end + 1] in _NOT for clause, term in zip(pair, (old, new), strict=True)]
    return negated[0] == negated[1] and any(f"{at[:-1]}{_OTHER[at[-1]]}" in new.row for at in old.row[1:])


@lexicon.derived
def _opposites() -> Mapping[str, str]:
    """Return the characters that turn a word into its opposite, by the character and its place in it: 减缩 for 增*."""
    opposites: dict[str, str] = {}
    for row in lexicon.table("antonyms"):
        if "*" in row[0]:
            for ours, theirs in (row, row[::-1]):
                for form in ours.split(" "):
                    opposites[form] = opposites.get(form, "") + theirs.replace("*", "").replace(" ", "")
    return opposites


@lexicon.derived
def _antonyms() -> Terms:
    """Return the acts, each with the rows and sides (3a, 7b) of the table on which it stands."""
    places: dict[str, list[str]] = {}
    for number, sides in enumerate(lexicon.table("antonyms")):
        for side, words in zip("ab", sides if "*" not in sides[0] else (), strict=False):
            for word in words.split(" "):
                places.setdefault(word, []).append(f"{number}{side}")
    return Terms.of((word, *at) for word, at in places.items())
