"""Calls as the lines of a batch file, and the answers that come back as one.

The form is that of OpenAI's batch interface, which others accept too: a line for each request with ``custom_id``,
``method``, ``url`` and ``body``; a line for each answer with ``custom_id`` and ``response``. A person may also write
answers, a line for each clause:

    {"target": "T2.3.1", "links": [{"source": "S3.2.4", "relation": "adapted"}]}
    {"target": "T2.3.2", "links": []}

If many pairs are compared, the line also names its ``text``, and in a chain the text ``above``.
docs/judge.md describes both.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from directive_diff.judging.answers import parsed
from directive_diff.judging.calls import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.judging.calls import Call

_PREFIX = "directive-diff"
_HASH_LENGTH = 16


class Line(NamedTuple):
    """A line of a file of answers: a model's ``text``, or the ``links`` that a person gave for ``target``.

    ``number`` is the line number, ``call`` the id of the request, ``date`` the date of the answer, if known.
    """

    number: int
    call: str | None = None
    text: str | None = None
    model: str | None = None
    date: str | None = None
    target: str | None = None
    links: object = None
    of_text: str | None = None
    above: str | None = None


def written(calls: Sequence[Call], model: str) -> Iterator[bytes]:
    """Yield a line for each call."""
    for call in calls:
        body = {"model": model, **parameters(call)}
        line = {"custom_id": id_of(call), "method": "POST", "url": "/v1/chat/completions", "body": body}
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def parameters(call: Call) -> dict[str, Any]:
    """Return the parameters of a request for a call, without the name of the model."""
    return {"messages": call.messages, "temperature": 0, "response_format": {"type": "json_object"}}


def id_of(call: Call) -> str:
    """Return the id of a call: a hash of the prompt and everything that it shows."""
    messages = json.dumps(call.messages, ensure_ascii=False)
    return f"{_PREFIX}-{VERSION}-{sha256(messages.encode('utf-8', 'surrogatepass')).hexdigest()[:_HASH_LENGTH]}"


def read(content: str) -> Iterator[Line]:
    """Yield the lines of a file of answers; a line that is not an answer has neither ``text`` nor ``target``."""
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _line(number, parsed(line))


def _line(number: int, values: Any) -> Line:  # noqa: ANN401 - untrusted JSON
    if not isinstance(values, dict):
        return Line(number)
    if isinstance(values.get("target"), str):
        model, date = values.get("by"), values.get("date")
        target, links = values["target"].strip().upper(), values.get("links")
        pair = _word(values.get("text")), _word(values.get("above"))
        return Line(number, None, None, _word(model), _word(date), target, links, *pair)
    response = values.get("response")
    body = response.get("body") if isinstance(response, dict) else None
    if not isinstance(body, dict):
        return Line(number, call=_word(values.get("custom_id")))
    return Line(
        number,
        _word(values.get("custom_id")),
        completion_text(body),
        _word(body.get("model")),
        day(body.get("created")),
    )


def completion_text(body: dict[str, Any]) -> str | None:
    """Return the text of a completion, or None if it has none or was truncated."""
    match body:
        case {"choices": [{"message": {"content": str() as text}, "finish_reason": "stop" | None}, *_]}:
            return text
        case {"choices": [{"message": {"content": str() as text}} as choice, *_]} if "finish_reason" not in choice:
            return text
        case _:
            return None


def day(created: object) -> str | None:
    """Return the date (ISO 8601, UTC) of a Unix time in seconds; None if it is not one.

    >>> day(1_700_000_000)
    '2023-11-14'
    """
    if isinstance(created, bool) or not isinstance(created, int | float):
        return None
    try:
        return datetime.fromtimestamp(created, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
