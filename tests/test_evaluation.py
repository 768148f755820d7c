"""Measuring the program: the figures of a recorded comparison, and those of the program as it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from directive_diff.entry import run
from directive_diff.evaluation import Score, mean, score
from directive_diff.evaluation.gold import load

GOLD = Path(__file__).parent / "gold" / "jiangsu-changzhou-2020-02-17"


@pytest.fixture
def folder(tmp_path: Path, source: Path, target: Path) -> Path:
    """Return the seed pair as a gold folder."""
    whole = tmp_path / GOLD.name
    shutil.copytree(GOLD, whole)
    shutil.copy(source, whole / "source.txt")
    shutil.copy(target, whole / "target.txt")
    return whole


def test_the_figures_are_those_of_the_reference_scorer() -> None:
    """A recorded comparison gets the figures that an independent implementation of the definitions gave it."""
    comparison = json.loads((GOLD / "recorded-comparison.json").read_bytes())
    expected = json.loads((GOLD / "recorded-figures.json").read_bytes())

    assert dict(score(comparison, load(GOLD)).figures) == pytest.approx(expected)


def test_the_seeds_do_not_get_worse(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The figures of the seed pair cannot fall unnoticed (gold by a language model, not yet checked by a person)."""
    assert run(["evaluate", str(folder)]) == 0

    figures = json.loads(capsysbinary.readouterr().out)["pairs"][0]["figures"]
    assert figures["blocks.f1"] == 1
    assert figures["links.f1"] >= 0.75
    assert figures["core.f1"] >= 0.87
    assert figures["relation.accuracy"] >= 0.88


def test_a_table_for_people(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The table has a row for each pair and one for their mean, and the misses on request."""
    run(["evaluate", str(folder), str(folder), "--misses", "-f", "terminal", "--lang", "en"])

    table = capsysbinary.readouterr().out.decode().splitlines()
    assert [line.split()[0] for line in table[:4]] == ["pair", GOLD.name, GOLD.name, "mean"]
    assert any(line.startswith("  missed  restated") for line in table)


def test_changes_are_pooled_and_the_rest_is_averaged() -> None:
    """Counts of changes add up over pairs, and their precision is that of the sum."""
    few, many = _figures(right=1, found=1, f1=1.0), _figures(right=0, found=3, f1=0.5)

    pooled = mean([few, many])

    assert pooled["links.f1"] == 0.75
    assert pooled["changes.precision"] == 0.25


def test_a_folder_that_is_no_gold_says_so(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A missing file or column ends with 2 and points to the description of the form."""
    (tmp_path / "regions.tsv").write_text("side\tbegin\n")

    assert run(["evaluate", str(tmp_path)]) == 2

    assert b"docs/evaluation.md" in capsysbinary.readouterr().err


def _figures(*, right: int, found: int, f1: float) -> Score:
    counts = {"changes.right": right, "changes.found": found, "changes.wanted": 4, "changes.reachable": 4}
    return Score("pair", {"links.f1": f1, **counts}, ())
