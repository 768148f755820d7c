"""A judge behind an endpoint: it is asked what the cache does not contain, once the user has agreed.

Of many pairs of texts each has calls of its own, so that no text can sway what is said of another; the user agrees
once.

questions → shielded → (cache) → calls → agreement → answers that count → (cache) → opinions

A call that is answered brokenly is repaired once; one whose model obeyed some text (`directive_diff.judging.calls`) is
parted until each clause stands alone, and then asked with nothing around it. What is still without an answer then has
no opinion.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, NamedTuple

from directive_diff.errors import JudgeError
from directive_diff.judging import answers
from directive_diff.judging.address import address_of
from directive_diff.judging.cache import Cache, usual_path
from directive_diff.judging.calls import Call, calls_of
from directive_diff.judging.interface import Asked
from directive_diff.judging.orders import bare, shielded
from directive_diff.judging.plan import Plan
from directive_diff.judging.record import SaidOf, judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from directive_diff.judging.client import Answer, Client
    from directive_diff.judging.interface import Judged, Question
    from directive_diff.judging.opening import Talk, Wanted

MAX_CALLS = 16
"""How many calls are sent at most for a pair of texts unless the user says otherwise, repairs among them."""
_AT_ONCE = 4
_REPAIRED, _PARTED = 10, 3  # questions of a call that repairs, and parts that an obeying call falls into


_Said = dict[tuple[int, str], SaidOf]
"""What was said, by the number of the pair of texts and the id of the target's clause."""


class _Sent(NamedTuple):
    call: Call
    answer: Answer | BaseException


class Endpoint:
    """A model at an address."""

    def __init__(self, name: str, wanted: Wanted, talk: Talk) -> None:
        """Prepare without sending anything. Raises JudgeError if ``name`` is not an address."""
        self._address = address_of(name)
        self._wanted = wanted
        self._talk = talk

    def judge(self, questions: Sequence[Question]) -> Judged:
        """Return what the model says about ``questions``, now or in the cache."""
        return self.judge_all([Asked(tuple(questions))])[0]

    def judge_all(self, pairs: Sequence[Asked]) -> tuple[Judged, ...]:
        """Return what the model says about each pair of texts."""
        shown = [[shielded(question) for question in pair.questions] for pair in pairs]
        replay = self._wanted.replay
        with Cache.opened(self._wanted.cache or usual_path(), writing=not replay) as cache:
            model = self._wanted.model or (_only_model(cache) if replay else None)
            client = None if replay else _client(self._address)
            try:
                model = model or self._model_of(client)
                said = _said_before(cache, model, shown)
                unknown = [
                    [one for one in questions if (pair, one.target.id) not in said]
                    for pair, questions in enumerate(shown)
                ]
                if client is not None and any(unknown):
                    said |= self._ask_model(client, model, unknown, cache, known=len(said))
            finally:
                if client is not None:
                    client.close()
        of_pair = _by_pair(said, len(shown))
        return tuple(
            judged(questions, of, host=self._address.host, model=model)
            for questions, of in zip(shown, of_pair, strict=True)
        )

    def _model_of(self, client: Client | None) -> str:
        """Return the only model of an endpoint on this machine; elsewhere even that question would be a call."""
        models = client.models() if client is not None and self._address.local else ()
        if len(models) != 1:
            names = ", ".join(models[:20])
            key = "judge_which_model" if names else "judge_no_model"
            raise JudgeError(key, self._address.host, remedy="judge_name_model", names=names)
        return models[0]

    def _ask_model(
        self, client: Client, model: str, pairs: Sequence[Sequence[Question]], cache: Cache, *, known: int
    ) -> _Said:
        """Ask, keep what counts, and ask again where that may help, within the limit on calls."""
        most = self._wanted.max_calls
        left = MAX_CALLS * sum(map(bool, pairs)) if most is None else most
        calls = tuple(call for pair, questions in enumerate(pairs) for call in calls_of(questions, pair=pair))
        self._talk.agree(self._plan(calls[:left], calls[left:], model, known)._replace(most=left))
        said: _Said = {}
        calls = calls[:left]
        client.allow(left)
        before = client.sent
        while calls:
            again: list[Call] = []
            for number, (call, answer) in enumerate(_send(client, model, calls), 1):
                counted = _counted(call, answer, model)
                of = {name: SaidOf(choices, answer.model, answer.date) for name, choices in counted.choices.items()}
                cache.keep(model, of, call.questions)
                said |= {(call.pair, call.questions[name].target.id): one for name, one in of.items()}
                again += _calls_to_repeat(call, counted)
                self._talk.progress(number, len(calls))
            calls = tuple(again[: left - (client.sent - before)])
        return said

    def _plan(self, calls: Sequence[Call], beyond: Sequence[Call], model: str, known: int) -> Plan:
        return Plan(
            host=self._address.host,
            model=model,
            calls=len(calls),
            characters=sum(call.characters for call in calls),
            clauses=sum(len(call.asked) for call in calls),
            known=known,
            beyond=sum(len(call.asked) for call in beyond),
            local=self._address.local,
            open=self._address.open,
        )


