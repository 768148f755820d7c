"""Alignment at its edges: clauses that are repeated, that are nothing but an opening, that share nothing."""

from __future__ import annotations

from collections import Counter

from made import compared

from directive_diff.alignment.features import claimed
from directive_diff.alignment.points import make_points


def test_repeated_clauses_in_several_wordings_have_eight_links_at_most() -> None:
    """The bound holds for a clause, however many wordings carry it, and the surest links are kept."""
    target = "会议强调，" + "要抓好秋粮收购。" * 5 + "要抓好秋粮收购工作。" * 5
    links = compared(("会议强调，要抓好秋粮收购。", target)).links

    assert Counter(link.source.id for link in links) == {"S1.1.1": 8}
    assert sum(link.target.text == "要抓好秋粮收购" for link in links) == 5


def test_a_list_that_opens_with_nothing_but_words_of_demand_has_the_other_members() -> None:
    """Words outside the clause's own wording are not among its members."""
    (point,), _ = make_points(["要切实、抓好春耕备耕"], ["要抓好春耕备耕"])

    assert [member.bare for member in point.members] == ["抓好春耕备耕"]


def test_what_covers_nothing_is_claimed_by_nobody() -> None:
    """What a rival covers completely is claimed with that rival's full strength."""
    assert claimed(0, [(1.0, 0b11)]) == 0
    assert claimed(0b11, [(0.5, 0b11), (0.25, 0b11)]) == 0.5
    assert claimed(0b11, [(0.5, 0b01)]) == 0.25
    assert claimed(0b11, []) == 0
