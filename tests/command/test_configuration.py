"""Settings in a file: what it may contain, which file counts, and what it must not change."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from directive_diff.configuration import Configuration, of_call
from directive_diff.entry import run
from directive_diff.errors import ConfigError
from directive_diff.labels import Lang
from directive_diff.model import Side
from directive_diff.renderers import Format, Rows
from directive_diff.screen import Color

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with an empty folder of settings beside it."""
    here = tmp_path / "here"
    here.mkdir(mode=0o755)
    settings = tmp_path / "settings" / "directive-diff"
    settings.mkdir(mode=0o755, parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(settings.parent))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return here


def test_a_file_holds_the_options_that_a_person_always_wants(folder: Path) -> None:
    """Each setting has the name and values of its option; ``--no-config`` ignores them all."""
    (folder / "directive-diff.toml").write_text(
        'lang = "zh"\ncolor = "never"\nwidth = 100\nambiguous-width = 2\npager = false\nformat = "csv"\n'
        'order = "source"\nrows = "links"\ntask-columns = true\nencoding = "gb18030"\nlexicon = ["words.toml"]\n',
        "utf-8",
    )

    assert of_call(()) == Configuration(
        lang=Lang.ZH,
        color=Color.NEVER,
        width=100,
        ambiguous_width=2,
        pager=False,
        format=Format.CSV,
        order=Side.SOURCE,
        rows=Rows.LINKS,
        task_columns=True,
        encoding="gb18030",
        lexicon=("words.toml",),
    )
    assert of_call(("--no-config",)) == Configuration()


def test_the_folders_file_overrides_the_users_and_a_named_one_stands_alone(folder: Path) -> None:
    """The user's file fills in what the folder's leaves open."""
    user = folder.parent / "settings" / "directive-diff" / "directive-diff.toml"
    user.write_text('lang = "zh"\nwidth = 90\nlexicon = "words.toml"\n', "utf-8")
    (folder / "directive-diff.toml").write_text("width = 70\n", "utf-8")
    (folder / "other.toml").write_text('color = "always"\n', "utf-8")

    assert of_call(())[:3] == (Lang.ZH, None, 70)
    assert of_call(()).lexicon == (str(user.parent / "words.toml"),)
    assert of_call(("compare", "--config", "other.toml")) == Configuration(color=Color.ALWAYS)
    assert of_call(("--config=other.toml",)) == Configuration(color=Color.ALWAYS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "directive-diff.toml: no setting is called 'colour' (choose from lang, color,"),
        ('lang = "fr"', "directive-diff.toml: lang cannot be fr (choose from zh, en)"),
        ("width = 5", "directive-diff.toml: width cannot be 5 (write a whole number from 20 to 1000)"),
        ("width = true", "directive-diff.toml: width cannot be True (write a whole number"),
        ('pager = "less"', "directive-diff.toml: pager cannot be less (write true or false)"),
        ("lexicon = 1", "directive-diff.toml: lexicon cannot be 1 (write the names of files"),
        ("encoding = 1", "directive-diff.toml: encoding cannot be 1 (write a text, in quotation marks)"),
        ('lang = "zh"\nlang', "directive-diff.toml: line 2: not TOML (write one setting per line"),
        ("min-score = 0.9", "directive-diff.toml: no setting is called 'min-score'"),
    ],
)
def test_a_wrong_setting_ends_in_one_line_that_names_file_and_setting(folder: Path, text: str, message: str) -> None:
    """A wrong setting is refused in one line that names it and says what may be written."""
    (folder / "directive-diff.toml").write_text(f"{text}\n", "utf-8")

    with pytest.raises(ConfigError) as raised:
        of_call(())
    assert str(raised.value).startswith(message)
    assert "\n" not in str(raised.value)


def test_a_named_file_that_does_not_exist_is_an_error(folder: Path) -> None:
    """A named file of settings must exist; a missing default file is not an error."""
    assert of_call(()) == Configuration()
    with pytest.raises(ConfigError, match=r"no\.toml: no such file"):
        of_call(("--config", str(folder / "no.toml")))


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no users")
def test_a_file_that_others_could_have_written_is_not_read(
    folder: Path, source: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning names the file that was ignored, for example in /tmp, where anyone may write."""
    (folder / "directive-diff.toml").write_text('lang = "zh"\n', "utf-8")
    folder.chmod(0o777)

    assert of_call(()) == Configuration(ignored=("directive-diff.toml",))
    assert run(["compare", str(source), str(target), "-o", "x.json"]) == 0
    assert "warning: directive-diff.toml: not read, because other users could have" in capsys.readouterr().err


def test_settings_that_only_change_looks_change_no_byte_of_the_json(folder: Path, source: Path, target: Path) -> None:
    """A pipe gets the same document with and without them."""
    command = [sys.executable, "-m", "directive_diff", "compare", str(source), str(target)]
    bare = subprocess.run(command, capture_output=True, check=True).stdout
    looks = 'lang = "zh"\ncolor = "always"\nwidth = 60\nambiguous-width = 2\npager = true\n'
    looks += 'order = "source"\nrows = "links"\n'
    (folder / "directive-diff.toml").write_text(looks, "utf-8")
    quick = subprocess.run(command, capture_output=True, check=True)
    parsed = subprocess.run([*command, "--width", "90"], capture_output=True, check=True)

    assert (quick.stdout, quick.stderr) == (bare, b"")
    assert parsed.stdout == bare


def test_the_command_line_overrides_the_file(
    folder: Path, source: Path, target: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Format, language and order come from the file unless they are given."""
    (folder / "directive-diff.toml").write_text('lang = "zh"\nformat = "csv"\norder = "source"\n', "utf-8")
    pair = ["compare", str(source), str(target)]

    assert run(pair) == 0
    assert "上级要求" in capsysbinary.readouterr().out.decode("utf-8-sig").splitlines()[0]
    assert run([*pair, "--lang", "en"]) == 0
    assert "Source demands" in capsysbinary.readouterr().out.decode("utf-8-sig").splitlines()[0]
    assert run([*pair, "-f", "json"]) == 0
    assert capsysbinary.readouterr().out.startswith(b'{"schema"')
    assert run([*pair, "-o", "x.svg"]) == 0, "an order that is always wanted is not an error"
    assert run(["compare", "no", "no"]) == 2
    assert "没有这个文件" in capsysbinary.readouterr().err.decode()
