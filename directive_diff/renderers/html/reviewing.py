"""What the report's script needs for a review in the page: the order of doubt, candidates, the form, the verdicts.

The script writes the same form as ``--format review`` does (docs/review.md), from these values and the page's texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directive_diff.findings.doubt import doubts, expected
from directive_diff.labels.catalogue import CATALOGUE
from directive_diff.lexicon import using
from directive_diff.messages import pattern
from directive_diff.model import ChangeKind, Demand, Relation, Side, Sureness, Verdict
from directive_diff.review.form import NAMES, form
from directive_diff.review.reading import MAX_BYTES
from directive_diff.review.spreadsheet import MOST_BYTES
from directive_diff.review.verdicts import links_between
from directive_diff.review.vocabulary import CHANGES, COLUMNS, DEMANDS, KEYS, NEAREST, NONE, VERDICTS
from directive_diff.sanitise import FORMULA, LONGEST, flowing
from directive_diff.view import caption
from directive_diff.view.checking import expectation
from directive_diff.view.record import brief_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directive_diff.findings.doubt import Check, Doubt, Doubts
    from directive_diff.labels import Labels
    from directive_diff.model import Change, Comparison, Link, Ruling, Tool

_PAGE_LABEL = "page_"  # the prefix of the labels that the page uses
_REFUSALS = (  # the messages about a file that cannot be opened: the same as those of the command
    *("file_said", "said_remedy", "review_too_long", "name_review", "workbook_old", "xlsx_or_tsv"),
    *("workbook_in_page", "tsv_or_option", "workbook_bad", "workbook_too_large", "as_tsv", "workbook_merged"),
    *("unmerge", "workbook_formula", "as_values", "review_not_text", "utf8_or_workbook", "review_not_table"),
    *("review_none", "write_review", "review_no_column", "review_bad_verdict", "give_verdict", "review_no_clause"),
    *("cut_row", "review_which", "give_instead", "review_same_changed", "give_relation", "review_bad_number"),
    *("give_near", "review_bad_change", "give_change", "review_bad_demand", "give_demand", "review_twice", "keep_one"),
    *("review_other_pair", "review_swapped", "name_its_texts", "review_unknown"),
)
_UNITS = ("n_links", "n_clauses", "n_changes")


def reviewing(comparison: Comparison, check: Check | None, labels: Labels) -> dict[str, Any]:
    """Return what the script needs, as values for JSON; ``check`` is how much the reviewer will check."""
    by_doubt = doubts(comparison)
    ordered = by_doubt.ordered
    queue = ordered if check is None else by_doubt.to_check(check.most(comparison))
    rows = form(comparison, labels, notes=[expectation(comparison, None, labels)], run=brief_line(comparison))
    top = next(at for at, row in enumerate(rows) if len(row) == len(COLUMNS))
    rulings = comparison.review.rulings if comparison.review else ()
    return {
        "pair": [side.readout(comparison).document.sha256 for side in Side],
        "facts": rows[:top],
        "columns": COLUMNS,
        "header": rows[top],
        "ordered": [doubt.clause.id for doubt in ordered],
        "queue": [doubt.clause.id for doubt in queue],
        "doubts": {doubt.clause.id: _doubt(doubt) for side in by_doubt for doubt in side},
        "demands": {clause.id: clause.demand.value for side in Side for clause in side.readout(comparison).clauses},
        "texts": _texts(comparison, by_doubt),
        "given": [
            _ruling_values(ruling)
            for ruling in rulings
            if (ruling.source and ruling.target) or ruling.verdict or ruling.remark
        ],
        "corrected": _corrected(rulings),
        "reviewer": flowing((comparison.review.reviewer if comparison.review else None) or ""),
        "base": (comparison.review.sha256 if comparison.review else None) or "",
        "expected": [_expected(share / 100, comparison.tool) for share in range(101)],
        "words": _words_of_form(labels),
        "said": {key.removeprefix(_PAGE_LABEL): labels(key) for key in CATALOGUE if key.startswith(_PAGE_LABEL)},
        "formula": "".join(FORMULA),
        "longest": LONGEST,
        "nearest": NEAREST,
        "between": dict(_between(comparison, by_doubt)),
        "units": {unit: labels(unit, n="{n}") for unit in _UNITS},
        **_reading(labels),
    }


def _reading(labels: Labels) -> dict[str, Any]:
    """Return what the page needs to open a form that was saved earlier."""
    return {
        "keys": KEYS,
        "names": NAMES,
        "most": MAX_BYTES,
        "unpacked": MOST_BYTES,
        "vocabulary": {"verdicts": VERDICTS, "changes": CHANGES, "demands": DEMANDS, "none": sorted(NONE)},
        "messages": {key: pattern(key, labels.lang.value) for key in _REFUSALS},
    }


def _expected(share: float, tool: Tool) -> list[str]:
    f1, right = expected(share, tool)
    return [f"{f1:.2f}", caption.percent(right)]


def _doubt(doubt: Doubt) -> list[Any]:
    """Return the chance that a clause's result is right, as a form shows it, and its nearest clauses."""
    near = [[clause.id, f"{match.score:.2f}"] for match, clause in doubt.nearest[:NEAREST]]
    return [str(round(doubt.right, 4)), near]


