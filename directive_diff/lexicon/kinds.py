"""The kinds of words that a user may extend: the table of each, and the meaning of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_diff import lexicon
from directive_diff.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LEVELS = ("centre", "province", "city", "county", "township")


@dataclass(frozen=True, slots=True)
class Column:
    """The meaning of a column of a table: one of ``values``, or anything if there are none.

    ``default`` is its value if the user leaves it out; None if it is required.
    """

    name: str
    values: tuple[str, ...] = ()
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of words: its table, what they are for, and the columns after the word.

    ``many`` means that a word may have several rows, ``grouped`` that a row holds words with one meaning.
    """

    table: str
    about: str
    columns: tuple[Column, ...] = ()
    grouped: bool = False
    many: bool = False


_TITLES = ("title", "profession", "ending", "untitled")
_RUNGS = tuple(str(rung) for rung in range(1, 7))
_REASON = Column("reason", default="user")

MOODS = (
    "tells", "occurs", "stands", "allows", "past", "grows", "ends", "names", "sets", "accords", "vows", "asks",
    "praises", "means", "said", "refuses", "plain",
)  # fmt: skip

KINDS: Mapping[str, Kind] = {
    "verbs": Kind(
        "verbs", "verbs of saying that open a block", (Column("how", ("run-in", "comma", "demand", "none"), "comma"),)
    ),
    "speakers": Kind(
        "speakers",
        "who speaks",
        (
            Column(
                "kind",
                (*("self", "body", "organ", "paper", "chorus", "crowd", "general"), *_TITLES),
                "body",
            ),
        ),
    ),
    "degree": Kind(
        "degree",
        "words of obligation, resolve and commitment, by kind and rung",
        (
            Column(
                "kind",
                ("obligation", "resolve", "commitment", "prohibition", "encouragement", "manner", "plain", "formula"),
            ),
            Column("rung", ("0", *_RUNGS), "0"),
            _REASON,
        ),
    ),
    "force": Kind(
        "force",
        "words that make a demand firmer or softer where one takes the place of the other",
        (
            Column("kind", ("modal", "asking", "measure", "manner", "refusal", "exception")),
            Column("rung", ("0", *_RUNGS), "0"),
            _REASON,
        ),
    ),
    "antonyms": Kind("antonyms", "acts that undo each other", (Column("antonyms"),)),
    "levels": Kind(
        "levels",
        "words for a place or body by its level",
        (
            Column("level", ("", *LEVELS, "local"), ""),
            Column("kind", ("area", "body", "units", "own", "general"), "area"),
            _REASON,
        ),
    ),
    "places": Kind(
        "places",
        "places of a province or city",
        (Column("short"), Column("level", ("province", "city")), Column("above", default="")),
    ),
    "counties": Kind(
        "counties",
        "counties and districts",
        (Column("short"), Column("level", ("county",), "county"), Column("above", default="")),
    ),
    "slogans": Kind(
        "slogans",
        "named formulas",
        (
            Column(
                "kind",
                ("loyalty", "guidance", "leadership", "style", "principle", "goal", "occasion", "topic"),
                "goal",
            ),
        ),
    ),
    "units": Kind(
        "units",
        "units and measure words that make a number a figure",
        (Column("kind", ("share", "amount", "count", "loose", "time")), _REASON, Column("equals", default="")),
    ),
    "bounds": Kind(
        "bounds",
        "words that make a bound of a figure",
        (
            Column("place", ("before", "ahead", "behind", "time")),
            Column("sense", ("least", "most", "about")),
            _REASON,
        ),
    ),
    "scope": Kind(
        "scope",
        "how many, how soon, how high and how often, by kind and rung",
        (
            Column("kind", ("extent", "course", "rank", "frequency", "reach", "period")),
            Column("rung", tuple(str(rung) for rung in range(1, 13))),
            Column("when", ("against", "alone", "place"), "against"),
            _REASON,
        ),
    ),
    "polarity": Kind(
        "polarity",
        "words that negate, forbid, keep off, allow or speak for",
        (Column("sense", ("negation", "ban", "against", "permission", "support", "plain")), _REASON),
    ),
    "trends": Kind(
        "trends",
        "words that end a statement of how things develop",
        (Column("direction", ("rise", "fall", "extent")), Column("use", ("fact", ""), "")),
    ),
    "synonyms": Kind("synonyms", "words that make the same point, by groups", grouped=True),
    "words": Kind("words", "words that are not cut in two, as jieba.add_word has it"),
    "moods": Kind(
        "moods",
        "words by which a clause tells or praises and demands nothing",
        (Column("kind", MOODS, "tells"), _REASON),
    ),
    "doing": Kind("doing", "verbs of doing that open a demand"),
    "imperatives": Kind("imperatives", "other verbs with which a demand opens"),
    "leads": Kind("leads", "words before the verb of a demand"),
    "cues": Kind(
        "cues",
        "small lists from which rules and patterns are made",
        (Column("kind", tuple(dict.fromkeys(row[1] for row in lexicon.PACKAGE.table("cues")))),),
        many=True,
    ),
}


def kind(name: str) -> Kind:
    """Return the kind of that name. Raises LexiconError if there is none."""
    if name not in KINDS:
        raise LexiconError("words_no_kind", name=name, **closest(name, KINDS))
    return KINDS[name]


def listing(name: str | None = None, own: lexicon.Lexicon = lexicon.PACKAGE) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a kind in the lexicon ``own`` after a header; without ``name``, all kinds with size and use.

    Raises LexiconError if there is no kind of that name.
    """
    if name is None:
        yield "kind", "words", "about"
        for each, described in KINDS.items():
            yield each, str(len(own.table(described.table))), described.about
        return
    chosen = kind(name)
    yield ("words", *(column.name for column in chosen.columns))
    yield from own.table(chosen.table)


def closest(name: str, known: Iterable[str]) -> dict[str, str]:
    """Return the remedy for an unknown name, with its field: the nearest known one, or all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    names = list(known)
    near = get_close_matches(name, names, n=1)
    return {"remedy": "did_you_mean", "near": near[0]} if near else {"remedy": "choose", "names": ", ".join(names)}
