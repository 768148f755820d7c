"""Texts compared side by side, in processes: Python does one thing at a time in each.

Where the system can fork, the processes begin with everything loaded and the upper text parsed; elsewhere they start
anew (half a second each). An interrupt ends them at once, and they end by themselves if this process is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from directive_diff.errors import DirectiveDiffError
from directive_diff.lexicon import PACKAGE
from directive_diff.surveying.work import Done, done
from directive_diff.surveys.values import Failed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_diff.surveying.work import Task
    from directive_diff.surveys.values import Member

FEW = 3
"""Texts for which processes of their own cost more than they save."""

_AT_ONCE = 4  # tasks that wait for each process: enough to keep it busy


def cores() -> int:
    """Return how many processes can run at the same time."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def all_done(members: Sequence[Member], task: Task, lexicons: tuple[str, ...], jobs: int) -> Iterator[tuple[int, Done]]:
    """Yield the outcome of each text with its number, as it is done.

    A text that ends its process (for lack of memory, say) is named, and the rest continue.
    """
    if jobs == 1 or len(members) < FEW:
        yield from ((number, done(member, task)) for number, member in enumerate(members))
        return
    waiting = list(range(len(members)))
    while waiting:
        left = list(waiting)
        for number, result in _round(members, waiting, task, lexicons, min(jobs, len(waiting))):
            left.remove(number)
            yield number, result
        if len(left) == len(waiting):  # a process died before any was done: one by one shows which text it is
            yield from _compare_apart(members, left, task, lexicons)
            return
        waiting = left


def _compare_apart(
    members: Sequence[Member], numbers: Sequence[int], task: Task, lexicons: tuple[str, ...]
) -> Iterator[tuple[int, Done]]:
    """Compare each text in a process of its own."""
    for number in numbers:
        results = list(_round(members, [number], task, lexicons, 1))
        if results:
            yield results[0]
        else:
            fault = DirectiveDiffError("process_died", members[number].path, remedy="take_apart")
            yield number, Done(Failed(members[number], fault.in_language("en"), fault.in_language("zh")), "")


def _round(
    members: Sequence[Member], numbers: Sequence[int], task: Task, lexicons: tuple[str, ...], jobs: int
) -> Iterator[tuple[int, Done]]:
    """Yield what is done until all are, or a process dies."""
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    forks = context.get_start_method() == "fork"
    plain = task if forks else task._replace(upper=task.upper._replace(lexicon=PACKAGE))  # words are loaded there
    executor = ProcessPoolExecutor(jobs, context, _begin, (plain, () if forks else lexicons))
    todo = iter(numbers)
    try:
        running = {}
        for number in todo:
            running[executor.submit(_compare_one, members[number])] = number
            if len(running) >= jobs * _AT_ONCE:
                future = next(as_completed(running))
                yield running.pop(future), future.result()
        for future in as_completed(running):
            yield running[future], future.result()
    except BrokenProcessPool:
        return
    finally:
        _end(executor)


def _end(executor: ProcessPoolExecutor) -> None:
    """End the processes now, whatever they are doing."""
    ours = multiprocessing.active_children()
    executor.shutdown(wait=False, cancel_futures=True)
    for process in ours:
        process.terminate()
    for process in ours:
        process.join()


_task: list[Task] = []


def _begin(task: Task, lexicons: tuple[str, ...]) -> None:
    """Begin a process: an interrupt is the first process's to handle, and it ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if lexicons:
        from directive_diff.lexicon.file import load  # noqa: PLC0415 - only a user's own words need it

        task = task._replace(upper=task.upper._replace(lexicon=load(lexicons)))
    _task[:] = [task]


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _compare_one(member: Member) -> Done:
    return done(member, _task[0])
