"""A user's own words: TOML files that add to the tables of the package, override them, or take words away.

A table for each kind of words (``directive-diff lexicon`` lists the kinds), a line for each word:

    [degree]
    "铁腕" = {kind = "resolve", rung = 5}
    "坚决" = false                            # taken away

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

_AT = re.compile(r"^(?P<said>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_GROUPS = "groups"
_LEAST = 2  # words of a group


def load(paths: Iterable[str]) -> Lexicon:
    """Return the lexicon of the package with the words of the files on top, those of later files last.

    Raises LexiconError, naming file and line, where a file cannot be read or says what no table has.
    """
    files: list[Source] = []
    added: dict[str, dict[Row, None]] = {}
    removed: dict[str, set[str]] = {}
    for path in paths:
        file = _read(path)
        files.append(Source(path, file.sha256))
        for name, word, row in _rows(file):
            table = KINDS[name].table
            rows = added.setdefault(table, {})
            gone = removed.setdefault(table, set())
            if not KINDS[name].grouped:
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
    """A file as it was read: its text for finding lines, and what TOML makes of it."""

    path: str
    text: str
    sha256: str
    values: Mapping[str, Any]

    def refuse(self, said: str, *keys: str, remedy: str = "") -> NoReturn:
        """Raise LexiconError, naming the line where the innermost of ``keys`` stands."""
        message = f"{self.path}: line {self.line(*keys)}: {said}"
        raise LexiconError(message, remedy=remedy)

    def line(self, *keys: str) -> int:
        """Return the line of a key, looked for behind the line of the one around it."""
        at = 0
        for key in keys:
            bare = re.escape(key)
            found = re.compile(rf"^\s*(?:\[\s*)?[\"']?{bare}[\"']?\s*[\]=.]|[\"']?{bare}[\"']?\s*=", re.MULTILINE)
            match = found.search(self.text, at)
            at = match.start() + len(match.group()) - len(match.group().lstrip()) if match else at
        return self.text.count("\n", 0, at) + 1


def _read(path: str) -> _File:
    import tomllib  # noqa: PLC0415 - only a user's own words need it
    from hashlib import sha256  # noqa: PLC0415 - likewise

    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as in `lexicon`
            raw = file.read()
        text = raw.decode("utf-8-sig")
        return _File(path, text, sha256(raw).hexdigest(), tomllib.loads(text.replace("\r\n", "\n")))
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise LexiconError(message, remedy="name a TOML file with your own words") from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"{path}: line {line}: not UTF-8"
        raise LexiconError(message, remedy="save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        said = _AT.match(str(error))
        line = int(said["line"]) if said and said["line"] else text.count("\n") + 1
        message = f"{path}: line {line}: {said['said'] if said else error}"
        raise LexiconError(
            message, remedy='put words in quotation marks: "狠抓" = {kind = "resolve", rung = 4}'
        ) from error


def _rows(file: _File) -> Iterator[tuple[str, str, Row | None]]:
    """Yield kind, word and row for each line; a row is None where the word is taken away."""
    for name, words in file.values.items():
        if name not in KINDS:
            file.refuse(f"no kind of words {name!r}", name, remedy=closest(name, KINDS))
        if not isinstance(words, dict):
            file.refuse(f"{name} is no table", name, remedy=f"write [{name}] and a line for each word")
        for word, said in words.items():
            if KINDS[name].grouped:
                yield from ((name, row[0], row) for row in _groups(file, name, word, said))
            else:
                yield name, word, _row(file, name, word, said)


def _row(file: _File, name: str, word: str, said: object) -> Row | None:
    kind = KINDS[name]
    if not word.strip() or any(sign in word for sign in "\t\r\n"):
        file.refuse(f"{word!r} is no word", name, word)
    if said is False:
        return None
    given = _given(file, name, word, said)
    unknown = next((key for key in given if key not in {column.name for column in kind.columns}), None)
    if unknown is not None:
        remedy = closest(unknown, [column.name for column in kind.columns])
        file.refuse(f"{word!r} has no {unknown!r}", name, word, remedy=remedy)
    return (word, *(_cell(file, name, word, column, given) for column in kind.columns))


def _given(file: _File, name: str, word: str, said: object) -> Mapping[str, object]:
    kind = KINDS[name]
    if isinstance(said, dict):
        return said
    if said is True and not kind.columns:
        return {}
    if isinstance(said, str) and kind.columns:
        return {kind.columns[0].name: said}
    return file.refuse(f"{word!r} says {said!r}", name, word, remedy=_example(kind))


def _cell(file: _File, name: str, word: str, column: Column, given: Mapping[str, object]) -> str:
    if column.name not in given:
        if column.default is None:
            file.refuse(f"{word!r} lacks {column.name!r}", name, word, remedy=_example(KINDS[name]))
        return column.default
    value = given[column.name]
    cell = str(value)
    if isinstance(value, bool) or not isinstance(value, str | int) or any(sign in cell for sign in "\t\r\n"):
        file.refuse(f"{column.name} of {word!r} is {value!r}", name, word, remedy=_example(KINDS[name]))
    if column.values and cell not in column.values:
        remedy = closest(cell, column.values)
        file.refuse(f"{column.name} of {word!r} is {cell!r}", name, word, remedy=remedy)
    return cell


def _groups(file: _File, name: str, key: str, said: object) -> Iterator[Row]:
    if key != _GROUPS:
        file.refuse(f"{name} has no {key!r}", name, key, remedy=closest(key, [_GROUPS]))
    if not isinstance(said, list):
        file.refuse(f"{key} is no list", name, key, remedy='write groups = [["抓好", "做好"]]')
    for group in said:
        words = group if isinstance(group, list) else []
        if len(words) < _LEAST or not all(isinstance(word, str) and word.strip() for word in words):
            file.refuse(f"{group!r} is no group of words", name, key, remedy='write ["抓好", "做好"]')
        yield tuple(words)


def _example(kind: Kind) -> str:
    """Return how a word of ``kind`` is written."""
    if not kind.columns:
        return "write true, or false to take the word away"
    cells = ", ".join(f'{column.name} = "{next(filter(None, column.values), "…")}"' for column in kind.columns)
    return f"write {{{cells}}}, or false to take the word away"
