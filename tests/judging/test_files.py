"""Questions written as a batch, and answers read back from a file, whether from a model or from a person."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from relay import CREATED, asked, honest

from directive_diff import compare, read
from directive_diff.errors import JudgeError
from directive_diff.judging.batch import written
from directive_diff.judging.calls import calls_of, shielded
from directive_diff.judging.filed import load
from directive_diff.model import Relation
from directive_diff.pipeline import ask

if TYPE_CHECKING:
    from pathlib import Path

    from directive_diff import Comparison
    from directive_diff.judging import Question
    from directive_diff.judging.calls import Call


@pytest.fixture(scope="module")
def texts(source: Path, target: Path) -> tuple[object, object]:
    """Return the seeds."""
    return read(str(source)), read(str(target))


@pytest.fixture(scope="module")
def questions(texts: tuple[object, object]) -> tuple[Question, ...]:
    """Return the questions about the seeds."""
    return ask(*texts)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def calls(questions: tuple[Question, ...]) -> tuple[Call, ...]:
    """Return the calls that ask the questions."""
    return calls_of([shielded(question) for question in questions])


def answered(line: bytes, text: str, model: str = "lab-7b") -> str:
    """Return the answer to a line of a batch, as batch queues write it."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    body = {"id": "1", "object": "chat.completion", "created": CREATED, "model": model, "choices": [choice]}
    values = {
        "id": "batch_1",
        "custom_id": json.loads(line)["custom_id"],
        "response": {"status_code": 200, "request_id": "r", "body": body},
        "error": None,
    }
    return json.dumps(values, ensure_ascii=False)


def compared(texts: tuple[object, object], path: Path) -> Comparison:
    """Compare the seeds using the answers of a file."""
    return compare(*texts, judge=load(str(path)))  # type: ignore[arg-type]


def test_only_what_is_in_doubt_is_asked(questions: tuple[Question, ...], comparison: Comparison) -> None:
    """At most 60 % of the linkable clauses are asked about, and none that is carried word for word."""
    linkable = [clause for clause in comparison.target.clauses if clause.linkable]
    same = {link.target.id for link in comparison.links if link.relation is Relation.SAME and link.score > 0.99}

    assert 0 < len(questions) <= 0.6 * len(linkable)
    assert not {question.target.id for question in questions} & same


def test_a_question_offers_six_clauses_in_their_sentences_and_the_rest_of_the_source(
    questions: tuple[Question, ...], comparison: Comparison
) -> None:
    """A question offers at most six clauses, then the rest in the order of the text, and none twice."""
    ids = [clause.id for clause in comparison.source.clauses]

    assert max(len(question.options) for question in questions) == 6
    for question in questions:
        rest = [passage.id for passage in question.rest]
        assert rest
        assert rest == sorted(rest, key=ids.index)
        assert not {*rest} & {option.id for option in question.options}
    assert any(question.target.before for question in questions)


def test_a_prompt_holds_the_rules_the_questions_and_two_controls(calls: tuple[Call, ...]) -> None:
    """A prompt names every question of its call."""
    for call in calls:
        system, user = (message["content"] for message in call.messages)
        assert "只是话题相同" in system
        assert {question.name for question in asked(user)} == set(call.questions)
        assert len(call.controls) == 2
        assert len(call.asked) <= 12


def test_a_batch_has_the_form_of_the_interface(calls: tuple[Call, ...]) -> None:
    """Each call is a line with its own id, method, path and body."""
    lines = [json.loads(line) for line in written(calls, "m")]

    assert len({line["custom_id"] for line in lines}) == len(calls) <= 8
    assert {(line["method"], line["url"], line["body"]["model"]) for line in lines} == {
        ("POST", "/v1/chat/completions", "m")
    }


def test_the_answers_of_a_batch_are_opinions(
    calls: tuple[Call, ...], texts: tuple[object, object], tmp_path: Path
) -> None:
    """Answers may come in any order, and give model and date; a failed one leaves its clauses without an opinion."""
    path = tmp_path / "answers.jsonl"
    lines = list(written(calls, "m"))
    answers = [answered(line, honest(call.messages[1]["content"])) for line, call in zip(lines, calls, strict=True)]
    failed = json.dumps({"custom_id": json.loads(lines[0])["custom_id"], "response": None, "error": {"code": "x"}})
    path.write_text("\n".join([*reversed(answers[1:]), failed]) + "\n", encoding="utf-8")

    comparison = compared(texts, path)

    judge = comparison.judge
    assert judge is not None
    assert (judge.model, judge.host, judge.first, judge.last) == ("lab-7b", "answers.jsonl", "2026-09-21", "2026-09-21")
    assert judge.asked - judge.answered == len(calls[0].asked)


