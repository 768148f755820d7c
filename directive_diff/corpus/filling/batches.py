"""Items read and cut in parallel processes, and turned into columns that a store can load at once."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import types
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from hashlib import blake2b, sha256
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from directive_diff.corpus.filling.cutting import cut_text
from directive_diff.corpus.filling.items import Broken, Item
from directive_diff.corpus.filling.texts import read_item
from directive_diff.corpus.store.bodies import pack
from directive_diff.errors import DirectiveDiffError, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.process import BaseProcess

    from directive_diff.corpus.filling.cutting import CutText
    from directive_diff.corpus.filling.texts import Text

_BUNDLE = 600_000  # bytes of items that a process takes at once
_SMALL = 1_500_000  # total bytes below which another process is not worthwhile

TEXTS = pa.schema(
    [
        ("text", pa.int32()), ("key", pa.string()), ("path", pa.string()), ("line", pa.int32()),
        ("sha256", pa.binary()), ("title", pa.string()), ("date", pa.string()), ("issuer", pa.string()),
        ("level", pa.string()), ("region", pa.string()), ("length", pa.int32()), ("body", pa.binary()),
    ]
)  # fmt: skip
MEETINGS = pa.schema(
    [("text", pa.int32()), ("number", pa.int16()), ("title", pa.string()), ("start", pa.int32()), ("end", pa.int32())]
)
BLOCKS = pa.schema(
    [
        ("text", pa.int32()), ("number", pa.int16()), ("meeting", pa.int16()), ("start", pa.int32()),
        ("end", pa.int32()), ("speaker", pa.string()), ("verb", pa.string()),
    ]
)  # fmt: skip
CLAUSES = pa.schema(
    [
        ("text", pa.int32()), ("number", pa.int32()), ("start", pa.int32()), ("length", pa.int32()),
        ("block", pa.int16()), ("directive", pa.int16()), ("part", pa.int16()), ("demand", pa.string()),
        ("linkable", pa.bool_()), ("plain", pa.bool_()), ("wording", pa.int32()),
    ]
)  # fmt: skip
WORDINGS = pa.schema([("hash", pa.uint64()), ("folded", pa.string())])
_MOST_PARTS = 2**15 - 1  # blocks, directives or parts that are numbered separately


class Bundle(NamedTuple):
    """The output of a process for its items. Texts and wordings are numbered from 0 within the bundle."""

    texts: pa.Table
    meetings: pa.Table
    blocks: pa.Table
    clauses: pa.Table
    wordings: pa.Table
    broken: tuple[Broken, ...]
    characters: int


class Given(NamedTuple):
    """What the user stated for all texts, and whether their text is kept."""

    level: str | None = None
    region: str | None = None
    keep_text: bool = True


def bundles(items: Iterable[Item | Broken], given: Given, processes: int) -> Iterator[Bundle]:
    """Yield the items, read and cut, in order, bundle by bundle; small amounts of work use no other processes."""
    packed = _packed(items)
    first = next(packed, None)
    if first is None:
        return
    second = next(packed, None) if _size(first) >= _BUNDLE else None
    if processes < 2 or second is None or _size(first) + _size(second) < min(_SMALL, 2 * _BUNDLE):  # noqa: PLR2004
        for pack in chain([first], [second] if second else [], packed):
            yield make_bundle(pack, given)
        return
    yield from _side_by_side((first, second), packed, given, processes)


def _side_by_side(
    first: Sequence[list[Item | Broken]], rest: Iterator[list[Item | Broken]], given: Given, processes: int
) -> Iterator[Bundle]:
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin)

    def submit(pack: list[Item | Broken]) -> Future[Bundle]:
        with _without_main():
            return pool.submit(make_bundle, pack, given)

    try:
        running = deque(map(submit, first))
        for pack in rest:
            running.append(submit(pack))
            if len(running) > 2 * processes:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    except BrokenProcessPool as error:
        raise DirectiveDiffError("corpus_process", remedy="corpus_fewer") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Make a process leave Ctrl-C to its parent, and exit when the parent ends for any reason."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()
    gc.set_threshold(200_000)  # as the command itself does


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main script, which a new process would otherwise run again without needing it."""
    main, sys.modules["__main__"] = sys.modules["__main__"], types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _packed(items: Iterable[Item | Broken]) -> Iterator[list[Item | Broken]]:
    """Yield the items in lists of about the size of a bundle."""
    pack: list[Item | Broken] = []
    size = 0
    for item in items:
        pack.append(item)
        size += len(item.content) if isinstance(item, Item) else 0
        if size >= _BUNDLE:
            yield pack
            pack, size = [], 0
    if pack:
        yield pack


