"""The page of tricky cases is true: the program does what the page says about links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from directive_diff import compare
from directive_diff.model import Document

PAGE = (Path(__file__).parents[2] / "docs" / "tricky-cases.md").read_text(encoding="utf-8")
LINKS = PAGE[PAGE.index("## Links") : PAGE.index("## Changes")]
ROWS = [
    (source, target, expected)
    for source, target, expected in re.findall(r"^\| (\S+) \| (\S+) \| ([\w ]+?) \|", LINKS, re.MULTILINE)
    if source != "source"
]


@pytest.mark.parametrize(("source", "target", "expected"), ROWS)
def test_the_table_of_links_is_what_the_program_says(source: str, target: str, expected: str) -> None:
    """Each row holds between two readouts that otherwise share one clause."""
    comparison = compare(
        document(f"会议强调，要压紧压实安全生产责任，深入开展重大隐患排查整治，严格落实领导带班制度。{source}。"),
        document(f"会议强调，要强化应急物资储备，严格落实领导带班制度。{target}。"),
    )
    last = comparison.target.directives[-1].id
    relations = [link.relation.value for link in comparison.links if link.target.directive == last]

    assert relations or expected == "nothing"
    assert (expected == "nothing" and not relations) or expected == f"{len(relations)} links" or relations == [expected]


def test_the_table_is_there() -> None:
    """The page has at least ten rows."""
    assert len(ROWS) >= 10


def document(text: str) -> Document:
    """Return ``text`` as a document."""
    return Document("通稿.txt", text, "utf-8", "0" * 64)
