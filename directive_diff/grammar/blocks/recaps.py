"""Whether a block goes on although a sentence tells of a meeting: it may be another one, of which the speaker tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.blocks.openers import FoundMarker
    from directive_diff.grammar.sentences import Sentence

_OTHERS = ("全会", "大会", "两会")  # meetings that another meeting may report on


def is_recap(text: str, marker: FoundMarker | None, said: Sequence[Sentence], sentence: Sentence) -> bool:
    """Return whether the block of ``marker`` continues about a meeting that it named: 全会很重要。全会审议了《决定》.

    Or about what was said at another one: 在市委会议上，市委书记就秋收提出要求。
    """
    if _cites_other(text, marker, said, sentence):
        return True
    other = next((name for name in _OTHERS if text.startswith(name, sentence.start)), None)
    if not sentence.first and text.startswith("会议", sentence.start) and _is_about_another(text, said):
        return True
    if other is None or sentence.first or not said:
        return False
    return other in text[said[0].start : sentence.start]


def _is_about_another(text: str, said: Sequence[Sentence]) -> bool:
    """Return whether what was said begins with what another meeting was: 全国两会是在关键之年召开的重要会议."""
    words = text[said[0].start : said[0].end].rstrip("。") if said else ""
    return "召开的" in words and words.endswith(("会议", "大会", "盛会"))


def _cites_other(text: str, marker: FoundMarker | None, said: Sequence[Sentence], sentence: Sentence) -> bool:
    """Return whether the meeting that speaks, in the middle of a paragraph, cites what another one was told."""
    if sentence.first or not (marker and marker.speaker and said):
        return False
    start, end, _ = sentence.clauses[0]
    return (
        text[slice(*marker.speaker)] in lexicon.cues("meeting")
        and text[start] == "在"
        and text.endswith(("会上", "会议上"), start, end)
    )
