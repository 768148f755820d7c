"""One text against many: the links of each comparison, the right matrix, and failures that do not stop the rest."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from calling import run
from drafts import draft, is_strange
from made import document

import directive_diff
from directive_diff import Coverage, compare, parse, read
from directive_diff.evaluation.scoring import match
from directive_diff.model import Fate

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "seeds" / "jiangsu-2020-02-17.txt"
TARGET = ROOT / "seeds" / "changzhou-2020-02-17.txt"


def surveyed(*arguments: str | Path) -> dict[str, Any]:
    """Return the JSON of a survey."""
    result: dict[str, Any] = json.loads(run("survey", *arguments, "--format", "json").stdout)
    return result


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of two texts made from the province's with known edits, and the city's own text."""
    folder = tmp_path_factory.mktemp("cities")
    readout, foreign = parse(read(SOURCE)), [clause.text for clause in parse(read(TARGET)).clauses]
    for number in range(2):
        edited = draft(readout, foreign, Random(number))  # noqa: S311 - the same drafts in every run
        (folder / f"draft{number}.txt").write_text(edited.target, encoding="utf-8", newline="")
    (folder / "changzhou.txt").write_bytes(TARGET.read_bytes())
    return folder


def test_a_survey_finds_the_links_of_each_comparison_to_the_byte(cities: Path, tmp_path: Path) -> None:
    """``--pairs`` writes what ``compare`` writes, and the survey's own links are the same."""
    result = surveyed(SOURCE, cities, "--pairs", tmp_path)

    for text in result["texts"]:
        alone = run("compare", SOURCE, text["path"]).stdout
        assert (tmp_path / f"{text['name']}.json").read_text(encoding="utf-8") == alone
        links = [
            (link["source"], link["target"], link["relation"], link["score"]) for link in json.loads(alone)["links"]
        ]
        mine = [
            (link["source"], link["target"], link["relation"], link["score"])
            for cell in text["cells"]
            for link in cell["links"]
        ]
        assert sorted(mine) == sorted(links)


def test_the_matrix_of_texts_with_known_edits_is_right() -> None:
    """In 95 of 100 cells, a demand is carried if it is untouched, and not fully if a clause was deleted or replaced."""
    source = read(SOURCE)
    readout, foreign = parse(source, side="S"), [clause.text for clause in parse(read(TARGET)).clauses]
    drafts = {str(number): draft(readout, foreign, Random(number)) for number in range(30)}  # noqa: S311 - as above
    right = []
    for text in directive_diff.survey(source, {name: document(edited.target) for name, edited in drafts.items()}).texts:
        edits = drafts[text.name].edits
        gone = [edit.source for edit in edits if edit.kind in {"deleted", "replaced"} and edit.source]
        for directive, cell in zip(readout.directives, text.cells, strict=True):
            linkable = [clause for clause in directive.clauses if clause.linkable]
            lost = [clause for clause in linkable if any(match(clause.span, span) for span in gone)]
            if linkable:
                wanted = Fate.CARRIED if not lost else Fate.DROPPED if len(lost) == len(linkable) else Fate.PARTLY
                right.append(cell.fate is wanted)

    assert len(right) > 900
    assert sum(right) / len(right) >= 0.95


def test_the_matrix_of_texts_with_half_the_demands_is_right() -> None:
    """In 95 of 100 cells, exactly the demands that a text repeats are carried."""
    readout, foreign = parse(read(SOURCE), side="S"), parse(read(TARGET)).directives
    own = [directive.text for directive in foreign if is_strange(directive.text, readout.document.text)]
    kept, texts = {}, {}
    for number in range(30):
        chance = Random(number)  # noqa: S311 - the same texts in every run
        kept[str(number)] = [directive for directive in readout.directives if chance.random() < 0.5]
        demands = [directive.text for directive in kept[str(number)]] + chance.sample(own, 1)
        texts[str(number)] = document("会议强调，" + "".join(demands))
    right = [
        (cell.fate is Fate.CARRIED) == (directive in kept[text.name]) and cell.fate is not Fate.PARTLY
        for text in directive_diff.survey(read(SOURCE), texts).texts
        for directive, cell in zip(readout.directives, text.cells, strict=True)
        if cell.fate
    ]

    assert len(right) > 900
    assert sum(right) / len(right) >= 0.95


