"""A user's own words: read from TOML, checked, and added to the package's for one run only."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from made import document

from directive_diff import compare, lexicon, parse, read
from directive_diff.errors import LexiconError, ParseError
from directive_diff.findings.answers import answers
from directive_diff.grammar.demands.demand import demand_of
from directive_diff.lexicon.file import load
from directive_diff.lexicon.kinds import KINDS, listing
from directive_diff.model import Demand

DATA = Path(lexicon.__file__).parents[1] / "data"


def written(folder: Path, text: str, name: str = "own.toml") -> str:
    """Write a lexicon file and return its name."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.stem)
def test_the_rows_of_a_table_are_the_lines_of_its_file(path: Path) -> None:
    """Each line but the comments is a row, and has its cells, whether all rows have as many or not."""
    lines = path.read_text("utf-8").split("\n")
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    assert list(lexicon.table(path.stem)) == rows


def test_words_are_added_overridden_and_removed(tmp_path: Path) -> None:
    """Each kind has a table and each word a line; ``false`` removes the word."""
    own = load(
        [
            written(
                tmp_path,
                '[degree]\n"铁腕" = {kind = "resolve", rung = 5}\n"切实" = {kind = "manner"}\n"杜绝" = false\n'
                '[levels]\n"全港" = {level = "city"}\n[doing]\n"跨前" = true\n',
            )
        ]
    )
    rows = {row[0]: row for row in own.table("degree")}

    assert rows["铁腕"] == ("铁腕", "resolve", "5", "user")
    assert rows["切实"][1] == "manner"
    assert "杜绝" not in rows
    assert ("全港", "city", "area", "user") in own.table("levels")
    assert ("跨前",) in own.table("doing")


def test_a_cue_is_added_to_its_list_and_removed_from_all(tmp_path: Path) -> None:
    """An added word that announces demands opens a block; an unknown list is refused."""
    text = document("近日，市委召开会议。会议提出三点硬招：一要压实责任。二要加强值守。\n")
    with pytest.raises(ParseError):
        parse(text)
    own = load([written(tmp_path, '[cues]\n"硬招" = "announced"\n"会上" = false\n')])
    assert [block.marker.text for block in parse(text, lexicon=own).blocks if block.marker] == ["会议提出三点硬招"]
    with lexicon.using(own):
        assert "会上" not in lexicon.cues("past scene meeting-other topic-opens")
    with pytest.raises(LexiconError, match="did you mean 'announced'"):
        load([written(tmp_path, '[cues]\n"硬招" = "anounced"\n')])


def test_comparisons_with_different_lexicons_do_not_disturb_each_other(
    tmp_path: Path, source: Path, target: Path
) -> None:
    """The result carries its lexicon: interleaved or in threads, each comparison is what it is alone."""
    texts = read(str(source)), read(str(target))
    lexicons = [
        lexicon.PACKAGE,
        load([written(tmp_path, '[degree]\n"不准" = false\n"决不" = false\n', "one.toml")]),
        load([written(tmp_path, '[cues]\n"要求" = false\n[verbs]\n"要求" = false\n', "other.toml")]),
    ]
    alone = [compare(*texts, lexicon=own) for own in lexicons]
    summaries = [answers(comparison) for comparison in alone]
    assert len({repr(result.links) for result in alone}) > 1
    assert summaries[0].prohibitions != summaries[1].prohibitions

    with ThreadPoolExecutor(3) as pool:
        again = list(pool.map(lambda own: compare(*texts, lexicon=own), lexicons * 3))
    with lexicon.using(lexicons[1]):  # what is in force around a call does not matter
        again += [compare(*texts, lexicon=own) for own in lexicons]
        assert [answers(comparison) for comparison in alone] == summaries
    assert again == alone * 4
    assert [comparison.lexicon for comparison in alone] == lexicons
    assert lexicon.current() is lexicon.PACKAGE


def test_a_lexicon_holds_for_its_block_and_no_longer(tmp_path: Path) -> None:
    """Derived values are computed anew for the lexicon, and the old ones return afterwards."""
    own = load([written(tmp_path, '[degree]\n"杜绝" = false\n"叫停" = {kind = "prohibition", rung = 5}\n')])

    assert demand_of("杜绝浪费") is Demand.PROHIBITS
    with lexicon.using(own):
        assert demand_of("杜绝浪费") is not Demand.PROHIBITS
        assert demand_of("叫停违建") is Demand.PROHIBITS
        assert lexicon.current() is own
    assert demand_of("杜绝浪费") is Demand.PROHIBITS
    assert demand_of("叫停违建") is not Demand.PROHIBITS


def test_a_later_file_wins(tmp_path: Path) -> None:
    """The result names every file, in the order given, with the hash of its bytes."""
    first = written(tmp_path, '[slogans]\n"三高四新" = "goal"\n"四高" = "goal"\n', "a.toml")
    second = written(tmp_path, '[slogans]\n"三高四新" = "topic"\n"四高" = false\n', "b.toml")
    own = load([first, second])

    rows = {row[0]: row[1] for row in own.table("slogans")}
    assert rows["三高四新"] == "topic"
    assert "四高" not in rows
    assert [file.path for file in own.files] == [first, second]
    with open(second, "rb") as file:  # noqa: PTH123
        assert own.files[1].sha256 == hashlib.sha256(file.read()).hexdigest()


