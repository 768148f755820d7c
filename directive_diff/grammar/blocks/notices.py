"""Where a notice takes the word again, behind what a leader said: 现就有关事项通知如下, 特此通知, 报名电话：…."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.furniture import is_furniture
from directive_diff.grammar.documents.closings import is_closing, is_contact

if TYPE_CHECKING:
    from directive_diff.grammar.sentences import Sentence

# 老干部处现倡议如下, 现将有关事项通知如下; but not 现在把任务部署如下
_BELOW = "[^，现]{0,16}现(?!在|有|场|实|代|阶|行|金|状|象|任)[^，]{0,36}(?:如下|(?:如下|以下){announced})"
_ISSUED = "[特现]此{notified}|[^，要]{0,16}(?:向|对)[^，]{1,24}发出(?:如下|以下)?(?:倡议|号召|通知)"
_LABEL = "(?:★|●|■|◆|•|[0-9]{1,2}\\.)? ?{apply}(?:及[^，。：]{1,8})?(?:：|—)"


def is_notice(text: str, sentence: Sentence) -> bool:
    """Return whether a notice speaks for itself: it announces what follows, closes, or says where to apply."""
    if is_furniture(text, sentence):
        return False
    if is_closing(text, sentence) or is_contact(text, sentence):
        return True
    words = text[sentence.start : sentence.end]
    if ("：" in words or "—" in words) and lexicon.pattern(_LABEL).match(words):
        return True
    return any(_announces(text[clause.start : clause.end]) for clause in sentence.clauses)


def _announces(words: str) -> bool:
    """Return whether a clause says that a notice follows, or that it was this one."""
    if "现" in words and ("如下" in words or "以下" in words) and lexicon.pattern(_BELOW).fullmatch(words):
        return True
    issues = "特此" in words or "现此" in words or "发出" in words
    return issues and lexicon.pattern(_ISSUED).fullmatch(words) is not None
