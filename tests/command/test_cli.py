"""The command as its users run it: what goes to stdout and stderr, and its exit status."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from directive_diff.entry import run

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "directive_diff"]
CITY = "会议强调，要防止盲目乐观情绪，保持清醒头脑。\n"
PROVINCE = "会议强调，一定要防止盲目乐观情绪。要坚决守住安全环保底线。\n"


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    """Write two short readouts and return their paths."""
    names = []
    for name, text in (("省.txt", PROVINCE), ("市.txt", CITY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        names.append(str(tmp_path / name))
    return names


def test_a_pipe_gets_json(source: Path, target: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Output that is not a terminal is JSON that the published schema accepts, and nothing goes to stderr."""
    code = run(["compare", str(source), str(target)])

    out, err = capsysbinary.readouterr()
    assert (code, err) == (0, b"")
    run(["schema", "comparison"])
    schema = json.loads(capsysbinary.readouterr().out)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(out))


def test_parse_writes_a_readout(source: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """``parse`` gives ``readout/1``, which its schema accepts, with ids that start with R."""
    assert run(["parse", str(source)]) == 0

    readout = json.loads(capsysbinary.readouterr().out)
    run(["schema", "readout"])
    Draft202012Validator(json.loads(capsysbinary.readouterr().out)).validate(readout)
    assert (readout["schema"], readout["blocks"][0]["id"]) == ("directive-diff/readout/1", "R1")
    assert "share" not in readout


def test_the_view_says_what_happened_to_each_demand(
    pair: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The terminal view shows what was carried, what is new and what was not carried, each in words."""
    assert run(["compare", *pair, "-f", "terminal", "--lang", "zh", "--width", "80"]) == 0

    view = capsysbinary.readouterr().out.decode()
    assert "[-一定-]要防止盲目乐观情绪" in view
    assert "新增" in view
    assert "要求未见对应：“要坚决守住安全环保底线”" in view
    assert "\x1b" not in view


def test_labels_are_english_on_request(pair: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """``--lang en`` names everything in English; the texts stay as they are."""
    run(["compare", *pair, "-f", "terminal", "--lang", "en"])

    view = capsysbinary.readouterr().out.decode()
    assert "Demands not carried: “要坚决守住安全环保底线”" in view
    assert "新增" not in view


def test_colour_on_request(pair: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """``--color always`` paints even into a pipe."""
    run(["compare", *pair, "-f", "terminal", "--color", "always"])

    assert b"\x1b[" in capsysbinary.readouterr().out


def test_one_side_may_come_from_stdin(pair: list[str]) -> None:
    """``-`` stands for stdin."""
    done = _command("compare", pair[0], "-", stdin=CITY.encode())

    assert done.returncode == 0
    assert json.loads(done.stdout)["target"]["path"] == "-"


def test_both_sides_from_stdin_are_refused(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Only one input can come from stdin."""
    assert run(["compare", "-", "-"]) == 2
    assert capsysbinary.readouterr() == (
        b"",
        b"error: both inputs are - (only one of the two can come from stdin)\n",
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"\x00\x01\x02" * 20, "binary"),
        ("会议".encode() + b"\xff\xfe\xff" + "强调，要。".encode(), "--encoding"),
        ("今天天气很好，我们去公园散步。\n".encode(), "--whole-text"),
    ],
    ids=["missing", "empty", "binary", "undecodable", "no directive"],
)
def test_trouble_is_one_line_that_names_the_file(
    content: bytes | None, words: str, pair: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Bad input exits with 2 and one line on stderr that names the file and the remedy."""
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)

    assert run(["compare", pair[0], str(bad)]) == 2

    out, err = capsysbinary.readouterr()
    assert out == b""
    assert err.decode().count("\n") == 1
    assert str(bad) in err.decode()
    assert words in err.decode()


def test_a_wrong_call_says_where_the_help_is(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """An unknown option exits with 2 and points to ``--help``."""
    assert run(["compare", "--nonsense"]) == 2

    assert b"directive-diff compare --help" in capsysbinary.readouterr().err


def test_whole_text_takes_every_sentence(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """``--whole-text`` compares texts that have no 会议强调."""
    for name in ("a", "b"):
        (tmp_path / name).write_text("要防止盲目乐观情绪。要守住安全环保底线。", encoding="utf-8")

    assert run(["compare", str(tmp_path / "a"), str(tmp_path / "b"), "--whole-text"]) == 0

    result = json.loads(capsysbinary.readouterr().out)
    assert [link["relation"] for link in result["links"]] == ["same", "same"]
    assert result["source"]["blocks"][0]["marker"] is None


def test_output_goes_to_the_file_alone(
    pair: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """``--output`` writes JSON to the file and nothing to stdout."""
    out = tmp_path / "out.json"

    assert run(["compare", *pair, "-o", str(out)]) == 0

    assert capsysbinary.readouterr().out == b""
    assert json.loads(out.read_bytes())["schema"] == "directive-diff/comparison/2"


def test_an_output_in_a_missing_folder_is_refused(pair: list[str], tmp_path: Path) -> None:
    """An output in a folder that does not exist exits with 2."""
    assert run(["compare", *pair, "-o", str(tmp_path / "no" / "out.json")]) == 2


def test_an_input_is_never_overwritten(pair: list[str]) -> None:
    """An output that is one of the inputs is refused."""
    assert run(["compare", *pair, "-o", pair[0]]) == 2
    with open(pair[0], encoding="utf-8") as file:  # noqa: PTH123 - the name as it was given
        assert file.read() == PROVINCE


def test_the_exit_code_reports_differences(pair: list[str]) -> None:
    """``--exit-code`` exits with 1 if anything differs and with 0 if nothing does."""
    assert run(["compare", *pair, "--exit-code"]) == 1
    assert run(["compare", pair[0], pair[0], "--exit-code"]) == 0


def test_the_exit_code_reports_a_low_share(pair: list[str]) -> None:
    """``--fail-under`` exits with 1 if less of the source was carried."""
    assert run(["compare", *pair, "--fail-under", "0.9"]) == 1
    assert run(["compare", *pair, "--fail-under", "0.1"]) == 0


def test_swapped_sides_get_a_hint(source: Path, target: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """A target of a higher level than the source gets a hint on stderr, and the comparison succeeds."""
    assert run(["compare", str(target), str(source)]) == 0

    assert b"hint" in capsysbinary.readouterr().err


def test_one_text_twice_gets_a_hint(source: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Whoever compares a text with itself is told so, in one line, and the comparison succeeds."""
    assert run(["compare", str(source), str(source), "--lang", "en"]) == 0

    assert b"the same text as the source" in capsysbinary.readouterr().err


def test_the_same_bytes_everywhere(source: Path, target: Path, tmp_path: Path) -> None:
    """Hash seed, locale, time zone, optimisation and warnings do not change a byte of the JSON."""
    plain = _command("compare", str(source), str(target))
    odd = _command(
        "compare",
        str(source),
        str(target),
        python=["-O", "-W", "error"],
        cwd=tmp_path,
        PYTHONHASHSEED="7",
        LC_ALL="C",
        TZ="Asia/Shanghai",
        PYTHONIOENCODING="gbk",
    )

    assert (plain.returncode, odd.returncode, odd.stderr) == (0, 0, b"")
    assert plain.stdout == odd.stdout


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_terminal_of_another_encoding_gets_replacement_signs(pair: list[str], encoding: str) -> None:
    """A character that the terminal cannot show is replaced and causes no error."""
    done = _command("compare", *pair, "-f", "terminal", "--lang", "zh", PYTHONIOENCODING=encoding)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)


