"""The valid part of an answer: JSON in the requested form, ids that were offered, quotes that occur exactly.

Nothing else is an opinion. An answer is untrusted input: nothing else in it is shown or kept.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from directive_diff.model import Opinion, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directive_diff.judging.calls import Call
    from directive_diff.judging.interface import Question

Choices = dict[str, Opinion]
"""What was chosen for a clause of the target: opinions by the id of the source's clause."""

_BEGINS = re.compile(r'\{\s*"answers"')  # what the requested object begins with
_FENCE, _FENCES = "```", 2  # of Markdown, before and behind the object
_MOST_LINKS = 8  # clauses of the source that a clause carries at most
_LONGEST_ANSWER = 200_000  # characters of an answer
_RELATIONS = {relation.value: relation for relation in Relation}


class Reading(NamedTuple):
    """The valid choices in an answer, by the name of the question; ``obeyed`` means that none can be trusted."""

    choices: Mapping[str, Choices]
    obeyed: bool = False


def read(call: Call, text: str) -> Reading:
    """Return the valid choices in an answer to ``call``; a question without a valid answer is missing."""
    found = {
        name: choices for name, given in _items(text).items() if (choices := _choices_of(call, name, given)) is not None
    }
    if not _controls_hold(call, found):
        return Reading({}, obeyed=True)
    return Reading({name: found[name] for name in call.asked if name in found})


def _choices_of(call: Call, name: str, given: object) -> Choices | None:
    return checked(call.questions[name], given) if name in call.questions else None


def _controls_hold(call: Call, answers: Mapping[str, Choices]) -> bool:
    """Return whether the control questions, whose answers are known, were answered correctly."""
    for name, right in call.controls.items():
        choices = answers.get(name)
        if choices is None:
            continue
        if choices and choices.keys() != {right}:
            return False
        if right is not None and not any(answers.values()):
            return False
    return True


def checked(question: Question, links: object, *, quoted: bool = True) -> Choices | None:
    """Return ``links`` as choices, or None if any of them is invalid.

    With ``quoted``, words of both clauses must be quoted; any quoted words must occur in their clauses exactly.
    """
    if not isinstance(links, list) or len(links) > _MOST_LINKS:
        return None
    offered = {passage.id: passage.text for passage in (*question.options, *question.rest)}
    choices: Choices = {}
    for link in links:
        if not isinstance(link, dict):
            return None
        source, relation = link.get("source"), link.get("relation")
        if not isinstance(source, str) or not isinstance(relation, str):
            return None
        if source not in offered or source in choices or relation not in _RELATIONS:
            return None
        ours = _quote(link.get("source_words", ""), offered[source], needed=quoted)
        theirs = _quote(link.get("target_words", ""), question.target.text, needed=quoted)
        if ours is None or theirs is None:
            return None
        choices[source] = Opinion(_RELATIONS[relation], ours, theirs)
    return choices


def _quote(words: object, text: str, *, needed: bool) -> str | None:
    """Return ``words`` if they occur in ``text`` exactly, or are missing but not ``needed``; else None."""
    if not isinstance(words, str) or (needed and not words.strip()):
        return None
    return words if words in text else None


def _items(text: str) -> dict[str, object]:
    """Return the links that an answer gives for each question; questions answered twice are left out."""
    items: dict[str, object] = {}
    twice = set()
    for name, links in _entries(_json_in(text)):
        if name in items:
            twice.add(name)
        items[name] = links
    return {name: links for name, links in items.items() if name not in twice}


def _entries(answer: Any) -> Iterator[tuple[str, object]]:  # noqa: ANN401 - whatever a stranger wrote
    entries = answer.get("answers") if isinstance(answer, dict) else answer  # or the list alone
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("q"), str):
            yield entry["q"], entry.get("links")


def _json_in(text: str) -> object:
    """Return the JSON that an answer is: bare, in a fence of Markdown, or once among words; None if it is none.

    Small models think aloud first (<think>…</think>), or say what follows: 以下是结果：```json … ```.
    """
    if len(text) > _LONGEST_ANSWER:
        return None
    answer = text.rpartition("</think>")[2] if text.lstrip().startswith("<think>") else text
    parts = answer.split(_FENCE)
    fenced = parts[1].removeprefix("json") if len(parts) == _FENCES + 1 else ""
    for candidate in (answer, fenced):
        value = parsed(candidate)
        if value is not None:
            return value
    begins = [each.start() for each in _BEGINS.finditer(answer)]
    return _begun_at(answer, begins[0]) if len(begins) == 1 else None


def _begun_at(text: str, start: int) -> object:
    """Return the JSON that begins at a place of a text, whatever follows it."""
    try:
        return json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def parsed(text: str) -> Any:  # noqa: ANN401 - untrusted JSON
    """Return a text parsed as JSON, or None."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
