"""Which pattern of figures a text needs."""

from __future__ import annotations

import re
from random import Random

from directive_diff.explanation.figures.patterns import COUNTED, TIMED, may_be_timed

_SIGNS = "dctsm翻番倍过年月日底末半分之周星期今明后来本上下前点时成·•:：-./第个多余季度内几每"


def test_a_text_that_may_hold_no_date_has_only_counted_figures() -> None:
    """Where the pattern of dates, hours and shares is not made, it would have found nothing."""
    whole, counted = re.compile(f"{TIMED}|{COUNTED}"), re.compile(COUNTED)
    random = Random(3)  # noqa: S311 - the same shapes in every run
    shapes = ["".join(random.choices(_SIGNS, k=random.randint(1, 12))) for _ in range(20_000)]
    plain = [shape for shape in shapes if not may_be_timed(shape)]

    assert len(plain) > len(shapes) / 4
    for shape in plain:
        found = [(match.span(), match["number"]) for match in whole.finditer(shape)]
        assert found == [(match.span(), match["number"]) for match in counted.finditer(shape)]
