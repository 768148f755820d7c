"""What does not belong to the text: another language, lines of the web page (Copyright © …), links to other texts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.persons import is_name
from directive_diff.text import has_any, is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.sentences import Sentence

_SIGNS = 8  # characters that may precede the first words of a Chinese sentence: numbers, quotes
_READ = 400  # characters by which the language of a sentence is detected
_LONGEST_LINE = 160  # characters of a line of the page
_LONGEST_OPENING = 40  # characters of its first sentence, if it has several
_MARKS = " 【[〖「（(▍▎◆◇●○■□▶►>》※★☆-—=*#|·"  # may precede a heading of the page
_LABELLED = "：】]〗」）)>》|/#▼↓"  # one of these follows a heading of the page, unless the line ends
_DATELINE = r"(?=.{0,16}?{press}).{0,24}?{dispatch}(?: ?（.{0,40}?）[： ]*|[： ]+|(?=\d))"
_DATED = 40  # characters at the start of a sentence in which a dateline names its source and kind
_WRITTEN_BY = 14  # characters at the start of a sentence that may name its reporters
_PROSE = 3  # letters of another script per Han character in a sentence of that language


def is_furniture(text: str, sentence: Sentence) -> bool:
    """Return whether ``sentence`` is not Chinese (On May 6, …), or a line of the page (Copyright © …)."""
    start, end = sentence.start, sentence.end
    if not _opens_in_chinese(text[start : min(end, start + _SIGNS + 3)]) and _is_foreign(
        text[start : min(end, start + _READ)]
    ):
        return True
    words = text[start : min(end, start + _LONGEST_LINE)]
    if has_any(words, _rights()):
        return True
    if not sentence.first or end - start > (_LONGEST_LINE if sentence.last else _LONGEST_OPENING):
        return False
    return has_any(words, _page())


def without_dateline(text: str, sentence: Sentence) -> Sentence:
    """Return the sentence without a dateline such as 某某日报讯（记者某某）, 记者 林若水."""
    if sentence.first and sentence.clauses and "记者" in text[sentence.start : sentence.start + _WRITTEN_BY]:
        behind = sentence.after(_end_of_writers(text, sentence))
        if behind.start > sentence.start and behind.clauses:
            return behind
    dateline = _dateline(text, sentence) if sentence.first else None
    if dateline is None or dateline.end() == sentence.end or any(sign in dateline.group() for sign in "，。；"):
        return sentence
    rest = sentence.after(dateline.end())
    return rest if rest.clauses else sentence


def _dateline(text: str, sentence: Sentence) -> re.Match[str] | None:
    """Return the dateline with which a sentence opens; its pattern is slow to compile, and few texts need it."""
    opening = text[sentence.start : min(sentence.end, sentence.start + _DATED)]
    if not has_any(opening, lexicon.cues("dispatch")) or not has_any(opening, lexicon.cues("press")):
        return None
    return lexicon.pattern(_DATELINE).match(text, sentence.start, sentence.end)


def _end_of_writers(text: str, sentence: Sentence) -> int:
    """Return where the names of reporters end, with which a sentence opens: 石桥日报记者 林若水 周明 | 会议强调."""
    start = end = text.index("记者", sentence.start) + len("记者")
    if has_any(text[sentence.start : start], "，：（"):
        return sentence.start
    for word in text[start : sentence.clauses[0].end].split(" "):
        name = word if is_name(word) else _name_before_meeting(word)
        if word and not name:
            break
        end += len(name) + (name == word)
    return end if text[start:end].strip(" ") and end < sentence.clauses[0].end else sentence.start


def _name_before_meeting(words: str) -> str:
    """Return the name with which ``words`` open, if the meeting that speaks follows: 周明 | 会议强调."""
    meeting = lexicon.cues("meeting")
    return next((words[:n] for n in (3, 2, 4) if words.startswith(meeting, n) and is_name(words[:n])), "")


def without_related(text: str, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the ``sentences`` above a heading of links to other texts (相关阅读：), if the text has begun by then."""
    begun = False
    for i, sentence in enumerate(sentences):
        if begun and sentence.first and _heads_links(text, sentence):
            return sentences[:i]
        begun = begun or sentence.stopped
    return sentences


def _heads_links(text: str, sentence: Sentence) -> bool:
    """Return whether a paragraph opens with such a heading: 【往期回顾】, 上一篇：…, but not 推荐阅读经典."""
    line = text[sentence.start : min(sentence.end, sentence.start + _LONGEST_OPENING)].lstrip(_MARKS)
    if not line.startswith(_related()):
        return False
    behind = line[max(len(said) for said in _related() if line.startswith(said)) :]
    return not behind or behind[0] in _LABELLED or (behind[0] == " " and not sentence.stopped)


def _opens_in_chinese(words: str) -> bool:
    """Return whether ``words`` hold three Han characters in a row, with no letter and no kana before them."""
    run = 0
    for char in words:
        if "\u3400" <= char <= "\u9fff":
            run += 1
            if run == 3:  # noqa: PLR2004 - as said above
                return True
        elif "\u3041" <= char <= "\u30fa" or (char.isascii() and char.isalpha()):
            return False
        else:
            run = 0
    return False


def _is_foreign(words: str) -> bool:
    """Return whether ``words`` have no Han characters, or only a few in a sentence of another language."""
    han = sum(map(is_han, words))
    if not han:
        return True
    other = sum(map(str.isalpha, words)) - han
    kana = sum("\u3041" <= char <= "\u30fa" for char in words) if other * 2 > han else 0
    return kana * 2 > han or (other > _PROSE * han and _prose().search(words) is not None)


@cache
def _prose() -> re.Pattern[str]:
    """Match four words in a row, more than a name has."""
    return re.compile("(?:[^\\W\\d_]{1,20}[ -]){3}[^\\W\\d_]")


@lexicon.derived
def _page() -> tuple[str, ...]:
    return _chrome("page")


@lexicon.derived
def _rights() -> tuple[str, ...]:
    return _chrome("rights")


@lexicon.derived
def _related() -> tuple[str, ...]:
    return _chrome("related")


def _chrome(kind: str) -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon.table("chrome") if row[1:2] == (kind,))
