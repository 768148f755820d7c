"""Filling a corpus: from files, folders and archives, repeatedly, by several processes, and after a kill."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from corpora import archive, clause, record

pytest.importorskip("duckdb", reason="the extra `corpus` is not installed")

from directive_diff.corpus.filling.adding import add
from directive_diff.corpus.filling.batches import Given
from directive_diff.corpus.filling.texts import iso_date
from directive_diff.corpus.store.bodies import pack, unpack
from directive_diff.corpus.store.compacting import compact
from directive_diff.corpus.store.database import LAYOUT, opened
from directive_diff.corpus.store.places import body_of
from directive_diff.corpus.store.wordings import unpacked
from directive_diff.entry import run
from directive_diff.folding import fold

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


def called(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any, str]:
    """Run the command; return its exit code, the JSON it wrote and its messages."""
    code = run([*map(str, arguments), "--lang", "en"])
    out, err = capfd.readouterr()
    return code, json.loads(out) if out.startswith("{") else out, err


def test_files_folders_and_archives_are_added_and_broken_ones_are_listed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A picture, a line that is not JSON and a record without text are broken."""
    folder = tmp_path / "in"
    folder.mkdir()
    for seed in SEEDS.glob("*.txt"):
        (folder / seed.name).write_bytes(seed.read_bytes())
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    lines = [record(1, ["坚决防止盲目乐观情绪"], title="甲", body="江苏省委常委会"), {"title": "no text"}]
    archive(folder / "many.ndjson", lines)
    with (folder / "many.ndjson").open("a") as more:
        more.write("{broken\n")

    code, added, messages = called(capfd, "corpus", "add", tmp_path / "s.duckdb", folder)
    _, again, _ = called(capfd, "corpus", "add", tmp_path / "s.duckdb", str(folder / "*.*"))
    _, info, _ = called(capfd, "corpus", "info", tmp_path / "s.duckdb")
    _, listing, _ = called(capfd, "corpus", "list", tmp_path / "s.duckdb", "--level", "province")

    assert code == 0
    assert (added["texts"], added["known"]) == (3, 0)
    assert [Path(entry["path"]).name for entry in added["broken"]] == ["many.ndjson", "many.ndjson", "picture.png"]
    assert messages.count("warning: ") == 3
    assert (again["texts"], again["known"], len(again["broken"])) == (0, 3, 3)
    assert (info["texts"], info["texts_kept"]) == (3, True)
    assert info["in_blocks"] > 150
    assert {text["title"] for text in listing["texts"]} >= {"甲"}


def test_a_changed_text_replaces_its_old_version(tmp_path: Path) -> None:
    """A file is known by its name, a record by its id; two records with the same day and title are two texts."""
    file = tmp_path / "a.txt"
    file.write_text("会议强调，要抓好春耕备耕。", "utf-8")
    same = [
        {"title": "国内联播快讯", "date": "20200101", "text": f"会议要求，要做好第{i}件实事好事。"} for i in range(2)
    ]
    lines = archive(tmp_path / "r.ndjson", [record(1, ["要守住安全底线"]), record(2, ["要保障物资供应"]), *same])
    store = str(tmp_path / "s.duckdb")
    with opened(store, write=True) as opening:
        first = add(opening, [str(file), str(lines)], processes=1)
    file.write_text("会议强调，要抓好秋收秋种。", "utf-8")
    archive(lines, [record(1, ["要守住环保底线"]), record(2, ["要保障物资供应"]), *same])
    with opened(store, write=True) as opening:
        second = add(opening, [str(file), str(lines)], processes=1)
        bodies = [body_of(opening, id_) or "" for (id_,) in opening.rows("select id from text order by id")]
        orphans = opening.one("select count(*) from clause where text not in (select id from text)")

    assert first[:3] == (5, 0, 0)
    assert second[:3] == (0, 2, 3)
    assert sum("秋收" in body or "环保" in body for body in bodies) == 2
    assert not any("春耕" in body or "安全底线" in body for body in bodies)
    assert orphans == 0


def test_clauses_stand_where_the_store_says(tmp_path: Path) -> None:
    """The whole text is cut in order, inside and outside blocks; a folded clause equals its stored wording."""
    with opened(str(tmp_path / "s.duckdb"), write=True) as store:
        add(store, [str(SEEDS)], processes=1)
        rows = store.rows(
            "select c.text, c.start, c.length, c.block, w.folded from clause c join wording w on w.id = c.wording "
            "order by c.text, c.number"
        )
        bodies = {text: body_of(store, text) or "" for text, *_ in rows}

    assert {block > 0 for *_, block, _ in rows} == {True, False}
    assert len(rows) > 200
    for text, start, length, _, folded in rows:
        assert fold(bodies[text][start : start + length]).text == unpacked(folded)
    ends = [0]
    for text, start, length, *_ in rows:
        if text == rows[0][0]:
            assert start >= ends[-1]
            ends.append(start + length)


