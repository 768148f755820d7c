"""The words are those of jieba, and getting them leaves no trace."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff import lexicon, words

SEEDS = sorted(Path(__file__).parents[2].glob("seeds/*.txt"))

# Han characters of Unicode's first plane and beyond, letters, digits, the signs that jieba joins to them, and
# white space; and stretches of prose, so that words of the dictionary meet.
CHARS = st.sampled_from(
    "的一不了在有人这上大来和我个中地为要说国\u4e00\u9fd5\u9fd6\u9fff﨑𠮷ab9Z0.%+-_&#∶，。“ \u3000\r\n"
)
PROSE = "".join(path.read_text("utf-8") for path in SEEDS)
STRETCHES = st.builds(
    lambda start, length: PROSE[start : start + length], st.integers(0, len(PROSE)), st.integers(0, 30)
)
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
TEXTS = st.lists(CHARS | HAN | STRETCHES | st.text(max_size=3), max_size=30).map("".join)


@pytest.fixture(scope="session")
def jieba(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - jieba has no types
    """Return jieba itself, reading its own dictionary, with its cache in a folder of the test."""
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - only under this filter

        jieba.setLogLevel("ERROR")
        jieba.dt.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
        jieba.initialize()
    return jieba


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_readout_is_cut_as_jieba_cuts_it(seed: Path, jieba: Any) -> None:  # noqa: ANN401
    """A whole readout gives the same tokens as jieba."""
    text = seed.read_text("utf-8")
    assert words.cut(text) == tuple(jieba.lcut(text))


@given(TEXTS)
def test_any_text_is_cut_as_jieba_cuts_it(jieba: Any, text: str) -> None:  # noqa: ANN401
    """Any combination of characters gives the same tokens as jieba."""
    assert words.cut(text) == tuple(jieba.lcut(text))


OWN = ("新质生产力", "全过程人民民主", "铁脚板", "一网通办", "会议强")
OWN_TEXTS = st.lists(CHARS | HAN | STRETCHES | st.sampled_from(OWN), max_size=30).map("".join)


@pytest.fixture(scope="session")
def own_jieba(jieba: Any) -> Any:  # noqa: ANN401 - jieba has no types
    """Return a tokenizer of jieba's own with words added to it and one removed."""
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = jieba.dt.tmp_dir
    tokenizer.initialize()
    for word in sorted(OWN):
        tokenizer.add_word(word)
    tokenizer.del_word("落实")
    return tokenizer


@given(OWN_TEXTS)
def test_words_that_a_user_adds_are_cut_as_jieba_cuts_them(own_jieba: Any, text: str) -> None:  # noqa: ANN401
    """With some words added and one removed, any text gives the same tokens as jieba."""
    own = lexicon.Lexicon(added={"words": tuple((word,) for word in OWN)}, removed={"words": frozenset({"落实"})})
    with lexicon.using(own):
        assert words.cut(text) == tuple(own_jieba.lcut(text))


def test_a_users_words_hold_for_their_lexicon_alone() -> None:
    """新质生产力 is one word with them, and two without, before and after."""
    own = lexicon.Lexicon(added={"words": (("新质生产力",),)})
    before = words.cut("发展新质生产力")
    with lexicon.using(own):
        assert words.cut("发展新质生产力") == ("发展", "新质生产力")
    assert words.cut("发展新质生产力") == before == ("发展", "新质", "生产力")


@given(TEXTS | st.text(st.characters()))
def test_the_words_rebuild_the_text(text: str) -> None:
    """No character is lost, not even half a surrogate pair, and no word is empty."""
    cut = words.cut(text)
    assert "".join(cut) == text
    assert all(cut)


def test_frequencies_are_those_of_jiebas_dictionary(jieba: Any) -> None:  # noqa: ANN401
    """Every word has jieba's frequency; a string that is only the beginning of a word has none."""
    assert jieba.dt.total == words.TOTAL
    assert {word: words.frequency(word) for word in jieba.dt.FREQ} == jieba.dt.FREQ


@pytest.mark.parametrize("word", ["", "新质生产力", "中华人民共和", "\ud800", "\0"])
def test_an_unknown_word_has_frequency_0(word: str) -> None:
    """Every lookup of a frequency returns a number, 0 for an unknown word."""
    assert words.frequency(word) == 0


def test_the_version_is_that_of_the_jieba_installed(jieba: Any) -> None:  # noqa: ANN401
    """The version of jieba that a comparison reports is the one installed."""
    assert jieba.__version__ == words.JIEBA_VERSION


def test_a_cut_loads_little_and_writes_nothing(tmp_path: Path) -> None:
    """Neither jieba nor anything heavy is imported, nothing is printed, and the temporary folder stays empty."""
    code = """
import sys
from directive_diff import lexicon, words
assert words.cut("会议强调，要落实。") == ("会议", "强调", "，", "要", "落实", "。")
print(*sorted({"jieba", "pkg_resources", "numpy", "pydantic", "dataclasses", "tempfile", "logging"} & set(sys.modules)))
"""
    folders = {name: str(tmp_path) for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME")}
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    run = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", code],
        env={**unmeasured, **folders},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "\n", "")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("下降百分之三十一", "百分之三十一"),
        ("投资一点七八万亿元", "一点七八万亿元"),
        ("约1.78万亿元", "1.78万亿元"),
        ("吸取“8·12”事故教训", "8·12"),
        ("复垦18,436亩", "18,436"),
        ("增加两千三百零六户", "两千三百零六"),
        ("超过百分之五", "百分之五"),
    ],
)
def test_a_number_is_whole_on_request(text: str, number: str) -> None:
    """On request, 三十一 is one word instead of 三十 and 一."""
    tokens = words.cut_whole(text)

    assert number in tokens
    assert "".join(tokens) == text


@pytest.mark.parametrize("text", ["", "统一一个标准", "做好工作", "唯一", "要千方百计稳就业"])
def test_a_number_takes_nothing_before_it(text: str) -> None:
    """The 一 of 统一 is not a number, and text without numbers is cut as usual."""
    assert words.cut_whole(text) == words.cut(text)
