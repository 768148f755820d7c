"""Selecting texts of a store by date, level, region, issuer and words of the title."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from directive_diff.corpus.filling.texts import iso_date
from directive_diff.errors import UsageError


class Order(StrEnum):
    """The order of the relatives of a clause."""

    DATE = "date"
    LEVEL = "level"
    SCORE = "score"


class Query(NamedTuple):
    """Which texts to select; None does not restrict. ``since`` and ``until`` are days, both included."""

    since: str | None = None
    until: str | None = None
    level: str | None = None
    region: str | None = None
    issuer: str | None = None
    title: str | None = None

    def sql(self) -> tuple[str, list[object]]:
        """Return a condition on the table ``text``, named t, and its values."""
        asked: list[tuple[str, object]] = []
        if self.since:
            asked.append(("t.date >= ?::date", self.since))
        if self.until:
            asked.append(("t.date <= ?::date", self.until))
        if self.level:
            asked.append(("t.level = ?::level", self.level))
        asked += [
            (f"contains(t.{name}, ?)", words)
            for name, words in (("region", self.region), ("issuer", self.issuer), ("title", self.title))
            if words
        ]
        return " and ".join(condition for condition, _ in asked) or "true", [value for _, value in asked]

    @property
    def asks(self) -> bool:
        """Whether it restricts anything."""
        return any(self)


def day(words: str | None, option: str, *, last: bool = False) -> str | None:
    """Return the day that an option names (2020, 2020-03, 2020-03-01): the first of it, or the ``last``."""
    if words is None:
        return None
    plain = words.strip()
    if plain.isdecimal() and len(plain) == 4:  # noqa: PLR2004 - a year
        return f"{plain}-12-31" if last else f"{plain}-01-01"
    date = iso_date(plain)
    if date is None:
        raise UsageError("corpus_no_day", remedy="corpus_day", option=option, words=words)
    month = date[:7]
    if last and not plain.replace("/", "-").startswith(date):
        date = iso_date(f"{month}-31") or date
    return date
