"""The labels of headings and items: 一、 （一） 1. (1) ① 第一条 第一，. They belong to the list, not to a clause.

A label is known by its form and its place in a list that counts up: 十一、 after 十、 is one, not in 十一、中秋期间.
A form that is used once makes no list. Brackets and circles are labels wherever they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.grammar.documents.label_forms import FIRST, Label, Rank, goes_on_counting, read_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from directive_diff.grammar.sentences import Sentence

_SURE = (Rank.BRACKETED, Rank.ENCLOSED, Rank.CIRCLED)  # these are labels by their form alone
# Within a sentence, only these are labels: 包括：①…，②….
_INNER = frozenset((Rank.HEADING, Rank.BRACKETED, Rank.POINT, Rank.ENCLOSED, Rank.CLOSED, Rank.CIRCLED))
_LONE_SIGNS = frozenset("一1第（壹㈠")
_LONE = (Rank.CHAPTER, Rank.ARTICLE, Rank.FORMAL, Rank.HEADING, Rank.BRACKETED, Rank.POINT)
_GAP = 2  # a list may skip one number, as many do by mistake


def find_labels(text: str, sentences: Iterable[Sentence]) -> dict[int, Label]:
    """Return the labels at which clauses of folded ``text`` begin, by the offset of each."""
    found: dict[int, Label] = {}
    last: dict[Rank, int] = {}
    paths: set[str] = set()
    for start, label in _candidates(text, sentences):
        if label.rank is Rank.DOTTED:
            if not _continues(text[start : label.end].rstrip(" .、"), paths):
                continue
        elif label.rank not in _SURE and not _counts_up(label, last.get(label.rank, 0)):
            continue
        last[label.rank] = label.number
        found[start] = label
    seconds = {label.rank for label in found.values() if label.number == 2}  # noqa: PLR2004 - as it says
    return {at: label for at, label in found.items() if label.rank in seconds or label.rank in _SURE}


def find_lone_label(text: str, sentences: Sequence[Sentence]) -> tuple[int, Label] | None:
    """Return the number of the paragraph with the only heading of a text, 一、 without 二、, and its label; or None."""
    for i, sentence in enumerate(sentences):
        if not sentence.first or text[sentence.clauses[0].start] not in _LONE_SIGNS:
            continue
        label = read_label(text, sentence.clauses[0].start, sentence.end)
        if label and label.number == 1 and label.rank in _LONE and label.end < sentence.clauses[-1].end:
            return None if goes_on_counting(text, sentence.clauses[0].start, label) else (i, label)
    return None


def _candidates(text: str, sentences: Iterable[Sentence]) -> Iterator[tuple[int, Label]]:
    """Yield what has the form of a label at the start of a clause, with words behind it in its sentence."""
    for sentence in sentences:
        for i, clause in enumerate(sentence.clauses):
            if text[clause.start] not in FIRST:
                continue
            label = read_label(text, clause.start, sentence.end)
            if label is None or (i and label.rank not in _INNER) or label.end >= sentence.clauses[-1].end:
                continue
            if not goes_on_counting(text, clause.start, label):
                yield clause.start, label


def without_labels(sentence: Sentence, labels: Mapping[int, Label], *, counted: bool) -> Sentence:
    """Return the sentence with clauses that begin behind their labels; where it starts stays.

    ``counted`` says whether a label that is a clause of its own goes too: 第一，.
    """
    if not labels or labels.keys().isdisjoint(clause.start for clause in sentence.clauses):
        return sentence
    clauses = []
    until = 0
    for clause in sentence.clauses:
        label = labels.get(clause.start)
        if label is not None and label.rank is not Rank.LISTED and (counted or label.end < clause.end):
            until = label.end
        if clause.end > until:
            clauses.append(clause._replace(start=max(clause.start, until)))
    return sentence._replace(clauses=tuple(clauses)) if clauses else sentence


def _counts_up(label: Label, last: int) -> bool:
    """Return whether a label may follow the one before; of articles any number may be left out."""
    gap = label.number if label.rank is Rank.ARTICLE else _GAP
    return label.number == 1 or (last > 0 and last <= label.number <= last + gap)


def _continues(path: str, paths: set[str]) -> bool:
    """Return whether 1.2 follows 1.1; then it is added to ``paths``."""
    above, _, number = path.rpartition(".")
    if number != "1" and f"{above}.{int(number) - 1}" not in paths:
        return False
    paths.add(path)
    return True


def top_rank(labels: Sequence[Label]) -> Rank | None:
    """Return the highest rank whose labels count up from one."""
    for rank in sorted({label.rank for label in labels}):
        if [label.number for label in labels if label.rank is rank][:2] == [1, 2]:
            return rank
    return None
