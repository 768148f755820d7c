"""Sentences between which a stop is missing: …把责任落实到位会议指出，各镇要…; the marker opens the second.

What comes before the speaker must be a demand, so that it is no part of a name (春耕生产会议强调), and not about what
a meeting asked (落实省委会议要求).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import asks
from directive_diff.grammar.blocks.persons import is_name
from directive_diff.grammar.blocks.speakers import without_adverbs
from directive_diff.grammar.demands.imperatives import opens_as_imperative, skip_lead_in
from directive_diff.grammar.sentences import RawClause

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from directive_diff.grammar.sentences import Sentence

_SIGNS = ("，", "：")  # these part a marker from what is said
_SHORTEST = 4  # characters of the demand before the speaker
_DONE = ("到位", "见效", "落地", "实处", "成效", "实效")  # nothing more belongs to the demand
_NAMES = (3, 2, 4)  # lengths of names


def parted(text: str, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the ``sentences`` of folded ``text``, in two where a speaker follows a demand without a stop."""
    heard: set[str] = set()
    for sentence in sentences:
        begin = sentence
        clauses: list[RawClause] = []
        for i, clause in enumerate(sentence.clauses):
            at = _end_of_demand(text, clause, heard, led=i > 0)
            if at:
                before = (*clauses, clause._replace(end=at, sign=""))
                yield begin._replace(end=at, clauses=before, last=False, stopped=True)
                begin, clauses = begin._replace(start=at, first=False), []
            clauses.append(clause._replace(start=at or clause.start))
        yield begin._replace(clauses=tuple(clauses)) if begin is not sentence else sentence


def _end_of_demand(text: str, clause: RawClause, heard: set[str], *, led: bool) -> int:
    """Return where a demand ends behind which a clause names who speaks; 0 if it does not. Who speaks is ``heard``."""
    start, end, sign = clause
    told = _told(text[start:end]) if sign in _SIGNS and text.endswith(lexicon.cues("says"), start, end) else ""
    length = _length_of_speaker(told, heard)
    heard |= {told[-n:] for n in _NAMES if told}
    before = told[: len(told) - length]
    return start + len(before) if length and len(before) >= _SHORTEST and _is_demand(before, led=led) else 0


def _told(words: str) -> str:
    """Return the words before the verb of saying that ends a clause, without adverbs: 会议 of 会议还要求."""
    return without_adverbs(next(words.removesuffix(verb) for verb in lexicon.cues("says") if words.endswith(verb)))


def _length_of_speaker(words: str, heard: Container[str]) -> int:
    """Return how long the speaker is who ends ``words``: a meeting, he, or who was ``heard`` before; 0 if none does."""
    known = next((word for word in lexicon.cues("meeting pronoun") if words.endswith(word)), "")
    names = (words[-length:] for length in _NAMES)
    return len(known) or next((len(name) for name in names if name in heard and is_name(name)), 0)


def _is_demand(words: str, *, led: bool) -> bool:
    """Return whether words are a demand that may end here: 把责任落实到位; not 落实省委, to which 会议要求 belongs."""
    if words.endswith(lexicon.cues("pointing")):
        return False
    behind = words[skip_lead_in(words) :]
    if behind.startswith(lexicon.cues("heeds heeds-said")) and not words.endswith(_DONE):
        return False
    return asks(words, RawClause(0, len(words), "")) or (led and opens_as_imperative(words))
