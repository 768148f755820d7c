"""The small reader reads pairs of clauses on this machine: its score depends on the two clauses alone."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from judged import EAST, PROVINCE, WEST
from relay import MODEL, completion, honest

from directive_diff import compare
from directive_diff.entry import run
from directive_diff.errors import JudgeError
from directive_diff.findings.doubt import doubts, expected
from directive_diff.judging.small import WEIGHTS, SmallReader
from directive_diff.labels import Labels, Lang
from directive_diff.model import Document
from directive_diff.view.checking import expectation

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("onnxruntime", reason="the extra `reader` is not installed")

CARRIED = ("严禁向农民打白条", "收购粮食一律不得给农户打白条")
OTHERS = (("严禁向农民打白条", "组织送戏下乡"), ("加强群众监督", "加强技术储备"))
HOSTILE = (
    "",
    "要" * 40_000,
    "👩\u200d👩\u200d👧" * 9_000,
    "\x00\x1b[31m\u202e",
    "\udc80坏",
    "a" * 40_000,
    "\u0300" * 20_000,
)


@pytest.fixture(scope="module")
def reader() -> SmallReader:
    """Load the weights of the package."""
    return SmallReader()


def test_a_demand_in_other_words_stands_out_from_what_only_looks_like_one(reader: SmallReader) -> None:
    """A reworded ban scores higher than another demand, and than one with the same frame."""
    carried, *others = reader.log_odds([CARRIED, *OTHERS])

    assert carried > max(others) + 2


def test_the_score_of_a_pair_depends_on_nothing_else(reader: SmallReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of the clauses, other pairs and the number of threads do not change a score."""
    pairs = [CARRIED, *OTHERS]
    scores = reader.log_odds(pairs)

    assert reader.log_odds([(target, source) for source, target in pairs]) == scores
    assert [*reader.log_odds(pairs[2:]), *reader.log_odds(pairs[:1])] == [scores[2], scores[0]]
    for threads in (1, 2):
        monkeypatch.setattr(reader, "_threads", threads)
        assert reader.log_odds(pairs) == scores


def test_what_is_near_in_meaning_is_near_from_both_sides(reader: SmallReader) -> None:
    """A text is paired with those to which it is among the nearest; swapping the lists swaps the pairs."""
    sources, targets = [pair[0] for pair in OTHERS] + ["要发展壮大集体经济"], [pair[1] for pair in (CARRIED, *OTHERS)]
    near = set(reader.near(sources, targets))

    assert (0, 0) in near
    assert set(reader.near(targets, sources)) == {(target, source) for source, target in near}
    assert not reader.near([], targets)


def test_hostile_clauses_are_read_quickly(reader: SmallReader) -> None:
    """Endless and empty clauses, emoji, control characters and half a surrogate pair each get a score."""
    began = time.process_time()

    scores = reader.log_odds([(one, other) for one in HOSTILE for other in (*HOSTILE, "加强群众监督")])

    assert all(-20 < value < 20 for value in scores)
    assert reader.near(HOSTILE, HOSTILE)
    assert time.process_time() - began < 10


