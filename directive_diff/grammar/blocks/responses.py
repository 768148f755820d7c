"""What others do about what was said, or will do, as a report tells it behind the speech.

下一步，河口镇将摸清底数。 会议精神传达后，各市州迅速行动。 青石市连夜召开会议。 我局成立了专班。 None of it is said by
the speaker, and it ends the block. What is said of a place by those who speak for it is no such report: 我县将加快….
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.demands.particles import has_completion
from directive_diff.grammar.heading.bodies import name_body
from directive_diff.text import has_any

if TYPE_CHECKING:
    from directive_diff.grammar.sentences import Sentence

_WORDS = 60  # characters of a sentence that are read
_OUR_PLACES = tuple(f"我{place}" for place in "省市州县区国们军党")  # of which speeches say so too
_PLANS = (
    "(?:据悉，|据了解，)?{next-step}(?:工作中)?，?(?P<who>[^，。要将]{2,20}?)(?:还|也|均|都)?(?:将|拟|计划)(?=[^，。])"
)
_REACTS = "[^，要]{0,20}{told-event}[^，要]{0,8}?{event-past}(?:之|以)?后，(?P<who>[^，要]{2,24}?){at-once-told}"
_MEETS = "(?P<who>[^，要]{3,14}?){at-once-told}(?:组织)?(?:召开|举行)[^，要]{0,24}会议?(?:，|。|$)"


def tells_response(text: str, sentence: Sentence, *, person: bool) -> bool:
    """Return whether a sentence without a demand tells what is done, or will be, about what was said.

    ``person`` says whether a person speaks in the open block, who may speak of our office too (我局去年建成…).
    """
    words = text[sentence.start : min(sentence.end, sentence.start + _WORDS)]
    if has_any(words, lexicon.cues("next-step")) and _plans(words, first=sentence.first):
        return True
    if not sentence.first:
        return False
    if not person and words.startswith(lexicon.cues("own-unit")):
        return any(_is_done(text[clause.start : clause.end]) for clause in sentence.clauses)
    return has_any(words, lexicon.cues("at-once-told")) and (_reacts(words) or _meets(words))


def _plans(words: str, *, first: bool) -> bool:
    """Return whether words tell what a body or place named in them will do next: 下一步，河口镇将…; not 我们将…."""
    planned = lexicon.pattern(_PLANS).match(words)
    if planned is None or planned["who"].startswith(_OUR_PLACES):
        return False
    who = planned["who"]
    return (first or not who.startswith("我")) and who.endswith(lexicon.cues("responds-end"))


def _is_done(words: str) -> bool:
    return has_completion(words) or "将" in words


def _reacts(words: str) -> bool:
    """Return whether words tell what many did at once when they heard: 会议精神传达后，各市州迅速行动."""
    told = lexicon.pattern(_REACTS).match(words)
    return told is not None and told["who"].endswith(lexicon.cues("responds-end"))


def _meets(words: str) -> bool:
    """Return whether a body met at once: 青石市连夜召开会议."""
    met = lexicon.pattern(_MEETS).match(words)
    body = name_body(met["who"]) if met and not met["who"].startswith(("各", "全")) else None
    return body is not None
