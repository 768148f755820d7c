"""How far two reviewers agree, where they differ, and the gold standard made from both reviews."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from directive_diff.entry import run
from directive_diff.labels import Lang
from directive_diff.renderers import Format, View, render
from directive_diff.review.vocabulary import COLUMNS

if TYPE_CHECKING:
    from directive_diff import Comparison

VERDICT, RELATION, TARGET, COMMENT = (COLUMNS.index(name) for name in ("verdict", "relation", "target_id", "comment"))


@pytest.fixture
def forms(comparison: Comparison, tmp_path: Path) -> tuple[str, str]:
    """Return two reviews of the seed pair: B rejects every tenth link that A accepts, and calls one restated."""
    out = io.BytesIO()
    render(comparison, Format.REVIEW, out, View(lang=Lang.EN))
    rows = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""), delimiter="\t"))
    paths = []
    for name in "AB":
        path = tmp_path / f"{name}.tsv"
        number = 0
        for row in rows:
            if len(row) == len(COLUMNS) and row[TARGET] and row[VERDICT] != "verdict":
                row[VERDICT] = "accepted"
                if row[RELATION]:
                    number += 1
                    row[VERDICT] = "rejected" if name == "B" and number % 10 == 0 else "accepted"
                    row[VERDICT] = "restated" if name == "B" and number == 30 + 1 else row[VERDICT]
                    row[COMMENT] = "看法不同" if row[VERDICT] == "rejected" else ""
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t").writerows(rows)
        paths.append(str(path))
    return paths[0], paths[1]


def test_figures_have_intervals_and_disagreements_stand_side_by_side(
    forms: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    """F1, κ and α each lie within their interval; each disagreement shows both opinions and the remark."""
    assert run(["agree", *forms, "-f", "json"]) == 0
    agreement = json.loads(capfd.readouterr().out)

    for figure in agreement["figures"].values():
        assert 0 < figure["low"] <= figure["value"] <= figure["high"] <= 1
    assert agreement["figures"]["f1"]["value"] == pytest.approx(2 * 46 / (51 + 46))
    assert len(agreement["disagreements"]) == 6
    assert (
        sum(
            disagreement["second"] == {"said": "none", "remark": "看法不同"}
            for disagreement in agreement["disagreements"]
        )
        == 5
    )
    assert run(["agree", *forms, "-f", "terminal", "--lang", "zh"]) == 0
    text = capfd.readouterr().out
    assert "分歧 6 处" in text
    assert "无对应（看法不同）" in text or "无对应 (看法不同)" in text


def test_a_review_agrees_fully_with_itself(forms: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    """A review compared with itself has figures of 1 and no disagreements."""
    assert run(["agree", forms[0], forms[0], "-f", "json"]) == 0
    agreement = json.loads(capfd.readouterr().out)

    assert {name: figure["value"] for name, figure in agreement["figures"].items()} == {"f1": 1, "kappa": 1, "alpha": 1}
    assert agreement["disagreements"] == []


def test_two_reviews_merge_to_a_gold_folder(
    forms: tuple[str, str], source: Path, target: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Links that both gave are required, those that one gave optional; the program is scored against the folder."""
    folder = tmp_path / "gold"
    texts = ["--source", str(source), "--target", str(target)]

    assert run(["agree", *forms, "--merge", str(folder), *texts, "-f", "json"]) == 0
    rows = list(csv.DictReader(io.StringIO((folder / "links.tsv").read_text("utf-8")), delimiter="\t"))
    assert [row["status"] for row in rows].count("optional") == 5
    capfd.readouterr()
    assert run(["evaluate", str(folder), "-f", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["mean"]["links.f1"] == 1


def test_reviews_of_different_texts_are_refused(
    forms: tuple[str, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """For reviews of different texts, a one-line error says that the texts differ."""
    other = tmp_path / "other.tsv"
    other.write_text(Path(forms[0]).read_text("utf-8").replace("# source\t", "# source\t0"), encoding="utf-8")

    assert run(["agree", forms[0], str(other)]) == 2
    message = capfd.readouterr().err
    assert "other texts than" in message
    assert message.count("\n") == 1


def test_the_page_for_reviewing_is_written_beside_the_target(
    source: Path, target: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """``review`` writes the page beside the target and prints its path."""
    copy = tmp_path / "city.txt"
    copy.write_bytes(target.read_bytes())

    assert run(["review", str(source), str(copy)]) == 0
    page = tmp_path / "city.review.html"
    assert capfd.readouterr().out == f"{page}\n"
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
