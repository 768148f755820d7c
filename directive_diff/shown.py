"""Text and file names made fit to be shown: nothing in them can steer a terminal.

Escape sequences, the other control characters, and the signs that turn the direction of writing or take no room are
replaced, one character by one character, so that offsets still hold.
"""

from __future__ import annotations

import re

# C0 and C1 controls; soft hyphen, zero-width and bidirectional signs; interlinear and tag characters; lone surrogates.
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)


def shown(text: str) -> str:
    """Return ``text`` with every character that a terminal would obey, or not show, replaced by one that it shows.

    A line break or tab becomes a space, anything else U+FFFD.
    """
    return UNSEEN.sub(lambda found: " " if found.group() in "\t\n\r" else "\ufffd", text)


def shown_name(name: str) -> str:
    """Return a file's name so that it can stand in a message: in one line, and with no power over the terminal.

    Control characters, line ends, direction overrides and bytes that are not UTF-8 are written as escapes.
    """
    return "".join(map(_escaped, name)) or "''"


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # a byte that is not UTF-8, as Python writes it in names
        return f"\\x{ord(char) - 0xDC00:02x}"
    return char if char.isprintable() or char == "\u3000" else repr(char)[1:-1]
