"""Alignment at its edges: clauses that are repeated, that consist of an opening, or that share nothing."""

from __future__ import annotations

from collections import Counter

from made import compared

from directive_diff.alignment.features import claimed
from directive_diff.alignment.points import make_points


def test_repeated_clauses_in_several_wordings_have_eight_links_at_most() -> None:
    """A clause has at most eight links, however many wordings carry it, and the surest are kept."""
    target = "会议强调，" + "要抓好秋粮收购。" * 5 + "要抓好秋粮收购工作。" * 5
    links = compared(("会议强调，要抓好秋粮收购。", target)).links

    assert Counter(link.source.id for link in links) == {"S1.1.1": 8}
    assert sum(link.target.text == "要抓好秋粮收购" for link in links) == 5


def test_words_of_demand_that_open_a_list_are_not_a_member() -> None:
    """In 要切实、抓好春耕备耕, only 抓好春耕备耕 is a member."""
    (point,), _ = make_points(["要切实、抓好春耕备耕"], ["要抓好春耕备耕"])

    assert [member.bare for member in point.members] == ["抓好春耕备耕"]


def test_a_rival_claims_as_much_as_it_covers() -> None:
    """A claim is the rival's strength times the share that it covers; the strongest claim counts."""
    assert claimed(0, [(1.0, 0b11)]) == 0
    assert claimed(0b11, [(0.5, 0b11), (0.25, 0b11)]) == 0.5
    assert claimed(0b11, [(0.5, 0b01)]) == 0.25
    assert claimed(0b11, []) == 0
