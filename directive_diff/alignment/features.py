"""What is looked at to judge whether one clause carries another: named figures of a candidate, most of them 0..1.

``_s`` is said of the source's clause, ``_t`` of the target's. The weights in ``data/judgement.tsv`` go by these names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.alignment.competition import standings
from directive_diff.alignment.parts import Part, best_parts
from directive_diff.alignment.synonyms import synonymies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_diff.alignment.overlap import Overlap
    from directive_diff.alignment.points import Point


def measure(
    found: Mapping[tuple[int, int], Overlap], sources: Sequence[Point], targets: Sequence[Point]
) -> dict[tuple[int, int], dict[str, float]]:
    """Return the figures of every candidate pair (source, target), by name."""
    stand_s, stand_t = standings(found, 0), standings(found, 1)
    parts_s, parts_t = best_parts(found, sources, targets, 0), best_parts(found, targets, sources, 1)
    synonyms = synonymies(found, sources, targets)
    nothing = Part()
    figures = {}
    for pair, shared in found.items():
        source, target = sources[pair[0]], targets[pair[1]]
        lead_s, held_s = stand_s[pair]
        lead_t, held_t = stand_t[pair]
        part_s, part_t = parts_s.get(pair, nothing), parts_t.get(pair, nothing)
        said = synonyms.get(pair, 0.0)
        figures[pair] = {
            # how much is shared, how telling that is, and how much on either side is left
            "dice": shared.dice,
            "grams_s": shared.common / source.total,
            "grams_t": shared.common / target.total,
            "rarest": shared.rarest,
            "cover_s": shared.of_source,
            "cover_t": shared.of_target,
            "left_s": (1 - shared.of_source) * source.mass,
            "left_t": (1 - shared.of_target) * target.mass,
            "length_s": float(len(source.bare)),
            "length_t": float(len(target.bare)),
            # the lead over the best rival, and over what the best rival has of the same words
            "lead_s": lead_s,
            "lead_t": lead_t,
            "free_s": shared.wording - held_s,
            "free_t": shared.wording - held_t,
            # how the members of either side's list answer to the other clause
            "part_s": part_s.wording,
            "part_lead_s": part_s.lead,
            "part_t": part_t.wording,
            "part_lead_t": part_t.lead,
            # whether one alone asks for something to be done
            "asks": float(source.matter.asks != target.matter.asks),
            # what is said in other words
            "synonyms": said,
            "synonyms_share": 2 * said / (source.mass + target.mass),
        }
    return figures
