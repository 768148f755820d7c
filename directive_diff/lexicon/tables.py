"""Knowledge of the genre as data: the tables of ``data/``, read on first use.

A table is a text file of tab-separated rows; lines that start with ``#`` say where the rows come from. An expert in the
field can read and extend it. Tables contain general words of the genre, never a sentence of a particular text.

A user's own words make another `Lexicon`, a value that ``compare`` and ``parse`` take and their results carry. The
stages below them look words up by table only: `using` sets the lexicon for a block, in this thread and context only,
and resets it afterwards. Values derived from tables are cached in their lexicon (`derived`), so that no comparison sees
the words of another.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

VERSION = "2026.11"

Row = tuple[str, ...]

_Given = TypeVarTuple("_Given")
_Made = TypeVar("_Made")

_word, _kind = itemgetter(0), itemgetter(1)
_KINDS = re.compile(r"\{(!?)([a-z][a-z -]*)\}")
_RECENT = 4096  # more clauses than two texts have
_GROUPS = frozenset({"synonyms", "contrasts", "cues"})
_DATA = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")  # noqa: PTH118, PTH120 - pathlib would cost a third of a start


class Source(NamedTuple):
    """A file that words were read from: its name as given, and the SHA-256 of its bytes."""

    path: str
    sha256: str


class Lexicon:
    """The tables of the package with a user's additions: a value, equal to any other of the same files and words.

    ``added`` has rows by table; a row replaces that of the same word, except in a table of groups, where a word may
    begin several. ``removed`` has words by table.
    """

    def __init__(
        self,
        files: tuple[Source, ...] = (),
        added: Mapping[str, tuple[Row, ...]] | None = None,
        removed: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """Make a lexicon from a user's additions; without any, it equals that of the package."""
        self.files = files
        self.added = added or {}
        self.removed = removed or {}
        self.made: dict[Any, Any] = {}
        self.cued: dict[str, tuple[str, ...]] = {}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lexicon):
            return NotImplemented
        return (self.files, self.added, self.removed) == (other.files, other.added, other.removed)

    def __hash__(self) -> int:
        return hash(self.files)

    def __repr__(self) -> str:
        return f"Lexicon({', '.join(source.path for source in self.files)})"

    def table(self, name: str) -> tuple[Row, ...]:
        """Return the rows of the table ``name``, the user's last. Raises FileNotFoundError if there is none."""
        rows, added = _read_table(name), self.added.get(name, ())
        gone = self.removed.get(name, frozenset()) | (frozenset() if name in _GROUPS else {row[0] for row in added})
        return (*(row for row in rows if row[0] not in gone), *added) if gone or added else rows


PACKAGE = Lexicon()
_CURRENT: ContextVar[Lexicon] = ContextVar("lexicon", default=PACKAGE)


@contextmanager
def using(lexicon: Lexicon) -> Iterator[None]:
    """Use ``lexicon`` for the duration of the block, in this thread and context only."""
    before = _CURRENT.set(lexicon)
    try:
        yield
    finally:
        _CURRENT.reset(before)


def current() -> Lexicon:
    """Return the lexicon in use."""
    return _CURRENT.get()


def table(name: str) -> tuple[Row, ...]:
    """Return the rows of the table ``name`` of the lexicon in use, each as its cells.

    Raises FileNotFoundError if the package contains no such table.
    """
    return current().table(name)


def derived(make: Callable[[*_Given], _Made]) -> Callable[[*_Given], _Made]:
    """Cache what ``make`` derives from tables (a pattern, an index) for as long as their lexicon lives.

    ``make`` takes hashable arguments by position, and depends only on them and the tables. Nothing is ever evicted: the
    arguments are names of tables or kinds of words. For results about texts use `remembered`.
    """

    @wraps(make)
    def kept(*given: *_Given) -> _Made:
        made = _CURRENT.get().made
        try:  # called ten times a clause, computed once
            value: _Made = made[make][given]
        except KeyError:
            value = make(*given)
            made.setdefault(make, {})[given] = value
        return value

    return kept


def remembered(make: Callable[[*_Given], _Made], most: int | None = None) -> Callable[[*_Given], _Made]:
    """Cache what ``make`` finds in texts with the tables: the last few thousand results, or ``most``, by lexicon.

    A process that compares texts all day does not grow.
    """

    @wraps(make)
    def recent(*given: *_Given) -> _Made:
        made = _CURRENT.get().made
        try:
            memo = made[make]
        except KeyError:
            memo = made[make] = lru_cache(maxsize=most or _RECENT)(make)
        value: _Made = memo(*given)
        return value

    return recent


def cues(kinds: str) -> tuple[str, ...]:
    """Return the words of the table ``cues`` that are of one of ``kinds``, which spaces separate.

    >>> cues("meeting pronoun")
    ('会议', '全会', '大会', '他', '她')
    """
    cued = _CURRENT.get().cued  # asked for 20 times a clause: `derived` would take twice as long
    try:
        return cued[kinds]
    except KeyError:
        by_kind = words_by_kind("cues")
        words = cued[kinds] = sum(map(by_kind.__getitem__, kinds.split(" ")), ())
        return words


@derived
def words(name: str) -> frozenset[str]:
    """Return the first cells of the table ``name`` of the lexicon in use."""
    return frozenset(map(_word, table(name)))


@derived
def words_by_kind(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words of the table ``name`` of the lexicon in use by their kind, its second column.

    A kind of the package whose words the user removed has none.
    """
    kinds = defaultdict[str, list[str]](list, {kind: [] for kind in frozenset(map(_kind, _read_table(name)))})
    for kind, rows in groupby(table(name), _kind):  # most tables hold the words of a kind together
        kinds[kind] += map(_word, rows)
    return {kind: tuple(words) for kind, words in kinds.items()}


@derived
def pattern(template: str) -> re.Pattern[str]:
    """Compile ``template`` as a pattern: ``{met}`` matches any cue of that kind, ``{!met}`` that none precedes.

    >>> pattern("{speech}$").search("作了重要讲话").group()
    '讲话'
    """
    return re.compile(_KINDS.sub(_alternatives, template))


def _alternatives(kind: re.Match[str]) -> str:
    words = map(re.escape, cues(kind[2]))
    if kind[1]:
        return "".join(f"(?<!{word})" for word in words)
    return f"(?:{'|'.join(words) or '(?!)'})"


@cache
def _read_table(name: str) -> tuple[Row, ...]:
    with open(os.path.join(_DATA, f"{name}.tsv"), "rb") as file:  # noqa: PTH118, PTH123 - as above
        text = file.read().decode().replace("\r\n", "\n")  # half the time of a file opened as text
    after_comments = (part.partition("\n")[2] for part in f"\n{text}".split("\n#"))
    rows = "\n".join(filter(None, after_comments)).strip("\n")
    return _cells(rows) if rows else ()


def _cells(rows: str) -> tuple[Row, ...]:
    """Return the cells of each row: cut all at once, which is faster, if all rows have as many, as most tables do."""
    cells = rows.replace("\n", "\t").split("\t")
    width = rows.partition("\n")[0].count("\t") + 1
    if len(cells) == width * (rows.count("\n") + 1):
        return tuple(zip(*[iter(cells)] * width, strict=True))
    return tuple([tuple(row.split("\t")) for row in rows.split("\n")])
