"""Which clauses certainly demand something: a report that is worded like a demand does not.

By its verb, 医护工作者坚守一线、敬业奉献 looks like a demand; after 指出, in a sentence that asks for nothing, it is
praise. So a clause counts only if its block (强调, 要求), or a word of its sentence or of an earlier one of the block
(要, 必须, 不准), demands something, and if it is not reported as done.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.figures.dates import dates_in, is_date
from directive_diff.findings.targets import sets_figure
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Demand, Sureness
from directive_diff.text import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directive_diff.findings.coverage import Coverage
    from directive_diff.model import Block, Clause, Directive, Readout

_KINDS = frozenset({"obligation", "prohibition"})
_LEAST_RUNG = 3  # the rung from which a word of obligation demands
_NEAR = 3  # characters before 在 at the start of a clause, or before a call
_CONCERNED = tuple(f"关系{who}" for who in "我国全人到")


def asked(readout: Readout) -> dict[str, Clause]:
    """Return, by their ids, the clauses of ``readout`` in whose place something is demanded: no report, no praise."""
    return {clause.id: clause for block in readout.blocks for clause in _asked_in(block)}


def demanding(clauses: Mapping[str, Clause]) -> frozenset[str]:
    """Return the ids of the clauses that demand something, of those `asked`."""
    return frozenset(name for name, clause in clauses.items() if _demands(clause))


def terms(readout: Readout, clauses: Mapping[str, Clause]) -> dict[str, str]:
    """Return, by their ids, the clauses that only say when the next one is due, of those `asked`, with that one.

    到2026年底 is given as 到2026年底，建成20个示范县.
    """
    text = readout.document.text
    return {
        clause.id: text[clause.span.start : following.span.end]
        for directive in readout.directives
        for clause, following in pairwise(directive.clauses)
        if following.id in clauses and is_date(clause.folded.text)
    }


def lapsed(coverage: Coverage, other: Readout, terms: Mapping[str, str]) -> Iterator[tuple[Clause, Clause]]:
    """Yield the deadlines, of ``terms``, of demands that the ``other`` text has without a date, with its clause.

    Of 6月底前，完成整改, the other text surely has 完成整改.
    """
    directives = {clause.id: directive for directive in other.directives for clause in directive.clauses}
    for directive in coverage.readout.directives:
        for clause, due in pairwise(directive.clauses):
            if clause.id not in terms or clause.id in coverage.links or not _is_deadline(clause.folded.text):
                continue
            links = [link for link in coverage.links.get(due.id, ()) if link.sureness is Sureness.SURE]
            carriers = [link.source if link.source.id in directives else link.target for link in links]
            texts = (each.folded.text for carrier in carriers for each in directives[carrier.id].clauses)
            if carriers and not any(map(dates_in, texts)):
                yield clause, carriers[0]


def _is_deadline(text: str) -> bool:
    """Return whether a date is a deadline: 6月底前, 到2026年, but not 2026年."""
    named = text.endswith(lexicon.cues("term-end")) or text.startswith(lexicon.cues("date-from"))
    return named and sets_figure(text)


def _asked_in(block: Block) -> Iterator[Clause]:
    asks = block.marker is None or not block.marker.verb or block.marker.verb in lexicon.cues("asking")
    for directive in block.directives:
        asks = asks or _asks(directive)  # once a sentence asks, those behind it need no 要: 继续抽派医疗队支持武汉
        if asks:
            yield from (clause for clause in directive.clauses if clause.demand is not Demand.PRAISES)


def _demands(clause: Clause) -> bool:
    """Return whether a clause demands by itself; one that only says when, where or how does not."""
    text = clause.folded.text
    return clause.demand.binds and not _says_how(text) and not _says_what_is(text)


def _says_how(text: str) -> bool:
    """Return whether a clause says when, where, how or of whom, not what: 在调研的基础上, 按照方案, 对整改不力的."""
    opening, cues = text.removeprefix("要"), lexicon.cues
    return (
        text.endswith("的")
        or (text.startswith("越") and not text.startswith("越是要"))
        or text.startswith(cues("purpose"))
        or ("在" in text[: _NEAR + 1] and text.endswith(cues("circumstance")))
        or (opening.startswith("以") and text.endswith(cues("manner")))  # 以对人民高度负责的态度
        or (text.endswith(cues("basis")) and _without_firmly(opening).startswith(cues("accordance")))
    )


def _without_firmly(opening: str) -> str:
    return opening.removeprefix(next(filter(opening.startswith, lexicon.cues("firmly")), ""))


def _says_what_is(text: str) -> bool:
    """Return whether a clause says what is so (已经转化为), was held or is felt, or opens a call (反馈要求)."""
    calls = lexicon.cues("call")
    return (
        "已经" in text
        or text.startswith(_CONCERNED)
        or (text.endswith(calls) and any(text.endswith(call) and len(text) <= _NEAR + len(call) for call in calls))
        or (text.endswith(lexicon.cues("convened")) and ("于" in text or "在" in text))
        or has_any(text, lexicon.cues("feeling"))
    )


def _asks(directive: Directive) -> bool:
    """Return whether a word of a sentence demands something."""
    words = _obligation_words()
    return any(clause.demand is Demand.PROHIBITS or any(words.find(clause.folded.text)) for clause in directive.clauses)


@lexicon.derived
def _obligation_words() -> Terms:
    """Return the words of obligation that demand."""
    rows = (row for row in lexicon.table("degree") if row[1] in _KINDS and int(row[2]) >= _LEAST_RUNG)
    return Terms.of((row[0],) for row in rows if row[0] not in lexicon.cues("pledge deed"))
