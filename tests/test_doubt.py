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


def test_every_linkable_clause_has_a_chance_and_links_have_several_levels(comparison: Comparison) -> None:
    """Chances lie between 0 and 1 on both sides; verbatim clauses are the surest, and none is certain."""
    found = doubts(comparison)
    for side in Side:
        those = getattr(found, side.value)
        assert [one.clause.id for one in those] == [c.id for c in side.readout(comparison).clauses if c.linkable]
        assert all(0 < one.right < 1 for one in those)
    assert len({round(one.right, 2) for one in found.target}) > 20


def test_the_form_comes_least_sure_first(comparison: Comparison) -> None:
    """Rows are sorted by rising chance of being right; links of one clause stay together."""
    found = rows(rendered(comparison, Format.REVIEW))
    chances = [float(row[RIGHT]) for row in found]

    assert chances == sorted(chances)
    assert chances[0] < 0.3
    assert chances[-1] > 0.9


@pytest.mark.parametrize(("check", "clauses"), [(Check(9), 9), (Check(share=0.3), 29), (Check(10_000), 98)])
def test_check_cuts_the_form(comparison: Comparison, check: Check, clauses: int) -> None:
    """``--check`` keeps only the least sure clauses of the target, by number or by share."""
    found = rows(rendered(comparison, Format.REVIEW, check=check))

    assert len({row[TARGET] for row in found}) == clauses
    assert "" not in {row[TARGET] for row in found}


def test_the_head_says_what_to_expect(comparison: Comparison) -> None:
    """It gives the expected F1 before and after the check."""
    text = rendered(comparison, Format.REVIEW, check=Check(share=0.3), lang=Lang.ZH).decode("utf-8-sig")

    assert f"对应的 F1 为 {expected(0, comparison.tool).f1:.2f}" in text
    assert f"核改 30% 后为 {expected(0.3, comparison.tool).f1:.2f}" in text


def test_what_is_expected_rises(comparison: Comparison) -> None:
    """The more is checked, the higher the expected F1; a share of 1 checks every clause."""
    curve = [expected(share / 20, comparison.tool) for share in range(21)]

    assert [one.f1 for one in curve] == sorted(one.f1 for one in curve)
    assert Check(share=1).most(comparison) == Check.of(comparison)


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.MARKDOWN, Format.DOCX, Format.XLSX])
def test_reports_list_what_to_check(comparison: Comparison, form: Format) -> None:
    """They use the same order, add the nearest clauses, and do so only on request."""
    least = doubts(comparison).to_check(3)
    content = rendered(comparison, form, check=Check(3), width=400)
    if form in {Format.TERMINAL, Format.MARKDOWN}:
        text = content.decode()
        assert [text.index(f"{one.clause.id} {one.clause.text}（把握") for one in least] == sorted(
            text.index(f"{one.clause.id} {one.clause.text}（把握") for one in least
        )
        assert least[0].nearest[0][1].text in text
    assert len(content) > len(rendered(comparison, form, width=400))


def test_what_a_person_judged_is_sure(comparison: Comparison) -> None:
    """It comes last and need not be checked again."""
    content = rendered(comparison, Format.REVIEW, lang=Lang.EN).decode("utf-8-sig")
    lines = content.split("\n")
    head = next(number for number, line in enumerate(lines) if line.startswith("verdict"))
    least = doubts(comparison).target[0]
    first = lines[head + 1].split("\t")[TARGET]
    changed = [f"accepted{line}" if line.split("\t")[TARGET : TARGET + 1] == [first] else line for line in lines]
    found = doubts(apply(read_form("\n".join(changed).encode(), "x"), comparison).comparison)

    assert least.right < 1
    assert next(one for one in found.target if one.clause.id == first).right == 1
    assert found.ordered[0].clause.id != first


def test_labour_ends_where_the_gold_is(
    tmp_path: Path, source: Path, target: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Correcting every clause yields every link, and correcting half is better than none, in the table and in JSON."""
    folder = tmp_path / "gold"
    shutil.copytree(source.parents[1] / "tests" / "gold" / "jiangsu-changzhou-2020-02-17", folder)
    shutil.copy(source, folder / "source.txt")
    shutil.copy(target, folder / "target.txt")

    assert run(["evaluate", str(folder), "--labour", "-f", "json"]) == 0
    found = json.loads(capfd.readouterr().out)["mean"]["labour"]
    assert found[0]["f1"] < found[5]["f1"] < found[-1]["f1"]
    assert found[-1]["f1"] > 0.99
    assert run(["evaluate", str(folder), "--labour", "-f", "terminal", "--lang", "zh"]) == 0
    assert "核改比例" in capfd.readouterr().out
