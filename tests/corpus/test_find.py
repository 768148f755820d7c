"""What a corpus answers: where a clause comes from, who else has it, and since when a phrase exists."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from corpora import archive, changed, clause, record

pytest.importorskip("duckdb", reason="the extra `corpus` is not installed")

from directive_diff.corpus.filling.adding import add
from directive_diff.corpus.store.bigrams import bigram_numbers
from directive_diff.corpus.store.database import opened
from directive_diff.corpus.store.lookup import alike
from directive_diff.corpus.store.wordings import words_of
from directive_diff.entry import run

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "directive_diff" / "data" / "schemas" / "corpus.json").read_text("utf-8"))

PHRASES = [
    ("2023-09-08", "centre", "要加快形成新质生产力"),
    ("2023-12-12", "centre", "要发展新质生产力"),
    ("2024-01-20", "province", "要因地制宜发展新质生产力"),
    ("2024-03-05", "city", "大力发展“新质生产力”产业"),
    ("2024-03-06", "county", "要统筹推进疫情防控和经济社会发展"),
    ("2024-03-07", "county", "要统筹疫情防控和经济社会发展"),
    ("2022-01-01", "city", "要不忘初心，牢记使命"),
    ("2021-01-01", "city", "要牢记使命，不忘初心"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of the seeds, relatives of a clause, phrases, and a slogan in a third of the texts."""
    folder = tmp_path_factory.mktemp("corpus")
    rng = random.Random(5)  # noqa: S311 - made texts
    records = [
        record(i, ["坚持以人民为中心的发展思想", clause(rng), clause(rng)], title=f"第{i}期", level="city")
        if i % 2
        else record(i, [clause(rng), clause(rng)], title=f"第{i}期", level="city")
        for i in range(60)
    ]
    records += [
        record(100, ["一定要防止盲目乐观情绪"], level="centre", date="2019-05-01", title="最早的"),
        record(101, ["坚决防止盲目乐观情绪"], level="county", date="2021-05-01", title="后来的"),
    ]
    records += [
        {"id": f"p{i}", "date": date, "level": level, "title": f"谈{i}", "text": f"会议强调，{words}。"}
        for i, (date, level, words) in enumerate(PHRASES)
    ]
    path = folder / "s.duckdb"
    with opened(str(path), write=True) as opening:
        add(opening, [str(archive(folder / "r.ndjson", records)), str(ROOT / "seeds")], processes=1)
    return path


def asked(capfd: pytest.CaptureFixture[str], *arguments: object) -> Any:  # noqa: ANN401 - JSON
    """Run a command of the corpus and return its JSON, checked against the schema."""
    assert run(["corpus", *map(str, arguments), "--lang", "en"]) == 0
    value = json.loads(capfd.readouterr().out)
    jsonschema.validate(value, SCHEMA)
    return value