def test_a_store_without_texts_holds_no_words(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It holds hashes, places and a bigram index, but not even titles; a find is reported by its place."""
    store = tmp_path / "s.duckdb"
    titled = archive(tmp_path / "r.ndjson", [record(1, ["守住底线"], id="", title="研究防汛救灾工作")])
    called(capfd, "corpus", "add", store, SEEDS, titled, "--no-text")
    _, result, _ = called(capfd, "corpus", "find", store, "--clause", "一定要防止盲目乐观情绪", "--possible")
    _, traced, _ = called(capfd, "corpus", "trace", store, "盲目乐观情绪")

    with opened(str(store)) as opening:
        assert opening.one("select count(*) from text where body is not null") == 0
        assert opening.one("select count(*) from wording where folded is not null") == 0
    content = store.read_bytes()
    assert not any(words.encode() in content for words in ("盲目", "防汛救灾"))  # the latter in a title
    relatives = result["clauses"][0]["relatives"]
    assert relatives
    assert {relative["text"] for relative in relatives} == {None}
    assert relatives[0]["end"] > relatives[0]["start"]
    assert (traced["exact"], traced["texts"]) == (False, 2)


@pytest.mark.parametrize("seconds", [0.15, 0.45])
def test_an_add_that_is_killed_leaves_whole_texts_and_can_be_resumed(seconds: float, tmp_path: Path) -> None:
    """A killed ``add`` leaves whole texts; benchmarks/corpus_kills.py tries more moments."""
    rng = random.Random(1)  # noqa: S311 - a made text
    lines = archive(tmp_path / "r.ndjson", [record(i, [clause(rng) for _ in range(10)]) for i in range(400)])
    store = str(tmp_path / "s.duckdb")
    script = (
        "import sys\n"
        "from directive_diff.corpus.filling import adding\n"
        "from directive_diff.corpus.store import database\n"
        "adding._BATCH = 1_000\n"
        "import directive_diff.corpus.filling.batches as b; b._BUNDLE = 2_000\n"
        "with database.opened(sys.argv[1], write=True) as s:\n"
        "    adding.add(s, [sys.argv[2]], processes=1, report=lambda n: print(n, flush=True))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, store, str(lines)], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()  # the first batch is in
        time.sleep(seconds)
        process.kill()
    with opened(store, write=True) as opening:
        texts = opening.one("select count(*) from text")
        halves = opening.rows("select text from clause where block > 0 group by text having count(*) <> 10")
        left = add(opening, [str(lines)], processes=1)
        assert opening.one("select count(*) from text") == 400

    assert texts > 0
    assert not halves
    assert (left.known, left.texts) == (texts, 400 - texts)


def test_while_one_process_writes_another_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without waiting, the error names that process in one line; otherwise the command waits for the store."""
    store = tmp_path / "s.duckdb"
    script = (
        "import sys, time; from directive_diff.corpus.store.database import opened\n"
        "with opened(sys.argv[1], write=True): print('open', flush=True); sys.stdin.readline()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(store)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        code, _, error = called(capfd, "corpus", "info", store, "--wait", "0")
        waiting = subprocess.Popen(
            [sys.executable, "-m", "directive_diff", "corpus", "info", str(store), "--lang", "en"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert waiting.stderr is not None
        note = waiting.stderr.readline().decode()
        process.stdin.write(b"\n")
        process.stdin.flush()
        process.wait()
        out, _ = waiting.communicate(timeout=60)

    assert code == 2
    assert (
        error
        == f"error: {store}: process {process.pid} is writing to it (try again later, or wait longer with --wait)\n"
    )
    assert note.startswith("note: ")
    assert str(process.pid) in note
    assert json.loads(out)["texts"] == 0


def test_parallel_processes_make_the_same_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts, clauses and wordings have the same numbers, whatever the number of processes."""
    monkeypatch.setattr("directive_diff.corpus.filling.batches._BUNDLE", 60_000)
    monkeypatch.setattr("directive_diff.corpus.filling.batches._SMALL", 0)
    rng = random.Random(2)  # noqa: S311 - a made text
    lines = archive(tmp_path / "r.ndjson", [record(i, [clause(rng, 40) for _ in range(40)]) for i in range(60)])
    dumps = []
    for processes in (1, 2):
        with opened(str(tmp_path / f"{processes}.duckdb"), write=True) as store:
            add(store, [str(lines)], processes=processes)
            dumps.append(store.rows("select * from clause order by text, number"))

    assert dumps[0] == dumps[1]
    assert len(dumps[0]) == 60 * 40


def test_a_compacted_store_holds_the_same(tmp_path: Path) -> None:
    """It has one list per bigram instead of one per batch, and leaves no other file behind."""
    path = str(tmp_path / "s.duckdb")
    rng = random.Random(3)  # noqa: S311 - a made text
    words = [clause(rng) for _ in range(30)]
    for i in range(4):
        lines = archive(tmp_path / f"{i}.ndjson", [record(i * 10 + n, rng.sample(words, 9)) for n in range(10)])
        with opened(path, write=True) as store:
            add(store, [str(lines)], processes=1)
    with opened(path, write=True) as store:
        before = store.rows("select * from clause order by text, number")
        store.run("insert into posting select * from posting")
        store.run("insert into posting select * from posting")
        assert compact(store, path, LAYOUT, least=1)
    with opened(path) as store:
        assert store.rows("select * from clause order by text, number") == before
        assert store.one("select count(*) = count(distinct gram) from posting")

    assert [each.name for each in tmp_path.glob("s.duckdb*")] == ["s.duckdb"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["info", "none.duckdb"], "none.duckdb: no such store (create it: directive-diff corpus add STORE PATH…)"),
        (["info", "text.txt"], "text.txt: cannot be opened: "),
        (["add", "s.duckdb", "nothing*"], "nothing*: no files found (check the name and the folder)"),
        (["add", "no/s.duckdb", "text.txt"], "no/s.duckdb: cannot be opened: "),
        (
            ["list", "s.duckdb", "--since", "yesterday"],
            "--since: yesterday is not a day (write 2020, 2020-03 or 2020-03-01)",
        ),
        (["find", "s.duckdb"], "name either a text or --clause (directive-diff corpus find STORE TEXT)"),
        (["trace", "s.duckdb", "，。"], "not a phrase: ，。 (give some words, at most 200 characters)"),
        (["info", "s.duckdb", "-f", "docx"], "docx does not show "),
    ],
)
def test_an_error_is_one_line(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The line says what is wrong and what to do, and stdout stays empty."""
    monkeypatch.chdir(tmp_path)
    Path("text.txt").write_text("会议强调，要抓好春耕备耕。", "utf-8")
    if arguments[1] == "s.duckdb":
        run(["corpus", "add", "s.duckdb", "text.txt", "-o", os.devnull])
        capfd.readouterr()

    code, out, err = called(capfd, "corpus", *arguments)

    assert code == 2
    assert not out
    assert len(err.splitlines()) == 1
    assert message in err


@pytest.mark.parametrize(
    "text", ["习近平", "traditional 會議強調 𬭎 \ue000 \U0010ffff", "half \ud800 a pair", "\x00\r\n"]
)
def test_a_text_is_kept_to_the_letter(text: str) -> None:
    """Any character survives packing, even half a surrogate pair."""
    assert unpack(pack(text)) == text


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("20120702", "2012-07-02"),
        ("2020-2-7", "2020-02-07"),
        ("2023年9月", "2023-09-01"),
        ("2021-02-31", "2021-02-28"),
        ("report-7.txt", None),
        ("2020-13-01", None),
    ],
)
def test_a_day_is_read_from_a_record_or_a_name(words: str, day: str | None) -> None:
    """The forms that archives use are read; a day past the end of a month becomes its last."""
    assert iso_date(words) == day


def test_no_other_command_loads_the_store() -> None:
    """``parse`` loads neither DuckDB nor Arrow nor NumPy."""
    script = (
        "import sys; from directive_diff.entry import run; run(['parse', sys.argv[1], '-o', sys.argv[2]])\n"
        "print([name for name in ('duckdb', 'pyarrow', 'numpy', 'directive_diff.corpus') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(SEEDS / "jiangsu-2020-02-17.txt"), os.devnull],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout == "[]\n"


def test_hostile_texts_neither_stop_nor_break_an_add(tmp_path: Path) -> None:
    """Control characters, half pairs, endless clauses, deep JSON and nulls are added or listed as broken."""
    hostile = [
        {"id": "1", "text": "会议强调，\x1b[31m要防止\x00盲目乐观\ud800情绪。"},
        {"id": "2", "text": "会议要求，要" + "一段" * 20_000 + "。"},
        {"id": "3", "title": None, "date": None, "text": "会议指出，" + "“" * 2_000 + "要抓好落实。"},
        {"id": 4, "date": 20200101, "text": "会议强调，要抓好落实。", "level": "nowhere"},
        {"text": ["no", "string"]},
    ]
    lines = archive(tmp_path / "h.ndjson", hostile)
    with lines.open("ab") as more:
        more.write(b"[" * 100_000 + b"\n" + b'{"text": "\xff\xfe"}\n' + b"\0\0\0\n")
    with opened(str(tmp_path / "s.duckdb"), write=True) as store:
        added = add(store, [str(lines)], given=Given(), processes=1)
        kept = store.rows("select date::varchar, level::varchar from text order by id")

    assert added.texts == 4
    assert len(added.broken) == 4
    assert kept[3] == ("2020-01-01", None)
