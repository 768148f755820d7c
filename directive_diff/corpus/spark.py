"""The steps of ``data/reuse.sql`` on Spark: ``python -m directive_diff.corpus.spark INPUT OUTPUT --tenth N``.

INPUT is a folder that ``corpus reuse STORE --parquet INPUT --inputs`` has written; both may lie where Spark reads and
writes (s3a://…, hdfs://…). Each step is written as Parquet and read again, so that nothing is computed twice and a
plan never grows. On a cluster: ``spark-submit --py-files … spark.py``; docs/corpus.md says how.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING, Any

from directive_diff.corpus.reuse.steps import INPUTS, RESULTS, Numbers, run

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Spark:
    """A session, and the folder in which the results of the steps are kept."""

    def __init__(self, session: Any, folder: str) -> None:  # noqa: ANN401 - Spark need not be installed
        self._session = session
        self._folder = folder
        self._count = 0

    def make(self, name: str, query: str) -> None:
        """Keep the result of ``query`` under ``name``."""
        self._count += 1
        place = f"{self._folder}/{name}" if name in RESULTS else f"{self._folder}/_steps/{self._count}_{name}"
        self._session.sql(query).write.mode("overwrite").parquet(place)
        self.read(name, place)

    def read(self, name: str, place: str) -> None:
        """Make a folder of Parquet files available as ``name``."""
        self._session.read.parquet(place).createOrReplaceTempView(name)

    def one(self, query: str) -> int:
        """Return the only value of a query."""
        return int(self._session.sql(query).first()[0])


def reuse(session: Any, source: str, target: str, numbers: Numbers, *, timed: bool = False) -> None:  # noqa: ANN401
    """Run all steps in a Spark session, from the Parquet files in ``source`` to those in ``target``."""
    engine = _Spark(session, target.rstrip("/"))
    for name in INPUTS:
        engine.read(name, f"{source.rstrip('/')}/{name}.parquet")
    began = time.monotonic()

    def told(step: str) -> None:
        if timed:
            print(f"{time.monotonic() - began:8.1f} s  {step}", flush=True)  # noqa: T201 - a script's progress

    run(engine, numbers, told)
    told("done")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run as a script."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    parser = argparse.ArgumentParser(description="Find reuse across a corpus on Spark.")
    parser.add_argument("source", help="folder of Parquet that corpus reuse --inputs has written")
    parser.add_argument("target", help="folder for the results")
    parser.add_argument("--tenth", type=int, required=True, help="texts from which on a wording is a set phrase")
    parser.add_argument("--least", type=float, default=0.5, help="least likeness")
    parser.add_argument("--master", help="local[2], or what spark-submit is told")
    asked = parser.parse_args(arguments)
    builder = SparkSession.builder.appName("directive-diff corpus reuse")
    if asked.master:
        builder = builder.master(asked.master).config("spark.ui.enabled", "false").config("spark.driver.memory", "3g")
        builder = builder.config("spark.sql.shuffle.partitions", "8")
    session = builder.getOrCreate()
    try:
        reuse(session, asked.source, asked.target, Numbers(asked.tenth, asked.least), timed=True)
    finally:
        session.stop()


if __name__ == "__main__":
    main()
