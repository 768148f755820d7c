"""A judge behind an endpoint: it is asked what the cache does not contain, after the user has agreed.

Each of many pairs of texts has its own calls, so that no text can influence the answers about another; the user agrees
once.

questions → shielded → (cache) → calls → agreement → answers that count → (cache) → opinions

A call with an invalid answer is repeated once. If the model obeyed some text (`directive_diff.judging.calls`), the call
is split until each clause is alone, and then asked without the words around it. A clause that still has no valid answer
has no opinion.
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
from directive_diff.judging.record import ClauseAnswer, judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from directive_diff.judging.client import Answer, Client
    from directive_diff.judging.interface import Judged, Question
    from directive_diff.judging.opening import Talk, Wanted

MAX_CALLS = 16
"""The most calls for a pair of texts, including repairs, unless the user says otherwise."""
_AT_ONCE = 4
_REPAIRED, _PARTED = 10, 3  # questions in a repair call, and into how many calls an obeyed one is split


_Answers = dict[tuple[int, str], ClauseAnswer]
"""The answers, by the number of the pair of texts and the id of the target's clause."""


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
        """Return the model's opinions on ``questions``, from the cache or by asking it."""
        return self.judge_all([Asked(tuple(questions))])[0]

    def judge_all(self, pairs: Sequence[Asked]) -> tuple[Judged, ...]:
        """Return the model's opinions on each pair of texts."""
        asked = [[shielded(question) for question in pair.questions] for pair in pairs]
        replay = self._wanted.replay
        with Cache.opened(self._wanted.cache or usual_path(), writing=not replay) as cache:
            model = self._wanted.model or (_only_model(cache) if replay else None)
            client = None if replay else _client(self._address)
            try:
                model = model or self._model_of(client)
                answers = _cached_answers(cache, model, asked)
                unknown = [
                    [one for one in questions if (pair, one.target.id) not in answers]
                    for pair, questions in enumerate(asked)
                ]
                if client is not None and any(unknown):
                    answers |= self._ask_model(client, model, unknown, cache, known=len(answers))
            finally:
                if client is not None:
                    client.close()
        of_pair = _by_pair(answers, len(asked))
        return tuple(
            judged(questions, of, host=self._address.host, model=model)
            for questions, of in zip(asked, of_pair, strict=True)
        )

    def _model_of(self, client: Client | None) -> str:
        """Return the only model of an endpoint on this machine; elsewhere even asking for it would send something."""
        models = client.models() if client is not None and self._address.local else ()
        if len(models) != 1:
            names = ", ".join(models[:20])
            key = "judge_which_model" if names else "judge_no_model"
            raise JudgeError(key, self._address.host, remedy="judge_name_model", names=names)
        return models[0]

    def _ask_model(
        self, client: Client, model: str, pairs: Sequence[Sequence[Question]], cache: Cache, *, known: int
    ) -> _Answers:
        """Ask, store valid answers, and ask again where that may help, within the limit on calls."""
        most = self._wanted.max_calls
        left = MAX_CALLS * sum(map(bool, pairs)) if most is None else most
        calls = tuple(call for pair, questions in enumerate(pairs) for call in calls_of(questions, pair=pair))
        self._talk.agree(self._plan(calls[:left], calls[left:], model, known)._replace(most=left))
        answers: _Answers = {}
        calls = calls[:left]
        client.allow(left)
        before = client.sent
        while calls:
            again: list[Call] = []
            for number, (call, answer) in enumerate(_send(client, model, calls), 1):
                counted = _valid_choices(call, answer, model)
                of = {
                    name: ClauseAnswer(choices, answer.model, answer.date) for name, choices in counted.choices.items()
                }
                cache.keep(model, of, call.questions)
                answers |= {(call.pair, call.questions[name].target.id): answered for name, answered in of.items()}
                again += _calls_to_repeat(call, counted)
                self._talk.progress(number, len(calls))
            calls = tuple(again[: left - (client.sent - before)])
        return answers

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


def _cached_answers(cache: Cache, model: str, pairs: Sequence[Sequence[Question]]) -> _Answers:
    """Return the answers in the cache."""
    return {
        (pair, question.target.id): of
        for pair, questions in enumerate(pairs)
        for question in questions
        if (of := _cached_answer(cache, model, question)) is not None
    }


def _by_pair(answers: _Answers, number: int) -> list[dict[str, ClauseAnswer]]:
    by_pair: list[dict[str, ClauseAnswer]] = [{} for _ in range(number)]
    for (pair, target), of in answers.items():
        by_pair[pair][target] = of
    return by_pair


def _cached_answer(cache: Cache, model: str, question: Question) -> ClauseAnswer | None:
    """Return the cached answer to a question, with or without the words around its clauses."""
    return cache.answer(model, question) or cache.answer(model, bare(question))


def _only_model(cache: Cache) -> str | None:
    models = {stock.model for stock in cache.stocks()}
    return models.pop() if len(models) == 1 else None


def _valid_choices(call: Call, answer: Answer, asked: str) -> answers.Reading:
    """Return the valid choices of an answer; none if another model than the one asked gave it."""
    if answer.text is None or (answer.model and not _is_model(answer.model, asked)):
        return answers.Reading({})
    return answers.read(call, answer.text)


def _is_model(named: str, asked: str) -> bool:
    """Return whether a model that names itself ``named`` is the one asked for: a path or a version may be left out.

    >>> _is_model("gpt-4o-mini-2024-07-18", "gpt-4o-mini"), _is_model("llama3", "qwen3")
    (True, False)
    """
    one, other = (name.lower().removesuffix(":latest").rpartition("/")[2] for name in (named, asked))
    return one.startswith(other) or other.startswith(one)


def _calls_to_repeat(call: Call, counted: answers.Reading) -> tuple[Call, ...]:
    """Return the calls that repeat unanswered questions."""
    left = [question for name, question in call.asked.items() if name not in counted.choices]
    if not left:
        return ()
    if counted.obeyed:
        alone = [bared for question in left if (bared := bare(question)) != question]
        if len(left) > 1:
            return calls_of(left, together=-(-len(left) // _PARTED), pair=call.pair)
        return calls_of(alone, pair=call.pair)
    return () if call.repair else calls_of(left, repair=True, together=_REPAIRED, pair=call.pair)


def _send(client: Client, model: str, calls: Sequence[Call]) -> Iterator[tuple[Call, Answer]]:
    """Send calls, four at once, and yield each with its answer as they arrive. Raises what a call raises.

    The threads are daemons: an interrupted program does not wait for answers.
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
            except BaseException as error:  # noqa: BLE001 - raised again in the main thread
                done.put(_Sent(call, error))

    for _ in range(min(_AT_ONCE, len(calls))):
        threading.Thread(target=work, args=(client.ask,), daemon=True).start()
    for _ in calls:
        call, answer = done.get()
        if isinstance(answer, BaseException):
            raise answer
        yield call, answer
