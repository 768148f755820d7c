"""Typer's messages about wrong calls, in our words and both languages."""

from __future__ import annotations

import re
from pathlib import Path

from directive_diff.errors import UsageError

_OPTION = r"Invalid value for '(?P<name>[^']+)'[^:]*: "
_VALUE = r"(?P<value>'.*'|\S+) is not "

# What Typer says, by the key of what we say; the last takes whatever is left.
_SAID = {
    "usage_option_near": r"No such option: (?P<name>\S+) \(Possible options: (?P<near>.+)\)",
    "usage_option": r"No such option: (?P<name>\S+)",
    "usage_command_near": r"No such command '(?P<name>.*)'\. Did you mean '?(?P<near>.+?)'?\?",
    "usage_command": r"No such command '(?P<name>.*)'\.",
    "usage_missing": r"Missing argument '(?P<name>[^']+)'\..*",
    "usage_extra": r"Got unexpected extra arguments?(?:\(s\))? \((?P<name>.*)\)",
    "usage_needs_value": r"Option '(?P<name>[^']+)' requires .*",
    "usage_no_value": r"Option '(?P<name>[^']+)' does not take a value\.",
    "usage_choice": rf"{_OPTION}{_VALUE}one of (?P<names>.+)\.",
    "usage_integer": rf"{_OPTION}{_VALUE}a valid int.*",
    "usage_number": rf"{_OPTION}{_VALUE}a valid float.*",
    "usage_range": rf"{_OPTION}{_VALUE}in the range (?P<range>.+)\.",
    "usage_share": rf"{_OPTION}{_VALUE}between 0 and 1\.",
    "usage_check": rf"{_OPTION}(?P<value>.*) is neither a number of clauses nor a percentage\.",
    "usage_value": rf"{_OPTION}(?P<cause>.+)",
    "usage": "(?P<cause>.*)",
}


# What a user may call an option of ours that has another name.
_OTHER_NAMES = {"--explain": "--why", "--verbose": "--why", "--reasons": "--why", "-v": "--why"}


def usage_error(message: str, command: str) -> UsageError:
    """Return the error for a wrong call of ``command``, given what Typer ``message`` about it."""
    for key, pattern in _SAID.items():
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            fields = _unquoted(match.groupdict())
            near = _meant(key, fields.get("name", ""), command)
            said, fields = (f"{key.removesuffix('_near')}_near", {**fields, "near": near}) if near else (key, fields)
            return UsageError(said, remedy="see_help", command=command, **fields)
    raise AssertionError(message)  # the last pattern takes everything


def _unquoted(fields: dict[str, str]) -> dict[str, str]:
    """Return the fields without quotation marks around the names of options and values."""
    return {name: text.replace("', '", ", ").strip("'") for name, text in fields.items()}


def _meant(key: str, name: str, command: str) -> str:
    """Return what is surely meant by an unknown command or option: a file is to be compared, --explain is --why."""
    if key.startswith("usage_command") and Path(name).exists():
        return f"compare {name}"
    return _OTHER_NAMES.get(name, "") if key.startswith("usage_option") and command.endswith(" compare") else ""
