"""The findings in words, made once: each a line that a person could write down, and the clauses that it leads to.

Every format shows these lines first, in this order and with these counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.findings.gathering import findings
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_diff.findings.finding import Finding, Kind, Words
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison

MOST = 8
"""How many findings are shown unless all are asked for."""
_QUOTED = 3  # words of a finding that are quoted
_LONGEST = 36  # characters of a quotation
_INNER = str.maketrans("“”", "‘’")  # quotes inside of quotes


class Said(NamedTuple):
    """A finding as it is shown: its kind, its line of text, the ids of its clauses, and whether it is sure."""

    kind: Kind
    text: str
    clauses: tuple[str, ...]
    sure: bool


class Board(NamedTuple):
    """What is shown of the findings: the sure ones, those to check, and how many more of either there are."""

    sure: tuple[Said, ...]
    to_check: tuple[Said, ...]
    more_sure: int
    more_to_check: int

    @property
    def lines(self) -> tuple[Said, ...]:
        """All that is shown, the sure ones first."""
        return self.sure + self.to_check


def board(comparison: Comparison, labels: Labels, *, everything: bool = False) -> Board:
    """Return the findings of ``comparison`` in words: at most `MOST`, sure ones first, or all of them."""
    found = findings(comparison)
    most = None if everything else MOST
    sure = found.sure[:most]
    to_check = found.to_check if everything else found.to_check[: max(0, MOST - len(sure))]
    return Board(
        tuple(Said(one.kind, said(one, labels), one.clauses, sure=True) for one in sure),
        tuple(Said(one.kind, said(one, labels), one.clauses, sure=False) for one in to_check),
        len(found.sure) - len(sure),
        len(found.to_check) - len(to_check),
    )


def said(finding: Finding, labels: Labels) -> str:
    """Return a finding in words, such as 不准 5 句，未见对应 5 句：“不准向企业收取复工保证金”."""
    kind = finding.kind.value
    if finding.name and finding.of is not None:
        head = labels("finding_banned", name=sanitised(finding.name), of=finding.of, n=finding.number)
    elif finding.name:
        head = labels(f"finding_{kind}_named", name=sanitised(finding.name))
    else:
        head = labels(f"finding_{kind}")
    return labels("finding", head=head, words=_words(finding.words, labels))


def more_said(found: Board, labels: Labels) -> str:
    """Return in words how many findings are not shown; empty if all are."""
    counts = (("findings_more", found.more_sure), ("findings_unsure", found.more_to_check))
    return labels("list_joiner").join(labels(name, n=n) for name, n in counts if n)


def where(one: Said) -> str:
    """Return the ids of the clauses of a finding in one line, with runs of neighbours as one: S4.3.3–S4.3.7 T2.1.1."""
    runs: list[list[str]] = []
    for clause in one.clauses:
        if runs and _number(runs[-1][-1]) + 1 == _number(clause) and _home(runs[-1][-1]) == _home(clause):
            runs[-1].append(clause)
        else:
            runs.append([clause])
    return " ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _home(clause: str) -> str:
    return clause.rpartition(".")[0]


def _number(clause: str) -> int:
    return int(clause.rpartition(".")[2])


def _words(words: Iterable[Words], labels: Labels) -> str:
    quoted = [_quoted(one, labels) for one in words]
    rest = len(quoted) - _QUOTED
    shown = labels("joiner").join(quoted[:_QUOTED])
    return shown if rest <= 0 else labels("finding_rest", words=shown, n=rest)


def _quoted(words: Words, labels: Labels) -> str:
    source, target = (None if text is None else _short(text) for text in words)
    if source and target:
        return labels("replaced", source=source, target=target)
    return labels("quoted", text=source or target or "")


def _short(text: str) -> str:
    text = " ".join(sanitised(text).split()).translate(_INNER)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
