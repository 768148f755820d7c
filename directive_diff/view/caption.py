"""The head of a comparison in every format: titles, bodies and dates, shares and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.answers import answers
from directive_diff.findings.coverage import relations
from directive_diff.findings.rows import crossing
from directive_diff.model import ChangeKind, Demand, Fate, Relation
from directive_diff.sanitise import flowing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from directive_diff.findings.coverage import Coverage
    from directive_diff.labels import Labels
    from directive_diff.model import Block, Clause, Comparison, JudgeRecord, Readout, Tool

# Full-width, as in the terminal: they take two cells everywhere, and look right among Chinese characters.
SIGNS: Mapping[Relation, str] = {Relation.SAME: "＝", Relation.ADAPTED: "～", Relation.RESTATED: "＊"}
NEW, DROPPED, POSSIBLE = "＋", "－", "？"

_LONGEST_MARKER = 36  # characters: 娄勤俭传达了习近平总书记在中央政治局常委会上的重要讲话后指出 still fits


def title(readout: Readout, labels: Labels) -> str:
    """Return the headline, or a label if there is none."""
    return flowing(readout.heading.title) if readout.heading.title else labels("untitled")


def body_and_date(readout: Readout) -> str:
    """Return who met, in which region, and when, as far as the text says so: 省委常委会 江苏 2月17日."""
    heading = readout.heading
    return " ".join(
        flowing(fact) for fact in (heading.issuer, heading.region, heading.date or heading.date_text) if fact
    )


def sizes(readout: Readout, labels: Labels) -> tuple[str, str, str]:
    """Return the numbers of blocks, directives and clauses."""
    return (
        labels("blocks", n=len(readout.blocks)),
        labels("directives", n=len(readout.directives)),
        labels("clauses", n=len(readout.clauses)),
    )


def percent(share: float | None) -> str:
    """Return a share as a percentage, with 100 % and 0 % only if exact."""
    if share is None:
        return "-"
    whole = round(share * 100)
    if share not in {0, 1}:
        whole = min(99, max(1, whole))
    return f"{whole}%"


def describe_share(coverage: Coverage, labels: Labels) -> str:
    """Return in words the share of one text that was carried, or that comes from the other."""
    name = "source" if coverage.nothing is Fate.DROPPED else "target"
    cover = coverage.of_text
    share = labels(f"{name}_share", share=percent(cover.share))
    return f"{share}{labels('possible_share', share=percent(cover.possible_share))}" if cover.possible else share


def describe_fate(fate: Fate | None, share: float | None, nothing: Fate, labels: Labels) -> str:
    """Return the fate (or, where ``nothing`` is called new, the origin) of a directive in words."""
    if fate is None:
        return labels("unlinkable")
    prefix = "origin_" if nothing is Fate.NEW and fate in {Fate.CARRIED, Fate.PARTLY} else ""
    part = f" {percent(share)}" if fate is Fate.PARTLY else ""
    return f"{labels(prefix + fate.value)}{part}"


def count_fates(coverage: Coverage, labels: Labels) -> tuple[tuple[Fate, str, int], ...]:
    """Return each fate of a side, its name, and how many directives have it."""
    count = coverage.counts()
    numbers = {
        Fate.CARRIED: count.carried,
        Fate.PARTLY: count.partly,
        Fate.POSSIBLE: count.possible,
        coverage.nothing: count.rest,
    }
    return tuple(
        (fate, describe_fate(fate, None, coverage.nothing, labels).rstrip(" -"), n) for fate, n in numbers.items()
    )


def count_links(comparison: Comparison, labels: Labels) -> tuple[str, ...]:
    """Return how many links there are, of each relation, and how many are out of order."""
    links = comparison.counted.links
    counts = relations(links)
    each = (f"{SIGNS[relation]} {labels(relation.value)} {n}" for relation, n in counts.items())
    number = labels("link_count", n=len(links))
    return (number, *each, labels("crossing", n=len(crossing(comparison))))


def marker(block: Block, labels: Labels) -> str:
    """Return the words that open a block; if very long, only their beginning and the verb."""
    if block.marker is None:
        return labels("whole_text")
    words = flowing(block.marker.text)
    if len(words) <= _LONGEST_MARKER:
        return words
    return f"{words[: _LONGEST_MARKER - 6]}…{words[len(words) - len(block.marker.verb) :]}"


def demands(clauses: Iterable[Clause]) -> tuple[Demand, ...]:
    """Return the kinds of demand among the linkable ``clauses``, each once, strongest first."""
    kinds = {clause.demand for clause in clauses if clause.linkable}
    return tuple(kind for kind in Demand if kind in kinds)


def describe_answers(comparison: Comparison, labels: Labels) -> tuple[str, ...]:
    """Return in words how much of each kind of demand was not carried, and what was replaced throughout."""
    tallies = answers(comparison)
    parts = [
        labels("answered", name=labels(f"demand_{tally.name}"), n=tally.clauses, dropped=tally.dropped)
        for tally in tallies.demands
        if tally.clauses
    ]
    return (labels("joiner").join(parts), describe_replacements(comparison, labels))


def describe_replacements(comparison: Comparison, labels: Labels) -> str:
    """Return in words what was replaced throughout the pair (全国→全省); empty if nothing was."""
    replacements = answers(comparison).replacements
    return labels("joiner").join(
        labels(
            "standing_words",
            source=flowing(exchange.source or ""),
            target=flowing(exchange.target or ""),
            n=exchange.times,
        )
        for exchange in replacements
    )


def describe_selection(comparison: Comparison, labels: Labels) -> str:
    """Return in words which part of a comparison this is, so that nobody mistakes its share for that of the whole."""
    cut = comparison.cut
    if cut is None:
        return ""
    join = labels("list_joiner").join
    parts = [
        labels("selected_score", score=f"{cut.min_score:g}") if cut.min_score else "",
        labels("selected_blocks", ids=join(cut.blocks)) if cut.blocks else "",
        labels("selected_demands", names=join(labels(f"demand_{name}") for name in cut.demands)) if cut.demands else "",
        labels("selected_only", names=join(_describe_choice(name, labels) for name in cut.only)) if cut.only else "",
    ]
    return labels("selected", words=labels("joiner").join(part for part in parts if part))


def _describe_choice(name: str, labels: Labels) -> str:
    """Return in words what ``--only`` selects: a kind of change, or a relation or fate."""
    return labels(f"kind_{name}") if name in {*ChangeKind} else labels(name)


def describe_review(comparison: Comparison, labels: Labels) -> str:
    """Return in words whether a model read or was asked, and who has reviewed the links, when and how.

    Formats that have one line for how a result was made show this.
    """
    parts = (describe_models(comparison, labels), _describe_reviewer(comparison, labels))
    return labels("joiner").join(each for each in parts if each)


def describe_models(comparison: Comparison, labels: Labels) -> str:
    """Return in words whether a model read or was asked; empty if none was."""
    parts = (describe_reader(comparison.tool, labels), describe_judge(comparison, labels))
    return labels("joiner").join(each for each in parts if each)


def describe_reader(tool: Tool, labels: Labels) -> str:
    """Return in words that the small reader took part, with which weights; empty if it did not."""
    return labels("read_by", sha256=tool.reader[1][:8]) if tool.reader else ""


def _describe_reviewer(comparison: Comparison, labels: Labels) -> str:
    review = comparison.review
    if review is None:
        return labels("not_reviewed")
    counts = (
        ("verdict_accepted", review.accepted),
        ("verdict_rejected", review.rejected),
        ("verdict_changed", review.changed),
        ("verdict_added", review.added),
        ("verdict_unfit", review.unfit),
    )
    verdicts = labels("list_joiner").join(labels(name, n=n) for name, n in counts if n) or labels(
        "verdict_accepted", n=0
    )
    when = labels("review_when", date=flowing(review.date)) if review.date else ""
    return labels("reviewed", who=flowing(review.reviewer or labels("reviewed_unnamed")), when=when, counts=verdicts)


def describe_judge(comparison: Comparison, labels: Labels) -> str:
    """Return in words which model was asked, where and when, and the outcome; empty if none was."""
    return describe_judge_record(comparison.judge, labels) if comparison.judge else ""


def describe_judge_record(judge: JudgeRecord, labels: Labels) -> str:
    """Return in words what is known about a judge."""
    dates = " – ".join(dict.fromkeys(date for date in (judge.first, judge.last) if date))
    text = labels(
        "judged",
        model=flowing(judge.model) or labels("judge_unnamed"),
        host=flowing(judge.host),
        when=labels("review_when", date=flowing(dates)) if dates else "",
        prompt=judge.prompt,
        asked=judge.asked,
        answered=judge.answered,
        changed=judge.changed,
    )
    missing = judge.asked - judge.answered
    return text + (labels("judged_none", n=missing) if missing else "")


def merge_judges(records: Sequence[JudgeRecord]) -> JudgeRecord:
    """Return the record of the judge of many comparisons as one record, with its counts added up."""
    dates = sorted(date for record in records for date in (record.first, record.last) if date)
    return records[0]._replace(
        model=_join_names(record.model for record in records),
        host=_join_names(record.host for record in records),
        prompt=_join_names(record.prompt for record in records),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        clauses=sum(record.clauses for record in records),
        asked=sum(record.asked for record in records),
        answered=sum(record.answered for record in records),
        changed=sum(record.changed for record in records),
    )


def _join_names(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names) - {""}))
