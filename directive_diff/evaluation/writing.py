"""Writes a reviewed pair as a gold folder, on which the program can be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.errors import GoldError
from directive_diff.model import Side
from directive_diff.output import whole_file
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from directive_diff.model import Comparison, Link

_LINKS = (
    "target_start",
    "target_end",
    "source_start",
    "source_end",
    "relation",
    "status",
    "target_text",
    "source_text",
)


_CHANGES = ("target_start", "source_start", "kind", "status")
_REQUIRED, _OPTIONAL = "required", "optional"


def write(comparison: Comparison, folder: Path) -> None:
    """Write a comparison that a person has reviewed to ``folder``, in the form of docs/evaluation.md.

    A link with a verdict is ``required``, any other ``optional``. Raises GoldError if nobody has reviewed the
    comparison, or a text cannot be written as UTF-8; WriteError if a file cannot be written.
    """
    if comparison.review is None:
        raise GoldError("gold_not_reviewed", str(folder), remedy="review_first")
    links = [(link, _REQUIRED if link.verdict else _OPTIONAL) for link in comparison.links]
    _write(comparison, links, [], folder)


def merge(first: Comparison, second: Comparison, folder: Path) -> None:
    """Write a pair that two people have reviewed to ``folder``.

    A link that both gave is ``required``, with the relation that the first gave; one that only one of them gave, or
    judged, is ``optional``. So are the kinds of change inside the links that both gave. Raises as
    `write` does.
    """
    ours, theirs = ({(link.source.id, link.target.id): link for link in side.links} for side in (first, second))
    links, changes = [], []
    for ids, link in {**theirs, **ours}.items():
        both = [given[ids] for given in (ours, theirs) if ids in given and given[ids].verdict]
        agreed = len(both) > 1
        links.append((link, _REQUIRED if agreed else _OPTIONAL))
        if agreed:
            kinds = [{change.kind.value for change in link.changes} for link in both]
            statuses = {kind: _REQUIRED if kind in kinds[0] & kinds[1] else _OPTIONAL for kind in kinds[0] | kinds[1]}
            at = (link.target.span.start, link.source.span.start)
            changes += [(*at, kind, status) for kind, status in sorted(statuses.items())] or [(*at, "", _REQUIRED)]
    links.sort(key=lambda row: (row[0].target.span, row[0].source.span))
    _write(first, links, changes, folder)


def _write(
    comparison: Comparison,
    links: Iterable[tuple[Link, str]],
    changes: Sequence[tuple[int, int, str, str]],
    folder: Path,
) -> None:
    try:
        texts = {side: side.readout(comparison).document.text.encode("utf-8") for side in Side}
        folder.mkdir(parents=True, exist_ok=True)
    except UnicodeEncodeError as error:
        code = f"U+{ord(error.object[error.start]):04X}"
        raise GoldError("gold_no_character", str(folder), remedy="mend_text", code=code) from error
    except OSError as error:
        raise GoldError("gold_not_made", str(folder), remedy="name_folder", cause=error.strerror) from error
    for side in Side:
        _write_bytes(folder / f"{side.value}.txt", texts[side])
    regions = [
        (side.value, readout.blocks[0].span.start, readout.blocks[-1].span.end)
        for side in Side
        if (readout := side.readout(comparison)).blocks
    ]
    _write_bytes(folder / "links.tsv", _table([_LINKS, *(_row(link, status) for link, status in links)]))
    _write_bytes(folder / "regions.tsv", _table([("side", "start", "end"), *regions]))
    if changes:
        _write_bytes(folder / "changes.tsv", _table([_CHANGES, *changes]))


def _row(link: Link, status: str) -> tuple[object, ...]:
    return (
        *link.target.span,
        *link.source.span,
        link.relation.value,
        status,
        sanitised(link.target.text),
        sanitised(link.source.text),
    )


def _table(rows: Iterable[Iterable[object]]) -> bytes:
    return "".join("\t".join(map(str, row)) + "\n" for row in rows).encode("utf-8")


def _write_bytes(path: Path, content: bytes) -> None:
    with whole_file(str(path)) as out:
        out.write(content)
