"""Settings from ``directive-diff.toml``: in the current folder, and in the user's settings folder.

The command line comes first, then the folder's file, then the user's. docs/command.md describes it.

    lang = "zh"
    pager = false
    lexicon = ["words.toml"]   # from the folder of this file
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import TYPE_CHECKING, Any

from directive_diff.errors import ConfigError
from directive_diff.labels import Lang
from directive_diff.model import Side
from directive_diff.renderers import Format, Rows
from directive_diff.screen import Color
from directive_diff.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NAME = "directive-diff.toml"


class Configuration(NamedTuple):
    """The settings; None if no file sets one. ``ignored`` are files that others can write."""

    lang: Lang | None = None
    color: Color | None = None
    width: int | None = None
    ambiguous_width: int | None = None
    pager: bool | None = None
    format: Format | None = None
    order: Side | None = None
    rows: Rows | None = None
    task_columns: bool | None = None
    encoding: str | None = None
    lexicon: tuple[str, ...] = ()
    judge: str | None = None
    ignored: tuple[str, ...] = ()


def of_call(arguments: Sequence[str]) -> Configuration:
    """Return the settings for a call, which may name another file (``--config``) or none (``--no-config``).

    Raises ConfigError if a file cannot be read, or contains something that is not a setting.
    """
    if "--no-config" in arguments:
        return Configuration()
    named = _named(arguments)
    if named is not None:
        return _settings_in(named, Configuration())
    configuration = Configuration()
    for path in _places():
        if not os.path.isfile(path):  # noqa: PTH113 - as in `lexicon`: pathlib takes as long as what is done here
            continue
        if _others_write(path):
            configuration = configuration._replace(ignored=(*configuration.ignored, path))
        else:
            configuration = _settings_in(path, configuration)
    return configuration


def usual_lang(arguments: Sequence[str]) -> Lang | None:
    """Return the language that the files set, if they can be read: for messages about a wrong call."""
    with contextlib.suppress(ConfigError, OSError):
        return of_call(arguments).lang
    return None


def _named(arguments: Sequence[str]) -> str | None:
    """Return the file that ``--config`` names, if it does."""
    for before, argument in zip(["", *arguments], arguments, strict=False):
        if before == "--config":
            return argument
        if argument.startswith("--config="):
            return argument.partition("=")[2]
    return None


def _places() -> Iterator[str]:
    """Yield where a file may be, the user's first, so that the folder's is the last word."""
    home = os.path.expanduser("~")  # noqa: PTH111 - as above
    default = os.path.join(home, ".config")  # noqa: PTH118 - as above
    settings = os.environ.get("APPDATA" if sys.platform == "win32" else "XDG_CONFIG_HOME") or default
    if os.path.isabs(settings):  # noqa: PTH117 - as above
        yield os.path.join(settings, "directive-diff", NAME)  # noqa: PTH118 - as above
    yield NAME


def _others_write(path: str) -> bool:
    """Return whether another user could have written the file, as in a folder that all may write."""
    if not hasattr(os, "getuid"):
        return False
    status, folder = os.stat(path), os.stat(os.path.dirname(path) or ".")  # noqa: PTH116, PTH120 - as above
    return status.st_uid not in {os.getuid(), 0} or bool((status.st_mode | folder.st_mode) & stat.S_IWOTH)


def _settings_in(path: str, before: Configuration) -> Configuration:
    """Return what the file says over what was said ``before``."""
    import tomllib  # noqa: PLC0415 - most runs have no such file

    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            values = tomllib.load(file)
    except FileNotFoundError as error:
        raise ConfigError("file_missing", path, remedy="name_config") from error
    except OSError as error:
        raise ConfigError("file_unreadable", path, remedy="name_config", cause=error.strerror) from error
    except UnicodeDecodeError as error:
        raise ConfigError("config_not_utf8", path, remedy="as_utf8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("config_not_toml", path, remedy="config_form", line=_line_of(error)) from error
    settings: dict[str, Any] = {}
    for key, value in values.items():
        if key not in _SETTINGS:
            raise ConfigError("config_unknown", path, remedy="choose", name=key, names=", ".join(_SETTINGS))
        settings[key.replace("-", "_")] = _SETTINGS[key](_Setting(path, key, value))
    return before._replace(**settings)


def _line_of(error: Exception) -> int:
    """Return the line in which tomllib found the fault, which it says in words; the last one is "end of document"."""
    import re  # noqa: PLC0415 - few files are wrong

    match = re.search(r"at line (\d+)", str(error))
    return int(match.group(1)) if match else 1


class _Setting(NamedTuple):
    """A value of a file, as it stands there."""

    path: str
    key: str
    value: object

    def refuse(self, remedy: str, **fields: object) -> ConfigError:
        """Return the error that says what is wrong with it."""
        return ConfigError("config_value", self.path, remedy, name=self.key, value=str(self.value), **fields)


def _one_of(names: Sequence[str]) -> Callable[[_Setting], object]:
    def read(setting: _Setting) -> object:
        choice = next((name for name in names if name == setting.value), None)
        if choice is None:
            raise setting.refuse("choose", names=", ".join(names))
        return choice

    return read


def _number(least: int, most: int) -> Callable[[_Setting], int]:
    def read(setting: _Setting) -> int:
        value = setting.value
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise setting.refuse("config_number", least=least, most=most)
        return value

    return read


def _flag(setting: _Setting) -> bool:
    if not isinstance(setting.value, bool):
        raise setting.refuse("config_flag")
    return setting.value


def _text(setting: _Setting) -> str:
    if not isinstance(setting.value, str) or not setting.value:
        raise setting.refuse("config_text")
    return setting.value


def _files(setting: _Setting) -> tuple[str, ...]:
    """Return names of files, from the folder of the file that names them."""
    value = [setting.value] if isinstance(setting.value, str) else setting.value
    if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
        raise setting.refuse("config_files")
    folder = os.path.dirname(setting.path)  # noqa: PTH120 - as above
    return tuple(os.path.join(folder, os.path.expanduser(name)) for name in value)  # noqa: PTH111, PTH118 - as above


_SETTINGS: dict[str, Callable[[_Setting], object]] = {
    "lang": _one_of([*Lang]),
    "color": _one_of([*Color]),
    "width": _number(20, 1000),
    "ambiguous-width": _number(1, 2),
    "pager": _flag,
    "format": _one_of([*Format]),
    "order": _one_of([*Side]),
    "rows": _one_of([*Rows]),
    "task-columns": _flag,
    "encoding": _text,
    "lexicon": _files,
    "judge": _one_of(["small"]),  # nobody else: what sends texts away is asked for in the call itself
}