def _texts(comparison: Comparison, by_doubt: Doubts) -> dict[str, str]:
    """Return the texts of candidates that the page does not show as clauses."""
    listed = {clause.id for side in Side for clause in side.readout(comparison).clauses}
    near = (clause for side in by_doubt for doubt in side for _, clause in doubt.nearest[:NEAREST])
    return {clause.id: flowing(clause.text) for clause in near if clause.id not in listed}


def _between(comparison: Comparison, by_doubt: Doubts) -> Iterable[tuple[str, Any]]:
    """Yield, for each pair of near clauses, the relation and changes that a link between them would have."""
    listed = [{clause.id for clause in side.readout(comparison).clauses} for side in Side]
    near = {(m.source.id, m.target.id): m for side in by_doubt for doubt in side for m, _ in doubt.nearest[:NEAREST]}
    pairs = [pair for pair in near if all(clause_id in ids for clause_id, ids in zip(pair, listed, strict=True))]
    with using(comparison.lexicon):
        links = links_between(pairs, comparison)
    for (source, target), link in links.items():
        yield f"{source} {target}", [link.relation.value, counted(link)]


def counted(link: Link) -> list[tuple[str, str]]:
    """Return the changes of a link by kind and position: links that share a clause may report the same change."""
    return [(change.kind.value, _position(change)) for change in link.changes]


def _position(change: Change) -> str:
    spans = (wording.span if wording else None for wording in (change.source, change.target))
    return " ".join(f"{span.start}-{span.end}" if span else "" for span in spans)


def _ruling_values(ruling: Ruling) -> dict[str, Any]:
    """Return an earlier ruling, and what the program had found."""
    verdict = ruling.verdict
    if verdict in {Verdict.CHANGED, Verdict.ADDED}:
        after = ruling.relation.value if ruling.relation else Verdict.ACCEPTED.value
    else:
        after = verdict.value if verdict else ""
    return {
        "pair": [ruling.source or "", ruling.target or ""],
        "verdict": after,
        "changes": None if ruling.changes is None else [kind.value for kind in ruling.changes],
        "remark": "\n".join(map(flowing, ruling.remark.split("\n"))),
        "reviewer": flowing(ruling.reviewer or ""),
        "time": flowing(ruling.time or ""),
        "relation": ruling.found_relation.value if ruling.found_relation else "",
        "score": "" if ruling.found_score is None else str(round(ruling.found_score, 4)),
        "found": [kind.value for kind in ruling.found_changes],
    }


def _corrected(rulings: Iterable[Ruling]) -> dict[str, list[str]]:
    """Return the corrected kinds of demand, each after the kind that the program had found."""
    corrected: dict[str, list[str]] = {}
    for ruling in rulings:
        for clause, put, was in (
            (ruling.source, ruling.source_demand, ruling.found_source_demand),
            (ruling.target, ruling.target_demand, ruling.found_target_demand),
        ):
            if clause and put:
                corrected[clause] = [(was or put).value, put.value]
    return corrected


def _words_of_form(labels: Labels) -> Mapping[str, Any]:
    """Return the meanings of the words in a form."""
    return {
        "relation": {member.value: labels(member.value) for member in Relation},
        "fate": {name: labels(name) for name in ("possible", "dropped", "new")},
        "change": {member.value: labels(f"kind_{member.value}") for member in ChangeKind},
        "demand": {member.value: labels(f"demand_{member.value}") for member in Demand},
        "sureness": {member.value: labels(f"sureness_{member.value}") for member in Sureness},
        "accepted": labels("form_accepted"),
        "rejected": labels("form_rejected"),
        "none": labels("form_none"),
        "joiner": labels("list_joiner"),
        "source": labels("source"),
        "target": labels("target"),
    }
