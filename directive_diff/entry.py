"""The entry point: runs a call and returns its exit code; the only place where an error becomes a message.

A call that only says where its result goes needs no parser. All others load Typer, which takes longer than a
comparison.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from directive_diff.errors import DirectiveDiffError, Exit, ReaderGone
from directive_diff.version import version_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.destination import Writing


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; any error becomes one line on stderr."""
    try:
        return _call(arguments)
    except DirectiveDiffError as error:
        return _trouble(error, arguments)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except ReaderGone:
        return Exit.BROKEN_PIPE
    except Exception as error:
        if os.environ.get("DIRECTIVE_DIFF_DEBUG"):
            raise
        fault = f"{type(error).__name__}: {error}"
        return _trouble(DirectiveDiffError("fault", remedy="report_fault", cause=fault), arguments)
    finally:
        _let_go_of_stdout()


def _call(arguments: Sequence[str]) -> int:
    code = _without_typer(arguments)
    if code is not None:
        return code
    from directive_diff import cli  # noqa: PLC0415 - takes longer to load than a comparison takes

    return cli.call(arguments)


def _without_typer(arguments: Sequence[str]) -> int | None:
    """Run a call that needs no parser, and return the exit code; return None for any other."""
    match arguments:
        case ["--version" | "-V"]:
            return version_line()
        case ["compare", source, target, *options] if (
            _is_file_name(source) and _is_file_name(target) and (writing := _writing(options)) is not None
        ):
            from directive_diff import commands, configuration  # noqa: PLC0415 - only what a call needs is loaded

            said = commands.Options(writing=writing, config=configuration.of_call(arguments))
            return commands.compare(source, target, said)
        case _:
            return None


def _writing(options: Sequence[str]) -> Writing | None:
    """Return where the result goes, and in what format, if ``options`` say nothing else; otherwise None."""
    from directive_diff.destination import Writing  # noqa: PLC0415 - as above
    from directive_diff.renderers import Format  # noqa: PLC0415 - as above

    match options:
        case []:
            return Writing()
        case ["--format" | "-f", form] if form in [*Format]:
            return Writing(format=Format(form))
        case ["--output" | "-o", name] if _is_file_name(name):
            return Writing(output=name)
        case _:
            return None


def _is_file_name(argument: str) -> bool:
    """Return whether an argument is the name of a file, or stdin, rather than an option."""
    return argument == "-" or not argument.startswith("-")


def _trouble(error: DirectiveDiffError, arguments: Sequence[str]) -> int:
    from directive_diff.configuration import usual_lang  # noqa: PLC0415 - few runs end here
    from directive_diff.labels import lang_of_call  # noqa: PLC0415 - few runs end here
    from directive_diff.screen import say  # noqa: PLC0415 - likewise

    lang = lang_of_call(arguments, usual_lang(arguments))
    say("error", error.in_language(lang), lang)
    return Exit.TROUBLE


def _let_go_of_stdout() -> None:
    """If stdout is closed, redirect it to the null device: the interpreter would flush it again and complain."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
