"""The store as a DuckDB file: opening, locking, layout. Only this module uses DuckDB.

A store is written in transactions of whole texts. If a process is killed, it opens in the state after the last one.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from typing import TYPE_CHECKING, Any, TypeVar, cast

from directive_diff.errors import StoreError
from directive_diff.model import Demand, Level

try:
    import duckdb
except ModuleNotFoundError as missing:
    raise StoreError("corpus_needs", remedy="install_extra", extra="corpus") from missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pyarrow as pa

_Value = TypeVar("_Value")
VERSION = 2
"""Of the layout; a store of another version is refused."""
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}  # no network access
_PAUSE = 0.2  # seconds between two tries to open a store that another process holds
LAYOUT = f"""
create type demand as enum ({", ".join(f"'{one}'" for one in Demand)});
create type level as enum ({", ".join(f"'{one}'" for one in Level)});
create table store (version integer, texts_kept boolean);
create table text (id integer, key varchar, path varchar, line integer, sha256 blob, title varchar, date date,
  issuer varchar, level level, region varchar, length integer, body blob);
create table meeting (text integer, number smallint, title varchar, start integer, "end" integer);
create table block (text integer, number smallint, meeting smallint, start integer, "end" integer, speaker varchar,
  verb varchar);
create table wording (id integer, hash ubigint, folded blob using compression uncompressed, grams integer);
create table clause (text integer, number integer, start integer, length integer, block smallint, directive smallint,
  part smallint, demand demand, linkable boolean, plain boolean, wording integer);
create table posting (gram uinteger, wordings integer[]);
"""


class Store:
    """An open store. Values of queries are Python's; ``columns`` are Arrow's."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._kept: dict[str, Any] = {}

    def run(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run a statement."""
        self._connection.execute(sql, list(values) or None).fetchall()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self._connection.execute(sql, list(values) or None).fetchall()

    def one(self, sql: str, values: Sequence[object] = ()) -> Any:  # noqa: ANN401 - a value of a database
        """Return the first value of the first row of a query; None if there is none."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None

    def columns(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """Return the result of a query as columns."""
        return self._connection.sql(sql, params=list(values) or None).to_arrow_table()

    def define(self, name: str, function: Callable[[bytes], str]) -> None:
        """Make a function available to queries; it takes bytes and returns text."""
        self._connection.create_function(name, function, ["blob"], "varchar")

    def kept(self, name: str, make: Callable[[Store], _Value]) -> _Value:
        """Return what ``make`` returns, made once and kept until something is written."""
        if name not in self._kept:
            self._kept[name] = make(self)
        return cast("_Value", self._kept[name])

    @contextlib.contextmanager
    def given(self, **tables: pa.Table) -> Iterator[None]:
        """Make columns available to queries."""
        for name, table in tables.items():
            self._connection.register(name, table)
        try:
            yield
        finally:
            for name in tables:
                self._connection.unregister(name)

    def attach(self, path: str, name: str) -> None:
        """Attach another store file under a name."""
        quoted = path.replace("'", "''")
        self.run(f"attach '{quoted}' as {name}")

    def write_parquet(self, query: str, path: str) -> None:
        """Write the result of a query to a file: to a new one beside it, which then takes its place."""
        fresh = f"{path}.{os.getpid()}.new"
        quoted = fresh.replace("'", "''")
        try:
            self.run(f"copy ({query}) to '{quoted}' (format parquet, compression zstd)")
            os.replace(fresh, path)  # noqa: PTH105 - names as they were given
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(fresh)  # noqa: PTH108 - likewise
            raise

    @property
    def own_name(self) -> str:
        """The name of the store among those attached, quoted for a query."""
        name = str(self.one("select database_name from duckdb_databases() where not internal order by database_oid"))
        quoted = name.replace('"', '""')
        return f'"{quoted}"'

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block in a transaction."""
        self._kept.clear()
        self._connection.begin()
        try:
            yield
        except BaseException:
            with contextlib.suppress(duckdb.Error):
                self._connection.rollback()
            raise
        self._connection.commit()

    @property
    def keeps_texts(self) -> bool:
        """Whether the store contains the texts, or only positions."""
        return self.kept("keeps_texts", lambda store: bool(store.one("select texts_kept from store")))


@contextlib.contextmanager
def opened(
    path: str,
    *,
    write: bool = False,
    keep_text: bool = True,
    wait: float = 0.0,
    on_wait: Callable[[str], None] = lambda _: None,
) -> Iterator[Store]:
    """Open a store; with ``write``, create it if necessary.

    While another process writes to it, wait for up to ``wait`` seconds; ``on_wait`` is then called once, with the
    number of that process. Raises StoreError if it cannot be opened, is not a store, or stays locked for longer.
    """
    if not write and not os.path.isfile(path):  # noqa: PTH113 - a name as it was given
        raise StoreError("corpus_no_store", path, remedy="corpus_add_first")
    fresh = not os.path.exists(path)  # noqa: PTH110 - likewise
    connection = _connected(path, write=write, wait=wait, on_wait=on_wait)
    try:
        store = Store(connection)
        if write and (fresh or not store.rows("select 1 from duckdb_tables()")):
            with store.transaction():
                store.run(LAYOUT)
                store.run("insert into store values (?, ?)", (VERSION, keep_text))
        _check(store, path)
        with _named(path):
            yield store
    finally:
        connection.close()


def _connected(path: str, *, write: bool, wait: float, on_wait: Callable[[str], None]) -> duckdb.DuckDBPyConnection:
    end, announced = time.monotonic() + wait, False
    while True:
        try:
            before = _identity(path)
            connection = duckdb.connect(path, read_only=not write, config=_CONFIG)
            if before in {None, _identity(path)}:
                return connection
            connection.close()  # it was rewritten and replaced while we opened the old one
            continue
        except duckdb.Error as error:
            holder = _holder(error)
            if holder is None:
                raise StoreError("corpus_unopened", path, remedy="corpus_is_store", cause=_first_line(error)) from error
            if time.monotonic() >= end:
                raise StoreError("corpus_busy", path, remedy="corpus_wait", process=holder) from error
            if not announced:
                on_wait(holder)
                announced = True
            time.sleep(_PAUSE)


def _identity(path: str) -> int | None:
    try:
        return os.stat(path).st_ino  # noqa: PTH116 - a name as it was given
    except OSError:
        return None


def _holder(error: duckdb.Error) -> str | None:
    """Return the process that holds the lock, if the error is about a lock."""
    message = str(error)
    if "lock" not in message.lower():
        return None
    match = re.search(r"PID (\d+)", message)
    return match[1] if match else "?"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _check(store: Store, path: str) -> None:
    try:
        version = store.one("select version from store")
    except duckdb.Error as error:
        raise StoreError("corpus_not_ours", path, remedy="corpus_is_store") from error
    if version != VERSION:
        raise StoreError("corpus_version", path, remedy="corpus_make_anew", version=version)


@contextlib.contextmanager
def _named(path: str) -> Iterator[None]:
    """Name the store in what goes wrong with it."""
    try:
        yield
    except duckdb.Error as error:
        raise StoreError("corpus_failed", path, remedy="make_room", cause=_first_line(error)) from error
