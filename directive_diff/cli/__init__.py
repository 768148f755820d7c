"""The command line as Typer reads it: arguments in, a call of one command out.

What each command takes is in `pair` (one text or two), `many` (surveys and chains) and `corpus`; the options are in
`options`, those that go together in `groups`. Nothing is imported that a command does not need: most of the time of a
run goes into imports.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from directive_diff import configuration
from directive_diff.cli.groups import flat
from directive_diff.cli.pair import PAIR, Command
from directive_diff.errors import Exit, UsageError
from directive_diff.labels import Lang, lang_of_call
from directive_diff.version import version_line

_COMPLETING = "_DIRECTIVE_DIFF_COMPLETE"  # set by the shell when it asks for completions


def _version_option(
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help="help_version", is_eager=True)] = False,
) -> None:
    """Print the version, if requested."""
    if version:
        version_line()
        raise typer.Exit


class _Command(TyperCommand):
    """A command whose help is in the language of the call, in groups."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's own Click has no public types
        """Write the help."""
        from directive_diff.cli.help import of_command  # noqa: PLC0415 - few runs ask for help

        formatter.write(of_command(self, ctx, _lang()))

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401 - as above
        """Return the completions of a line, each with its help."""
        from directive_diff.cli.help import of_completions  # noqa: PLC0415 - only a shell asks

        return of_completions(super().shell_complete(ctx, incomplete), _lang())


class _Group(TyperGroup):
    """The program, whose help is in the language of the call."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Write the help."""
        from directive_diff.cli.help import of_program  # noqa: PLC0415 - as above

        formatter.write(of_program(self, ctx, _lang()))

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401 - as above
        """Return the completions of a line, each with its help."""
        from directive_diff.cli.help import of_completions  # noqa: PLC0415 - as above

        return of_completions(super().shell_complete(ctx, incomplete), _lang())


def call(arguments: Sequence[str]) -> int:
    """Do what ``arguments`` ask for and return the exit code. Raises UsageError for a wrong call."""
    called = arguments[0] if arguments else ""
    try:
        app = _app(called, _commands(called))
        code: Any = app(list(arguments) or ["--help"], prog_name="directive-diff", standalone_mode=False)
    except typer.TyperException as error:
        raise _usage(error) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    return code if isinstance(code, int) else Exit.RAN


def _commands(called: str) -> Mapping[str, Command]:
    """Return the commands among which the one ``called`` is found; none for `corpus`, which has its own."""
    if called in PAIR:
        return PAIR
    if called == "corpus":
        return {}
    from directive_diff.cli.many import MANY  # noqa: PLC0415 - only its own calls and the help need it

    return {**PAIR, **MANY}


def _app(called: str, commands: Mapping[str, Command]) -> typer.Typer:
    """Return the command line with only the command ``called``; with all of them if there is no such command.

    Typer prepares the options of every command, whichever is called, and that takes longer than a comparison.
    """
    app = typer.Typer(
        name="directive-diff",
        cls=_Group,
        add_completion=called not in commands or _COMPLETING in os.environ,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True, help="help_program")(_version_option)
    for name in [called] if called in commands else commands:
        function, words, short = commands[name]
        app.command(name, cls=_Command, help=words, short_help=short)(flat(function))
    if called not in commands:
        from directive_diff.cli.corpus import application  # noqa: PLC0415 - only its own calls and the help need it

        app.add_typer(application(_Group, _Command), help="help_corpus", short_help="help_corpus_short")
    return app


def _lang() -> Lang:
    """Return the language of the call for its help, which Typer shows before it has read the call."""
    import sys  # noqa: PLC0415 - few runs ask for help

    return lang_of_call(sys.argv[1:], configuration.usual_lang(sys.argv[1:]))


def _usage(error: typer.TyperException) -> UsageError:
    """Return Typer's message about a wrong call, in our words, and where to look."""
    from directive_diff.cli.usage import usage_error  # noqa: PLC0415 - right calls need not load it

    context = getattr(error, "ctx", None)
    message = getattr(error, "format_message", error.__str__)()
    return usage_error(message, context.command_path if context else "directive-diff")
