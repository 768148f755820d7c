"""Random readouts: words of the genre in any order, with whatever a web page or an attacker may add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from directive_diff import compare
from directive_diff.errors import DirectiveDiffError, ParseError
from directive_diff.findings.selection import Only, Selection
from directive_diff.grammar import parse
from directive_diff.labels import Lang
from directive_diff.model import Demand, Document, Side
from directive_diff.renderers import Rows, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff import Comparison, Readout

# fmt: off
WORDS = (
    "加强", "推进", "落实", "完善", "抓好", "水库", "堤防", "巡查", "就业", "岗位", "学校", "食堂", "安全", "春耕",
    "种子", "化肥", "供应", "责任", "企业", "贷款", "重点", "项目", "建设", "全省", "全市", "省委", "市委", "必须",
    "坚决", "严禁", "鼓励", "要", "不得", "一定", "取得了", "12个", "3.5%", "两万人", "“三保”", "“十四五”规划",
    "《防汛条例》", "、", "和", "以及", "等工作", "的", "把", "进一步", "各级各部门", "巡堤查险",
)
SIGNS = (
    "，", "，", "，", "。", "。", "；", "：", ",", ";", "！", "？", "\n", "\r\n", "。\n\u3000\u3000",
)
OPENINGS = (
    "会议强调，", "会议指出，", "会议要求：", "省委书记周明远强调，", "他说，", "會議強調，", "。强调全市要",
    "\n会议听取汇报。", "\n周明远主持会议。\n", "提出三点要求：一要", "会议还强调,",
)
NOISE = (
    "\x1b[31m", "\x07", "\x00", "\u202e", "\u200b", "\ufeff", "\x9b2J", "\u2028", "<script>alert(1)</script>",
    "[red]", "]]>", "--></style>", "&amp;", "|", "`", "**", "=1+1", "+86", "@SUM(A1)", "\t", "{{7*7}}", "{% x %}",
    "\\", "#1", "經(jīng)濟", "要點著力", "𠮷", "﹁", '"', "'", "“", "”", "（", "《", "é",
    "👩\u200d👩\u200d👧", "：//a.b", "\ue000", "\udc80", "\U000e0041",
)
HEADS = (
    "省委常委会召开会议 部署春耕备耕工作\n", "2月17日，市委召开常委会会议。\n",
    "2021年2月29日，省政府召开常务会议。", "本报讯（记者 何平）", "0000年1月2日，全省春耕工作会议召开。",
    "来源：某某日报 2021-03-01\n", "28日，市委召开会议。", "常州市委召开会议。",
    "昆山市委常委会（扩大）会议召开。\n", "### 会议通稿\n",
)
# fmt: on

CLAUSES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=7).map("".join)
_PARTS = st.one_of(CLAUSES, CLAUSES, CLAUSES, st.sampled_from(SIGNS), st.sampled_from(SIGNS), st.sampled_from(OPENINGS))
_ANY = st.one_of(_PARTS, _PARTS, _PARTS, st.sampled_from(NOISE), st.text(max_size=4))
CLEAN = st.lists(_PARTS, max_size=16).map("".join)
DIRTY = st.lists(_ANY, max_size=20).map("".join)
HEADED = st.tuples(st.lists(st.sampled_from(HEADS), max_size=4).map("".join), DIRTY).map("".join)
ANY = st.one_of(CLEAN, DIRTY, HEADED)

# Two readouts that share some of their clauses, each with at least one directive.
SHARED = st.lists(CLAUSES, min_size=1, max_size=4)


def _with(shared: Sequence[str], own: str, order: int) -> str:
    turned = [*shared[order:], *shared[:order]]
    return f"会议强调，{'，'.join(turned)}。{own}"


def _pairs(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, str]]:
    return st.builds(
        lambda shared, own, their, order: (_with(shared, own, 0), _with(shared, their, order)),
        SHARED, texts, texts, st.integers(0, 3),
    )  # fmt: skip


def document(text: str, name: str = "通稿.txt") -> Document:
    """Return ``text`` as a document."""
    return Document(name, text, "utf-8", "0" * 64)


def compared(pair: tuple[str, str]) -> Comparison:
    """Compare two texts, as whole texts if either contains no directive block."""
    documents = [document(text, name) for text, name in zip(pair, ("省.txt", "市.txt"), strict=True)]
    try:
        return compare(*documents)
    except ParseError:
        return compare(*documents, whole_text=True)


def parsed(text: str, *, whole_text: bool = False) -> Readout | None:
    """Return the parsed ``text``, or None if it contains no directive."""
    try:
        return parse(document(text), whole_text=whole_text)
    except ParseError:
        return None


TEXT_PAIRS = _pairs(CLEAN)
HARMFUL_PAIRS = _pairs(ANY)
COMPARISONS = TEXT_PAIRS.map(compared)
SELECTIONS = st.builds(
    Selection,
    only=st.frozensets(st.sampled_from(Only), max_size=3),
    demands=st.frozensets(st.sampled_from(Demand), max_size=2),
    block=st.one_of(st.none(), st.sampled_from(("S1", "T1", "t2", "S9", "会议", "水库"))),
    min_score=st.floats(0, 1),
)


def part(comparison: Comparison, selection: Selection) -> Comparison:
    """Return the selected part; a block that the comparison lacks is ignored."""
    try:
        return selection.of(comparison)
    except DirectiveDiffError:
        return selection._replace(block=None).of(comparison)


HARMFUL = st.builds(part, HARMFUL_PAIRS.map(compared), st.one_of(st.just(Selection()), SELECTIONS))
VIEWS = st.builds(
    View,
    width=st.integers(1, 240),
    ambiguous=st.sampled_from((1, 2)),
    lang=st.sampled_from(Lang),
    colour=st.booleans(),
    encoding=st.sampled_from(("utf-8", "gbk", "ascii")),
    order=st.sampled_from(Side),
    summary=st.booleans(),
    why=st.booleans(),
    findings=st.booleans(),
    rows=st.one_of(st.none(), st.sampled_from(Rows)),
    task_columns=st.booleans(),
    workbook=st.just(value=False),
)
