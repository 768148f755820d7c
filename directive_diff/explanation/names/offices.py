"""The names of offices: whether two are of the same office, perhaps of another level or in short.

省水利厅 and 市水利局, 人社局 and 市人力资源和社会保障局 are the same office of two levels.
"""

from __future__ import annotations

from directive_diff import lexicon

REGIONS = frozenset("省市县区州盟旗镇乡")
"""The characters that name a region by its level."""

CENTRAL = ("国务院", "中央", "全国", "国家", "最高")
"""The words with which the names of central bodies begin."""

_LEVELS, _KINDS = "".join(("全各级村本我", *REGIONS)), "局厅委部处科股办署"
_UNITS = ("总队", "支队", "大队")  # of a force, by level
_COMMITTEE = "员会"  # 发展和改革委员会
_SHORTEST = 2  # characters of the name of an office without level and kind


def is_same_office(one: str, other: str) -> bool:
    """Return whether two names are of the same office, apart from its level and kind."""
    one, other = (_without_centre(name) for name in (one, other))
    if one.lstrip(_LEVELS) == other.lstrip(_LEVELS) != "":  # 市长 and 县长
        return True
    short, long = sorted((core_of_office(one), core_of_office(other)), key=len)
    if short == long:
        return short != ""
    chars = iter(long)
    return len(short) >= _SHORTEST and short[0] == long[0] and all(char in chars for char in short)


def _without_centre(name: str) -> str:
    """Return a name without the word by which it is that of a central body: 发展改革委 of 国家发展改革委."""
    word = next((word for word in CENTRAL if name.startswith(word)), "")
    return name[len(word) :] or name


def core_of_office(name: str) -> str:
    """Return the name of an office without its level and kind, 民宗 of 省民宗委; empty if it is no office."""
    name = name.removesuffix(_COMMITTEE)
    unit = next((unit for unit in _UNITS if name.endswith(unit)), "")
    core = name.removesuffix(unit) if unit else name.rstrip(_KINDS)
    return core.lstrip(_LEVELS).replace("和", "") if core != name else ""


def is_in_office_name(text: str, at: int) -> bool:
    """Return whether the 和 at ``at`` is part of the name of an office: 住房和城乡建设局."""
    return any(text.startswith(name, at - name.index("和")) for name in lexicon.cues("office-and"))
