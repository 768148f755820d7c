"""The set phrases (提法) of a text: from the table of slogans, in quotation marks, and requested ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.lexicon.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_QUOTED = re.compile("[“「]([\u3400-\u9fff0-9]{2,12})[”」]")
_NOISE = str.maketrans("", "", "“”‘’\"' \u3000\n\r\t")


def phrases(text: str, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the phrases that occur in ``text``, each once, in the order of their first appearance.

    >>> phrases("要增强“四个意识”，打好“三保”攻坚战")
    ('四个意识', '三保')
    """
    bare = text.translate(_NOISE)
    places = {term.word: term.start for term in reversed([*_slogans().find(bare)])}
    for quoted in _QUOTED.findall(text):
        places.setdefault(quoted, bare.find(quoted))
    places |= {asked: bare.find(asked.translate(_NOISE)) for asked in wanted if asked.translate(_NOISE) in bare}
    return tuple(sorted(places, key=lambda phrase: (places[phrase], phrase)))


def months(dates: Iterable[str | None]) -> tuple[str, ...]:
    """Return the months of ``dates`` in order, each once: 2020-02."""
    return tuple(sorted({date[:7] for date in dates if date}))


@lexicon.derived
def _slogans() -> Terms:
    return Terms.of(lexicon.table("slogans"))