def test_the_json_names_the_reader_with_the_hash_of_its_weights(source: Path, target: Path, tmp_path: Path) -> None:
    """On the seeds, the reader gives reasons for links, has weights of its own, and takes less than 400 MB."""
    out = tmp_path / "out.json"
    if sys.platform != "linux":
        pytest.skip("only Linux says how much memory a process took by itself")
    code = (
        "import sys; from directive_diff.__main__ import main\n"
        "try: main()\n"
        "finally: print(*(s.split()[1] for s in open('/proc/self/status') if 'VmHWM' in s), file=sys.stderr)"
    )
    call = [sys.executable, "-c", code, "compare", str(source), str(target), "--judge", "small", "-o", str(out)]
    done = subprocess.run(call, capture_output=True, check=False, encoding="utf-8")
    result = json.loads(out.read_text("utf-8"))

    assert result["tool"]["reader"] == {"name": "small", "sha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()}
    assert any("reading" in link["reason"] for link in result["links"])
    assert result["run"]["weights"].keys() == {"judgement-small", "nearness-small", "doubt-small"}
    assert int(done.stderr.split()[-1]) < 400_000
    assert len(done.stderr.splitlines()) == 1


def test_swapped_texts_have_the_same_links(reader: SmallReader, source: Path, target: Path) -> None:
    """Swapped texts have the same links and scores, because the reader scores a pair the same from either side."""
    texts = [Document("a", path.read_text("utf-8")[:1200], "utf-8", "0" * 64) for path in (source, target)]
    there, back = compare(*texts, reader=reader), compare(*reversed(texts), reader=reader)

    assert there.links
    assert sorted((link.source.text, link.target.text, link.score) for link in there.links) == sorted(
        (link.target.text, link.source.text, link.score) for link in back.links
    )


def test_with_a_reader_less_is_in_doubt(reader: SmallReader, source: Path, target: Path) -> None:
    """Chances follow weights that were fitted with the reader, and the head of the form promises a higher F1."""
    texts = [Document("a", path.read_text("utf-8")[:1200], "utf-8", "0" * 64) for path in (source, target)]
    plain, read = compare(*texts), compare(*texts, reader=reader)
    heads = [expectation(comparison, None, Labels(Lang.EN)) for comparison in (plain, read)]

    assert [link.score for link in plain.links] != [link.score for link in read.links]
    assert all(0 < doubt.right < 1 for doubt in doubts(read).target)
    assert expected(0.2, read.tool).f1 > expected(0.2, plain.tool).f1
    assert f"{expected(0.2, read.tool).f1:.2f}" in heads[1] != heads[0]


def test_without_the_extra_one_line_gives_the_remedy(source: Path, target: Path) -> None:
    """The error names the package and the extra, with exit status 2 and an empty stdout."""
    code = "import sys; sys.modules['onnxruntime'] = None\nfrom directive_diff.__main__ import main; main()"
    call = [sys.executable, "-c", code, "compare", str(source), str(target), "--judge", "small", "-f", "json"]
    done = subprocess.run(
        call, capture_output=True, check=False, encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8"}
    )

    assert done.returncode == 2
    assert not done.stdout
    (line,) = done.stderr.splitlines()
    assert "onnxruntime" in line
    assert "directive-diff[reader]" in line


def test_broken_weights_are_refused(tmp_path: Path) -> None:
    """For truncated or missing weights, the error says to install the package again."""
    half = tmp_path / "half.onnx"
    half.write_bytes(WEIGHTS.read_bytes()[:100_000])

    for path in (half, tmp_path / "none.onnx"):
        with pytest.raises(JudgeError, match="install directive-diff again"):
            SmallReader(path)


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    """Return a province's text and two cities' as files."""
    paths = [tmp_path / f"{name}.txt" for name in ("province", "east", "west")]
    for path, words in zip(paths, (PROVINCE, EAST, WEST), strict=True):
        path.write_text(words, encoding="utf-8")
    return [*map(str, paths)]


def test_ask_with_the_reader_writes_the_questions_that_compare_asks(
    texts: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """``ask --judge small`` writes them; ``compare --judge small --judge FILE`` uses the answers and asks no model."""
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    assert run(["ask", *texts[:2], "-o", str(questions), "--judge", "small", "--judge-model", MODEL]) == 0
    lines = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    answers.write_text("\n".join(map(answered, lines)), encoding="utf-8")
    capfd.readouterr()

    assert run(["compare", *texts[:2], "--judge", "small", "--judge", str(answers), "--format", "json"]) == 0
    judge = json.loads(capfd.readouterr().out)["judge"]

    assert judge["answered"] == judge["asked"] > 0
    assert run(["ask", *texts[:2], "--judge", str(answers), "--lang", "en"]) == 2
    assert "only the small reader can help here" in capfd.readouterr().err


def answered(line: dict[str, Any]) -> str:
    """Return a line of the batch as it comes back."""
    text = honest(line["body"]["messages"][1]["content"])
    body = json.loads(completion(text).body or b"")
    return json.dumps({"custom_id": line["custom_id"], "response": {"status_code": 200, "body": body}})


def test_a_survey_reads_as_compare_does(texts: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """The links are the same; the head of the matrix and the JSON say that the reader was used."""
    results = []
    for command in (["survey", *texts], ["compare", *texts[:2]]):
        assert run([*command, "--judge", "small", "--format", "json"]) == 0
        results.append(json.loads(capfd.readouterr().out))
    assert run(["survey", *texts, "--judge", "small", "--format", "terminal", "--lang", "en"]) == 0
    output = capfd.readouterr().out

    survey, alone = results
    links = {(link["source"], link["target"], link["score"]) for link in alone["links"]}
    cells = survey["texts"][0]["cells"]
    assert {(link["source"], link["target"], link["score"]) for cell in cells for link in cell["links"]} == links
    assert survey["tool"]["reader"] == alone["tool"]["reader"]
    assert f"Read with the small reader (weights {alone['tool']['reader']['sha256'][:8]})" in output
