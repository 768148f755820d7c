"""The chance that a clause's result is right, and what checking the least certain clauses gains."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from directive_diff.entry import run
from directive_diff.findings.doubt import Check, doubts, expected
from directive_diff.labels import Lang
from directive_diff.model import Side
from directive_diff.renderers import Format, View, render
from directive_diff.review import apply, read_form
from directive_diff.review.vocabulary import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from directive_diff import Comparison

RIGHT, TARGET, VERDICT = (COLUMNS.index(column) for column in ("right", "target_id", "verdict"))


def rendered(comparison: Comparison, form: Format, **view: object) -> bytes:
    """Return a comparison in a format."""
    out = io.BytesIO()
    render(comparison, form, out, View(**view))  # type: ignore[arg-type]
    return out.getvalue()


def rows(content: bytes) -> list[list[str]]:
    """Return the rows of a form."""
    read = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter="\t")
    return [row for row in read if len(row) == len(COLUMNS)][1:]


def test_every_linkable_clause_has_a_chance_of_being_right(comparison: Comparison) -> None:
    """Chances lie strictly between 0 and 1 on both sides; those of the target take more than twenty values."""
    both_sides = doubts(comparison)
    for side in Side:
        side_doubts = getattr(both_sides, side.value)
        assert [doubt.clause.id for doubt in side_doubts] == [
            c.id for c in side.readout(comparison).clauses if c.linkable
        ]
        assert all(0 < doubt.right < 1 for doubt in side_doubts)
    assert len({round(doubt.right, 2) for doubt in both_sides.target}) > 20


def test_the_form_lists_the_least_sure_first(comparison: Comparison) -> None:
    """The rows of the form are sorted by rising chance of being right, from below 0.3 to above 0.9."""
    form = rows(rendered(comparison, Format.REVIEW))
    chances = [float(row[RIGHT]) for row in form]

    assert chances == sorted(chances)
    assert chances[0] < 0.3
    assert chances[-1] > 0.9


@pytest.mark.parametrize(("check", "clauses"), [(Check(9), 9), (Check(share=0.3), 29), (Check(10_000), 98)])
def test_check_cuts_the_form(comparison: Comparison, check: Check, clauses: int) -> None:
    """``--check`` keeps only the least sure clauses of the target, by number or by share."""
    form = rows(rendered(comparison, Format.REVIEW, check=check))

    assert len({row[TARGET] for row in form}) == clauses
    assert "" not in {row[TARGET] for row in form}


def test_the_head_says_what_to_expect(comparison: Comparison) -> None:
    """The head of the form gives the expected F1 before and after the check."""
    text = rendered(comparison, Format.REVIEW, check=Check(share=0.3), lang=Lang.ZH).decode("utf-8-sig")

    assert f"对应的 F1 为 {expected(0, comparison.tool).f1:.2f}" in text
    assert f"核改 30% 后为 {expected(29 / 98, comparison.tool).f1:.2f}" in text


def test_the_expected_f1_rises_with_each_clause_checked(comparison: Comparison) -> None:
    """The expected F1 never falls as more is checked; a share of 1 checks every clause."""
    curve = [expected(share / 20, comparison.tool) for share in range(21)]

    assert [expectation.f1 for expectation in curve] == sorted(expectation.f1 for expectation in curve)
    assert Check(share=1).most(comparison) == Check.of(comparison)


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.MARKDOWN, Format.DOCX, Format.XLSX])
def test_reports_list_what_to_check(comparison: Comparison, form: Format) -> None:
    """On request, reports list the clauses to check in the order of the form, with the nearest clauses."""
    least = doubts(comparison).to_check(3)
    content = rendered(comparison, form, check=Check(3), width=400)
    if form in {Format.TERMINAL, Format.MARKDOWN}:
        text = content.decode()
        assert [text.index(f"{doubt.clause.id} {doubt.clause.text}（把握") for doubt in least] == sorted(
            text.index(f"{doubt.clause.id} {doubt.clause.text}（把握") for doubt in least
        )
        assert least[0].nearest[0][1].text in text
    assert len(content) > len(rendered(comparison, form, width=400))


def test_what_a_person_judged_is_sure(comparison: Comparison) -> None:
    """A clause with a verdict has a chance of 1 and is no longer the first to check."""
    content = rendered(comparison, Format.REVIEW, lang=Lang.EN).decode("utf-8-sig")
    lines = content.split("\n")
    head = next(number for number, line in enumerate(lines) if line.startswith("verdict"))
    least = doubts(comparison).target[0]
    first = lines[head + 1].split("\t")[TARGET]
    changed = [f"accepted{line}" if line.split("\t")[TARGET : TARGET + 1] == [first] else line for line in lines]
    after = doubts(apply(read_form("\n".join(changed).encode(), "x"), comparison).comparison)

    assert least.right < 1
    assert next(doubt for doubt in after.target if doubt.clause.id == first).right == 1
    assert after.ordered[0].clause.id != first


def test_checking_every_clause_yields_the_gold(
    tmp_path: Path, source: Path, target: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Correcting every clause yields every link, and correcting half is better than none; the table says so too."""
    folder = tmp_path / "gold"
    shutil.copytree(source.parents[1] / "tests" / "evaluation" / "gold" / "jiangsu-changzhou-2020-02-17", folder)
    shutil.copy(source, folder / "source.txt")
    shutil.copy(target, folder / "target.txt")

    assert run(["evaluate", str(folder), "--labour", "-f", "json"]) == 0
    labour = json.loads(capfd.readouterr().out)["mean"]["labour"]
    assert labour[0]["f1"] < labour[5]["f1"] < labour[-1]["f1"]
    assert labour[-1]["f1"] > 0.99
    assert run(["evaluate", str(folder), "--labour", "-f", "terminal", "--lang", "zh"]) == 0
    assert "核改比例" in capfd.readouterr().out
