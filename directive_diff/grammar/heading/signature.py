"""Who signed an official document: the lines of names above its day, or above its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.grammar.blocks.frames import is_headline
from directive_diff.grammar.heading.bodies import central_bodies, ends_as_body, find_place
from directive_diff.grammar.heading.title import is_channel
from directive_diff.text import is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.grammar.sentences import Sentence

_LONGEST = 40  # characters of a line of names
_LINES = 6  # lines of names above a title
_SEALED = ("（盖章）", "（章）", "（印章）", "（公章）")


def first_signer(lines: Sequence[str]) -> str:
    """Return the first body that signed: of the names in ``lines`` above the day, the nearest first; else nothing.

    A line that is no name (附件：名单, 联系电话：…, 此页无正文, 局长) is passed over.
    """
    signer = ""
    for line in lines:
        named = body_of_line(line)
        if signer and not named:
            break
        signer = named or signer
    return signer


def body_of_line(line: str) -> str:
    """Return the first body that a line names, if it names nothing else: 石桥县委 of 石桥县委 石桥县人民政府."""
    line = line.strip()
    for seal in _SEALED:
        line = line.removesuffix(seal)
    names = line.replace("、", " ").split()
    if not names or len(line) > _LONGEST:
        return ""
    if all(map(_is_body, names)):
        return names[0]
    spaced = "".join(names)
    return spaced if max(map(len, names)) == 1 and _is_body(spaced) else ""


def lines_of_names(text: str, head: Sequence[Sentence], title: int) -> tuple[tuple[int, int], ...]:
    """Return the lines above the sentence ``title`` of ``head`` that name who issued the document."""
    start = title
    while start > 0 and title - start < _LINES and _names_body(text, head[start - 1]):
        start -= 1
    return tuple((sentence.start, sentence.end) for sentence in head[start:title])


def _names_body(text: str, sentence: Sentence) -> bool:
    words = text[sentence.start : sentence.end]
    return is_headline(sentence) and not is_channel(words) and bool(body_of_line(words))


def _is_body(name: str) -> bool:
    """Return whether a name is that of a body: 县水利局, 中共石桥县委, not a place alone."""
    if name in central_bodies():
        return True
    place = find_place(name.removeprefix("中共").removeprefix("中国共产党"))
    whole = place is not None and place.end == len(name)
    return not whole and all(is_han(char) or char in "（）" for char in name) and ends_as_body(name)
