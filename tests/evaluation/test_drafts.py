"""Drafts with known edits: their records are true, and a check finds the edits."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import edits
import pytest
from drafts import KINDS

from directive_diff import compare

if TYPE_CHECKING:
    from pathlib import Path

    from directive_diff import Comparison, Document


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, source: Path, target: Path) -> list[Path]:
    """Return drafts of the two seeds."""
    drafts = tmp_path_factory.mktemp("drafts")
    edits.make(drafts, [str(source), str(target)], seed=1)
    return sorted(drafts.iterdir())


def test_a_draft_has_its_edits_where_it_says(folders: list[Path]) -> None:
    """Replaced words are in the source, their replacements in the target; there is at most one edit of each kind."""
    assert len(folders) == 2
    for folder in folders:
        source, target = ((folder / f"{side}.txt").read_text(encoding="utf-8") for side in ("source", "target"))
        records = json.loads((folder / "edits.json").read_text(encoding="utf-8"))
        kinds = [edit["kind"] for edit in records]

        assert {"deleted", "inserted", "moved", "weakened"} <= set(kinds) <= set(KINDS)
        assert len(set(kinds)) == len(kinds)
        for edit in records:
            assert not edit["source"] or edit["old"] in source[slice(*edit["source"])]
            assert not edit["target"] or edit["new"] in target[slice(*edit["target"])]
            assert edit["kind"] != "deleted" or edit["old"] not in target


def test_the_same_seed_makes_the_same_drafts(folders: list[Path], tmp_path: Path, source: Path, target: Path) -> None:
    """The same seed makes the same drafts, and another seed makes others."""
    for seed, alike in ((1, True), (2, False)):
        edits.make(tmp_path / str(seed), [str(source), str(target)], seed=seed)
        again = [path.read_bytes() for path in sorted((tmp_path / str(seed)).glob("*/target.txt"))]
        assert (again == [(folder / "target.txt").read_bytes() for folder in folders]) is alike


def test_a_check_finds_what_was_made(folders: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Every deletion, insertion, move, figure, weakening and strengthening in the seeds is reported."""
    result = edits.check(folders)
    edits.show(result, misses=True)

    for kind in ("deleted", "inserted", "moved", "figure", "weakened", "strengthened"):
        assert result.right[kind] == result.asked[kind] > 0, kind
    assert result.right[edits.ALONE] >= 0.98 * result.asked[edits.ALONE]
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["moved"] == 1


def test_a_program_that_links_nothing_is_right_about_few_edits(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without links, only deletions, insertions and replacements are reported rightly."""

    def nothing(source: Document, target: Document) -> Comparison:
        return compare(source, target)._replace(links=())

    monkeypatch.setattr(edits, "compare", nothing)
    result = edits.check(folders)

    assert {kind for kind in result.asked if result.right[kind]} == {"deleted", "inserted", "replaced"}


def test_a_text_without_a_directive_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text without a directive makes no draft, and a message names it."""
    (tmp_path / "menu.txt").write_text("今日菜单。", encoding="utf-8")
    edits.make(tmp_path / "drafts", [str(tmp_path / "menu.txt")], seed=1)

    assert not (tmp_path / "drafts").exists()
    assert "menu.txt" in capsys.readouterr().out