def test_a_survey_in_python_holds_the_comparisons() -> None:
    """They equal what ``compare`` returns; the matrix displays itself in a notebook."""
    source, target = read(SOURCE), read(TARGET)
    survey = directive_diff.survey(source, {"常州<b>": target})

    assert survey.comparisons == (compare(source, target),)
    coverage = Coverage.of_source(survey.comparisons[0])
    assert [cell.fate for cell in survey.texts[0].cells] == list(map(coverage.fate, survey.upper.directives))
    assert "常州&lt;b&gt;" in survey._repr_html_()
    assert repr(survey) == f"<Survey of 1 texts against {str(SOURCE)!r}>"


def test_two_processes_find_what_one_does(cities: Path) -> None:
    """Two processes give the same result as one, in the same order."""
    assert surveyed(SOURCE, cities, "--jobs", "1") == surveyed(SOURCE, cities, "--jobs", "2")


def test_a_text_that_cannot_be_read_is_named_and_the_others_are_compared(cities: Path, tmp_path: Path) -> None:
    """With ``--strict`` the run ends there, and nothing is written."""
    bad = tmp_path / "blank.txt"
    bad.write_text(" \n")
    out = tmp_path / "out.json"

    done = run("survey", SOURCE, cities, bad, "-o", out)

    result = json.loads(out.read_text(encoding="utf-8"))
    assert len(result["texts"]) == 3
    assert [failed["path"] for failed in result["failed"]] == [str(bad)]
    assert str(bad) in done.stderr
    out.unlink()
    run("survey", SOURCE, cities, bad, "-o", out, "--strict", code=2)
    assert not out.exists()


def test_a_run_resumes_after_a_failure(cities: Path, tmp_path: Path) -> None:
    """Finished work is kept beside the output until all is done, and is not repeated."""
    late, out = tmp_path / "late.txt", tmp_path / "out.json"
    late.write_text(" \n")
    run("survey", SOURCE, cities, late, "-o", out)
    state = tmp_path / "out.json.resume"
    kept = [json.loads(line) for line in state.read_bytes().splitlines()[1:]]
    assert len(kept) == 3
    kept[0]["text"]["title"] = "已保存"  # shows that it is reused, not computed again
    lines = [state.read_bytes().splitlines()[0], *(json.dumps(each).encode() for each in kept)]
    state.write_bytes(b"\n".join([*lines, b'{"cut off']))
    late.write_bytes(TARGET.read_bytes())

    run("survey", SOURCE, cities, late, "-o", out, "--resume")

    result = json.loads(out.read_text(encoding="utf-8"))
    assert len(result["texts"]) == 4
    assert "已保存" in [text["title"] for text in result["texts"]]
    assert not state.exists()


def test_another_option_starts_the_survey_anew(cities: Path, tmp_path: Path) -> None:
    """A saved state is only valid for the options of its run."""
    state, late = tmp_path / "state", tmp_path / "late.txt"
    late.write_text(" \n")
    run("survey", SOURCE, cities, late, "--state", state, "--format", "json")
    state.write_bytes(state.read_bytes().replace("常州".encode("unicode_escape"), b"KEPT"))
    resumed = run("survey", SOURCE, cities, late, "--state", state, "--format", "json", "--resume").stdout
    state.write_bytes(state.read_bytes().replace("常州".encode("unicode_escape"), b"KEPT"))
    anew = run(
        "survey", SOURCE, cities, late, "--state", state, "--format", "json", "--resume", "--min-score", "0.9"
    ).stdout

    assert "KEPT" in resumed
    assert "KEPT" not in anew


MANIFEST = "文件,名称,层级,日期,分组\nchangzhou.txt,常州,市,2020年2月17日,苏南\ndraft0.txt,草稿,,,\n"
TOML = '[[text]]\npath = "changzhou.txt"\nname = "常州"\nlevel = "city"\ndate = 2020-02-17\ngroup = "苏南"\n'


