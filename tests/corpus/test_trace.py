"""``corpus trace`` gives what counting clause by clause gives."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import pytest
from corpora import archive

pytest.importorskip("duckdb", reason="the extra `corpus` is not installed")

from directive_diff.corpus.filling.adding import add
from directive_diff.corpus.query import Query
from directive_diff.corpus.store import wordings
from directive_diff.corpus.store.database import Store, opened
from directive_diff.corpus.store.wordings import words_of
from directive_diff.corpus.trace.phrase import trace
from directive_diff.model import Level
from directive_diff.words import cut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from directive_diff.corpus.trace.phrase import Quote

FEW_HAN = "发展改革稳定的𬭎质量新高"
LEVELS = [*map(str, Level)]
PHRASES = (
    "发展", "改革", "质", "𬭎", "发展改革", "新质", "高质量", "稳定，发展", "改革，稳定", "𬭎新", "展，改革，稳",
    "质量新高发展", "发展改革稳定", "高质量发展改革稳定", "没有",
)  # fmt: skip


class Row(NamedTuple):
    """A clause of the store, with what a trace needs of it."""

    text: int
    number: int
    folded: str
    date: str | None
    level: str | None
    start: int


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of clauses made of a dozen characters, so that every phrase is common; some are replaced."""
    folder: Path = tmp_path_factory.mktemp("trace")
    rng = random.Random(3)  # noqa: S311 - made texts

    def text(number: int) -> dict[str, str]:
        words = ["".join(rng.choices(FEW_HAN, k=rng.randrange(1, 14))) for _ in range(rng.randrange(1, 9))]
        words[0] += rng.choice(["", "稳定，发展改革", "，改革，稳定，发展"])
        date = f"20{rng.randrange(18, 22)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 28):02}"
        level = {"level": rng.choice(LEVELS)} if rng.random() < 0.9 else {}
        day = {"date": date} if rng.random() < 0.9 else {}
        return {"id": str(number), "text": f"会议强调，要{'，'.join(words)}。", **day, **level}

    with opened(str(folder / "s.duckdb"), write=True) as opening:
        for names in (range(80), range(60, 140)):
            add(opening, [str(archive(folder / "r.ndjson", [text(number) for number in names]))], processes=1)
        yield opening


def clauses(store: Store, query: Query) -> list[Row]:
    """Return the clauses of the texts asked for, by day, level, text and place."""
    words = words_of(store, [id_ for (id_,) in store.rows("select id from wording")])
    condition, values = query.sql()
    rows = [
        Row(text, number, words[wording], date, level, start)
        for text, number, wording, date, level, start in store.rows(
            "select c.text, c.number, c.wording, t.date::varchar, t.level::varchar, c.start from clause c "
            f"join text t on t.id = c.text where {condition}",
            values,
        )
    ]
    return sorted(rows, key=lambda row: (row.date or "9", _rank(row.level), row.text, row.number))


def _rank(level: str | None) -> int:
    return LEVELS.index(level) if level else len(LEVELS)


def saying(rows: list[Row], pieces: list[str]) -> list[Row]:
    """Return the clauses in which a phrase begins."""
    at = {(row.text, row.number): row.folded for row in rows}
    last = len(pieces) - 1

    def stands(row: Row) -> bool:
        if not last:
            return pieces[0] in row.folded
        following = [at.get((row.text, row.number + number), "") for number in range(1, last + 1)]
        return (
            row.folded.endswith(pieces[0])
            and following[:-1] == pieces[1:-1]
            and following[-1].startswith(pieces[-1])
        )  # fmt: skip

    return [row for row in rows if stands(row)]


def ranked(named: list[tuple[str, Row]]) -> list[tuple[str, int, str | None]]:
    """Return each wording with its texts and the first day, the most frequent first."""
    texts: dict[str, set[int]] = defaultdict(set)
    firsts: dict[str, str] = {}
    for name, row in named:
        texts[name].add(row.text)
        firsts[name] = min(firsts.get(name, "9"), row.date or "9")
    order = sorted(texts, key=lambda name: (-len(texts[name]), firsts[name], name))
    return [(name, len(texts[name]), firsts[name] if firsts[name] != "9" else None) for name in order[:20]]


