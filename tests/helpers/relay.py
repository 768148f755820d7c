"""A local server that stands in for a model's endpoint over HTTP: honest, slow, broken or hostile, as tests require."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from difflib import SequenceMatcher
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CREATED = 1_790_000_000  # 2026-09-21
MODEL = "made-up-1"
_QUESTION = re.compile(r"^题号 (\w+)\n本级 (\S+?)：.*?〔(.*?)〕.*\n((?:候选 .*\n)*)", re.MULTILINE)
_LISTED = re.compile(r"^(S[\d.]+) (.*)$", re.MULTILINE)
KNOWN = {"组织送戏下乡": "要丰富群众文化生活", "投诉要限时办结": "提高投诉处理效率"}
"""Clauses that the honest model knows to say the same in other words."""
_OPTION = re.compile(r"^候选 (\S+?)：.*?〔(.*?)〕", re.MULTILINE)


class Asked(NamedTuple):
    """A question as a model finds it in the prompt: its name, the clause, and the options as (id, text)."""

    name: str
    id: str
    target: str
    options: tuple[tuple[str, str], ...]


def asked(prompt: str) -> list[Asked]:
    """Read a prompt as a model does."""
    return [
        Asked(question[1], question[2], question[3], tuple(_OPTION.findall(question[4])))
        for question in _QUESTION.finditer(f"{prompt}\n")
    ]


def link(source: str, ours: str, theirs: str, relation: str = "adapted") -> dict[str, str]:
    """Return a link that quotes the longest run both clauses share."""
    run = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    words = ours[run.a : run.a + run.size] or ours
    return {
        "source": source,
        "relation": relation,
        "source_words": words,
        "target_words": words if run.size else theirs,
    }


def honest(prompt: str) -> str:
    """Choose, for each clause, the options that share four characters in a row with it."""
    answers = []
    for question in asked(prompt):
        links = [
            link(name, text, question.target, "same" if text == question.target else "adapted")
            for name, text in question.options
            if SequenceMatcher(None, text, question.target, autojunk=False).find_longest_match().size >= 4
        ]
        other = KNOWN.get(question.target)
        offered = dict(question.options) | dict(_LISTED.findall(prompt))
        links += [
            {"source": name, "relation": "restated", "source_words": text, "target_words": question.target}
            for name, text in offered.items()
            if text == other
        ]
        answers.append({"q": question.name, "links": links})
    return json.dumps({"answers": answers}, ensure_ascii=False)


def credulous(prompt: str) -> str:
    """Choose the first option of every question, like a model that was told to answer yes to all."""
    answers = [
        {"q": question.name, "links": [link(*question.options[0], question.target)] if question.options else []}
        for question in asked(prompt)
    ]
    return json.dumps({"answers": answers}, ensure_ascii=False)


def denying(prompt: str) -> str:
    """Choose nothing at all."""
    return json.dumps({"answers": [{"q": question.name, "links": []} for question in asked(prompt)]})


class Reply(NamedTuple):
    """What the relay does with a call: a status, headers, a body (None: it hangs up), and how long it waits first."""

    status: int
    body: bytes | None
    headers: tuple[tuple[str, str], ...] = ()
    wait: float = 0.0


def completion(text: object, *, model: str = MODEL, finish: str = "stop") -> Reply:
    """Return a completion as endpoints send it."""
    message = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    body = {"id": "1", "object": "chat.completion", "created": CREATED, "model": model, "choices": [message]}
    return Reply(200, json.dumps(body, ensure_ascii=False).encode())


def busy(status: int = 429) -> Reply:
    """Return the reply of a busy server."""
    return Reply(status, b'{"error": {"message": "busy"}}', (("Retry-After", "0"),))


class Relay:
    """A running relay: its address, and the prompts that it was sent."""

    def __init__(self, answer: Callable[[str, int], Reply]) -> None:
        self.prompts: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = self.most_at_once = 0
        self._answer = answer
        self._lock = threading.Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        relay = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: Any) -> None:  # noqa: ANN401
                pass

            def do_GET(self) -> None:
                self.send(
                    Reply(200, json.dumps({"object": "list", "data": [{"id": MODEL, "object": "model"}]}).encode())
                )

            def do_POST(self) -> None:
                values = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                prompt = values["messages"][-1]["content"]
                with relay._lock:
                    relay.prompts.append(prompt)
                    relay.headers.append({name.lower(): value for name, value in self.headers.items()})
                    number = len(relay.prompts)
                    relay.at_once += 1
                    relay.most_at_once = max(relay.most_at_once, relay.at_once)
                reply = relay._answer(prompt, number)
                if reply.wait:
                    threading.Event().wait(reply.wait)
                with relay._lock:
                    relay.at_once -= 1
                self.send(reply)

            def send(self, reply: Reply) -> None:
                if reply.body is None:
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in (("Content-Type", "application/json"), *reply.headers):
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

        return Handler


@contextmanager
def running(answer: Callable[[str, int], Reply] | Callable[[str], str] = honest) -> Iterator[Relay]:
    """Run a relay that answers as a model above, or with the reply that a function makes of prompt and number."""

    def reply(prompt: str, number: int) -> Reply:
        if answer in {honest, credulous, denying}:
            return completion(answer(prompt))  # type: ignore[call-arg]
        return answer(prompt, number)  # type: ignore[call-arg,return-value]

    relay = Relay(reply)
    thread = threading.Thread(target=relay.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield relay
    finally:
        relay.server.shutdown()
        relay.server.server_close()
        thread.join()
