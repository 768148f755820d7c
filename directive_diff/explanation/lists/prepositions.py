"""Whether 与 or 和 is a preposition (要经常与群众谈心, 加强与高校合作), so that it joins no members of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.explanation.lists.words import lead_words
from directive_diff.grammar.demands.imperatives import doing_words
from directive_diff.text import has_any
from directive_diff.words import frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

_MODALS = frozenset({"要", "应", "须", "需", "可", "能", "必须", "务必", "应当", "应该", "需要", "可以"})
_NEAR = 4  # words before a preposition among which its verb is: 通过视频与驻外人员联系


def is_preposition(words: Sequence[str], i: int) -> bool:
    """Return whether the 与 or 和 at ``words[i]`` is a preposition: an adverb or a verb that takes one precedes it."""
    before, behind = words[i - 1] if i else "", "".join(words[i + 1 : i + 2])
    verbs = doing_words()
    if not before or before in lead_words():
        return True
    if before in _adverbs() or (before.endswith("要") and not frequency(before)):  # 署要 is no word
        return behind not in _adverbs() and behind not in verbs
    if i > 1 and words[i - 2] in _MODALS and before not in verbs and behind not in verbs:
        return True  # an adverb that no table has: 要面对面与…
    return behind not in verbs and _is_mutual(words, i)


def _is_mutual(words: Sequence[str], i: int) -> bool:
    """Return whether something is done with somebody: 加强与高校合作, but not 加强合作与交流."""
    rest = "".join(words[i + 2 :]).partition("、")[0]
    if not has_any(rest, lexicon.cues("mutual")):
        return False
    with_whom = lexicon.cues("with")
    return words[i - 1] in with_whom or any(word in _MEANS for word in words[max(0, i - _NEAR) : i])


_MEANS = frozenset({"通过", "利用", "借助", "依托"})


@lexicon.derived
def _adverbs() -> frozenset[str]:
    degrees = (row[0] for row in lexicon.table("degree") if row[1] in {"obligation", "resolve", "commitment", "manner"})
    forces = (row[0] for row in lexicon.table("force") if row[1] in {"modal", "manner", "measure", "exception"})
    scopes = (row[0] for row in lexicon.table("scope") if row[1] in {"course", "frequency"})
    return frozenset((*degrees, *forces, *scopes, *lexicon.cues("adverbial")))
