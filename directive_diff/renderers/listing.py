"""The words of the lexicon as text or JSON: the rows of `lexicon.kinds.listing`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from directive_diff.sanitise import flowing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO


def render(rows: Iterable[tuple[str, ...]], out: BinaryIO) -> None:
    """Write the rows as lines of tab-separated cells, header first, in UTF-8."""
    out.writelines("\t".join(map(flowing, row)).encode("utf-8", "replace") + b"\n" for row in rows)


def render_json(rows: Iterable[tuple[str, ...]], out: BinaryIO) -> None:
    """Write the rows as a list of objects with the keys of the header; a group of words is a list."""
    head, *rest = rows
    values = [dict(zip(head, row, strict=False)) if len(head) > 1 or len(row) == 1 else list(row) for row in rest]
    out.write(json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
