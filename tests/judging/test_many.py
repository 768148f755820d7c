"""A judge in surveys and chains: agreed to once for all texts, asked once, and reported for every text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from judged import COUNTY, EAST, PROVINCE, WEST
from relay import MODEL, honest, running

from directive_diff import chain, read, survey
from directive_diff.entry import run
from directive_diff.judging import address
from directive_diff.judging.filed import load
from directive_diff.renderers.schemas import schema

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    """Return four texts as files, from the highest on."""
    paths = []
    for name, text in (("province", PROVINCE), ("east", EAST), ("west", WEST), ("county", COUNTY)):
        paths.append(str(tmp_path / f"{name}.txt"))
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return paths


def done(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> tuple[str, str]:
    """Run the command in this process; return its output and its messages."""
    status = run([*arguments, "--lang", "en"])
    captured = capfd.readouterr()
    assert status == code, captured.err
    return captured.out, captured.err


def links(values: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the links of a comparison, or of a text of a survey."""
    cells = values.get("cells")
    rows = [link for cell in cells for link in cell["links"]] if cells is not None else values["links"]
    return {(link["source"], link["target"]) for link in rows}


def test_a_survey_asks_once_for_all_texts(
    texts: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One total is agreed to before anything is sent; the links are those of ``compare``, which need not ask again."""
    pytest.importorskip("openai", reason="the extra `judge` is not installed")
    cache = str(tmp_path / "kept.sqlite")
    with running() as relay:
        judge = ("--judge", relay.url, "--judge-cache", cache, "--judge-model", MODEL)
        monkeypatch.setattr(address, "_is_local", lambda _: False)
        monkeypatch.setenv("NO_PROXY", "*")
        _, refused = done(capfd, "survey", *texts, *judge, "--format", "json", code=2)
        assert relay.prompts == []
        out, messages = done(capfd, "survey", *texts, *judge, "--format", "json", "--yes", "--jobs", "2")
        sent = len(relay.prompts)
        alone, _ = done(capfd, "compare", *texts[:2], *judge, "--format", "json")
        assert len(relay.prompts) == sent

    survey = json.loads(out)
    asked = [text["judge"]["asked"] for text in survey["texts"]]
    assert f"would send {sent} calls" in messages
    assert messages.count("would send") == refused.count("would send") == 1
    assert f"about {sum(asked)} clauses" in messages
    assert links(survey["texts"][0]) == links(json.loads(alone))
    assert survey["texts"][0]["judge"] == json.loads(alone)["judge"]
    assert any(link.get("judged") for text in survey["texts"] for cell in text["cells"] for link in cell["links"])
    kept = {(entry["source"], entry["target"]): entry.get("opinion") for entry in json.loads(alone)["links"]}
    assert any(opinion and opinion["source_words"] for opinion in kept.values())
    for cell in survey["texts"][0]["cells"]:
        assert [entry.get("opinion") for entry in cell["links"]] == [
            kept[entry["source"], entry["target"]] for entry in cell["links"]
        ]
    jsonschema.validate(survey, json.loads(schema("survey")))


def test_what_was_asked_is_replayed_in_every_format(
    texts: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The JSON is the same without the model; other formats say which was asked and how to repeat the command."""
    pytest.importorskip("openai", reason="the extra `judge` is not installed")
    cache = str(tmp_path / "kept.sqlite")
    with running() as relay:
        judge = ("--judge", relay.url, "--judge-cache", cache, "--judge-model", MODEL)
        first, _ = done(capfd, "survey", *texts, *judge, "--format", "json")
    again, _ = done(capfd, "survey", *texts, *judge, "--judge-replay", "--format", "json")

    assert again == first
    for form in ("terminal", "html"):
        output, _ = done(capfd, "survey", *texts, *judge, "--judge-replay", "--format", form, "--width", "200")
        assert "A model was asked for a second opinion: made-up-1" in output
        assert "(3 of 3 texts)" in output
        assert f"--judge-cache {cache} --judge-replay" in output


def test_another_judge_begins_a_survey_anew(
    texts: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A partial result is only resumed with its own judge; a file with other answers is another judge."""
    bad, answers, state = tmp_path / "bad.txt", tmp_path / "answers.jsonl", str(tmp_path / "state")
    bad.write_text(" \n")
    survey = ("survey", *texts, str(bad), "--format", "json", "--state", state, "--resume", "--judge", str(answers))
    row = {"target": "T1.1.1", "text": "west", "links": []}
    answers.write_text(json.dumps(row), encoding="utf-8")
    done(capfd, *survey)
    _, same = done(capfd, *survey)
    answers.write_text(json.dumps({**row, "by": "张三"}), encoding="utf-8")
    _, other = done(capfd, *survey)

    assert "3 of 4 texts were done before" in same
    assert "were done before" not in other


def test_a_person_says_which_text_a_line_is_about(
    texts: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every text has a T1.1.1, so a line without a name is refused; one with a name counts for that text."""
    answers = tmp_path / "answers.jsonl"
    answers.write_text('{"target": "T1.1.1", "links": []}', encoding="utf-8")
    _, messages = done(capfd, "survey", *texts, "--judge", str(answers), code=2)
    row = {"target": "T1.1.1", "text": "county", "links": [{"source": "S2.1.1", "relation": "restated"}], "by": "李四"}
    answers.write_text(json.dumps(row), encoding="utf-8")
    out, _ = done(capfd, "survey", *texts, "--judge", str(answers), "--format", "json")

    assert "line 1 does not say which text it is about" in messages
    results = json.loads(out)["texts"]
    assert [text["judge"]["answered"] for text in results] == [0, 0, 1]
    assert ("S2.1.1", "T1.1.1") in links(results[2])

    answers.write_text(f"{json.dumps(row)}\n{json.dumps({**row, 'text': 'west'})}", encoding="utf-8")
    out, _ = done(capfd, "compare", texts[0], texts[3], "--judge", str(answers), "--format", "json")
    assert json.loads(out)["judge"]["answered"] == 0


def test_in_python_a_survey_and_a_chain_take_a_judge(texts: list[str], tmp_path: Path) -> None:
    """In Python, surveys and chains accept a file of answers."""
    answers = tmp_path / "answers.jsonl"
    row = {"target": "T1.1.1", "text": "county", "links": [{"source": "S2.1.1", "relation": "restated"}], "by": "李四"}
    answers.write_text(json.dumps(row), encoding="utf-8")
    province, west, county = (read(texts[number]) for number in (0, 2, 3))

    result = survey(province, {"west": west, "county": county}, judge=load(str(answers)))
    answers.write_text(json.dumps({**row, "above": "province"}), encoding="utf-8")
    path = chain({"province": province, "county": county}, judge=load(str(answers)))

    judged_links = [(link.source, link.target) for cell in result.texts[1].cells for link in cell.links if link.judged]
    assert judged_links == [("S2.1.1", "T1.1.1")]
    assert [text.judge.answered for text in result.texts if text.judge] == [0, 1]
    assert [link.target.id for link in path.pairs[0].comparison.links if link.judged] == ["B1.1.1"]


def test_a_chain_asks_once_for_all_pairs(texts: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each pair is asked as compare would, so both share the answers; the head says which model was asked."""
    pytest.importorskip("openai", reason="the extra `judge` is not installed")
    cache = str(tmp_path / "kept.sqlite")
    chain = ("chain", texts[0], texts[2], texts[3])
    with running(honest) as relay:
        judge = ("--judge", relay.url, "--judge-cache", cache, "--judge-model", MODEL)
        out, messages = done(capfd, *chain, *judge, "--format", "json")
        sent = len(relay.prompts)
        alone, _ = done(capfd, "compare", texts[0], texts[2], *judge, "--format", "json")
        assert len(relay.prompts) == sent
    output, _ = done(capfd, *chain, *judge, "--judge-replay", "--format", "terminal", "--width", "300")

    pairs = json.loads(out)["pairs"]
    assert messages.count("would send") == 1
    assert len(pairs) == 3
    first = next(pair for pair in pairs if (pair["upper"], pair["lower"]) == ("province", "west"))
    assert first["judge"] == json.loads(alone)["judge"]
    assert {(f"S{s[1:]}", f"T{t[1:]}") for s, t in links(first)} == links(json.loads(alone))
    assert any("opinion" in link for link in first["links"])
    assert "(3 of 3 pairs of texts)" in output
    jsonschema.validate(json.loads(out), json.loads(schema("chain")))
