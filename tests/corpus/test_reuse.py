"""Reuse across a corpus: families of clauses, and who took what from whom, the same on DuckDB and Spark."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from corpora import archive, changed, clause, record

duckdb = pytest.importorskip("duckdb", reason="the extra `corpus` is not installed")

from directive_diff.corpus.filling.adding import add
from directive_diff.corpus.store.bigrams import bigram_numbers
from directive_diff.corpus.store.database import opened
from directive_diff.corpus.store.wordings import words_of
from directive_diff.entry import run

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "directive_diff" / "data" / "schemas" / "corpus.json").read_text("utf-8"))
SLOGAN = "坚持以人民为中心的发展思想"
FAMILIES, COPIES = 40, 4


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder: a store of 200 texts, 40 families of five, a slogan in a quarter, and its reuse as Parquet."""
    folder = tmp_path_factory.mktemp("reuse")
    rng = random.Random(11)  # noqa: S311 - made texts
    upper = [[clause(rng) for _ in range(2)] for _ in range(FAMILIES)]
    records = []
    for number, words in enumerate(upper):
        own = [SLOGAN] if number % 4 == 0 else []
        records.append(record(number, [*words, *own], level="province", date=f"2020-01-{1 + number % 28:02}"))
        for copy in range(COPIES):
            copied = words if copy == 0 else [changed(rng, words[0]), clause(rng)]
            day = f"2020-{2 + copy:02}-{1 + number % 28:02}"
            records.append(record(1000 + 10 * number + copy, [*copied, *own], level="city", date=day))
    store = str(folder / "s.duckdb")
    with opened(store, write=True) as opening:
        add(opening, [str(archive(folder / "r.ndjson", records))], processes=1)
    assert run(["corpus", "reuse", store, "--parquet", str(folder / "out"), "--inputs", "-o", f"{folder}/r.json"]) == 0
    return folder


def rows(prepared: Path, query: str) -> list[tuple[Any, ...]]:
    """Return the result of a query over the Parquet files."""
    result: list[tuple[Any, ...]] = duckdb.sql(query.format(out=prepared / "out")).fetchall()
    return result


def test_families_are_found_with_who_took_from_whom(prepared: Path) -> None:
    """Each of the forty families spans five texts, from the province's down; the slogan is counted."""
    result = json.loads((prepared / "r.json").read_text("utf-8"))
    jsonschema.validate(result, SCHEMA)

    assert result["set_phrases"] == [{"text": SLOGAN, "texts": 50, "clauses": 50}]
    assert [family["texts"] for family in result["families"][:FAMILIES]] == [1 + COPIES] * FAMILIES
    assert {family["first"]["level"] for family in result["families"][:FAMILIES]} == {"province"}
    assert result["levels"][0] == {"from_level": "province", "level": "city", "clauses": 200, "same": 80}
    assert result["taken"] == FAMILIES * (COPIES + 1)
    early = rows(prepared, "select count(*) from '{out}/taken.parquet' where from_day > day or from_clause >= clause")
    assert early == [(0,)]


def test_all_pairs_alike_are_found_where_all_are_compared(prepared: Path) -> None:
    """If no pair of bigrams is frequent, exactly the pairs of wordings with Dice ≥ 0.5 are found."""
    with opened(str(prepared / "s.duckdb")) as store:
        words = words_of(store, [id_ for (id_,) in store.rows("select id from wording")])
    sets = {id_: bigram_numbers(folded) for id_, folded in words.items() if len(folded) > 3 and folded != SLOGAN}
    near = {
        frozenset((a, b))
        for a, b in combinations(sets, 2)
        if 2 * len(sets[a] & sets[b]) >= 0.5 * (len(sets[a]) + len(sets[b]))
    }
    alike = {frozenset(pair) for pair in rows(prepared, "select wording, earlier from '{out}/alike.parquet'")}

    assert len(near) > FAMILIES
    assert alike == near


def test_a_wording_that_very_many_share_is_joined_with_some_of_them(tmp_path: Path) -> None:
    """The cost grows with the number of wordings, not of pairs, and all still belong to one family."""
    rng = random.Random(12)  # noqa: S311 - made texts
    head = clause(rng, 12)
    fillers = [clause(rng) for _ in range(4)]
    records = [record(i, [head + clause(rng, 3), rng.choice(fillers) + clause(rng)]) for i in range(600)]
    store = str(tmp_path / "s.duckdb")
    with opened(store, write=True) as opening:
        add(opening, [str(archive(tmp_path / "r.ndjson", records))], processes=1)
    out = tmp_path / "r.json"
    assert run(["corpus", "reuse", store, "-o", str(out)]) == 0
    result = json.loads(out.read_text("utf-8"))

    assert result["families"][0]["texts"] == 600
    assert 600 <= result["alike"] <= 600 * 150


def test_reuse_is_shown_in_every_format(prepared: Path, tmp_path: Path) -> None:
    """Text shows who took from whom, HTML the slogan, and CSV every family."""
    for ending in ("txt", "csv", "html"):
        out = str(tmp_path / f"r.{ending}")
        assert run(["corpus", "reuse", str(prepared / "s.duckdb"), "-o", out, "--lang", "zh"]) == 0

    assert "市 ← 省" in (tmp_path / "r.txt").read_text("utf-8")
    assert SLOGAN in (tmp_path / "r.html").read_text("utf-8")
    assert len((tmp_path / "r.csv").read_text("utf-8-sig").splitlines()) > FAMILIES


@pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", "import pyspark"], check=False, capture_output=True).returncode != 0
    or shutil.which("java") is None,
    reason="the extra `spark`, or Java, is not installed",
)
def test_spark_finds_the_same_rows(prepared: Path, tmp_path: Path) -> None:
    """The same SQL runs in local mode on the Parquet files that DuckDB wrote."""
    out = tmp_path / "spark"
    subprocess.run(
        [
            *(sys.executable, "-m", "directive_diff.corpus.spark", str(prepared / "out"), str(out)),
            *("--tenth", "20", "--master", "local[2]"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        check=True,
        timeout=600,
    )
    for table, columns in (
        ("set_phrase", "wording, texts, clauses, first"),
        ("alike", "wording, earlier, dice"),
        ("family", "family, texts, clauses, wordings, first, last, first_day, last_day"),
        ("taken", "family, clause, text, wording, level, day, from_clause, from_text, from_wording, dice"),
    ):
        ours = rows(prepared, f"select {columns} from '{{out}}/{table}.parquet' order by all")
        theirs = duckdb.sql(f"select {columns} from '{out}/{table}/*.parquet' order by all").fetchall()
        assert ours == theirs, table
        assert ours