@pytest.mark.parametrize(("name", "text", "encoding"), [
    ("texts.csv", MANIFEST, "utf-8-sig"), ("texts.csv", MANIFEST, "gb18030"), ("texts.toml", TOML, "utf-8"),
])  # fmt: skip
def test_a_manifest_names_the_texts(cities: Path, name: str, text: str, encoding: str) -> None:
    """A manifest is a table in an encoding that Excel saves, or TOML; its paths are relative to its folder."""
    manifest = cities / name
    manifest.write_text(text, encoding=encoding)
    try:
        first = surveyed(SOURCE, manifest)["texts"][0]
    finally:
        manifest.unlink()

    assert [first[key] for key in ("name", "level", "date", "group")] == ["常州", "city", "2020-02-17", "苏南"]


@pytest.mark.parametrize("text", [
    "", "名称\n常州\n", "path,level\na.txt,king\n", "path,date\na.txt,soon\n", "path\n", "path,name\n,x\n", "\0\0",
])  # fmt: skip
def test_a_malformed_manifest_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    """The error about a malformed manifest is one line that names the file."""
    manifest = tmp_path / "texts.csv"
    manifest.write_text(text, encoding="utf-8")

    done = run("survey", SOURCE, manifest, code=2)

    assert done.stderr.count("\n") == 1
    assert str(manifest) in done.stderr


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """A folder without texts, and a survey without texts, are refused."""
    assert "folder without texts" in run("survey", SOURCE, tmp_path, "--lang", "en", code=2).stderr
    run("survey", SOURCE, code=2)


def test_a_file_counts_once_and_the_upper_text_not_at_all(cities: Path) -> None:
    """A file named several times counts once; a copy of the upper text under another name is fully carried."""
    copy = cities / "copy.txt"
    copy.write_bytes(SOURCE.read_bytes())
    try:
        done = run("survey", SOURCE, SOURCE, cities, cities / "*.txt", copy, "--format", "json", "--lang", "en")
    finally:
        copy.unlink()
    result = json.loads(done.stdout)

    assert len(result["texts"]) == 4
    assert "the upper text itself" in done.stderr
    assert "used once" in done.stderr
    text = next(text for text in result["texts"] if text["name"] == "copy")
    assert text["share"] == 1
    assert {cell["fate"] for cell in text["cells"]} <= {"carried", None}


def test_names_that_would_steer_a_terminal_are_shown_and_can_be_copied(tmp_path: Path) -> None:
    """No control character reaches the screen; the line to copy still names the file."""
    path = tmp_path / "a\x1b[31m'b\u202e.txt"
    path.write_bytes(TARGET.read_bytes())

    output = run("survey", SOURCE, path, "--format", "terminal").stdout

    assert "\x1b" not in output
    assert "\u202e" not in output
    line = next(line for line in output.splitlines() if line.startswith("directive-diff compare"))
    words = subprocess.run(["bash", "-c", f"printf '%s\\0' {line}"], capture_output=True, check=True).stdout  # noqa: S607
    assert words.split(b"\0")[3].decode() == str(path)


def test_views_fit_their_width_and_show_every_text(cities: Path) -> None:
    """Columns that do not fit go into further panels; only a command to copy may be longer."""
    for width in (40, 80, 120):
        output = run("survey", SOURCE, cities, "--format", "terminal", "--width", str(width), "--lang", "zh").stdout
        lines = [line for line in output.splitlines() if not line.startswith("directive-diff ")]
        assert max(map(cells, lines)) <= width
        assert "changzhou" in output


def cells(line: str) -> int:
    """Return how many cells a line takes."""
    from directive_diff.renderers.terminal.typesetting import width_of  # noqa: PLC0415 - as it counts

    return width_of(line, 1)


def table(*arguments: str | Path) -> Sequence[dict[str, Any]]:
    """Return the rows of the long form."""
    return [json.loads(line) for line in run("survey", *arguments, "--format", "ndjson").stdout.splitlines()]


def test_the_long_form_has_a_row_for_each_text_and_demand(cities: Path) -> None:
    """A selection leaves out the other rows."""
    demands = len(parse(read(SOURCE)).directives)

    rows = table(SOURCE, cities)

    assert len(rows) == 3 * demands
    dropped = table(SOURCE, cities, "--only", "dropped")
    assert 0 < len(dropped) == sum(row["fate"] == "dropped" for row in rows)
    assert {row["block"] for row in table(SOURCE, cities, "--block", "S3")} == {"S3"}
