"""A user's own words: TOML files that add to the tables of the package, override rows, or remove words.

A table for each kind of words (``directive-diff lexicon`` lists the kinds), a line for each word:

    [degree]
    "铁腕" = {kind = "resolve", rung = 5}
    "坚决" = false                            # removed

    [verbs]
    "部署" = "comma"                          # a single value fills the first column

    [synonyms]
    groups = [["跨省通办", "异地通办"]]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from directive_diff.errors import LexiconError
from directive_diff.lexicon import Lexicon, Row, Source
from directive_diff.lexicon.kinds import KINDS, Column, Kind, closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_AT = re.compile(r"^(?P<cause>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_GROUPS = "groups"
_LEAST_WORDS = 2  # words of a group


def load(paths: Iterable[str]) -> Lexicon:
    """Return the lexicon of the package with the words of the files added; later files override earlier ones.

    Raises LexiconError, naming file and line, if a file cannot be read or does not fit the tables.
    """
    files: list[Source] = []
    added: dict[str, dict[Row, None]] = {}
    removed: dict[str, set[str]] = {}
    for path in paths:
        file = _read_file(path)
        files.append(Source(path, file.sha256))
        for name, word, row in _rows(file):
            table = KINDS[name].table
            rows = added.setdefault(table, {})
            gone = removed.setdefault(table, set())
            if not (KINDS[name].grouped or KINDS[name].many):
                for old in [old for old in rows if old[0] == word]:
                    del rows[old]
                gone.discard(word)
            if row is None:
                gone.add(word)
            else:
                rows[row] = None
    return Lexicon(
        tuple(files),
        {table: tuple(rows) for table, rows in added.items()},
        {table: frozenset(words) for table, words in removed.items()},
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was read: its text, for finding lines, and its values as TOML."""

    path: str
    text: str
    sha256: str
    values: Mapping[str, Any]

    def refuse(self, key: str, *names: str, remedy: str = "", **fields: object) -> NoReturn:
        """Raise LexiconError, with the line of the innermost of ``names``, a key of the file inside a key."""
        raise LexiconError(key, self.path, remedy=remedy, line=self.line(*names), **fields)

    def line(self, *keys: str) -> int:
        """Return the line of a key, searched for after the line of the key that contains it."""
        at = 0
        for key in keys:
            bare = re.escape(key)
            pattern = re.compile(rf"^\s*(?:\[\s*)?[\"']?{bare}[\"']?\s*[\]=.]|[\"']?{bare}[\"']?\s*=", re.MULTILINE)
            match = pattern.search(self.text, at)
            at = match.start() + len(match.group()) - len(match.group().lstrip()) if match else at
        return self.text.count("\n", 0, at) + 1


def _read_file(path: str) -> _File:
    import tomllib  # noqa: PLC0415 - only a user's own words need it
    from hashlib import sha256  # noqa: PLC0415 - likewise

    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as in `lexicon`
            raw = file.read()
        text = raw.decode("utf-8-sig")
        return _File(path, text, sha256(raw).hexdigest(), tomllib.loads(text.replace("\r\n", "\n")))
    except OSError as error:
        raise LexiconError("file_unreadable", path, remedy="name_toml", cause=error.strerror) from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise LexiconError("lexicon_not_utf8", path, remedy="as_utf8", line=line) from error
    except tomllib.TOMLDecodeError as error:
        match = _AT.match(str(error))
        line = int(match["line"]) if match and match["line"] else text.count("\n") + 1
        cause = match["cause"] if match else str(error)
        raise LexiconError("lexicon_not_toml", path, remedy="quote_words", line=line, cause=cause) from error


def _rows(file: _File) -> Iterator[tuple[str, str, Row | None]]:
    """Yield kind, word and row for each line; a row is None if the word is removed."""
    for name, words in file.values.items():
        if name not in KINDS:
            file.refuse("lexicon_no_kind", name, name=name, **closest(name, KINDS))
        if not isinstance(words, dict):
            file.refuse("lexicon_no_table", name, remedy="write_table", name=name)
        for word, value in words.items():
            if KINDS[name].grouped:
                yield from ((name, row[0], row) for row in _groups(file, name, word, value))
            else:
                yield name, word, _row(file, name, word, value)


def _row(file: _File, name: str, word: str, value: object) -> Row | None:
    kind = KINDS[name]
    if not word.strip() or any(sign in word for sign in "\t\r\n"):
        file.refuse("lexicon_no_word", name, word, word=word)
    if value is False:
        return None
    given = _given_value(file, name, word, value)
    unknown = next((key for key in given if key not in {column.name for column in kind.columns}), None)
    if unknown is not None:
        near = closest(unknown, [column.name for column in kind.columns])
        file.refuse("lexicon_no_column", name, word, word=word, column=unknown, **near)
    return (word, *(_cell(file, name, word, column, given) for column in kind.columns))


def _given_value(file: _File, name: str, word: str, value: object) -> Mapping[str, object]:
    kind = KINDS[name]
    if isinstance(value, dict):
        return value
    if value is True and not kind.columns:
        return {}
    if isinstance(value, str) and kind.columns:
        return {kind.columns[0].name: value}
    return file.refuse("lexicon_bad_value", name, word, word=word, value=repr(value), **_example(kind))


def _cell(file: _File, name: str, word: str, column: Column, given: Mapping[str, object]) -> str:
    if column.name not in given:
        if column.default is None:
            file.refuse("lexicon_lacks", name, word, word=word, column=column.name, **_example(KINDS[name]))
        return column.default
    value = given[column.name]
    cell = str(value)
    if isinstance(value, bool) or not isinstance(value, str | int) or any(sign in cell for sign in "\t\r\n"):
        example = _example(KINDS[name])
        file.refuse("lexicon_bad_cell", name, word, word=word, column=column.name, value=repr(value), **example)
    if column.values and cell not in column.values:
        near = closest(cell, column.values)
        file.refuse("lexicon_bad_cell", name, word, word=word, column=column.name, value=repr(cell), **near)
    return cell


def _groups(file: _File, name: str, key: str, value: object) -> Iterator[Row]:
    if key != _GROUPS:
        file.refuse("lexicon_no_key", name, key, name=name, entry=key, **closest(key, [_GROUPS]))
    if not isinstance(value, list):
        file.refuse("lexicon_no_list", name, key, remedy="write_groups", entry=key)
    for group in value:
        words = group if isinstance(group, list) else []
        if len(words) < _LEAST_WORDS or not all(isinstance(word, str) and word.strip() for word in words):
            file.refuse("lexicon_no_group", name, key, remedy="write_group", value=repr(group))
        yield tuple(words)


def _example(kind: Kind) -> dict[str, str]:
    """Return the remedy, with its field, that shows how a word of ``kind`` is written."""
    if not kind.columns:
        return {"remedy": "write_true"}
    cells = ", ".join(f'{column.name} = "{next(filter(None, column.values), "…")}"' for column in kind.columns)
    return {"remedy": "write_cells", "cells": cells}
