"""The title of a text: which lines at its head are the title, not a breadcrumb, a byline or an attendance list.

A title may span several lines (…会议时强调 | 以过硬作风抓好…; …党组会 | 暨专题读书班召开).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.bylines import is_byline
from directive_diff.grammar.blocks.frames import is_headline
from directive_diff.grammar.blocks.furniture import is_furniture
from directive_diff.grammar.blocks.persons import is_name
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import has_any, is_han
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_diff.grammar.sentences import Sentence

_WORDS = 200  # characters of a line that are examined
_SHORTEST_TITLE = 4  # Han characters of a title
_LONGEST_TITLE = 60  # characters of a title that contains a comma
_ROOM = 10  # characters of the name of a site or channel besides the word that identifies it
_NOTE = 24  # characters of a line that says who presided or attended
_PREFIX = r"[#\s]*(?:(?:原标题|原题|标题)[：\s]*)?"
_PAGE = (
    r"第.{1,4}版|来源|时间|发布|.{0,12}?\d{4}(?:-|年|/|\.)\d{1,2}(?:-|月|/|\.)\d{1,2}|【[^】]*】$"
    r"|.{1,20}[〔\[(（]\d{4}[〕\])）]第?\d{1,4}号"
)
_PAGE_SIGNS = frozenset("第源间布【")  # a line of the page has one of these, or a digit
_PATH = r"[^>»›→]{0,40}[>»›→]|[^/|]{0,4}(?:首页|主页) ?[/|·:：—–-]|(?:[^/|]{1,12} [/|] ){1,6}[^/|]{1,12}$"
_PATH_SIGNS = (">", "»", "›", "→", "首页", "主页", " / ", " | ")  # a path has one of these
_LEDE = r"(?:\d{4}年)?\d{1,2}月|\d{1,2}日|[今昨][天日]|{lede}"
_PRESIDED = "[^，。：]{2,12}?{attended}(?:{attended}|并|了|会议|大会|活动|致辞|作?部署|作?动员){0,4}"
_WRITER = (
    r"[□○◎■●]? *(?:本报|本网|见习|全媒体|[\u3400-\u9fff]{1,6}(?=..：))*(?:记者|编辑|通讯员|作者)[ ：]*"
    r"([\u3400-\u9fff]{2,4})(?:[ 、].{0,20})?$"
)


_BEFORE_SITE = frozenset("_|—–-|·")  # between a title and the name of the site


class _Line(NamedTuple):
    start: int
    end: int
    words: str


class Title(NamedTuple):
    """The title in folded text: a span for each of its lines, and its words in one line."""

    lines: tuple[tuple[int, int], ...]
    words: str


def find_title(text: str, head: Sequence[Sentence]) -> Title | None:
    """Return the first title above the text, preferring one that mentions a meeting."""
    groups = _join_titles(_lines(text, head))
    groups = [group for group in groups if not _is_note(group)] or groups
    groups = [group for group in groups if not _names_site(group, groups)] or groups
    surest = next((group for group in groups if any(_is_of_meeting(line.words) for line in group)), None)
    lines = surest or (groups[0] if groups else None)
    if lines is None:
        return None
    return Title(tuple((line.start, line.end) for line in lines), "".join(line.words for line in lines))


def _lines(text: str, head: Sequence[Sentence]) -> Iterator[_Line]:
    """Yield the lines above the text that may be its title."""
    for i, sentence in enumerate(head):
        rest = sentence.after(_end_of_prefix(text, sentence))
        if _is_of_page(text, rest):
            continue
        if not is_headline(sentence) and (i or not is_sentence_title(text, sentence)):
            return
        words = text[rest.start : rest.end]
        han = sum(map(is_han, words[:_WORDS]))
        if han >= _SHORTEST_TITLE and (not words.endswith("：") or _is_half(words)):
            yield _Line(rest.start, rest.end, words)


def _end_of_prefix(text: str, sentence: Sentence) -> int:
    """Return where the title begins in a line: behind # of Markdown, or 原标题：."""
    words = text[sentence.start : sentence.end]
    if not words.startswith(("#", "原", "标题")) and not words[:1].isspace():
        return sentence.start
    prefix = re.match(_PREFIX, words)
    return sentence.start + (prefix.end() if prefix else 0)


def _is_of_page(text: str, sentence: Sentence) -> bool:
    """Return whether a line is a path through the site, a byline, a date or an issue number."""
    words = text[sentence.start : min(sentence.end, sentence.start + _WORDS)]
    if not words:  # 原标题： on a line of its own
        return True
    if sentence.stopped or not sentence.alone:
        return False
    writer = re.match(_WRITER, words) if has_any(words, ("者", "通讯员", "编辑")) else None  # slow to compile
    if (writer and is_name(writer[1])) or _is_line_of_page(words) or is_byline(text, sentence):
        return True
    return is_channel(words) or _is_named_as_page(words) or is_furniture(text, sentence)


