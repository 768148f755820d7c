"""Who wrote a report, and other remarks of the page: 来源：…, 记者 张三, （县委办 邓一舟）, （掌声）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import opens_with_demand
from directive_diff.grammar.blocks.persons import is_name, may_be_name
from directive_diff.grammar.vocabulary import vocabulary
from directive_diff.text import has_any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from directive_diff.grammar.sentences import Sentence

_BYLINE = 200  # characters of the longest line that is searched for a link
_ASIDE = 30  # characters of a sentence in brackets that names a writer or quotes the page: （县委办 邓一舟）
_NAMES = 9  # characters of the names of two reporters
_BY_PICTURE = ("图", "摄")  # 文/图
_WRITERS = 8  # words of a longer line of reporters
_BRACKETS = {"（": "）", "【": "】", "[": "]"}
_LINKS = ("http：//", "https：//", "www.", "]（")  # folded


def is_byline(text: str, sentence: Sentence) -> bool:
    """Return whether ``sentence`` belongs to the page: source, author, date of publication, or a link."""
    words = text[sentence.start : min(sentence.end, sentence.start + _BYLINE)]
    if words[0] in _BRACKETS and _names_writer(words[1:40].partition(_BRACKETS[words[0]])[0]):
        return True
    return words.startswith("#") or has_any(words, _LINKS) or _is_labelled(words.lstrip(" （【["))


def _names_writer(words: str) -> bool:
    """Return whether ``words`` in brackets say who wrote, or that the text ends: 记者 张三, 全文完; not 完善."""
    return words.endswith("完") or has_any(words, lexicon.cues("writer"))


def _is_labelled(words: str) -> bool:
    """Return whether ``words`` open with a label of the page and its value: 来源：…, 记者 张三."""
    labels = vocabulary().bylines
    if not words.startswith(labels):
        return False
    value = words[max(len(label) for label in labels if words.startswith(label)) :]
    if not value or value.lstrip().startswith(("：", "/", "|", "】")):
        return True
    return value[0] == " " and (len(value) <= _NAMES or _are_writers(value.split(), labels))


def _are_writers(words: Sequence[str], labels: Collection[str]) -> bool:
    """Return whether ``words`` are names of writers and what they are: 林若水 | 通讯员 | 周明远."""
    return len(words) <= _WRITERS and all(
        word in labels or may_be_name(word) or word.endswith(_BY_PICTURE) for word in words
    )


def is_signed(text: str, sentence: Sentence) -> bool:
    """Return whether ``sentence`` is a signature in brackets: （沈知远）, （县委办 邓一舟）, （据新华社）."""
    words = _bracketed(text, sentence)
    names = words.replace("、", " ").split()
    return bool(names) and (
        words.startswith("据")
        or words.endswith(lexicon.cues("signed"))
        or has_any(words, lexicon.cues("writer"))
        or is_name(names[-1])
        or all(map(may_be_name, names[1:] if len(names) > 1 else names))
    )


def is_remark(text: str, sentence: Sentence) -> bool:
    """Return whether ``sentence`` is a few words in brackets that are not a demand: （掌声）, （此件公开发布）."""
    words = _bracketed(text, sentence)
    return bool(words) and not opens_with_demand(words)


def _bracketed(text: str, sentence: Sentence) -> str:
    """Return the content of a sentence that is one pair of brackets; an empty string for any other sentence."""
    words = text[sentence.start : sentence.end]
    whole = len(words) <= _ASIDE and words.startswith("（") and words.find("）") == len(words) - 1
    return words[1:-1].strip() if whole and not has_any(words, "，：；。！？") else ""
