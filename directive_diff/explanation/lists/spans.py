"""The parts of a clause that may be lists: items separated by 、 和 与 及 或, or titles side by side.

和 binds more tightly than 、: 治理河道和水库、修复堤防 names two things, the first of which names two objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.lists.prepositions import is_preposition
from directive_diff.explanation.names.offices import is_in_office_name
from directive_diff.text import NUMERALS
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOSE = frozenset({"、", "以及", "《"})
_TIGHT = frozenset({"和", "与", "及", "或", "暨", "或者"})
_JOINING = frozenset({"和", "与"})
_BOUND = ("碳中", "当前")  # 碳中和, 当前和今后一个时期
# Words after which a list may begin, and words that end a list.
_BEFORE = frozenset(
    {
        "要",
        "把",
        "将",
        "对",
        "按",
        "按照",
        "围绕",
        "在",
        "从",
        "以",
        "为",
        "向",
        "由",
        "给",
        "让",
        "使",
        "进行",
        "开展",
        "作出",
        "提供",
        "各类",
        "各种",
        "，",
        "；",
        "：",
    }
)
_BEHIND = frozenset({"等", "要", "把", "将", "对", "按", "按照", "，", "；", "："})
_ABOUT = frozenset({"就", "通过", "针对"})  # a list begins behind them unless another member has them too
_ORDERS = frozenset("要是")  # 二要, 一是
_COUNTED = frozenset(f"{NUMERALS}两")
_COUNTING = frozenset(
    (
        *"大个项类种条家名位件处县市区省州地支道级层",
        *("方面", "部门", "环节", "领域", "行业", "产业", "系统", "单位", "企业", "地区", "城市", "国家", "流域"),
        *("省市", "省区", "省份", "地市", "市县", "县市", "县区", "市区", "区县", "乡镇", "街道", "社区"),
    )
)
_OPENS, _CLOSES = frozenset("“《(（"), frozenset("”》)）")
_LONGEST_MEMBER = 12  # characters of a member


class ListSpan(NamedTuple):
    """The items of a list in a folded clause, each ``[start, end)``; a single item if nothing is listed.

    ``closed`` says that 等 ends the list; ``head`` is the word after it, which names their kind (口罩等企业).
    """

    items: tuple[tuple[int, int], ...]
    closed: bool = False
    head: str = ""


class _Item(NamedTuple):
    """The words between two signs, ``[first, last)`` of those of the clause; ``loose`` says that 、 precedes."""

    first: int
    last: int
    loose: bool


def find_list_spans(text: str, words: Sequence[str]) -> Iterator[ListSpan]:
    """Yield the list spans of a clause; those inside an item follow the span that contains it."""
    at = [0]
    for word in words:
        at.append(at[-1] + len(word))
    for chain, behind in _chains(words, text, at):
        closed = words[behind : behind + 1] == ("等",)
        head = words[behind + 1] if closed and behind + 1 < len(words) else ""
        for items in _nested(chain):
            whole = items[-1].last == chain[-1].last
            yield from _split_at_long_items(
                _locate_items(words, at, items), closed=closed and whole, head=head if whole else ""
            )


def _chains(words: Sequence[str], text: str, at: Sequence[int]) -> Iterator[tuple[list[_Item], int]]:
    """Yield the runs of items that signs join, each with the index of the word that ends it."""
    chain: list[_Item] = []
    begun, depth, loose, names_kind = 0, 0, False, False
    for i, word in enumerate(words):
        ends = not depth and (word in _BEHIND or (begun < i and (bool(chain) or loose) and _counts_members(words, i)))
        separates = not depth and _separates(words, i) and not _is_joining(words, i, text, at[i])
        depth = max(0, depth + (word in _OPENS) - (word in _CLOSES))
        if not (ends or separates):
            continue
        if begun < i and not (names_kind and word in _TIGHT):  # 重点场所 of 学校等重点场所和消防、燃气
            chain.append(_Item(begun, i, loose))
        names_kind = word == "等" and bool(chain)
        if ends:
            if chain:
                yield chain, i
            chain = []
        begun, loose = i + (word != "《"), word in _LOOSE or (loose and begun == i)
    if begun < len(words):
        chain.append(_Item(begun, len(words), loose))
    if chain:
        yield chain, len(words)


def _counts_members(words: Sequence[str], i: int) -> bool:
    """Return whether a word counts the members before it: 三大 of 蓝天、碧水、净土三大保卫战, 这两类; not 八项规定."""
    word = words[i].lstrip("这")
    if words[i + 1 : i + 2] == ("规定",):
        return False
    return word[:1] in _COUNTED and (word[1:] or "".join(words[i + 1 : i + 2])) in _COUNTING


def _separates(words: Sequence[str], i: int) -> bool:
    """Return whether a word separates two members; between titles side by side, the 《 of the second does."""
    word = words[i]
    return (word in _LOOSE and (word != "《" or (i > 0 and words[i - 1] == "》"))) or word in _TIGHT


def _is_joining(words: Sequence[str], i: int, text: str, at: int) -> bool:
    """Return whether 和 or 与 makes two things one act, is a preposition (始终与), or part of a word (碳中和)."""
    if words[i] not in _JOINING:
        return False
    if text.endswith(_BOUND, 0, at) or is_preposition(words, i) or is_in_office_name(text, at):
        return True
    behind = text.find("、", at)
    return any(text.find(word, at, behind if behind >= 0 else len(text)) >= 0 for word in lexicon.cues("joined"))


def _nested(chain: list[_Item]) -> Iterator[list[_Item]]:
    """Yield the outer list of a chain, then those inside its members: for A和B、C first A和B and C, then A and B."""
    last_loose = max((i for i, item in enumerate(chain) if item.loose and i), default=0)
    if all(item.loose for item in chain[1:last_loose]):  # no 和 before the last 、, so a later 和 joins the last member
        yield chain
        return
    groups: list[list[_Item]] = []
    for i, item in enumerate(chain):
        if item.loose or not i:
            groups.append([])
        groups[-1].append(item)
    yield [_Item(group[0].first, group[-1].last, group[0].loose) for group in groups]
    yield from (group for group in groups if len(group) > 1)


def _locate_items(words: Sequence[str], at: Sequence[int], items: Sequence[_Item]) -> list[tuple[int, int]]:
    """Return the ranges of the items, the first without its lead; 的 ends the lead if no other item has it."""
    first, *rest = items
    of = not any("的" in words[item.first : item.last] for item in rest) and bool(rest)
    opened = [
        i + 1
        for i in range(first.first, first.last)
        if words[i] in _BEFORE
        or (of and words[i] == "的" and words[i - 1] != "新")
        or (words[i] in _ABOUT and not any(words[i] in words[item.first : item.last] for item in rest))
        or (i == first.first and words[i][0] in _COUNTED and words[i][1:] in _ORDERS)
    ]
    begun = opened[-1] if opened and opened[-1] < first.last else first.first
    return [(at[begun], at[first.last]), *((at[item.first], at[item.last]) for item in rest)]


def _split_at_long_items(items: Sequence[tuple[int, int]], *, closed: bool, head: str) -> Iterator[ListSpan]:
    """Yield the lists of a chain: an item much longer than a member ends one list and starts the next."""
    begun = 0
    lengths = [end - start for start, end in items]
    for i in range(1, len(items) - 1):
        if lengths[i] > max(_LONGEST_MEMBER, 2 * max(lengths[:i] + lengths[i + 1 :])):
            yield ListSpan(tuple(items[begun : i + 1]))
            begun = i
    yield ListSpan(tuple(items[begun:]), closed, head)
