"""What a person should check first, in words: how much, and what to expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_diff.findings.doubt import expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_diff.findings.doubt import Check
    from directive_diff.labels import Labels
    from directive_diff.model import Comparison, Tool

_USUAL = (0.2, 0.4)


def expectation(comparison: Comparison, check: Check | None, labels: Labels) -> str:
    """Return what to expect if the clauses to check are corrected, judging by other pairs.

    If nothing in particular is to be checked, it says so for a fifth and for two fifths of the clauses.
    """
    tool = comparison.tool
    if check is None:
        return labels("check_usual", steps=_steps(_USUAL, labels, tool))
    number, of = check.most(comparison), check.of(comparison)
    share = number / of if of else 0.0
    right = f"{expected(share, tool).right:.0%}"
    steps = _steps((share,), labels, tool)
    return labels("check_head", n=number, of=of, share=f"{share:.0%}", steps=steps, right=right)


def _steps(shares: Sequence[float], labels: Labels, tool: Tool) -> str:
    """Return what was reached after each of ``shares``: F1 was .72, .89 after 20 %."""
    f1 = {share: f"{expected(share, tool).f1:.2f}" for share in (0, *shares)}
    before = labels("check_before", f1=f1[0])
    after = (labels("check_step", share=f"{share:.0%}", f1=f1[share]) for share in shares)
    return labels("list_joiner").join((before, *after))
