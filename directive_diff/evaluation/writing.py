"""A reviewed pair written as a gold folder, on which the program can be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.errors import GoldError
from directive_diff.model import Side
from directive_diff.output import whole_file
from directive_diff.sanitise import sanitised

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from directive_diff.model import Comparison

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


def write(comparison: Comparison, folder: Path) -> None:
    """Write a comparison that a person has reviewed to ``folder``, in the form of docs/evaluation.md.

    A link with a verdict is ``required``, any other ``optional``. Raises GoldError if nobody has reviewed the
    comparison, or a text cannot be written as UTF-8; WriteError if a file cannot be written.
    """
    if comparison.review is None:
        raise GoldError("gold_not_reviewed", str(folder), remedy="review_first")
    try:
        texts = {side: side.readout(comparison).document.text.encode("utf-8") for side in Side}
        folder.mkdir(parents=True, exist_ok=True)
    except UnicodeEncodeError as error:
        code = f"U+{ord(error.object[error.start]):04X}"
        raise GoldError("gold_no_character", str(folder), remedy="mend_text", code=code) from error
    except OSError as error:
        raise GoldError("gold_not_made", str(folder), remedy="name_folder", cause=error.strerror) from error
    for side in Side:
        _put(folder / f"{side.value}.txt", texts[side])
    links = [
        (
            link.target.span.start,
            link.target.span.end,
            link.source.span.start,
            link.source.span.end,
            link.relation.value,
            "required" if link.verdict else "optional",
            sanitised(link.target.text),
            sanitised(link.source.text),
        )
        for link in comparison.links
    ]
    regions = [
        (side.value, readout.blocks[0].span.start, readout.blocks[-1].span.end)
        for side in Side
        if (readout := side.readout(comparison)).blocks
    ]
    _put(folder / "links.tsv", _table([_LINKS, *links]))
    _put(folder / "regions.tsv", _table([("side", "start", "end"), *regions]))


def _table(rows: Iterable[Iterable[object]]) -> bytes:
    return "".join("\t".join(map(str, row)) + "\n" for row in rows).encode("utf-8")


def _put(path: Path, content: bytes) -> None:
    with whole_file(str(path)) as out:
        out.write(content)
