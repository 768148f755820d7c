"""The numbered items of minutes: a topic before what the meeting says of it, or a demand without a marker.

二、供热补贴。会议决定，补贴标准提高。 三、加强校车管理。教育局要逐车检查。 What item 二 decides ends with it.
The topic may be a line of its own: 三、关于应急保障, below which nobody need be named: 县应急局要值守.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.grammar.blocks.frames import asks, is_frame, is_headline
from directive_diff.grammar.blocks.markers import FoundMarker, find_marker
from directive_diff.grammar.blocks.speakers import is_meeting
from directive_diff.grammar.demands.assignments import assigns
from directive_diff.grammar.documents.label_forms import Rank

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from directive_diff.grammar.documents.label_forms import Label
    from directive_diff.grammar.sentences import Sentence

_MINUTES = "纪要"  # the end of the title of minutes
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


def are_minutes(text: str, head: Iterable[Sentence]) -> bool:
    """Return whether a line of the head of a text is the title of minutes: 县政府专题会议纪要."""
    return any(not line.stopped and text.endswith(_MINUTES, line.start, line.end) for line in head)


def heads_section(text: str, sentence: Sentence, label: Label, topics: Collection[Rank]) -> bool:
    """Return whether a numbered line of minutes is a heading: 一、关于供热价格, then 二、应急保障.

    ``topics`` are the ranks of the numbers of headings so far; 一、压实责任 below 会议强调： is none.
    """
    if label.rank > Rank.BRACKETED or not is_headline(sentence):
        return False
    return label.rank in topics or text.startswith("关于", label.end)


def opens_section(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence below a heading says what was settled, and is no report of what was heard.

    会议同意改造管网，由县住建局牵头实施 says who is to do it.
    """
    if is_headline(sentence):
        return False
    return not is_frame(text, sentence) or any(assigns(text[c.start : c.end]) for c in sentence.clauses)


def section_marker(heading: Sentence) -> FoundMarker:
    """Return the marker of what is settled below a heading."""
    return FoundMarker(heading.start, heading.end, None, "", heading.end, heading=True)


def topic_above(
    above: Sentence | None, marked: Sentence, labels: Mapping[int, Label], topics: Collection[Rank]
) -> Label | None:
    """Return the number of the line ``above`` a sentence with a marker, if that line names its topic.

    The last item of a list is none: 会议强调： 一、压实责任 二、加强值守, then 会议要求，….
    """
    label = labels.get(above.start) if above and marked.first and is_headline(above) else None
    return label if label and (label.number == 1 or label.rank in topics) else None
