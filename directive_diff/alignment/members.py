"""Lists that are the same but for a member."""

from __future__ import annotations

from directive_diff.text import common_prefix, common_suffix

_LIST = "、"


def leaves_out_a_member(source: str, target: str) -> bool:
    """Return whether a list of one clause has a member that the list of the other lacks, and all else is the same.

    >>> leaves_out_a_member("要做到思想到位、责任到位、措施到位", "要做到责任到位、措施到位")
    True
    """
    long, short = sorted((source, target), key=len, reverse=True)
    gap = len(long) - len(short)
    if not gap or _LIST not in short:
        return False
    start = common_prefix(long, short)
    end = common_suffix(long[start:], short[start:])
    return start + end == len(short) and _LIST in long[max(0, start - 1) : start + gap + 1]
