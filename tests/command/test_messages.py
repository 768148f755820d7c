"""What the program says: every message in both languages, in one form, none missing and none unused."""

from __future__ import annotations

import ast
import pickle
import re
import string
from pathlib import Path

import pytest

import directive_diff
from directive_diff.cli.usage import usage_error
from directive_diff.errors import ReadError
from directive_diff.labels import Lang, lang_of_call
from directive_diff.messages import catalogue, line, message

ROOT = Path(directive_diff.__file__).parent
ROWS = [
    row.split("\t")
    for row in (ROOT / "data" / "messages.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_message_has_both_languages_with_the_same_fields(row: list[str]) -> None:
    """Both languages of a message have the same fields; the English has no Chinese but quoted words."""
    key, english, chinese = row

    assert re.fullmatch("[a-z0-9_]+", key)
    assert english
    assert fields(english) == fields(chinese)
    assert not re.search("[\u4e00-\u9fff]", re.sub("狠抓|抓好|做好|会议强调|会议指出|他要求", "", english)), (
        "English is English"
    )


def test_the_keys_of_messages_are_unique() -> None:
    """A key that occurred twice would lose its first words."""
    assert len(catalogue()) == len(ROWS)


def test_every_message_is_used_and_every_key_exists() -> None:
    """Each key is a literal of the program, and each literal that an error begins with is a key."""
    literals: set[str] = set()
    raised: set[str] = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            if isinstance(node, ast.Call):
                raised |= keys(node)

    assert set(catalogue()) <= literals
    assert raised <= set(catalogue())


def test_every_error_gives_the_fields_of_its_words() -> None:
    """A message with an unfilled field would itself raise an error."""
    calls = [
        node
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and keys(node)
    ]
    plain = [call for call in calls if all(word.arg for word in call.keywords)]  # no **fields, which cannot be read

    assert len(plain) > 50
    for call in plain:
        wanted = {name.partition(":")[0] for key in keys(call) for name in fields(catalogue()[key][0])}
        assert wanted <= {word.arg for word in call.keywords} | {"line"}, ast.unparse(call)


def test_a_line_names_the_file_what_is_wrong_and_the_remedy() -> None:
    """``FILE: what (remedy)``, with the signs of each language; ``-`` is standard input."""
    assert (
        line("file_missing", "a.txt", "check_name", {}, "en") == "a.txt: no such file (check the name and the folder)"
    )
    assert line("file_missing", "a.txt", "check_name", {}, "zh") == "a.txt：没有这个文件（请检查文件名和所在文件夹）"
    assert line("file_blank", "-", "", {}, "en") == "standard input: blank: only white space"
    assert line("file_blank", "-", "", {}, "zh") == "标准输入：内容只有空白"


def test_what_fills_a_message_cannot_steer_a_terminal_nor_break_the_line() -> None:
    """Control characters in names and words are written as escapes."""
    message = line("encoding_unknown", "a\x1b[2J\n.txt", "", {"encoding": "x\x07\n{said}"}, "en")

    assert message == r"a\x1b[2J\n.txt: unknown encoding: x\x07\n{said}"


def test_a_kind_of_file_is_named_in_the_language_of_the_message() -> None:
    """The kind fills a field of another message."""
    assert message("kind_refused", "zh", kind="kind_zip") == "zip 压缩包，不是文本"
    assert message("kind_refused", "en", kind="kind_zip") == "this is a zip archive, not a text"


def test_an_error_is_english_to_python_and_survives_pickling() -> None:
    """Message, remedy and string are English; an error from another process can still be told in Chinese."""
    error = pickle.loads(pickle.dumps(ReadError("file_too_long", "a.txt", remedy="cut_out", most=2000)))  # noqa: S301

    assert str(error) == "a.txt: more than 2,000 bytes, far longer than a readout (cut out the readout and save that)"
    assert str(error) == f"{error.message} ({error.remedy})"
    assert error.in_language("zh") == "a.txt：超过 2,000 字节，远长于一份通稿（请只保存其中的通稿）"


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["compare", "a", "b", "--lang", "zh"], Lang.ZH),
        (["compare", "--lang=zh", "a"], Lang.ZH),
        (["compare", "a", "--lang", "en"], Lang.EN),
        (["compare", "a", "--lang"], Lang.EN),
        (["compare", "a", "--lang", "fr"], Lang.EN),
        ([], Lang.EN),
    ],
)
def test_the_language_of_a_call_is_the_requested_one_or_the_locales(
    arguments: list[str], lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing or unknown value of ``--lang`` leaves the locale's."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    assert lang_of_call(arguments) is lang


@pytest.mark.parametrize(
    ("typer", "english", "chinese"),
    [
        ("No such option: --zzz", "no such option: --zzz", "没有选项 --zzz"),
        ("No such command 'x'.", "no such command: x", "没有命令 x"),
        ("Missing argument 'TARGET'.", "missing argument TARGET", "缺少参数 TARGET"),
        ("Option '--width' requires an argument.", "--width needs a value", "--width 需要一个值"),
        (
            "Invalid value for '--format' / '-f': 'x' is not one of 'json', 'svg'.",
            "--format: x is not one of json, svg",
            "--format：x 不在可选值 json, svg 之中",
        ),
        ("Something that Typer may say one day", "Something that Typer may say one day", None),
    ],
)
def test_a_wrong_call_is_reported_in_our_words(typer: str, english: str, chinese: str | None) -> None:
    """Typer's own messages are in English and differ in form; unknown ones are passed on."""
    error = usage_error(typer, "directive-diff compare")

    assert str(error) == f"{english} (see directive-diff compare --help)"
    assert error.in_language("zh") == f"{chinese or english}（见 directive-diff compare --help）"


def test_a_wrong_call_says_what_was_surely_meant(source: Path) -> None:
    """A text in the place of a command is to be compared, and the reasons that some call --explain are --why."""
    named = usage_error(f"No such command '{source}'.", "directive-diff")
    asked = usage_error("No such option: --explain (Possible options: --lang, --lexicon)", "directive-diff compare")

    assert f"did you mean compare {source}?" in str(named)
    assert "did you mean --why?" in str(asked)


def fields(words: str) -> list[str]:
    """Return the fields of a message with their form, sorted."""
    return sorted(f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(words) if name is not None)


def keys(call: ast.Call) -> set[str]:
    """Return the keys of messages that a call names, if it makes an error or a refusal, or says something."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in {"DirectiveDiffError", "UsageError", "refuse"} or re.fullmatch(
        "(Read|Parse|Write|Lexicon|Review|Gold)Error", name
    ):
        given = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "remedy")]
    elif name == "_say":
        given = [*call.args[2:3], *(word.value for word in call.keywords if word.arg == "remedy")]
    else:
        return set()
    return {node.value for node in given if isinstance(node, ast.Constant)}
