"""The folded copy: one width, one script, no noise, and a correct map back to the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_diff.folding import fold

SIGNS = st.sampled_from("，,：:。“”\"'（(）)　 \u00a0\u200b\ufeff\x00\n\r經济會着著ａ１(ā)*⼀")
TEXTS = st.text(SIGNS | st.characters(), max_size=60)


@settings(deadline=None)
@given(TEXTS)
def test_the_map_leads_back(text: str) -> None:
    """Each folded character maps to its own place in the text, in order; plain Han characters are unchanged."""
    folded = fold(text)

    assert len(folded.text) == len(folded.offsets)
    assert all(a < b for a, b in zip(folded.offsets, folded.offsets[1:], strict=False))
    assert all(0 <= at < len(text) for at in folded.offsets)
    assert folded.span(0, len(folded.text)).end <= len(text)
    assert all(text[at] == char for char, at in zip(folded.text, folded.offsets, strict=True) if char in "要好人")


@settings(deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_part_of_a_folded_text_stands_where_the_whole_says(text: str, start: int, length: int) -> None:
    """Slicing keeps the map to the text."""
    folded = fold(text)
    part = folded.part(start, min(start + length, len(folded.text)))

    assert part.text == folded.text[start : start + length]
    if part.text:
        assert part.span(0, len(part.text)) == folded.span(start, start + len(part.text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("会议强调,要;要:要!要?(要)", "会议强调，要；要：要！要？（要）"),
        ("ＧＤＰ增长５％", "GDP增长5%"),
        ('"三农"工作和"六保"', "“三农”工作和“六保”"),
        ("「三農」『六保』", "“三农”‘六保’"),
        ("\u3000\u3000会议\u00a0强调", "  会议 强调"),
        ("會議強調", "会议强调"),
        ("著力抓好著名品牌，顯著提升", "着力抓好著名品牌，显著提升"),
        ("會議強(qiáng)調(diào)", "会议强调"),
        ("增长(a)要", "增长（a）要"),
        ("会\u200b议\ufeff强\x00调", "会议强调"),
        ("**会议强调**", "会议强调"),
        ("⼀是⼈⺠", "一是人⺠"),
        ("⼀是①㎡", "一是①㎡"),
        ("\uf900有此理，會議", "岂有此理，会议"),
        ("\uf900有此理", "岂有此理"),
    ],
)
def test_texts_that_say_the_same_fold_to_one(text: str, plain: str) -> None:
    """Width, script, quotes, spaces, pinyin in brackets and signs without width make no difference."""
    assert fold(text).text == plain


def test_straight_quotes_start_anew_in_each_line() -> None:
    """An unclosed quote does not flip the quotes of other lines."""
    assert fold('要"抓\n"三农"').text == "要“抓\n“三农”"


def test_noise_that_was_left_out_is_not_part_of_a_span() -> None:
    """A span ends with its last character, not with noise after it."""
    text = "強(qiáng)調(diào)，要"

    assert fold(text).span(0, 2).of(text) == "強(qiáng)調"


def test_a_plain_text_costs_no_map() -> None:
    """If nothing is left out, the map is a range."""
    assert fold("会议强调，要抓好落实。").offsets == range(11)


def test_every_space_within_a_line_is_one() -> None:
    """Spaces of any width become one kind; line breaks are unchanged."""
    spaces = [chr(code) for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs"] + ["\t", "\v", "\f"]

    assert {fold(f"要{space}抓").text for space in spaces} == {"要 抓"}
    assert all(fold(end).text == end for end in "\n\r\x1c\x1d\x1e\x85\u2028\u2029")


def test_ascii_becomes_half_width_and_punctuation_full_width() -> None:
    """Of ASCII, only the punctuation marks ,;:!?() become full-width."""
    for code in range(0x21, 0x7F):
        wide, narrow = chr(code + 0xFEE0), chr(code)
        if narrow in ",;:!?()":
            assert fold(narrow).text == fold(wide).text == wide
        elif narrow != '"':
            assert fold(narrow).text == fold(wide).text == narrow


def test_characters_without_width_are_left_out() -> None:
    """Control, zero-width and direction characters are dropped; every other character stays or is replaced by one."""
    for code in range(0xFFFF):
        char = chr(code)
        unseen = unicodedata.category(char) == "Cc" and char not in "\t\n\v\f\r\x1c\x1d\x1e\x85"
        unseen |= code in {0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF} or 0xFE00 <= code <= 0xFE0F
        unseen |= 0x200B <= code <= 0x200F or 0x202A <= code <= 0x202E
        unseen |= 0x2060 <= code <= 0x2064 or 0x2066 <= code <= 0x2069
        if unseen or unicodedata.category(char) in {"Cc", "Cf"}:
            assert (fold(f"要{char}抓").text == "要抓") is unseen, hex(code)
        assert len(fold(f"要{char}抓").text) == 3 - unseen, hex(code)


def test_half_a_surrogate_pair_is_replaced() -> None:
    """Half a surrogate pair becomes “?”, even next to traditional characters."""
    assert fold("會\udc80議").text == "会?议"
    assert list(fold("會\udc80議").offsets) == [0, 1, 2]