def test_a_closed_pipe_is_not_an_error(source: Path, target: Path) -> None:
    """``| head -1`` ends the program quietly, with status 141."""
    command = [sys.executable, "-m", "directive_diff", "compare", str(source), str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()

    assert (process.returncode, err) == (141, b"")


def test_the_version_is_one_line() -> None:
    """``--version`` names the program and its version."""
    done = _command("--version")

    assert done.stdout.startswith(b"directive-diff 0.")


def test_help_is_for_every_command() -> None:
    """``-h`` works for the program and for each command."""
    for command in ([], ["compare"], ["parse"], ["evaluate"], ["schema"]):
        done = _command(*command, "-h")
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Usage:" in done.stdout


def _command(
    *arguments: str,
    stdin: bytes | None = None,
    python: list[str] | None = None,
    cwd: Path | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, *(python or []), "-m", "directive_diff", *arguments],
        input=stdin,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("given", [{}, {"COLUMNS": "100", "LANG": "zh_CN.UTF-8", "FORCE_COLOR": "1"}])
@pytest.mark.parametrize("asked", [[], ["--format", "json"], ["-f", "terminal"], ["-o", "-"]], ids=" ".join)
def test_a_call_that_skips_the_option_parser_gives_the_same_output(
    pair: list[str], asked: list[str], given: dict[str, str]
) -> None:
    """To a pipe and to a terminal, the fast path writes the same bytes as the parser with a default option."""
    usual = [*asked, "--min-score", "0"]
    environment = {**os.environ, **given}

    runs = [
        subprocess.run([*COMMAND, "compare", *pair, *options], env=environment, capture_output=True, check=True).stdout
        for options in (asked, usual)
    ]
    screens = [on_a_terminal([*COMMAND, "compare", *pair, *options], environment) for options in (asked, usual)]

    assert runs[0] == runs[1] != b""
    assert screens[0] == screens[1] != b""


@pytest.mark.parametrize("asked", [[], ["--format", "json"], ["-f", "json"], ["--output", "-"]], ids=" ".join)
def test_a_call_with_only_a_format_or_output_loads_no_option_parser(pair: list[str], asked: list[str]) -> None:
    """Such a call does not load Typer, which takes longer than comparing the texts."""
    code = (
        "import sys; before = set(sys.modules); from directive_diff.entry import run; "
        f"run(['compare', *{[*pair, *asked]!r}]); "
        "costly = {'typer', 'inspect', 'dataclasses', 'pathlib', 'subprocess'}; "
        "sys.stderr.write(str(costly & set(sys.modules) - before))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stderr == b"set()"


@pytest.mark.parametrize("name", ["out.json", "out.csv", "out.md"])
def test_a_call_that_skips_the_parser_takes_the_format_from_the_files_name(
    pair: list[str], tmp_path: Path, name: str
) -> None:
    """The fast path writes the same bytes to a named file as a call that uses the parser."""
    quick, parsed = tmp_path / f"quick-{name}", tmp_path / f"parsed-{name}"

    assert _command("compare", *pair, "-o", str(quick)).returncode == 0
    assert _command("compare", *pair, "-o", str(parsed), "--min-score", "0").returncode == 0
    assert quick.read_bytes() == parsed.read_bytes() != b""


def on_a_terminal(command: list[str], environment: dict[str, str]) -> bytes:
    """Run ``command`` on a terminal of its own and return what it shows."""
    main, end = os.openpty()
    with subprocess.Popen(command, stdout=end, stderr=end, stdin=subprocess.DEVNULL, env=environment):
        os.close(end)
        screen = b""
        with contextlib.suppress(OSError):  # Linux: the other end was closed
            while piece := os.read(main, 65536):
                screen += piece
    os.close(main)
    return screen