def _client(address: object) -> Client:
    from directive_diff.judging.client import Client  # noqa: PLC0415 - a replay sends nothing

    return Client(address)  # type: ignore[arg-type]


def _said_before(cache: Cache, model: str, pairs: Sequence[Sequence[Question]]) -> _Said:
    """Return what was said before."""
    return {
        (pair, one.target.id): of
        for pair, questions in enumerate(pairs)
        for one in questions
        if (of := _cached_opinion(cache, model, one)) is not None
    }


def _by_pair(said: _Said, number: int) -> list[dict[str, SaidOf]]:
    found: list[dict[str, SaidOf]] = [{} for _ in range(number)]
    for (pair, target), of in said.items():
        found[pair][target] = of
    return found


def _cached_opinion(cache: Cache, model: str, question: Question) -> SaidOf | None:
    """Return what was said of a question, as it is or with nothing around its clauses."""
    return cache.said(model, question) or cache.said(model, bare(question))


def _only_model(cache: Cache) -> str | None:
    models = {held.model for held in cache.held()}
    return models.pop() if len(models) == 1 else None


def _counted(call: Call, answer: Answer, asked: str) -> answers.Reading:
    """Return what of an answer counts; nothing of one by another model than was asked."""
    if answer.text is None or (answer.model and not _is_model(answer.model, asked)):
        return answers.Reading({})
    return answers.read(call, answer.text)


def _is_model(said: str, asked: str) -> bool:
    """Tell whether a model that names itself ``said`` is the one asked for: a path or a version may be left out.

    >>> _is_model("gpt-4o-mini-2024-07-18", "gpt-4o-mini"), _is_model("llama3", "qwen3")
    (True, False)
    """
    one, other = (name.lower().removesuffix(":latest").rpartition("/")[2] for name in (said, asked))
    return one.startswith(other) or other.startswith(one)


def _calls_to_repeat(call: Call, counted: answers.Reading) -> tuple[Call, ...]:
    """Return the calls that ask once more what was not answered."""
    left = [question for name, question in call.asked.items() if name not in counted.choices]
    if not left:
        return ()
    if counted.obeyed:
        alone = [one for question in left if (one := bare(question)) != question]
        if len(left) > 1:
            return calls_of(left, together=-(-len(left) // _PARTED), pair=call.pair)
        return calls_of(alone, pair=call.pair)
    return () if call.repair else calls_of(left, repair=True, together=_REPAIRED, pair=call.pair)


def _send(client: Client, model: str, calls: Sequence[Call]) -> Iterator[tuple[Call, Answer]]:
    """Send calls, four at once, and yield each with its answer as they come. Raises what a call raises.

    The threads end with the program: whoever interrupts it does not wait for answers.
    """
    waiting: queue.SimpleQueue[Call] = queue.SimpleQueue()
    done: queue.SimpleQueue[_Sent] = queue.SimpleQueue()
    for call in calls:
        waiting.put(call)

    def work(ask: Callable[[str, Call], Answer]) -> None:
        while True:
            try:
                call = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                done.put(_Sent(call, ask(model, call)))
            except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
                done.put(_Sent(call, error))

    for _ in range(min(_AT_ONCE, len(calls))):
        threading.Thread(target=work, args=(client.ask,), daemon=True).start()
    for _ in calls:
        call, answer = done.get()
        if isinstance(answer, BaseException):
            raise answer
        yield call, answer