def before(folded: str, phrase: str) -> str:
    """Return a phrase with the word before it."""
    context = folded[: folded.index(phrase)][-6:]
    if not context or context[-1] in "的了着地得和与及、“《（·" or not context[-1].isalnum():
        return phrase
    return cut(context)[-1] + phrase


def near(rows: list[Row], phrase: str) -> list[tuple[str, Row]]:
    """Return the stretches that share three fifths of the bigrams of a longer phrase, each with its clause."""
    own = {phrase[i : i + 2] for i in range(len(phrase) - 1)}
    stretches = []
    for row in rows:
        at = [i for i in range(len(row.folded) - 1) if row.folded[i : i + 2] in own]
        shared = {row.folded[i : i + 2] for i in at}
        if len(phrase) > 5 and len(shared) * 5 >= len(own) * 3 and phrase not in row.folded:
            stretch = row.folded[at[0] : at[-1] + 2]
            stretches += [(stretch, row)] if len(stretch) * 2 <= len(phrase) * 3 else []
    return stretches


@pytest.mark.parametrize("query", [Query(), Query(since="2019-06-01", level="city"), Query(since="2030-01-01")])
def test_a_trace_is_what_counting_clause_by_clause_gives(store: Store, query: Query) -> None:
    """The first and last clause, months, levels and wordings agree, for phrases common and rare."""
    rows = clauses(store, query)
    months = Counter(date[:7] for _, date in {(row.text, row.date) for row in rows} if date)
    for phrase in PHRASES:
        pieces = phrase.split("，")
        sayings = saying(rows, pieces)
        texts_by_month = Counter(date[:7] for _, date in {(row.text, row.date) for row in sayings} if date)
        firsts = {row.level: row for row in reversed(sayings)}
        traced = trace(store, "s", phrase, query)

        assert (traced.texts, traced.clauses, traced.total) == (_texts(sayings), len(sayings), _texts(rows))
        assert traced.undated == _texts([row for row in sayings if not row.date])
        assert [*map(tuple, traced.months)] == [
            (month, texts_by_month[month], all_) for month, all_ in sorted(months.items())
        ]
        assert _place(traced.first) == (_clause(sayings[0]) if sayings else None)
        assert _place(traced.last) == (_clause(_last(sayings)) if sayings else None)
        assert [(at_level.level, at_level.texts, _place(at_level.first)) for at_level in traced.levels] == [
            (level, _texts([row for row in sayings if row.level == level]), _clause(firsts[level]))
            for level in sorted(firsts, key=_rank)
        ]
        assert [*map(tuple, traced.variants)] == ranked([(before(row.folded, pieces[0]), row) for row in sayings])
        assert [*map(tuple, traced.near)] == ranked(near(rows, phrase))


def _texts(rows: list[Row]) -> int:
    return len({row.text for row in rows})


def _clause(row: Row) -> tuple[int, int]:
    return row.text, row.start


def _place(quote: Quote | None) -> tuple[int, int] | None:
    return (quote.source.id, quote.start) if quote else None


def _last(rows: list[Row]) -> Row:
    """Return the last clause by day; within a day, that of the highest level and the newest text that comes first."""
    day = max(row.date or "" for row in rows)
    of_day = [row for row in rows if (row.date or "") == day]
    return min(of_day, key=lambda row: (_rank(row.level), -row.text, row.number))


def test_many_wordings_are_read_like_few(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether wordings are marked beside the table or joined with it, the trace is the same."""
    few = [repr(trace(store, "s", phrase, Query())) for phrase in PHRASES]
    monkeypatch.setattr(wordings, "_COMMON", 1)

    assert [repr(trace(store, "s", phrase, Query())) for phrase in PHRASES] == few
