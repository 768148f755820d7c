"""jieba itself, for the words that a user adds to its dictionary: they count as `jieba.add_word` makes them.

Only this module uses jieba. It gets the dictionary that the package maps into memory, so that it neither reads nor
writes a file: its own start takes 60 times as long as Python's, and its cache is where other users could plant one.
"""

from __future__ import annotations

import sys
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableMapping


def cutter(
    frequencies: MutableMapping[str, int], total: int, added: Iterable[str], removed: Iterable[str]
) -> Callable[[str], tuple[str, ...]]:
    """Return what cuts texts as jieba does with some words ``added`` to its dictionary and others ``removed``.

    ``frequencies`` is that dictionary, counted in ``total`` words; it is changed. A word gets the lowest frequency at
    which jieba keeps it whole.
    """
    tokenizer = _jieba().Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
    for word in added:
        tokenizer.add_word(word)
    for word in removed:
        tokenizer.del_word(word)

    @lru_cache(maxsize=4096)
    def cut(text: str) -> tuple[str, ...]:
        return tuple(tokenizer.lcut(text))

    return cut


def _jieba() -> Any:  # noqa: ANN401 - jieba has no types
    """Return jieba, imported without its side effects.

    It has invalid escapes, about which Python warns, and imports pkg_resources if setuptools is installed, which takes
    three times as long as jieba: that module is hidden while jieba is imported.
    """
    hidden = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba  # noqa: PLC0415 - see above
    finally:
        if hidden is None:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = hidden
    return jieba
