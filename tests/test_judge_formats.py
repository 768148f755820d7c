"""Every format says that a model was asked, which, when, and what it changed; a person overrules it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from test_judge_endpoint import SOURCE, TARGET, document

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


SEEDS = Path(__file__).parent.parent / "seeds"


class Known:
    """A judge who says that sending plays to the villages is culture for them, and nothing else is anything."""

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Answer every question."""
        said = {}
        for one in questions:
            offered = {passage.text: passage.id for passage in (*one.options, *one.rest)}
            right = offered.get("要丰富群众文化生活") if one.target.text == "组织送戏下乡" else None
            said[one.target.id] = {option.id: Opinion(None) for option in one.options} | (
                {right: Opinion(Relation.RESTATED, "文化生活", "送戏")} if right else {}
            )
        return Judged(said, JudgeRecord("wise-\x1b[31m7b", "127.0.0.1:8", "1", "2026-09-20", "2026-09-21"))


class Contrary:
    """A judge who refuses the most probable candidates and chooses the least probable."""

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Answer every question."""
        said = {
            one.target.id: {option.id: Opinion(None) for option in one.options}
            | ({one.options[-1].id: Opinion(Relation.RESTATED)} if len(one.options) > 1 else {})
            for one in questions
        }
        return Judged(said, JudgeRecord("contrary", "127.0.0.1:8", "1", "2026-09-20", "2026-09-20"))


@pytest.fixture(scope="module")
def judged() -> Comparison:
    """Compare two texts with that judge."""
    return compare(document(SOURCE), document(TARGET, "b.txt"), judge=Known())


def written(comparison: Comparison, form: Format, **view: object) -> str:
    """Return a comparison in a format, as text; of what is packed, all of its parts."""
    out = io.BytesIO()
    render(comparison, form, out, View(width=120, lang=Lang.ZH, **view))  # type: ignore[arg-type]
    content = out.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return content.decode("utf-8-sig")


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.NDJSON])
def test_every_format_says_who_was_asked_and_when(form: Format, judged: Comparison) -> None:
    """A model's name cannot control a terminal."""
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
    """It keeps the program's own score."""
    assert "据模型意见判为对应" in written(judged, form, **view)


def test_the_drawing_marks_what_the_model_changed() -> None:
    """A ring on each link that it added, a cross on each that it removed, both counted below."""
    changed = compare(
        read(SEEDS / "jiangsu-2020-02-17.txt"), read(SEEDS / "changzhou-2020-02-17.txt"), judge=Contrary()
    )
    made = sum(link.judged for link in changed.links)
    assert changed.judge is not None
    taken = changed.judge.changed - made

    text = written(changed, Format.SVG)

    assert min(made, taken) > 0
    assert text.count("<circle") == made + 1
    assert f"据模型意见判为对应 {made}<" in text
    assert f"据模型意见不作对应 {taken}<" in text


def test_the_json_keeps_opinion_and_score(judged: Comparison) -> None:
    """The schema knows both; what was refused has an opinion as well."""
    values = json.loads(written(judged, Format.JSON))
    jsonschema.validate(values, json.loads(schema("comparison")))

    link = next(one for one in values["links"] if one.get("opinion", {}).get("changed"))
    assert link["opinion"]["source_words"] == "文化生活"
    assert (link["opinion"]["prompt"], link["opinion"]["model"][-2:]) == ("1", "7b")
    assert link["opinion"]["score_before"] < link["score"] < 1
    assert values["judge"]["last"] == "2026-09-21"
    assert any(one.get("opinion", {}).get("relation", 1) is None for one in [*values["links"], *values["rejected"]])


def test_ndjson_names_the_model_in_every_line(judged: Comparison) -> None:
    """Every line also has its opinions."""
    lines = [json.loads(line) for line in written(judged, Format.NDJSON).splitlines()]

    assert all("7b" in line["judge"] for line in lines)
    assert any(line["opinion"] == "restated" and line["opinion_changed"] for line in lines)


def test_without_a_judge_nothing_is_said_of_one() -> None:
    """The JSON is unchanged."""
    text = written(compare(document(SOURCE), document(TARGET)), Format.JSON)

    assert '"judge"' not in text
    assert '"opinion"' not in text


def test_why_tells_what_the_model_said(judged: Comparison) -> None:
    """For links and for pairs that are not links."""
    text = written(judged, Format.TERMINAL, why=True)

    assert "模型意见" in text


def test_a_persons_review_overrules_the_model(judged: Comparison, tmp_path: Path) -> None:
    """A link that it added is removed if they reject it, and becomes theirs if they accept it."""
    made = next(link for link in judged.links if link.opinion and link.opinion.changed)
    rows = written(judged, Format.REVIEW).splitlines()
    for word, expected in (("否定", None), ("认可", Verdict.ACCEPTED)):
        path = tmp_path / "review.tsv"
        path.write_text(
            "\n".join(
                f"{word}{row}" if {made.source.id, made.target.id} <= set(row.split("\t")) else row for row in rows
            ),
            encoding="utf-8",
        )
        reviewed = apply(load(str(path)), judged).comparison
        found = {(link.source.id, link.target.id): link.verdict for link in reviewed.links}
        assert found.get((made.source.id, made.target.id)) is expected
        assert "据模型意见判为对应" not in written(reviewed, Format.MARKDOWN)
