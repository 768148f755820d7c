"""Check that a comparison reports known edits, on drafts made from any texts.

    edits.py make FOLDER TEXT… [--seed N]    a folder for each text: source.txt, target.txt, wrapped.txt, edits.json
    edits.py check FOLDER… [--misses]        compares the texts of such folders and says which edits were reported

What each kind of edit does (`drafts.py` makes them), and what counts as reported, is in docs/evaluation.md. Texts
without a directive are skipped, and so is an edit for which a text has no suitable clause.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from drafts import KINDS, Draft, Edit, draft, fit

from directive_diff import ParseError, ReadError, Relation, compare, parse, read
from directive_diff.evaluation.scoring import match
from directive_diff.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff import Comparison, Document, Link, Readout

ALONE, WRAPPED = "left alone", "wrapped"
FEWEST = 3  # edits that a draft has at least
LEAST = 6  # characters that an unedited clause must have to be checked
SURE = 0.9


class Figures(NamedTuple):
    """The number of edits of each kind and of those reported; and a line for each miss.

    ``sure`` counts replaced demands that are nevertheless linked, with a score of 0.9 or more.
    """

    asked: Counter[str]
    right: Counter[str]
    misses: list[str]
    sure: int = 0

    def note(self, kind: str, miss: str, *, right: bool) -> None:
        """Count one edit, or one clause that was not edited."""
        self.asked[kind] += 1
        self.right[kind] += right
        if not right:
            self.misses.append(miss)


def main() -> None:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    making = commands.add_parser("make", help="write drafts of texts")
    making.add_argument("folder", type=Path)
    making.add_argument("texts", nargs="+")
    making.add_argument("--seed", type=int, default=1, help="another number makes other drafts")
    checking = commands.add_parser("check", help="compare drafts with their sources")
    checking.add_argument("folders", nargs="+", type=Path)
    checking.add_argument("--misses", action="store_true", help="list what was not reported")
    given = parser.parse_args()
    if given.command == "make":
        make(given.folder, given.texts, given.seed)
    else:
        show(check(given.folders), misses=given.misses)


def make(folder: Path, names: Sequence[str], seed: int) -> None:
    """Write a draft of each text under ``folder``."""
    chance = random.Random(seed)  # noqa: S311 - so that the same drafts can be made again
    readouts = dict(_readable(names))
    for number, (name, readout) in enumerate(readouts.items()):
        others = (other for other in readouts.values() if other is not readout)
        edited = draft(readout, [clause.text for other in others for clause in fit(other)], chance)
        if len(edited.edits) >= FEWEST:
            _write(folder / f"{number:03d}-{Path(name).stem}", edited)


def check(folders: Iterable[Path]) -> Figures:
    """Compare the texts of the folders, and count which edits were reported."""
    figures = Figures(Counter(), Counter(), [])
    sure = 0
    for folder in folders:
        source, target, wrapped = (read(str(folder / f"{name}.txt")) for name in ("source", "target", "wrapped"))
        edits = [_edit(values) for values in json.loads((folder / "edits.json").read_text(encoding="utf-8"))]
        comparison = compare(source, target)
        for edit in edits:
            right, report = _judged(edit, comparison)
            figures.note(edit.kind, f"{folder.name} {edit.kind}: {edit.old} → {edit.new} | {report}", right=right)
            sure += edit.kind == "replaced" and any(link.score >= SURE for link in _between(edit, comparison))
        _left_alone(figures, edits, comparison, folder.name)
        _wrapped(figures, source, wrapped, folder.name)
    return figures._replace(sure=sure)


def show(figures: Figures, *, misses: bool) -> None:
    """Print the share of each kind that was reported, and last all shares as JSON."""
    if misses:
        print(*figures.misses, sep="\n")
    kinds = [kind for kind in (*KINDS, ALONE, WRAPPED) if figures.asked[kind]]
    for kind in kinds:
        share = figures.right[kind] / figures.asked[kind]
        print(f"{kind:14}{figures.right[kind]:6} of {figures.asked[kind]:6}{share:8.3f}")
    shares = {kind: round(figures.right[kind] / figures.asked[kind], 4) for kind in kinds}
    print(json.dumps({**shares, "replaced, linked surely": figures.sure}))


# Whether an edit was reported


def _judged(edit: Edit, comparison: Comparison) -> tuple[bool, str]:
    """Return whether a comparison reports ``edit`` as it must, and its report."""
    links = _between(edit, comparison)
    report = "; ".join(f"{link.relation} {link.score:.2f} {[c.kind.value for c in link.changes]}" for link in links)
    match edit.kind:
        case "deleted":
            return not _linked(edit.source, comparison, "source"), report
        case "inserted":
            return not _linked(edit.target, comparison, "target"), report
        case "replaced":
            return not links, report
        case "moved":
            return any(link.relation is Relation.SAME for link in links), report
        case kind:
            named = any(change.kind.value == kind for link in links for change in link.changes)
            return named and not any(link.relation is Relation.SAME for link in links), report


def _between(edit: Edit, comparison: Comparison) -> list[Link]:
    """Return the links between the edited clause and its replacement."""
    return [
        link
        for link in comparison.links
        if edit.source and edit.target and match(link.source.span, edit.source) and match(link.target.span, edit.target)
    ]


def _linked(span: Span | None, comparison: Comparison, side: str) -> bool:
    """Return whether the clause at ``span`` has a link; also true if there is no linkable clause."""
    readout = comparison.source if side == "source" else comparison.target
    ids = {clause.id for clause in readout.clauses if span and match(clause.span, span)}
    return not ids or any((link.source if side == "source" else link.target).id in ids for link in comparison.links)


def _left_alone(figures: Figures, edits: Sequence[Edit], comparison: Comparison, name: str) -> None:
    """Check that each unedited clause is linked as ``same``, without a change."""
    same = _same(comparison)
    for clause in comparison.source.clauses:
        edited = any(edit.source and match(clause.span, edit.source) for edit in edits)
        if not edited and len(clause.text) >= LEAST:
            figures.note(ALONE, f"{name} {ALONE}: {clause.text}", right=clause.id in same)


def _wrapped(figures: Figures, source: Document, wrapped: Document, name: str) -> None:
    """Check that hard-wrapping a text changes nothing."""
    comparison = compare(source, wrapped)
    same = _same(comparison)
    for clause in comparison.source.clauses:
        if len(clause.text) >= LEAST:
            figures.note(WRAPPED, f"{name} {WRAPPED}: {clause.text}", right=clause.id in same)


def _same(comparison: Comparison) -> frozenset[str]:
    """Return the source's clauses that have a ``same`` link without changes."""
    links = (link for link in comparison.links if link.relation is Relation.SAME and not link.changes)
    return frozenset(link.source.id for link in links)


# Reading and writing


def _readable(names: Iterable[str]) -> Iterator[tuple[str, Readout]]:
    """Yield the texts that contain directives."""
    for name in names:
        try:
            yield name, parse(read(name))
        except (ParseError, ReadError) as error:
            print(f"passed over: {error}")


def _write(folder: Path, edited: Draft) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("source", "target", "wrapped"):
        (folder / f"{name}.txt").write_text(getattr(edited, name), encoding="utf-8", newline="")
    edits = [edit._asdict() for edit in edited.edits]
    (folder / "edits.json").write_text(json.dumps(edits, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _edit(values: dict[str, Any]) -> Edit:
    """Read an edit from its JSON values."""
    spans = {side: Span(*values[side]) if values[side] else None for side in ("source", "target")}
    return Edit(**{**values, **spans})


if __name__ == "__main__":
    main()
