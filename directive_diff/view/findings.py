"""The findings in words, made once: each a line that a person could write, with the clauses that it refers to.

Every format shows these lines first, in this order and with these counts.
"""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.finding import Kind
from directive_diff.findings.gathering import findings
from directive_diff.sanitise import flowing
from directive_diff.words import cut_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_diff.findings.finding import Finding, Words
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison

MOST = 8
"""How many findings are shown unless all are asked for."""
QUOTED = 3
"""How many of the words of a finding are quoted."""
_LONGEST_QUOTATION = 36  # characters of a quotation
_END = 10  # characters of its end that a long quotation keeps
_SHARED = 4  # characters that both sides must share at an end before they are said once: “一定要防止盲目…”→“要防止…”
_HINT = 2  # characters of the shared end that stay
_NEAR = frozenset({Kind.PROHIBITION_DROPPED, Kind.FIGURE_DROPPED, Kind.PROHIBITION_ADDED, Kind.FIGURE_ADDED})
_NEAR_PAUSE = 8  # characters before the gap in a long quotation in which a pause is the better place for it
_PAUSES = "、，,和与及的 "
INNER = str.maketrans("“”", "‘’")  # quotes inside of quotes


class FindingLine(NamedTuple):
    """A finding as it is shown: its kind, its line of text, the ids of its clauses, and whether it is sure.

    For formats that separate its parts or have less room, it also has its head and all the words that it quotes.
    """

    kind: Kind
    text: str
    clauses: tuple[str, ...]
    sure: bool
    head: str = ""
    quotes: tuple[str, ...] = ()


class Board(NamedTuple):
    """The findings that are shown: the sure ones, those to check, and how many more of either there are."""

    sure: tuple[FindingLine, ...]
    to_check: tuple[FindingLine, ...]
    more_sure: int
    more_to_check: int

    @property
    def lines(self) -> tuple[FindingLine, ...]:
        """All that is shown, the sure ones first."""
        return self.sure + self.to_check


def board(comparison: Comparison, labels: Labels, *, everything: bool = False) -> Board:
    """Return the findings of ``comparison`` in words: at most `MOST`, sure ones first, or all of them."""
    every = findings(comparison)
    most = None if everything else MOST
    sure = every.sure[:most]
    to_check = every.to_check if everything else every.to_check[: max(0, MOST - len(sure))]
    return Board(
        tuple(_describe_finding(finding, labels, sure=True) for finding in sure),
        tuple(_describe_finding(finding, labels, sure=False) for finding in to_check),
        len(every.sure) - len(sure),
        len(every.to_check) - len(to_check),
    )


def rest(comparison: Comparison, labels: Labels, first: Board) -> Board:
    """Return the findings that are not ``first``."""
    every = board(comparison, labels, everything=True)
    return Board(every.sure[len(first.sure) :], every.to_check[len(first.to_check) :], 0, 0)


def _describe_finding(finding: Finding, labels: Labels, *, sure: bool) -> FindingLine:
    head, quotes = _head(finding, labels, sure=sure), tuple(_quoted(words, labels) for words in finding.words)
    text = labels("finding", head=head, words=some_of(quotes, QUOTED, labels))
    return FindingLine(finding.kind, text, finding.clauses, sure, head, quotes)


def some_of(quotes: Sequence[str], most: int, labels: Labels) -> str:
    """Return the first of ``quotes``, and how many more there are."""
    first, rest = labels("joiner").join(quotes[:most]), len(quotes) - most
    return first if rest <= 0 else labels("finding_rest", words=first, n=rest)


def _head(finding: Finding, labels: Labels, *, sure: bool) -> str:
    """Return what a finding says: 不准 5 句，未见对应 5 句; an unsure one also says that something is near."""
    kind = finding.kind.value
    if not sure and finding.kind in _NEAR:
        kind = f"{kind}_possible"
    if finding.name:
        head = labels(f"finding_{kind}_named", name=flowing(finding.name), of=finding.of, n=finding.number)
        return f"{head}{labels('finding_near', n=finding.near)}" if finding.near else head
    return labels(f"finding_{kind}")


def describe_more(board: Board, labels: Labels) -> str:
    """Return in words how many findings are not shown; empty if there are none."""
    counts = (("findings_more", board.more_sure), ("findings_unsure", board.more_to_check))
    return labels("list_joiner").join(labels(name, n=n) for name, n in counts if n)


def where(finding: FindingLine) -> str:
    """Return the ids of the clauses of a finding in one line, with runs of neighbours as one: S4.3.3–S4.3.7 T2.1.1."""
    return ids(finding.clauses)


def ids(clauses: Iterable[str]) -> str:
    """Return the ids of clauses in one line, with runs of neighbours as one."""
    return " ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs(clauses))


def runs(clauses: Iterable[str]) -> list[list[str]]:
    """Return the ids of clauses, those of neighbours together."""
    groups: list[list[str]] = []
    for clause in clauses:
        if groups and _number(groups[-1][-1]) + 1 == _number(clause) and home(groups[-1][-1]) == home(clause):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return groups


def home(clause: str) -> str:
    """Return the id of the directive that contains the clause with this id: S3.2 for S3.2.1."""
    return clause.rpartition(".")[0]


def _number(clause: str) -> int:
    return int(clause.rpartition(".")[2])


def _quoted(words: Words, labels: Labels) -> str:
    source, target = (None if text is None else _plain_text(text) for text in words)
    if source and target:
        source, target = _differing_parts(source, target)
        return labels("replaced", source=_short(source), target=_short(target))
    return labels("quoted", text=_short(source or target or ""))


def _differing_parts(source: str, target: str) -> tuple[str, str]:
    """Return both; if most is shared, only the differing part of the target: 一定要防止盲目乐观情绪, 要防止…."""
    pairs = zip(reversed(source), reversed(target), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if shared < _SHARED:
        return source, target
    kept = target[: len(target) - shared]
    for word in cut_whole(target[len(kept) :]):
        kept += word
        if len(kept) >= len(target) - shared + _HINT:
            break
    return source, f"{kept}…" if len(kept) < len(target) - 1 else target


def _plain_text(text: str) -> str:
    return " ".join(flowing(text).split()).translate(INNER)


def _short(text: str) -> str:
    """Return a long text without its middle, because a demand is at one end (把 … 总结好); no word is cut in two."""
    if len(text) <= _LONGEST_QUOTATION:
        return text
    words = cut_whole(text)
    ends = list(accumulate(map(len, words)))
    head = max((end for end in ends if end < _LONGEST_QUOTATION - _END), default=0)
    tail = min((end for end in ends if end >= len(text) - _END), default=len(text))
    if not head or tail == len(text):  # one word is longer than that
        head, tail = _LONGEST_QUOTATION - _END - 1, len(text) - _END
    pause = text.rfind("、", head - _NEAR_PAUSE, head)
    return f"{text[: pause if pause > 0 else head].rstrip(_PAUSES)}…{text[tail:].lstrip(_PAUSES)}"
