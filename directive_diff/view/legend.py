"""The legend: every sign and tag that any format shows, and what it means, in one order for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_diff.model import Fate, Relation, Sureness
from directive_diff.view import caption

if TYPE_CHECKING:
    from collections.abc import Collection

    from directive_diff.labels import Labels
    from directive_diff.model import Link


class Entry(NamedTuple):
    """A sign or tag and its meaning; ``style`` names what it marks: relation.same, fate.new, tag.moved."""

    style: str
    sign: str
    meaning: str


def legend(labels: Labels) -> tuple[Entry, ...]:
    """Return what all signs and tags mean."""
    relations = (Entry(f"relation.{r.value}", caption.SIGNS[r], labels(f"meaning_{r.value}")) for r in Relation)
    fates = ((Fate.POSSIBLE, caption.POSSIBLE), (Fate.DROPPED, caption.DROPPED), (Fate.NEW, caption.NEW))
    tags = (
        Entry("tag.moved", labels("moved"), labels("meaning_moved")),
        Entry("tag.split", labels("split_sign"), labels("meaning_split")),
        Entry("tag.merged", "①②", labels("meaning_merged")),
        Entry("tag.ditto", labels("ditto"), labels("meaning_ditto")),
    )
    sure = (
        Entry(f"sureness.{sureness.value}", describe_sureness(sureness, labels), labels(f"meaning_{sureness.value}"))
        for sureness in _UNSURE
    )
    return (
        *relations,
        *(Entry(f"fate.{f.value}", sign, labels(f"meaning_{f.value}")) for f, sign in fates),
        *tags,
        *sure,
    )


def occurring(styles: Collection[str], labels: Labels) -> tuple[Entry, ...]:
    """Return the entries of the signs that occur, those whose style is in ``styles``.

    If some links are marked as less sure, an entry also explains unmarked links.
    """
    entries = [entry for entry in legend(labels) if entry.style in styles]
    at = next((i for i, entry in enumerate(entries) if entry.style.startswith("sureness.")), None)
    if at is not None:
        entries.insert(at, Entry("sureness.sure", labels("unmarked"), labels("meaning_sure")))
    return tuple(entries)


_UNSURE = (Sureness.LIKELY, Sureness.WEAK)


def describe_sureness(sureness: Sureness, labels: Labels) -> str:
    """Return the word for how sure a link is."""
    return labels(f"sureness_{sureness.value}")


def sureness_tag(link: Link, labels: Labels) -> str:
    """Return the tag of a link that is not sure; a sure link has none."""
    return "" if link.sureness is Sureness.SURE else describe_sureness(link.sureness, labels)
