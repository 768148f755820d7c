"""The help of the program and of a command, in either language: options in groups, with correct wrapping of Chinese.

It takes names and keys from the commands as Typer has read them, and the words from ``data/messages.tsv``.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from directive_diff.cli.options import Panel
from directive_diff.messages import message
from directive_diff.renderers.terminal.typesetting import Styled, width_of, wrap
from directive_diff.screen import terminal_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_diff.labels import Lang

_NAMES, _WIDEST = 27, 100  # cells of the column of names, and of a line
_OWN = {
    "--help": "help_help",
    "--install-completion": "help_install_completion",
    "--show-completion": "help_show_completion",
}


def of_program(group: Any, ctx: Any, lang: Lang) -> str:  # noqa: ANN401 - Typer's own Click has no public types
    """Return the help of the program: what it is for, its commands, its options."""
    commands = [(name, _words(group.commands[name].short_help, lang).partition("|")[0]) for name in group.commands]
    lines = [
        *_head(f"{ctx.command_path} {message('help_command', lang)} …", group.help, lang),
        *_table(message("panel_commands", lang), commands),
        *_table(message("panel_program", lang), [_option(each, lang) for each in _options(group, ctx)]),
    ]
    return "\n".join(lines) + "\n"


def of_command(command: Any, ctx: Any, lang: Lang) -> str:  # noqa: ANN401 - as above
    """Return the help of a command: its usage, what it does, its arguments, its options in groups."""
    arguments = [each for each in command.get_params(ctx) if each.param_type_name == "argument"]
    options = _options(command, ctx)
    called = " ".join([ctx.command_path, *(str(each.metavar) for each in arguments)])
    lines = [
        *_head(f"{called} [{message('panel_options', lang)}]", command.help, lang),
        *_table(message("panel_arguments", lang), [(str(a.metavar), _words(a.help, lang)) for a in arguments]),
    ]
    for panel in (*Panel, None):
        inside = [_option(each, lang) for each in options if getattr(each, "rich_help_panel", None) == panel]
        lines += _table(message(panel or "panel_other", lang), inside)
    return "\n".join(lines) + "\n"


def of_completions(items: list[Any], lang: Lang) -> list[Any]:
    """Return the completions for a shell, with the words of the help in place of their keys."""
    for item in items:
        key = _OWN.get(item.value, item.help)
        item.help = _words(key, lang).partition("|")[0] if key else None
    return items


def _head(usage: str, key: str, lang: Lang) -> Iterator[str]:
    yield message("help_usage", lang, usage=usage)
    yield ""
    for paragraph in _words(key, lang).split("|"):
        yield from _set(paragraph, _width())


def _options(command: Any, ctx: Any) -> list[Any]:  # noqa: ANN401 - as above
    return [each for each in command.get_params(ctx) if each.param_type_name == "option" and not each.hidden]


def _option(option: Any, lang: Lang) -> tuple[str, str]:  # noqa: ANN401 - as above
    """Return the names of an option, with what it takes, and its words, with what may be given."""
    names = sorted((*option.opts, *option.secondary_opts), key=lambda name: (name.startswith("--"), name == "--help"))
    takes = f" {option.metavar}" if option.metavar and not option.is_flag else ""
    words = _words(next((_OWN[name] for name in option.opts if name in _OWN), option.help), lang)
    choices = getattr(option.type, "choices", ())
    return (
        ", ".join(names) + takes,
        words + message("help_choices", lang, names=", ".join(choices)) if choices else words,
    )


def _table(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield rows under a title: the name, and beside it (below it, if it is long) the words."""
    for number, (name, words) in enumerate(rows):
        if not number:
            yield ""
            yield f"{title}:" if title.isascii() else f"{title}："
        lines = list(_set(words, _width() - _NAMES))
        if width_of(name, 1) + 2 >= _NAMES:
            yield f"  {name}"
            name = ""  # noqa: PLW2901 - it stands on a line of its own
        for left, right in zip_longest([f"  {name}" if name else ""], lines, fillvalue=""):
            yield f"{left}{' ' * (_NAMES - width_of(left, 1))}{right}".rstrip()


def _words(key: str, lang: Lang) -> str:
    return message(key, lang)


def _set(text: str, width: int) -> Iterator[str]:
    for line in wrap([Styled(text, "")], width, ambiguous=1):
        yield "".join(part.text for part in line).rstrip()


def _width() -> int:
    return min(_WIDEST, max(60, terminal_width() - 1))