def is_channel(words: str) -> bool:
    """Return whether a line is a path through the site or the name of a channel: 首页 > 政务公开, 通知公告."""
    if words in _names("whole"):
        return True
    return has_any(words, _PATH_SIGNS) and re.match(_PATH, words) is not None


def _is_line_of_page(words: str) -> bool:
    """Return whether a line is a number of page or issue, or a date."""
    return any(char.isdecimal() or char in _PAGE_SIGNS for char in words) and re.match(_PAGE, words) is not None


def _is_named_as_page(words: str) -> bool:
    """Return whether a short line is the name of a site, a channel or a part of a page: 云溪网石桥频道, 正文预览."""
    opens, ends = _names("opens"), _names("ends")
    if not words.startswith(opens) and not words.endswith(ends):
        return False
    named = [word for word in opens if words.startswith(word)] + [word for word in ends if words.endswith(word)]
    return len(words) <= max(map(len, named)) + _ROOM


@lexicon.derived
def _names(where: str) -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon.table("pagenames") if row[1:2] == (where,))


def is_sentence_title(text: str, sentence: Sentence) -> bool:
    """Return whether the first line of a text, with a comma in it, is its title: 全县会议召开，林若水作动员."""
    words = text[sentence.start : sentence.end]
    if sentence.stopped or not sentence.alone or len(words) > _LONGEST_TITLE or lexicon.pattern(_LEDE).match(words):
        return False
    return _is_of_meeting(words) or text[sentence.end :].lstrip(" ")[:2].isspace()


def is_title_above(text: str, sentence: Sentence, following: Sentence | None) -> bool:
    """Return whether the first line of a text is a title; a marker in it opens no block (林若水调研，要求压实责任)."""
    if following is None or not is_sentence_title(text, sentence):
        return False
    start, end, _ = sentence.clauses[0]
    if text[start:end].endswith(lexicon.cues("half")):
        return False
    apart = "\n" in text[sentence.end : following.start].lstrip(" \r").removeprefix("\n")
    return apart or lexicon.pattern(_LEDE).match(text, following.start) is not None


def _join_titles(lines: Iterable[_Line]) -> list[list[_Line]]:
    """Return the lines grouped by title: 强调 at an end and 暨 at a start continue a title."""
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and (_is_half(groups[-1][-1].words) or line.words.startswith(lexicon.cues("second"))):
            groups[-1].append(line)
        elif not line.words.startswith("暨"):
            groups.append([line])
    return groups


def _is_half(words: str) -> bool:
    """Return whether a line is the first half of a title: 林若水调研时强调, 林若水在会上强调：."""
    return words.rstrip("：").endswith(lexicon.cues("half"))


def is_kicker(text: str, sentence: Sentence, following: Sentence | None) -> bool:
    """Return whether a line that ends in a colon is the first half of a title: 林若水在全会上强调： above 以过硬作风….

    It says where somebody spoke; 会议强调： opens a block.
    """
    told = tuple(f"{where}{verb}：" for where in "时上" for verb in lexicon.cues("half"))
    if following is None or not text.endswith(told, sentence.start, sentence.end) or not is_headline(following):
        return False
    return "：" not in text[following.start : following.end]


def _names_site(group: Sequence[_Line], groups: Sequence[Sequence[_Line]]) -> bool:
    """Return whether a title of the page repeats another one before the name of the site: 全县会议召开_石桥网."""
    words = group[0].words
    shorter = (other[0].words for other in groups if len(other[0].words) < len(words))
    return any(words.startswith(short) and words[len(short) :].lstrip()[:1] in _BEFORE_SITE for short in shorter)


def _is_note(group: Sequence[_Line]) -> bool:
    """Return whether a line only says who presided, attended or speaks."""
    if len(group) == 1 and is_line_of_speaker(group[0].words):
        return True
    return (
        len(group) == 1
        and len(group[0].words) <= _NOTE
        and not group[0].words.endswith("的讲话")
        and any(word in group[0].words for word in lexicon.cues("attended"))
        and lexicon.pattern(_PRESIDED).fullmatch(group[0].words) is not None
    )


def is_line_of_speaker(words: str) -> bool:
    """Return whether a line only names who speaks: 市长 周明, 中共石桥县委书记 林 若 水."""
    titles, *name = words.split()
    if not name or len(words) > _NOTE:
        return False
    return is_name("".join(name)) and titles.endswith(vocabulary().titles)


def _is_of_meeting(words: str) -> bool:
    return has_any(words, lexicon.cues("of-meeting"))