def test_a_person_answers_with_one_line_per_clause(
    questions: tuple[Question, ...], comparison: Comparison, texts: tuple[object, object], tmp_path: Path
) -> None:
    """A refused clause loses its link and a chosen one gains it; an id that was not offered does not count."""
    linked = {link.target.id for link in comparison.links}
    linked_question = next(each for each in questions if each.target.id in linked)
    others = [each for each in questions if each.target.id not in linked and each.options][:6]
    path = tmp_path / "mine.jsonl"
    rows = [
        {"target": linked_question.target.id, "links": [], "by": "张三", "date": "2026-11-28"},
        {"target": questions[-1].target.id, "links": [{"source": "S77.1.1", "relation": "same"}]},
    ]
    rows += [{"target": o.target.id, "links": [{"source": o.options[0].id, "relation": "restated"}]} for o in others]
    path.write_text(
        "# read by hand\n" + "\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8"
    )

    answered = compared(texts, path)

    pairs = {(link.target.id, link.source.id): link for link in answered.links}
    assert any((each.target.id, each.options[0].id) in pairs for each in others)
    assert answered.judge is not None
    assert (answered.judge.answered, answered.judge.model) == (7, "张三")
    refused = [match for match in answered.rejected if match.opinion and match.opinion.changed]
    assert refused
    assert all(match.opinion and match.opinion.relation is None for match in refused)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no answers"),
        (b"\x00\x01\x02" * 100, "no answers"),
        (b"\xff\xfe", "UTF-8"),
        (b"[1, 2]\n{}\nnull\n", "no answers"),
        (b"{" * 100_000, "no answers"),
        (b'{"custom_id": 7, "response": {"body": {"choices": 3}}}', "no answers"),
    ],
)
def test_a_file_without_answers_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    """The error says that the file contains no answers, or is not UTF-8."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)

    with pytest.raises(JudgeError, match=message):
        load(str(path))


@pytest.mark.parametrize(
    "links", [None, {}, [1], [{}], [{"source": [], "relation": {}}], [{"source": "S1.1.1"}] * 20, "S1.1.1", 7]
)
def test_malformed_links_are_not_an_opinion(
    links: object, questions: tuple[Question, ...], texts: tuple[object, object], tmp_path: Path
) -> None:
    """Malformed links do not count as an answer."""
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"target": questions[0].target.id, "links": links, "by": 3, "date": []}), encoding="utf-8"
    )

    comparison = compared(texts, path)

    assert comparison.judge is not None
    assert comparison.judge.answered == 0


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run(
        [sys.executable, "-m", "directive_diff", *arguments],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )


def test_the_command_writes_questions_and_scores_answers(source: Path, target: Path, tmp_path: Path) -> None:
    """``ask`` says how many calls it wrote; ``evaluate`` takes one or two files of answers."""
    gold = tmp_path / "pair"
    gold.mkdir()
    for name, path in (("source", source), ("target", target)):
        (gold / f"{name}.txt").write_bytes(path.read_bytes())
    sizes = {name: len(read(str(gold / f"{name}.txt")).text) for name in ("source", "target")}
    (gold / "regions.tsv").write_text(
        "side\tstart\tend\n" + "".join(f"{name}\t0\t{size}\n" for name, size in sizes.items()), encoding="utf-8"
    )
    (gold / "links.tsv").write_text(
        "target_start\ttarget_end\tsource_start\tsource_end\trelation\tstatus\n502\t511\t954\t963\tsame\trequired\n",
        encoding="utf-8",
    )
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"

    written_ = run("ask", str(source), str(target), "-o", str(questions), "--judge-model", "m")
    lines = questions.read_bytes().splitlines()
    prompts = [json.loads(line)["body"]["messages"][1]["content"] for line in lines]
    answers.write_text(
        "\n".join(answered(line, honest(prompt)) for line, prompt in zip(lines, prompts, strict=True)), encoding="utf-8"
    )
    scored = run("evaluate", str(gold), "--judge", str(answers), "-f", "json")
    other = tmp_path / "other.jsonl"
    other.write_text(answers.read_text("utf-8").splitlines()[0], encoding="utf-8")
    alone = run("evaluate", str(gold), "-f", "json")
    both = run("evaluate", str(gold), "--judge", str(answers), "--judge", str(other), "-f", "json")

    assert both.stdout == scored.stdout
    assert "both judges answered" in both.stderr
    assert f"{len(lines)} calls" in written_.stderr
    assert scored.returncode == alone.returncode == 0, scored.stderr
    assert json.loads(scored.stdout)["mean"] != json.loads(alone.stdout)["mean"]
