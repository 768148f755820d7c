"""The help, in groups and in either language, and the completion that shells ask for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from directive_diff.entry import run
from directive_diff.renderers.terminal.typesetting import width_of

PROGRAM = str(Path(sys.executable).with_name("directive-diff"))
COMMANDS = [
    "compare",
    "parse",
    "evaluate",
    "review",
    "agree",
    "ask",
    "cache",
    "schema",
    "lexicon",
    "survey",
    "chain",
    "corpus",
]
ENVIRONMENT = {**os.environ, "COLUMNS": "80", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def help_of(*arguments: str, locale: str = "C.UTF-8") -> str:
    """Return the help that a call shows on 80 columns."""
    environment = {**ENVIRONMENT, "LC_ALL": locale}
    command = [sys.executable, "-m", "directive_diff", *arguments, "--help"]
    return subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("locale", ["C.UTF-8", "zh_CN.UTF-8"])
def test_the_help_fits_the_screen_in_the_language_of_the_locale(command: str, locale: str) -> None:
    """No line is wider than 80 cells, no key stands for its words, and Chinese help explains in Chinese."""
    text = help_of(command, locale=locale)

    assert text.startswith(("Usage: directive-diff", "用法：directive-diff"))
    assert max(width_of(line, 1) for line in text.splitlines()) <= 80
    assert not re.search(r"help_|panel_", text)
    assert ("Show this help and exit." in text) is (locale == "C.UTF-8")
    assert ("显示本说明并退出" in text) is (locale != "C.UTF-8")


def test_the_options_of_compare_are_grouped() -> None:
    """The options of ``compare`` are grouped by what they concern, and each appears once."""
    text = help_of("compare", "--lang", "zh")
    titles = ["参数", "读入", "参考意见", "显示内容", "输出", "外观", "退出码", "设置", "其他"]

    assert re.findall(r"^(\S+)：$", text, re.MULTILINE) == titles
    names = re.findall(r"^  (?:-\w, )?(--[\w-]+)", text, re.MULTILINE)
    assert len(names) == len(set(names)) == 38
    assert text.index("--only") < text.index("输出：") < text.index("--output") < text.index("外观：")


def test_the_programs_help_lists_its_commands() -> None:
    """Each command has a line that says what it is for."""
    text = help_of()

    assert re.findall(r"^  (\w+)  +\S", text, re.MULTILINE) == COMMANDS
    assert "--install-completion" in text


def completed(line: str, **environment: str) -> str:
    """Return what the program offers a shell."""
    words = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" ")), "_TYPER_COMPLETE_ARGS": line, "LC_ALL": "C.UTF-8"}
    command = [PROGRAM]
    return subprocess.run(
        command, env={**ENVIRONMENT, **words, **environment}, capture_output=True, check=False, encoding="utf-8"
    ).stdout


@pytest.mark.skipif(not Path(PROGRAM).exists(), reason="the command is not installed")
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_options_and_choices(shell: str) -> None:
    """The sourced script has no syntax errors, and its requests for completions are answered, with help."""
    detect = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    script = subprocess.run(
        [PROGRAM, "--show-completion", shell], env={**ENVIRONMENT, **detect}, capture_output=True, check=True
    ).stdout
    request = {"_DIRECTIVE_DIFF_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}

    assert b"_DIRECTIVE_DIFF_COMPLETE" in script
    if shutil.which(shell):
        check = ["fish", "--no-execute"] if shell == "fish" else [shell, "-n"]
        assert subprocess.run(check, input=script, capture_output=True, check=False).returncode == 0
    assert "compare" in completed("directive-diff co", **request)
    assert "--min-score" in completed("directive-diff compare --min", **request)
    assert "weakened" in completed("directive-diff compare --only wea", **request)
    if shell != "bash":
        assert "Ignore links with a lower score" in completed("directive-diff compare --min", **request)


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "a", "b", "--onyl", "new"],
        ["compare", "a"],
        ["compare", "a", "b", "c"],
        ["compare", "a", "b", "--only", "foo"],
        ["compare", "a", "b", "--min-score", "3"],
        ["compare", "a", "b", "--width", "5"],
        ["compare", "a", "b", "--width", "x"],
        ["compare", "a", "b", "--summary=1"],
        ["compare", "a", "b", "-o", "x.pdf"],
        ["compare", "a", "https://example.org/"],
        ["compare", "a", "b", "--config", "no-such.toml"],
        ["compare", "a", "b", "--order", "source", "-f", "svg"],
        ["compare", "-", "-"],
        ["compre", "a", "b"],
        ["evaluate", "no-such-folder"],
        ["schema", "no-such-schema"],
        ["lexicon", "no-such-kind"],
        ["parse", "no-such-file"],
        ["compare", "a", "b", "--gold", "x", "--only", "new"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_reported_in_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The only English in the line is names of options, formats and files."""
    assert run([*arguments, "--lang", "zh"]) == 2
    message = capsys.readouterr().err

    assert message.startswith("错误：")
    assert message.count("\n") == 1
    assert not re.search(r"(?i)\b(?:no such|invalid|missing|is not|did you|unexpected|error|file or)\b", message), (
        message
    )