def _size(pack: Iterable[Item | Broken]) -> int:
    return sum(len(item.content) for item in pack if isinstance(item, Item))


def make_bundle(pack: Sequence[Item | Broken], given: Given) -> Bundle:
    """Return some items as a bundle; an unreadable item is recorded, and the others continue."""
    columns = _Columns()
    for item in pack:
        if isinstance(item, Broken):
            columns.broken.append(item)
            continue
        try:
            text = read_item(item)
            cut = cut_text(text)
        except DirectiveDiffError as error:
            columns.broken.append(Broken(item.path, item.line, error))
        except Exception as error:  # noqa: BLE001 - a fault in one text of thousands stops none of the others
            cause = f"{type(error).__name__}: {error}"
            columns.broken.append(Broken(item.path, item.line, ReadError("fault", item.path, cause=cause)))
        else:
            columns.add(item, text, cut, given)
    return columns.bundle()


class _Columns:
    """The rows of a bundle, as they come."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in ("texts", "meetings", "blocks", "clauses")}
        self.wordings: dict[str, int] = {}
        self.broken: list[Broken] = []
        self.characters = 0

    def add(self, item: Item, text: Text, cut: CutText, given: Given) -> None:
        """Add one text."""
        document, heading, rows = text.document, cut.heading, self.rows
        number = len(rows["texts"])
        # A record says its day; the name of a file is a last resort.
        date = heading.date or text.date if item.line is None else text.date or heading.date
        kept = given.keep_text
        body = pack(document.text) if kept else None
        key = (
            _valid(text.key) if kept else sha256(text.key.encode("utf-8", "replace")).hexdigest()
        )  # may hold the title
        rows["texts"].append(
            (
                number, key, _valid(item.path), item.line, item.sha256,
                _valid(text.title or heading.title) if kept else None, date,
                _valid(text.issuer or heading.issuer), given.level or text.level or heading.level,
                _valid(given.region or text.region or heading.region), len(document.text), body,
            )
        )  # fmt: skip
        rows["meetings"] += [
            (number, meeting.number, _valid(meeting.title) if kept else None, *meeting.span) for meeting in cut.meetings
        ]
        rows["blocks"] += [
            (number, i, block.meeting, *block.span, _valid(block.speaker), _valid(block.verb))
            for i, block in enumerate(cut.blocks, 1)
        ]
        for i, clause in enumerate(cut.clauses):
            wording = self.wordings.setdefault(clause.folded, len(self.wordings))
            start, end = clause.span
            plain = document.text[start:end] == clause.folded
            rows["clauses"].append(
                (
                    number, i, start, end - start, clause.block, clause.directive, clause.part, clause.demand,
                    clause.linkable, plain, wording,
                )
            )  # fmt: skip
        self.characters += len(document.text)

    def bundle(self) -> Bundle:
        """Return the columns."""
        hashes = [_hash(folded) for folded in self.wordings]
        texts = [_valid(folded) for folded in self.wordings]
        wordings = pa.table([pa.array(hashes, pa.uint64()), pa.array(texts, pa.string())], schema=WORDINGS)
        rows = self.rows
        return Bundle(
            _table(rows["texts"], TEXTS),
            _table(rows["meetings"], MEETINGS),
            _table(rows["blocks"], BLOCKS),
            _table(rows["clauses"], CLAUSES),
            wordings,
            tuple(self.broken),
            self.characters,
        )


def _table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pa.table([_column(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def _column(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Return a column; blocks, directives and parts beyond the limit count as the last."""
    if kind == pa.int16():
        return pc.min_element_wise(pa.array(values, pa.int32()), _MOST_PARTS).cast(kind)
    return pa.array(values, kind)


def _valid(words: str | None) -> str | None:
    """Return words without half surrogate pairs, which UTF-8 cannot hold."""
    return words and (words if words.isprintable() else words.encode("utf-8", "replace").decode())


def _hash(folded: str) -> int:
    """Return the number by which a wording is known, in stores without text too."""
    return int.from_bytes(blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest(), "little")
