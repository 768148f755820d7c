"""Which clauses demand something for sure: a report in the words of a demand is none.

医护工作者坚守一线、敬业奉献 looks like a demand by its verb and is praise where it stands, in a sentence behind 指出
in which nothing asks for anything. So a clause counts only where its block asks (强调, 要求) or its sentence has a
word that asks (要, 必须, 不准), and where it is not told as done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Demand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_diff.model import Block, Clause, Directive, Readout

_DEMANDS = frozenset({Demand.PROHIBITS, Demand.REQUIRES, Demand.ENCOURAGES})
_ASKING = frozenset({"强调", "要求", "决定", "确定", "号召", "希望", "部署"})
_KINDS = frozenset({"obligation", "prohibition"})
_LEAST = 3  # the rung from which on a word of obligation asks
_PLEDGES = frozenset({"一定", "需", "需要", "应"})  # said of what will be (一定能够夺取), or part of other words
_DEEDS = frozenset({"遏制", "防止", "避免"})  # done as well as asked for: 坚决遏制腐败蔓延势头
# When, where, how or of whom, but not what: 在深入调研的基础上, 以对人民高度负责的态度, 按照规划方案, 对整改不力的; or
# what is so (社会主要矛盾已经转化为), what was held or is felt, and a call that opens what it calls for (反馈要求).
_CIRCUMSTANCE = re.compile(
    "^(?:越(?!是要)|只要|以(?:避免|防止|免|便)|靠|关键(?:在|是)"
    "|.{0,3}在.*(?:时|期|基础上|前提下|情况下|条件下|背景下|形势下|过程中|领导下|指导下|框架下|同时)$"
    "|(?:要)?以.*(?:态度|精神|勇气|魄力|作风|姿态|劲头|举措|方法|方式)$"
    "|(?:要)?(?:严格|坚决|认真|紧紧)?(?:按照|根据|依据|围绕|针对|适应)"
    ".*(?:要求|原则|方案|部署|规定|精神|思路|标准|安排|变化|实际|情况|形势|特点|大局|中心)$"
    "|.*的$|.*已经|.{0,3}(?:要求|强调|指出)$|(?=.*(?:召开|举行)$).*[于在]|.*表示(?:坚决|衷心|完全)?(?:拥护|支持|祝贺|感谢))"
)


def demanding(readout: Readout) -> frozenset[str]:
    """Return the ids of the clauses of ``readout`` that demand something."""
    return frozenset(clause.id for block in readout.blocks for clause in _of_block(block))


def _of_block(block: Block) -> Iterator[Clause]:
    asks = block.marker is None or not block.marker.verb or block.marker.verb in _ASKING
    for directive in block.directives:
        if asks or _asks(directive):
            yield from (clause for clause in directive.clauses if _demands(clause))


def _demands(clause: Clause) -> bool:
    """Tell whether a clause demands by itself; one that only says when, where or how does not."""
    return clause.demand in _DEMANDS and not _CIRCUMSTANCE.match(clause.folded.text)


def _asks(directive: Directive) -> bool:
    """Tell whether a word of a sentence asks for something."""
    words = _words()
    return any(clause.demand is Demand.PROHIBITS or any(words.find(clause.folded.text)) for clause in directive.clauses)


@lexicon.derived
def _words() -> Terms:
    """Return the words that ask."""
    rows = (row for row in lexicon.table("degree") if row[1] in _KINDS and int(row[2]) >= _LEAST)
    return Terms.of((row[0],) for row in rows if row[0] not in _PLEDGES | _DEEDS)
