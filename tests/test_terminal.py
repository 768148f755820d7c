"""The terminal view: golden pages to read, and what holds of every page."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_diff import Comparison, compare, read
from directive_diff.labels import CATALOGUE, Lang
from directive_diff.model import Side
from directive_diff.renderers import View
from directive_diff.renderers.terminal import render, render_readout

VIEWS = Path(__file__).parent / "views"
CASES = sorted(folder.name for folder in VIEWS.iterdir())


def page(comparison: Comparison, view: View) -> str:
    """Return the view as text."""
    out = io.BytesIO()
    render(comparison, out, view)
    return out.getvalue().decode(view.encoding)


def pair(case: str) -> Comparison:
    """Compare the two texts of a case; their names are shown without the folder."""
    here = Path.cwd()
    os.chdir(VIEWS / case)
    try:
        return compare(read("source.txt"), read("target.txt"))
    finally:
        os.chdir(here)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_the_view_is_the_golden_one(case: str, lang: Lang, width: int) -> None:
    """Each page is as it was read and approved; UPDATE_GOLDEN=1 writes it anew, to be read again."""
    golden = VIEWS / case / f"{lang}-{width}.txt"
    found = page(pair(case), View(width=width, lang=lang))

    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@settings(max_examples=20, deadline=None)
@given(
    width=st.integers(min_value=20, max_value=220),
    ambiguous=st.sampled_from([1, 2]),
    lead=st.sampled_from(Side),
    lang=st.sampled_from(Lang),
)
def test_every_character_of_the_leading_side_is_there(width: int, ambiguous: int, lead: Side, lang: Lang) -> None:
    """Whatever the width, the leading text is shown whole: no clause is cut, lost or counted wrong."""
    comparison = pair(CASES[0])
    text = page(comparison, View(width=width, ambiguous=ambiguous, order=lead, lang=lang, colour=True))
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    column = _column(plain, width, lead) if width >= 60 else plain

    ditto = CATALOGUE["ditto"][lang is Lang.EN].replace(" ", "")
    bare = re.sub(f"[①-⑧]|{ditto}", "", re.sub(r"\s", "", column))

    for directive in lead.readout(comparison).directives:
        for clause in directive.clauses:
            assert clause.text in bare


def _column(text: str, width: int, lead: Side) -> str:
    """Return the leading side's column of a page in two columns."""
    from directive_diff.renderers.terminal.typesetting import width_of  # noqa: PLC0415 - only for measuring

    split = (width - 6) // 2
    lines = []
    for line in text.splitlines():
        cut = next((i for i in range(len(line) + 1) if width_of(line[:i], 1) >= split), len(line))
        lines.append(line[cut + 4 :] if lead is Side.TARGET else line[:cut])
    return "".join(lines)


def test_no_label_is_missing() -> None:
    """Every label has words in both languages, with the same fields."""
    for key, (zh, en) in CATALOGUE.items():
        assert zh, key
        assert en, key
        assert sorted(re.findall(r"{(\w+)}", zh)) == sorted(re.findall(r"{(\w+)}", en)), key


def test_markup_of_a_document_stays_text(tmp_path: Path) -> None:
    """What looks like Rich's markup, and what would steer the terminal, is shown as text or replaced."""
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        f"会议强调，要防止[red]盲目\x1b[31m乐观\u202e情绪\x9b2J，{'保持头脑清醒，' * 20}。", encoding="utf-8"
    )
    comparison = compare(read(hostile), read(hostile))

    for colour in (False, True):
        text = page(comparison, View(colour=colour))
        assert "[red]" in text
        assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert set(re.findall("\x1b.", text)) <= {"\x1b["}
        assert "\x1b[31m乐观" not in text


def test_a_tree_for_people(comparison: Comparison) -> None:
    """``parse`` shows blocks, directives and clauses."""
    out = io.BytesIO()
    render_readout(comparison.source, out, View(lang=Lang.ZH))

    assert "S3  会议强调" in out.getvalue().decode()


@pytest.mark.parametrize("lang", Lang)
def test_every_reason_has_a_name_for_people(comparison: Comparison, lang: Lang) -> None:
    """``--why`` says in words what each score is made of, for links and for what came nearest."""
    text = page(comparison, View(width=160, lang=lang, why=True))

    assert ("得分" if lang is Lang.ZH else "score") in text
    assert ("最近" if lang is Lang.ZH else "nearest") in text
    assert "_covered" not in text
