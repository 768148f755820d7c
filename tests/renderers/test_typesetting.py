"""Chinese line breaking: no sign at the wrong end of a line, nothing lost, and no line too wide."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_diff.renderers.terminal.typesetting import CLOSING, OPENING, Styled, padded, width_of, wrap

prose = st.text("会议强调要防止盲目乐观情绪，。；：、“”《》（）…—1234.万亿条% abcXYZ\t", max_size=200)
widths = st.integers(min_value=2, max_value=120)
ambiguities = st.sampled_from([1, 2])


@given(prose, widths, ambiguities)
def test_the_lines_put_together_are_the_text(text: str, width: int, ambiguous: int) -> None:
    """At any width, no character is lost, repeated or moved."""
    lines = wrap([Styled(text, "")], width, ambiguous=ambiguous)

    assert "".join(part.text for line in lines for part in line) == text


@given(prose, widths, ambiguities)
def test_no_line_is_too_wide(text: str, width: int, ambiguous: int) -> None:
    """No line takes more cells than the width allows."""
    for line in wrap([Styled(text, "")], width, ambiguous=ambiguous):
        assert sum(width_of(part.text, ambiguous) for part in line) <= width


sentences = st.lists(
    st.sampled_from(["会议强调，", "要坚持“外防输入、内防扩散”，", "《意见》（草案）", "防止盲目乐观情绪；", "经济"]),
    max_size=20,
).map("".join)


@given(sentences, st.integers(min_value=16, max_value=120), ambiguities)
def test_no_sign_stands_at_the_wrong_end(text: str, width: int, ambiguous: int) -> None:
    """No line begins with a closing sign or ends with an opening one."""
    lines = ["".join(part.text for part in line) for line in wrap([Styled(text, "")], width, ambiguous=ambiguous)]

    assert not any(line[0] in CLOSING for line in lines[1:])
    assert not any(line[-1] in OPENING for line in lines[:-1])


@pytest.mark.parametrize("whole", ["1.4万亿", "20条", "2024年", "100%", "PM2.5"])
def test_what_belongs_together_stays_together(whole: str) -> None:
    """Numbers with their units and Latin words are on one line wherever they fit."""
    for before in range(20):
        lines = wrap([Styled("字" * before + whole + "字" * 5, "")], 12)
        assert any(whole in "".join(part.text for part in line) for line in lines)


@given(st.lists(st.tuples(prose, st.sampled_from(["a", "b"]))), widths)
def test_styles_stay_with_their_text(parts: list[tuple[str, str]], width: int) -> None:
    """Wrapping does not change the style of any character."""
    styled = [Styled(text, style) for text, style in parts]
    flat = [(char, part.style) for part in styled for char in part.text]

    assert [(char, part.style) for line in wrap(styled, width) for part in line for char in part.text] == flat


def test_ambiguous_signs_are_counted_as_the_terminal_draws_them() -> None:
    """“ ” — … take one cell or two; Han characters two, Latin letters one, a combining mark none."""
    assert (width_of("“—…”", 1), width_of("“—…”", 2)) == (4, 8)
    assert width_of("会a\u0301", 1) == 3


def test_a_line_is_filled_up_to_its_width() -> None:
    """The left column has the same width in every line, so that the right one is aligned."""
    line = padded((Styled("会议", ""),), 10, 1)

    assert width_of("".join(part.text for part in line), 1) == 10
    assert re.fullmatch("会议 +", "".join(part.text for part in line))