def test_the_relatives_of_a_clause_come_earliest_first(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Relatives with the same or adapted words are listed with text, date and level; the order can be chosen."""
    result = asked(capfd, "find", store, "--clause", "一定要防止盲目乐观情绪")
    by_level = asked(capfd, "find", store, "--clause", "一定要防止盲目乐观情绪", "--order", "level", "--limit", 1)
    early = asked(capfd, "find", store, "--clause", "一定要防止盲目乐观情绪", "--until", "2019")

    relatives = result["clauses"][0]["relatives"]
    assert [relative["source"]["date"] for relative in relatives][:1] == ["2019-05-01"]
    assert {relative["relation"] for relative in relatives} == {"same", "adapted"}
    assert {relative["source"]["title"] for relative in relatives} >= {"最早的", "后来的"}
    assert len({relative["source"]["id"] for relative in relatives}) == len(relatives) == 4
    assert by_level["clauses"][0]["relatives"][0]["source"]["level"] == "centre"
    assert [relative["source"]["date"] for relative in early["clauses"][0]["relatives"]] == ["2019-05-01"]


def test_a_text_of_the_corpus_is_not_its_own_relative(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The province's readout has the city's for a relative, not itself."""
    seed = ROOT / "seeds" / "jiangsu-2020-02-17.txt"
    result = asked(capfd, "find", store, seed)

    paths = {relative["source"]["path"] for clause in result["clauses"] for relative in clause["relatives"]}
    assert any("changzhou" in path for path in paths)
    assert not any("jiangsu" in path for path in paths)


def test_the_small_reader_finds_what_shares_fewer_words(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The result names the reader; a judge at an address is refused."""
    pytest.importorskip("onnxruntime", reason="the extra `reader` is not installed")
    words = ("find", store, "--clause", "严禁滋生麻痹思想和盲目乐观的情绪")
    alone, read = asked(capfd, *words), asked(capfd, *words, "--judge", "small")
    refused = run(["corpus", *map(str, words), "--judge", "http://localhost:1/v1"])

    assert alone["judge"] is None
    assert alone["clauses"][0]["relatives"] == []
    assert read["judge"]["name"] == "small"
    assert {relative["text"] for relative in read["clauses"][0]["relatives"]} >= {"一定要防止盲目乐观情绪"}
    assert {relative["relation"] for relative in read["clauses"][0]["relatives"]} <= {"adapted", "restated"}
    assert refused == 2


def test_a_slogan_is_counted_not_listed(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A clause that a tenth of all texts contain, here 30 of 73, is a slogan and has no relatives."""
    result = asked(capfd, "find", store, "--clause", "要坚持以人民为中心的发展思想")

    assert result["clauses"][0]["set_phrase"] == 30
    assert result["clauses"][0]["relatives"] == []
    assert result["set_phrases"] == 1


def test_the_index_finds_what_comparing_with_every_wording_finds(tmp_path: Path) -> None:
    """At Dice ≥ 0.4, 0.5 and 0.8, nothing is missed and nothing else is found."""
    rng = random.Random(7)  # noqa: S311 - made texts
    words = [clause(rng, rng.randrange(4, 20)) for _ in range(150)]
    words += [changed(rng, wording) for wording in words for _ in range(3)]
    words += [wording[: rng.randrange(4, len(wording) + 1)] + clause(rng, 4) for wording in words[:150]]
    lines = archive(tmp_path / "r.ndjson", [record(i, [wording]) for i, wording in enumerate(words)])
    with opened(str(tmp_path / "s.duckdb"), write=True) as opening:
        add(opening, [str(lines)], processes=1)
        every = words_of(opening, [id_ for (id_,) in opening.rows("select id from wording")])
        sets = {id_: bigram_numbers(folded) for id_, folded in every.items()}
        for least in (0.4, 0.5, 0.8):
            matches = alike(opening, words[:60], least)
            for word, own in zip(words[:60], matches, strict=True):
                grams = bigram_numbers(word)
                near = {
                    id_ for id_, other in sets.items() if 2 * len(grams & other) >= least * (len(grams) + len(other))
                }
                assert {wording.id for wording in own.alike} == near


def test_rare_characters_keep_their_places(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """𬭎 takes two units of UTF-16 and shares its number in the index with another one; half a pair is replaced."""
    words = ["抓好𬭎山镇防汛", "抓好\U0001cb4e山镇防汛", "守住底线𠮷", "抓好\ud800防汛", "落实"]
    lines = archive(tmp_path / "r.ndjson", [record(i, [wording]) for i, wording in enumerate(words)])
    with opened(str(tmp_path / "s.duckdb"), write=True) as opening:
        add(opening, [str(lines)], processes=1)
        stored = words_of(opening, [id_ for (id_,) in opening.rows("select id from wording")])
        exact = alike(opening, ["要抓好𬭎山镇防汛"], 1.0)[0].alike
    traced = asked(capfd, "trace", tmp_path / "s.duckdb", "山")

    assert {"要抓好𬭎山镇防汛", "要守住底线𠮷", "要落实"} < set(stored.values())
    assert [wording.folded for wording in exact] == ["要抓好𬭎山镇防汛"]
    assert (traced["texts"], traced["first"]["text"]) == (2, "要抓好𬭎山镇防汛")


def test_a_phrase_is_traced_from_its_first_appearance(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A trace gives the first clause, the heat of each month, the first text at each level, and the wordings."""
    trace = asked(capfd, "trace", store, "新质生产力")

    assert (trace["texts"], trace["exact"], trace["set_phrase"]) == (4, True, False)
    assert trace["first"]["source"]["date"] == "2023-09-08"
    assert trace["first"]["text"] == "要加快形成新质生产力"
    heat = {month["month"]: (month["texts"], month["total"], month["heat"]) for month in trace["months"]}
    assert heat["2024-03"] == (1, 3, 0.3333)
    assert heat["2020-02"][0] == 0
    firsts = {entry["level"]: entry["first"]["source"]["date"] for entry in trace["levels"]}
    assert firsts == {"centre": "2023-09-08", "province": "2024-01-20", "city": "2024-03-05"}
    wordings = {entry["wording"]: entry["texts"] for entry in trace["variants"]}
    assert wordings["发展新质生产力"] == 2
    assert wordings["形成新质生产力"] == 1


def test_a_phrase_may_span_two_clauses(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A phrase is found across two clauses that come in its order."""
    trace = asked(capfd, "trace", store, "不忘初心，牢记使命")

    assert trace["texts"] == 1
    assert trace["first"]["source"]["date"] == "2022-01-01"


def test_forms_near_a_phrase_are_shown_beside_it(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """统筹推进疫情防控和经济社会发展 is not 统筹疫情防控和经济社会发展, but says the same."""
    trace = asked(capfd, "trace", store, "统筹疫情防控和经济社会发展")
    nowhere = asked(capfd, "trace", store, "从未见过的提法")

    assert "统筹推进疫情防控和经济社会发展" in {form["wording"] for form in trace["near"]}
    assert (nowhere["texts"], nowhere["first"]) == (0, None)


def test_every_format_shows_a_trace(store: Path, tmp_path: Path) -> None:
    """CSV has a row per month, SVG is well-formed, HTML loads nothing, and text quotes the first clause."""
    for ending in ("csv", "svg", "html", "txt"):
        run(["corpus", "trace", str(store), "新质生产力", "-o", str(tmp_path / f"t.{ending}"), "--lang", "zh"])
    rows = list(csv.reader(io.StringIO((tmp_path / "t.csv").read_text("utf-8-sig"))))
    page = (tmp_path / "t.html").read_text("utf-8")

    assert rows[0] == ["月份", "文本", "全部文本", "热度（占当期文本的比例）"]
    assert sum(int(row[1]) for row in rows[1:]) == 4
    assert ET.parse(tmp_path / "t.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own
    assert "default-src &#39;none&#39;" in page
    assert "<svg" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    terminal = (tmp_path / "t.txt").read_text("utf-8")
    assert "要加快形成新质生产力" in terminal
    assert "最热" in terminal


def test_every_format_shows_what_was_found(store: Path, tmp_path: Path) -> None:
    """CSV has a row per relative and HTML a section per clause; words of a text are never markup."""
    text = tmp_path / "in.txt"
    text.write_text("会议强调，一定要防止盲目乐观情绪，<b>要守住底线，=1+1要抓好落实。", "utf-8")
    for ending in ("csv", "html", "txt"):
        run(["corpus", "find", str(store), str(text), "-o", str(tmp_path / f"f.{ending}"), "--lang", "en"])
    rows = list(csv.DictReader(io.StringIO((tmp_path / "f.csv").read_text("utf-8-sig"))))
    page = (tmp_path / "f.html").read_text("utf-8")

    assert "一定要防止盲目乐观情绪" in {row["relative"] for row in rows if row["id"] == "R1.1.1"}
    assert not any(row["clause"].startswith("=") for row in rows)
    assert "<b>要守" not in page
    assert 'id="R1.1.1"' in page
    assert "same 1.00" in (tmp_path / "f.txt").read_text("utf-8")


@pytest.mark.parametrize("phrase", ["'; drop table text; --", "%", "新", "\x1b[31m新质", "“”", "a" * 300, "新质\ud800"])
def test_a_hostile_phrase_is_a_phrase_or_an_error(phrase: str, store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A hostile phrase is searched for or refused, and the store is unchanged."""
    code = run(["corpus", "trace", str(store), phrase, "-f", "json"])
    capfd.readouterr()

    assert code in {0, 2}
    assert asked(capfd, "info", store)["texts"] == 73


def test_the_texts_of_a_survey_are_picked_by_query(
    store: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The result is a folder of verbatim texts and a manifest that names them; a folder with files in it is refused."""
    folder = tmp_path / "picked"
    picked = asked(capfd, "survey", store, folder, "--phrase", "新质生产力", "--since", "2024", "--level", "province")
    rows = list(csv.DictReader(io.StringIO((folder / "manifest.csv").read_text("utf-8-sig"))))
    code = run(["corpus", "survey", str(store), str(folder), "--lang", "en"])

    assert (picked["picked"], picked["total"]) == (1, 1)
    assert [(row["level"], row["date"]) for row in rows] == [("province", "2024-01-20")]
    assert (folder / rows[0]["path"]).read_text("utf-8") == "谈2\n会议强调，要因地制宜发展新质生产力。"
    assert code == 2
    assert "the folder is not empty (name a new folder)" in capfd.readouterr().err


def test_a_survey_of_what_was_picked_is_the_survey_of_its_manifest(
    store: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Both are the same to the byte; an upper text that is missing or not named is refused before any is picked."""
    upper, folder, out = tmp_path / "upper.txt", tmp_path / "picked", tmp_path / "matrix.json"
    upper.write_text("会议强调，要加快发展新质生产力。", encoding="utf-8")
    picked = ["corpus", "survey", str(store), str(folder), "--phrase", "新质生产力", "--lang", "en"]
    refused = run([*picked, "-f", "html"]), run([*picked, "--upper", str(tmp_path / "none.txt")])
    assert not folder.exists()
    errors = capfd.readouterr().err

    done = run([*picked, "--upper", str(upper), "-o", str(out)])
    notes = capfd.readouterr().err
    alone = run(
        ["survey", str(upper), str(folder / "manifest.csv"), "--phrase", "新质生产力", "-f", "json", "--lang", "en"]
    )

    assert (*refused, done, alone) == (2, 2, 0, 0)
    assert "--upper FILE" in errors
    assert "picked 4 of 4 matching texts" in notes
    assert out.read_text("utf-8") == capfd.readouterr().out
    assert len(json.loads(out.read_text("utf-8"))["texts"]) == 4
