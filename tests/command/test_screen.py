"""What the terminal can do, and what its user asked for."""

from __future__ import annotations

import pytest

from directive_diff.labels import Lang, lang_of_locale
from directive_diff.sanitise import flowing, sanitised
from directive_diff.screen import Color, colour_wanted, is_terminal, progress, terminal_width


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "wanted"),
    [
        (Color.AUTO, {}, True, True),
        (Color.AUTO, {}, False, False),
        (Color.AUTO, {"NO_COLOR": "1"}, True, False),
        (Color.AUTO, {"NO_COLOR": ""}, True, True),
        (Color.AUTO, {"FORCE_COLOR": "1"}, False, True),
        (Color.AUTO, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        (Color.AUTO, {"CLICOLOR_FORCE": "1"}, False, True),
        (Color.AUTO, {"CLICOLOR_FORCE": "0"}, False, False),
        (Color.AUTO, {"CLICOLOR": "0"}, True, False),
        (Color.AUTO, {"TERM": "dumb"}, True, False),
        (Color.ALWAYS, {"NO_COLOR": "1"}, False, True),
        (Color.NEVER, {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_follows_the_user_first(
    choice: Color,
    environment: dict[str, str],
    terminal: bool,  # noqa: FBT001 - a row's cell
    wanted: bool,  # noqa: FBT001 - a row's cell
) -> None:
    """For colour, the command line precedes NO_COLOR, then FORCE_COLOR and CLICOLOR, and last the terminal."""
    assert colour_wanted(choice, environment, terminal=terminal) is wanted


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, Lang.ZH),
        ({"LANG": "en_GB.UTF-8"}, Lang.EN),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, Lang.EN),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW"}, Lang.ZH),
        ({}, Lang.EN),
    ],
)
def test_labels_are_in_the_language_of_the_locale(
    environment: dict[str, str], lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Labels are Chinese if the locale is, else English; LC_ALL precedes LC_MESSAGES, which precedes LANG."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert lang_of_locale() is lang


@pytest.mark.parametrize(("columns", "width"), [("120", 120), ("0", 80), ("x", 80), ("5", 20)])
def test_the_width_is_that_of_the_terminal(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS takes precedence, values that are not a width are ignored, and the least width is 20."""
    monkeypatch.setenv("COLUMNS", columns)

    assert terminal_width() == width


def test_a_missing_stream_is_not_a_terminal() -> None:
    """A missing stream is not queried."""
    assert not is_terminal(None)


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800"])
def test_nothing_steers_the_terminal(char: str) -> None:
    """Each control character is replaced; everything else stays."""
    assert sanitised(f"防{char}止") == "防\ufffd止"


def test_long_work_says_what_it_does_on_a_terminal_only(capsys: pytest.CaptureFixture[str]) -> None:
    """Elsewhere than on a terminal, long work prints nothing."""
    with progress(10_000_000, {"align": "aligning"}.__getitem__) as stage:
        stage("align")

    assert capsys.readouterr() == ("", "")


def test_line_breaks_become_spaces() -> None:
    """A sentence that spans lines is shown on one."""
    assert sanitised("防止\r\n盲目\t") == "防止  盲目 "


def test_a_line_break_in_a_chinese_sentence_leaves_no_gap() -> None:
    """In what is only read, no space takes the place of a line break between Chinese characters."""
    assert flowing("高质量发\n　　展") == "高质量发展"
    assert flowing("建成5\n家") == "建成5家"
    assert flowing("directive\ndiff") == "directive diff"
    assert flowing("第一段。\n\n第二段。") == "第一段。  第二段。"
