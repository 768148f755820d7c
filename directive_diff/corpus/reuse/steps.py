"""The steps of ``data/reuse.sql``, run by whatever takes its SQL: DuckDB on one machine, Spark on many.

The driver fills in numbers, runs the queries in order, and repeats the one that follows a family to its root until
nothing changes. The engine does all the work.
"""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEP = re.compile(r"^-- (step|repeat): (\w+)$", re.MULTILINE)
_MOST_ROUNDS = 40  # a chain of 2 ** 40 wordings would take more

INPUTS = ("clause", "posting", "known")
"""The tables that the steps begin with."""
RESULTS = ("family", "taken", "alike", "set_phrase")
"""The tables that a user wants."""


class Numbers(NamedTuple):
    """What is filled into the steps; docs/corpus.md says how these were chosen."""

    tenth: int
    least: float = 0.5
    rare: int = 8
    window: int = 32
    earliest: int = 4
    most: int = 32


class Engine(Protocol):
    """What runs a step: it takes plain SQL and keeps the result as a table."""

    def make(self, name: str, query: str) -> None:
        """Keep the result of ``query`` under ``name``; one of that name is replaced."""

    def one(self, query: str) -> int:
        """Return the only value of a query."""


class Step(NamedTuple):
    """A query and the name of its result; ``repeated`` until nothing moves."""

    name: str
    query: str
    repeated: bool


def steps(numbers: Numbers) -> Iterator[Step]:
    """Yield the steps in order."""
    text = resources.files("directive_diff").joinpath("data", "reuse.sql").read_text("utf-8")
    parts = _STEP.split(text)[1:]
    for kind, name, query in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        yield Step(name, query.strip().format(**numbers._asdict()), kind == "repeat")


def run(engine: Engine, numbers: Numbers, report: Callable[[str], None] = lambda _: None) -> None:
    """Run all steps; ``report`` is called with the name of each as it begins."""
    for step in steps(numbers):
        report(step.name)
        if not step.repeated:
            engine.make(step.name, step.query)
            continue
        for _ in range(_MOST_ROUNDS):
            engine.make(f"{step.name}_next", step.query)
            moved = engine.one(
                f"select count(*) from {step.name} a join {step.name}_next b on a.wording = b.wording "
                "where a.root <> b.root"
            )
            engine.make(step.name, f"select * from {step.name}_next")
            if not moved:
                break
