"""Press releases of Hong Kong, and levels that only a speaker or a title before its colon states."""

from __future__ import annotations

import pytest
from parsed import heading

from directive_diff.model import Level

SAID = "會議強調，要抓好落實。"


@pytest.mark.parametrize(
    ("lede", "end", "day"),
    [
        ("保安局今日（三月五日）召開會議。", "完\n2026年3月5日（星期四）\n香港時間18時30分", "2026-03-05"),
        ("保安局今（五日）早召開會議。", "完\n\n2026年3月5日(星期四)\n香港時間 12時05分", "2026-03-05"),
        ("保安局今日召開會議。", "完／2026年3月5日（星期四）", "2026-03-05"),
        ("保安局昨日（十二月三十一日）召開會議。", "完\n2026年1月1日（星期四）", "2025-12-31"),
        ("保安局今日（四月三日）召開會議。", "完\n二○二六年四月三日（星期五）", "2026-04-03"),
        ("保安局召開會議。", "各部門要在2025年3月5日（星期三）前完成。", None),
    ],
)
def test_a_release_of_hong_kong_is_dated_by_its_end(lede: str, end: str, day: str | None) -> None:
    """Its last lines give the day, or the year of the day that the first sentence states."""
    assert heading(f"{lede}{SAID}\n{end}\n").date == day


@pytest.mark.parametrize(
    ("lede", "issuer"),
    [
        ("保安局今日（三月五日）聯同警務處召開會議。", "保安局"),
        ("教育局聯同社會福利署今日（三月五日）舉行會議。", "教育局"),
        ("渔农自然护理署（渔护署）今早（三月五日）召开会议。", "渔农自然护理署"),
        ("縣水利局今（5日）召開會議。", "县水利局"),
        ("發展局於三月五日召開會議。", "发展局"),
    ],
)
def test_an_issuer_ends_before_the_day_and_the_partner(lede: str, issuer: str) -> None:
    """今日（三月五日） and 聯同警務處 are no part of its name."""
    assert heading(f"{lede}{SAID}").issuer == issuer


@pytest.mark.parametrize(
    ("head", "level", "region"),
    [
        ("石門鎮：抓好護林\n“一棵樹也不能丟！”3月5日，有人在會上說。", Level.TOWNSHIP, None),
        ("“檢查站必須有人。”3月5日，石門鎮黨委書記丁一帆在全鎮護林工作會上說。", Level.TOWNSHIP, None),
        ("江苏：向春天出发\n“起步就是冲刺。”2月3日，有人在会上说。", Level.PROVINCE, "江苏"),
        ("“企業有需求，政府有回應。”縣長周明來到企業。", None, None),
    ],
)
def test_a_level_is_read_behind_a_quotation(head: str, level: Level | None, region: str | None) -> None:
    """The title before its colon states it, or who speaks at a meeting; a visit does not."""
    found = heading(f"{head}{SAID}")

    assert (found.level, found.region) == (level, region)
