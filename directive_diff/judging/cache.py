"""A cache of answers in an SQLite file that only the user can read, so that nothing is asked twice.

The key of an answer is made of the model, the version of the prompt, and all texts that the question showed; the names
of files and the ids of clauses do not count. Only quotes are stored, not the texts.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from urllib.parse import quote

from directive_diff.errors import JudgeError
from directive_diff.judging.answers import checked, parsed
from directive_diff.judging.calls import VERSION
from directive_diff.judging.record import ClauseAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directive_diff.judging.interface import Passage, Question

_TABLE = """
create table if not exists answers (
    key text primary key, model text not null, prompt text not null, said_by text, date text, choices text not null
) without rowid
"""
_WAIT = 20.0  # seconds to wait for another process that has locked the file


class Stock(NamedTuple):
    """What a cache has of one model and one version of the prompt: the number of answers, and their dates."""

    model: str
    prompt: str
    answers: int
    first: str | None
    last: str | None


class Cache:
    """The answers in a file."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        """Store the ``path`` of the file and an open connection to it."""
        self._path = path
        self._connection = connection

    @classmethod
    @contextmanager
    def opened(cls, path: str, *, writing: bool = True) -> Iterator[Self]:
        """Open a file, creating it unless it is only read. Raises JudgeError if it is not a cache."""
        with _explained(path), closing(_connected(path, writing=writing)) as connection:
            if writing:
                connection.execute(_TABLE)
            yield cls(path, connection)

    def answer(self, model: str, question: Question) -> ClauseAnswer | None:
        """Return the answer of ``model`` to a question that showed the same texts, if it is stored and still valid."""
        with _explained(self._path):
            row = self._connection.execute(
                "select said_by, date, choices from answers where key = ?", (_key(model, question),)
            ).fetchone()
        links = _by_id(parsed(row[2]), question) if row and isinstance(row[2], str) else None
        choices = checked(question, links) if links is not None else None
        return None if choices is None else ClauseAnswer(choices, _word(row[0]), _word(row[1]))

    def keep(self, model: str, answers: Mapping[str, ClauseAnswer], questions: Mapping[str, Question]) -> None:
        """Store the answers of ``model`` to ``questions`` at once, so that an interrupted run can continue."""
        rows = [
            (_key(model, questions[name]), model, VERSION, of.model, of.date, _numbered(of, questions[name]))
            for name, of in answers.items()
        ]
        with _explained(self._path), self._connection:
            self._connection.executemany("insert or replace into answers values (?, ?, ?, ?, ?, ?)", rows)

    def stocks(self) -> tuple[Stock, ...]:
        """Return what the file contains, by model and version of the prompt."""
        with _explained(self._path):
            rows = self._connection.execute(
                "select model, prompt, count(*), min(date), max(date) from answers group by 1, 2 order by 1, 2"
            )
            return tuple(Stock(*row) for row in rows)

    def rows(self, model: str | None = None) -> Iterator[tuple[Any, ...]]:
        """Yield all stored rows, or only those of ``model``, in a fixed order."""
        with _explained(self._path):
            yield from self._connection.execute(
                "select key, model, prompt, said_by, date, choices from answers "
                "where ?1 is null or model = ?1 order by key",
                (model,),
            )

    def add(self, rows: Iterator[tuple[Any, ...]]) -> None:
        """Store rows of another file."""
        with _explained(self._path), self._connection:
            self._connection.executemany("insert or replace into answers values (?, ?, ?, ?, ?, ?)", rows)

    def clear(self, model: str | None = None) -> int:
        """Delete all answers, or only those of ``model``; return how many."""
        with _explained(self._path):
            with self._connection:
                deleted = self._connection.execute(
                    "delete from answers where ?1 is null or model = ?1", (model,)
                ).rowcount
            self._connection.execute("vacuum")
        return deleted


def usual_path() -> str:
    """Return the default file for answers, in the user's cache folder."""
    home = Path.home()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(home / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or ""
        base = base if os.path.isabs(base) else str(home / ".cache")  # noqa: PTH117 - "" is not absolute
    return str(Path(base) / "directive-diff" / "judge.sqlite")


def _connected(path: str, *, writing: bool) -> sqlite3.Connection:
    file = Path(path)
    if not writing:
        file.stat()
        return sqlite3.connect(f"file:{quote(str(file.resolve()))}?mode=ro&immutable=1", uri=True, timeout=_WAIT)
    if path == usual_path():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.parent.chmod(0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.close(descriptor)
    file.chmod(0o600)
    return sqlite3.connect(path, timeout=_WAIT, check_same_thread=False)


@contextmanager
def _explained(path: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise JudgeError("cache_unusable", path, remedy="cache_other", cause=cause) from error
    except sqlite3.Error as error:
        raise JudgeError("cache_unusable", path, remedy="cache_other", cause=str(error)) from error


def _key(model: str, question: Question) -> str:
    """Return the key of an answer."""
    texts = [
        _texts(question.target),
        [_texts(passage) for passage in question.options],
        [_texts(passage) for passage in question.rest],
    ]
    key = json.dumps([model, VERSION, texts], ensure_ascii=False)
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _texts(passage: Passage) -> tuple[str, str, str]:
    return passage.before, passage.text, passage.after


def _numbered(answer: ClauseAnswer, question: Question) -> str:
    """Return choices in their stored form: by the numbers of the offered clauses, because ids depend on the text."""
    numbers = {passage.id: number for number, passage in enumerate((*question.options, *question.rest))}
    kept = [
        [numbers[name], opinion.relation.value, opinion.source, opinion.target]
        for name, opinion in answer.choices.items()
        if opinion.relation is not None
    ]
    return json.dumps(kept, ensure_ascii=False)


def _by_id(kept: object, question: Question) -> list[dict[str, object]] | None:
    """Return stored choices in the form of an answer, or None if they are invalid."""
    offered = (*question.options, *question.rest)
    links: list[dict[str, object]] = []
    for choice in kept if isinstance(kept, list) else [None]:
        match choice:
            case [int() as number, relation, source, target] if 0 <= number < len(offered):
                name = offered[number].id
                links.append({"source": name, "relation": relation, "source_words": source, "target_words": target})
            case _:
                return None
    return links


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None
