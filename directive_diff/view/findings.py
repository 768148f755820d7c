"""The findings in words, made once: each a line that a person could write, with the clauses that it refers to.

Every format shows these lines first, in this order and with these counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.explanation.figures.figure import all_figures
from directive_diff.findings.finding import Kind
from directive_diff.findings.gathering import findings
from directive_diff.sanitise import flowing
from directive_diff.view.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_diff.findings.finding import Finding, Marks, Words
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison

MOST = 8
"""How many findings are shown unless all are asked for."""
QUOTED = 3
"""How many of the words of a finding are quoted unless all findings are asked for."""
_OF_FIGURES = frozenset({Kind.FIGURE_DROPPED, Kind.FIGURE_ADDED})
_NEAR = frozenset({Kind.PROHIBITION_DROPPED, Kind.FIGURE_DROPPED, Kind.PROHIBITION_ADDED, Kind.FIGURE_ADDED})


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
    """Return the findings of ``comparison`` in words: at most `MOST`, sure ones first, or all with all they quote."""
    every = findings(comparison)
    most = None if everything else MOST
    sure = every.sure[:most]
    to_check = every.to_check if everything else every.to_check[: max(0, MOST - len(sure))]
    most_quotes = None if everything else QUOTED
    return Board(
        tuple(_describe_finding(finding, labels, most_quotes, sure=True) for finding in sure),
        tuple(_describe_finding(finding, labels, most_quotes, sure=False) for finding in to_check),
        len(every.sure) - len(sure),
        len(every.to_check) - len(to_check),
    )


def rest(comparison: Comparison, labels: Labels, first: Board) -> Board:
    """Return the findings that are not ``first``."""
    every = board(comparison, labels, everything=True)
    return Board(every.sure[len(first.sure) :], every.to_check[len(first.to_check) :], 0, 0)


def _describe_finding(finding: Finding, labels: Labels, most: int | None, *, sure: bool) -> FindingLine:
    head = _head(finding, labels, sure=sure)
    quotes = tuple(quoted(_marked(words, finding), labels) for words in finding.words)
    text = labels("finding", head=head, words=some_of(quotes, most, labels))
    return FindingLine(finding.kind, text, finding.clauses, sure, head, quotes)


def _marked(words: Words, finding: Finding) -> Words:
    """Return the words of a finding with its figures, or the word that forbids, marked if no change is."""
    if words.of_source or words.of_target:
        return words
    return words._replace(of_source=_named(words.source, finding), of_target=_named(words.target, finding))


def _named(text: str | None, finding: Finding) -> Marks:
    if text and finding.kind in _OF_FIGURES:
        return tuple((figure.first, figure.last) for figure in all_figures(text) if figure.firm)
    at = text.find(finding.name) if text and finding.name else -1
    return ((at, at + len(finding.name)),) if finding.name and at >= 0 else ()


def some_of(quotes: Sequence[str], most: int | None, labels: Labels) -> str:
    """Return the first of ``quotes``, and how many more there are; all if ``most`` is None."""
    first, rest = labels("joiner").join(quotes[:most]), len(quotes) - (len(quotes) if most is None else most)
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
