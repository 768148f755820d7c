"""The sections of a numbered document: where a heading ends, and what is said under it.

A heading fills its line, or is the first sentence of its paragraph: 一、提高认识，压实责任。各县区要….
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.grammar.blocks.frames import asks
from directive_diff.grammar.blocks.markers import FoundMarker
from directive_diff.grammar.documents.closings import is_contact, is_contact_heading, tells_to_act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.documents.label_forms import Label
    from directive_diff.grammar.sentences import RawClause, Sentence

_HEADING = 30  # characters of a heading followed by text in the same paragraph
_PARTS = 3  # clauses of a heading of several parts
_LEAST_PART = 4  # characters of each of them
_PART = 12
_DEMANDED = (
    r"\d|每|各[地级县市乡镇单部]|(?<![主重需首])要(?![素点件闻害])|必须|务必|应当|不得|不准|严禁|禁止|一律"
    "|[日月内底]前|{addressed}"
)
_LINE = 60  # characters of a heading on a line of its own


def open_block(
    text: str, sentence: Sentence, heading: Label, under: list[Sentence]
) -> tuple[FoundMarker | None, list[Sentence]] | None:
    """Return the block of the ``heading`` that opens a sentence; a heading without text is itself a demand.

    None if the heading only leads to whom to ask: 四、联系方式.
    """
    end = _end_of_heading(text, sentence, heading)
    rest = sentence.after(end)
    contact = is_contact_heading(text[heading.end : rest.start]) or is_contact(text, sentence.after(heading.end))
    if contact and not any(tells_to_act(text, one) for one in under):
        return None
    sentences = [rest, *under] if rest.clauses else under
    if not sentences:
        end, sentences = heading.end, [sentence.after(heading.end)]
    inside = [clause.end for clause in sentence.clauses if clause.end <= end]
    return FoundMarker(sentence.start, inside[-1] if inside else heading.end, None, "", end), sentences


def _end_of_heading(text: str, sentence: Sentence, heading: Label) -> int:
    """Return the end of a heading: the end of its line, ：, the end of a short sentence, or the end of its number.

    A sentence that asks (各村要明确专人。) is a demand, however short.
    """
    clauses = sentence.after(heading.end).clauses
    first = clauses[0]
    if sentence.alone and not sentence.stopped and sentence.end - sentence.start <= _LINE:
        return sentence.end
    if first.sign == "：" and first.end - first.start <= _HEADING:
        return first.end + 1
    if sentence.last:
        return heading.end
    short = len(clauses) == 1 and first.end - first.start <= _HEADING and not asks(text, first)
    return sentence.end if short or _is_slogan(text, clauses) else heading.end


def _is_slogan(text: str, clauses: Sequence[RawClause]) -> bool:
    """Return whether the clauses of a sentence are a heading of several parts: 提高思想认识，压实属地责任。.

    Words of demand, figures and those who are addressed belong to a demand.
    """
    if not 1 < len(clauses) <= _PARTS or any(clause.sign not in "，。" for clause in clauses):
        return False
    words = [text[clause.start : clause.end] for clause in clauses]
    return all(_LEAST_PART <= len(part) <= _PART and not lexicon.pattern(_DEMANDED).search(part) for part in words)
