"""Whether a clause only gives the ground of what follows, or leads to it: 从全县情况看, 总体要求是, 以改革为动力."""

from __future__ import annotations

from directive_diff import lexicon
from directive_diff.grammar.demands.imperatives import is_imperative

_VIEWS = ("看", "来看", "来说", "来讲", "而言", "看来", "上说", "上讲")  # the end of a view: 从全县情况看
_MATTER = 4  # characters in which 在 stands: 关键在创新
_JUDGES = ("必须看到", "必须清醒", "必须认识到")  # after which a demand may follow
_NOUN = 3  # characters of a verb that names what something lies in
_SHORT = 8  # characters of that
_FAR = 60  # characters after 以…为 that are searched for an act


def sets_view(text: str) -> bool:
    """Return whether a clause only says where to look, what is left out or what follows: 从全县情况看, 除应急车辆外."""
    view = (text[:1] == "从" and text.endswith(_VIEWS)) or (text[:1] == "除" and text.endswith("外"))
    return view or names_guide(text)


def names_guide(text: str) -> bool:
    """Return whether a clause only leads to what is to be done: 今年工作的总体要求是."""
    return text[-1:] == "是" and text.endswith(lexicon.cues("guide"), 0, len(text) - 1)


def is_ground(text: str) -> bool:
    """Return whether a clause only says on what ground something is to be done: 以改革为动力; not 以人为本做好设计."""
    if text[:1] != "以" or text.endswith("来抓"):
        return False
    at = text.find("为", 2) + 1
    rest = text[at : at + _FAR]
    acts = (i for i in range(1, len(rest) - len("推动发展") + 1) if is_imperative(rest[i:]) and "的" not in rest[:i])
    return 1 < at < len(text) - 1 and next(acts, None) is None


def says_where(text: str) -> bool:
    """Return whether a clause only says in what something lies: 关键在创新, 出路在改革; not 关键在抓好落实.

    必须看到，… opens a judgement likewise.
    """
    if text.startswith(_JUDGES):
        return True
    lies = next((word for word in ("在于", "在", "靠") if word in text[:_MATTER]), "")
    matter, _, what = text.partition(lies) if lies else ("", "", "")
    return (
        matter.removeprefix("其") in lexicon.cues("lies-in")
        and (0 < len(what) <= _NOUN or not is_imperative(what))
        and len(what) <= _SHORT
    )
