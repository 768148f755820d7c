"""Ask for consent before a judge is called: what would be sent where, shown on stderr."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from directive_diff.errors import JudgeError
from directive_diff.judging.opening import Talk, Wanted, open_judges
from directive_diff.messages import message
from directive_diff.screen import is_terminal, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from directive_diff.judging.plan import Plan
    from directive_diff.labels import Lang

_UNREMARKED = 1.0  # seconds to wait before showing progress
_AGREED = frozenset({"y", "yes", "是", "好", "同意", "可以"})


def judges(*wanted: Any, yes: bool, lang: Lang) -> dict[str, Any]:  # noqa: ANN401 - the fields of `Wanted`
    """Return the judges that the user wants, by the names that `pipeline.compare` uses for them."""
    talk = Talk(lambda plan: agree(plan, yes=yes, lang=lang), lambda done, of: progress(done, of, lang), reading(lang))
    return open_judges(Wanted(*wanted), talk)._asdict()


def agree(plan: Plan, *, yes: bool, lang: Lang) -> None:
    """Say what would be sent where, and ask for consent. Raises JudgeError without it.

    Nobody is asked if it stays on this machine, or with ``--yes``, which a pipe needs because it cannot answer.
    """
    fields = plan._asdict()
    say("note", message("judge_plan", lang, **fields), lang)
    if plan.open:
        say("warning", message("judge_open", lang, **fields), lang)
    if plan.beyond:
        say("note", message("judge_beyond", lang, **fields), lang)
    if plan.local or yes:
        return
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise JudgeError("judge_not_agreed", plan.host, remedy="judge_say_yes")
    sys.stderr.write(message("judge_send", lang))
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in _AGREED:
        raise JudgeError("judge_refused", plan.host, remedy="judge_without")


def reading(lang: Lang) -> Callable[[int, int], None]:
    """Return a function that shows how many pairs were read, once reading has taken a second."""
    began = time.monotonic()

    def tell(done: int, of: int) -> None:
        if time.monotonic() - began >= _UNREMARKED:
            progress(done, of, lang, "reader_progress")

    return tell


def progress(done: int, of: int, lang: Lang, key: str = "judge_progress") -> None:
    """Show how many calls are done, in one line on stderr if that is a terminal; the last one clears it."""
    if sys.stderr is None or not is_terminal(sys.stderr) or os.environ.get("TERM") == "dumb":
        return
    words = "" if done >= of else message(key, lang, done=done, of=of)
    with suppress(OSError):
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