def test_groups_of_synonyms_are_added_beside_the_others(tmp_path: Path) -> None:
    """A word may begin several groups, so none is overridden."""
    first = lexicon.table("synonyms")[0]
    own = load([written(tmp_path, f'[synonyms]\ngroups = [["{first[0]}", "操办"]]\n')])

    assert first in own.table("synonyms")
    assert (first[0], "操办") in own.table("synonyms")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[degree]\n"铁腕" = {kind = "resolv", rung = 5}\n',
            "line 2: kind of '铁腕' is 'resolv' (did you mean 'resolve'?)",
        ),
        ('[degree]\n\n"铁腕" = {kind = "resolve", rnug = 5}\n', "line 3: '铁腕' has no 'rnug' (did you mean 'rung'?)"),
        ('[degree]\n"铁腕" = {kind = "resolve", rung = 9}\n', "line 2: rung of '铁腕' is '9'"),
        ('[degree]\n"铁腕" = {rung = 3}\n', "line 2: '铁腕' lacks 'kind'"),
        (
            '[verbs]\n"部署" = "comma"\n[degre]\n"铁腕" = "resolve"\n',
            "line 3: no kind of words is called 'degre' (did you mean 'degree'?)",
        ),
        ('[verbs]\n"部署" = 3\n', "line 2: '部署' says 3"),
        ('[verbs]\n部署 = "comma"\n', "line 2: "),
        ('[verbs]\n"部署" = "comma"\n"部署" = "comma"\n', "line 3: "),
        ('[synonyms]\ngroups = [["抓好"]]\n', "line 2: ['抓好'] is not a group of words"),
        ("[synonyms]\ngroup = []\n", "line 2: synonyms has no 'group' (did you mean 'groups'?)"),
        ('verbs = "部署"\n', "line 1: verbs is not a table"),
        ('[verbs]\n"" = "comma"\n', "'' is not a word"),
        ('[verbs\n"部署" = "comma"\n', "line 1: "),
    ],
)
def test_a_fault_is_one_line_that_names_the_line(tmp_path: Path, text: str, message: str) -> None:
    """An error names file, line and fault, and suggests the nearest name for a mistyped one."""
    path = written(tmp_path, text)
    with pytest.raises(LexiconError) as error:
        load([path])

    assert str(error.value).startswith(f"{path}: ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_lexicon_that_is_missing_or_not_utf8_is_refused(tmp_path: Path) -> None:
    """The error says that the lexicon is missing, or which line is not UTF-8."""
    with pytest.raises(LexiconError, match="No such file"):
        load([str(tmp_path / "none.toml")])
    path = tmp_path / "gbk.toml"
    path.write_bytes('[verbs]\n"部署" = "comma"\n'.encode("gb18030"))
    with pytest.raises(LexiconError, match="line 2: not UTF-8"):
        load([str(path)])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_listed(kind: str) -> None:
    """Except for groups, no row has more cells than the head."""
    head, *rows = listing(kind)

    assert rows or kind == "words"  # the package adds none to jieba's own
    assert KINDS[kind].grouped or all(len(row) <= len(head) for row in rows)


def test_the_kinds_are_listed_with_their_size() -> None:
    """An unknown kind gets the nearest name as a suggestion."""
    _, *rows = listing()
    assert [row[0] for row in rows] == list(KINDS)
    with pytest.raises(LexiconError, match="did you mean 'degree'"):
        list(listing("degrees"))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as its users do."""
    return subprocess.run(
        [sys.executable, "-m", "directive_diff", *arguments], capture_output=True, encoding="utf-8", check=False
    )


def test_the_command_takes_a_lexicon_and_names_it(tmp_path: Path, source: Path, target: Path) -> None:
    """The JSON says which file was used; its words apply to demands too."""
    own = written(tmp_path, '[degree]\n"不准" = false\n')
    result = json.loads(run("compare", str(source), str(target), "--lexicon", own, "-f", "json").stdout)

    assert [file["path"] for file in result["tool"]["lexicon_files"]] == [own]
    assert [prohibition["word"] for prohibition in result["summary"]["prohibitions"]] == ["杜绝"]


def test_the_command_lists_a_kind(tmp_path: Path) -> None:
    """A pipe gets JSON, with the user's own words last."""
    own = written(tmp_path, '[slogans]\n"三高四新" = "goal"\n')
    rows = json.loads(run("lexicon", "slogans", "--lexicon", own).stdout)

    assert rows[-1] == {"words": "三高四新", "kind": "goal"}


def test_a_faulty_lexicon_ends_the_command_with_one_line(tmp_path: Path, source: Path) -> None:
    """A faulty lexicon exits with 2 and one line on stderr."""
    own = written(tmp_path, '[degree]\n"铁腕" = {kind = "resolv"}\n')
    ended = run("parse", str(source), "--lexicon", own)

    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "line 2" in ended.stderr
