"""Every format says that a model was asked, which, when, and what it changed; a person overrules it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from judged import SOURCE, TARGET
from made import document

from directive_diff import compare, read
from directive_diff.judging import Judged, JudgeRecord, Opinion
from directive_diff.labels import Lang
from directive_diff.model import Relation, Verdict
from directive_diff.renderers import Format, Rows, View, render
from directive_diff.renderers.schemas import schema
from directive_diff.review import apply, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff import Comparison
    from directive_diff.judging import Question


SEEDS = Path(__file__).parents[2] / "seeds"


class Known:
    """A judge who links 组织送戏下乡 with 要丰富群众文化生活, and nothing else."""

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Answer every question."""
        opinions = {}
        for question in questions:
            offered = {passage.text: passage.id for passage in (*question.options, *question.rest)}
            right = offered.get("要丰富群众文化生活") if question.target.text == "组织送戏下乡" else None
            opinions[question.target.id] = {option.id: Opinion(None) for option in question.options} | (
                {right: Opinion(Relation.RESTATED, "文化生活", "送戏")} if right else {}
            )
        return Judged(opinions, JudgeRecord("wise-\x1b[31m7b", "127.0.0.1:8", "1", "2026-09-20", "2026-09-21"))


class Contrary:
    """A judge who refuses the most probable candidates and chooses the least probable."""

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Answer every question."""
        opinions = {
            question.target.id: {option.id: Opinion(None) for option in question.options}
            | ({question.options[-1].id: Opinion(Relation.RESTATED)} if len(question.options) > 1 else {})
            for question in questions
        }
        return Judged(opinions, JudgeRecord("contrary", "127.0.0.1:8", "1", "2026-09-20", "2026-09-20"))


@pytest.fixture(scope="module")
def judged() -> Comparison:
    """Compare two texts with the judge who knows one link."""
    return compare(document(SOURCE), document(TARGET, "b.txt"), judge=Known())


def written(comparison: Comparison, form: Format, **view: object) -> str:
    """Return a comparison in a format, as text; for a package, the text of all its parts."""
    out = io.BytesIO()
    render(comparison, form, out, View(width=120, lang=Lang.ZH, **view))  # type: ignore[arg-type]
    content = out.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.NDJSON])
def test_every_format_says_who_was_asked_and_when(form: Format, judged: Comparison) -> None:
    """Every format names the model and the date, and the name cannot control a terminal."""
    text = written(judged, form)

    assert "7b" in text
    assert "2026-09-2" in text
    assert "\x1b[31m7b" not in text


@pytest.mark.parametrize(
    ("form", "view"),
    [
        (Format.TERMINAL, {}), (Format.HTML, {}), (Format.DOCX, {}), (Format.XLSX, {}), (Format.MARKDOWN, {}),
        (Format.CSV, {}), (Format.CSV, {"rows": Rows.LINKS}), (Format.REVIEW, {}),
        (Format.SVG, {}), (Format.QDPX, {}), (Format.REMARKS, {}),
    ],
)  # fmt: skip
def test_a_link_that_the_model_made_is_marked(form: Format, view: dict[str, object], judged: Comparison) -> None:
    """A link that the model's opinion made is marked in every format."""
    assert "据模型意见判为对应" in written(judged, form, **view)


def test_the_drawing_marks_what_the_model_changed() -> None:
    """Each link that the model added has a ring; those added and removed are counted below."""
    changed = compare(
        read(SEEDS / "jiangsu-2020-02-17.txt"), read(SEEDS / "changzhou-2020-02-17.txt"), judge=Contrary()
    )
    added = sum(link.judged for link in changed.links)
    assert changed.judge is not None
    removed = changed.judge.changed - added

    text = written(changed, Format.SVG)

    assert min(added, removed) > 0
    assert text.count("<circle") == added + 1
    assert f"据模型意见判为对应 {added}<" in text
    assert f"据模型意见不作对应 {removed}<" in text


def test_the_json_keeps_opinion_and_score(judged: Comparison) -> None:
    """The schema describes opinion and score; a refused pair has an opinion as well."""
    values = json.loads(written(judged, Format.JSON))
    jsonschema.validate(values, json.loads(schema("comparison")))

    link = next(entry for entry in values["links"] if entry.get("opinion", {}).get("changed"))
    assert link["opinion"]["source_words"] == "文化生活"
    assert (link["opinion"]["prompt"], link["opinion"]["model"][-2:]) == ("1", "7b")
    assert link["opinion"]["score_before"] < link["score"] < 1
    assert values["judge"]["last"] == "2026-09-21"
    assert any(entry.get("opinion", {}).get("relation", 1) is None for entry in [*values["links"], *values["rejected"]])


def test_ndjson_names_the_model_in_every_line(judged: Comparison) -> None:
    """A line whose link the model changed gives its opinion."""
    lines = [json.loads(line) for line in written(judged, Format.NDJSON).splitlines()]

    assert all("7b" in line["judge"] for line in lines)
    assert any(line["opinion"] == "restated" and line["opinion_changed"] for line in lines)


def test_without_a_judge_the_json_mentions_none() -> None:
    """Without a judge, the JSON has neither a judge nor opinions."""
    text = written(compare(document(SOURCE), document(TARGET)), Format.JSON)

    assert '"judge"' not in text
    assert '"opinion"' not in text


def test_why_shows_what_the_model_said(judged: Comparison) -> None:
    """The terminal view with reasons contains the model's opinions."""
    text = written(judged, Format.TERMINAL, why=True)

    assert "模型意见" in text


def test_a_persons_review_overrules_the_model(judged: Comparison, tmp_path: Path) -> None:
    """A link that the model added is removed if they reject it, and becomes theirs if they accept it."""
    added = next(link for link in judged.links if link.opinion and link.opinion.changed)
    rows = written(judged, Format.REVIEW).splitlines()
    for word, expected in (("否定", None), ("认可", Verdict.ACCEPTED)):
        path = tmp_path / "review.tsv"
        path.write_text(
            "\n".join(
                f"{word}{row}" if {added.source.id, added.target.id} <= set(row.split("\t")) else row for row in rows
            ),
            encoding="utf-8",
        )
        reviewed = apply(load(str(path)), judged).comparison
        verdicts = {(link.source.id, link.target.id): link.verdict for link in reviewed.links}
        assert verdicts.get((added.source.id, added.target.id)) is expected
        assert "据模型意见判为对应" not in written(reviewed, Format.MARKDOWN)
