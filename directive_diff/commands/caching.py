"""What ``directive-diff cache`` does with the cached answers: show, export, clear."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from directive_diff.destination import Writing, destination
from directive_diff.errors import DirectiveDiffError, Exit, WriteError
from directive_diff.judging.cache import Cache, usual_path
from directive_diff.labels import Labels
from directive_diff.messages import line
from directive_diff.sanitise import sanitised
from directive_diff.screen import say

if TYPE_CHECKING:
    from directive_diff.labels import Lang

_COLUMNS = ("key", "model", "prompt", "said_by", "date", "choices")
_DATABASES = (".sqlite", ".sqlite3", ".db")


def cache(action: str, path: str | None, model: str | None, output: str | None, lang: Lang) -> int:
    """Do ``action`` with the answers in the file ``path``, or in the user's own; return the exit code."""
    file = path or usual_path()
    match action:
        case "show":
            _show(file, output, Labels(lang))
        case "export":
            _export(file, model, output)
        case "clear":
            if not Path(file).exists():
                raise DirectiveDiffError("file_missing", file, remedy="cache_other")
            with Cache.opened(file) as answers:
                count = answers.clear(model)
            say("note", line("cache_cleared", file, "", {"count": count}, lang), lang)
        case _:
            raise DirectiveDiffError("cache_no_action", remedy="cache_actions", name=action)
    return Exit.RAN


def _show(file: str, output: str | None, labels: Labels) -> None:
    """Write where the answers are kept, and how many there are of each model."""
    lines = [sanitised(file)]
    if Path(file).exists():
        with Cache.opened(file, writing=False) as answers:
            for row in answers.stocks():
                when = row.first if row.first == row.last else f"{row.first or '?'} – {row.last or '?'}"
                lines.append(
                    labels("cache_held", model=sanitised(row.model), prompt=row.prompt, n=row.answers, when=when or "?")
                )
    if len(lines) == 1:
        lines.append(labels("cache_empty"))
    with destination(Writing(None, output), (file,)) as (out, _):
        out.write("".join(f"{each}\n" for each in lines).encode("utf-8", "replace"))


def _export(file: str, model: str | None, output: str | None) -> None:
    """Write the answers as lines of JSON, or, if the name requires it, as a file that ``--judge-cache`` takes."""
    with Cache.opened(file, writing=False) as answers:
        if output and output.lower().endswith(_DATABASES):
            if Path(output).exists():
                raise WriteError("cache_there", output, remedy="other_name")
            with Cache.opened(output) as copy:
                copy.add(answers.rows(model))
            return
        with destination(Writing(None, output), (file,)) as (out, _):
            for row in answers.rows(model):
                values = dict(zip(_COLUMNS, row, strict=True))
                values["choices"] = json.loads(values["choices"])
                out.write(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
