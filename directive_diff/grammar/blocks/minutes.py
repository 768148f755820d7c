"""The numbered items of minutes: a topic before what the meeting says of it, or a demand without a marker.

二、供热补贴。会议决定，补贴标准提高。 三、加强校车管理。教育局要逐车检查。 What item 二 decides ends with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.grammar.blocks.frames import asks
from directive_diff.grammar.blocks.markers import FoundMarker, find_marker
from directive_diff.grammar.blocks.speakers import is_meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_diff.grammar.documents.label_forms import Label
    from directive_diff.grammar.sentences import Sentence

_HEADING = 30  # characters of a topic before other sentences of its paragraph


def opens_item(labels: Mapping[int, Label], sentence: Sentence) -> Label | None:
    """Return the number with which a paragraph opens."""
    return labels.get(sentence.clauses[0].start) if sentence.first else None


def names_topic(text: str, sentence: Sentence, following: Sentence | None) -> bool:
    """Return whether a numbered sentence only leads to what the meeting says next, in its paragraph."""
    if following is None or following.first or not sentence.stopped:
        return False
    if len(sentence.clauses) > 1 and any(asks(text, clause) for clause in sentence.clauses):
        return False
    return is_meeting(text[following.start : following.start + 2]) and bool(find_marker(text, following, inside=False))


def open_item(sentence: Sentence, label: Label) -> tuple[FoundMarker, list[Sentence]]:
    """Return the block of an item that nobody is named to have said: its number, and a short sentence as heading."""
    first = sentence.clauses[0]
    heads = len(sentence.clauses) == 1 and not sentence.last and first.end - label.end <= _HEADING
    end = first.end if heads else label.end
    rest = sentence.after(sentence.end if heads else label.end)
    return FoundMarker(sentence.start, end, None, "", end), [rest] if rest.clauses else []
