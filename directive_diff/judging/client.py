"""The only module that opens a connection: it sends a call and returns the answer, or why there is none.

The library `openai` talks to any compatible endpoint; it is loaded only here. Redirections are not followed, so that
the user's consent to a host holds. The size and the time of an answer are limited.
"""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from directive_diff.errors import JudgeError
from directive_diff.judging import batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx2
    import openai

    from directive_diff.judging.address import Address
    from directive_diff.judging.calls import Call

_TRIES = 4  # attempts at a call that meets 429, 5xx or a broken connection
_PAUSE = 0.5  # seconds before the second attempt, doubled before each further one
_LONGEST_PAUSE = 30.0  # seconds between two attempts at most
_CONNECT, _SILENCE = 10.0, 120.0  # seconds to connect, and between two chunks of an answer
_WHOLE = 300.0  # seconds until an answer is complete
_MOST_BYTES = 2_000_000  # of an answer


class Answer(NamedTuple):
    """The text of an answer, the name that the model gives itself, and the date; or no text, and the ``trouble``."""

    text: str | None
    model: str | None = None
    date: str | None = None
    trouble: str = ""


class Client:
    """A connection to an endpoint."""

    def __init__(self, address: Address) -> None:
        """Prepare a connection without sending anything. Raises JudgeError if the library is missing."""
        try:
            import httpx2  # noqa: PLC0415 - openai's HTTP library
            import openai  # noqa: PLC0415 - an extra, named below if it is missing
        except ModuleNotFoundError as error:
            raise JudgeError("judge_needs", address.host, remedy="install_extra", extra="judge") from error
        self._openai = openai
        self._address = address
        limits = httpx2.Timeout(_SILENCE, connect=_CONNECT)
        bounded = _bounding()
        # A proxy would send to another machine what is meant for this one.
        http = httpx2.Client(
            timeout=limits, follow_redirects=False, trust_env=not address.local, event_hooks={"response": [bounded]}
        )
        key = os.environ.get("OPENAI_API_KEY") or "none"
        self._lock = threading.Lock()
        self._most, self.sent = 0, 0
        self._plain = False  # whether the endpoint refuses to be told a format of answers
        self._client = openai.OpenAI(base_url=address.base, api_key=key, max_retries=0, http_client=http)

    def close(self) -> None:
        """Close all connections; calls in progress end with an error."""
        self._client.close()

    def models(self) -> tuple[str, ...]:
        """Return the models of the endpoint. Raises JudgeError if it does not list them."""
        try:
            return tuple(sorted(model.id for model in self._client.models.list().data))
        except Exception as error:
            raise JudgeError(
                "judge_unreached", self._address.host, remedy="judge_start", cause=_cause(error)
            ) from error

    def allow(self, most: int) -> None:
        """Let at most ``most`` calls be sent from now on, those that are repeated among them."""
        self._most = self.sent + most

    def _may_send(self) -> bool:
        with self._lock:
            if self.sent >= self._most:
                return False
            self.sent += 1
            return True

    def ask(self, model: str, call: Call) -> Answer:
        """Send a call, repeating it if the endpoint is busy or fails and the limit allows it, and return the answer.

        Raises JudgeError if no other call could succeed: no such host, no such model, a rejected key.
        """
        parameters = batch.parameters(call)
        for number in range(_TRIES):
            if self._plain:
                parameters.pop("response_format", None)
            if not self._may_send():
                break
            try:
                return _answer(self._client.chat.completions.create(model=model, **parameters))
            except self._openai.BadRequestError as error:
                if "response_format" not in parameters:
                    return Answer(None, trouble=_cause(error))
                self._plain = True  # not every server knows it
            except self._openai.APIStatusError as error:
                self._refuse(error, model)
                if not _is_transient(error.status_code) or number + 1 == _TRIES:
                    return Answer(None, trouble=_cause(error))
                time.sleep(_pause(number, error.response.headers.get("retry-after")))
            except self._openai.APITimeoutError as error:
                return Answer(None, trouble=_cause(error))
            except self._openai.APIConnectionError as error:
                if number + 1 == _TRIES or self.sent >= self._most:
                    raise JudgeError(
                        "judge_unreached", self._address.host, remedy="judge_start", cause=_cause(error)
                    ) from error
                time.sleep(_pause(number, None))
            except Exception as error:  # noqa: BLE001 - untrusted answers can make the library fail in any way
                return Answer(None, trouble=_cause(error))
        return Answer(None, trouble="limit")

    def _refuse(self, error: openai.APIStatusError, model: str) -> None:
        host = self._address.host
        match error.status_code:
            case 401 | 403:
                raise JudgeError("judge_key_refused", host, remedy="judge_key", code=error.status_code) from error
            case 404:
                raise JudgeError("judge_not_there", host, remedy="judge_name_model", model=model) from error
            case code if 300 <= code < 400:  # noqa: PLR2004 - the class of redirections
                raise JudgeError("judge_redirected", host, remedy="judge_url_form") from error


def _answer(completion: Any) -> Answer:  # noqa: ANN401 - whatever the library made of an untrusted answer
    body = completion.model_dump() if hasattr(completion, "model_dump") else None
    if not isinstance(body, dict):
        return Answer(None, trouble="no completion")
    model = body.get("model")
    return Answer(
        batch.completion_text(body), model if isinstance(model, str) else None, batch.day(body.get("created"))
    )


def _is_transient(code: int) -> bool:
    return code in {408, 409, 429} or code >= 500  # noqa: PLR2004 - the class of server errors


def _pause(number: int, wanted: str | None) -> float:
    """Return the seconds to wait before another attempt: those the server asks for, else doubling each time."""
    try:
        return max(0.0, min(float(wanted or ""), _LONGEST_PAUSE))
    except ValueError:
        return float(_PAUSE * 2**number)


def _cause(error: Exception) -> str:
    status = getattr(error, "status_code", None)
    return f"{type(error).__name__} {status}" if status else type(error).__name__


def _bounding() -> Callable[[httpx2.Response], None]:
    import httpx2  # noqa: PLC0415 - as above

    class Bounded(httpx2.SyncByteStream):
        """An answer that is cut off if it is too long or takes too long."""

        def __init__(self, stream: httpx2.SyncByteStream) -> None:
            self._stream = stream

        def __iter__(self) -> Iterator[bytes]:
            size, end = 0, time.monotonic() + _WHOLE
            for chunk in self._stream:
                size += len(chunk)
                if size > _MOST_BYTES or time.monotonic() > end:
                    message = "the answer is too long, or too slow"
                    raise httpx2.ReadTimeout(message)
                yield chunk

        def close(self) -> None:
            self._stream.close()

    def bounded(response: httpx2.Response) -> None:
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = Bounded(response.stream)

    return bounded
