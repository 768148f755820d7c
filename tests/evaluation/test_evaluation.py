"""Measuring the program: the scores of a recorded comparison, and those of the current program."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff.entry import run
from directive_diff.evaluation import Score, mean, score
from directive_diff.evaluation.gold import load
from directive_diff.evaluation.scoring import match
from directive_diff.model import Span

Ends = tuple[int, int]

_SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(0, 30))

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


@pytest.mark.parametrize(
    ("one", "other", "matched"),
    [
        ((0, 8), (0, 8), True),
        ((0, 8), (8, 16), False),  # they touch
        ((0, 8), (7, 15), False),  # one character
        ((0, 8), (4, 12), True),  # half of either
        ((0, 8), (5, 13), False),
        ((0, 8), (2, 6), True),  # contained, half of the longer one
        ((0, 8), (2, 5), False),  # contained, less
        ((0, 8), (4, 8), True),
        ((0, 40), (0, 8), False),  # a clause of a sentence
        ((3, 3), (3, 3), False),  # nothing
        ((3, 3), (0, 8), False),
    ],
)
def test_spans_match_that_share_half_of_the_longer_one(one: Ends, other: Ends, *, matched: bool) -> None:
    """Spans match if they share half of the longer one, in either order."""
    assert match(Span(*one), Span(*other)) is matched
    assert match(Span(*other), Span(*one)) is matched


@given(_SPANS, _SPANS)
def test_a_match_is_counted_character_by_character(one: Span, other: Span) -> None:
    """Spans match if the characters that both cover are at least half of those that the longer one covers."""
    shared = len({*range(*one)} & {*range(*other)})

    assert match(one, other) is (shared > 0 and 2 * shared >= max(one.length, other.length))


def test_a_program_that_links_whole_sentences_scores_almost_zero() -> None:
    """A link of two sentences is not a link of the clauses in them, although it covers them."""
    comparison = json.loads((GOLD / "recorded-comparison.json").read_bytes())
    figures = score(by_sentence(comparison), load(GOLD)).figures

    assert figures["links.f1"] < 0.05
    assert figures["core.f1"] < 0.05


def by_sentence(comparison: dict[str, Any]) -> dict[str, Any]:
    """Return a comparison with whole directives for clauses, linked where any of their clauses are."""
    for side in ("source", "target"):
        for block in comparison[side]["blocks"]:
            for directive in block["directives"]:
                directive["clauses"] = [directive]
    for link in comparison["links"]:
        link["source"], link["target"] = (link[side].rpartition(".")[0] for side in ("source", "target"))
    return comparison


def test_the_seeds_do_not_get_worse(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The scores of the seed pair cannot drop unnoticed (gold by a language model, not yet checked by a person)."""
    assert run(["evaluate", str(folder)]) == 0

    figures = json.loads(capsysbinary.readouterr().out)["pairs"][0]["figures"]
    assert figures["blocks.f1"] == 1
    assert figures["links.f1"] >= 0.75
    assert figures["core.f1"] >= 0.87
    assert figures["relation.accuracy"] >= 0.88


def test_the_table_has_a_row_per_pair_and_one_for_the_mean(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The table has a row for each pair and one for their mean; misses follow on request."""
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


def test_a_folder_that_is_not_gold_is_refused(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A missing file or column exits with 2 and points to the description of the format."""
    (tmp_path / "regions.tsv").write_text("side\tbegin\n")

    assert run(["evaluate", str(tmp_path)]) == 2

    assert b"docs/evaluation.md" in capsysbinary.readouterr().err


def _figures(*, right: int, found: int, f1: float) -> Score:
    counts = {"changes.right": right, "changes.found": found, "changes.wanted": 4, "changes.reachable": 4}
    return Score("pair", {"links.f1": f1, **counts}, ())
