"""Captions of photographs: 图为…, ▲1月22日，会议现场。（摄影：宁海）. The text goes on behind them.

What shows one is a word for pictures, a credit, or an arrow that points at the picture. A paragraph that demands
something is none, whatever it begins or ends with: ▲要抓好巡护, 要把问题解决在现场.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import demands
from directive_diff.grammar.blocks.speakers import find_actor
from directive_diff.grammar.demands.imperatives import is_imperative, skip_lead_in
from directive_diff.text import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.grammar.sentences import Sentence

_LONGEST = 160  # characters of the paragraph of a caption
_LONGEST_SCENE = 24  # characters of a caption that only names a place or meeting
_ARROWS = "▲△▼▽↑↓←→⬆⬇⇧⇩☝"
_CREDITED = 40  # characters at the end of a caption that may name the photographer
_SIGNS = frozenset("摄图供")  # one of these is in every credit
_ONES = f"{NUMERALS}①②③④⑤⑥⑦⑧⑨0-9"
# 图为…, 图1：…, 上图：…
_PICTURED = (
    f"图为|{{picture}}(?!，)|图[（(]?[{_ONES}]{{1,2}}[）)]?[：、 为]|{{picture-place}}(?:[{_ONES}]|为|：|，|是|$)"
)
# （柴玉 摄）, （图片由林场提供）, （摄影：柴玉）, 新华社记者 柴玉 摄. Behind 文 it signs the text: （柴玉 文/图）
_CREDIT = (
    "(?:（[^（）文]{0,24}?{credit-end}）|(?:（[^（）文]{0,12}?|^)图片?均?由[^（）]{1,20}提供）?"
    "|（{credit}[：/ ][^（）文]{1,24}）|(?:^|[。 ）])[^，。：（）文]{1,16}?摄|[。 ）]{credit}[：/][^，。文]{1,16})。?$"
)
_SCENE = "(?<![在到于往赴向入]){scene-end}。?$"
_POINTED = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|[^。]{0,40}?(?:（(?:左|右|中|前排|后排|前|后)[^（）]{0,6}）|正在)"


def find_captions(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return where the sentences of folded ``text`` begin that are captions, or credits of their own below one."""
    found: set[int] = set()
    for paragraph in _paragraphs(sentences):
        start, end = paragraph[0].start, paragraph[-1].end
        if end - start <= _LONGEST and _may_be_one(text, start, end) and _is_caption(text, paragraph):
            found.update(sentence.start for sentence in paragraph)
        else:
            found.update(s.start for s in paragraph if text.startswith("图为", s.start) and s.end - s.start <= _LONGEST)
    return frozenset(found)


def is_caption(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence alone is a caption: 会议现场, 图为…, 某某 摄."""
    if sentence.end - sentence.start > _LONGEST or not _may_be_one(text, sentence.start, sentence.end):
        return False
    return sentence.alone and _is_caption(text, [sentence])


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    paragraph: list[Sentence] = []
    for sentence in sentences:
        if sentence.first:
            paragraph = []
        paragraph.append(sentence)
        if sentence.last:
            yield paragraph


def _may_be_one(text: str, start: int, end: int) -> bool:
    """Return whether a paragraph has a sign that each caption has: few have, so that the rest need no patterns."""
    if text[start] in _ARROWS or text.startswith(("图", *lexicon.cues("picture picture-place")), start):
        return True
    closing = text[max(start, end - _CREDITED) : end]
    return not _SIGNS.isdisjoint(closing) or closing.rstrip("。").endswith(lexicon.cues("scene-end"))


def _is_caption(text: str, paragraph: Sequence[Sentence]) -> bool:
    start, end = paragraph[0].start, paragraph[-1].end
    arrow = text[start] in _ARROWS
    begin = paragraph[0].clauses[0].start if arrow else start
    while begin < end and (text[begin] in _ARROWS or text[begin] == " "):
        begin += 1
    if lexicon.pattern(_PICTURED).match(text, begin, end):
        return text.startswith("图为", begin) or not demands(text, paragraph[0].clauses[0])
    words = text[begin:end]
    if _asks_or_says(text, paragraph) or is_imperative(words[skip_lead_in(words) :]):
        return False
    closing = words[-_CREDITED:]
    if lexicon.pattern(_CREDIT).search(closing):
        return True
    short = len(words) <= _LONGEST_SCENE and len(paragraph[0].clauses) == 1 and not _names_somebody(words)
    if (arrow or (short and paragraph[0].alone)) and lexicon.pattern(_SCENE).search(closing):
        return True
    return arrow and (re.match(_POINTED, words) is not None or _names_somebody(words))


def _asks_or_says(text: str, paragraph: Sequence[Sentence]) -> bool:
    """Return whether a clause of the paragraph demands something, or leads to what somebody says."""
    clauses = [clause for sentence in paragraph for clause in sentence.clauses]
    said = any(clause.sign in ("，", "：") and text.endswith(lexicon.cues("says"), 0, clause.end) for clause in clauses)
    return said or any(demands(text, clause) for clause in clauses)


def _names_somebody(words: str) -> bool:
    actor = find_actor(words)
    return actor is not None and actor.sure
