"""The patterns of figures, as they look in the shape of a text: the counted ones, and times and shares.

In a shape (`shape_of`), d is a digit, c a Chinese one, t 十, s 百 or 千, and m 万 or 亿.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from directive_diff.explanation.figures.times import DAYPART
from directive_diff.text import has_any

_DIGITS = r"(?:d{1,3}(?:[,，]d{3}){1,4}(?!d)|d{1,15})(?:\.d{1,9}(?!d))?"
_NUMBER = rf"{_DIGITS}(?:[tsm]{{1,4}}(?:{_DIGITS}[tsm]{{1,4}})?)?|[ctsm]{{1,12}}(?:点c{{1,8}}(?!t)[sm]{{0,3}})?"
_FEW = "(?:dd?(?!d)|[ct]{1,3})"
_YEAR = "(?:d{4}|c{4})"
COUNTED = (
    rf"(?P<ordinal>第)?(?P<number>{_NUMBER})(?P<odd>[多余]?)(?P<scale>m{{0,2}})"
    r"(?P<and_half>个半(?=月|小时|星期|季度|s分点))?"
)
TIMED = (
    rf"(?<![d.])(?P<year>{_YEAR})[-./](?P<month>dd?)[-./](?P<day>dd?)(?!d)[日号]?"
    rf"|(?<![d.])(?:(?P<y>{_YEAR})年)?(?P<m>{_FEW})月(?P<d>{_FEW}[日号])?(?P<part>底|初|末|中旬|上旬|下旬)?"
    r"|(?<![d.·])(?P<event>dd?[·•]dd?)(?![d·•])"  # 8·12, as accidents and holidays are named
    rf"|{DAYPART}?(?<![d.])(?P<hour>dd?|[ct]{{1,3}})"
    rf"(?:[:：](?P<min>dd)(?!d)|[点时](?:(?P<minute>{_FEW})分(?!之|钟)|(?P<half>半|整|c刻)|钟?(?=[前后起]))"
    r"|(?(daypart)[点时]钟?|(?<=d)时(?![段期间限代速效刻辰])))"
    r"|(?P<whole>d{1,6}|[ctsm]{1,6})分之(?P<share>d{1,9}(?:\.d{1,6})?|[ctsm]{1,8}(?:点c{1,6})?)|(?P<fifty>c半|过半数?(?![年天日月小个百路道])|半数)"
    r"|(?P<double>翻[番倍])"
    r"|(?<![d./])(?P<over>dd?)/(?P<under>dd?)(?![d./])"
    r"|(?<![d.])(?P<tenths>c|d(?:\.d)?)成(?P<more>半|c)?(?![员立为果效功本长就熟型分都年品套绩群片批色交语像形人事])"
    r"|(?P<deadline>(?:[今本明当]?[年月]|[今本明]年年|[本上下]?季度)[底末初](?:之?前)?|(?<![dctsm])(?<![几多])年内)"
    r"|(?P<relative>[上下]半年|[今明后来]年|[本下](?:月|周(?:[c日](?![次个家级期年回天季]))?)|(?<![dctsm])(?<![每几])(?:周|星期)[c日](?![次个家级期年回天]))"
    r"|(?<![上下前后大多小个年月时天c])(?P<a_half>半)(?=个?(?:年|天|日|月|小时|钟头|学期|百分点))"
)

# A date, an hour or a share has one of these words, or one of these signs behind a number; other figures are counted.
_OF_TIME = ("年底", "年末", "年初", "年内", "月底", "月末", "月初", "度底", "度末", "周c", "周日", "星期c", "星期日")
_OF_SHARES = ("半", "分之", "翻番", "翻倍")
_OF_DAYS = ("今年", "明年", "后年", "来年", "本月", "下月", "本周", "下周")
_BEHIND = frozenset("-./月·•:：点时成")


def may_be_timed(shape: str) -> bool:
    """Return whether a shape may hold a date, an hour or a share: the pattern of these is slow to compile."""
    if has_any(shape, (*_OF_TIME, *_OF_SHARES, *_OF_DAYS)):
        return True
    return any(sign in _BEHIND and number in "dctsm" for number, sign in pairwise(shape))


@cache
def name_pattern() -> re.Pattern[str]:
    """Return what matches the words before which a number is part of a name: an anniversary, a term, a session, a plan.

    A group holds what is quoted with the number: 2021—2025年 of 2021—2025年规划.
    """
    return re.compile(
        "(年代|年级|年制|周年|届|中全会)|(年)(?:规划|计划|行动|攻坚|来|如一日|义务)|()规划|(天两头)|(号线)|(号)文"
        "|(条)(?:底线|红线|主线|战线|路线|生命线|防线|路子|腿)|(道)(?:防线|关口|坎)|(元)(?:结构|体制|社会|论|对立|格局|化)"
    )
